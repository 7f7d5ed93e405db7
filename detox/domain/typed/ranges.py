"""Ranges of days as people type them: `week`, `mois dernier`, `2026-11`, `2026-11-01..2026-11-30`.

The last day typed is in the range, so `after` is the day that follows it.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.days import (
    EARLIEST,
    LATEST,
    ONE_DAY,
    DayRange,
    month_of,
    one_day,
    week_of,
    year_of,
)
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.days import NOT_A_DAY, read_day
from detox.domain.typed.reader import Direction
from detox.domain.typed.words import LAST, LONGEST_TYPED, MONTHS, fold, unreadable

NOT_A_RANGE = N_("“%(typed)s” is not a period; write week, last month, 2026-11, all or FROM..TO.")
BACKWARDS = N_("“%(typed)s” ends before it begins; write the earlier day first.")
OUT_OF_REACH = N_("“%(typed)s” is not in the calendar; write a month from 2000-01 to 2199-12.")

_ALL = ("all", "all time", "everything", "tout", "..")
_PERIODS = {
    "week": "week", "semaine": "week", "month": "month", "mois": "month",
    "year": "year", "annee": "year", "an": "year",
}  # fmt: skip
_LITTLE_WORDS = ("this", "the", "ce", "cet", "cette", "la", "le")
_ENDS = r"(.*?)(?:\.\.+|…)(.*)"
_SPOKEN_ENDS = (
    r"(?:from|between) (.+?) (?:to|and|until) (.+)",
    r"(?:du|de|entre) (.+?) (?:au|à|a|et|jusqu'à|jusqu'au) (.+)",
)


class _Now(NamedTuple):
    today: date
    first_weekday: int
    language: str


def read_range(text: str, today: date, first_weekday: int, language: str) -> DayRange | Unreadable:
    """A range that is never empty; weekdays count from Monday = 0."""
    text = " ".join(text.split())
    if len(text) > LONGEST_TYPED:
        return unreadable(NOT_A_RANGE, text)
    now = _Now(today, first_weekday, language)
    if fold(text) in _ALL:
        return DayRange(EARLIEST, max(today, EARLIEST) + ONE_DAY)
    if found := re.fullmatch(_ENDS, text):
        return _between(text, found[1].strip(), found[2].strip(" ."), now)
    for pattern in _SPOKEN_ENDS:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return _between(text, found[1], found[2], now)
    return _span(text, now)


def _between(text: str, begin: str, end: str, now: _Now) -> DayRange | Unreadable:
    first = _span(begin, now) if begin else DayRange(EARLIEST, EARLIEST)
    if isinstance(first, Unreadable):
        return first
    last = _span(end, now) if end else _until_today(first, now.today)
    if isinstance(last, DayRange) and last.after <= first.first:
        last = _span(end, now, "future")
    if isinstance(last, Unreadable):
        return last
    if last.after <= first.first:
        return unreadable(BACKWARDS, text)
    return DayRange(first.first, last.after)


def _until_today(first: DayRange, today: date) -> DayRange:
    """Up to today, or as long as what it begins with where that is still to come."""
    return DayRange(first.first, max(first.after, today + ONE_DAY))


def _span(text: str, now: _Now, direction: Direction = "past") -> DayRange | Unreadable:
    """One name: a day, a week, a month or a year."""
    typed = _plain(fold(text))
    found = _period(typed, now) or _last_days(typed, now.today) or _dated(typed, text)
    found = found or _month_named(typed, now.today, direction)
    if found is None:
        day = read_day(text, now.today, now.language, direction=direction)
        if isinstance(day, Unreadable):
            return unreadable(NOT_A_RANGE, text) if day.problem.message == NOT_A_DAY else day
        return one_day(day)
    inside = isinstance(found, Unreadable) or EARLIEST <= found.first <= LATEST
    return found if inside else unreadable(OUT_OF_REACH, text)


def _plain(typed: str) -> str:
    words = typed.replace("l'", "").split(" ")
    return " ".join(words[1:] if len(words) > 1 and words[0] in _LITTLE_WORDS else words)


def _period(typed: str, now: _Now) -> DayRange | None:
    words = typed.split(" ")
    names = [_PERIODS[word] for word in words if word in _PERIODS]
    others = [word for word in words if word not in _PERIODS]
    if len(names) != 1 or len(others) > 1 or (others and others[0] not in LAST):
        return None
    this = _period_of(names[0], now.today, now.first_weekday)
    return _period_of(names[0], this.first - ONE_DAY, now.first_weekday) if others else this


def _period_of(name: str, day: date, first_weekday: int) -> DayRange:
    if name == "week":
        return week_of(day, first_weekday)
    return month_of(day) if name == "month" else year_of(day)


def _last_days(typed: str, today: date) -> DayRange | None:
    """`last 30 days`, `30 derniers jours`: they end with today."""
    pattern = "(?:last|past) ([0-9]{1,4}) days?|(?:les )?([0-9]{1,4}) derniers? jours?"
    found = re.fullmatch(pattern, typed)
    count = int(found[1] or found[2]) if found else 0
    return DayRange(today - timedelta(days=count - 1), today + ONE_DAY) if count else None


def _dated(typed: str, text: str) -> DayRange | Unreadable | None:
    """`2026`, `2026-11`, `11/2026`, `nov 2026`."""
    found = re.fullmatch("([0-9]{4})(?:[-/]([0-9]{1,2}))?", typed)
    if found:
        year, month = int(found[1]), int(found[2] or 0)
    else:
        found = re.fullmatch(r"([0-9]{1,2}|[a-z]+)\.?[-/ ]([0-9]{4})", typed)
        if not found or not (found[1].isdigit() or found[1] in MONTHS):
            return None
        year, month = int(found[2]), MONTHS.get(found[1]) or int(found[1])
    whole_year = found.lastindex == 1
    if not EARLIEST.year <= year <= LATEST.year or not (whole_year or 1 <= month <= 12):
        return unreadable(OUT_OF_REACH, text)
    return year_of(date(year, 1, 1)) if whole_year else month_of(date(year, month, 1))


def _month_named(typed: str, today: date, direction: Direction) -> DayRange | None:
    """The last such month, this one included, or the next; `mar` alone is a Tuesday."""
    month = MONTHS.get(typed.removesuffix("."))
    if month is None or typed == "mar":
        return None
    year = today.year
    if direction == "past" and month > today.month:
        year -= 1
    elif direction == "future" and month < today.month:
        year += 1
    return month_of(date(year, month, 1))
