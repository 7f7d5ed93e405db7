"""A line of text, or several that were pasted: each is read while it is typed, and all of them are
given back together.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from detox.domain.problem import Unreadable
from detox.domain.text import shown
from detox.domain.typed.pieces import Piece
from detox.i18n import counted, render
from detox.i18n import gettext as _
from detox.tui.dialogs.ask import leave_typed
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.told import Told
from detox.wording.figures import quoted

T = TypeVar("T")

MOST_SHOWN = 7
"""lines of several that are shown at once, around the one that is typed in"""


class Reading(NamedTuple, Generic[T]):
    """A line as it is read: its meaning or why it has none, what is understood of it in words,
    and what each piece of it was taken for.
    """

    meaning: T | Unreadable
    said: Content
    pieces: Sequence[Piece] = ()


class LinesScreen(Dialog[list[T] | None], Generic[T]):
    """Gives back what each line means, once all can be read; nothing when it is left."""

    IS_TYPED_IN = True
    IS_OF_ONE_SHAPE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "go(1)"),
        Binding("up", "go(-1)"),
    ]

    def __init__(
        self,
        title: str,
        read: Callable[[str], Reading[T]],
        lines: Sequence[str] = ("",),
        hint: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._read = read
        self._hint = hint
        self._lines = list(lines)
        self._at = 0
        self._found: dict[str, Reading[T]] = {}

    def compose(self) -> ComposeResult:
        """The question, the line, and what it means."""
        with Box(classes="dialog bottom"):
            yield Told(classes="dialog-title")
            yield Line(many=True)
            yield Told(classes="dialog-preview")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """What Enter does with what stands there, and the other keys."""
        leave = (_("Esc"), _("leave it"))
        if len(self._lines) > 1:
            return [(_("Enter"), _("log them all at once")), ("↑ ↓", _("another line")), leave]
        return [(_("Enter"), _("log it")), leave]

    def examples(self) -> Sequence[Pair]:
        """What can be typed."""
        return [(_("for example"), self._hint)] * bool(self._hint)

    def fill(self) -> None:
        """Ask, and say at once what stands there."""
        self.tell(".dialog-title", self._title)
        self.query_one(Line).begin(self._lines[0], self._hint, self._pieces)
        self._say()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it means so far."""
        self._lines[self._at] = event.value
        self._say()

    def on_line_many_pasted(self, message: Line.ManyPasted) -> None:
        """Take the lines in place of the one that stood there."""
        self._lines[self._at : self._at + 1] = message.lines
        self._stand(self._at + len(message.lines) - 1)

    def on_input_submitted(self) -> None:
        """Give the meanings back, or go to the first line that can't be read."""
        self._found.clear()  # a moment may have passed since
        wanted = [n for n, line in enumerate(self._lines) if line.strip()] or [0]
        found = {n: self._reading(self._lines[n]).meaning for n in wanted}
        wrong = next((n for n in wanted if isinstance(found[n], Unreadable)), None)
        if wrong is None:
            self.dismiss([each for each in found.values() if not isinstance(each, Unreadable)])
            return
        self._stand(wrong)
        self._say(insist=True)

    def again(self) -> "LinesScreen[T]":
        """With the same lines."""
        return LinesScreen(self._title, self._read, self._lines, self._hint)

    def action_go(self, step: int) -> None:
        """Go to another line."""
        self._stand(max(0, min(self._at + step, len(self._lines) - 1)))

    def action_leave(self) -> None:
        """Give nothing back."""
        leave_typed(self, [line for line in self._lines if line.strip()])

    def _stand(self, place: int) -> None:
        self._at = place
        line = self.query_one(Line)
        if line.value != self._lines[place]:
            with line.prevent(Input.Changed):
                line.value = self._lines[place]
            line.cursor_position = len(line.value)
        self._say()

    def _pieces(self, line: str) -> Sequence[Piece]:
        return self._reading(line).pieces

    def _reading(self, line: str) -> Reading[T]:
        """How a line is read; of several, those that are not typed in are not read anew."""
        if line not in self._found:
            if len(self._found) > len(self._lines) + MOST_SHOWN:
                self._found.clear()
            self._found[line] = self._read(line)
        return self._found[line]

    def _say(self, *, insist: bool = False) -> None:
        said = self._all() if len(self._lines) > 1 else self._one(insist=insist)
        self.tell(".dialog-preview", said)
        self.show_keys()

    def _one(self, *, insist: bool) -> Content:
        line = self._lines[0]
        if not line.strip() and not insist:
            return Content("")
        found = self._reading(line)
        if not isinstance(found.meaning, Unreadable):
            return found.said
        style = "$text-error" if insist else "$text-muted"
        wrong = Content.styled(render(found.meaning.problem), style)
        return Content("\n").join([found.said, wrong]) if found.said else wrong

    def _all(self) -> Content:
        last = len(self._lines) - MOST_SHOWN
        first = max(0, min(self._at - MOST_SHOWN // 2, last))
        rows = [self._row(n) for n in range(first, min(first + MOST_SHOWN, len(self._lines)))]
        return Content("\n").join([*rows, self._footing()])

    def _row(self, place: int) -> Content:
        mark = "› " if place == self._at else "  "
        line = self._lines[place]
        if not line.strip():
            return Content.assemble((mark, "$accent"), (_("an empty line"), "$text-muted"))
        found = self._reading(line)
        said = found.said
        if isinstance(found.meaning, Unreadable):
            wrong = f"{quoted(shown(line))}  {render(found.meaning.problem)}"
            said = Content.styled(wrong, "$text-error")
        return Content.assemble((mark, "$accent"), said)

    def _footing(self) -> Content:
        wrong = sum(
            isinstance(self._reading(line).meaning, Unreadable)
            for line in self._lines
            if line.strip()
        )
        count = len(self._lines)
        text = counted("%(count)d line", "%(count)d lines", count)
        if wrong:
            text += "  " + counted(
                "%(count)d can’t be read yet", "%(count)d can’t be read yet", wrong
            )
        return Content.styled(text, "$text-muted")
