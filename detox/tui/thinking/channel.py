"""A channel: what it took, effort by effort, and what can be done about it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, ScreenResume
from textual.widgets import Static

from detox.deeds.channels import EFFORT_DEEDS, KIND
from detox.deeds.deed import On
from detox.deeds.nouns.channel import CHANNEL, EFFORT
from detox.domain.channel import Channel, Effort
from detox.i18n import gettext as _
from detox.tui.commands import UNDOING
from detox.tui.deeds import Line, menu
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording import channels as wording

_GAP, _MOST_DAYS, _MOST = 2, 28, 8
_NEXT = "+"
"""the letter that is pressed again and again: what it took"""
_WIDTH, _AROUND = 90, 6
"""cells of a dialog, and of what is around its text"""


class ChannelScreen(Dialog[None]):
    """Its efforts; letters do what its menu has, Enter opens an effort."""

    UNDOES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open"),
        Binding("escape", "leave"),
        *(Binding(each.keys, f"app.{each.action}", id=each.id) for each in UNDOING),
    ]

    def __init__(self, uid: str) -> None:
        super().__init__()
        self._uid = uid

    def compose(self) -> ComposeResult:
        """Its name, the efforts, the keys."""
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            yield Told(classes="dialog-text")
            yield RowList(classes="choices")
            yield Told(id="effort-told")
            yield self.key_line()

    def on_mount(self) -> None:
        """Fill it."""
        self.look()
        self.query_one(RowList).focus()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Something was done about it, or it is gone."""
        self.renew()

    def on_key(self, event: Key) -> None:
        """A letter does what stands beside it."""
        found = next((e for e in self._lines if e.choice.letter == event.character), None)
        if found is not None:
            event.stop()
            event.prevent_default()
            found.do(self.core, self._on)

    def on_row_list_chosen(self) -> None:
        """What its line has no room for stands below."""
        self._tell()

    def on_row_list_opened(self) -> None:
        """A second click opens."""
        self.action_open()

    def action_open(self) -> None:
        """Ask what to do about an effort; the first one is logged where there is none."""
        chosen = self.query_one(RowList).selected
        effort = next((each for each in self._efforts if each.uid == chosen), None)
        if self._channel is None:  # it was removed elsewhere
            self.look()
            return
        if effort is None:
            self._lines[0].do(self.core, self._on)
            return
        on = On(self.core.detox, effort, wording.effort_days(effort, self.core.overview.today))
        lines = menu(EFFORT, EFFORT_DEEDS, on)

        def done(letter: str | None) -> None:
            for line in lines:
                if line.choice.key == letter:
                    line.do(self.core, on)

        title = wording.effort_words(effort, self.core.overview.today)
        self.core.push_screen(ChoiceScreen(title, [line.choice for line in lines]), done)

    def action_leave(self) -> None:
        """Back to all of them."""
        self.dismiss(None)

    def look(self) -> None:
        """Show what it took by now; where it is gone, so is this."""
        channel = self._channel
        if channel is None:
            self.dismiss(None)
            return
        today, efforts = self.core.overview.today, self._efforts
        self.query_one(".dialog-title", Static).update(Content(channel.name))
        kind = wording.kind_words(channel.kind)
        said = _("%(kind)s, archived") % {"kind": kind} if channel.archived else kind
        if not efforts:
            said = _("%(kind)s. Nothing is logged for it yet.") % {"kind": said}
        told = self.query_one(".dialog-text", Static)
        told.display = said != channel.name
        told.update(Content(said))
        rows = self.query_one(RowList)
        rows.styles.height = max(1, min(len(efforts), _MOST))
        when = {each.uid: wording.effort_days(each, today) for each in efforts}
        wide = _GAP + min(_MOST_DAYS, max(map(cell_len, when.values()), default=0))
        rows.show([Row(each.uid, _cells(each, when[each.uid], wide, today)) for each in efforts])
        self.show_keys()
        self._tell()

    def _tell(self) -> None:
        chosen = next((e for e in self._efforts if e.uid == self.query_one(RowList).selected), None)
        said = "" if chosen is None else wording.effort_words(chosen, self.core.overview.today)
        line = self.query_one("#effort-told", Told)
        line.display = cell_len(said) > self._room - _GAP
        line.update(Content.styled(said, "$text-muted"))

    @property
    def _room(self) -> int:
        return min(_WIDTH, self.app.size.width * 24 // 25) - _AROUND

    def key_pairs(self) -> Sequence[Pair]:
        """An effort, another one, and back; all that it can do would take four lines."""
        first = [(_("Enter"), _("open"))] * bool(self._efforts)
        return [*first, *self._letters(is_next=True), (_("Esc"), _("back"))]

    def hints(self) -> Sequence[Pair]:
        """What else can be done about it."""
        return self._letters(is_next=False)

    def _letters(self, *, is_next: bool) -> list[Pair]:
        pairs = [(line.choice.letter, line.choice.title) for line in self._lines]
        return [pair for pair in pairs if (pair[0] == _NEXT) == is_next]

    @property
    def _lines(self) -> Sequence[Line]:
        return menu(CHANNEL, KIND.deeds, self._on) if self._channel is not None else ()

    @property
    def _on(self) -> On:
        channel = self._channel
        return On(self.core.detox, channel, channel.name if channel is not None else "")

    @property
    def _channel(self) -> Channel | None:
        known = self.core.detox.thinking.channels.all()
        return next((each for each in known if each.uid == self._uid), None)

    @property
    def _efforts(self) -> list[Effort]:
        return self.core.detox.thinking.channels.efforts(self._uid)[::-1]


def _cells(effort: Effort, days: str, wide: int, today: date) -> tuple[Cell, ...]:
    rest = wording.effort_words(effort, today).removeprefix(days).lstrip(", ")
    return (Cell("", 1), Cell(days, wide, "$text-muted"), Cell(rest, 0))
