"""A field of shaded cells: five shades that differ without colour, a cursor that keys and mouse
move.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from detox.tui.commands import LIST, bindings
from detox.tui.widgets.height import changing

SHADES = "·░▒▓█"
"""nothing, then little to much"""
WIDEST, TALL_FROM = 4, 3
PAGE = 4
_CURSOR = "heat-map--cursor"


class HeatCell(NamedTuple):
    """A cell: what it is chosen by, and its shade, a place in `SHADES`."""

    key: str
    shade: int


class HeatData(NamedTuple):
    """Rows of cells, none where a place stands for nothing; headings by column, and how they are
    said where they do not all fit; for each row its name and its figure; the cell to begin with.
    """

    cells: Sequence[Sequence[HeatCell | None]]
    heads: Sequence[tuple[int, str, str]]
    labels: Sequence[str]
    figures: Sequence[str]
    select: str = ""


class _Fit(NamedTuple):
    """Cells left of the field, cells of a column, the first column shown, and how many are."""

    left: int
    wide: int
    first: int
    shown: int

    @property
    def tall(self) -> int:
        """Lines of a row."""
        return 2 if self.wide >= TALL_FROM else 1


class HeatMap(Widget, can_focus=True):
    """Shows the field as large as there is room; more columns than fit follow the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(LIST),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {_CURSOR}

    place: reactive[tuple[int, int]] = reactive((0, 0))

    class Chosen(Message):
        """The cursor stands on another cell."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Opened(Chosen):
        """A cell was clicked where the cursor already stood."""

    def __init__(self) -> None:
        super().__init__(id="insight-heat")
        self._data = HeatData((), (), (), ())
        self._styles: dict[str, RichStyle] = {}

    @property
    def selected(self) -> str:
        """The key of the cell under the cursor; empty where there is none."""
        cell = self._cell(*self.place)
        return cell.key if cell else ""

    def show_data(self, data: HeatData, select: str = "") -> None:
        """Show a field; the cursor goes to `select`, else to where the field says."""
        places = {
            cell.key: (y, x)
            for y, row in enumerate(data.cells)
            for x, cell in enumerate(row)
            if cell is not None
        }
        wanted = select if select in places else data.select
        found = places.get(wanted, next(iter(places.values()), (0, 0)))
        with changing(self):
            self._data = data
            self.set_reactive(HeatMap.place, found)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The headings, and each row."""
        return 1 + len(self._data.cells) * self._fit(width).tall

    def watch_place(self) -> None:
        """Tell which cell it is now."""
        self.refresh()
        self.post_message(self.Chosen(self.selected))

    def action_move(self, step: int) -> None:
        """Go down, or up; from the last row on to the next column, as the days go."""
        y, x = self.place
        rows = len(self._data.cells)
        flat = x * rows + y + step
        if rows and flat >= 0:
            self._go(flat % rows, flat // rows)

    def action_aside(self, step: int) -> None:
        """Go to the next column, or the one before."""
        y, x = self.place
        self._go(y, x + step)

    def action_page(self, step: int) -> None:
        """Go some columns on."""
        y, x = self.place
        self._go(y, max(0, min(x + step * PAGE, self._columns - 1)))

    def action_edge(self, end: int) -> None:
        """Go to the first cell, or the last."""
        places = [
            (y, x)
            for x in range(self._columns)
            for y in range(len(self._data.cells))
            if self._cell(y, x)
        ]
        if places:
            self.place = places[-1 if end else 0]

    def on_click(self, event: Click) -> None:
        """Choose a cell; a second click opens it."""
        fit = self._fit(self.size.width)
        y = (event.y - 1) // fit.tall
        x = (event.x - fit.left) // fit.wide + fit.first
        if event.y >= 1 and fit.first <= x < fit.first + fit.shown and self._cell(y, x):
            if (y, x) == self.place:
                self.post_message(self.Opened(self.selected))
            self.place = (y, x)

    def render_line(self, y: int) -> Strip:
        """The headings, or a line of a row of cells."""
        width = self.size.width
        fit = self._fit(width)
        row, line = divmod(y - 1, fit.tall)
        segments: list[Segment] = []
        if y == 0:
            segments = [self._piece(self._headings(fit), "$text-muted")]
        elif row < len(self._data.cells):
            segments = self._row(row, line, fit)
        base = self.rich_style
        strip = Strip(Segment.apply_style(segments, base))
        return strip.adjust_cell_length(width, base).crop(0, width)

    def notify_style_update(self) -> None:
        """Styles are made of theme colours; another theme makes others."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def _columns(self) -> int:
        return max((len(row) for row in self._data.cells), default=0)

    def _cell(self, y: int, x: int) -> HeatCell | None:
        rows = self._data.cells
        return rows[y][x] if 0 <= y < len(rows) and 0 <= x < len(rows[y]) else None

    def _go(self, y: int, x: int) -> None:
        if self._cell(y, x):
            self.place = (y, x)

    def _fit(self, width: int) -> _Fit:
        left = max((cell_len(label) for label in self._data.labels), default=0) + 2
        room = max(1, width - left - self._figures_width)
        wide = max(1, min(WIDEST, room // max(1, self._columns)))
        shown = min(self._columns, room // wide)
        first = max(0, min(self.place[1] - shown // 2, self._columns - shown))
        return _Fit(left, wide, first, shown)

    @property
    def _figures_width(self) -> int:
        widest = max((cell_len(figure) for figure in self._data.figures), default=0)
        return widest + 1 if widest else 0

    def _headings(self, fit: _Fit) -> str:
        line = ""
        seen = [head for head in self._data.heads if 0 <= head[0] - fit.first < fit.shown]
        starts = [fit.left + (x - fit.first) * fit.wide for x, *_names in seen]
        ends = [*starts[1:], fit.left + fit.shown * fit.wide + 1]
        rooms = [max(0, end - at - 1) for at, end in zip(starts, ends, strict=False)]
        names = [full for _x, full, _short in seen]
        if any(cell_len(name) > room for name, room in zip(names, rooms, strict=True)):
            names = [short for _x, _full, short in seen]
        for at, name, room in zip(starts, names, rooms, strict=True):
            line += " " * (at - cell_len(line)) + _cut(name, room)
        return line

    def _row(self, row: int, line: int, fit: _Fit) -> list[Segment]:
        label = self._data.labels[row] if line == 0 else ""
        figure = self._data.figures[row] if line == 0 else ""
        cells = self._data.cells[row][fit.first : fit.first + fit.shown]
        y, x = self.place
        cursor = x - fit.first if y == row and self.has_focus else None
        drawn = [_drawn(cell, fit.wide, line, place == cursor) for place, cell in enumerate(cells)]
        return [
            self._piece(set_cell_size(f" {label}", fit.left), "$text-muted"),
            *(
                self._piece("".join(text for text, _style in run), style)
                for style, run in groupby(drawn, itemgetter(1))
            ),
            self._piece(figure.rjust(self._figures_width), ""),
        ]

    def _piece(self, text: str, name: str) -> Segment:
        if name not in self._styles:
            self._styles[name] = self._style(name)
        return Segment(text, self._styles[name])

    def _style(self, name: str) -> RichStyle:
        if name == _CURSOR:
            return self.get_component_rich_style(name)
        return Style.parse(name).rich_style if name else RichStyle.null()


def _cut(name: str, room: int) -> str:
    """A heading in the room there is; an hour or a day cut short would read as another."""
    if cell_len(name) <= room:
        return name
    return "" if any(map(str.isdigit, name)) else set_cell_size(name, room).rstrip(".")


def _drawn(cell: HeatCell | None, wide: int, line: int, is_cursor: bool) -> tuple[str, str]:
    """A line of a cell: its text, and the name of its style."""
    if cell is None:
        return " " * wide, ""
    if is_cursor:
        return ("◆" if line == 0 else " ").ljust(wide), _CURSOR
    if cell.shade == 0:
        return (SHADES[0] if line == 0 else " ").ljust(wide), "$text-muted"
    filled = SHADES[cell.shade] * max(1, wide - (wide >= TALL_FROM))
    return filled.ljust(wide), "$accent"
