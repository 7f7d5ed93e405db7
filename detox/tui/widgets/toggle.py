"""A yes or a no, which the space bar or a click turns."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from detox.tui.widgets.told import broken

TICKED, OPEN = "[x]", "[ ]"
_INDENT = len(TICKED) + 1


class Toggle(Widget, can_focus=True):
    """A tick, and what it is about."""

    DEFAULT_CSS = "Toggle { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn")]

    is_on: reactive[bool] = reactive(False)

    class Turned(Message):
        """It says something else now."""

        def __init__(self, toggle: "Toggle") -> None:
            super().__init__()
            self.toggle = toggle

    def __init__(self, title: str, is_on: bool, *, id: str) -> None:
        super().__init__(id=id)
        self._title = title
        self.set_reactive(Toggle.is_on, is_on)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as what it is about takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The tick, and what it is about."""
        mark = TICKED if self.is_on else OPEN
        said = Content("\n" + " " * _INDENT).join(self._lines(self.content_size.width))
        return Content.assemble((mark, "bold $accent" if self.has_focus else ""), " ", said)

    def _lines(self, width: int) -> list[Content]:
        return broken(Content(self._title), width - _INDENT)

    def action_turn(self) -> None:
        """Turn it."""
        self.is_on = not self.is_on
        self.post_message(self.Turned(self))

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()
