"""A text that may be longer than its place."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from detox.tui.commands import LIST, bindings

STEP = 3
"""lines that an arrow scrolls"""


class Readable(VerticalScroll, inherit_bindings=False):
    """The keys of lists scroll it; keys go there only while there is more than it shows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)

    def allow_focus(self) -> bool:
        """Whether there is more than it shows."""
        return self.can_focus and self.show_vertical_scrollbar

    def action_move(self, step: int) -> None:
        """Go a few lines up or down."""
        self.scroll_relative(y=step * STEP, animate=False)

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self.scroll_relative(y=step * max(1, self.size.height - 1), animate=False)

    def action_edge(self, end: int) -> None:
        """Go to the top, or to the bottom."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)
