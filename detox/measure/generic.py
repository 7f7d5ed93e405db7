"""Any table of app, day and time: its columns are proposed, and the person confirms them.

Nothing is guessed that would change a figure: what a bare number counts, and whether a day or a
month comes first, is said by the person, by a title or by the rows, or it is asked for.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.foreign import TO_COME, Missed, Understood
from detox.domain.problem import N_, OnDay, Problem, Refused
from detox.domain.text import shown
from detox.domain.usage import (
    PROPOSED,
    UNCLEAR,
    DayUse,
    Device,
    Look,
    Method,
    Note,
    Reading,
)
from detox.domain.written.lengths import TWO_WAYS, bare_in, is_two_ways, length_in
from detox.domain.written.letters import Decoded
from detox.domain.written.moments import BOTH_WAYS, NO_DAY, Stamp, order_in, stamp_in
from detox.domain.written.tables import Row, Table
from detox.domain.written.units import NO_UNIT, UNITS, WORTH, Sample, unit_in, unit_shown
from detox.i18n import language, render
from detox.measure import csvfile
from detox.measure.cells import LONGEST, cell_of, day_in, plain, seconds_in
from detox.measure.fitting import Fits, fitting, is_day, is_row, only_fitting, ways
from detox.measure.header import Chosen, by_title, listed, named, proposed, table_of
from detox.measure.hosts import Known
from detox.measure.wide import COLUMNS, unfolded
from detox.services.measuring import Request

NO_TIME = N_("“%(typed)s” can’t be read as a length of time")
EMPTY_DAY = N_("it has no day")
EMPTY_TIME = N_("it has no length of time")
TOO_LONG = N_("“%(typed)s” is longer than a day")
TOO_FULL = N_("%(day)s has more than 24 hours in %(name)s; what does it count, and in which unit?")
ONLY_TOTALS = N_("%(name)s has only totals; Detox needs the time of each day.")
LACKING = {
    "date": N_(
        "No column of %(name)s has full dates. Detox needs a row for each day and app, or a column "
        "for each day or app."
    ),
    "name": N_(
        "No column of %(name)s has apps or sites. Detox needs a row for each day and app, or a "
        "column for each day or app."
    ),
    "time": N_(
        "No column of %(name)s has the time spent. Detox needs a row for each day and app, or a "
        "column for each day or app."
    ),
}
ASKED = (UNCLEAR, BOTH_WAYS, NO_UNIT)
"""what an answer settles"""
_TOLD = (TOO_LONG, TO_COME)
"""what only a row of which both day and time were understood can be"""
_TWO_NUMBERS = re.compile(r"(\d{1,4}):(\d\d)")
_TOTALS = re.compile(
    r"(grand |sub-?|sous-|ins)?(total|totaal|totale|totaux|gesamt|summe|somme|suma|sum)\b"
    r"|(all|alle|tous les|toutes les|todas las) (apps|applications|aplicaciones)\b"
)
_HOURS_OF_A_DAY = 24


class _Times(NamedTuple):
    """How a column of times is read: the unit of bare numbers and what says so, and whether two
    numbers are minutes and seconds instead of hours and minutes.
    """

    unit: str = ""
    by: str = ""
    are_short: bool = False


class _Taken(NamedTuple):
    """What is read of a table. Of one that was unfolded, the cells that tell the days it has, and
    where a row has what stood above its time.
    """

    table: Table
    rows: list[Row]
    chosen: Chosen
    fits: Fits = {}
    days: list[str] = []
    heading: int | None = None

    @property
    def is_wide(self) -> bool:
        """Whether there was a column for each day or app."""
        return self.heading is not None


def read_generic(
    decoded: Decoded, request: Request, known: Known, name: str, today: date
) -> Reading:
    """Seconds a day up to today by the columns that were given, else by those proposed. Raises
    `Refused`.
    """
    table = table_of(decoded.text, request.columns)
    if len(table.titles) < 2:
        raise csvfile.not_csv(name)
    taken, missed = _taken(table, request.columns, known, name)
    table, chosen = taken.table, taken.chosen
    rows = [row for row in taken.rows if not _is_total(row.cells, chosen)]
    dates = taken.days or [cell_of(row, chosen.date) for row in rows]
    order = order_in(dates, request.dates, language())
    if order.example:
        raise Refused(BOTH_WAYS, day=order.example)
    month_first = order.order == "mdy"
    dated = [row for row in rows if day_in(cell_of(row, chosen.date), month_first=month_first)]
    times = _times(dated, taken, chosen.unit or request.unit)
    reader = _Reader(chosen, times, month_first, known)
    uses, more = sorted_out(((row.place, reader.use(row)) for row in rows), today)
    missed += more
    pairs = "" if taken.is_wide else chosen.pairs(table, times.unit)
    if not uses and not (taken.is_wide and not missed):
        if _is_open(taken, more):
            raise _unclear(name, table, taken.fits)
        raise _unread(name, pairs, missed)
    understood = Understood(
        {} if taken.is_wide else chosen.columns(table),
        times.unit, times.by, order.order, order.by,
        decoded.encoding, decoded.strange, table.above, table.below, times.are_short,
    )  # fmt: skip
    notes = _too_full(uses, name)
    if not request.columns and not taken.is_wide:
        asked = {"columns": chosen.written(table, times.unit), "titles": listed(table, taken.fits)}
        notes.append(Note(Problem(PROPOSED, {"name": name, "pairs": pairs, **asked}), asks=True))
    days = (day_in(cell, month_first=month_first) for cell in taken.days)
    watched = [day for day in days if day and day <= today]
    kind = (Device.PHONE, Method.PHONE)
    return reading_of(name, kind, uses, (understood, missed), notes, watched)


def _taken(table: Table, given: str, known: Known, name: str) -> tuple[_Taken, list[Missed]]:
    """The rows and columns to read, and the rows that do not fit. Raises `Refused` where there are
    no rows, and where no column has what is needed or several could have it.
    """
    chosen = named(given, table) if given else proposed(table)
    table.has_header = not is_row(table, chosen)
    rows, missed = rows_of(table, name)
    if not rows:
        raise _unread(name, "", missed) if missed else no_rows(name)
    if all(map(_sums_up, rows)):
        raise Refused(ONLY_TOTALS, name=name)
    if given and chosen:
        return _Taken(table, rows, chosen), missed
    fits = fitting(table, rows)
    wide = unfolded(table, rows, fits, known)
    if wide:
        return _Taken(wide.table, wide.rows, COLUMNS, {}, wide.days, wide.heading), missed
    chosen = chosen or only_fitting(fits)
    lacking = next((part for part in fits if not fits[part]), "")
    if lacking and (chosen is None or lacking == "date"):
        raise Refused(LACKING[lacking], name=name)
    if chosen is None:
        raise _unclear(name, table, fits)
    return _Taken(table, rows, chosen, fits), missed


def sorted_out(
    told: Iterable[tuple[int, DayUse | Problem]], today: date
) -> tuple[list[DayUse], list[Missed]]:
    """The uses that rows tell, and the rows that tell none or one of a day still to come."""
    uses, missed = [], []
    for place, use in told:
        if isinstance(use, Problem):
            missed.append(Missed(place, use))
        elif use.day > today:
            missed.append(Missed(place, Problem(TO_COME)))
        else:
            uses.append(use)
    return uses, missed


def reading_of(
    name: str,
    kind: tuple[Device, Method],
    uses: list[DayUse],
    look: tuple[Understood, list[Missed]],
    notes: Iterable[Note] = (),
    watched: Iterable[date] = (),
) -> Reading:
    """A table as a reading, with the look at it; `watched` are days that no row may tell of."""
    understood, missed = look
    missed.sort(key=lambda each: each.place)
    of_platforms = [use for use in uses if use.platform]
    seen = Look.at(name, understood, len(uses), of_platforms, missed)
    days = [DayUse(day, "", 0.0) for day in watched]
    return Reading(name, *kind, uses=(*days, *uses), notes=tuple(notes), look=seen)


def rows_of(table: Table, name: str) -> tuple[list[Row], list[Missed]]:
    """The rows of a table, and those that do not fit it. Raises `Refused` for endless ones."""
    rows: list[Row] = []
    missed: list[Missed] = []
    for each in table.rows():
        if isinstance(each, Row):
            rows.append(each)
        else:
            missed.append(each)
        if len(rows) + len(missed) > csvfile.MOST_ROWS:
            most = csvfile.MOST_ROWS
            raise Refused(N_("%(name)s has more than %(most)d rows."), name=name, most=most)
    return rows, missed


class _Reader(NamedTuple):
    """Reads the rows of one table."""

    chosen: Chosen
    times: _Times
    month_first: bool
    known: Known

    def use(self, row: Row) -> DayUse | Problem:
        """What a row tells, or why it cannot be read."""
        typed, time = cell_of(row, self.chosen.date), cell_of(row, self.chosen.time)
        day = day_in(typed, month_first=self.month_first)
        if day is None:
            return Problem(NO_DAY, {"typed": shown(typed)}) if typed else Problem(EMPTY_DAY)
        if not time:
            return Problem(EMPTY_TIME)
        if self.times.unit not in ("", "hours") and is_two_ways(time):
            return Problem(TWO_WAYS, {"typed": shown(time)})
        seconds = self._seconds(time)
        if seconds is None:
            return Problem(NO_TIME, {"typed": shown(time)})
        if seconds > LONGEST:
            return Problem(TOO_LONG, {"typed": shown(time)})
        return DayUse(day, self.known.platform_of_either(cell_of(row, self.chosen.name)), seconds)

    def _seconds(self, time: str) -> float | None:
        short = _TWO_NUMBERS.fullmatch(time) if self.times.are_short else None
        if short:
            return int(short[1]) * 60.0 + int(short[2])
        length = bare_in(time, WORTH.get(self.times.unit, 0)) or length_in(time)
        return length.seconds if length else seconds_in(time)


def _times(rows: list[Row], taken: _Taken, said: str) -> _Times:
    """How the times are read. Raises `Refused` where nothing says it; of an unfolded table nothing
    says that its numbers are times at all, so a day without room for others does not.
    """
    table, chosen = taken.table, taken.chosen
    cells = [cell for row in rows if (cell := cell_of(row, chosen.time))]
    titled = unit_in(table.titles[chosen.time]) if table.has_header else ""
    clocks = [found for cell in cells if (found := _TWO_NUMBERS.fullmatch(cell))]
    are_short = bool(clocks) and (
        (said or titled) == "minutes" or any(int(c[1]) >= _HOURS_OF_A_DAY for c in clocks)
    )
    if not any(map(bare_in, cells)):
        return _Times(are_short=are_short)
    if said or titled:
        return _Times(said or titled, "said" if said else "title", are_short)
    shown_by = {
        "rows": _by_ends(rows, table, chosen),
        "others": _by_the_others(cells),
        "room": "" if taken.is_wide else _by_room(rows, chosen),
    }
    for by, unit in shown_by.items():
        if unit:
            return _Times(unit, by, are_short)
    for row in rows:
        cell = cell_of(row, chosen.time)
        if bare_in(cell) and cell.strip("0,."):
            wide = taken.heading
            title = table.titles[chosen.time] if wide is None else row.cells[wide]
            raise Refused(NO_UNIT, number=shown(cell), title=shown(title))
    return _Times(are_short=are_short)  # nothing is as long in each unit


def _by_ends(rows: list[Row], table: Table, chosen: Chosen) -> str:
    """The unit in which the numbers agree with starts and ends beside them."""
    start, end = (by_title(part, table) for part in ("start", "end"))
    if start is None or end is None:
        return ""
    samples = []
    for row in rows:
        number = bare_in(cell_of(row, chosen.time))
        ends = [stamp_in(cell_of(row, place)) for place in (start, end)]
        clocks = [stamp.clock for stamp in ends if isinstance(stamp, Stamp) and stamp.clock]
        if number and len(clocks) == 2 and clocks[0] < clocks[1]:
            span = (clocks[1] - clocks[0]).total_seconds()
            samples.append(Sample(number.seconds, number.grain, span, 1.0))
    return unit_shown(samples)


def _by_the_others(cells: list[str]) -> str:
    """Seconds, where most cells tell theirs to the second; such a program counts nothing else."""
    exact = [cell for cell in cells if (length := length_in(cell)) and length.grain <= 1]
    return "seconds" if 2 * len(exact) > len(cells) else ""


def _by_room(rows: list[Row], chosen: Chosen) -> str:
    """The one unit in which no day becomes longer than it is."""
    sums: dict[date, float] = {}
    for row in rows:
        number, day = bare_in(cell_of(row, chosen.time)), day_in(cell_of(row, chosen.date))
        if number and day:
            sums[day] = sums.get(day, 0.0) + number.seconds
    most = max(sums.values(), default=0.0)
    units = [unit for unit, worth in UNITS.items() if most * worth <= LONGEST]
    return units[0] if len(units) == 1 else ""


def _too_full(uses: list[DayUse], name: str) -> list[Note]:
    sums: dict[date, float] = {}
    for use in uses:
        sums[use.day] = sums.get(use.day, 0.0) + use.seconds
    day = next((day for day, seconds in sorted(sums.items()) if seconds > LONGEST), None)
    if day is None:
        return []
    return [Note(Problem(TOO_FULL, {"day": OnDay(day), "name": name}), always=True)]


def _is_total(cells: list[str], chosen: Chosen) -> bool:
    """Whether a row sums others up: it has no day or no name, and says so."""
    said = [
        plain(cells[place]) if place < len(cells) else "" for place in (chosen.date, chosen.name)
    ]
    return any(_TOTALS.match(cell) for cell in said) and not any(
        re.search(r"\d", cell) for cell in said[:1]
    )


def _is_open(taken: _Taken, missed: list[Missed]) -> bool:
    """Whether other columns may tell more than these, of which no row was understood."""
    is_told = any(each.problem.message in _TOLD for each in missed)
    return not is_told and any(way != taken.chosen for way in ways(taken.fits))


def _sums_up(row: Row) -> bool:
    """Whether a row is a total of others, and of no day."""
    cells = [plain(cell) for cell in row.cells]
    return any(map(_TOTALS.match, cells)) and not any(map(is_day, row.cells))


def no_rows(name: str) -> Refused:
    """That a table ends with its header."""
    return Refused(N_("%(name)s has column headings, but no rows."), name=name)


def _unread(name: str, columns: str, missed: list[Missed]) -> Refused:
    """That nothing could be read, by the columns where they are known."""
    if not missed:
        return Refused(ONLY_TOTALS, name=name)
    params: dict[str, object] = {"name": name}
    told = N_("No row in %(name)s could be read. Line %(line)d: %(problem)s.")
    if columns:
        params["columns"] = columns
        told = N_("No row in %(name)s could be read with %(columns)s. Line %(line)d: %(problem)s.")
    first = min(missed, key=lambda each: each.place)
    problem = render(first.problem).rstrip(".")
    return Refused(told, **params, line=first.place, problem=problem)


def _unclear(name: str, table: Table, fits: Fits) -> Refused:
    return Refused(UNCLEAR, name=name, columns=listed(table, fits))
