"""A session: time won back, and what it became."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from detox.domain.days import ONE_DAY, begin_of

LONGEST_MINUTES = 24 * 60


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

    def pieces(self, day_start: int, zone: tzinfo) -> list[tuple[date, int]]:
        """Its minutes day by day: a session over midnight counts on both days."""
        if self.start is None:
            return [(self.day, self.minutes)]
        found = []
        day, at, left = self.day, self.start.astimezone(UTC), self.minutes
        while left > 0:
            until_next = int((begin_of(day + ONE_DAY, day_start, zone) - at).total_seconds() // 60)
            here = left if until_next <= 0 else min(left, until_next)
            found.append((day, here))
            day, at, left = day + ONE_DAY, at + timedelta(minutes=here), left - here
        return found


def uid_month(uid: str) -> str:
    """The month a session's uid names, as `2026-11`; empty where it names none."""
    if len(uid) < 4 or not uid[:4].isascii() or not uid[:4].isdigit():
        return ""
    month = int(uid[2:4])
    return f"20{uid[:2]}-{month:02}" if 1 <= month <= 12 else ""


def uid_for(day: date, random: str) -> str:
    """A session uid for `day`: its year and month, then what makes it unlike any other."""
    return f"{day:%y%m}{random}"
