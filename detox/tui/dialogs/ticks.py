"""Which of several accounts are meant; none is ticked until somebody does."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told


class TickScreen(Dialog[list[str] | None]):
    """Gives back the keys of those that were ticked, in their order; nothing when it is left."""

    IS_OF_ONE_SHAPE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick"),
        Binding("a", "tick_all"),
        Binding("enter", "choose"),
        Binding("escape", "leave"),
    ]

    def __init__(self, title: str, names: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._names = names
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """The question, the names, the keys."""
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            yield RowList(classes="choices")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Tick, and go on with what is ticked."""
        return [
            (_("space"), _("tick")),
            ("a", _("all")),
            (_("Enter"), _("choose these")),
            (_("Esc"), _("leave it")),
        ]

    def fill(self) -> None:
        """Ask, and list the names."""
        self.tell(".dialog-title", self._title)
        self._rows.styles.height = len(self._names)
        self._rows.begin(self._listed())

    def on_row_list_opened(self) -> None:
        """A click on the name under the cursor ticks it."""
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the name under the cursor, or take the tick away."""
        self._ticked ^= {self._rows.selected}
        self._show()

    def action_tick_all(self) -> None:
        """Tick all of them, or none where all are."""
        every = {key for key, _name in self._names}
        self._ticked = set() if self._ticked == every else every
        self._show()

    def action_choose(self) -> None:
        """Give back those that are ticked; nothing is done while none is."""
        if self._ticked:
            self.dismiss([key for key, _name in self._names if key in self._ticked])

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def _show(self) -> None:
        self._rows.show(self._listed())

    def _listed(self) -> list[Row]:
        return [self._row(key, name) for key, name in self._names]

    def _row(self, key: str, name: str) -> Row:
        mark = "✓" if key in self._ticked else "·"
        return Row(key, (Cell(f" {mark}", 4, "bold $accent"), Cell(name)))

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)
