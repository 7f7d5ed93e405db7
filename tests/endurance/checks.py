"""What holds at any moment of restless use: it answers, it leads back, it shows what it would paint
anew.
"""

import re
import signal
import time
from contextlib import suppress
from pathlib import Path

from detox.tui.core import SAID_SECONDS, UNDO_SECONDS
from detox.tui.reminding import TOAST_SECONDS
from tests.endurance.moves import ENTER, ESCAPE
from tests.terminal.emulator import Emulator
from tests.terminal.window import Window

SIZE = (24, 80)
SLOW = 2.0
"""seconds of its own processor time, in which it has to answer"""
HUNG = 20.0
"""seconds of the clock, on however busy a machine"""
_TOASTS = max(SAID_SECONDS, UNDO_SECONDS, TOAST_SECONDS) + 1
_ENTERED = b"\x1b[?1049h"
_THUMB = " ▁▂▃▄▅▆▇█"


class Checks:
    """Looks at a program in a terminal; `slowest` is its longest answer so far, in seconds of the
    clock, `memory` what it held at each look, in MiB.
    """

    def __init__(self, window: Window) -> None:
        self.window = window
        self.slowest = 0.0
        self.memory: list[int] = []

    def all(self, keys: bytes) -> list[str]:
        """Everything that is wrong now; `keys` are typed on the way."""
        self.window.resize(*SIZE)
        self.window.rested()
        found = self._answers() or self._as_painted_anew(keys) or self._leads_back()
        self.window.forget()
        self.weigh()
        return [] if self.window.has_ended() else found

    def weigh(self) -> None:
        """Note how much memory it holds, unless it has gone."""
        with suppress(OSError):
            status = Path(f"/proc/{self.window.pid}/status").read_text()
            sizes = dict(line.split(":", 1) for line in status.splitlines())
            if "VmRSS" in sizes:
                self.memory.append(int(sizes["VmRSS"].split()[0]) // 1024)

    def _answers(self) -> list[str]:
        """Sent to sleep and woken, it paints the whole screen."""
        window = self.window
        before, used = time.monotonic(), _processor(window.pid)
        window.forget()
        window.signal(signal.SIGTSTP)
        window.read(0.2)
        window.signal(signal.SIGCONT)
        while _ENTERED not in window.seen or not window.seen.rpartition(_ENTERED)[2]:
            if window.has_ended() or time.monotonic() - before > HUNG:
                break
            window.read(0.05)
        took, used = time.monotonic() - before, _processor(window.pid) - used
        self.slowest = max(self.slowest, took)
        if window.has_ended() or (took <= HUNG and used <= SLOW):
            return []
        return [f"no answer in {took:.1f} s, {used:.1f} s of them its own"]

    def _as_painted_anew(self, keys: bytes) -> list[str]:
        window = self.window
        screen = self._repainted()
        start = len(window.seen)
        window.send(keys)
        window.rested()
        end = time.monotonic() + _TOASTS  # what only stays for a while has gone then
        while time.monotonic() < end:
            window.read(0.2)
        stood = _lines(screen.show(window.seen[start:]))
        if window.has_ended():
            return []
        anew = _lines(self._repainted().show(b""))
        wrong = [pair for pair in zip(stood, anew, strict=True) if pair[0] != pair[1]]
        return [f"stood, and is painted after {keys!r}: {wrong}"] if wrong else []

    def _repainted(self) -> Emulator:
        """A new terminal that shows the screen as it is painted after a sleep."""
        window = self.window
        window.forget()
        window.signal(signal.SIGTSTP)
        window.rested()
        window.signal(signal.SIGCONT)
        window.rested()
        emulator = Emulator(*SIZE)
        emulator.show(window.seen.rpartition(_ENTERED)[2])
        return emulator

    def _leads_back(self) -> list[str]:
        """Out of whatever is open, to Today, where the keys open and close."""
        window = self.window
        for tried in range(12):
            window.send(ESCAPE)
            window.rested()
            if tried > 1:  # a question: whether to drop what was typed, or which way to go
                window.send("y" if tried % 2 else ENTER)
                window.rested()
            window.send("T")
            window.rested()
            stood = _lines(self._repainted().show(b""))
            window.send("?")
            window.rested()
            opened = _lines(self._repainted().show(b""))
            window.send("?")
            window.rested()
            closed = _lines(self._repainted().show(b""))
            if window.has_ended() or (stood == closed and stood != opened):
                return []
        return [f"no key leads back: {[line for line in closed if line]}"]


def _lines(shown: list[str]) -> list[str]:
    """Lines without the time that passes, and without the thumb of a scroll bar."""
    return [re.sub(r"\d", "0", line).rstrip(_THUMB) for line in shown]


def _processor(pid: int) -> float:
    """Seconds that a process has had the processor, all threads; none once it has gone."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # the kernel's number for that clock
    except OSError:
        return 0.0
