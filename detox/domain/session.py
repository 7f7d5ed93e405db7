"""A session: time won back, and what it became."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple, TypeVar

from detox.domain.problem import N_, OClock, Problem
from detox.domain.walls import day_of, next_day, stretches, unchanged, wall_of

NOT_YET = N_("%(day)s is still to come; log a session once it is over.")
LONGEST_MINUTES = 24 * 60
UID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""what uids are made of: no two of these are mistaken for each other"""
AHEAD = N_("That would run until %(clock)s, still to come; log a session once it is over.")
_HALF_A_MINUTE = timedelta(seconds=30)
_A_MOMENT = timedelta(seconds=1)

Key = TypeVar("Key")


class Session(NamedTuple):
    """Minutes of one activity on one day, with a start only where one is known.

    `start` is an instant in UTC and `zone` the name of the zone it was lived in. `day` is the
    local day it is noted under. The first four characters of `uid` are the year and month it was
    first noted under (`2611`): they find its record, and stay when it moves to another day.
    """

    uid: str
    day: date
    minutes: int
    activity: str
    note: str = ""
    tags: tuple[str, ...] = ()
    start: datetime | None = None
    zone: str = ""

    @property
    def end(self) -> datetime | None:
        """The UTC instant it ended, where a start is known."""
        return self.start and self.start + timedelta(minutes=self.minutes)

    def began(self, zone_of: Callable[[str], tzinfo]) -> datetime | None:
        """Its start on the wall clock of where it was lived, else on the person's."""
        return self.start and self.start.astimezone(zone_of(self.zone))

    def pieces(self, day_start: int, zone: tzinfo) -> list[tuple[date, int]]:
        """Its minutes day by day: a session over midnight counts on both days.

        The first piece is that of the day it is noted under. Where the start is of another day,
        told by a log from elsewhere or under another start of day, nothing counts before that
        day, and all of it there where it began later.
        """
        if self.start is None or self._is_within(day_start, zone):
            return [(self.day, self.minutes)]
        found: dict[date, int] = {}
        parts = self.parts(day_start, zone, lambda wall: next_day(wall, day_start))
        for (day, _hour), minutes in whole_minutes(parts):
            if minutes or not found:
                found[day] = found.get(day, 0) + minutes
        return list(found.items())

    def parts(
        self, day_start: int, zone: tzinfo, edge: Callable[[datetime], datetime]
    ) -> Iterator[tuple[tuple[date, int], timedelta]]:
        """The day, the hour on the wall and the length of each part between two edges, as
        `walls.stretches` cuts them, of a session with a start.
        """
        assert self.start is not None
        begin = self.start.replace(microsecond=0)
        end = begin + timedelta(minutes=self.minutes)
        first = day_of(wall_of(begin, zone), day_start)
        for wall, length in stretches(begin, end, zone, edge):
            day = day_of(wall, day_start)
            if first != self.day:
                day = self.day if first > self.day else max(day, self.day)
            yield (day, wall.hour), length

    def _is_within(self, day_start: int, zone: tzinfo) -> bool:
        """Whether it is all on its own day, as nearly every one is: no need to cut it."""
        assert self.start is not None
        length = timedelta(minutes=self.minutes)
        begin = unchanged(self.start, length, zone)
        return begin is not None and day_of(begin + length - _A_MOMENT, day_start) <= self.day


def ahead(start: datetime | None, minutes: int, now: datetime) -> Problem | None:
    """Why what began then can't have been: it would end after now. Rounding to the minute may."""
    if start is None:
        return None
    end = start.astimezone(UTC) + timedelta(minutes=minutes)
    if end - now.astimezone(UTC) <= _HALF_A_MINUTE:
        return None
    clock = end.astimezone(now.tzinfo)
    return Problem(AHEAD, {"clock": OClock(clock.hour, clock.minute)})


def minutes_of(length: timedelta) -> int:
    """A length in whole minutes, half up: the only rounding of time that is lived. Microseconds do
    not count.
    """
    return (length // timedelta(seconds=1) + 30) // 60


def whole_minutes(parts: Iterable[tuple[Key, timedelta]]) -> Iterator[tuple[Key, int]]:
    """The parts of something in whole minutes, which add up to the minutes of the whole."""
    passed, told = timedelta(), 0
    for key, length in parts:
        passed += length
        minutes = minutes_of(passed) - told
        told += minutes
        yield key, minutes


def uid_month(uid: str) -> str:
    """The month a session's uid names, as `2026-11`; empty where it names none."""
    return _month_named(uid[:4])


@lru_cache(maxsize=1200)
def _month_named(digits: str) -> str:
    if len(digits) < 4 or not digits.isascii() or not digits.isdigit():
        return ""
    month = int(digits[2:])
    return f"20{digits[:2]}-{month:02}" if 1 <= month <= 12 else ""


def uid_for(day: date, random: str) -> str:
    """A session uid for `day`: its year and month, then what makes it unlike any other."""
    return f"{day.year % 100:02}{day.month:02}{random}"
