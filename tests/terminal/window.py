"""A terminal of our own with a program in it: keys in; what is painted, and what is left behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
STANDS = "Ctrl P"
"""what every line of keys has, so that it says that a screen stands"""
DETOX = (sys.executable, "-m", "detox")
"""The program as a person starts it, with whatever words follow."""

_MODE = re.compile(rb"\x1b\[\?(\d+(?:;\d+)*)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])\d*u")
_ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_].*?\x1b\\|\x1b."
)
ALTERNATE, CURSOR, WRAP, PASTE, FOCUS = 1049, 25, 7, 2004, 1004
MOUSE = (1000, 1003, 1006, 1015)
_AT_REST = {ALTERNATE: False, CURSOR: True, WRAP: True, PASTE: False, FOCUS: False} | dict.fromkeys(
    MOUSE, False
)


class Late(AssertionError):
    """What was waited for did not come."""


class Window:
    """One program in one terminal, its leader; `size` is rows and columns, `folder` where it
    stands.
    """

    def __init__(
        self,
        argv: tuple[str, ...] = DETOX,
        size: tuple[int, int] = (24, 80),
        environ: Mapping[str, str] = os.environ,
        folder: Path | None = None,
        **env: str,
    ) -> None:
        self.seen = b""
        self.code: int | None = None
        self.reads = True
        """whether anybody takes what the program paints"""
        known = {name: value for name, value in environ.items() if name not in _FOREIGN}
        known |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **env}
        self._master, slave = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(slave)
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._master)
            _login(slave)
            if folder is not None:
                os.chdir(folder)
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
                signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may ignore some
            os.execve(argv[0], argv, known)
        self._slave = slave

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size, as dragging its corner does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys: bytes | str) -> None:
        """Type, all in one go."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def leave(self) -> None:
        """Take away whatever is open, then press q until it leaves."""
        for tried in range(20):
            self.send("\x1b")
            self.rested()
            if self.has_ended():
                return
            if tried > 1:  # a form may ask whether to drop what was typed
                self.send("y")
                self.rested()
            self.send("q")
            self.rested()
            if self.has_ended():
                return

    def signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal."""
        for name in ("_master", "_slave"):
            number = self.__dict__.pop(name, None)
            if number is not None:
                os.close(number)

    def read(self, seconds: float = 0.05) -> bytes:
        """What comes within so many seconds."""
        if not self.reads:
            time.sleep(seconds)
            return b""
        if "_master" not in self.__dict__ or not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return b""
        self.seen += data
        return data

    def rested(self) -> str:
        """Wait until nothing has been painted for a while; the text since `forget`."""
        end = time.monotonic() + PATIENCE
        while self.read(0.3):
            if time.monotonic() > end:
                raise Late("it paints for ever")
        return self.text

    @property
    def text(self) -> str:
        """Everything painted since `forget`, without colours and positions."""
        return _ESCAPES.sub(b"", self.seen).decode(errors="replace")

    def forget(self) -> None:
        """Let go of what was painted so far; the modes stay known."""
        self.seen = b"".join(
            m.group() for m in re.finditer(_MODE.pattern + b"|" + _KITTY.pattern, self.seen)
        )

    def until(self, holds: str | Callable[[], bool]) -> "Window":
        """Read on until a text is painted, or something holds."""
        end = time.monotonic() + PATIENCE
        while True:
            is_last = self.has_ended() or time.monotonic() > end  # it may hold with the end
            if holds in self.text if isinstance(holds, str) else holds():
                return self
            if is_last:
                raise Late(f"{holds!r} never came; last seen: {self.text[-600:]!r}, {self.code=}")
            self.read()

    def has_ended(self) -> bool:
        """Whether the program has; its exit code is then `code`, minus the signal's number if one
        killed it.
        """
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                while self.read(0):
                    pass
        return self.code is not None

    def ended(self) -> int:
        """Wait for the end, and tell the exit code."""
        end = time.monotonic() + PATIENCE
        while not self.has_ended():
            if time.monotonic() > end:
                raise Late(f"still running; last seen: {self.text[-600:]!r}")
            self.read()
        assert self.code is not None
        return self.code

    @property
    def modes(self) -> dict[int, bool]:
        """The private modes that were ever set, as they stand."""
        return {
            int(number): found[2] == b"h"
            for found in _MODE.finditer(self.seen)
            for number in found[1].split(b";")
        }

    def left_sane(self) -> str:
        """What is not as it was before the program came; nothing when all is well."""
        now = self.modes
        wrong = [f"mode {mode}" for mode, rest in _AT_REST.items() if now.get(mode, rest) != rest]
        signs = [found[1] for found in _KITTY.finditer(self.seen)]
        if signs.count(b">") > signs.count(b"<"):
            wrong.append("keyboard protocol")
        if "_slave" in self.__dict__ and termios.tcgetattr(self._slave) != self.before:
            wrong.append("line discipline")
        return ", ".join(wrong)


_FOREIGN = {
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",
    "COLORTERM",
    "TERM_PROGRAM",
    "TMUX",
    "STY",
}


def _login(slave: int) -> None:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(slave, number)
    if slave > 2:
        os.close(slave)
