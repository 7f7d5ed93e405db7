"""The list of reminders, and all about the chosen one."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from detox.i18n import gettext as _
from detox.tui.reminder_words import Part, ReminderLine
from detox.tui.widgets.panes import FittedPane
from detox.tui.widgets.row_list import LEAST_TITLE, Cell, Cells, Row, RowList
from detox.tui.wrapping import wrapped

WIDE_TITLE, LEAST_WHEN, GAP = 30, 24, 2
_APART = "  ·  "
_CELLS = 5
"""of a reminder; what stands below them has fewer"""


class ReminderList(RowList):
    """A reminder a line; where there is little room, when it comes next goes before the rule."""

    def __init__(self) -> None:
        super().__init__(self._fit, classes="main-list")
        self._state = self._title = self._moment = self._short = 0

    def show_reminders(self, lines: Sequence[ReminderLine], more: Cells, select: str) -> None:
        """Show these, and `more` below them."""
        self._state = max(cell_len(_("on")), cell_len(_("off"))) + GAP + 1
        self._title = max(cell_len(line.title) for line in lines)
        self._moment = max(cell_len(line.moment) for line in lines) + GAP
        self._short = max(cell_len(line.short) for line in lines) + GAP
        rows = [_row(line) for line in lines]
        rows += [Row("", (Cell(""),)), Row("", more)] if more else []
        self.show(rows, select)

    def _fit(self, cells: tuple[Cell, ...], width: int) -> Sequence[Cell]:
        if len(cells) < _CELLS:
            return cells
        bar = Cell("", 1)  # where a scrollbar may stand
        return *self._chosen(cells, width - bar.width), bar

    def _chosen(self, cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
        """Those that there is room for."""
        state, title, when, moment, short = cells
        state, gap = state._replace(width=self._state), Cell("", GAP)
        widest = max(WIDE_TITLE, width - self._state - 90)
        title = title._replace(width=min(self._title, widest))
        rest = width - self._state - title.width - GAP
        if rest - self._moment >= LEAST_WHEN:
            return state, title, gap, moment._replace(width=self._moment), when
        if rest - self._short >= LEAST_WHEN:
            return state, title, gap, short._replace(width=self._short), when
        if rest >= self._moment:
            return state, title, gap, moment
        room = width - self._state - GAP - self._short
        if room >= LEAST_TITLE:
            return state, title._replace(width=room), gap, short
        return self._in_little(state, title, short, width)

    def _in_little(self, state: Cell, title: Cell, short: Cell, width: int) -> tuple[Cell, ...]:
        """Its name, and when it comes: for one that is off, that it is."""
        lead, gap = Cell("", 1), Cell("", GAP)
        room = width - lead.width - GAP
        title = title._replace(width=max(LEAST_TITLE, min(self._title, room - self._short)))
        said = short if short.text else state._replace(text=state.text.strip())
        return lead, title, gap, said._replace(width=0)


class ReminderPane(FittedPane):
    """All about one reminder: in columns where it stands beside the list, else as it fits."""

    def show(self, title: str, parts: list[Part], *, beside: bool) -> None:
        """Show it."""
        self.fit(lambda: self._told(title, parts, beside))

    def _told(self, title: str, parts: list[Part], beside: bool) -> Content:
        width = self.content_size.width
        told = [Content.styled(title, "bold $accent")]
        if not width:
            return told[0]
        label = max(cell_len(part.label) for part in parts) + GAP
        for part in parts:
            if beside and part.label:
                told.append(Content(""))
            told += _part(part, label if part.label else 0, width, beside)
        return Content("\n").join(told)


def _part(part: Part, label: int, width: int, beside: bool) -> list[Content]:
    style = "$text-muted" if part.is_muted else ""
    said = part.lines if beside else packed(part.lines, width - label)
    return hanging(part.label, label, said, width, style)


def packed(texts: Sequence[str], width: int) -> list[str]:
    """Texts one after the other, as many on a line as there is room for."""
    lines: list[str] = []
    for text in texts:
        longer = f"{lines[-1]}{_APART}{text}" if lines else text
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(text)
    return lines


def hanging(label: str, indent: int, said: Sequence[str], width: int, style: str) -> list[Content]:
    """Texts beside their label, which takes `indent` of the `width` cells."""
    lines = [line for text in said for line in wrapped(text, max(10, width - indent))]
    first = label + " " * (indent - cell_len(label))
    return [
        Content.assemble((" " * indent if place else first, "$text-muted"), (line, style))
        for place, line in enumerate(lines)
    ]


def _row(line: ReminderLine) -> Row:
    state, style = (_("on"), "") if line.is_on else (_("off"), "$text-muted")
    return Row(
        line.uid,
        (
            Cell(f" {state}", 0, "$text-success" if line.is_on else "$text-muted"),
            Cell(line.title, 0, style),
            Cell(line.when, 0, "$text-muted"),
            Cell(line.moment, 0, style),
            Cell(line.short, 0, style),
        ),
    )
