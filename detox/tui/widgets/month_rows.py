"""The sessions of a month as lines of a table, and which columns there is room for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, tzinfo
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from detox.domain.session import Session
from detox.domain.text import clean
from detox.i18n import gettext as _
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells, Row
from detox.wording.dates import clock, column_day, time_of_day
from detox.wording.figures import aligned
from detox.wording.sessions import tags_in_words

NOTE_SHOWN = 400
"""More of a note than any terminal shows on a line."""
NARROW = 76
LEAST_FOR_BOTH = 24
"""In less, a long note stands without its tags; the lines below the table have them."""
ROOMY = 100
"""From where on durations are told with both of their units."""
MARGIN, DAY, NAME, GAP = 1, 8, 14, 2
_LONGEST, _LATEST = 20 * 60 + 30, time(22, 30)


class Look(NamedTuple):
    """How an activity is shown."""

    name: str
    style: str


class Line(NamedTuple):
    """A session under its day, or under the next one that it runs into: `carried` minutes of it."""

    session: Session
    day: date
    carried: int = 0

    @property
    def key(self) -> str:
        """What tells it from all others of a month."""
        return f"{self.session.uid} {self.day}" if self.carried else self.session.uid


def month_rows(
    lines: Sequence[Line],
    minutes_of: Mapping[str, int],
    look_of: Callable[[str], Look],
    zone_of: Callable[[str], tzinfo],
) -> list[Row]:
    """One line each, in the order given; the first of a day carries the day and its minutes."""
    rows, shown = [], None
    at = cell_len(clock(_LATEST)) + 3 if any(line.session.start for line in lines) else 1
    for line in lines:
        minutes = minutes_of.get(line.day.isoformat(), 0) if line.day != shown else None
        shown = line.day
        rows.append(Row(line.key, partial(_cells, line, minutes, look_of, zone_of, at)))
    return rows


def _cells(
    line: Line,
    minutes: int | None,
    look_of: Callable[[str], Look],
    zone_of: Callable[[str], tzinfo],
    at: int,
) -> Cells:
    """Everything about a session, or what it brings to a day after its own; `minutes` of the day
    where it is the first one of it, `at` cells for when it began.
    """
    session, start = line.session, None if line.carried else line.session.began(zone_of)
    look, lengths = look_of(session.activity), _lengths(line.carried or session.minutes)
    note, style, tags = one_line(session.note), "", tags_in_words(session.tags)
    if line.carried:
        lengths, style, tags = _muted(lengths), "$text-muted", ""
        note = _("begun %(day)s") % {"day": column_day(session.day)}
    return (
        Cell("", MARGIN),
        Cell("" if minutes is None else column_day(line.day), DAY, "bold"),
        *_muted(_lengths(minutes)),
        Cell(time_of_day(start) if start else "", at, "$text-muted", right=True),
        Cell("", GAP),
        Cell(look.name, NAME, look.style, least=LEAST_NAME),
        *lengths,
        Cell("", GAP),
        Cell(note, 0, style),
        Cell(tags, 0, "$text-muted"),
        Cell("", 1),
    )


def _muted(cells: Cells) -> Cells:
    return tuple(cell._replace(style="$text-muted") for cell in cells)


def _lengths(minutes: int | None) -> Cells:
    """A duration for where there is room, and for where there is not."""
    return tuple(
        Cell(
            "" if minutes is None else aligned(minutes, is_short=is_short),
            cell_len(aligned(_LONGEST, is_short=is_short)) + 1,
            right=True,
        )
        for is_short in (False, True)
    )


def fitted(cells: Cells, width: int) -> Cells:
    """The cells that a list of `width` has room for: without the start where it is narrow."""
    is_short = width < ROOMY
    margin, day, *totals, start, gap, name, long, short, between, note, tags, end = cells
    total, length = totals[is_short]._replace(spare=True), short if is_short else long
    if width < NARROW:
        front: Cells = (margin, day, total, gap, name, length, between)
    else:
        front = (margin, day, total, start, gap, name, length, between)
    room = max(0, width - end.width - sum(cell.width for cell in front))
    return (*front, *_note_and_tags(note, tags, room), end)


def _note_and_tags(note: Cell, tags: Cell, room: int) -> Cells:
    """Tags right after their note; of long ones, as much as leaves half of the room to the note."""
    gap = GAP if note.text and tags.text else 0
    wanted, beside = cell_len(note.text), cell_len(tags.text)
    if wanted and wanted + gap + beside > room and room < LEAST_FOR_BOTH:
        return (note._replace(width=room),)
    own = min(wanted, max(room // 2, room - gap - beside))
    rest = Cell(tags.text, max(0, room - gap - own), tags.style)
    return tuple(cell for cell in (note._replace(width=own), Cell("", gap), rest) if cell.width)


def one_line(note: str) -> str:
    """A note on a line, without what a terminal would not show."""
    return " ".join(clean(note[:NOTE_SHOWN], NOTE_SHOWN).split())
