"""The thing to do once a week, the Monday column: written, late or forgotten, never a chain."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from detox.domain.days import DayRange


class Column(StrEnum):
    """How one week of it went, or goes."""

    WRITTEN = "written"
    WRITTEN_LATE = "written-late"
    OPEN = "open"
    """Its day is today or still to come."""
    LATE = "late"
    """Its day has gone by; the week has not."""
    FORGOTTEN = "forgotten"


def column_of(week: DayRange, due: date, days: Collection[date], today: date) -> Column:
    """How a week stands; `due` is its day, `days` are those on which it was worked at."""
    written = [day for day in days if week.covers(day)]
    if written:
        return Column.WRITTEN if min(written) <= due else Column.WRITTEN_LATE
    if today >= week.after:
        return Column.FORGOTTEN
    return Column.LATE if today > due else Column.OPEN
