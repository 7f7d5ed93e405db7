"""What stands in which column of a table, as it was said or as its header shows."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from detox.domain.cells import unharmed
from detox.domain.foreign import Missed
from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.domain.typed.words import fold
from detox.domain.written.lengths import bare_in
from detox.domain.written.moments import Stamp, stamp_in
from detox.domain.written.tables import Row, Table
from detox.domain.written.units import UNITS, unit_in, words_of
from detox.exchange.headings import (
    CLOCKS,
    FIELDS,
    NAMES,
    USUAL,
    has_format,
    is_clock,
    is_length,
    is_placed,
    plain,
    titles,
)  # fmt: skip

NO_COLUMN_OF_DAYS = N_(
    "No column gives the day; name it with --columns day=TITLE, where TITLE is one of %(titles)s."
)
NO_COLUMN_OF_LENGTHS = N_(
    "No column gives the length; name it with --columns length=TITLE, or both ends with --columns "
    "start=TITLE,end=TITLE, where TITLE is one of %(titles)s."
)
_SHORT = re.compile("(?<![h:])m{1,2}:ss")
_PARTS = 60
"""so many seconds or minutes are one of the next greater unit"""
_LATE = re.compile("(?:1[0-9]|2[0-4]):[0-9]{2}(?::[0-9]{2})?|.*[ap]m", re.IGNORECASE)


class Columns(NamedTuple):
    """The place of each field in a row; `None` where there is no such column.

    `names` are those of what could say an activity, the likeliest first. `lengths` are the columns
    of lengths with the unit of bare numbers in each, `seconds`, `minutes` or `hours`, and what says
    it, `said` or `title`; both empty where nothing does. Where they are `in_parts`, a length is the
    sum of them: hours in one, minutes in another. In those that are `short`, two numbers are
    minutes and seconds. `pause_unit` is what bare numbers count by the title of the pause.
    """

    day: int | None = None
    start: int | None = None
    end_day: int | None = None
    end: int | None = None
    pause: int | None = None
    note: int | None = None
    tags: int | None = None
    uid: int | None = None
    zone: int | None = None
    names: tuple[int, ...] = ()
    lengths: tuple[tuple[int, str, str], ...] = ()
    in_parts: bool = False
    short: tuple[int, ...] = ()
    pause_unit: str = ""


def read_columns(said: list[str]) -> dict[str, str]:
    """`day=Date,length=Duration`, as often as it was given. Raises `Refused`."""
    found: dict[str, str] = {}
    for part in re.split(",(?=[a-z_ ]+=)", ",".join(said)) if said else []:
        field, _, title = part.partition("=")
        if field.strip() in found:
            raise Refused(N_("--columns names %(field)s twice."), field=field.strip())
        if field.strip() not in FIELDS or not title.strip():
            raise Refused(
                N_("“%(said)s” names no column; write FIELD=TITLE, FIELD being one of %(fields)s."),
                said=shown(part),
                fields=", ".join(FIELDS),
            )
        found[field.strip()] = title.strip()
    return found


def columns_of(table: Table, said: dict[str, str]) -> Columns:
    """Where each field stands. Raises `Refused` for a table without a day or a length."""
    told = {field: _place(table, title) for field, title in said.items()}
    dated = told.get("day", told.get("start"))
    table.has_header = dated is None or not _is_day(table.titles[dated])
    lengths = tuple((told[unit], unit, "said") for unit in UNITS if unit in told)
    if "length" in told:
        unit = _unit(table, told["length"])
        lengths = (*lengths, (told["length"], unit, "title" if unit else ""))
    found = {field: at for field, at in told.items() if field in USUAL}
    header = [plain(title) for title in table.titles]
    names = (told["activity"],) if "activity" in told else _places(header, NAMES)
    taken = {*told.values(), *names}
    for field, usual in USUAL.items():
        at = next((at for at in _places(header, usual) if at not in taken), None)
        if field not in found and at is not None:
            found[field] = at
            taken.add(at)
    if "pause" not in found and (pause := _pause(table)) is not None:
        found["pause"] = pause
    if not {"start", "end"} & found.keys():
        found |= _arrivals(table, taken)
    if not lengths:
        is_open = "end" in found and "start" not in found
        lengths = _lengths(table, {*taken, *found.values()}, has_end_alone=is_open)
    if lengths and "end" in found and table.header.count(table.header[found["end"]]) > 1:
        del found["end"]  # the day has two parts, and only the length tells of both
    clock = next((at for at in _places(header, CLOCKS) if at not in taken), None)
    if "start" not in found and clock not in (None, *(at for at, _word, _by in lengths)):
        found["start"] = clock  # type: ignore[assignment]  # not None
    short = tuple(at for at, _word, _by in lengths if _is_short(table, at))
    in_parts = len(lengths) > 1 and _are_parts(table, lengths)
    unit = _unit(table, found["pause"]) if "pause" in found else ""
    columns = Columns(
        names=names, lengths=lengths, in_parts=in_parts, short=short, pause_unit=unit
    )._replace(**found)  # type: ignore[arg-type]  # which are fields of places
    _check(table, columns)
    return columns


def named(table: Table, columns: Columns) -> dict[str, str]:
    """The titles of the columns that are used, by field."""
    told = columns._asdict().items()
    fields = {field: at for field, at in told if isinstance(at, int) and field != "in_parts"}
    if columns.in_parts:
        fields |= {unit: at for at, unit, _by in columns.lengths}
    elif columns.lengths:
        at, unit, _by = columns.lengths[0]
        fields[unit if table.header[at] == unit else "length"] = at
    if columns.names:
        fields["activity"] = columns.names[0]
    order = ("day", "start", "end_day", "end", "length", *reversed(UNITS), "pause", "activity")
    by_field = sorted(fields, key=lambda f: order.index(f) if f in order else len(order))
    return {field: titled(table, fields[field]) for field in by_field}


def titled(table: Table, at: int) -> str:
    """The title of a column; its number where there are no titles."""
    return table.titles[at] if table.has_header else str(at + 1)


def unread(table: Table, columns: Columns, rows: Iterable[Row]) -> tuple[str, ...]:
    """The titles of columns that say something in some row, and are taken for nothing."""
    fields = columns._replace(in_parts=False)
    taken = {*(at for at in fields if type(at) is int), *columns.names}
    taken |= {at for at, _word, _by in columns.lengths}
    others = [at for at in range(len(table.titles)) if at not in taken]
    filled = {
        at for row in rows for at in others if row.cells[at : at + 1] and row.cells[at].strip()
    }
    return tuple(title for at in sorted(filled) if (title := titled(table, at)))


def _unit(table: Table, at: int) -> str:
    return unit_in(table.titles[at]) if table.has_header else ""


def _is_short(table: Table, at: int) -> bool:
    """Whether two numbers are minutes and seconds under that title."""
    return bool(_SHORT.search(table.titles[at].lower())) or _unit(table, at) == "minutes"


def _are_parts(table: Table, lengths: tuple[tuple[int, str, str], ...]) -> bool:
    """Whether columns that are called by their units alone make up one length, as `1` and `30` do;
    `1,5` and `90` say the same twice.
    """
    units = [unit for _at, unit, _by in lengths]
    if any(by != "said" and words_of(table.titles[at]) for at, _word, by in lengths):
        return False
    if "" in units or len(set(units)) < len(units):
        return False
    parts = wholes = 0
    for row in table.rows():
        told = [(unit, cell_of(row, at)) for at, unit, _by in lengths if isinstance(row, Row)]
        numbers = [(unit, cell) for unit, cell in told if bare_in(cell)]
        is_whole = any(
            not cell.isdecimal() or (unit != "hours" and int(cell) >= _PARTS)
            for unit, cell in numbers
        )
        wholes += is_whole
        parts += not is_whole and sum(bool(cell.strip("0")) for _word, cell in numbers) > 1
    return parts >= wholes


def cell_of(row: Row, at: int) -> str:
    """A cell of a row as it was meant; one that is missing at its end is empty."""
    return unharmed(row.cells[at]).strip() if at < len(row.cells) else ""


def _pause(table: Table) -> int | None:
    """The column of pauses, whose title may say a unit too."""
    words = (" ".join(words_of(title)) for title in table.titles)
    return next((at for at, about in enumerate(words) if about in USUAL["pause"]), None)


def _is_day(text: str) -> bool:
    stamp = stamp_in(text, "dmy") if text else None
    return isinstance(stamp, Stamp) and stamp.day is not None


def _arrivals(table: Table, taken: set[int]) -> dict[str, int]:
    """Start and end, where their titles leave it to their order which is which."""
    both = [at for at, title in enumerate(table.titles) if at not in taken and is_placed(title)]
    is_clear = len(both) == len({plain(table.titles[at]) for at in both}) == 2
    return dict(zip(("start", "end"), both, strict=True)) if is_clear else {}


def _lengths(
    table: Table, taken: set[int], *, has_end_alone: bool
) -> tuple[tuple[int, str, str], ...]:
    """The columns of lengths. What may be a time of day too, as `Time`, is a length where no other
    is, there is no end that wants a start, and none of it is late.
    """
    found = [
        at
        for at, title in enumerate(table.titles)
        if at not in taken and table.header.index(table.header[at]) == at and is_length(title)
    ]
    is_told = any(not is_clock(table.titles[at]) for at in found)
    lengths = []
    for at in found:
        title = table.titles[at]
        is_other = has_end_alone or (is_told and not has_format(title))
        if is_clock(title) and (is_other or any(_is_late(row, at) for row in table.rows())):
            continue
        unit = unit_in(title)
        lengths.append((at, unit, "title" if unit else ""))
    return tuple(lengths)


def _is_late(row: Row | Missed, at: int) -> bool:
    """Whether a cell is more likely a time of day than a length."""
    return isinstance(row, Row) and at < len(row.cells) and bool(_LATE.fullmatch(row.cells[at]))


def _places(header: Sequence[str], usual: tuple[str, ...]) -> tuple[int, ...]:
    """Where titles as `plain` has them are these, in the order of these."""
    return tuple(header.index(title) for title in usual if title in header)


def _place(table: Table, title: str) -> int:
    if fold(title) in table.header:
        return table.header.index(fold(title))
    if title.isascii() and title.isdigit() and 1 <= int(title) <= len(table.header):
        return int(title) - 1
    raise Refused(
        N_("There is no column “%(title)s”; the columns are %(titles)s."),
        title=shown(title),
        titles=_titles(table),
    )


def _check(table: Table, columns: Columns) -> None:
    if columns.day is None and columns.start is None:
        missing = NO_COLUMN_OF_DAYS
    elif not columns.lengths and columns.start is None and columns.end_day is None:
        missing = NO_COLUMN_OF_LENGTHS  # of two times in one cell, the first is the start
    else:
        return
    if any(map(_is_day, table.titles)) and not titles() & set(table.header):
        raise Refused(
            N_(
                "It has no header; say which column is which by number, as in --columns "
                "day=1,length=3."
            )
        )
    raise Refused(missing, titles=_titles(table))


def _titles(table: Table) -> str:
    return ", ".join(shown(title) for title in table.titles[:20]) or "–"
