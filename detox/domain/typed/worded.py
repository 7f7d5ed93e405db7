"""A when or a period as whole words, and cut into pieces by the forms of the tables.

It is read from its first word to its last: where several forms fit, by the one that takes most.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from detox.domain.typed.forms import Fitter, parts_of
from detox.domain.typed.words import fold

_WORD = r"(?<!\S)(?:jusqu|d|l)['’](?=\w)|\S+"


class Word(NamedTuple):
    """One word: folded, and where it stands in what was typed."""

    text: str
    start: int
    end: int


class Piece(NamedTuple):
    """What some words were taken for; `start` and `end` as a slice of what was typed."""

    kind: str
    start: int
    end: int
    got: Mapping[str, Any] = {}


class Line:
    """What was typed, cut into words; commas and the dots behind letters only part words."""

    def __init__(self, text: str) -> None:
        self.text = text
        plain = re.sub(r"[,;]|(?<=[^\W\d])\.", " ", text)
        plain = re.sub(r"(?<=[0-9])[tT](?=[0-9]{2}:)", " ", plain)
        found = re.finditer(_WORD, plain)
        self.words = tuple(Word(fold(f[0]) or f[0], f.start(), f.end()) for f in found)

    def typed(self, begin: int, end: int) -> str:
        """The words from one place up to another, as they were typed."""
        return self.text[self.words[begin].start : self.words[end - 1].end]

    def said(self, begin: int, end: int) -> str:
        """The words from one place up to another, folded."""
        return " ".join(word.text for word in self.words[begin:end])

    def at(self, place: int) -> str:
        """The word at a place, empty behind the last."""
        return self.words[place].text if place < len(self.words) else ""


Slot = Callable[[Line, int], Iterator[tuple[Any, int]]]
"""Gives what it reads from a place on, and the place behind, the longest first."""


class Worded:
    """A line, and what the forms read in it with these slots, each asked once at each place."""

    def __init__(self, line: Line, slots: Mapping[str, Slot]) -> None:
        self.line, self._slots = line, slots
        self._fitter = Fitter([word.text for word in line.words], self._reads, lambda _place: False)
        self._known: dict[tuple[str, int], list[tuple[int, Any]]] = {}

    def matches(self, form: str, place: int) -> Iterator[tuple[dict[str, Any], int]]:
        """Each way a form fits from a place on: what its slots read, and the place behind."""
        for end, slots in self._fitter.fits(parts_of(form, _cut), place):
            yield {slot.name: slot.value for slot in slots}, end

    def pieces(self, forms: Sequence[tuple[str, str]]) -> tuple[list[Piece], list[int]]:
        """The pieces of the line by `forms` (kind, form), and the places of words in none."""
        words = self.line.words
        pieces: list[Piece] = []
        left: list[int] = []
        place = 0
        while place < len(words):
            longest, end = None, place
            for kind, form in forms:
                for got, after in self.matches(form, place):
                    if after > end:
                        longest, end = (kind, got), after
            if longest is None:
                left.append(place)
                place += 1
                continue
            piece = Piece(longest[0], words[place].start, words[end - 1].end, longest[1])
            pieces.append(piece)
            place = end
        return pieces, left

    def _reads(self, slot: str, _code: str, place: int) -> Iterator[tuple[int, Any]]:
        known = self._known.get((slot, place))
        if known is None:
            read = self._slots[slot](self.line, place)
            known = self._known[slot, place] = [(after, value) for value, after in read]
        return iter(known)


def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split("_"))
