"""Words of one's own, on as many lines as they take; Enter goes on, Ctrl J begins a line."""

from typing import ClassVar

from textual.events import Key
from textual.message import Message
from textual.widgets import TextArea

from detox.domain.sitting import LONGEST_WORDS


class Words(TextArea):
    """A field for words. What is pasted into it keeps its lines."""

    TAKES_LINES: ClassVar = True

    class Given(Message):
        """Enter was pressed."""

    class Back(Message):
        """Up was pressed in the first line."""

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Given())
        elif event.key == "up" and self.cursor_at_first_line:
            event.stop()
            event.prevent_default()
            self.post_message(self.Back())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif event.is_printable and len(self.text) >= LONGEST_WORDS and not self.selected_text:
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)
