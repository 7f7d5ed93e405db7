"""What was won back, week by week, against what is noted of it."""

from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.days import DayRange
from detox.i18n import gettext as _
from detox.i18n import pgettext
from detox.services.insights import Contrast
from detox.tui.pictures.taken import figure_of, taken, told_of
from detox.tui.pictures.view import Scene, View, flowed, told
from detox.tui.pictures.weeks import week_opening
from detox.tui.widgets.charts.chart_rows import ChartRow
from detox.tui.widgets.row_list import Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.wording.balance import EQUAL_SHARES, NOTED, SLIPS, WON_BACK, won_words
from detox.wording.figures import aligned, bar, duration, track

_GAP, _ROOMY, _LEAST_BAR = 2, 72, 4


def before(scene: Scene) -> View:
    """The picture of a period."""
    found = scene.detox.past.insights.was_and_is(scene.days)[::-1]
    was = sum(one.was_minutes for one in found)
    figures = told_of(scene)
    if not was:
        nothing = no_baseline(scene)
        return taken(figures, nothing.plain) if figures.minutes else View(nothing=nothing)
    known = {one.first.isoformat(): one for one in found}
    label = max(cell_len(scene.short(one.first)) for one in found) + 1
    most = max(max(one.reclaimed_minutes, one.noted_minutes) for one in found)
    widths = (label, _figure_width(found))
    rows = [ChartRow("", partial(_heads, widths))]
    rows += [ChartRow(key, partial(_draw, scene, widths, most, one)) for key, one in known.items()]
    back = sum(one.reclaimed_minutes for one in found)
    noted = sum(one.noted_minutes for one in found)
    sums = [
        _sum(pgettext("sum", "before"), was),
        _sum(_(SLIPS), was - back),
        _sum(_(WON_BACK), back),
        _sum(_(NOTED), noted),
    ]
    note = partial(guess_note, scene, is_guess=any(one.is_guess for one in found))
    return View(
        figure_of(figures),
        rows,
        foot=lambda width, _height: note(flowed(sums, width)),
        tell=lambda key: _tell(scene, known[key]) if key in known else Content(""),
        opens=lambda key: week_opening(scene, date.fromisoformat(key)),
    )


def no_baseline(scene: Scene) -> Content:
    """What to do where there is nothing to compare with."""
    if scene.detox.past.balance(DayRange(*scene.days)).days_away:
        said = _(
            "It isn’t known yet how much time the platforms took. In the plan (%(plan)s), press "
            "%(key)s on an account to measure it or type a figure."
        )
        keys = {"plan": scene.key_of("screen.accounts"), "key": scene.key_of("account.measure")}
        return with_keys(said, **keys)
    said = _("There was no break in this period. You can begin one in the plan (%(plan)s).")
    return with_keys(said, plan=scene.key_of("screen.accounts"))


def guess_note(scene: Scene, above: Content, *, is_guess: bool) -> Content:
    """Below some words, that the division of what was won back is a guess, where it is one."""
    if not is_guess:
        return above
    said = _("To give them one, press %(key)s in the plan (%(plan)s).")
    said = f"{_(EQUAL_SHARES)} {said}"
    keys = {"plan": scene.key_of("screen.accounts"), "key": scene.key_of("account.measure")}
    return Content("\n").join([above, with_keys(said, **keys)])


def _figure_width(found: list[Contrast]) -> int:
    """The cells that the widest figure or heading takes, with those before it."""
    amounts = [m for c in found for m in (c.slips_minutes, c.reclaimed_minutes, c.noted_minutes)]
    return _GAP + max(map(cell_len, (_(SLIPS), _(WON_BACK), _(NOTED), *map(in_column, amounts))))


def _heads(widths: tuple[int, int], width: int) -> Cells:
    label, figure = widths
    names = [_(SLIPS), _(WON_BACK), _(NOTED)]
    shown = names if width >= _ROOMY else names[1:]
    return (
        Cell("", label),
        *[Cell(name, figure, "$text-muted", right=True) for name in shown],
        Cell(""),
    )


def _draw(scene: Scene, widths: tuple[int, int], most: int, one: Contrast, width: int) -> Cells:
    label, figure = widths
    amounts = [one.slips_minutes, one.reclaimed_minutes, one.noted_minutes]
    shown = amounts if width >= _ROOMY else amounts[1:]
    room = width - label - figure * len(shown) - 2
    filled = bar(one.noted_minutes, most, room)
    rest = track(filled, one.reclaimed_minutes, most, room)
    drawn = ((filled, "$accent"), (rest, "$text-muted")) if room >= _LEAST_BAR else ()
    return (
        Cell(scene.short(one.first), label, "$text-muted", right=True),
        *[Cell(in_column(amount), figure, "", right=True) for amount in shown],
        Cell("", 2),
        *[Cell(part, len(part), style) for part, style in drawn if part],
        Cell(""),
    )


def in_column(minutes: int) -> str:
    """Minutes as a column shows them, also below nought."""
    return aligned(minutes) if minutes else "–"


def _tell(scene: Scene, one: Contrast) -> Content:
    said = _("Before: %(was)s. Time there: %(slips)s. Logged: %(noted)s.") % {
        "was": duration(one.was_minutes),
        "slips": duration(one.slips_minutes),
        "noted": duration(one.noted_minutes),
    }
    return told(scene.week_title(one.first), won_words(one.reclaimed_minutes), said)


def _sum(name: str, minutes: int) -> Content:
    return Content.assemble((f"{name} ", "$text-muted"), duration(minutes))
