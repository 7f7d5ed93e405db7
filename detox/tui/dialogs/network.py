"""Asks for one network: found in the catalogue while it is typed, or a name of one's own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from detox.i18n import gettext as _
from detox.services.setup import Network
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.finder import Finder
from detox.tui.widgets.told import Told


class NetworkScreen(Dialog[Network | None]):
    """One network, or nothing."""

    IS_TYPED_IN = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def compose(self) -> ComposeResult:
        """The question and the finder."""
        with Box(classes="dialog network"):
            yield Told(Content(_("Add an account")), classes="dialog-title")
            yield Finder()
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Take the one under the cursor, or none."""
        return [(_("Enter"), _("choose")), ("↑ ↓", _("another")), (_("Esc"), _("leave it"))]

    def on_mount(self) -> None:
        """Let keys find."""
        self.query_one(Finder).focus_list()

    def on_finder_picked(self, message: Finder.Picked) -> None:
        """Give it back."""
        self.dismiss(message.network)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
