"""Stacked bars: a segment for each part, its letter where it begins."""

from collections.abc import Sequence
from typing import NamedTuple

from detox.tui.widgets.charts.chart_rows import BLOCK
from detox.tui.widgets.row_list import Cell


class Part(NamedTuple):
    """A segment of a bar: the letter that stands for it, its style, and how much it is."""

    letter: str
    style: str
    amount: int


def stacked(parts: Sequence[Part], most: int, width: int) -> list[Cell]:
    """A bar of segments, of `width` cells where the parts come to `most`."""
    cells, done, edge = [], 0, 0
    for part in parts:
        done += part.amount
        until = round(done / most * width) if most > 0 else 0
        if until > edge:
            cells.append(Cell(part.letter[:1], 1, f"bold reverse {part.style}"))
            if until > edge + 1:
                cells.append(Cell(BLOCK * (until - edge - 1), until - edge - 1, part.style))
            edge = until
    if done and not edge and parts:
        cells.append(Cell(parts[0].letter[:1], 1, f"bold {parts[0].style}"))
    return cells
