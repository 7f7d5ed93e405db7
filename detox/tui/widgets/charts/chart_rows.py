"""Rows that are drawn for the width there is: bars, tables, anything a line can hold."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from detox.tui.widgets.row_list import Cell, Cells, Row, RowList

BLOCK = "█"


class ChartRow(NamedTuple):
    """One line; `draw` makes its cells for a width. A row without a key can't be chosen."""

    key: str
    draw: Callable[[int], Cells]


class ChartRows(RowList):
    """A picture made of rows. With room for it, rows stand apart."""

    def __init__(self) -> None:
        super().__init__(id="insight-rows")
        self._chart: Sequence[ChartRow] = ()
        self._is_apart = False

    def show_chart(self, rows: Sequence[ChartRow], select: str = "") -> None:
        """Show these; the cursor goes to `select`, else to the first."""
        self._chart = rows
        self._is_apart = self._has_room()
        known = {row.key for row in rows}
        first = next((row.key for row in rows if row.key), "")
        self.show(self._spread(), select if select in known else first)

    def on_resize(self) -> None:
        """There may be room between the rows now."""
        super().on_resize()
        if self._has_room() != self._is_apart:
            self.show_chart(self._chart, self.selected)

    def _drawn(self, place: int, is_cursor: bool, base: Style) -> Strip:
        """Bars keep their colours under the cursor, and end where they end."""
        over = self.get_component_rich_style("row-list--cursor") if is_cursor else Style.null()
        segments = []
        for text, style in self._pieces(place):
            if _is_bar(text, style):
                over = Style.null()
            segments.append(Segment(text, base + style + over))
        return Strip(segments, self.size.width)

    def _has_room(self) -> bool:
        return 2 * len(self._chart) <= self.size.height + 1

    def _spread(self) -> list[Row]:
        rows = [Row(row.key, partial(self._drawn_for, row)) for row in self._chart]
        if not self._is_apart:
            return rows
        blank = Row("", (Cell(""),))
        return [each for row in rows for each in (row, blank)][:-1]

    def _drawn_for(self, row: ChartRow) -> Cells:
        return row.draw(self.size.width)


def _is_bar(text: str, style: Style) -> bool:
    return bool(style.reverse) or text.startswith(BLOCK)
