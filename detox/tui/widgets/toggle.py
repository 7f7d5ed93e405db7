"""A yes or a no, which the space bar or a click turns."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

TICKED, OPEN = "[x]", "[ ]"


class Toggle(Widget, can_focus=True):
    """A line with a tick."""

    DEFAULT_CSS = "Toggle { height: 1; width: 1fr; }"
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

    def render(self) -> Content:
        """The tick, and what it is about."""
        mark = TICKED if self.is_on else OPEN
        return Content.assemble((mark, "bold $accent" if self.has_focus else ""), f" {self._title}")

    def action_turn(self) -> None:
        """Turn it."""
        self.is_on = not self.is_on
        self.post_message(self.Turned(self))

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()
