"""How a figure for all divides: a line for each account, and none has to be filled."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from detox.domain.problem import Unreadable
from detox.domain.typed.durations import read_minutes
from detox.i18n import gettext as _
from detox.services.figures import Division
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.parts_fields import PartsFields
from detox.wording.figures import duration


class DivideScreen(Dialog[Mapping[str, int] | None]):
    """Gives the parts that were typed back, in minutes by account, or nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("tab", "turn(1)"),
        Binding("shift+tab", "turn(-1)"),
    ]

    def __init__(self, division: Division) -> None:
        super().__init__()
        self._division = division

    def compose(self) -> ComposeResult:
        """The question, the lines, and the keys."""
        whole = duration(self._division.whole.minutes)
        title = _("How does the %(time)s a day divide up?") % {"time": whole}
        text = _("A guess will do. Whatever you leave empty takes an equal share of the rest.")
        pairs = ((_("Enter"), _("save")), (_("Tab"), _("next field")), (_("Esc"), _("leave it")))
        keys = [Content.assemble((key, "bold $accent"), f" {said}") for key, said in pairs]
        with Vertical(classes="dialog divide"):
            yield Static(Content(title), classes="dialog-title")
            yield Static(Content(text), classes="dialog-text")
            yield PartsFields(read_minutes)
            yield Static(Content("    ").join(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """Show the accounts, those without a figure first, with what is known."""
        known = {account.uid: minutes for account, minutes in self._division.known}
        accounts = [*self._division.others, *(a for a, _minutes in self._division.known)]
        fields = self.query_one(PartsFields)
        fields.show([(a.uid, a.name) for a in accounts], self._division.whole.minutes, known)
        fields.take_focus()

    def on_input_submitted(self) -> None:
        """Give them back; where one can't be read, say so."""
        fields = self.query_one(PartsFields)
        parts = fields.parts
        if isinstance(parts, Unreadable):
            fields.preview(insist=True)
        else:
            self.dismiss(parts)

    def action_turn(self, by: int) -> None:
        """To the next line, or the one before."""
        self.query_one(PartsFields).action_turn(by)

    def action_leave(self) -> None:
        """Leave it in equal parts."""
        self.dismiss(None)
