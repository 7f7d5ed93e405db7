"""A line with its title before it, and what is said of it below."""

from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size

from detox.tui.widgets.height import changing
from detox.tui.widgets.line import Line
from detox.tui.widgets.told import in_lines

INDENT = 15
"""cells before what is said: below what is typed"""
MOST_LINES = 3


class Titled(Horizontal):
    """A line that is typed in. Its title and what is said take no widgets: a form has many lines.

    What is said has one line, kept free while there is nothing to say; while its line is typed in,
    it may take `MOST_LINES`.
    """

    def __init__(self, title: str, line: Line, name: str, *, says: bool = False) -> None:
        super().__init__(line, id=f"{name}-field", classes="field")
        self._title = title
        self._says = says
        self.said = Content("")

    def stand_out(self, is_here: bool) -> None:
        """Whether its line is the one that is typed in."""
        if self.has_class("-here") != is_here:
            with changing(self):
                self.set_class(is_here, "-here", update=False)

    def say(self, said: Content) -> None:
        """Say this below the line."""
        if not said.is_same(self.said):
            with changing(self):
                self.said = said

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The line, and those below it."""
        return 1 + len(self._below(width))

    def render(self) -> Content:
        """The title, over which the line stands, and what is said."""
        style = "bold $accent" if self.has_class("-here") else "$text-muted"
        title, indent = Content.styled(self._title, style), Content(" " * INDENT)
        return Content("\n").join([title, *(indent + e for e in self._below(self.size.width))])

    def _below(self, width: int) -> list[Content]:
        room = max(1, width - INDENT)
        if not self._says:
            return []
        if not self.has_class("-here"):
            return [self.said.truncate(room, ellipsis=True)]
        return in_lines(self.said, room, MOST_LINES)
