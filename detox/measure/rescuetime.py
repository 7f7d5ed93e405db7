"""RescueTime: its archive, a table without a header, and the tables of its programming interface.

Archive: local time with offset, app or site, details, category, class, seconds. Interface: a
header from `Date` on, seconds in the second column, the activity in the fourth.
"""

import re
from datetime import date

from detox.domain.foreign import Understood
from detox.domain.problem import N_, Problem, Refused
from detox.domain.usage import DayUse, Device, Method, Reading
from detox.domain.written.letters import Decoded
from detox.domain.written.tables import Row, Table
from detox.measure.cells import day_in, seconds_in
from detox.measure.generic import no_rows, reading_of, rows_of, sorted_out
from detox.measure.hosts import Known

NAME = "RescueTime"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [-+]\d{4}$")
_SECONDS = "time spent (seconds)"
NO_USE = N_("it has no day, or no time in seconds")


def is_rescuetime(table: Table) -> bool:
    """Whether a table is one of theirs, by its first row."""
    return _is_archive(table.titles) or _is_interface(table.titles)


def read_rescuetime(
    table: Table, decoded: Decoded, known: Known, name: str, today: date
) -> Reading:
    """Seconds a day up to today. Raises `Refused` for a ranking, which has no days, and where there
    are no rows.
    """
    titles = [title.casefold() for title in table.titles]
    rows, missed = rows_of(table, name)
    if _is_archive(table.titles):
        activity, time = 1, 5
        rows.insert(0, Row(table.above + 1, table.titles))
    elif titles[0] != "date":
        raise Refused(
            N_("This RescueTime export has no days: export it by date instead of by rank.")
        )
    else:
        activity, time = titles.index("activity"), titles.index(_SECONDS)
    if not rows and not missed:
        raise no_rows(name)
    told = ((row.place, _use(row.cells, activity, time, known)) for row in rows)
    uses, more = sorted_out(told, today)
    understood = Understood(encoding=decoded.encoding, strange=decoded.strange)
    return reading_of(NAME, (Device.COMPUTER, Method.TRACKER), uses, (understood, [*missed, *more]))


def _use(row: list[str], activity: int, time: int, known: Known) -> DayUse | Problem:
    """One row as seconds of a day; those of no platform still tell that the day was watched."""
    if len(row) <= max(activity, time):
        return Problem(NO_USE)
    day, seconds = day_in(row[0]), seconds_in(row[time])
    if day is None or seconds is None:
        return Problem(NO_USE)
    name = row[activity].strip().removeprefix("mobile - ")
    return DayUse(day, known.platform_of_either(name), seconds)


def _is_archive(row: list[str]) -> bool:
    return len(row) == 6 and _MOMENT.match(row[0]) is not None and row[5].isdigit()


def _is_interface(row: list[str]) -> bool:
    header = [cell.casefold() for cell in row]
    return header[0] in ("date", "rank") and {_SECONDS, "activity"} <= set(header)
