"""Time spent on a network during a break, as it is typed in one line."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from detox.domain.problem import Unreadable
from detox.domain.text import read_words
from detox.domain.typed.days import days_at, read_day, says_a_day
from detox.domain.typed.durations import NOT_A_DURATION, read_minutes
from detox.domain.typed.lexemes import Lexeme, lexemes_of
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.words import LONGEST_TYPED, unreadable

_SIGNS = (";", ",")
"""what may part the pieces"""
_SPARE = re.compile("^ ?[,;]? ?")
_IN_FIGURES = re.compile(
    r"(?:-[0-9]{1,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+/[0-9]+(?:/[0-9]+)?)(?= |$)"
)
"""a day that no word can be taken for: `-2`, `2026-11-20`, `21/11`"""
_MAY_BE_WORDS = ("weekdays", "a", "b", "m", "n", "months")
"""parts of a day that are rather words where more follow: `20 sunday lunch`"""


class TypedSlip(NamedTuple):
    """Minutes, what led to it, a word, and the day if one was typed."""

    minutes: int
    led_by: str
    word: str
    day: date | None = None


def read_slip(text: str, today: date, language: str) -> TypedSlip | Unreadable:
    """`20 bored on the train; a word on it`, `1 h yesterday; bored`: a length, then words, and
    maybe a day, right behind the length or alone between two signs.
    """
    text = " ".join(text.split())
    fault = unreadable(NOT_A_DURATION, text)
    found: list[tuple[int, str]] = []
    for end in reversed(list(_ends(lexemes_of(text)))):
        minutes = read_minutes(text[:end], language)
        if isinstance(minutes, int):
            found.append((minutes, _SPARE.sub("", text[end:], 1)))
        elif not found:
            fault = minutes
            if fault.problem.message != NOT_A_DURATION:
                break
    if not found:
        return fault
    # `2 h 20 november` is not two hours twenty
    dated = (one for one in found if _says_a_day(re.split("[,;]", one[1])[0], today, language))
    return _worded(*next(dated, found[0]), today, language)


def _ends(lexemes: list[Lexeme]) -> Iterator[int]:
    """Where a length may end: behind a word, or before a sign that is none of a number."""
    for one, behind, then in zip_longest(lexemes, lexemes[1:], lexemes[2:]):
        if one.start > LONGEST_TYPED:
            return
        goes_on = then is not None and then.glued and then.is_number
        parts = behind is not None and behind.text in _SIGNS and not goes_on
        if one.text not in _SIGNS and (behind is None or not behind.glued or parts):
            yield one.end


def _worded(minutes: int, text: str, today: date, language: str) -> TypedSlip | Unreadable:
    day, rest = _dated(text, today, language)
    led_by, _sign, word = rest.partition(";")
    said = [read_words(part) for part in (led_by, word)]
    wrong = next((each for each in said if isinstance(each, Unreadable)), None)
    return wrong or TypedSlip(minutes, str(said[0]), str(said[1]), day)


def _says_a_day(piece: str, today: date, language: str) -> bool:
    return _IN_FIGURES.fullmatch(piece.strip()) is not None or says_a_day(piece, today, language)


def _dated(text: str, today: date, language: str) -> tuple[date | None, str]:
    """The day that is said behind a length, and the words without it."""
    pieces = re.split("([,;])", text)
    for place in range(0, len(pieces), 2):
        if _says_a_day(pieces[place], today, language):
            day = read_day(pieces[place], today, language)
            kept = pieces[: max(place - 1, 0)] + pieces[place + 1 :]
            return (
                (day, _SPARE.sub("", "".join(kept), 1)) if isinstance(day, date) else (None, text)
            )
    if figures := _IN_FIGURES.match(text):
        said = read_day(figures[0], today, language)
        if isinstance(said, date):
            return said, _SPARE.sub("", text[figures.end() :], 1)
    typed = dated_matcher(lexemes_of(text), text, today, language, "past")
    for found in days_at(typed, 0):
        is_said = not any(slot.name in _MAY_BE_WORDS for slot in found.slots)
        end = typed.lexemes[found.end - 1].end
        if is_said and isinstance(found.value.day, date) and text[end : end + 1] in ("", " "):
            return found.value.day, _SPARE.sub("", text[end:], 1)
    return None, text
