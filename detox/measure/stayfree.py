"""StayFree: a sheet with a row for each app and device, and a column for each day.

Headers and durations follow the language of the phone. The sheet of times is told from those of
counts by what stands in its cells, and apps by their names.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from detox.domain.days import ONE_DAY
from detox.domain.foreign import Understood
from detox.domain.problem import Problem, Refused
from detox.domain.text import shown
from detox.domain.usage import DayUse, Device, Method, Reading
from detox.domain.written.moments import BOTH_WAYS, Order, order_in
from detox.i18n import language
from detox.measure.cells import day_in, is_wordy, plain, seconds_in
from detox.measure.generic import NO_TIME, reading_of, sorted_out
from detox.measure.hosts import Known
from detox.measure.spreadsheet import Sheet

NAME = "StayFree"
_HEADER_ROWS = 10

Told = list[tuple[int, DayUse | Problem]]
"""what cells tell, each with the line of its row"""


def read_stayfree(sheets: list[Sheet], known: Known, today: date, dates: str) -> Reading | None:
    """Seconds a day up to today, all devices together; nothing where no sheet is one of theirs.
    `dates` as in `Request`. Raises `Refused` where days can be read both ways.
    """
    for sheet in sheets:
        for at, header in enumerate(sheet[:_HEADER_ROWS]):
            order = _order(header, dates)
            days = {p: day for p, cell in enumerate(header) if (day := _day(cell, order))}
            if days and _has_times(sheet[at + 1 :], list(days)):
                if order.example:
                    raise Refused(BOTH_WAYS, day=order.example)
                watched = [day for day in days.values() if day <= today]
                return _reading(_wide(sheet, at, days, known), order, today, watched)
        order = _order([row[0] for row in sheet if row], dates)
        if _is_long(sheet, order):
            if order.example:
                raise Refused(BOTH_WAYS, day=order.example)
            return _reading(_long(sheet, order, known), order, today)
    return None


def _reading(told: Told, order: Order, today: date, watched: Iterable[date] = ()) -> Reading:
    uses, missed = sorted_out(told, today)
    look = Understood(dates=order.order, dates_by=order.by), missed
    return reading_of(NAME, (Device.PHONE, Method.PHONE), uses, look, watched=watched)


def _order(cells: Iterable[str], said: str) -> Order:
    """Whether days or months come first: as was said, as the days show, or as they follow each
    other.
    """
    cells = list(cells)
    order = order_in(cells, said, "")
    if not order.example:
        return order
    ways = [Order("dmy", "rows"), Order("mdy", "rows")]
    fitting = [way for way in ways if _follow([day for cell in cells if (day := _day(cell, way))])]
    return fitting[0] if len(fitting) == 1 else order_in(cells, said, language())


def _follow(days: list[date]) -> bool:
    """Whether these days are one after the other, as those of such a sheet are."""
    ordered = sorted(set(days))
    return all(two - one == ONE_DAY for one, two in pairwise(ordered))


def _day(cell: str, order: Order) -> date | None:
    return day_in(cell, month_first=order.order == "mdy")


def _has_times(rows: Sheet, places: list[int]) -> bool:
    """Whether most cells that say something are durations with units, and not counts."""
    cells = [row[p] for row in rows for p in places if p < len(row) and row[p].strip()]
    return bool(cells) and 2 * sum(map(is_wordy, cells)) > len(cells)


def _wide(sheet: Sheet, header: int, days: dict[int, date], known: Known) -> Told:
    """The cells as uses; rows of no platform only tell that there were these days."""
    told: Told = []
    for place, row in enumerate(sheet[header + 1 :], header + 2):
        platform = known.platform_of_app(row[0]) if row else ""
        for at, day in days.items() if platform else ():
            cell = row[at].strip() if at < len(row) else ""
            seconds = seconds_in(cell)
            if seconds:
                told.append((place, DayUse(day, platform, seconds)))
            elif seconds is None and any(map(str.isalnum, cell)):
                told.append((place, Problem(NO_TIME, {"typed": shown(cell)})))
    return told


def _is_long(sheet: Sheet, order: Order) -> bool:
    """Whether it is the other shape: in most rows of a day stand an app, a device and a time."""
    rows = [row for row in sheet if row and _day(row[0], order)]
    theirs = [row for row in rows if len(row) > 3 and _is_name(row[1]) and is_wordy(row[3])]
    theirs = [row for row in theirs if not row[2].strip() or _is_name(row[2])]
    return 2 * len(theirs) > len(rows)


def _is_name(cell: str) -> bool:
    """Whether it is more than a number, a length or a time of day."""
    return any(map(str.isalpha, cell)) and seconds_in(cell) is None


def _long(sheet: Sheet, order: Order, known: Known) -> Told:
    told: Told = []
    for place, row in enumerate(sheet, 1):
        day = _day(row[0], order) if len(row) > 2 else None
        if day is None or not plain(row[1]):
            continue
        said = row[3] if len(row) > 3 else ""
        seconds = seconds_in(said) if is_wordy(said) else None
        if seconds is None:
            told.append((place, Problem(NO_TIME, {"typed": shown(said)})))
        else:
            told.append((place, DayUse(day, known.platform_of_app(row[1]), seconds)))
    return told
