"""RescueTime: its archive, a table without a header, and the tables of its programming interface.

Archive: local time with offset, app or site, details, category, class, seconds. Interface: a
header from `Date` on, seconds in the second column, the activity in the fourth.
"""

import re

from detox.domain.problem import N_, Refused
from detox.domain.usage import DayUse, Device, Method, Reading
from detox.measure.cells import day_in, seconds_in
from detox.measure.csvfile import Cells
from detox.measure.hosts import Known

NAME = "RescueTime"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [-+]\d{4}$")
_SECONDS = "time spent (seconds)"


def is_rescuetime(rows: list[Cells]) -> bool:
    """Whether a table is one of theirs, by its first row."""
    return _is_archive(rows[0]) or _is_interface(rows[0])


def read_rescuetime(rows: list[Cells], known: Known) -> Reading:
    """Seconds a day. Raises `Refused` for a ranking, which has no days."""
    if _is_archive(rows[0]):
        uses = [_use(row, 1, -1, known) for row in rows]
    elif rows[0][0].casefold() != "date":
        raise Refused(
            N_("This export of RescueTime has no days: export it by date instead of by rank.")
        )
    else:
        header = [cell.casefold() for cell in rows[0]]
        activity = header.index("activity")
        uses = [_use(row, activity, header.index(_SECONDS), known) for row in rows[1:]]
    good = tuple(use for use in uses if use is not None)
    return Reading(NAME, Device.COMPUTER, Method.TRACKER, uses=good)


def _use(row: Cells, activity: int, time: int, known: Known) -> DayUse | None:
    """One row as seconds of a day; those of no platform still tell that the day was watched."""
    if len(row) <= max(activity, time):
        return None
    day, seconds = day_in(row[0]), seconds_in(row[time])
    if day is None or seconds is None:
        return None
    name = row[activity].removeprefix("mobile - ")
    return DayUse(day, known.platform_of_either(name), seconds)


def _is_archive(row: Cells) -> bool:
    return len(row) == 6 and _MOMENT.match(row[0]) is not None and row[5].isdigit()


def _is_interface(row: Cells) -> bool:
    header = [cell.casefold() for cell in row]
    return header[0] in ("date", "rank") and {_SECONDS, "activity"} <= set(header)
