"""Periods by name: weeks by their number, quarters, months and years, and how long ago."""

import re
from datetime import date, timedelta
from typing import NamedTuple, Protocol

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
from detox.domain.typed.reader import Direction, days_in_month
from detox.domain.typed.words import unreadable

OUT_OF_REACH = N_("“%(typed)s” is not in the calendar; write a month from 2000-01 to 2199-12.")
NO_SUCH_WEEK = N_("“%(typed)s” does not exist: that year has %(weeks)d weeks; write another week.")

_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_TO_DATE = {"ytd": "year", "mtd": "month", "wtd": "week"}


class Now(NamedTuple):
    """What a period is read against; weekdays count from Monday = 0. What has no year is the last
    that has begun, or, where what is meant lies ahead, the next that is not over.
    """

    today: date
    first_weekday: int
    language: str
    direction: Direction = "past"


class Asked(Protocol):
    """What was typed, and what it is read against."""

    text: str
    now: Now


def period_of(name: str, day: date, first_weekday: int) -> DayRange:
    """The week, month or other period that holds a day."""
    if name == "day":
        return one_day(day)
    if name == "week":
        return week_of(day, first_weekday)
    if name == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return DayRange(saturday, saturday + timedelta(days=2))
    months = _MONTHS_OF[name]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return DayRange(first, months_on(first, months))


def months_on(day: date, months: int) -> date:
    """That many months later, or earlier; the last day of a month that has no such."""
    year, month = divmod(months_of(day.year, day.month) + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def lately(count: int, unit: str, today: date) -> DayRange | None:
    """So many days, weeks or months that end with today; None where that is out of the calendar."""
    if unit == "weekend" or not 1 <= count < 10000:
        return None
    after = today + ONE_DAY
    if unit in _MONTHS_OF:
        months = count * _MONTHS_OF[unit]
        if months > (today.year - 1) * 12:
            return None
        return DayRange(months_on(after, -months), after)
    return DayRange(after - timedelta(days=count * (7 if unit == "week" else 1)), after)


def to_date(unit: str | None, typed: str, now: Now) -> DayRange | None:
    """What of this month or year has been."""
    name = unit or _TO_DATE.get(typed)
    if name is None:
        return None
    first = period_of(name, now.today, now.first_weekday).first
    return DayRange(first, now.today + ONE_DAY) if first <= now.today else None


def week(number: int, year: int | None, asked: Asked) -> DayRange | Unreadable:
    """A week as ISO 8601 counts them, from Monday on."""
    if year and not EARLIEST.year <= year <= LATEST.year:
        return unreadable(OUT_OF_REACH, asked.text)
    years = [year] if year else years_meant(asked.now)
    for each in years:
        try:
            first = date.fromisocalendar(each, number, 1)
        except ValueError:
            continue
        days = DayRange(first, first + timedelta(days=7))
        if year or is_meant(days, asked.now):
            return days
    weeks = date(year or asked.now.today.year, 12, 28).isocalendar().week
    return unreadable(NO_SUCH_WEEK, asked.text, weeks=weeks)


def quarter(number: int, year: int | None, asked: Asked) -> DayRange | None:
    """A quarter of a year."""
    return _part_of_year(number, 3, year, asked)


def half(number: int, year: int | None, asked: Asked) -> DayRange | None:
    """A half of a year."""
    return _part_of_year(number, 6, year, asked)


def month_of_year(month: int, year: int | None, asked: Asked) -> DayRange | Unreadable | None:
    """A month; `mar` alone is a Tuesday."""
    if year is None and asked.text.strip(" .").lower() == "mar":
        return None
    if year is not None and not EARLIEST.year <= year <= LATEST.year:
        return unreadable(OUT_OF_REACH, asked.text)
    return _part_of_year(month, 1, year, asked)


def month_days(first: int, last: int, now: Now) -> DayRange | None:
    """From a day of the month to the next of the number `last`: `the 30th to the 2nd`. It is the
    nearest such range that has begun, or that is not over.
    """
    months = range(-1, 12) if now.direction == "future" else range(0, -12, -1)
    this = months_of(now.today.year, now.today.month)
    found = (days_from(this + away, first, last) for away in months)
    return next((days for days in found if days and is_meant(days, now)), None)


def months_of(year: int, month: int) -> int:
    """A month as a number that grows by one with each month."""
    return year * 12 + month - 1


def days_from(months: int, first: int, last: int) -> DayRange | None:
    """From a day of a month, as `months_of` counts it, to the next of the number `last`; None where
    there is no such day.
    """
    try:
        month = date(months // 12, months % 12 + 1, 1)
        end = (month if first <= last else months_on(month, 1)).replace(day=last)
        return DayRange(month.replace(day=first), end + ONE_DAY)
    except (ValueError, OverflowError):
        return None


def dated(typed: str, text: str) -> DayRange | Unreadable | None:
    """`2026`, `2026-11`, `11/2026`."""
    found = re.fullmatch("([0-9]{4})(?:[-/]([0-9]{1,2}))?", typed)
    if found:
        year, month = int(found[1]), int(found[2] or 0)
        whole_year = found[2] is None
    else:
        found = re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{4})", typed)
        if not found:
            return None
        year, month, whole_year = int(found[2]), int(found[1]), False
    if not EARLIEST.year <= year <= LATEST.year or not (whole_year or 1 <= month <= 12):
        return unreadable(OUT_OF_REACH, text)
    return year_of(date(year, 1, 1)) if whole_year else month_of(date(year, month, 1))


def _part_of_year(number: int, months: int, year: int | None, asked: Asked) -> DayRange | None:
    if not 1 <= number <= 12 // months or (year and not EARLIEST.year <= year <= LATEST.year):
        return None
    for each in [year] if year else years_meant(asked.now):
        first = date(each, (number - 1) * months + 1, 1)
        days = DayRange(first, months_on(first, months))
        if year or is_meant(days, asked.now):
            return days
    return None


def years_meant(now: Now) -> range:
    """The years in which what has none may lie, the likeliest first."""
    this = now.today.year
    return range(this, this + 7) if now.direction == "future" else range(this + 1, this - 7, -1)


def is_meant(days: DayRange, now: Now) -> bool:
    """Whether what has no year may be these days."""
    return days.after > now.today if now.direction == "future" else days.first <= now.today
