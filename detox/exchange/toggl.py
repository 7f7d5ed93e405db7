"""Toggl Track: the CSV of a detailed report.

It has no ids: an entry is known by who made it and when it began. Source: support.toggl.com,
“Exporting time entries in a CSV format”.
"""

from detox.domain.foreign import Log, Told
from detox.domain.written.tables import Row, opened
from detox.exchange.csvlog import began, log_of
from detox.exchange.files import Here, NotThatKind
from detox.exchange.headings import titles

_NEEDED = ("start date", "start time", "duration")


def read(text: str, here: Here) -> Log:
    """The entries of a report. Raises `NotThatKind`, `Refused`."""
    table = opened(text, titles())
    if not set(_NEEDED) <= set(table.header):
        raise NotThatKind
    who = table.header.index("email") if "email" in table.header else None

    def known_by(row: Row, told: Told) -> str:
        mail = row.cells[who] if who is not None and who < len(row.cells) else ""
        return f"{mail}\n{began(told) or told.day}"

    return log_of(table, here, known_by)
