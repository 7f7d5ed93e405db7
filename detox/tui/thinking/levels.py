"""One of five words, chosen by its number, the arrows or a click."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget

from detox.domain.sitting import HIGHEST, LOWEST


class Levels(Widget, can_focus=True):
    """Five rows; 0 is none of them."""

    class Chosen(Message):
        """A number was pressed, or a row clicked."""

    class Tried(Message):
        """The arrows went to another one."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Sequence[str] = ()
        self.level = 0

    def show(self, words: Sequence[str], level: int) -> None:
        """Show these words, this one chosen."""
        self._words, self.level = words, level
        self.refresh()

    def render(self) -> Content:
        """A row each; the one chosen has a sign and stands out."""
        return Content("\n").join(map(self._row, range(LOWEST, LOWEST + len(self._words))))

    def _row(self, level: int) -> Content:
        word = self._words[level - LOWEST]
        number = (f"{level}", "bold $accent")
        if level == self.level:
            return Content.assemble(("● ", "$accent"), number, (f"  {word}", "bold"))
        return Content.assemble("  ", number, f"  {word}")

    def on_key(self, event: Key) -> None:
        """A number chooses and goes on; the arrows try."""
        numbers = map(str, range(LOWEST, HIGHEST + 1))
        if event.character and event.character in numbers:
            self._choose(int(event.character))
            self.post_message(self.Chosen())
        elif event.key in ("down", "up"):
            step = 1 if event.key == "down" else -1
            self._choose(max(LOWEST, min(HIGHEST, self.level + step)))
            self.post_message(self.Tried())
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: Click) -> None:
        """A click chooses a row."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._words):
            self._choose(offset.y + LOWEST)
            self.post_message(self.Chosen())

    def _choose(self, level: int) -> None:
        self.level = level
        self.refresh()
