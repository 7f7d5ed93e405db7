"""How long a program takes to answer, on however busy a machine."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

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
    began, before = time.monotonic(), _threads(window.pid)
    ask()
    while True:
        has_come = is_answer(window.seen[start:]) or window.has_ended()
        passed = time.monotonic() - began - _since(before, window.pid).waited
        if has_come or passed > HUNG:
            return max(passed, 0.0)
        window.read(0.05)


def rested(window: Window) -> None:
    """Wait until the program paints nothing, though it could, and has hardly anything to do."""
    end = time.monotonic() + PATIENCE
    while True:
        before = _threads(window.pid)
        if not window.read(_PAUSE) and sum(_since(before, window.pid)) < _BUSY:
            return
        if time.monotonic() > end:
            raise Late("it does not come to rest")


class _Work(NamedTuple):
    """Seconds for which one has worked, and waited for a processor."""

    worked: float
    waited: float


_Threads = dict[str, _Work]


def _threads(pid: int) -> _Threads:
    """The work of each thread of a process, where the system tells."""
    found = {}
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(OSError):  # it ended meanwhile
            worked, waited, *_ = (thread / "schedstat").read_text().split()
            found[thread.name] = _Work(int(worked) / 1e9, int(waited) / 1e9)
    return found


def _since(before: _Threads, pid: int) -> _Work:
    """The work of a process since then; that of threads that have ended is not known."""
    none = _Work(0, 0)
    pairs = [(after, before.get(name, none)) for name, after in _threads(pid).items()]
    return _Work(
        sum(after.worked - then.worked for after, then in pairs),
        sum(after.waited - then.waited for after, then in pairs),
    )
