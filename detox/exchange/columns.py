"""What stands in which column of a table, as it was said or as its header shows."""

import re
from typing import NamedTuple

from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.domain.typed.words import fold
from detox.exchange.tables import Table

FIELDS = (
    "day", "start", "end", "minutes", "hours", "seconds", "activity", "note", "tags", "uid", "zone",
)  # fmt: skip
_USUAL = {
    "day": ("day", "date", "start date", "jour", "date de debut"),
    "start": ("start", "start time", "started", "begin", "from", "debut", "heure de debut"),
    "end": ("end", "end time", "stop", "stop time", "to", "fin", "heure de fin"),
    "minutes": ("minutes", "duration", "duree", "time spent", "time", "temps", "temps passe"),
    "hours": ("hours", "duration (decimal)", "duration (h)", "heures", "duree (h)"),
    "seconds": ("seconds", "secondes", "time spent (seconds)"),
    "activity": ("activity", "activite", "project", "projet", "category", "categorie", "task",
                 "tache"),
    "note": ("note", "notes", "description", "comment", "comments", "commentaire", "title"),
    "tags": ("tags", "tag", "labels", "etiquettes"),
    "uid": ("uid",),
    "zone": ("zone", "time zone", "timezone", "fuseau"),
}  # fmt: skip
_LENGTHS = ("minutes", "hours", "seconds")


class Columns(NamedTuple):
    """The place of each field in a row; `None` where there is no such column."""

    day: int | None = None
    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    hours: int | None = None
    seconds: int | None = None
    activity: int | None = None
    note: int | None = None
    tags: int | None = None
    uid: int | None = None
    zone: int | None = None


def read_columns(said: list[str]) -> dict[str, str]:
    """`day=Date,minutes=Duration`, as often as it was given. Raises `Refused`."""
    found: dict[str, str] = {}
    for part in re.split(",(?=[a-z ]+=)", ",".join(said)) if said else []:
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
    found: dict[str, int] = {}
    for field, title in said.items():
        found[field] = _place(table, title)
    for field, usual in _USUAL.items():
        if field in found or (field in _LENGTHS and any(unit in found for unit in _LENGTHS)):
            continue
        place = next((table.header.index(title) for title in usual if title in table.header), None)
        if place is not None and place not in found.values():
            found[field] = place
    columns = Columns(**found)
    _check(table, columns)
    return columns


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
    has_length = any(getattr(columns, unit) is not None for unit in _LENGTHS)
    if columns.day is None and columns.start is None:
        missing = "day"
    elif not has_length and (columns.start is None or columns.end is None):
        missing = "minutes"
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
