"""Chooses one of the people by a part of the name."""

from collections.abc import Sequence

from textual.app import ComposeResult

from detox.domain.person import Person
from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.tui.dialogs.finding import FindingScreen
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.line import Line
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.people import apart_words

_MOST_ROWS = 10


class PersonScreen(FindingScreen[str]):
    """Gives back the uid of whom was chosen, or nothing when it is left."""

    def __init__(self, title: str, people: Sequence[Person]) -> None:
        super().__init__()
        self._title = title
        self._told = [(fold(each.name), each) for each in people]
        self._beside = apart_words(people)

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

    def fill(self) -> None:
        """Ask, and show everybody."""
        self.tell(".dialog-title", self._title)
        self.query_one(Line).begin("", _("a part of the name"))
        self.rows.styles.height = max(1, min(_MOST_ROWS, len(self._told)))
        self._show()

    def on_input_changed(self) -> None:
        """Find what is typed."""
        self._show()

    def on_input_submitted(self) -> None:
        """Take whom the cursor is on."""
        if self.rows.selected:
            self.dismiss(self.rows.selected)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A second click takes them."""
        if message.key:
            self.dismiss(message.key)

    def _show(self) -> None:
        words = fold(self.query_one(Line).value).split()
        found = [each for told, each in self._told if all(word in told for word in words)]
        rows = [Row(each.uid, _cells(each, self._beside[each.uid])) for each in found]
        self.show_rows(rows, _("Nobody by that name."), rows[0].key if rows else "")


def _cells(person: Person, beside: str) -> tuple[Cell, ...]:
    return Cell(f" {person.name}", 30), Cell(beside, 0, "$text-muted")
