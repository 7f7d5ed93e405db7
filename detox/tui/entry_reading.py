"""A log line while it is typed: what is understood of it, each part in the colour of its kind."""

from collections.abc import Sequence

from textual.content import Content

from detox.domain.typed.entry import Entry, Partial, whole
from detox.domain.typed.pieces import Piece
from detox.tui.core import CoreApp
from detox.tui.dialogs.lines import Reading
from detox.wording.dates import stretch
from detox.wording.figures import duration, quoted


def read_line(app: CoreApp, text: str, before: str = "") -> Reading[Entry]:
    """How a line is read that stands after what is known before it."""
    part = app.detox.log.understood(before + text)
    return Reading(whole(part), _said(app, part), _moved(part.pieces, len(before)))


def _said(app: CoreApp, part: Partial) -> Content:
    """The parts that are known; a day where it is one that was typed, or nothing is missing."""
    today = app.overview.today
    parts = []
    if part.minutes is not None:
        parts.append(Content.styled(duration(part.minutes), "$text-accent"))
    if part.activity is not None:
        parts.append(Content.styled(app.name_of(part.activity), "$text-success"))
    if part.note:
        parts.append(Content(quoted(part.note)))
    parts += [Content.styled(f"+{tag}", "$text-secondary") for tag in part.tags]
    if part.day != today or part.start is not None or part.problem is None:
        when = stretch(part.day, part.start, part.minutes or 0, today)
        parts.append(Content.styled(when, "$text-when"))
    return Content("  ").join(parts)


def _moved(pieces: Sequence[Piece], by: int) -> list[Piece]:
    """The pieces of what follows the first `by` characters."""
    return [Piece(max(start - by, 0), end - by, kind) for start, end, kind in pieces if end > by]
