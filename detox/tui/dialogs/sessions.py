"""The sessions behind a part of a picture, to read and to mend."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from detox.bootstrap import Detox
from detox.domain.days import ONE_DAY, DayRange, month_of
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.tui.dialogs.ask import PickingScreen
from detox.tui.pictures.view import Opening, Scene
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.month_rows import Look, one_line
from detox.tui.widgets.row_list import Cell, Cells, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.dates import short_day
from detox.wording.figures import aligned, duration, session_count
from detox.wording.sessions import tags_in_words

MOST = 200
"""sessions that are listed"""
_GAP, _NAME = 2, 14


class SessionsScreen(PickingScreen):
    """A list of sessions, the newest first; gives back the uid of the one to change."""

    IS_OF_ONE_SHAPE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("enter,e", "choose"),
    ]

    def __init__(self, scene: Scene, opening: Opening) -> None:
        super().__init__()
        self._scene = scene
        self._opening = opening
        self._sessions: list[Part] = []
        self._day = self._length = 0

    def compose(self) -> ComposeResult:
        """What they are of, the sessions, the keys."""
        with Box(classes="dialog sessions"):
            yield Told(classes="dialog-title")
            yield Told(classes="dialog-text")
            yield RowList(classes="choices")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Change the one under the cursor, or go back."""
        return [*[(_("Enter"), _("edit"))] * bool(self._sessions), (_("Esc"), _("back"))]

    def fill(self) -> None:
        """Read them, and say what they are of."""
        found = list(newest(self._scene.detox, self._opening))
        self._sessions = found[:MOST]
        self._day = max((cell_len(self._short(s)) for s, _minutes in self._sessions), default=0)
        self._length = max((cell_len(aligned(m)) for _session, m in self._sessions), default=0)
        self.tell(".dialog-title", self._opening.title)
        self.tell(".dialog-text", self._counted(is_more=len(found) > MOST))
        rows = self.rows
        rows.styles.height = max(1, len(self._sessions))
        rows.begin([Row(part.session.uid, self._cells(*part)) for part in self._sessions])
        self.show_keys()

    def _counted(self, *, is_more: bool) -> str:
        if not self._sessions:
            return _("Nothing is logged here.")
        if is_more:
            return _("The newest %(count)d; the log has all of them.") % {"count": MOST}
        minutes = sum(part.minutes for part in self._sessions)
        return f"{session_count(len(self._sessions))}, {duration(minutes)}"

    def _cells(self, session: Session, minutes: int) -> Cells:
        mark = self._scene.mark(session.activity)
        look = Look(mark.name, mark.style)
        note = " ".join(filter(None, [one_line(session.note), tags_in_words(session.tags)]))
        return (
            Cell("", 1),
            Cell(self._short(session), self._day, "$text-muted", right=True),
            Cell("", _GAP),
            Cell(look.name, _NAME, look.style),
            Cell(aligned(minutes), self._length + _GAP, "", right=True),
            Cell("", _GAP),
            Cell(note, 0, "$text-muted"),
            Cell("", 1),  # where a scrollbar may stand
        )

    def _short(self, session: Session) -> str:
        return short_day(session.day, self._scene.today)


class Part(NamedTuple):
    """A session, and how many minutes of it count on the days in question."""

    session: Session
    minutes: int


def newest(detox: Detox, opening: Opening) -> Iterable[Part]:
    """The sessions, the newest first, up to one more than are listed; read month by month. One of
    the day before counts where it runs on.
    """
    days = opening.days
    first = max(days.first - ONE_DAY, detox.records.first_day() or days.first)
    after, count = min(days.after, month_of(detox.log.today()).after), 0
    while after > first and count <= MOST:
        begin = max(first, month_of(after - ONE_DAY).first)
        for session in reversed(detox.log.between(DayRange(begin, after))):
            pieces = session.pieces(detox.rules.day_start, detox.clock.zone(session.zone))
            minutes = sum(minutes for day, minutes in pieces if days.covers(day))
            if minutes and opening.passes(session):
                count += 1
                yield Part(session, minutes)
        after = begin
