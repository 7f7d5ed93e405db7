"""How a figure for all divides: a row for each account, and none has to be told."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.services.figures import Division
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.parts_list import PartsList
from detox.tui.widgets.told import Told
from detox.wording.figures import duration


class DivideScreen(Dialog[Mapping[str, int] | None]):
    """Gives the parts back that were told otherwise than they are known, in minutes by account, or
    nothing when it is left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save"),
        Binding("escape", "leave"),
        Binding("tab", "turn(1)"),
        Binding("shift+tab", "turn(-1)"),
    ]

    def __init__(self, division: Division) -> None:
        super().__init__()
        self._division = division
        self._known = {account.uid: minutes for account, minutes in division.known}
        self._parts = PartsList()

    def compose(self) -> ComposeResult:
        """The question, the rows, and the keys."""
        whole = duration(self._division.whole.minutes)
        title = _("How does the %(time)s a day divide up?") % {"time": whole}
        text = _("A guess will do. Whatever you don’t set takes an equal share of the rest.")
        with Box(classes="dialog divide"):
            yield Told(Content(title), classes="dialog-title")
            yield Told(Content(text), classes="dialog-text")
            yield self._parts
            yield Told(classes="parts-said")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Save, set a row, leave."""
        return [(_("Enter"), _("save")), *self._parts.set_by, (_("Esc"), _("leave it"))]

    def on_mount(self) -> None:
        """Show the accounts, those without a figure first, with what is known."""
        accounts = [*self._division.others, *(a for a, _minutes in self._division.known)]
        self._parts.styles.height = len(accounts)
        whole = self._division.whole.minutes
        self._parts.show_parts([(a.uid, a.name) for a in accounts], whole, self._known)
        self.set_focus(self._parts)

    def on_parts_list_told(self, _message: PartsList.Told) -> None:
        """Say what is wrong."""
        self.query_one(".parts-said", Static).update(self._parts.said())

    def on_row_list_opened(self, message: PartsList.Opened) -> None:
        """A click only goes to a row."""
        message.stop()

    def action_save(self) -> None:
        """Give them back, once what is typed can be read."""
        if self._parts.problem is None:
            told = self._parts.shares.told
            self.dismiss({uid: m for uid, m in told.items() if self._known.get(uid) != m})

    def action_turn(self, by: int) -> None:
        """To the next row, or the one before."""
        self._parts.action_move(by)

    def action_leave(self) -> None:
        """Leave it in equal parts."""
        self.dismiss(None)
