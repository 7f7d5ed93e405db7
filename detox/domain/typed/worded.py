"""A when or a period as whole words, and cut into pieces by the forms of the tables.

It is read from its first word to its last: where several forms fit, by the one that takes most.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from typing import Any, NamedTuple

from detox.domain.problem import Unreadable
from detox.domain.typed.clocks import NO_SUCH_TIME, timed_matcher
from detox.domain.typed.forms import Fitter, parts_of
from detox.domain.typed.lexemes import Lexeme, lexed
from detox.domain.typed.tokens import Token
from detox.domain.typed.words import fold, unreadable


class Word(NamedTuple):
    """One word: folded, where it stands in what was typed, and its first lexeme."""

    text: str
    start: int
    end: int
    lexeme: int


class Piece(NamedTuple):
    """What some words were taken for; `start` and `end` as a slice of what was typed."""

    kind: str
    start: int
    end: int
    got: Mapping[str, Any] = {}


class Line:
    """What was typed, in words; commas and the dots behind letters only part them."""

    def __init__(self, text: str) -> None:
        self.text = text
        begin, bare = len(text) - len(text.lstrip()), text.strip()
        token = Token(bare, False, False, begin, begin + len(bare), begin)
        self.lexemes = lexed([token] if bare else [])
        self._clocks = timed_matcher(self.lexemes)
        self._behind: dict[int, int] = {}
        words: list[Word] = []
        for first, after in _words_of(self.lexemes):
            start, end = self.lexemes[first].start, self.lexemes[after - 1].end
            words.append(Word(fold(text[start:end]) or text[start:end], start, end, first))
            self._behind[after] = len(words)
            if self.lexemes[after - 1].text == ".":
                self._behind.setdefault(after - 1, len(words))
        self.words = tuple(words)

    def typed(self, begin: int, end: int) -> str:
        """The words from one place up to another, as they were typed."""
        return self.text[self.words[begin].start : self.words[end - 1].end]

    def said(self, begin: int, end: int) -> str:
        """The words from one place up to another, folded."""
        return " ".join(word.text for word in self.words[begin:end])

    def at(self, place: int) -> str:
        """The word at a place, empty behind the last."""
        return self.words[place].text if place < len(self.words) else ""

    def behind(self, lexeme: int) -> int:
        """The place of the word behind that many lexemes; 0 where they end inside of one."""
        return self._behind.get(lexeme, 0)

    def times(self, place: int) -> Iterator[tuple[time | Unreadable, int]]:
        """The times of the clock that begin there."""
        if place >= len(self.words):
            return
        begin = self.words[place].lexeme
        begin += self.lexemes[begin].text == "@" and self.words[place].text != "@"
        known = {0}
        for found in self._clocks.matches("time", begin):
            end = self.behind(found.end)
            if end not in known:
                known.add(end)
                yield found.value.shown or unreadable(NO_SUCH_TIME, self.typed(place, end)), end


def _words_of(lexemes: Sequence[Lexeme]) -> Iterator[tuple[int, int]]:
    """Where the lexemes of each word begin and end."""
    first = -1
    for place, one in enumerate(lexemes):
        is_elided = place == first + 1 and lexemes[first].is_elided
        parts = _parts(lexemes, place)
        if first >= 0 and (not one.glued or is_elided or parts):
            yield first, place
            first = -1
        if first < 0 and not parts:
            first = place
    if first >= 0:
        yield first, len(lexemes)


def _parts(lexemes: Sequence[Lexeme], place: int) -> bool:
    """Whether what stands there only parts words: a comma, a dot, a slash, the T of a moment."""
    one, before = lexemes[place], lexemes[place - 1] if place else None
    if one.text in (",", ";"):
        return True
    if before is None or not one.glued:
        return False
    if one.text == ".":
        return before.raw[-1:].isalpha()
    if one.text in ("/", "+"):  # `mon/wed/fri`
        behind = lexemes[place + 1 : place + 2]
        return before.is_word and bool(behind) and behind[0].is_word and behind[0].glued
    hour = [each.text for each in lexemes[place + 1 : place + 3] if each.glued]
    return one.text == "t" and before.is_number and hour[1:] == [":"] and len(hour[0]) == 2


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
