"""How long a deletion can be undone, as people type it: `30`, `30 days`, `2 weeks`, `30 january`.

The whole text is read, or none of it.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.dates import DAYS_OF
from detox.domain.typed.days import is_no_day, read_day
from detox.domain.typed.vocabulary import NUMBERS, UNITS
from detox.domain.typed.words import fold_typed, unreadable

MOST_DAYS = 3650
NEITHER = N_("“%(typed)s” is neither a number of days nor a day; write 30, 1 month or 31 january.")
_SHORTEST_MONTH = 28
_MONTHS_OF = {"month": 1, "year": 12}


class TypedGrace(NamedTuple):
    """The day of no return that was typed, or the days until it: one of the two is there."""

    last: date | None
    days: int | None = None

    def day(self, asked: date) -> date:
        """The day of no return of what was asked for on a day."""
        return self.last or asked + timedelta(days=self.days or 0)


def read_grace(text: str, asked: date, today: date, language: str) -> TypedGrace | Unreadable:
    """A number of days from 0 to ten years, or the day of no return."""
    typed = fold_typed(text)
    days = _counted(typed, DAYS_OF)
    if days is not None:
        return TypedGrace(None, days) if days <= MOST_DAYS else _too_many(text)
    months = _counted(typed, _MONTHS_OF)
    if months is not None:
        return _in_months(months, asked) or _too_many(text)
    last = read_last_day(text, asked, today, language)
    if isinstance(last, Unreadable) and is_no_day(last):
        return unreadable(NEITHER, text)
    return last


def _in_months(count: int, asked: date) -> TypedGrace | None:
    from detox.domain.typed.spans import months_on  # only months need it

    last = months_on(asked, count) if count * _SHORTEST_MONTH <= MOST_DAYS else None
    return TypedGrace(last) if last and (last - asked).days <= MOST_DAYS else None


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


def _counted(typed: str, sizes: Mapping[str, int]) -> int | None:
    """What `30`, `30 d` or `2 semaines` come to, where a unit counts for so much as `sizes` says;
    None for what may be a day.
    """
    found = re.fullmatch("([0-9]{1,6}|[a-z]+)(?: ?([a-z]+))?", typed)
    if found is None:
        return None
    count, unit = found[1], UNITS.get(found[2]) if found[2] else "day"
    if (
        unit is None
        or unit not in sizes
        or not (count.isdigit() or (found[2] and count in NUMBERS))
    ):
        return None
    return (NUMBERS.get(count) or int(count)) * sizes[unit]
