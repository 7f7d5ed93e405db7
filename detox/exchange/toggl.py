"""Toggl Track: the CSV of a detailed report.

It has no ids: an entry is known by who made it and when it began. Source: support.toggl.com,
“Exporting time entries in a CSV format”.
"""

from collections.abc import Iterator

from detox.domain.foreign import Missed, Told
from detox.exchange.columns import Columns
from detox.exchange.csvlog import told_in
from detox.exchange.files import Here, NotThatKind
from detox.exchange.tables import Row, Table, opened

_NEEDED = ("start date", "start time", "duration")


def read(text: str, here: Here) -> Iterator[Told | Missed]:
    """The entries of a report. Raises `NotThatKind`, `Refused`."""
    table = opened(text)
    if not set(_NEEDED) <= set(table.header):
        raise NotThatKind
    columns = Columns(
        day=_place(table, "start date"),
        start=_place(table, "start time"),
        minutes=_place(table, "duration"),
        activity=_place(table, "project"),
        note=_place(table, "description"),
        tags=_place(table, "tags"),
    )
    who = _place(table, "email")

    def known_by(row: Row, told: Told) -> str:
        mail = row.cells[who] if who is not None and who < len(row.cells) else ""
        return f"{mail}\n{told.start.isoformat() if told.start else told.day}"

    return told_in(table, columns, here, known_by)


def _place(table: Table, title: str) -> int | None:
    return table.header.index(title) if title in table.header else None
