"""A program in a terminal of our own: what it paints and when, what it uses."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import NamedTuple

COLUMNS, LINES = 80, 24
ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P_].*?\x1b\\|\x1b."
)
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
TAKEN_OVER = b"\x1b[?2004h"
"""what Textual asks of a terminal when it starts"""
PATIENCE = 20.0
QUIET = 0.06
MEBI = 1024.0


class Paint(NamedTuple):
    """Seconds from a key to the first text that changed, and to the last."""

    first: float
    settled: float


class Memory(NamedTuple):
    """In MiB: what is in memory, and the part of it that is this process's own share."""

    resident: float
    proportional: float


class SilentError(Exception):
    """The program did not paint what was waited for."""


class Terminal:
    """One program in one terminal. `started` is when it was executed."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self.name = " ".join(argv)
        self.seen = b""
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execve(argv[0], argv, env)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds, as soon as something does; queries are answered."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            raise SilentError(f"{self.name} ended: {self.text()[-300:]!r}") from error
        for query, answer in ANSWERS.items():
            if query in data:
                os.write(self._fd, answer)
        self.seen += data
        return data

    def text(self) -> str:
        """Everything painted so far, without colours and positions."""
        return ESCAPES.sub(b"", self.seen).decode(errors="ignore")

    def painted(self, marker: str = "") -> float:
        """Seconds from the start until `marker`, or any text at all, is painted."""
        while not (marker in self.text() if marker else self.text().strip()):
            if time.perf_counter() - self.started > PATIENCE:
                raise SilentError(f"{self.name} never painted {marker!r}")
            self.read(0.5)
        return time.perf_counter() - self.started

    def settled(self, marker: str) -> float:
        """Seconds from the start until the program itself has painted `marker`, which may stand
        there already.
        """
        while marker.encode() not in self.seen.partition(TAKEN_OVER)[2]:
            if time.perf_counter() - self.started > PATIENCE:
                raise SilentError(f"{self.name} never settled")
            self.read(0.5)
        return time.perf_counter() - self.started

    def ended(self) -> float:
        """Seconds from the start to the end of a program that ends by itself."""
        os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        return time.perf_counter() - self.started

    def quiet(self, seconds: float = QUIET) -> None:
        """Wait until nothing has been painted for so long."""
        while self.read(seconds):
            pass
        self.seen = b""

    def send(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self._fd, keys)

    def press(self, keys: bytes) -> Paint:
        """Send keys, and wait until what they change is painted."""
        self.quiet()
        sent = time.perf_counter()
        os.write(self._fd, keys)
        while not self.text().strip():
            if time.perf_counter() - sent > PATIENCE / 10:
                raise SilentError(f"{self.name} did not answer {keys!r}")
            self.read(0.1)
        first = last = time.perf_counter() - sent
        while self.read(QUIET):
            last = time.perf_counter() - sent
        return Paint(first, last)

    def cpu(self) -> float:
        """Seconds of processor time used so far, all threads."""
        return time.clock_gettime((~self.pid << 3) | 2)  # the kernel's number for that clock

    def memory(self) -> Memory:
        """What it holds now."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        sizes = {key: value for key, _, value in (line.partition(":") for line in lines[1:])}
        return Memory(*(int(sizes[key].split()[0]) / MEBI for key in ("Rss", "Pss")))
