"""How far a long work is: one line on stderr that is written over, where somebody sees it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_EVERY = 1000


class Progress:
    """Shows a count in a sentence with `%(count)d`; nothing where stderr is no terminal."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._is_seen = sys.stderr.isatty()
        self._is_written = False
        self.count = 0

    def __call__(self, count: int) -> None:
        """Show that so many are done."""
        if self._is_seen:
            sys.stderr.write(f"\r\x1b[K{self._words % {'count': count}}")
            sys.stderr.flush()
            self._is_written = True

    def of(self, things: Iterable[T]) -> Iterator[T]:
        """The same things, counted as they pass by."""
        try:
            for thing in things:
                self.count += 1
                if self.count % _EVERY == 0:
                    self(self.count)
                yield thing
        finally:
            self.over()

    def over(self) -> None:
        """Leave no trace."""
        if self._is_written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_written = False
