"""Chooses one of the people by a part of the name."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from detox.domain.person import Person
from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.tui.dialogs.dialog import Dialog
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.people import circles_words

_MOST_ROWS = 10


class PersonScreen(Dialog[str | None]):
    """Gives back the uid of whom was chosen, or nothing when it is left."""

    IS_TYPED_IN = True
    IS_OF_ONE_SHAPE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self, title: str, people: Sequence[Person]) -> None:
        super().__init__()
        self._title = title
        self._told = [(fold(each.name), each) for each in people]

    def compose(self) -> ComposeResult:
        """The question, the line, whom it finds, the keys."""
        with Box(classes="dialog"):
            yield Told(classes="dialog-title")
            yield Line()
            yield RowList(classes="choices")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Take whom the cursor is on, or nobody."""
        return [(_("Enter"), _("choose")), ("↑ ↓", _("another")), (_("Esc"), _("leave it"))]

    def on_mount(self) -> None:
        """Letters go to the line."""
        self._rows.can_focus = False

    def fill(self) -> None:
        """Ask, and show everybody."""
        self.tell(".dialog-title", self._title)
        self.query_one(Line).begin("", _("a part of the name"))
        self._rows.styles.height = max(1, min(_MOST_ROWS, len(self._told)))
        self._show()

    def on_input_changed(self) -> None:
        """Find what is typed."""
        self._show()

    def on_input_submitted(self) -> None:
        """Take whom the cursor is on."""
        if self._rows.selected:
            self.dismiss(self._rows.selected)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A second click takes them."""
        if message.key:
            self.dismiss(message.key)

    def action_move(self, step: int) -> None:
        """Go down or up."""
        self._rows.action_move(step)

    def action_page(self, step: int) -> None:
        """Go a page on."""
        self._rows.action_page(step)

    def action_leave(self) -> None:
        """Choose nobody."""
        self.dismiss(None)

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _show(self) -> None:
        words = fold(self.query_one(Line).value).split()
        found = [each for told, each in self._told if all(word in told for word in words)]
        rows = [Row(each.uid, _cells(each)) for each in found]
        if not rows:
            rows = [Row("", (Cell(" " + _("Nobody by that name."), 0, "$text-muted"),))]
        self._rows.show(rows, rows[0].key)


def _cells(person: Person) -> tuple[Cell, ...]:
    circles = circles_words(person.circles)
    return Cell(f" {person.name}", 30), Cell(circles, 0, "$text-muted")
