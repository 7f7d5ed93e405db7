"""How the hours of a day divide, a row each with its bar; the arrows move a quarter of an hour, and
a length can be typed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message

from detox.domain.problem import Problem, Unreadable
from detox.domain.shares import Shares
from detox.domain.typed.durations import read_minutes
from detox.i18n import gettext as _
from detox.i18n import render
from detox.tui.widgets.box import Pair
from detox.tui.widgets.row_list import Cell, Cells, Row, RowList
from detox.wording.figures import duration
from detox.wording.measuring import too_much

NAME, MINUTES, GAP, BAR, LEAST = 18, 10, 2, 14, 4
BETWEEN = "hm:.,"
"""what may stand between the digits of a length, or behind them"""

Read = Callable[[str], int | Unreadable]


class PartsList(RowList):
    """What was told counts; the rest is divided equally, which is a guess."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(True)"),
        Binding("left", "turn(False)"),
        Binding("n", "equal"),
        Binding("up,k", "move_up"),
    ]

    class Left(Message):
        """The person goes up from the first row."""

    class Told(Message):
        """Something else is said of the parts."""

    def __init__(self, read: Read = read_minutes) -> None:
        super().__init__()
        self._read = read
        self._names: dict[str, str] = {}
        self._typed = ""
        self.shares = Shares(0, (), {})
        self.problem: Problem | None = None
        """Why what is being typed is no length."""

    def show_parts(
        self, names: Sequence[tuple[str, str]], whole: int, known: Mapping[str, int]
    ) -> None:
        """Show how `whole` minutes divide, by key and name; `known` are told already."""
        self._names = dict(names)
        self._typed, self.problem = "", None
        self._take(Shares(whole, tuple(self._names), known))

    @property
    def set_by(self) -> list[Pair]:
        """The keys that set a row."""
        return [("← →", _("15 min")), ("0–9", _("type it")), ("n", _("equal shares"))]

    def said(self) -> Content:
        """What is wrong with the parts."""
        told = sum(self.shares.told.values())
        if self.problem is not None:
            return Content.styled(render(self.problem), "$text-error")
        text = too_much(told, self.shares.whole) if told > self.shares.whole else ""
        return Content.styled(text, "$text-warning")

    def on_key(self, event: Key) -> None:
        """Digits, and what stands between them, say how much a row takes."""
        letter = event.character or ""
        if letter.isdecimal() or (letter and letter in BETWEEN and self._typed):
            self._type(self._typed + letter)
        elif event.key == "backspace" and self._typed:
            self._type(self._typed[:-1])
        elif event.key == "backspace" and self.selected in self.shares.told:
            self._type("")
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_cursor(self, before: int, now: int) -> None:
        """What was typed holds; another row begins anew."""
        if self._typed and self.problem is None:
            self._typed = ""
            self._repaint()
        super().watch_cursor(before, now)

    def action_turn(self, up: bool) -> None:
        """A quarter of an hour more for the row under the cursor, or less."""
        if self.selected:
            self._typed, self.problem = "", None
            self._take(self.shares.moved(self.selected, up=up))

    def action_equal(self) -> None:
        """Nobody knows: equal parts."""
        self._typed, self.problem = "", None
        self._take(self.shares._replace(told={}))

    def action_move(self, step: int) -> None:
        """To another row, once this one can be read."""
        if self.problem is None:
            super().action_move(step)

    def action_move_up(self) -> None:
        """To the row above, or out of the list."""
        if self.cursor <= 0:
            self.post_message(self.Left())
        else:
            self.action_move(-1)

    def _type(self, text: str) -> None:
        told = {key: each for key, each in self.shares.told.items() if key != self.selected}
        found = self._read(text) if text else None
        if isinstance(found, int):
            told[self.selected] = found
        self._typed = text
        self.problem = found.problem if isinstance(found, Unreadable) else None
        self._take(self.shares._replace(told=told))

    def _take(self, shares: Shares) -> None:
        self.shares = shares
        self._repaint()
        self.post_message(self.Told())

    def _repaint(self) -> None:
        self.show([Row(k, partial(self._cells, k, m)) for k, m in self.shares.minutes.items()])

    def _cells(self, key: str, minutes: int) -> Cells:
        """A row; the bar gives way where there is little room."""
        guess = _("guess")
        room = self.size.width - NAME - MINUTES - GAP - cell_len(guess) - 1
        most = max(LEAST, min(BAR, room - 1))
        cells = min(most, round(most * minutes / self.shares.whole)) if self.shares.whole else 0
        is_guess = key not in self.shares.told and self.shares.is_guess
        is_typed = bool(self._typed) and key == self.selected
        return (
            Cell(f" {self._names[key]}", NAME),
            Cell(f"{self._typed}▏" if is_typed else duration(minutes), MINUTES, "", right=True),
            Cell("", GAP),
            Cell("━" * cells, most + 1, "$text-muted" if is_guess else "$accent"),
            Cell(guess if is_guess else "", 0, "$text-muted"),
        )
