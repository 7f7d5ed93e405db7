"""At which hours of which weekdays the time was, in the shape that totals are kept in.

A minute counts under the person's day and the hour of the wall clock where it was lived: after
midnight and before the start of the day, the weekday is still the one before.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from detox.domain.session import Session, whole_minutes
from detox.domain.totals import Totals
from detox.domain.walls import next_day

_HOUR = timedelta(hours=1)

NO_START = -1
"""Stands for the hour of a session without a start."""


def tally_hours(
    sessions: Iterable[Session], day_start: int, zone_of: Callable[[str], tzinfo]
) -> Totals:
    """Minutes of each day by weekday and hour; `place_of` reads the keys. Nothing is by tag."""
    totals = Totals({}, {})
    for session in sessions:
        count = 1
        for day, hour, minutes in _hours(session, day_start, zone_of):
            if not minutes and not count:
                continue
            row = totals.activities.setdefault(day.isoformat(), {})
            known = row.setdefault(f"{day.weekday()} {hour}", [0, 0])
            known[0] += minutes
            known[1] += count
            count = 0
    return totals


def place_of(key: str) -> tuple[int, int]:
    """The weekday, Monday = 0, and the hour that a key stands for."""
    weekday, _, hour = key.partition(" ")
    return int(weekday), int(hour)


def _hours(
    session: Session, day_start: int, zone_of: Callable[[str], tzinfo]
) -> Iterator[tuple[date, int, int]]:
    """The day, the hour and the minutes of each part of a session."""
    if session.start is None:
        yield session.day, NO_START, session.minutes
        return

    def edge(wall: datetime) -> datetime:
        next_hour = wall.replace(minute=0, second=0) + _HOUR
        return min(next_hour, next_day(wall, day_start)) if day_start % 60 else next_hour

    parts = session.parts(day_start, zone_of(session.zone), edge)
    for (day, hour), minutes in whole_minutes(parts):
        yield day, hour, minutes
