"""What stands in which column of a table, as it was said or as its header shows."""

import re
from typing import NamedTuple

from detox.domain.foreign import Missed
from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.domain.typed.words import fold
from detox.domain.written.tables import Row, Table
from detox.domain.written.units import UNITS, unit_in, words_of

FIELDS = (
    "day", "start", "end", "end_day", "pause", "length", "minutes", "hours", "seconds", "activity",
    "note", "tags", "uid", "zone",
)  # fmt: skip
_USUAL = {
    "day": ("day", "date", "start date", "started on", "from date", "jour", "date de debut",
            "datum", "fecha"),
    "start": ("start", "start time", "started", "started at", "time started", "begin", "from",
              "clock in", "debut", "heure de debut", "de", "von", "beginn"),
    "end_day": ("end date", "stop date", "to date", "date de fin"),
    "end": ("end", "end time", "stop", "stop time", "ended", "ended at", "time ended", "finish",
            "finished at", "to", "until", "clock out", "fin", "heure de fin", "a", "bis", "ende"),
    "pause": ("break", "breaks", "pause", "pauses"),
    "note": ("note", "notes", "description", "comment", "comments", "commentaire",
             "commentaires", "title"),
    "tags": ("tags", "tag", "labels", "record tags", "etiquettes"),
    "uid": ("uid",),
    "zone": ("zone", "time zone", "timezone", "fuseau"),
}  # fmt: skip
_NAMES = (
    "activity", "activite", "activity type", "activity name", "type d'activite", "project",
    "projet", "project name", "task", "tache", "category", "categorie",
)  # fmt: skip
"""what says an activity, the likeliest first; `Type` alone is too often something else"""
_LENGTHS = {
    "", "duration", "duree", "time spent", "temps passe", "length", "total time", "tracked time",
    "time tracked", "temps", "dauer", "tijd", "time", "duration hh mm", "duration hh mm ss",
    "duration mm", "total duration", "duree totale", "hh mm", "hh mm ss", "spent time",
}  # fmt: skip
_WITH_UNIT = {"total", "spent", "worked", "logged", "tracked", "booked", "effort", "travail"}
"""what is a length where the title says a unit, else maybe a sum of money"""
_FILLERS = ("in", "of", "de", "en")
_HOURS = ("heure", "hour")
_CLOCKS = ("time", *_HOURS)
"""what says a time of day; `Time` is a length where no other column is, and none of it is late"""
_LATE = re.compile("(?:1[0-9]|2[0-4]):[0-9]{2}|.*[ap]m", re.IGNORECASE)


class Columns(NamedTuple):
    """The place of each field in a row; `None` where there is no such column.

    `names` are those of what could say an activity, the likeliest first. `lengths` are the columns
    of lengths with the unit of bare numbers in each, `seconds`, `minutes` or `hours`, and what says
    it, `said` or `title`; both empty where nothing does.
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


def titles() -> frozenset[str]:
    """Every title that is known, folded."""
    spelled = (f"{about} {word}".strip() for about in _LENGTHS for word in ("", *UNITS, "h"))
    bracketed = (f"{about} ({word})" for about in _LENGTHS for word in (*UNITS, "h", "decimal"))
    usual = (title for titles in _USUAL.values() for title in titles)
    return frozenset((*usual, *_NAMES, *_CLOCKS, *spelled, *bracketed, "heures", "secondes"))


def read_columns(said: list[str]) -> dict[str, str]:
    """`day=Date,length=Duration`, as often as it was given. Raises `Refused`."""
    found: dict[str, str] = {}
    for part in re.split(",(?=[a-z_ ]+=)", ",".join(said)) if said else []:
        field, _, title = part.partition("=")
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
    lengths = tuple((told[unit], unit, "said") for unit in UNITS if unit in told)
    if "length" in told:
        unit = unit_in(table.titles[told["length"]])
        lengths = (*lengths, (told["length"], unit, "title" if unit else ""))
    found = {field: at for field, at in told.items() if field in _USUAL}
    names = (told["activity"],) if "activity" in told else _places(table, _NAMES)
    taken = {*told.values(), *names}
    for field, usual in _USUAL.items():
        at = next((at for at in _places(table, usual) if at not in taken), None)
        if field not in found and at is not None:
            found[field] = at
            taken.add(at)
    if not lengths:
        lengths = tuple(_lengths(table, taken))
    clock = next((at for at in _places(table, _CLOCKS) if at not in taken), None)
    if "start" not in found and clock not in (None, *(at for at, _unit, _by in lengths)):
        found["start"] = clock  # type: ignore[assignment]  # not None
    columns = Columns(**found, names=names, lengths=lengths)
    _check(table, columns)
    return columns


def named(table: Table, columns: Columns) -> dict[str, str]:
    """The titles of the columns that are used, by field."""
    fields = {field: at for field, at in columns._asdict().items() if isinstance(at, int)}
    if columns.lengths:
        at, unit, _by = columns.lengths[0]
        fields[unit if table.header[at] == unit else "length"] = at
    if columns.names:
        fields["activity"] = columns.names[0]
    order = ("day", "start", "end_day", "end", "length", *UNITS, "pause", "activity")
    by_field = sorted(fields, key=lambda f: order.index(f) if f in order else len(order))
    return {field: table.titles[fields[field]] for field in by_field}


def _lengths(table: Table, taken: set[int]) -> list[tuple[int, str, str]]:
    """The columns of lengths; one called `Time` only where there is no other."""
    found = []
    for at, title in enumerate(table.titles):
        words = tuple(word for word in words_of(title) if word not in _FILLERS)
        unit, about = unit_in(title), " ".join(words)
        is_length = about in _LENGTHS or (unit and about in _WITH_UNIT)
        if at not in taken and is_length and (unit or words) and table.header[at] not in _HOURS:
            found.append((at, unit, "title" if unit else ""))
    plain = [each for each in found if table.header[each[0]] not in _CLOCKS]
    if plain or not found or not any(_is_late(row, found[0][0]) for row in table.rows()):
        return plain or found
    return []


def _is_late(row: Row | Missed, at: int) -> bool:
    """Whether a cell is more likely a time of day than a length."""
    return isinstance(row, Row) and at < len(row.cells) and bool(_LATE.fullmatch(row.cells[at]))


def _places(table: Table, usual: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(table.header.index(title) for title in usual if title in table.header)


def _place(table: Table, title: str) -> int:
    if fold(title) in table.header:
        return table.header.index(fold(title))
    if title.isascii() and title.isdigit() and 1 <= int(title) <= len(table.header):
        return int(title) - 1
    raise Refused(
        N_("There is no column “%(title)s”; there are %(titles)s."),
        title=shown(title),
        titles=_titles(table),
    )


def _check(table: Table, columns: Columns) -> None:
    if columns.day is None and columns.start is None:
        missing = "day"
    elif not columns.lengths and columns.start is None and columns.end_day is None:
        missing = "length"  # of two times in one cell, the first is the start
    else:
        return
    raise Refused(
        N_(
            "No column says its %(field)s; name it with --columns %(field)s=TITLE, as TITLE one of "
            "%(titles)s."
        ),
        field=missing,
        titles=_titles(table),
    )


def _titles(table: Table) -> str:
    return ", ".join(shown(title) for title in table.titles[:20]) or "–"
