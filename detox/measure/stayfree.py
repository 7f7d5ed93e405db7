"""StayFree: a sheet with a row for each app and device, and a column for each day.

Headers and durations follow the language of the phone. The sheet of times is told from those of
counts by what stands in its cells, and apps by their names.
"""

from datetime import date

from detox.domain.problem import N_, Refused
from detox.domain.usage import DayUse, Device, Method, Reading
from detox.measure.cells import day_in, is_wordy, plain, seconds_in
from detox.measure.hosts import Known

NAME = "StayFree"
_HEADER_ROWS = 10

Sheet = list[list[str]]


def read_stayfree(sheets: list[Sheet], known: Known, name: str) -> Reading:
    """Seconds a day, all devices together. Raises `Refused` for other sheets."""
    for sheet in sheets:
        for at, header in enumerate(sheet[:_HEADER_ROWS]):
            days = {place: day for place, cell in enumerate(header) if (day := day_in(cell))}
            if days and _has_times(sheet[at + 1 :], list(days)):
                uses = _uses(sheet[at + 1 :], days, known)
                return Reading(NAME, Device.PHONE, Method.PHONE, uses=tuple(uses))
        long = _long(sheet, known)
        if long:
            return Reading(NAME, Device.PHONE, Method.PHONE, uses=tuple(long))
    raise Refused(N_("There are no times by app and day in %(name)s."), name=name)


def _has_times(rows: Sheet, places: list[int]) -> bool:
    """Whether most cells that say something are durations with units, and not counts."""
    cells = [row[p] for row in rows for p in places if p < len(row) and row[p].strip()]
    return bool(cells) and 2 * sum(map(is_wordy, cells)) > len(cells)


def _uses(rows: Sheet, days: dict[int, date], known: Known) -> list[DayUse]:
    """The cells as uses; rows of no platform only tell that there were these days."""
    found = [DayUse(day, "", 0.0) for day in days.values()]
    for row in rows:
        platform = known.platform_of_app(row[0]) if row else ""
        for place, day in days.items() if platform else ():
            seconds = seconds_in(row[place]) if place < len(row) else None
            if seconds:
                found.append(DayUse(day, platform, seconds))
    return found


def _long(sheet: Sheet, known: Known) -> list[DayUse]:
    """The other shape: a row for each day and app, with the day in the first column."""
    found = []
    for row in sheet:
        day = day_in(row[0]) if len(row) > 2 else None
        times = [cell for cell in row[2:] if is_wordy(cell)]
        seconds = seconds_in(times[0]) if times else None
        if day is not None and seconds is not None and plain(row[1]):
            found.append(DayUse(day, known.platform_of_app(row[1]), seconds))
    return found
