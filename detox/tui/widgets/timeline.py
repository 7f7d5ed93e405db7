"""All accounts on one time line, from today to the last day of no return."""

from datetime import date, timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from detox.domain.days import month_of
from detox.i18n import gettext as _
from detox.tui.widgets.row_list import Cell, Row, RowList
from detox.tui.widgets.told import Told
from detox.wording.dates import SHORT_MONTHS

TODAY_MARK, DAY_MARK, END_MARK = "●", "◆", "◇"
MOST_NAME, LEAST_LINE, SHORTEST_DAYS, LONG_DAYS = 16, 10, 27, 300
_SIGN, _BESIDE, _BETWEEN = 3, 2, " · "


class Lane(NamedTuple):
    """One account: the line runs to `day`, its deletion, and dotted to `end`, the day of no return.

    Either may be missing. `words` are the parts of what stands beside it, the first ones first;
    `sign` says the most important of it in one cell. `is_due` says that a day of it has come.
    """

    uid: str
    name: str
    words: tuple[str, ...]
    sign: str = ""
    day: date | None = None
    end: date | None = None
    is_due: bool = False


class Scale(NamedTuple):
    """The common time scale: `today` in the first cell, `last` in the last of `width`."""

    today: date
    last: date
    width: int

    def cell(self, day: date) -> int:
        """The cell of a day; days gone by stand at today."""
        span = max(1, (self.last - self.today).days)
        return max(0, min(self.width - 1, round((day - self.today).days * (self.width - 1) / span)))

    def months(self) -> list[tuple[int, date]]:
        """The cell each month to come begins in."""
        found = []
        month = month_of(self.today).after
        while month <= self.last:
            found.append((self.cell(month), month))
            month = month_of(month).after
        return found


class PlanRows(RowList):
    """A list whose cursor stays visible while the other list has the focus."""

    def select(self, key: str) -> None:
        """Put the cursor on the row with that key."""
        self.show(self._rows, key)


class LaneRows(PlanRows):
    """The lines of the accounts."""


class Timeline(Vertical):
    """A line an account, under the months."""

    def __init__(self) -> None:
        super().__init__()
        self._lanes: list[Lane] = []
        self._today = date.min
        self._select = ""

    def compose(self) -> ComposeResult:
        """The months, then the accounts."""
        yield Told(classes="axis")
        yield LaneRows()

    def show(self, lanes: list[Lane], today: date, select: str = "") -> None:
        """Show these accounts."""
        self._lanes, self._today, self._select = lanes, today, select
        self._draw()

    def on_resize(self) -> None:
        """The scale is as wide as there is room."""
        self._select = self.query_one(LaneRows).selected or self._select
        self._draw()

    def _draw(self) -> None:
        if not self._lanes or not self.size.width:
            return
        name = min(MOST_NAME, max(cell_len(lane.name) for lane in self._lanes)) + 2
        rows = self.query_one(LaneRows)
        bar = rows.styles.scrollbar_size_vertical
        room = self.size.width - _SIGN - name - _BESIDE - bar - 1
        said = {lane.uid: _said(lane, room - LEAST_LINE) for lane in self._lanes}
        words = max(map(cell_len, said.values()))
        is_drawn = any(lane.day or lane.end for lane in self._lanes)
        line = max(LEAST_LINE, room - words) if is_drawn else 0
        scale = Scale(self._today, _last(self._lanes, self._today), line)
        rows.styles.height = len(self._lanes)
        made = [_row(lane, name, scale, said[lane.uid]) for lane in self._lanes]
        rows.show(made, self._select)
        axis = _axis(_SIGN + name, scale, room - scale.width) if is_drawn else ""
        self.query_one(".axis", Static).update(axis)


def _last(lanes: list[Lane], today: date) -> date:
    days = [day for lane in lanes for day in (lane.day, lane.end) if day is not None]
    return max([*days, today + timedelta(days=SHORTEST_DAYS)])


def _said(lane: Lane, room: int) -> str:
    """As many parts of its words as there is room for."""
    for count in range(len(lane.words), 1, -1):
        said = _BETWEEN.join(lane.words[:count])
        if cell_len(said) <= room:
            return said
    return lane.words[0] if lane.words else ""


def _row(lane: Lane, name: int, scale: Scale, said: str) -> Row:
    line = _line(lane, scale)
    rest = scale.width - sum(cell.width for cell in line) + _BESIDE
    style = "$text-warning" if lane.is_due else ("" if line else "$text-muted")
    sign = Cell(f" {lane.sign}", _SIGN, "bold $text-warning" if lane.is_due else "bold $accent")
    cells = (sign, Cell(lane.name, name, "bold"), *line, Cell("", rest), Cell(said, 0, style))
    return Row(lane.uid, cells)


def _line(lane: Lane, scale: Scale) -> list[Cell]:
    """Today, the way to the deletion, its day, the grace dotted, the day of no return."""
    if lane.day is None and lane.end is None:
        return []
    day = scale.cell(lane.day) if lane.day is not None else 0
    marks = {0: TODAY_MARK}
    if lane.day is not None:
        marks[day] = DAY_MARK
    end = scale.cell(lane.end) if lane.end is not None else day
    if lane.end is not None:
        marks[end] = END_MARK
    text = "".join(marks.get(x, "━" if x < day else "┄") for x in range(end + 1))
    pieces = [Cell(text[: day + 1], day + 1, "$text-warning" if lane.is_due else "$accent")]
    if end > day:
        pieces.append(Cell(text[day + 1 :], end - day, "$text-muted"))
    return pieces


def _axis(name: int, scale: Scale, room: int) -> Content:
    """Today, in the longest word that leaves a month, and months where they begin; a month that
    would read as the word gives way.
    """
    months = [(cell, _month(month, scale)) for cell, month in scale.months()]
    short = _("today|short").partition("|")[0]
    words = [f"{TODAY_MARK} {word} " for word in (_("today"), short, "")]
    marked = [_marked(word, months, scale.width) for word in words]
    with_months = (text for word, text in zip(words, marked, strict=True) if text != word)
    text = next(with_months, words[0])
    text += " " * (scale.width + 2 - cell_len(text))
    key = "  ".join([f"{DAY_MARK} " + _("deletion"), f"{END_MARK} " + _("final")])
    text += key if cell_len(key) <= room else ""
    return Content.styled(" " * name + text, "$text-muted")


def _marked(text: str, months: list[tuple[int, str]], width: int) -> str:
    """The text, and behind it those of the months that there is room for."""
    for cell, label in months:
        gap = cell - cell_len(text)
        if gap >= 1 and cell + cell_len(label) <= width + 1:
            text += " " * gap + label
    return text


def _month(month: date, scale: Scale) -> str:
    """Its name, or in January the year where the scale is so long that it matters."""
    if month.month == 1 and (scale.last - scale.today).days > LONG_DAYS:
        return str(month.year)
    return _(SHORT_MONTHS[month.month - 1]).partition("|")[0]
