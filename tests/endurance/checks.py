"""What holds at any moment of restless use: it answers, it leads back, it shows what it would paint
anew.
"""

import re
import signal
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from detox.tui.core import SAID_SECONDS, UNDO_SECONDS
from detox.tui.reminding import TOAST_SECONDS
from tests.endurance.answering import answered, rested
from tests.endurance.moves import ENTER, ESCAPE
from tests.terminal.emulator import Emulator
from tests.terminal.window import Window

SIZE = (24, 80)
SLOW = 2.0
"""seconds in which it has to answer"""
_PASSING = max(SAID_SECONDS, UNDO_SECONDS, TOAST_SECONDS) + 3
"""seconds after which what only stays for a while has gone, and what others wrote is seen"""
_ENTERED = b"\x1b[?1049h"
_CLOCK = re.compile(r" *\d+(?::\d\d)+ *")
_THUMB = " ▁▂▃▄▅▆▇█"


class Checks:
    """Looks at a program in a terminal; `slowest` is its longest answer so far, in seconds,
    `memory` what it held at each look, in MiB.
    """

    def __init__(self, window: Window, slow: float = SLOW) -> None:
        self.window, self._slow = window, slow
        self.slowest = 0.0
        self.memory: list[int] = []

    def all(self, keys: bytes | None) -> list[str]:
        """Everything that is wrong now; `keys` are typed on the way. Without them only what is seen
        in a few seconds.
        """
        self.window.resize(*SIZE)
        rested(self.window)
        found = self.answers()
        if keys is not None:
            found = found or self._as_painted_anew(keys)
        found = found or self._leads_back()
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

    def answers(self) -> list[str]:
        """Woken, it paints the whole screen; what is wrong about that."""
        return self._in_time("woken", self._woken())

    def _woken(self) -> float:
        """Seconds until it paints once it is woken, whether it slept or not."""
        wake = partial(self.window.signal, signal.SIGCONT)
        return answered(self.window, wake, lambda painted: bool(painted.partition(_ENTERED)[2]))

    def _tells_keys(self) -> list[str]:
        """On Today a key has all keys told; what is wrong about that."""
        window = self.window
        ask = partial(window.send, "?")
        seconds = answered(window, ask, lambda _new: _tells_all(window.text))
        found = self._in_time("asked for all keys", seconds)
        window.send("?")
        rested(window)
        return found

    def _in_time(self, when: str, seconds: float) -> list[str]:
        if self.window.has_ended():
            return []
        self.slowest = max(self.slowest, seconds)
        return [f"{when}, no answer for {seconds:.1f} s"] if seconds > self._slow else []

    def _as_painted_anew(self, keys: bytes) -> list[str]:
        window = self.window
        screen = self._repainted()
        start = len(window.seen)
        window.send(keys)
        rested(window)
        end = time.monotonic() + _PASSING
        while time.monotonic() < end:
            window.read(0.2)
        stood = _lines(screen.show(window.seen[start:]))
        if window.has_ended():
            return []
        anew = _lines(self._repainted().show(b""))
        wrong = [pair for pair in zip(stood, anew, strict=True) if pair[0] != pair[1]]
        return [f"stood, and is painted after {keys!r}: {wrong}"] if wrong else []

    def _repainted(self) -> Emulator:
        """A new terminal that shows the screen as it is painted when it wakes."""
        self._woken()
        rested(self.window)
        emulator = Emulator(*SIZE)
        emulator.show(self.window.seen.rpartition(_ENTERED)[2])
        return emulator

    def _leads_back(self) -> list[str]:
        """Out of whatever is open, to Today, where the keys open and close."""
        window = self.window
        for tried in range(12):
            window.send(ESCAPE)
            rested(window)
            if tried > 1:  # a question: whether to drop what was typed, or which way to go
                window.send("y" if tried % 2 else ENTER)
                rested(window)
            window.send("T")
            rested(window)
            screen = self._repainted()
            is_today, stood = _is_today(screen), _lines(screen.show(b""))
            opened, closed = self._after("?", screen), self._after("?", screen)
            if window.has_ended():
                return []
            if is_today and _tells_all("\n".join(opened)) and stood == closed:
                return self._tells_keys()
        return [f"no key leads back: {[line for line in closed if line]}"]

    def _after(self, key: str, screen: Emulator) -> list[str]:
        """What stands there after one more key."""
        start = len(self.window.seen)
        self.window.send(key)
        rested(self.window)
        return _lines(screen.show(self.window.seen[start:]))


def _lines(shown: list[str]) -> list[str]:
    """Lines without clocks that run, and without the thumb of a scroll bar."""
    return [_CLOCK.sub(" 0:00 ", line).rstrip(_THUMB) for line in shown]


def _tells_all(text: str) -> bool:
    return any(title in text for title in ("All keys", "Toutes les touches"))


def _is_today(screen: Emulator) -> bool:
    """Whether of the names of screens, in the first line, the first stands out, and no other."""
    line = "".join("B" if cell.bold else "." for cell in screen.lines[0] if cell.data != " ")
    return re.fullmatch(r"B+\.*", line) is not None
