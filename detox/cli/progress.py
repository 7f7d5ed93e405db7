"""How far a long work is: one line on stderr that is written over, where somebody sees it."""

import gc
import os
import sys
from threading import Event, Thread
from types import TracebackType

from detox.cli.console import plain, width
from detox.i18n import number
from detox.wording.figures import percentage

PATIENCE = 0.5
"""seconds that a work may take in silence"""
_EVERY = 0.1
_CLEAR = "\r\x1b[K"


class Progress:
    """Shows a sentence with `%(count)s` while a work lasts, and leaves no trace of it.

    A thread of its own writes it: a long step that tells nothing shows too, and telling costs next
    to nothing. Nothing is shown where it `shows` not, or stderr is no terminal that can write over.

    Nor is garbage looked for meanwhile: nearly all that a long work makes is needed to its end, and
    looking through it again and again takes as much as a quarter of it.
    """

    def __init__(self, words: str, *, shows: bool = True) -> None:
        self._words, self._share, self.count = words, 0.0, 0
        is_seen = shows and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._over = Event()
        self._was_collected = gc.isenabled()
        self._thread = Thread(target=self._show, daemon=True) if is_seen else None

    def __enter__(self) -> "Progress":
        gc.disable()
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._was_collected:
            gc.enable()
        if self._thread:
            self._over.set()
            self._thread.join()

    def __call__(self, count: int, share: float = 0.0) -> None:
        """So many are done, and this part of the whole, from 0 to 1; 0 where nobody knows."""
        self.count, self._share = count, share

    def say(self, line: str) -> None:
        """Show this instead."""
        self._words = line.replace("%", "%%")

    def _show(self) -> None:
        if self._over.wait(PATIENCE):
            return
        is_over = False
        while not is_over:
            sys.stderr.write(_CLEAR + plain(self._line())[: width() - 1])
            sys.stderr.flush()
            is_over = self._over.wait(_EVERY)
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()

    def _line(self) -> str:
        line = self._words % {"count": number(self.count)}
        return f"{line} {percentage(int(self._share * 100))}" if self._share else line
