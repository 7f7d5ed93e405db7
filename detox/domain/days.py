"""Days, weeks and months as people live them.

Ranges are half-open: `first` is in, `after` is out. Days left are a difference of dates. Which day
a moment belongs to is said in `walls`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
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

    def common(self, other: "DayRange") -> "DayRange":
        """The days that lie in both; of length 0 where there are none."""
        return DayRange(max(self.first, other.first), min(self.after, other.after))

    def within(self, days: "DayRange", today: date) -> "DayRange":
        """What a period leaves of this week, month or year. One that begins with it or before, and
        ends after `today`, leaves all of it, since nothing is noted on a day to come.
        """
        is_whole = days.first <= self.first and days.after > today
        return self if is_whole else self.common(days)

    @property
    def length(self) -> int:
        """How many days."""
        return max(0, (self.after - self.first).days)


ALL_DAYS = DayRange(EARLIEST, LATEST)
"""All there are."""


def joined(runs: Iterable[DayRange]) -> tuple[DayRange, ...]:
    """The same days, where each run begins after the one before it, in as few runs as can be."""
    found: list[DayRange] = []
    for run in runs:
        if found and found[-1].after == run.first:
            found[-1] = DayRange(found[-1].first, run.after)
        else:
            found.append(run)
    return tuple(found)


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
