"""Shows a text that may be longer than the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog


class TextScreen(Dialog[None]):
    """A title and a text; the arrows scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss"),
        Binding("j,down", "scroll_text(1)"),
        Binding("k,up", "scroll_text(-1)"),
        Binding("ctrl+d,pagedown", "scroll_text(5)"),
        Binding("ctrl+u,pageup", "scroll_text(-5)"),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The title, the text, the way back."""
        with Vertical(classes="dialog reading"):
            yield Static(Content(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Static(self._text, id="text")
            yield Static(
                Content.assemble((_("Esc"), "$accent"), " " + _("back")), classes="dialog-keys"
            )

    def action_scroll_text(self, step: int) -> None:
        """Go up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=step * 3, animate=False)
