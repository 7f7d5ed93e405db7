"""Days, weeks and months as people live them.

Ranges are half-open: `first` is in, `after` is out. A day begins at the person's start of day, in
minutes after local midnight. Days left are a difference of dates; durations are subtracted in
UTC.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
EARLIEST = date(2000, 1, 1)
LATEST = date(2199, 12, 31)


class DayRange(NamedTuple):
    """The days from `first` up to, and without, `after`."""

    first: date
    after: date

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the range."""
        return self.first <= day < self.after

    def days(self) -> Iterator[date]:
        """Each day in turn."""
        day = self.first
        while day < self.after:
            yield day
            day += ONE_DAY

    @property
    def length(self) -> int:
        """How many days."""
        return max(0, (self.after - self.first).days)


def day_of(local: datetime, day_start: int) -> date:
    """The day a local instant belongs to; `day_start` in minutes after midnight, wall clock."""
    return (local.replace(tzinfo=None) - timedelta(minutes=day_start)).date()


def begin_of(day: date, day_start: int, zone: tzinfo) -> datetime:
    """The UTC instant at which `day` begins in `zone`."""
    wall = datetime.combine(day, time(day_start // 60, day_start % 60), tzinfo=zone)
    return wall.astimezone(UTC)


def one_day(day: date) -> DayRange:
    """The range of a single day."""
    return DayRange(day, day + ONE_DAY)


def week_of(day: date, first_weekday: int) -> DayRange:
    """The week that holds `day`; weekdays count from Monday = 0."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return DayRange(first, first + timedelta(days=7))


def month_of(day: date) -> DayRange:
    """The calendar month that holds `day`."""
    first = day.replace(day=1)
    return DayRange(first, (first + timedelta(days=32)).replace(day=1))


def year_of(day: date) -> DayRange:
    """The calendar year that holds `day`."""
    return DayRange(date(day.year, 1, 1), date(day.year + 1, 1, 1))


def months_in(days: DayRange) -> Iterator[str]:
    """The months that a range touches, as `2026-11`, in order."""
    month = days.first.replace(day=1)
    while days.length and month < days.after:
        yield f"{month:%Y-%m}"
        month = month_of(month).after
