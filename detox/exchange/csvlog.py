"""Logs as CSV: our own, complete and harmless in a spreadsheet, and those of other programs."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, tzinfo
from typing import NamedTuple

from detox.domain.cells import harmless, unharmed
from detox.domain.foreign import Missed, Told
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.session import Session
from detox.domain.typed.durations import read_minutes
from detox.domain.walls import instant_of
from detox.exchange.columns import Columns, columns_of
from detox.exchange.files import Here
from detox.exchange.moments import (
    clock_in,
    day_in,
    decimal_in,
    iso_moment,
    order_in,
    seconds_in,
)
from detox.exchange.tables import Row, Table, opened

HEADER = ("uid", "day", "start", "zone", "minutes", "activity", "note", "tags")
MARK = b"uid,day,start,zone,minutes,activity,note,tags\r\n"
NO_DAY = N_("“%(typed)s” is no day that can be read")
NO_START = N_("“%(typed)s” is no time of day that can be read")
NO_LENGTH = N_("it says no length, and no end either")
_BETWEEN_TAGS = str.maketrans(";|", ",,")


class Log(NamedTuple):
    """A table that was opened: which columns it has, by field, as titles; and what is told."""

    columns: dict[str, str]
    told: Iterator[Told | Missed]


def read(text: str, here: Here) -> Log:
    """The sessions of a log, whatever wrote it. Raises `Refused`."""
    table = opened(text)
    columns = columns_of(table, here.columns)
    chosen = {
        field: table.titles[place]
        for field, place in columns._asdict().items()
        if place is not None
    }
    return Log(chosen, told_in(table, columns, here))


def told_in(
    table: Table,
    columns: Columns,
    here: Here,
    known_by: Callable[[Row, Told], str] | None = None,
) -> Iterator[Told | Missed]:
    """What the rows tell; `known_by` gives what a row is known by, else all of it. Raises
    `Refused` at once where days can be read both ways.
    """
    order = order_in(_days(table, columns), here.dates, here.language)
    return _told(table, _Reader(columns, here.zone, order), known_by or _by_everything)


def _days(table: Table, columns: Columns) -> Iterator[str]:
    place = columns.day if columns.day is not None else columns.start
    for row in table.rows():
        if isinstance(row, Row) and place is not None and place < len(row.cells):
            yield row.cells[place].strip().partition(" ")[0]


def _told(
    table: Table, reader: "_Reader", known_by: Callable[[Row, Told], str]
) -> Iterator[Told | Missed]:
    times: Counter[str] = Counter()
    for row in table.rows():
        if isinstance(row, Missed):
            yield row
            continue
        told = reader.told(row)
        if isinstance(told, Told) and not told.uid:
            identity = known_by(row, told)
            times[identity] += 1  # two rows that say the same are two sessions
            told = told._replace(identity=f"{identity}\n{times[identity]}")
            if told.start is not None:  # its day follows from that, as for sessions of our own
                told = told._replace(day=None)
        yield told


def _by_everything(_row: Row, told: Told) -> str:
    start = told.start.isoformat() if told.start else ""
    return "\n".join(
        (str(told.day or ""), start, str(told.seconds), *told.names, told.note, *told.tags)
    )


class _Reader:
    def __init__(self, columns: Columns, zone: tzinfo, order: str) -> None:
        self._at, self._zone, self._order = columns, zone, order

    def told(self, row: Row) -> Told | Missed:
        cells = {
            field: unharmed(row.cells[place]).strip() if place < len(row.cells) else ""
            for field, place in self._at._asdict().items()
            if place is not None
        }
        start = self._moment(cells, "start")
        day = self._day(cells)
        if isinstance(start, Problem) or isinstance(day, Problem):
            return Missed(row.place, start if isinstance(start, Problem) else day)  # type: ignore[arg-type]  # one of both is
        seconds = self._seconds(cells, start)
        if isinstance(seconds, Problem):
            return Missed(row.place, seconds)
        activity = cells.get("activity", "")
        tags = cells.get("tags", "").translate(_BETWEEN_TAGS).split(",")
        return Told(
            row.place,
            "",
            seconds,
            (activity,) if activity else (),
            cells.get("note", ""),
            tuple(tag for each in tags if (tag := each.strip())),
            start,
            day,
            cells.get("uid", ""),
            cells.get("zone", ""),
        )

    def _day(self, cells: dict[str, str]) -> date | Problem | None:
        typed = cells.get("day", "")
        if not typed and cells.get("start"):
            return None
        moment = iso_moment(typed)
        day = moment.date() if moment else day_in(typed, self._order)
        return day or Problem(NO_DAY, {"typed": typed[:40]})

    def _moment(self, cells: dict[str, str], field: str) -> datetime | Problem | None:
        """The instant that a cell names by itself, or together with the day."""
        typed = cells.get(field, "")
        if not typed:
            return None
        moment = iso_moment(typed) or self._dated(typed, cells.get("day", ""))
        if moment is None:
            return Problem(NO_START, {"typed": typed[:40]})
        return moment.astimezone(UTC) if moment.tzinfo else instant_of(moment, self._zone)

    def _dated(self, typed: str, day_cell: str) -> datetime | None:
        """A wall time from `08:00` and the day beside it, or from `20/11/2026 08:00`."""
        first, _, rest = typed.partition(" ")
        own_day = day_in(first, self._order)
        day = own_day or day_in(day_cell, self._order)
        clock: time | None = clock_in(rest if own_day else typed)
        return datetime.combine(day, clock) if day and clock else None

    def _seconds(self, cells: dict[str, str], start: datetime | None) -> int | Problem:
        for field, unit in (("hours", 3600), ("seconds", 1)):
            number = decimal_in(cells.get(field, ""))
            if number is not None:
                return round(number * unit)
        typed = cells.get("minutes") or cells.get("hours", "")
        if typed:
            return self._length(typed)
        end = self._moment(cells, "end")
        if isinstance(end, Problem):
            return end
        if start is None or end is None:
            return Problem(NO_LENGTH)
        return int((end - start).total_seconds())

    @staticmethod
    def _length(typed: str) -> int | Problem:
        seconds = seconds_in(typed)
        if seconds is not None:
            return seconds
        minutes = read_minutes(typed)
        return minutes.problem if isinstance(minutes, Unreadable) else minutes * 60


def lines(
    sessions: Iterable[Session], zone_of: Callable[[str], tzinfo], delimiter: str = ","
) -> Iterator[str]:
    """These sessions as CSV (RFC 4180); starts in the zone they were lived in."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(HEADER)
    for session in sessions:
        start = session.start.astimezone(zone_of(session.zone)) if session.start else None
        writer.writerow(
            (
                session.uid,
                session.day.isoformat(),
                start.isoformat() if start else "",
                harmless(session.zone),
                session.minutes,
                harmless(session.activity),
                harmless(session.note),
                harmless(", ".join(session.tags)),
            )
        )
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()
