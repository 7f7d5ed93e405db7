"""The sessions of a month as lines of a table, and which columns there is room for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from rich.cells import cell_len

from detox.domain.session import Session
from detox.domain.text import clean
from detox.tui.widgets.row_list import Cell, Row
from detox.wording.dates import column_day, time_of_day
from detox.wording.figures import duration

NOTE_SHOWN = 400
"""More of a note than any terminal shows on a line."""
NARROW, WIDE = 76, 100
MARGIN, DAY, TOTAL, START, NAME, LENGTH, GAP = 2, 8, 8, 8, 15, 8, 2
NARROW_NAME = 14

Cells = tuple[Cell, ...]


class Look(NamedTuple):
    """How an activity is shown."""

    name: str
    style: str


def month_rows(
    sessions: Sequence[Session],
    minutes_of: Mapping[str, int],
    look_of: Callable[[str], Look],
    zone_of: Callable[[str], tzinfo],
) -> list[Row]:
    """One line each, in the order given; the first of a day carries the day and its minutes."""
    rows, shown = [], None
    for session in sessions:
        day = total = ""
        if session.day != shown:
            shown = session.day
            day, total = column_day(shown), duration(minutes_of.get(shown.isoformat(), 0))
        look = look_of(session.activity)
        start = time_of_day(lived(session.start, session.zone, zone_of)) if session.start else ""
        rows.append(
            Row(
                session.uid,
                (
                    Cell("", MARGIN),
                    Cell(day, DAY, "bold"),
                    Cell(total, TOTAL, "$text-muted", right=True),
                    Cell(start, START, "$text-muted", right=True),
                    Cell("", GAP),
                    Cell(look.name, NAME, look.style),
                    Cell(duration(session.minutes), LENGTH, "", right=True),
                    Cell("", GAP),
                    Cell(one_line(session.note)),
                    Cell(tags_in_words(session.tags), 0, "$text-muted"),
                    Cell("", 1),
                ),
            )
        )
    return rows


def fitted(cells: Cells, width: int) -> Cells:
    """The cells that a list of `width` has room for: without the start where it is narrow."""
    margin, day, total, start, gap, name, length, between, note, tags, end = cells
    if width < NARROW:
        margin, name = Cell("", 1), name._replace(width=NARROW_NAME)
        front: Cells = (margin, day, total, gap, name, length, between)
    else:
        front = (margin, day, total, start, gap, name, length, between)
    room = width - end.width - sum(cell.width for cell in front)
    beside = cell_len(note.text) + 2 if note.text else 0
    most = max(room - beside, room // 2) if beside else room
    tags = tags._replace(width=min(cell_len(tags.text), max(0, most)))
    if not tags.width:
        return (*front, note, end)
    if note.text:
        note = note._replace(width=min(beside, room - tags.width))
        front = (*front, note)
    return (*front, tags, Cell("", max(1, room - tags.width - note.width + end.width)))


def lived(start: datetime, zone: str, zone_of: Callable[[str], tzinfo]) -> datetime:
    """An instant on the wall clock of where it was lived; on the person's where that is not known."""
    return start.astimezone(zone_of(zone)) if zone else start.astimezone()


def one_line(note: str) -> str:
    """A note on a line, without what a terminal would not show."""
    return " ".join(clean(note[:NOTE_SHOWN], NOTE_SHOWN).split())


def tags_in_words(tags: Sequence[str]) -> str:
    """+newsletter +draft, as they are typed."""
    return clean(" ".join(f"+{tag}" for tag in tags), NOTE_SHOWN)
