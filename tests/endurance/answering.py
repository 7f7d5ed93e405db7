"""How long a program takes to answer, on however busy a machine."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.terminal.window import PATIENCE, Late, Window

HUNG = 20.0
"""seconds after which no answer is waited for"""
_PAUSE, _BUSY = 0.3, 0.1
"""seconds without painting; seconds of work in that time, or of waiting to work"""


def answered(window: Window, ask: Callable[[], None], is_answer: Callable[[bytes], bool]) -> float:
    """Seconds from a question until what is painted after it is the answer, without those in which
    the program could have gone on and waited for a processor. What was painted before is forgotten.
    """
    window.forget()
    start = len(window.seen)
    began, queued = time.monotonic(), _queued(window.pid)
    ask()
    while True:
        has_come = is_answer(window.seen[start:]) or window.has_ended()
        passed = time.monotonic() - began - (_queued(window.pid) - queued)
        if has_come or passed > HUNG:
            return max(passed, 0.0)
        window.read(0.05)


def rested(window: Window) -> None:
    """Wait until the program paints nothing, though it could, and has hardly anything to do."""
    end = time.monotonic() + PATIENCE
    while True:
        before = sum(_work(window.pid))
        if not window.read(_PAUSE) and sum(_work(window.pid)) - before < _BUSY:
            return
        if time.monotonic() > end:
            raise Late("it does not come to rest")


def _queued(pid: int) -> float:
    """Seconds for which a process has waited for a processor so far."""
    return _work(pid)[1]


def _work(pid: int) -> tuple[float, float]:
    """Seconds for which the threads of a process have worked, and waited for a processor, where the
    system tells.
    """
    worked = waited = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # it ended meanwhile
            some = thread.read_text().split()
            worked, waited = worked + int(some[0]), waited + int(some[1])
    return worked / 1e9, waited / 1e9
