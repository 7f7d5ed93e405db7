"""Tries figures of a year's cost; nothing of it is recorded."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from detox.deeds.deed import On
from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.thinking.figures import CostFigures
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.told import Told


class CostScreen(Dialog[None]):
    """Four lines, and what they come to while they are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("tab", "app.focus_next"),
        Binding("shift+tab", "app.focus_previous"),
    ]
    IS_TYPED_IN = True
    IS_OF_ONE_SHAPE = True

    def compose(self) -> ComposeResult:
        """What it is, the lines, the keys."""
        with Box(classes="dialog reckon"):
            title = _("What it comes to in a year")
            yield Told(Content(title), classes="dialog-title")
            yield CostFigures(On(self.core.detox))
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """On to the next line, or back."""
        return [(_("Enter"), _("next field")), (_("Esc"), _("back"))]

    def fill(self) -> None:
        """Begin with what is known."""
        self.query_one(CostFigures).show(self.core.detox.thinking.costing.known())

    def on_cost_figures_done(self) -> None:
        """Enter in the last line."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
