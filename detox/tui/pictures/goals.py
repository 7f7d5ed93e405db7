"""Weekly goals: the hours of each week, and which met theirs; nothing else is said of a week."""

from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from detox.i18n import counted
from detox.i18n import gettext as _
from detox.services.insights import GoalWeek
from detox.tui.pictures.view import NAME, Opening, Scene, View, flowed, told
from detox.tui.pictures.weeks import week_opening
from detox.tui.widgets.charts.chart_rows import ChartRow
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.wording.figures import aligned, bar, duration, track

_LEAST_BAR = 6


def goals(scene: Scene) -> View:
    """The picture of a period."""
    found = scene.detox.past.insights.goals(scene.days)
    if not found:
        if any(activity.goal for activity in scene.detox.activities.current()):
            return View(nothing=with_keys(_("No week in this period had a goal.")))
        said = _("No activity has a weekly goal. You can set one in the settings (%(key)s).")
        return View(nothing=with_keys(said, key=scene.key_of("screen.settings")))
    latest = [
        one
        for _first, group in groupby(found[::-1], key=lambda one: one.first)
        for one in list(group)[::-1]
    ]
    known = {f"{one.first.isoformat()} {one.activity}": one for one in latest}
    widths = _widths(scene, found)
    rows, before = [], None
    for key, one in known.items():
        rows.append(ChartRow(key, partial(_draw, scene, widths, one, before)))
        before = one.first
    over = [one for one in found if one.is_judged]

    def opens(key: str) -> Opening:
        one = known[key]
        return week_opening(scene, one.first)._replace(passes=lambda s: s.activity == one.activity)

    return View(
        "",
        rows,
        foot=lambda width, _height: flowed(_kept(scene, over), width),
        tell=lambda key: _tell(scene, known[key]) if key in known else Content(""),
        opens=opens,
    )


class _Widths(NamedTuple):
    """Cells of the week, the name, the figures and the word; and the most minutes."""

    label: int
    name: int
    figures: int
    word: int
    most: int


def _widths(scene: Scene, found: list[GoalWeek]) -> _Widths:
    label = max(cell_len(scene.short(one.first)) for one in found) + 1
    name = min(NAME, max(cell_len(scene.mark(one.activity).name) for one in found))
    words = map(_word, found)
    figures = max(cell_len(_figures(one)) for one in found) + 2
    most = max(max(one.minutes, one.goal) for one in found)
    return _Widths(label, name, figures, max(cell_len(word) for word in words), most)


def _figures(one: GoalWeek) -> str:
    return f"{aligned(one.minutes)} / {duration(one.goal)}"


def _draw(
    scene: Scene,
    widths: _Widths,
    one: GoalWeek,
    before: date | None,
    width: int,
) -> Cells:
    label, name, figures, word, most = widths
    mark = scene.mark(one.activity)
    word_shown = [
        Cell(_word(one), word, "$text-success" if one.is_met else "$text-muted", spare=True),
        Cell("", 2, spare=True),
    ]
    room = width - label - name - figures - 4 - (word + 2 if word else 0)
    filled = bar(one.minutes, most, room)
    rest = track(filled, one.goal, most, room)
    drawn = ((filled, mark.style), (rest, "$text-muted")) if room >= _LEAST_BAR else ()
    return (
        Cell(
            "" if one.first == before else scene.short(one.first), label, "$text-muted", right=True
        ),
        Cell("", 2),
        Cell(mark.name, name, least=LEAST_NAME),
        Cell(_figures(one), figures, "", right=True),
        Cell("", 2, spare=True),
        *(word_shown if word else []),
        *[Cell(part, len(part), style) for part, style in drawn if part],
        Cell(""),
    )


def _word(one: GoalWeek) -> str:
    if one.is_met:
        return _("met")
    if not one.is_over:
        return _("so far")
    return "" if one.is_whole else _("set that week")


def _tell(scene: Scene, one: GoalWeek) -> Content:
    title = f"{scene.week_title(one.first, is_whole=True)}, {scene.mark(one.activity).name}"
    parts = {"minutes": duration(one.minutes), "goal": duration(one.goal)}
    return told(title, _word(one), _("%(minutes)s of %(goal)s") % parts)


def _kept(scene: Scene, over: list[GoalWeek]) -> list[Content]:
    """In how many weeks a goal was met, where it was; of how many would be a score."""
    found = []
    for key in dict.fromkeys(one.activity for one in over):
        these = [one for one in over if one.activity == key]
        met = sum(one.is_met for one in these)
        if not met:
            continue
        said = counted("goal met in %(count)d week", "goal met in %(count)d weeks", met)
        mark = scene.mark(key)
        found.append(Content.assemble((mark.name, mark.style), (f" {said}", "$text-muted")))
    return found
