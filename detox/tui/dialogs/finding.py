"""A question whose answer stands in a list, which grows shorter with each letter typed."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.row_list import Cell, Row, RowList

T = TypeVar("T")


class FindingScreen(Dialog[T | None]):
    """Subclasses compose a `Line` and a `RowList`; letters go to the one, arrows to the other."""

    IS_TYPED_IN = True
    IS_OF_ONE_SHAPE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Letters go to the line."""
        self.rows.can_focus = False

    def show_rows(self, rows: Sequence[Row], nothing: str, select: str = "") -> None:
        """What fits; else that nothing does."""
        none = [Row("", (Cell(f" {nothing}", 0, "$text-muted"),))]
        self.rows.show(rows or none, select)

    def action_move(self, step: int) -> None:
        """Go down or up."""
        self.rows.action_move(step)

    def action_page(self, step: int) -> None:
        """Go a page on."""
        self.rows.action_page(step)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
