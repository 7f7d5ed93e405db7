"""Rows that are drawn for the width there is: bars, tables, anything a line can hold."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from detox.tui.widgets.row_list import Cell, Cells, Row, RowList

BLOCK, HALF, HATCHED = "█", "▌", "▓"
SIDE = 2
"""cells left free at the right edge, where a scroll bar may stand"""
LEAD = 1
"""the cell at the left edge where the row under the cursor is marked"""


class ChartRow(NamedTuple):
    """One line; `draw` makes its cells for a width. A row without a key can't be chosen."""

    key: str
    draw: Callable[[int], Cells]


_TIGHT, _CLOSE, _APART = range(3)
BLANK = ChartRow("", lambda _width: (Cell(""),))
"""between two parts of a picture"""


def heading(title: str) -> ChartRow:
    """What stands over a part of a picture."""
    return ChartRow("", lambda _width: (Cell("", LEAD), Cell(title, 0, "bold")))


class ChartRows(RowList):
    """A picture made of rows. With room for it, rows stand apart; without, even its parts don’t."""

    def __init__(self) -> None:
        super().__init__(id="insight-rows")
        self._chart: Sequence[ChartRow] = ()
        self._room = _CLOSE

    def show_chart(self, rows: Sequence[ChartRow], select: str = "") -> None:
        """Show these; the cursor goes to `select`, else to the first."""
        self._chart = rows
        self._room = self._has_room()
        known = {row.key for row in rows}
        first = next((row.key for row in rows if row.key), "")
        self.show(self._spread(), select if select in known else first)

    def on_resize(self) -> None:
        """There may be room between the rows now."""
        if self._has_room() != self._room:
            self.show_chart(self._chart, self.selected)

    def _drawn(self, place: int, is_cursor: bool, base: Style) -> Strip:
        """Bars keep their colours under the cursor, and begin and end where they do: no ground."""
        over = Style(bold=True) if is_cursor else Style.null()
        pieces = self._pieces(place)
        if self.app.current_theme.ansi:
            pieces = _without_colours(pieces)
        strip = Strip(
            [
                Segment(text, base + style + (Style.null() if _is_bar(text) else over))
                for text, style in pieces
            ]
        )
        return strip.adjust_cell_length(self.size.width, base)

    def _has_room(self) -> int:
        if 2 * len(self._chart) <= self.size.height + 1:
            return _APART
        return _CLOSE if len(self._chart) <= self.size.height else _TIGHT

    def _spread(self) -> list[Row]:
        shown = [row for row in self._chart if row is not BLANK or self._room != _TIGHT]
        rows = [Row(row.key, partial(self._drawn_for, row)) for row in shown]
        if self._room != _APART:
            return rows
        spread = rows[:1]
        for before, after, row in zip(self._chart, self._chart[1:], rows[1:], strict=False):
            spread += [] if BLANK in (before, after) else [Row("", (Cell(""),))]
            spread.append(row)
        return spread

    def _drawn_for(self, row: ChartRow) -> Cells:
        return row.draw(self.outer_size.width - SIDE)  # as wide without a scroll bar as with one


def _is_bar(text: str) -> bool:
    return text.startswith((BLOCK, HALF, HATCHED))


def _without_colours(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Every second part of a bar hatched, its letter on the ground in the colour of text: that of
    a bar may be too dark to read.
    """
    shown, parts = [], 0
    for text, style in pieces:
        if style.reverse:
            style += Style(color="default", reverse=False)
            parts += 1
        elif _is_bar(text) and parts % 2 == 0 and parts:
            text = text.replace(BLOCK, HATCHED)
        shown.append((text, style))
    return shown
