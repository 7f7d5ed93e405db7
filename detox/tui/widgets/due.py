"""What needs its person now, first on Today: when, what, whose, and a cursor to act on it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.services.agenda import Item, Need
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.names import short_names
from detox.tui.widgets.row_list import Cell, Cells, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.agenda import what, when

_GAP = 2


class DueLine(NamedTuple):
    """One item as it reads."""

    key: str
    when: str
    what: str
    names: tuple[str, ...]
    is_pressing: bool


class DueRows(RowList):
    """The items; as narrow as what stands in them, and names take what is left."""

    def __init__(self) -> None:
        super().__init__(self._fit)
        self._lines: dict[str, DueLine] = {}

    def show_lines(self, lines: Sequence[DueLine]) -> None:
        """Show these; the cursor stays with its item."""
        self._lines = {line.key: line for line in lines}
        first = max((cell_len(line.when) for line in lines), default=0) + _GAP
        second = max((cell_len(line.what) for line in lines), default=0) + _GAP
        self.show([_row(line, first, second) for line in lines])

    def _fit(self, cells: Cells, width: int) -> Sequence[Cell]:
        """The names in what is left; where that is not enough, what is to be done is cut first."""
        sign, near, deed, whose = cells
        known = self._lines[whose.text].names
        least = cell_len(short_names(known, 0))
        room = max(0, width - sign.width - near.width)
        taken = max(0, min(deed.width, room - least))
        deed = deed._replace(width=max(0, taken - 1))
        names = short_names(known, room - taken)
        return sign, near, deed, Cell("", taken - deed.width), whose._replace(text=names)


class DueBlock(Vertical):
    """A head that says how many more there are, the keys that act on the item under the cursor, and
    the items; not there where nothing is due.
    """

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._key = ""

    def compose(self) -> ComposeResult:
        """The head with the keys beside it, and the rows."""
        with Horizontal(id="due-top"):
            yield Told(id="due-head")
            yield KeyBar(id="due-keys")
        yield DueRows()

    @property
    def rows(self) -> DueRows:
        """The list of the items."""
        return self.query_one(DueRows)

    def show(self, items: Sequence[Item], today: date, most: int, key: str) -> None:
        """Show the items, `most` at a time; `key` leads to the plan, which has them all."""
        self._count, self._key = len(items), key
        self.display = bool(items)
        self.rows.show_lines([_line(item, today) for item in items])
        self.give(most)

    def tell(self, hints: Sequence[Hint]) -> None:
        """Show the keys that act on the item under the cursor."""
        self.query_one(KeyBar).show(hints)

    def give(self, most: int) -> None:
        """Take `most` rows at the most."""
        shown = max(1, min(most, self._count))
        self.rows.styles.height = shown
        self.query_one("#due-head", Static).update(self._head(self._count - shown))

    def _head(self, more: int) -> Content:
        title = Content.styled(_("To do"), "bold")
        if more <= 0:
            return title
        said = ngettext("%(n)d more in the plan", "%(n)d more in the plan", more) % {"n": more}
        return Content.assemble(
            title, "  ", (self._key, "bold $accent"), (f" {said}", "$text-muted")
        )


def _line(item: Item, today: date) -> DueLine:
    names = tuple(account.name for account in item.accounts)
    pressing = item.need in (Need.DAY, Need.MISFIT)
    return DueLine(item.key, when(item, today), what(item, today), names, pressing)


def _row(line: DueLine, first: int, second: int) -> Row:
    near = "bold $text-warning" if line.is_pressing else "$text-warning"
    cells = (
        Cell("", 1),
        Cell(line.when, first, near),
        Cell(line.what, second),
        Cell(line.key, 0, "$text-muted"),
    )
    return Row(line.key, cells)
