"""The line that is typed in everywhere. Nothing that is pasted into it is dropped unseen."""

from textual.events import Paste
from textual.message import Message
from textual.widgets import Input


class Line(Input):
    """A line of text. Several lines that are pasted become one, or go to whoever takes `many`."""

    class ManyPasted(Message):
        """Several lines are pasted; `lines` are what the line is then, and those after it."""

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        joint: str = " ",
        many: bool = False,
        max_length: int = 0,
        compact: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(value, placeholder, max_length=max_length, compact=compact, id=id)
        self._joint = joint
        self._many = many

    def _on_paste(self, event: Paste) -> None:
        """Take all lines; the first begins where the cursor stands, the rest ends the last."""
        event.stop()
        event.prevent_default()
        pieces = [piece for piece in event.text.splitlines() if piece.strip()]
        if self._many and len(pieces) > 1:
            start, end = sorted(self.selection)
            pieces[0] = self.value[:start] + pieces[0]
            pieces[-1] += self.value[end:]
            self.post_message(self.ManyPasted(pieces))
        elif pieces:
            self.replace(self._joint.join(pieces), *self.selection)
