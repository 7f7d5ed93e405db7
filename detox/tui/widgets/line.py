"""The line that is typed in everywhere. Nothing that is pasted into it is dropped unseen, and what
its words are taken for can be seen on them.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual.events import Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.style import Style
from textual.widgets import Input
from textual.widgets.input import Selection

from detox.domain.problem import ProblemError
from detox.domain.typed.pieces import Piece, PieceKind

Take = Callable[[str], Sequence[Piece]]
"""What the words of a line are taken for."""


_LOOKS: dict[PieceKind, str] = {
    "duration": "$text-accent underline",
    "activity": "$text-success underline",
    "day": "$text-when underline",
    "time": "$text-when underline",
    "range": "$text-when underline",
    "tag": "$text-secondary underline",
    "joiner": "$text-muted",
    "unread": "$text-error bold",
}
"""Not styles of parts, which Textual works out for each line whenever it comes or is gone to."""
_EXAMPLES = re.compile("(?<=[,;]) ")


class Line(Input):
    """A line of text. Several lines that are pasted become one, or go to whoever takes `many`.

    With `take` each word looks like what it is taken for, while it is typed.
    """

    virtual_size = Reactive(Size(0, 0))
    """without a layout of the whole screen at each key: where it stands does not follow from it"""

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
        take: Take | None = None,
        max_length: int = 0,
        compact: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(value, placeholder, max_length=max_length, validate_on=(), id=id)
        if compact:  # told to `Input`, its styles would be worked out before it stands anywhere
            self.set_reactive(Input.compact, True)
            self.add_class("-textual-compact", update=False)
        self.highlighter = _Taken(take) if take else None
        self._hint = placeholder
        self._joint = joint
        self._many = many

    def begin(
        self, value: str, hint: str = "", take: Take | None = None, *, joint: str = " "
    ) -> None:
        """Ask for a text as if it were just made."""
        self.highlighter = _Taken(take) if take else None
        self._joint = joint
        if hint != self._hint:
            self._hint = self.placeholder = hint
            self.on_resize()
        with self.prevent(Input.Changed):
            self.value = value
        self.selection = Selection(0 if self.has_focus else len(value), len(value))
        self.refresh()

    def on_resize(self) -> None:
        """Show as many examples as there is room for; none is cut in two, and without any no colon
        announces them.
        """
        parts = _EXAMPLES.split(self._hint) if self._hint else []
        hints = [" ".join(parts[:count]) for count in range(len(parts), 0, -1)]
        for hint in (*hints, self._hint.partition(":")[0]):
            told = hint.rstrip(" ,;\u202f\u00a0")
            if told and cell_len(told) < self.content_size.width:
                self.placeholder = told
                return

    @property
    def content_width(self) -> int:
        """The width of what stands there and of the cursor behind it, in cells."""
        return cell_len(self.value) + 1 if self.value else cell_len(self.placeholder)

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


class _Taken(Highlighter):
    """Gives each piece of a line the look of its kind."""

    def __init__(self, take: Take) -> None:
        self._take = take

    def highlight(self, text: Text) -> None:
        with suppress(ProblemError):  # what can't be read now is said by whoever asked for it
            for start, end, kind in self._take(text.plain):
                if kind in _LOOKS:
                    text.stylize(Style.parse(_LOOKS[kind]).rich_style, start, end)
