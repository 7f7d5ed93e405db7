"""What the time comes to in a year, as a picture: all, half, a quarter, what comes back; and the
costs of the times with the questions.
"""

from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.cost import SHARES, Cost
from detox.i18n import full_day
from detox.i18n import gettext as _
from detox.tui.core import CoreApp
from detox.tui.dialogs.text import TextScreen
from detox.tui.pictures.view import Scene, View, told
from detox.tui.thinking.cost_dialog import CostScreen
from detox.tui.thinking.shares import BACK, NAMES
from detox.tui.thinking.sittings_table import read
from detox.tui.widgets.charts.chart_rows import BLANK, LEAD, ChartRow, heading
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.wording.cost import NOT_IN_IT, band, brief, hours, sum_words, whole_amount
from detox.wording.figures import bar, percentage
from detox.wording.questions import by_month

_GAP, _LEAST = 2, 4
_RECKON = "reckon"
Amount = tuple[str, str, int]


def cost(scene: Scene) -> View:
    """The picture, which has no period; it reckons with what was told last."""
    found = scene.detox.thinking.costing.known()
    if found is None:
        return View(nothing=_nothing(scene), acts=_act, title=_("In a year"))
    rows = [ChartRow(_RECKON, partial(_line, found, each)) for each in _amounts(found)[:1]]
    rows += [
        ChartRow(f"{_RECKON} {n}", partial(_line, found, each))
        for n, each in enumerate(_amounts(found)[1:])
    ]
    sittings = [each for each in scene.detox.thinking.sittings.all() if each.cost is not None]
    if sittings:
        rows += [BLANK, heading(_("From the questions"))]
    names = by_month(sittings, scene.detox.clock.local)
    widest = max(map(cell_len, names), default=0)
    for name, each in zip(names[::-1], sittings[::-1], strict=True):
        assert each.cost is not None
        draw = partial(_told, name, each.cost, widest + _GAP)
        rows.append(ChartRow(each.uid, draw))
    return View(
        _figure(found),
        rows,
        foot=lambda _width, _height: Content.styled(_(NOT_IN_IT), "$text-muted"),
        tell=lambda key: _tell(scene, found, key),
        acts=_act,
        title=_("In a year"),
    )


def _nothing(scene: Scene) -> Content:
    said = _(
        "What they take a day isn’t known yet. Press %(open)s to try with a figure, "
        "%(questions)s to answer the seven questions."
    )
    keys = {"open": scene.key_of("insights.open"), "questions": scene.key_of("questions.open")}
    return with_keys(said, **keys)


def _figure(found: Cost) -> str:
    return hours(found) if found.cents is None else whole_amount(found.cents, found.currency)


def _amounts(found: Cost) -> list[Amount]:
    """Names, amounts and their size; hours where there is no rate."""
    if not found.cents:
        return [(_("all of it"), hours(found), found.minutes)]
    amounts = [(_(NAMES[s]), whole_amount(c, found.currency), c) for s, c in found.thresholds]
    if found.returns_cents is not None:
        said = whole_amount(found.returns_cents, found.currency)
        amounts.append((_(BACK), said, found.returns_cents))
    return amounts


def _line(found: Cost, one: Amount, width: int) -> Cells:
    amounts = _amounts(found)
    names = max(cell_len(name) for name, _said, _size in amounts)
    figures = _GAP + max(cell_len(said) for _name, said, _size in amounts)
    room = width - names - figures - _GAP - LEAD
    name, said, size = one
    most = max(each for _name, _said, each in amounts)
    filled = bar(size, most, room) if room >= _LEAST else ""
    style = "$accent" if amounts.index(one) in (0, len(SHARES)) else "$text-muted"
    return (
        Cell("", LEAD),
        Cell(name, names, least=LEAST_NAME),
        Cell(said, figures, "", right=True),
        Cell("", _GAP),
        *([Cell(filled, len(filled), style)] if filled else []),
        Cell(""),
    )


def _told(month: str, found: Cost, months: int, _width: int) -> Cells:
    return (Cell("", LEAD), Cell(month, months), Cell(brief(found), 0))


def _tell(scene: Scene, found: Cost, key: str) -> Content:
    if not key.startswith(_RECKON):
        sitting = scene.detox.thinking.sittings.find(key)
        return told(full_day(sitting.day), sum_words(sitting.cost) if sitting.cost else "")
    share = found.share_percent
    said = "" if share is None else f"{percentage(share)}, {band(found)}"
    return told(sum_words(found), said)


def _act(app: CoreApp, key: str) -> None:
    """Try other figures; read what was answered."""
    sittings = app.detox.thinking.sittings
    if key and not key.startswith(_RECKON):
        chosen = sittings.find(key)
        text = read(chosen, sittings.earlier(chosen), app.detox.clock.local)
        app.push_screen(TextScreen(full_day(chosen.day), text))
        return
    app.push_screen(CostScreen())
