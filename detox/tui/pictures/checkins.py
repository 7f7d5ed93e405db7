"""Check-ins: focus and mood by day, or the means of weeks where the period is long."""

from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.checkin import HIGHEST, CheckIn
from detox.domain.days import one_day
from detox.i18n import gettext as _
from detox.services.insights import CheckInWeek
from detox.tui.pictures.spans import ALL, YEAR
from detox.tui.pictures.view import Opening, Scene, View, flowed, told
from detox.tui.pictures.weeks import week_opening
from detox.tui.widgets.charts.chart_rows import ChartRow
from detox.tui.widgets.month_rows import one_line
from detox.tui.widgets.row_list import Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.wording.dates import long_day
from detox.wording.figures import capital, day_count, decimal

_FULL, _EMPTY = "●", "○"
_FIGURE = 4


def check_ins(scene: Scene) -> View:
    """The picture of a period."""
    found = scene.detox.past.insights.check_ins(scene.days)
    if not found:
        return View(nothing=with_keys(_("No check-ins in this period.")))
    focus = sum(one.focus for one in found) / len(found)
    mood = sum(one.mood for one in found) / len(found)
    sums = [
        _sum(_("focus"), decimal(focus)),
        _sum(_("mood"), decimal(mood)),
        Content.styled(_("on average, 1 to 5"), "$text-muted"),
    ]
    view = View(day_count(len(found)), foot=lambda width, _height: flowed(sums, width))
    if scene.span.kind in (YEAR, ALL):
        return _by_week(scene, view)
    return _by_day(scene, view, found[::-1])


def _by_day(scene: Scene, view: View, found: list[CheckIn]) -> View:
    known = {one.day.isoformat(): one for one in found}
    label = max(cell_len(scene.short(one.day)) for one in found) + 1

    def draw(one: CheckIn, _width: int) -> Cells:
        focus, mood = (str(one.focus), one.focus), (str(one.mood), one.mood)
        return (*_row(scene.short(one.day), label, focus, mood), Cell(one_line(one.line)))

    def tell(key: str) -> Content:
        one = known.get(key)
        return (
            told(capital(long_day(one.day)), _levels(one.focus, one.mood), one.line)
            if one
            else Content("")
        )

    def opens(key: str) -> Opening:
        day = date.fromisoformat(key)
        return Opening(capital(long_day(day)), one_day(day))

    rows = [ChartRow("", partial(_heads, label))]
    rows += [ChartRow(key, partial(draw, one)) for key, one in known.items()]
    return view._replace(rows=rows, tell=tell, opens=opens)


def _by_week(scene: Scene, view: View) -> View:
    found = scene.detox.past.insights.check_in_weeks(scene.days)[::-1]
    known = {one.first.isoformat(): one for one in found}
    label = max(cell_len(scene.short(one.first)) for one in found) + 1

    def draw(one: CheckInWeek, _width: int) -> Cells:
        focus, mood = (decimal(one.focus), one.focus), (decimal(one.mood), one.mood)
        row = _row(scene.short(one.first), label, focus, mood)
        return (*row, Cell(day_count(one.days), 0, "$text-muted"))

    def tell(key: str) -> Content:
        one = known.get(key)
        if one is None:
            return Content("")
        return told(scene.week_title(one.first), _levels(one.focus, one.mood), day_count(one.days))

    rows = [ChartRow("", partial(_heads, label))]
    rows += [ChartRow(key, partial(draw, one)) for key, one in known.items()]
    return view._replace(
        rows=rows, tell=tell, opens=lambda key: week_opening(scene, date.fromisoformat(key))
    )


def _heads(label: int, _width: int) -> Cells:
    names = [Cell(name, _column(name), "$text-muted") for name in (_("focus"), _("mood"))]
    return (Cell("", label + 2), *names, Cell(""))


def _row(day: str, label: int, focus: tuple[str, float], mood: tuple[str, float]) -> Cells:
    cells = [Cell(day, label, "$text-muted", right=True), Cell("", 2)]
    for name, (figure, value) in ((_("focus"), focus), (_("mood"), mood)):
        full = int(value + 0.5)  # halves go one way
        dots = _FULL * full + _EMPTY * (HIGHEST - full)
        cells += [Cell(figure, _FIGURE), Cell(dots, _column(name) - _FIGURE, "$accent")]
    return tuple(cells)


def _column(name: str) -> int:
    return max(cell_len(name), _FIGURE + HIGHEST) + 2


def _levels(focus: float, mood: float) -> str:
    said = _("focus %(focus)s, mood %(mood)s")
    places = 0 if isinstance(focus, int) else 1
    return said % {"focus": decimal(focus, places), "mood": decimal(mood, places)}


def _sum(name: str, figure: str) -> Content:
    return Content.assemble((f"{name} ", "$text-muted"), figure)
