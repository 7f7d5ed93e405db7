"""How the hours of a day divide, a row each with its bar; the arrows move a quarter of an hour."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from detox.domain.shares import Shares
from detox.i18n import gettext as _
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.wording.figures import duration

NAME, MINUTES, GAP, BAR = 18, 10, 2, 14


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

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self.shares = Shares(0, (), {})

    def show_parts(
        self, names: Sequence[tuple[str, str]], whole: int, known: Mapping[str, int]
    ) -> None:
        """Show how `whole` minutes divide, by key and name; `known` are told already."""
        self._names = dict(names)
        is_room = sum(known.values()) <= whole
        self._take(Shares(whole, tuple(self._names), known if is_room else {}))

    def action_turn(self, up: bool) -> None:
        """A quarter of an hour more for the row under the cursor, or less."""
        if self.selected:
            self._take(self.shares.moved(self.selected, up=up))

    def action_equal(self) -> None:
        """Nobody knows: equal parts."""
        self._take(self.shares._replace(told={}))

    def action_move_up(self) -> None:
        """To the row above, or out of the list."""
        if self.cursor <= 0:
            self.post_message(self.Left())
        else:
            self.action_move(-1)

    def _take(self, shares: Shares) -> None:
        self.shares = shares
        minutes = shares.minutes
        self.show([self._row(key, each) for key, each in minutes.items()])

    def _row(self, key: str, minutes: int) -> Row:
        cells = round(BAR * minutes / self.shares.whole) if self.shares.whole else 0
        is_guess = key not in self.shares.told and self.shares.is_guess
        return Row(
            key,
            (
                Cell(f" {self._names[key]}", NAME),
                Cell(duration(minutes), MINUTES, "", right=True),
                Cell("", GAP),
                Cell("━" * cells, BAR + 1, "$text-muted" if is_guess else "$accent"),
                Cell(_("guess") if is_guess else "", 0, "$text-muted"),
            ),
        )
