"""Logs as CSV: our own, complete and harmless in a spreadsheet, and those of other programs."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import tzinfo

from detox.domain.cells import harmless
from detox.domain.foreign import Log, Missed, Told, Understood, numbered
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.written.moments import BOTH_WAYS, order_in
from detox.domain.written.tables import Row, Table, opened
from detox.domain.written.units import NO_UNIT, unit_shown
from detox.exchange.columns import Columns, columns_of, named, titled, unread
from detox.exchange.files import Here
from detox.exchange.headings import titles
from detox.exchange.rows import Counted, RowReader

HEADER = ("uid", "day", "start", "zone", "minutes", "activity", "note", "tags")
MARK = b"uid,day,start,zone,minutes,activity,note,tags\r\n"

KnownBy = Callable[[Row, Told], str]
"""what a row is known by; `began` tells how it says its start"""


def read(text: str, here: Here) -> Log:
    """The sessions of a log, whatever wrote it. Raises `Refused`."""
    return log_of(opened(text, titles()), here)


def log_of(table: Table, here: Here, known_by: KnownBy | None = None) -> Log:
    """What a table tells; `known_by` gives what a row is known by, else it is its start and its
    names, or all of it where that is not one row alone. Raises `Refused` at once where a column is
    missing, or days or numbers can be read in several ways.
    """
    columns = columns_of(table, here.columns)
    found = list(table.rows())
    rows = [row for row in found if isinstance(row, Row)]
    order = order_in(_days(rows, columns), here.dates, here.language)
    if order.example:
        raise Refused(BOTH_WAYS, day=order.example)
    reader = RowReader(columns, here, order.order)
    counted = [each for row in rows for each in reader.counted(row)]
    columns = _with_units(table, columns, counted, here.unit)
    unit, by = next(
        ((unit, by) for at, unit, by in columns.lengths if counted and at == counted[0].at),
        ("", ""),
    )
    if tuple(table.header) == HEADER or columns.in_parts:  # which needs no explaining
        unit = by = ""
    reader = reader.of_units(columns)
    _ask_about_pauses(table, columns, rows, reader)
    understood = Understood(
        named(table, columns), unit, by, order.order, order.by,
        above=table.above, below=table.below,
        is_short=bool(columns.short) and any(map(reader.is_short, rows)),
        unread=unread(table, columns, rows),
    )  # fmt: skip
    return Log(_told(found, reader, known_by), understood)


def _days(rows: list[Row], columns: Columns) -> Iterator[str]:
    places = [
        at for at in (columns.day, columns.start, columns.end_day, columns.end) if at is not None
    ]
    for row in rows:
        yield from (row.cells[at] for at in places if at < len(row.cells))


def _ask_about_pauses(table: Table, columns: Columns, rows: list[Row], reader: RowReader) -> None:
    """Raises `Refused` where a pause has to be taken off, and nothing says its unit."""
    if columns.pause is not None:
        number = next(filter(None, map(reader.pause_of_no_unit, rows)), "")
        if number:
            raise Refused(NO_UNIT, number=number, title=titled(table, columns.pause))


def _with_units(table: Table, columns: Columns, counted: list[Counted], said: str) -> Columns:
    """These columns with the unit of their bare numbers: the one that was said for a column, else
    the one that rows with both ends show, else that of its title, else what was said for the file.
    Raises `Refused` where it is needed and nothing says it.
    """
    if columns.in_parts:
        return columns
    lengths = []
    for at, unit, by in columns.lengths:
        mine = [each for each in counted if each.at == at]
        shown = unit_shown(each.sample for each in mine if each.sample)
        alone = next((each for each in mine if not each.sample and each.cell.strip("0,.")), None)
        if by != "said" and shown:
            unit, by = (shown, "rows") if shown != unit else (unit, by)
        elif not unit and mine and said:
            unit, by = said, "said"
        elif not unit and alone:
            raise Refused(NO_UNIT, number=alone.cell, title=titled(table, at))
        lengths.append((at, unit, by))
    return columns._replace(lengths=tuple(lengths))


def _told(
    found: list[Row | Missed], reader: RowReader, known_by: KnownBy | None
) -> Iterator[Told | Missed]:
    """What rows tell, and what each stays known by."""
    everything = [each if isinstance(each, Missed) else reader.told(each) for each in found]
    times: Counter[str] = Counter()
    starts = ["" if known_by else _start_and_names(each) for each in everything]
    often = Counter(starts)
    for row, told, start in zip(found, everything, starts, strict=True):
        if isinstance(told, Missed) or isinstance(row, Missed) or told.uid:
            yield told
            continue
        identity, former = numbered((known_by or _by_everything)(row, told), times), ""
        if start and often[start] == 1:
            identity, former = start, identity
        yield told._replace(
            identity=identity,
            former=former,
            # where there is a start it follows from that, as for sessions of our own
            day=told.day if told.start is None else None,
            wall=None,  # a session of ours that began then is another one
        )


def _start_and_names(told: Told | Missed) -> str:
    """What stays as it is where a row is corrected; nothing without a start."""
    if isinstance(told, Missed) or not told.start:
        return ""
    return "\n".join((began(told), *told.names))


def began(told: Told) -> str:
    """The start of a row as the row says it. Where that is only what the clock showed, it is the
    same in whatever zone it is read.
    """
    start = told.wall or told.start
    return start.isoformat() if start else ""


def _by_everything(_row: Row, told: Told) -> str:
    return "\n".join(
        (str(told.day or ""), began(told), str(told.seconds), *told.names, told.note, *told.tags)
    )


def lines(
    sessions: Iterable[Session], zone_of: Callable[[str], tzinfo], delimiter: str = ","
) -> Iterator[str]:
    """These sessions as CSV (RFC 4180); starts in the zone they were lived in."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(HEADER)
    for session in sessions:
        start = session.began(zone_of)
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
