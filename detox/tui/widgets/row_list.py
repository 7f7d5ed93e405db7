"""A list of one-line rows that stays quick however long it is, with a cursor that keys and mouse
move.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from detox.tui.commands import LIST, bindings

LEAST_NAME = 7
"""cells that a name keeps while something spare stands beside it"""
FEWEST = 4
"""and where figures would be cut otherwise: the rest of one would read as another"""
LEAST_TITLE = 13
"""the first for one of several words"""


class Cell(NamedTuple):
    """A piece of a row: its text, a width in cells (0 takes what is left) and a style. One with a
    `least` gives up cells down to that, where a row is too long for its list; a `spare` one goes
    before a name would have less.
    """

    text: str
    width: int = 0
    style: str = ""
    right: bool = False
    least: int = 0
    spare: bool = False


Cells = tuple[Cell, ...]
LED, LEFT = "▌", "▏"
"""what leads the row under the cursor: where keys go to it, and where they go elsewhere"""


class Row(NamedTuple):
    """One line; `key` is what it is selected by, empty for one that can't be selected. Of a long
    list, `cells` makes them when the line is first seen.
    """

    key: str
    cells: Cells | Callable[[], Cells]


class RowList(ScrollView, can_focus=True):
    """Rows of cells. `lay_out` may drop cells for a width. The cursor follows its row's key when
    rows change, and stays near where it was when that row is gone."""

    DEFAULT_CSS = "RowList { overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--mark"}

    cursor: reactive[int] = reactive(-1)
    virtual_size = Reactive(Size(0, 0))
    """only a scrollbar follows from it; Textual would lay out the whole screen"""

    class Chosen(Message):
        """The cursor stands on another row."""

        def __init__(self, row_list: "RowList", key: str) -> None:
            super().__init__()
            self.row_list = row_list
            self.key = key

        @property
        def control(self) -> "RowList":
            return self.row_list

    class Opened(Chosen):
        """A row was clicked where the cursor already stood."""

    def __init__(
        self,
        lay_out: Callable[[Cells, int], Sequence[Cell]] | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._lay_out = lay_out or (lambda cells, _width: cells)
        self._styles: dict[str, RichStyle] = {}
        self._base: RichStyle | None = None
        self._strips: dict[tuple[int, str], Strip] = {}
        self._first = -1

    def focus_on_click(self) -> bool:
        """Whether a click lets keys go to it: not where there is no row for them."""
        return bool(self.selected)

    @property
    def selected(self) -> str:
        """The key of the row under the cursor; empty where there is none."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else ""

    def show(self, rows: Sequence[Row], select: str = "") -> None:
        """Show these rows; the cursor goes to `select`, or stays with its row."""
        wanted = select or self.selected
        before = self.cursor
        self._rows = rows
        self._strips.clear()
        self._first = self._nearest(0)
        self.virtual_size = Size(self.size.width, len(rows))
        found = next((i for i, row in enumerate(rows) if wanted and row.key == wanted), None)
        self.set_reactive(RowList.cursor, self._nearest(before if found is None else found))
        self.refresh()
        self._reveal()

    def begin(self, rows: Sequence[Row], select: str = "") -> None:
        """Show these rows from the first, or from `select`, whatever was shown before."""
        self._rows = ()
        self.set_reactive(RowList.cursor, -1)
        self.scroll_home(animate=False, immediate=True, force=True)
        self.show(rows, select)

    def watch_virtual_size(self, size: Size) -> None:
        """Have the scrollbar know."""
        if self.container_size:
            self._scroll_update(size)

    def redraw(self) -> None:
        """Draw the same rows again: what their cells are made of is not what it was."""
        self._strips.clear()
        self.refresh()

    def _nearest(self, place: int) -> int:
        """The selectable row at `place`, or the next one to it."""
        last = len(self._rows) - 1
        place = max(0, min(place, last))
        for away in range(last + 1):
            for found in (place - away, place + away):
                if 0 <= found <= last and self._rows[found].key:
                    return found
        return -1

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint only the two rows concerned."""
        for y in (before, now):
            self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))
        self._reveal()
        self.post_message(self.Chosen(self, self.selected))

    def _reveal(self) -> None:
        if self.cursor >= 0:
            begins = self.cursor == self._first and self.cursor < self.size.height
            top = 0 if begins else self.cursor
            self.scroll_to_region(
                Region(0, top, 1, self.cursor - top + 1), animate=False, force=True, x_axis=False
            )

    def action_move(self, step: int) -> None:
        """Go to the next row that can be selected, downwards for 1, upwards for -1."""
        place = self.cursor + step
        while 0 <= place < len(self._rows) and not self._rows[place].key:
            place += step
        if 0 <= place < len(self._rows):
            self.cursor = place

    def action_page(self, step: int) -> None:
        """Go a page on."""
        self.cursor = self._nearest(self.cursor + step * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """Go to the first row, or the last."""
        self.cursor = self._nearest(len(self._rows) - 1 if end else 0)

    def on_click(self, event: Click) -> None:
        """Select a row; a second click opens it."""
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self._rows) and self._rows[place].key:
            if place == self.cursor:
                self.post_message(self.Opened(self, self.selected))
            self.cursor = place

    def on_resize(self) -> None:
        """Rows have the width of the list."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._reveal()

    def watch_show_vertical_scrollbar(self) -> None:
        """It takes a column of the rows."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen; lines stay drawn, since scrolling shows most of them again."""
        if self._base is None:
            self._base = self.rich_style
        place = y + self.scroll_offset.y
        if not 0 <= place < len(self._rows):
            return Strip.blank(self.size.width, self._base)
        is_led = self.has_focus or not self.can_focus  # keys come from a line beside it
        sign = "" if place != self.cursor else LED if is_led else LEFT
        key = (place, sign)
        if key not in self._strips:
            strip = self._drawn(place, sign == LED, self._base)
            self._strips[key] = self._marked(strip, sign) if sign else strip
        return self._strips[key]

    def _drawn(self, place: int, is_cursor: bool, base: RichStyle) -> Strip:
        over = self.get_component_rich_style("row-list--cursor") if is_cursor else RichStyle.null()
        strip = Strip([Segment(t, base + style + over) for t, style in self._pieces(place)])
        return strip.adjust_cell_length(self.size.width, base + over)

    def _marked(self, strip: Strip, sign: str) -> Strip:
        """The cursor's row with its sign in the first cell, which rows leave free."""
        first = next(iter(strip), None)
        if first is None or not first.text.startswith(" "):
            return strip
        style = (first.style or RichStyle.null()) + self.get_component_rich_style("row-list--mark")
        rest = strip.crop(1, strip.cell_length)
        return Strip([Segment(sign, style), *rest], strip.cell_length)

    def _pieces(self, place: int) -> list[tuple[str, RichStyle]]:
        bar = self.scrollbar_size_vertical
        width = self.size.width - bar - min(1, bar)  # no text touches it
        made = self._rows[place].cells
        cells = _within(self._lay_out(made() if callable(made) else made, width), width)
        free = width - sum(cell.width for cell in cells)
        stretching = sum(1 for cell in cells if not cell.width) or 1
        room = max(0, free // stretching)
        return [(_within_reach(cell, room), self._style(cell.style)) for cell in cells]

    def _style(self, name: str) -> RichStyle:
        if name not in self._styles:
            self._styles[name] = Style.parse(name).rich_style if name else RichStyle.null()
        return self._styles[name]

    def notify_style_update(self) -> None:
        """Styles are made of theme colours; another theme makes others."""
        self._styles.clear()
        self._strips.clear()
        self._base = None
        super().notify_style_update()


def _within(cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    """Cells that fit: names are cut first, then spare ones go, then names have less still, then
    what stands last is cut; never without a sign.
    """
    cells = _without_spare(cells, width)
    over = sum(cell.width for cell in cells) - width
    if over <= 0:
        return cells
    if over > sum(cell.width - _least(cell) for cell in cells):
        cells = [each._replace(least=min(each.least, FEWEST)) for each in cells]
    fitting, left = [], width
    for cell in cells:
        gone = min(over, cell.width - _least(cell))
        over -= gone
        wide = max(0, min(cell.width - gone, left))
        left -= wide
        if wide or not cell.width:
            fitting.append(cell._replace(width=wide))
    return fitting


def _least(cell: Cell) -> int:
    return min(cell.width, cell.least or cell.width)


def _without_spare(cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    needed = sum(map(_least, cells))
    for cell in [cell for cell in reversed(cells) if cell.spare]:
        if needed > width:
            needed -= cell.width
            cells = [each for each in cells if each is not cell]
    return cells


def _within_reach(cell: Cell, room: int) -> str:
    """What a cell shows: nothing, if it takes what is left and too little is to be read."""
    if not cell.width and room < FEWEST and cell_len(cell.text) > room:
        return " " * room
    return _fit(cell.text, cell.width or room, cell.right)


def _fit(text: str, width: int, right: bool) -> str:
    """`text` in exactly `width` cells, cut with an ellipsis where it is longer."""
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + "…" if width > 0 else ""
    return " " * (width - length) + text if right else text + " " * (width - length)
