"""What the accounts used to take, a day and a week, where there is no day away to compare with."""

from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.days import ONE_DAY
from detox.i18n import gettext as _
from detox.services.figures import DayFigures
from detox.tui.pictures.view import Scene, View
from detox.tui.widgets.charts.chart_rows import LEAD, ChartRow
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.tui.wrapping import wrapped
from detox.wording.figures import aligned, bar, duration

_GAP, _WEEK, _LEAST = 3, 7, 20


def taken(told: DayFigures, below: str) -> View:
    """The picture of the figures that hold; `below` says where more of it comes from."""
    lines = [(account.name, minutes) for account, minutes in told.own]
    lines += [(_("all together"), told.minutes)] if told.rest else []
    names = max(cell_len(name) for name, _minutes in lines)
    said = [_("a day"), _("a week")]
    figures = [aligned(minutes * times) for _name, minutes in lines for times in (1, _WEEK)]
    widths = names, max(map(cell_len, [*said, *figures])) + _GAP
    most = max(minutes for _name, minutes in lines)
    rows = [ChartRow("", partial(_line, widths, "", said, 0, most))]
    for name, minutes in lines:
        amounts = [aligned(minutes), aligned(minutes * _WEEK)]
        rows.append(ChartRow("", partial(_line, widths, name, amounts, minutes, most)))
    return View(
        figure_of(told),
        rows,
        foot=lambda width, _height: Content.styled(
            "\n".join(wrapped(below, max(_LEAST, width))), "$text-muted"
        ),
    )


def figure_of(told: DayFigures) -> str:
    """What it all took, where that was said."""
    whole = told.minutes
    return _("%(time)s a day before") % {"time": duration(whole)} if whole else ""


def told_of(scene: Scene) -> DayFigures:
    """The figures that hold at the end of the period, or today."""
    return scene.detox.past.figures.told(min(scene.days.after - ONE_DAY, scene.today))


def _line(
    widths: tuple[int, int], name: str, amounts: list[str], minutes: int, most: int, width: int
) -> Cells:
    names, figure = widths
    room = max(0, width - LEAD - names - 2 * figure - 2)
    filled = bar(minutes, most, room) if minutes else ""
    return (
        Cell("", LEAD),
        Cell(name, names, least=LEAST_NAME),
        *[Cell(amount, figure, "" if name else "$text-muted", right=True) for amount in amounts],
        Cell("", 2),
        *([Cell(filled, len(filled), "$accent")] if filled else []),
        Cell(""),
    )
