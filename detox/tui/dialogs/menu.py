"""A menu in two columns: what can be decided on the left, what can be looked at on the right.

The keys go to the left one first, unless that begins by taking something back. Where a terminal is
too narrow for both, the one that they go to is shown.
"""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from detox.i18n import gettext as _
from detox.tui.dialogs.ask import Choice, PickingScreen, begin, cells_of
from detox.tui.widgets.box import Box, Pair
from detox.tui.widgets.row_list import Row, RowList
from detox.tui.widgets.told import Told

LEAST_FOR_BOTH = 56
"""columns of the terminal that two of the menu take"""


class MenuScreen(PickingScreen):
    """Gives back what was chosen, by its letter or with the arrows; nothing when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose"),
        Binding("escape", "leave"),
        Binding("left,right,tab,shift+tab", "turn"),
    ]

    def __init__(
        self, title: str, about: str, left: Sequence[Choice], right: Sequence[Choice]
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._columns = [each for each in (left, right) if each]
        self._choices = [*left, *right]

    def compose(self) -> ComposeResult:
        """The question, the two columns, the keys."""
        with Box(classes="dialog menu"):
            yield Told(classes="dialog-title")
            if self._about:
                yield Told(classes="dialog-text")
            with Horizontal(classes="gives"):
                for number, _choices in enumerate(self._columns):
                    yield RowList(id=f"menu-{number}")
            yield self.key_line()

    def key_pairs(self) -> Sequence[Pair]:
        """Take what is under the cursor, go to the other column, or leave."""
        pairs = [(_("Enter"), _("choose")), ("← →", _("other column")), (_("Esc"), _("leave it"))]
        return pairs if len(self._columns) > 1 else [pairs[0], pairs[2]]

    def shape(self) -> Hashable:
        """So many columns, with or without a text above."""
        return type(self), bool(self._about), len(self._columns)

    def fill(self) -> None:
        """Ask, and fill both columns."""
        self.tell(".dialog-title", self._title)
        if self._about:
            self.tell(".dialog-text", self._about)
        for rows, choices in zip(self._lists, self._columns, strict=True):
            begin(rows, choices, [Row(c.key, cells_of(c)) for c in choices])
        if self._columns and self._columns[0][0].takes_back:
            self.set_focus(self._lists[-1])
        self._fit()
        self.query_one(".gives").styles.height = max(map(len, self._columns), default=1)
        self.show_keys()

    def on_resize(self) -> None:
        """There may be room for both now."""
        self._fit()

    def _fit(self) -> None:
        is_one = self.size.width < LEAST_FOR_BOTH
        self.query_one(".gives").set_class(is_one, "-one")
        for rows in self._lists:
            rows.display = not is_one or rows is self.rows

    def action_turn(self) -> None:
        """To the other column."""
        lists = self._lists
        other = lists[(lists.index(self.rows) + 1) % len(lists)]
        other.display = True
        self.set_focus(other)
        self._fit()

    @property
    def rows(self) -> RowList:
        """The column that has the cursor."""
        return next((rows for rows in self._lists if rows is self.focused), self._lists[0])

    @property
    def _lists(self) -> list[RowList]:
        return list(self.query(RowList))
