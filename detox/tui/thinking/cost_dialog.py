"""Tries figures of a year's cost; nothing of it is recorded."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from detox.deeds.deed import On
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.dialog import Dialog
from detox.tui.thinking.figures import CostFigures


class CostScreen(Dialog[None]):
    """Four lines, and what they come to while they are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("tab", "app.focus_next"),
        Binding("shift+tab", "app.focus_previous"),
    ]

    def compose(self) -> ComposeResult:
        """What it is, the lines, the keys."""
        pairs = ((_("Enter"), _("next field")), (_("Esc"), _("back")))
        keys = [Content.assemble((key, "bold $accent"), f" {label}") for key, label in pairs]
        with Vertical(classes="dialog reckon"):
            title = _("What it comes to in a year")
            yield Static(Content(title), classes="dialog-title")
            yield CostFigures(On(self._core.detox))
            yield Static(Content("    ").join(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """Begin with what is known."""
        self.query_one(CostFigures).show(self._core.detox.thinking.costing.known())

    def on_cost_figures_done(self) -> None:
        """Enter in the last line."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    @property
    def _core(self) -> CoreApp:
        app = self.app
        assert isinstance(app, CoreApp)
        return app
