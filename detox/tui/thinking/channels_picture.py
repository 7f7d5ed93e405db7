"""Channels beside each other: one's own time, the time of others, money; the sum last."""

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.deeds.channels import ADD
from detox.deeds.deed import On
from detox.domain.channel import Taken
from detox.domain.problem import Refused
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.channels import Compared
from detox.tui.core import CoreApp
from detox.tui.deeds import perform
from detox.tui.pictures.spans import ALL
from detox.tui.pictures.view import Scene, View, told
from detox.tui.thinking.channel import ChannelScreen
from detox.tui.widgets.charts.chart_rows import LEAD, ChartRow
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.tui.widgets.told import with_keys
from detox.tui.wrapping import wrapped
from detox.wording import channels as wording
from detox.wording.figures import clauses, titled

_GAP, _APART = 1, 3
_NAME, _SHORTEST_NAME = 26, 14
_FULL = range(len(wording.COLUMNS))
_SUM = 5
_SETS = (_FULL, _FULL[:-1], (0, 2, 4, 5), (0, 2, 4), (0, 2), (0,))
"""which columns are shown, the first set that fits; the narrowest are hours"""


def channels(scene: Scene) -> View:
    """The picture of a period."""
    try:
        found = scene.detox.thinking.channels.compared(scene.days)
    except Refused as refused:
        return View(nothing=Content.styled(render(refused.problem), "$text-muted"))
    known = {each.channel.uid: each for each in found.taken}
    listed = [
        known.get(one.uid) or Taken(one, (), found.rate_cents)
        for one in scene.detox.thinking.channels.all()
        if one.uid in known or not one.archived
    ]
    if not listed:
        said = _("Press %(key)s to add a channel: posts, a newsletter, letters, calls.")
        nothing = with_keys(f"{_(wording.WHOSE)} {said}", key=scene.key_of("insights.add"))
        return View(nothing=nothing, acts=_act)
    table = _Table(listed, found.currency)
    rows = [ChartRow("", table.heads)]
    rows += [ChartRow(one.channel.uid, partial(table.line, one)) for one in listed]
    by_uid = {one.channel.uid: one for one in listed}
    return View(
        _(wording.WHOSE),
        rows,
        foot=lambda width, _height: _foot(found, width),
        tell=lambda key: (
            _tell(scene, by_uid[key], found.currency) if key in by_uid else Content("")
        ),
        acts=_act,
    )


class _Table:
    """Columns as wide as what stands in them; fewer where there is no room for all."""

    def __init__(self, listed: Sequence[Taken], currency: str) -> None:
        self._cells = {
            one.channel.uid: [cell(one, currency) for _title, cell in wording.COLUMNS]
            for one in listed
        }
        titles = [_(title) if title else "" for title, _cell in wording.COLUMNS]
        self._names = min(_NAME, max(cell_len(one.channel.name) for one in listed))
        self._widths = [
            max(map(cell_len, column)) for column in zip(*self._cells.values(), strict=True)
        ]
        self._titles = titles

    def heads(self, width: int) -> Cells:
        """What stands over the columns: a title over both of its cells, time and money."""
        names, shown = self._fitting(width)
        cells = [Cell("", LEAD), Cell("", names)]
        for start, columns in _groups(shown):
            room = self._room(start, columns)
            cells += [Cell("", _APART), Cell(self._titles[start], room, "$text-muted", right=True)]
        return (*cells, Cell(""))

    def line(self, one: Taken, width: int) -> Cells:
        """A channel."""
        names, shown = self._fitting(width)
        said = self._cells[one.channel.uid]
        cells = [Cell("", LEAD), Cell(one.channel.name, names)]
        for start, columns in _groups(shown):
            left = self._room(start, columns)
            for column in columns:
                gap = _APART if column == start else _GAP
                wide = left if column == columns[-1] else self._widths[column]
                left -= wide + _GAP
                style = "bold" if column == _SUM else ""
                cells += [Cell("", gap), Cell(said[column], wide, style, right=True)]
        return (*cells, Cell(""))

    def _room(self, start: int, columns: Sequence[int]) -> int:
        taken = sum(self._widths[each] for each in columns) + _GAP * (len(columns) - 1)
        return max(taken, cell_len(self._titles[start]))

    def _fitting(self, width: int) -> tuple[int, Sequence[int]]:
        """Cells for the names, and the columns beside them: names are cut before columns go."""
        least = min(self._names, _SHORTEST_NAME)
        for columns in _SETS:
            room = width - LEAD - sum(_APART + self._room(*each) for each in _groups(columns))
            if room >= least:
                break
        return max(min(least, LEAST_NAME), min(self._names, room)), columns


def _groups(columns: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Columns by the title they stand under: a money column belongs to the time before it."""
    groups: list[tuple[int, list[int]]] = []
    for column in columns:
        if wording.COLUMNS[column][0]:
            groups.append((column, [column]))
        else:
            groups[-1][1].append(column)
    return groups


def _tell(scene: Scene, one: Taken, currency: str) -> Content:
    if not one.efforts:
        is_all = scene.span.kind == ALL
        never = _("nothing logged yet") if is_all else _("nothing logged in this period")
        return told(one.channel.name, never)
    came = [] if one.reached is None else [wording.reached_words(one.reached)]
    came.append(wording.answers_words(one.answers))
    if one.answers:
        came.append(titled(_(wording.PER_ANSWER), wording.per_answer_words(one, currency)))
    if one.brought_cents is not None:
        came.append(wording.brought_words(wording.amount_words(one.brought_cents, currency)))
    return told(one.channel.name, wording.total_words(one, currency), clauses(came))


def _foot(found: Compared, width: int) -> Content:
    said = [line for each in wording.remarks(found) for line in wrapped(each, max(20, width))]
    return Content.styled("\n".join(said), "$text-muted")


def _act(app: CoreApp, key: str) -> None:
    """Open the channel: what it took, effort by effort; where there is none, add one."""
    if key:
        app.push_screen(ChannelScreen(key))
    else:
        add(app)


def add(app: CoreApp) -> None:
    """Add a channel."""
    perform(app, ADD, On(app.detox), lambda one: app.push_screen(ChannelScreen(one.uid)))
