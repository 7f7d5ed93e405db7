"""What ends a range, whether its two ends stand in one text or in two.

A day, a week or a month without its year is the first of that name from the beginning on; what says
its year, or how far it is from today, is what it says.

Looking back, an end goes on into the next year only where it begins within half a year, as in `20
december to 5 january`, or where the beginning said its own; `20 nov to 10 nov` ends before it
begins.
"""

from collections.abc import Callable
from datetime import date, timedelta

from detox.domain.days import ONE_DAY, DayRange, one_day
from detox.domain.problem import Unreadable
from detox.domain.typed.days import read_day
from detox.domain.typed.reader import Direction

Reading = Callable[[date, Direction], DayRange | Unreadable]
"""How a text is read on a day, in a direction."""

_AWAY = timedelta(days=500)
"""no number of years: whatever goes with today moves by about as much, a name by whole years"""
_YEAR, _HALF_A_YEAR, _A_WEEK = 365, 184, 7


def last_of(
    read: Reading,
    first: DayRange,
    today: date,
    direction: Direction,
    *,
    said_its_year: bool = False,
) -> DayRange | Unreadable:
    """The end of what begins with `first`. A whole year to begin with, as in `2024..november`,
    settles nothing.
    """
    last = read(today, direction)
    if isinstance(last, Unreadable):
        there = read(first.first, "future")
        return last if isinstance(there, Unreadable) else there
    if _count(first) < _YEAR and _has_no_year(read, today):
        there = read(first.first, "future")
        if said_its_year or direction == "future" or isinstance(there, Unreadable):
            return there
        return read(first.first, "past") if _is_far(there, first) else there
    return read(today, "future") if last.after <= first.first else last


def read_last_day(
    text: str, first: date, today: date, language: str, direction: Direction
) -> date | Unreadable:
    """The last day of what begins on `first`."""

    def read(against: date, towards: Direction) -> DayRange | Unreadable:
        day = read_day(text, against, language, direction=towards)
        return day if isinstance(day, Unreadable) else one_day(day)

    last = last_of(read, one_day(first), today, direction)
    return last if isinstance(last, Unreadable) else last.first


def _is_far(last: DayRange, first: DayRange) -> bool:
    is_next_year = last.first.year > (first.after - ONE_DAY).year
    return is_next_year and (last.first - first.first).days > _HALF_A_YEAR


def _has_no_year(read: Reading, today: date) -> bool:
    now, later = read(today, "future"), read(today + _AWAY, "future")
    if isinstance(now, Unreadable) or isinstance(later, Unreadable) or _count(now) >= _YEAR:
        return False
    years, rest = divmod((later.first - now.first).days + _A_WEEK, _YEAR)
    return years > 0 and rest <= 2 * _A_WEEK + 1


def _count(days: DayRange) -> int:
    return (days.after - days.first).days
