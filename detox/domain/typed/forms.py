"""Forms of speech as a table declares them, and a line cut into pieces by them.

A form is words and slots in braces, optional parts in brackets: `every|each [{apart}] {unit}`; `|`
stands between words that mean the same, `_` between those of one phrase. A line is read from its
first word to its last: where several forms fit, by the one that takes the most.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

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


class _Element(NamedTuple):
    is_needed: bool
    name: str
    slot: str
    words: tuple[tuple[str, ...], ...]


def pieces_of(
    line: Line, forms: Sequence[tuple[str, str]], slots: Mapping[str, Slot]
) -> tuple[list[Piece], list[int]]:
    """The pieces of a line by `forms` (kind, form), and the places of words that are in none."""
    slots = {name: once(slot) for name, slot in slots.items()}
    pieces: list[Piece] = []
    left: list[int] = []
    place = 0
    while place < len(line.words):
        longest, end = None, place
        for kind, form in forms:
            for got, after in matches(form, line, place, slots):
                if after > end:
                    longest, end = (kind, got), after
        if longest is None:
            left.append(place)
            place += 1
            continue
        start = line.words[place].start
        pieces.append(Piece(longest[0], start, line.words[end - 1].end, longest[1]))
        place = end
    return pieces, left


def once(slot: Slot) -> Slot:
    """A slot that reads each place once, however many forms ask."""
    known: dict[int, list[tuple[Any, int]]] = {}

    def read(line: Line, place: int) -> Iterator[tuple[Any, int]]:
        if place not in known:
            known[place] = list(slot(line, place))
        return iter(known[place])

    return read


def matches(
    form: str, line: Line, place: int, slots: Mapping[str, Slot]
) -> Iterator[tuple[dict[str, Any], int]]:
    """Each way a form fits from a place on: what its slots read, and the place behind."""
    return _from(_elements(form), line, place, slots)


def _from(
    elements: tuple[_Element, ...], line: Line, place: int, slots: Mapping[str, Slot]
) -> Iterator[tuple[dict[str, Any], int]]:
    if not elements:
        yield {}, place
        return
    element, rest = elements[0], elements[1:]
    for read, after in _element(element, line, place, slots):
        for got, end in _from(rest, line, after, slots):
            yield ({element.name: read} | got if element.name else got), end
    if not element.is_needed:
        yield from _from(rest, line, place, slots)


def _element(
    element: _Element, line: Line, place: int, slots: Mapping[str, Slot]
) -> Iterator[tuple[Any, int]]:
    if element.slot:
        yield from slots[element.slot](line, place)
        return
    for words in element.words:
        if all(line.at(place + n) == word for n, word in enumerate(words)):
            yield None, place + len(words)


@lru_cache(maxsize=1024)
def _elements(form: str) -> tuple[_Element, ...]:
    return tuple(_parsed(part) for part in form.split())


def _parsed(part: str) -> _Element:
    inner = part.strip("[]")
    if inner.startswith("{"):
        name, _, slot = inner.strip("{}").partition("=")
        return _Element(part[0] != "[", name, slot or name, ())
    words = (tuple(word.split("_")) for word in inner.split("|"))
    return _Element(part[0] != "[", "", "", tuple(sorted(words, key=len, reverse=True)))
