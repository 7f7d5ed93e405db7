"""What the slots of the forms of a when read: counts, units, weekdays, days of a month, times.

Each gives every reading from a place on, the longest first. The words are those of all languages;
only whether a number comes before its month hangs on the language.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from detox.domain.problem import Unreadable
from detox.domain.tongues import CODES, answers, listed
from detox.domain.typed.clocks import read_clock
from detox.domain.typed.days import as_typed, days_at, is_no_day, read_day
from detox.domain.typed.matching import Matcher
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.vocabulary import MONTHS, NEAR_DAYS, UNITS, WEEKDAYS
from detox.domain.typed.weekdays import nth_days, week, weekday, weekday_code, weekdays
from detox.domain.typed.when_words import (
    Span,
    day_parts,
    nth,
    numbers,
    ordinal,
    past_joiners,
    vocabulary,
    words_in,
)
from detox.domain.typed.worded import Line, Slot

_LONGEST_DAY = 8
_MINUTES = frozenset(word for word in (*listed("minute"), *listed("second")) if word != "'")
_MONTH_NUMBER = f"([0-9]{{1,2}})({ordinal()})?"
_DAYS = frozenset(word for word, unit in UNITS.items() if unit == "day" and len(word) > 1)


class Day(NamedTuple):
    """A day, or why there is none, and how it was typed."""

    day: date | Unreadable
    typed: str


class Slots:
    """The slots, as they read a line against a day and in a language."""

    def __init__(self, line: Line, today: date, language: str) -> None:
        self._today, self._language = today, language
        self._dated = dated_matcher(line.lexemes, line.text, today, language, "future")
        self._known = vocabulary()
        known = self._known
        self.all: dict[str, Slot] = {
            "apart": _apart, "unit": words_in(known.units), "adverb": words_in(known.adverbs),
            "nth": nth, "other": words_in(known.counts), "every": words_in(known.every),
            "part": words_in(known.parts), "near": words_in(NEAR_DAYS), "minutes": _minute,
            "span": _spans, "short_span": _short_span, "weekday": weekday,
            "weekdays": weekdays, "week": week, "nth_days": nth_days,
            "month_days": _month_days, "month": words_in(MONTHS), "months": _months,
            "year_day": self._year_day, "day": self._day, "first_day": self._first_day,
            "clock": Line.times, "hour": _hour, "noon": _noon,
        }  # fmt: skip

    def _day(self, line: Line, place: int) -> Iterator[tuple[Day, int]]:
        """A single day; one that says it is a day and is none comes as why."""
        for day, end in days_in(line, self._dated, place, of_month=False):
            if not any(word.text in day_parts() for word in line.words[place:end]):
                yield Day(day, line.typed(place, end)), end  # else it says something of the time

    def _first_day(self, line: Line, place: int) -> Iterator[tuple[Day, int]]:
        """The `1` of `from 1 to 10 december`, as a day of the month that the later one has."""
        number = re.fullmatch(_MONTH_NUMBER, line.at(place))
        for later, _end in self._day(line, place + 2) if number else ():
            day = later.day
            if isinstance(day, date) and number and 1 <= int(number[1]) <= day.day:
                yield Day(day.replace(day=int(number[1])), line.typed(place, place + 1)), place + 1
                return

    def _year_day(self, line: Line, place: int) -> Iterator[tuple[date | Unreadable, int]]:
        """`29 february`, `31/12`, `12-31`: a day without its year."""
        for end in range(min(len(line.words), place + _LONGEST_DAY), place, -1):
            day = day_of_the_year(line.said(place, end), self._today, self._language)
            if day is not None:
                yield day, end


def days_in(
    line: Line, dated: Matcher, place: int, *, of_month: bool = True
) -> Iterator[tuple[date | Unreadable, int]]:
    """The days that begin at a word, the longest first; `dated` reads the lexemes of the line."""
    found: dict[int, date | Unreadable] = {}
    if place >= len(line.words):
        return
    for each in days_at(dated, line.words[place].lexeme, of_month=of_month):
        end = line.behind(each.end)
        if end > place and end not in found:
            found[end] = as_typed(each, line.typed(place, end))
    for end in sorted(found, reverse=True):
        yield found[end], end


def day_of_the_year(typed: str, today: date, language: str) -> date | Unreadable | None:
    """The next day of that name; None where the text is none, or one of one year."""
    if found := re.fullmatch("([0-9]{2})-([0-9]{2})", typed):
        month, day = sorted(found.groups()) if int(found[1]) > 12 else found.groups()
        typed, language = f"{day}/{month}", next(c for c in CODES if answers(c).day_first)
    words = typed.replace(".", " ").split()
    names_month = any(word in MONTHS for word in words)
    if not re.search("[0-9]", typed) or not (names_month or re.search("[/.]", typed)):
        return None
    if re.search("[0-9]{4}", typed) or any(word in UNITS for word in words):
        return None
    day_read = read_day(typed, today, language, direction="future")
    if isinstance(day_read, Unreadable) and is_no_day(day_read):
        return None
    return day_read


def _apart(line: Line, place: int) -> Iterator[tuple[int, int]]:
    """`3`, `three`, `other`; a or one is none."""
    word = line.at(place)
    if word in vocabulary().counts:
        yield vocabulary().counts[word], place + 1
    for count, end in numbers(line, place):
        if word.isdigit() or count > 1:
            yield count, end


def _minute(line: Line, place: int) -> Iterator[tuple[None, int]]:
    if re.sub("^[0-9]+", "", line.at(place)) in _MINUTES:
        yield None, place + 1


def _counted(line: Line, place: int, units: Mapping[str, Any]) -> Iterator[tuple[int, Any, int]]:
    """`10 days`, `a week`, `10d`: the number, the unit and the place behind."""
    word = line.at(place)
    if found := re.fullmatch("([0-9]{1,6})([a-z]+)", word):
        if found[2] in units:
            yield int(found[1]), units[found[2]], place + 1
        return
    for count, after in numbers(line, place):
        for unit, end in words_in(units)(line, after):
            yield count, unit, end


def _spans(line: Line, place: int) -> Iterator[tuple[Span, int]]:
    for count, unit, end in _counted(line, place, vocabulary().units):
        yield Span(unit.freq, unit.times * count), end


def _short_span(line: Line, place: int) -> Iterator[tuple[None, int]]:
    """Minutes or hours."""
    short = {word: word for word in _MINUTES}
    short |= {word: word for word, unit in vocabulary().units.items() if unit.freq == "HOURLY"}
    for _count, _unit, end in _counted(line, place, short):
        yield None, end


class MonthDays(NamedTuple):
    """Days of a month, from its end where negative; `is_clear` where no bare number stands."""

    days: tuple[int, ...]
    is_clear: bool


def _month_days(line: Line, place: int) -> Iterator[tuple[MonthDays, int]]:
    """`31st`, `1er et 15`, `last day`."""
    days: list[int] = []
    is_clear, end, here = False, place, place
    while found := _month_day(line, here):
        day, marked, end = found
        days.append(day)
        is_clear = is_clear or marked
        here = past_joiners(line, end)
    if days:
        yield MonthDays(tuple(days), is_clear), end


def _month_day(line: Line, place: int) -> tuple[int, bool, int] | None:
    """A day, whether it is clear without more that it is one of a month, and the place behind."""
    word = line.at(place)
    counted = None if word[:1].isdigit() else vocabulary().nths.get(word)
    is_named = line.at(place + 1) in _DAYS
    after = place + (2 if is_named else 1)
    if counted is not None:
        if weekday_code(line.at(after)) or line.at(after) in vocabulary().nths:
            return None
        return counted, counted == -1 and (is_named or word in ("end", "fin")), after
    found = re.fullmatch(_MONTH_NUMBER, word)
    if not found or (not found[2] and next(line.times(place), None)):
        return None
    if _is_before_a_month(line, place + 1):
        return None
    return int(found[1]), bool(found[2]) and not is_named, after


def _is_before_a_month(line: Line, place: int) -> bool:
    word = line.at(place + 1 if line.at(place) in listed("of") else place)
    return word in MONTHS and word not in WEEKDAYS


def _months(line: Line, place: int) -> Iterator[tuple[tuple[int, ...], int]]:
    months: list[int] = []
    end, here = place, place
    while line.at(here) in MONTHS:
        months.append(MONTHS[line.at(here)])
        end = here + 1
        here = past_joiners(line, end)
    if months:
        yield tuple(sorted(set(months))), end


def _hour(line: Line, place: int) -> Iterator[tuple[time | Unreadable, int]]:
    """`9` behind an `at`."""
    for count, end in numbers(line, place):
        clock = read_clock(f"{count}h") if count < 100 else None
        if clock is not None:
            yield clock, end


def _noon(line: Line, place: int) -> Iterator[tuple[time | Unreadable, int]]:
    """A time that has a name."""
    if not re.search("[0-9]", line.at(place)):
        yield from ((clock, end) for clock, end in line.times(place) if end == place + 1)
