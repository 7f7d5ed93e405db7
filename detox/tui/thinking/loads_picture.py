"""The two loads: being there, and what is pushed for a while."""

from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from detox.deeds.deed import On
from detox.deeds.loads import CAMPAIGN, KIND, UPKEEP
from detox.deeds.nouns.load import LOAD
from detox.domain.load import Loads
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.deeds import menu, perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.pictures.view import Scene, View, told
from detox.tui.widgets.charts.chart_rows import BLANK, LEAD, ChartRow, heading
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.tui.wrapping import wrapped
from detox.wording import loads as wording
from detox.wording.dates import short_period
from detox.wording.figures import aligned, bar, clauses, day_count, duration

_GAP, _NAME, _LEAST = 2, 26, 4
_BEFORE = "before"
"""what the accounts take, where nothing is noted as kept up"""


class _Part(NamedTuple):
    """A load of a period: its key and name, days, minutes, and what it is in words."""

    key: str
    name: str
    days: int
    minutes: int
    words: str


def loads(scene: Scene) -> View:
    """The picture: the year ahead while the period is one of today, else the period."""
    book = scene.detox.thinking.loads
    period = book.year() if scene.days.covers(scene.today) else scene.days
    found = book.loads(period)
    upkeeps, campaigns = _parts(scene, found)
    title = short_period(period, scene.today)
    if not upkeeps and not campaigns:
        said = _("Press %(key)s to add what is kept up, or a campaign.")
        nothing = with_keys(f"{_(wording.EMPTY)} {said}", key=scene.key_of("insights.add"))
        return View(nothing=nothing, acts=_act, title=title)
    every = [*upkeeps, *campaigns]
    rows: list[ChartRow] = []
    for head, parts in ((_("Being there"), upkeeps), (_("Campaigns"), campaigns)):
        if parts:
            rows += [BLANK] * bool(rows)
            rows.append(heading(head))
            rows += [ChartRow(one.key, partial(_line, every, one)) for one in parts]
    by_key = {one.key: one for one in every}
    return View(
        duration(found.minutes),
        rows,
        foot=lambda width, _height: _foot(found, width),
        tell=lambda key: _tell(by_key[key]) if key in by_key else Content(""),
        acts=_act,
        title=title,
    )


def _parts(scene: Scene, found: Loads) -> tuple[list[_Part], list[_Part]]:
    today = scene.today
    upkeeps = []
    for kept in found.upkeeps:
        key, name = kept.upkeep.uid or _BEFORE, wording.upkeep_name(kept.upkeep)
        words = wording.upkeep_words(kept.upkeep, today)
        upkeeps.append(_Part(key, name, kept.days, kept.minutes, words))
    campaigns = []
    for part in found.campaigns:
        campaign = part.campaign
        said = (wording.full_time_words(part), wording.campaign_words(campaign, today))
        words = clauses(said)
        campaigns.append(_Part(campaign.uid, campaign.name, part.days, part.minutes, words))
    return upkeeps, campaigns


def _line(every: list[_Part], one: _Part, width: int) -> Cells:
    names = min(_NAME, max(cell_len(each.name) for each in every))
    counts = _GAP + max(cell_len(day_count(each.days)) for each in every)
    figures = _GAP + max(cell_len(aligned(each.minutes)) for each in every)
    room = width - names - counts - figures - _GAP - LEAD
    most = max(each.minutes for each in every)
    filled = bar(one.minutes, most, room) if room >= _LEAST else ""
    return (
        Cell("", LEAD),
        Cell(one.name, names, least=LEAST_NAME),
        Cell(day_count(one.days), counts, "$text-muted", right=True),
        Cell(aligned(one.minutes), figures, "", right=True),
        Cell("", _GAP),
        *([Cell(filled, len(filled), "$accent")] if filled else []),
        Cell(""),
    )


def _tell(one: _Part) -> Content:
    return told(one.name, duration(one.minutes), one.words)


def _foot(found: Loads, width: int) -> Content:
    return Content("\n".join(wrapped(wording.sum_words(found), max(20, width))))


def _act(app: CoreApp, key: str) -> None:
    """Ask what to do about a load."""
    load = next((each for each in app.detox.thinking.loads.all() if each.uid == key), None)
    if load is None:
        add(app)
        return
    on = On(app.detox, load, wording.load_name(load))
    lines = menu(LOAD, KIND.deeds, on)

    def chosen(letter: str | None) -> None:
        for line in lines:
            if line.choice.key == letter:
                line.do(app, on)

    about = wording.load_words(load, app.overview.today)
    app.push_screen(ChoiceScreen(on.name, [line.choice for line in lines], "", about), chosen)


def add(app: CoreApp) -> None:
    """Add what is kept up, or a campaign."""
    known = {"u": UPKEEP, "c": CAMPAIGN}

    def chosen(letter: str | None) -> None:
        if letter is not None:
            perform(app, known[letter], On(app.detox))

    choices = [
        Choice("u", _("what is kept up")),
        Choice("c", _("a campaign: something that is pushed for a while")),
    ]
    app.push_screen(ChoiceScreen(_("Add a load"), choices), chosen)
