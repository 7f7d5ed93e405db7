"""The line above a screen that stands by itself: where one is, and quietly something beside it."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget


class Head(Widget):
    """What it is on the left, and on the right what is no more than noted."""

    def __init__(self) -> None:
        super().__init__()
        self._title = self._beside = ""

    def show(self, title: str, beside: str = "") -> None:
        """Show these; nothing is painted where they stand already."""
        if (title, beside) != (self._title, self._beside):
            self._title, self._beside = title, beside
            self.refresh()

    def render(self) -> Content:
        """Both, the title first where there is no room for both."""
        room = self.content_size.width - cell_len(self._title) - cell_len(self._beside)
        title = Content.styled(self._title, "bold $accent")
        if room < 1:
            return title
        return title + Content(" " * room) + Content.styled(self._beside, "$text-muted")
