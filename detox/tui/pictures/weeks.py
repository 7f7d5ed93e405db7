"""Weeks as stacked bars, the latest first."""

from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.days import DayRange
from detox.services.insights import Week
from detox.tui.pictures.view import WEEK, Opening, Scene, View, summed, told
from detox.tui.widgets.charts.chart_rows import ChartRow
from detox.tui.widgets.charts.stacks import Part, stacked
from detox.tui.widgets.row_list import Cell, Cells
from detox.wording.figures import aligned, duration

_GAP = 2


def weeks(scene: Scene) -> View:
    """The picture."""
    found = scene.detox.past.insights.weeks(scene.days)[::-1]
    sums = summed(week.minutes for week in found)
    if not sums:
        return View(nothing=scene.nothing_noted())
    known = {week.first.isoformat(): week for week in found}
    most = max(sum(week.minutes.values()) for week in found)
    order = sorted(sums, key=lambda key: (-sums[key], key))
    label = max(cell_len(scene.short(week.first)) for week in found) + 1
    figure = _GAP + max(cell_len(aligned(sum(week.minutes.values()))) for week in found)

    def draw(week: Week, width: int) -> Cells:
        total = sum(week.minutes.values())
        room = max(1, width - label - figure - _GAP)
        return (
            Cell(scene.short(week.first), label, "$text-muted", right=True),
            Cell(aligned(total) if total else "–", figure, "", right=True),
            Cell("", _GAP),
            *stacked(_parts(scene, week, order), most, room),
            Cell(""),
        )

    def tell(key: str) -> Content:
        week = known.get(key)
        if week is None:
            return Content("")
        total = duration(sum(week.minutes.values()))
        return told(scene.week_title(week.first), total, scene.breakdown(week.minutes))

    return View(
        duration(sum(sums.values())),
        [ChartRow(key, partial(draw, week)) for key, week in known.items()],
        foot=lambda width, _height: scene.legend(sums, width),
        tell=tell,
        opens=lambda key: week_opening(scene, date.fromisoformat(key)),
    )


def _parts(scene: Scene, week: Week, order: list[str]) -> list[Part]:
    marks = ((scene.mark(key), key) for key in order if week.minutes.get(key))
    return [Part(mark.letter, mark.style, week.minutes[key]) for mark, key in marks]


def week_opening(scene: Scene, first: date) -> Opening:
    """The sessions of a week, as far as it lies in the period."""
    days = scene.days.common(DayRange(first, first + WEEK))
    return Opening(scene.week_title(first), days)
