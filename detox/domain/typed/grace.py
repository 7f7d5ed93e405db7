"""How long a deletion can be undone, as people type it: `30`, `30 days`, `2 weeks`, `30 january`.

The whole text is read, or none of it.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.days import is_no_day, read_day
from detox.domain.typed.vocabulary import NUMBERS, UNITS
from detox.domain.typed.words import fold_typed, unreadable

MOST_DAYS = 3650
_DAYS_OF = {"day": 1, "week": 7}


class TypedGrace(NamedTuple):
    """The day of no return that was typed, or the days until it: one of the two is there."""

    last: date | None
    days: int | None = None

    def day(self, asked: date) -> date:
        """The day of no return of what was asked for on a day."""
        return self.last or asked + timedelta(days=self.days or 0)


def read_grace(text: str, asked: date, today: date, language: str) -> TypedGrace | Unreadable:
    """A number of days from 0 to ten years, or the day of no return."""
    days = _days(fold_typed(text))
    if days is not None:
        return TypedGrace(None, days) if days <= MOST_DAYS else _too_many(text)
    last = read_last_day(text, asked, today, language)
    if isinstance(last, Unreadable) and is_no_day(last):
        return unreadable(N_("“%(typed)s” is neither a number of days nor a day."), text)
    return last


def read_last_day(text: str, asked: date, today: date, language: str) -> TypedGrace | Unreadable:
    """The day of no return, from the day deletion was `asked` for to ten years after it.

    Without its year it is the first one after the request that it can mean.
    """
    recent = read_day(text, today, language)
    late = not isinstance(recent, Unreadable) and recent > asked
    day = recent if late else read_day(text, today, language, direction="future")
    if isinstance(day, Unreadable):
        return day
    if day < asked:
        return unreadable(N_("Deletion can’t be final before it is requested."), text)
    return TypedGrace(day) if (day - asked).days <= MOST_DAYS else _too_many(text)


def _too_many(text: str) -> Unreadable:
    message = N_("“%(typed)s” is not a number of days from 0 to %(most)d.")
    return unreadable(message, text, most=MOST_DAYS)


def _days(typed: str) -> int | None:
    """`30`, `30 d`, `2 semaines`; nothing for what may be a day."""
    found = re.fullmatch("([0-9]{1,6}|[a-z]+)(?: ?([a-z]+))?", typed)
    if found is None:
        return None
    count, unit = found[1], UNITS.get(found[2]) if found[2] else "day"
    if unit not in _DAYS_OF or not (count.isdigit() or (found[2] and count in NUMBERS)):
        return None
    return (NUMBERS.get(count) or int(count)) * _DAYS_OF[unit]
