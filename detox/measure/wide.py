"""Tables with a column for each day or for each app, as a row for each of their cells."""

from copy import copy
from typing import NamedTuple

from detox.domain.written.tables import Row, Table
from detox.domain.written.units import unit_in, words_of
from detox.measure.cells import cell_of
from detox.measure.fitting import Fits, is_day
from detox.measure.header import Chosen, by_title
from detox.measure.hosts import Known

COLUMNS = Chosen(0, 1, 2)
"""where the day, the app and the time stand in the rows"""


class Unfolded(NamedTuple):
    """A table with other titles and rows, those of known platforms only; the cells that tell the
    days it has, and where a row has what stood above its time.
    """

    table: Table
    rows: list[Row]
    days: list[str]
    heading: int


def unfolded(table: Table, rows: list[Row], fits: Fits, known: Known) -> Unfolded | None:
    """The cells of such a table; nothing where it is none, or that is not certain."""
    if not table.has_header:
        return None
    if not fits["date"]:
        return _by_day(table, rows, known)
    named = by_title("name", table)
    return _by_app(table, rows, fits, known) if named is None else None


def _by_day(table: Table, rows: list[Row], known: Known) -> Unfolded | None:
    days = {at: title for at, title in enumerate(table.titles) if is_day(title)}
    others = [at for at in range(len(table.titles)) if at not in days]
    if not days or not others:
        return None

    def of_apps(at: int) -> int:
        return sum(known.platform_of_either(cell_of(row, at)) != "" for row in rows)

    name = max(others, key=of_apps)
    told = [
        Row(row.place, [day, cell_of(row, name), cell])
        for row in rows
        if known.platform_of_either(cell_of(row, name))
        for at, day in days.items()
        if _says(cell := cell_of(row, at))
    ]
    return Unfolded(_titled(table, ""), told, list(days.values()), COLUMNS.date)


def _by_app(table: Table, rows: list[Row], fits: Fits, known: Known) -> Unfolded | None:
    titled, dates = by_title("date", table), fits["date"]
    date = titled if titled in dates else dates[0]
    apps = {at: name for at in fits["time"] if (name := _app_in(table.titles[at], known))}
    apps.pop(date, None)
    if not apps or (date != titled and len(dates) > 1):
        return None
    told = [
        Row(row.place, [cell_of(row, date), name, cell])
        for row in rows
        for at, name in apps.items()
        if _says(cell := cell_of(row, at))
    ]
    units = {unit_in(table.titles[at]) for at in apps}
    unit = units.pop() if len(units) == 1 else ""
    days = [cell_of(row, date) for row in rows]
    return Unfolded(_titled(table, unit), told, days, COLUMNS.name)


def _app_in(title: str, known: Known) -> str:
    """The app that a title names, maybe with a unit: `Instagram (min)`."""
    names = (title, " ".join(words_of(title)))
    return next((name for name in names if known.platform_of_either(name)), "")


def _says(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _titled(table: Table, unit: str) -> Table:
    """The table as its rows are now; what numbers count stands in the title of their column."""
    long = copy(table)
    long.titles = long.header = ["date", "name", unit]
    return long
