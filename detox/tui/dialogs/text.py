"""Shows a text that may be longer than the screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from detox.i18n import gettext as _
from detox.tui.commands import LIST, bindings
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.readable import Readable
from detox.tui.widgets.told import Told


class ReadingScreen(Dialog[None]):
    """A title, and what is to be read below it; the keys of lists scroll that."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss"),
        *bindings(LIST),
    ]

    def __init__(self, title: str, body: Widget, classes: str = "reading") -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._box = f"dialog {classes}"

    def compose(self) -> ComposeResult:
        """The title, the text, the way back."""
        with Box(classes=self._box):
            yield Told(classes="dialog-title")
            with Readable(can_focus=False):
                yield self._body
            yield self.key_line()

    def on_mount(self) -> None:
        """Have its keys follow from whether there is more than it shows."""
        self.watch(self._text, "show_vertical_scrollbar", self.show_keys, init=False)

    def fill(self) -> None:
        """The title."""
        self.tell(".dialog-title", self._title)

    def key_pairs(self) -> Sequence[Pair]:
        """On in the text where there is more of it, and back."""
        is_more = any(text.show_vertical_scrollbar for text in self.query(Readable))
        return [*[("↑ ↓", _("scroll"))] * is_more, (_("Esc"), _("back"))]

    def action_move(self, step: int) -> None:
        """Go a few lines up or down."""
        self._text.action_move(step)

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self._text.action_page(step)

    def action_edge(self, end: int) -> None:
        """Go to the top, or to the bottom."""
        self._text.action_edge(end)

    @property
    def _text(self) -> Readable:
        return self.query_one(Readable)


class TextScreen(ReadingScreen):
    """A title and a text."""

    IS_OF_ONE_SHAPE = True

    def __init__(self, title: str, text: Content) -> None:
        super().__init__(title, Told(id="text"))
        self._told = text

    def fill(self) -> None:
        """The title, and the text from its top."""
        super().fill()
        self.tell("#text", self._told)
        self._text.scroll_home(animate=False, immediate=True, force=True)
