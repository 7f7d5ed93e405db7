"""Brackets around what is read: `45 min (reading)`, `reading a novel (45m, yesterday)`.

They become part of the words inside, so that those are read, and a note keeps its brackets.
"""

from collections.abc import Sequence
from datetime import date

from detox.domain.activity import Activity
from detox.domain.typed.lexemes import Lexeme
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.strip import Names, Strip

_PAIRS = {"(": ")", "[": "]"}


def unwrapped(
    lexemes: list[Lexeme], source: str, activities: Sequence[Activity], today: date, language: str
) -> list[Lexeme]:
    """The lexemes, brackets joined to those they hold where all of these are read."""
    opened = [place for place, one in enumerate(lexemes) if one.text in _PAIRS and not one.glued]
    if not opened:
        return lexemes
    strip = Strip(lexemes, dated_matcher(lexemes, source, today, language, "past"))
    inside = _Inside(strip, Names(strip, activities))
    kept = list(lexemes)
    for place in reversed(opened):
        close = inside.close(place)
        if close > place + 1 and inside.reaches(place + 1, close):
            kept[place : close + 1] = _joined(lexemes[place : close + 1])
    return kept


def _joined(group: list[Lexeme]) -> list[Lexeme]:
    """What stands between two brackets, which belong to the first and the last of it."""
    opening, *inner, closing = group
    first = inner[0]
    inner[0] = first._replace(
        start=opening.start, raw=opening.raw + first.raw, glued=False, apart=opening.apart
    )
    inner[-1] = inner[-1]._replace(end=closing.end, raw=inner[-1].raw + closing.raw)
    return inner


class _Inside:
    """What is read of the words in brackets."""

    def __init__(self, strip: Strip, names: Names) -> None:
        self._strip, self._names = strip, names
        self._lexemes = strip.lexemes

    def close(self, place: int) -> int:
        """Where the bracket ends that begins there, with no other inside and no word behind."""
        wanted = _PAIRS[self._lexemes[place].text]
        for end in range(place + 1, len(self._lexemes)):
            one = self._lexemes[end]
            if one.quoted or one.text in _PAIRS:
                return 0
            if one.text == wanted:
                behind = self._lexemes[end + 1 : end + 2]
                parts = not behind or not behind[0].glued or behind[0].text in (",", ":", ";", ".")
                return end if parts else 0
        return 0

    def reaches(self, place: int, close: int) -> bool:
        """Whether what is read, with commas between, goes from there up to the bracket."""
        if place == close:
            return True
        if self._lexemes[place].text == ",":
            return self.reaches(place + 1, close)
        return any(self.reaches(end, close) for end in self._ends(place) if end <= close)

    def _ends(self, place: int) -> set[int]:
        typed = self._strip.typed
        ends = {one.end for one in typed.matches("duration", place)}
        ends |= {
            one.end
            for one in typed.matches("when", place)
            if one.value.firm > 0 or one.value.day is not None
        }
        name = self._names.exact(place)
        return ends | ({name[1]} if name else set())
