"""Keys and what they do, in sections: in two columns where there is room."""

import itertools
import operator
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from detox.tui.widgets.box import Pair
from detox.tui.wrapping import wrapped

GAP, APART = 2, 4
LEAST_COLUMN = 44
"""cells of one of two columns"""


class Section(NamedTuple):
    """What stands together, under a title."""

    title: str
    rows: Sequence[Pair]


class KeyTable(Widget):
    """Sections of keys, and a line below all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: list[Section] = []
        self._below = ""
        self._laid_out: tuple[int, list[Content]] = (0, [])

    def show(self, sections: Sequence[Section], below: str = "") -> None:
        """Show these from now on."""
        wanted = [section for section in sections if section.rows]
        if (wanted, below) == (self._sections, self._below):
            return
        self._sections, self._below = wanted, below
        self._laid_out = 0, []
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they take in that width."""
        return len(self._at(width))

    def render(self) -> Content:
        """All of it."""
        return Content("\n").join(self._at(self.content_size.width))

    def _at(self, width: int) -> list[Content]:
        """The lines in that width; it is asked for several times."""
        if self._laid_out[0] != width:
            self._laid_out = width, self._lines(width)
        return self._laid_out[1]

    def _lines(self, width: int) -> list[Content]:
        sections = self._sections
        keys = GAP + max(
            (cell_len(key) for each in sections for key, _said in each.rows), default=0
        )
        if width < 2 * LEAST_COLUMN + APART:
            lines = _column([_drawn(section, keys, width) for section in sections])
        else:
            half = (width - APART) // 2
            left, right = _halves([_drawn(section, keys, half) for section in sections])
            room = max(len(left), len(right))
            left += [Content("")] * (room - len(left))
            right += [Content("")] * (room - len(right))
            lines = [
                a + Content(" " * (half + APART - a.cell_length)) + b
                for a, b in zip(left, right, strict=True)
            ]
        if self._below:
            told = wrapped(self._below, max(1, width))
            lines += [Content(""), *(Content.styled(line, "$text-muted") for line in told)]
        return lines


def _halves(drawn: list[list[Content]]) -> tuple[list[Content], list[Content]]:
    """Divided where the longer of two columns is shortest; the first section is on the left."""
    ways = itertools.product((True, False), repeat=max(0, len(drawn) - 1))
    columns = [
        (
            _column(itertools.compress(drawn, (True, *is_left))),
            _column(itertools.compress(drawn, (False, *map(operator.not_, is_left)))),
        )
        for is_left in ways
    ]
    return min(columns, key=lambda both: max(map(len, both)))


def _column(drawn: Iterable[list[Content]]) -> list[Content]:
    lines: list[Content] = []
    for section in drawn:
        lines += [Content("")] * bool(lines)
        lines += section
    return lines


def _drawn(section: Section, keys: int, width: int) -> list[Content]:
    lines = [Content.styled(section.title, "bold $accent")]
    for key, said in section.rows:
        lines += _row(key, said, keys, width)
    return lines


def _row(key: str, said: str, keys: int, width: int) -> list[Content]:
    told = wrapped(said, max(10, width - keys)) or [""]
    first = Content.assemble((key + " " * (keys - cell_len(key)), "bold"), told[0])
    return [first, *(Content(" " * keys + line) for line in told[1:])]
