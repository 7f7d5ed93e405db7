"""Stacked bars: a segment for each part, its letter where it begins."""

from collections.abc import Sequence
from typing import NamedTuple

from detox.tui.widgets.charts.chart_rows import BLOCK, HALF
from detox.tui.widgets.row_list import Cell


class Part(NamedTuple):
    """A segment of a bar: the letter that stands for it, its style, and how much it is."""

    letter: str
    style: str
    amount: int


def stacked(parts: Sequence[Part], most: int, width: int) -> list[Cell]:
    """A bar of segments, of `width` cells where the parts come to `most`. A segment ends
    with half a cell, so that edges are seen without colour.
    """
    cells, done, edge = [], 0, 0
    for part in parts:
        done += part.amount
        until = round(done / most * width) if most > 0 else 0
        if until > edge:
            cells += _segment(part, until - edge)
            edge = until
    if done and not edge and parts:
        cells += _segment(parts[0], 1)
    return cells


def _segment(part: Part, width: int) -> list[Cell]:
    letter = part.letter[:1]
    if width == 1:
        return [Cell(letter, 1, f"bold {part.style}")]
    body = BLOCK * (width - 2) + HALF
    return [Cell(letter, 1, f"bold reverse {part.style}"), Cell(body, width - 1, part.style)]
