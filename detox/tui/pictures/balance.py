"""The balance: what came back, from where, what it became, and what is not noted."""

from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.balance import Line
from detox.i18n import gettext as _
from detox.services.balance import Balance, Money
from detox.tui.pictures.before import guess_note, in_column, no_baseline
from detox.tui.pictures.view import NAME, Opening, Scene, View, flowed, told
from detox.tui.widgets.charts.chart_rows import BLANK, LEAD, ChartRow
from detox.tui.widgets.row_list import LEAST_NAME, Cell, Cells
from detox.wording.balance import NOTED, WON_BACK, priced_days, rest, won_words
from detox.wording.figures import bar, day_count, duration, money, share, titled

_GAP, _WORTH, _ROOMY = 2, 16, 76
_ACCOUNT, _ACTIVITY, _REST = "account ", "activity ", "rest"


def balance(scene: Scene) -> View:
    """The picture of a period."""
    found = scene.detox.past.balance(scene.days)
    if not found.days_away or not found.has_figures:
        return View(nothing=no_baseline(scene))
    drawn = _Drawn(scene, found)
    sums = [
        _sum(_("days away"), str(found.days_away)),
        _sum(_(WON_BACK), duration(found.reclaimed_minutes)),
        _sum(_(NOTED), duration(found.noted_minutes)),
        *[piece for worth in found.money for piece in _worth(scene, found, worth)],
    ]
    note = partial(guess_note, scene, is_guess=bool(found.guessed))
    return View(
        duration(found.reclaimed_minutes),
        drawn.rows(),
        foot=lambda width, _height: note(flowed(sums, width)),
        tell=drawn.tell,
        opens=drawn.opens,
    )


class _Drawn:
    """The rows of a balance, and what each tells and opens."""

    def __init__(self, scene: Scene, found: Balance) -> None:
        self._scene = scene
        self._found = found
        self._money = found.money[0] if len(found.money) == 1 else None
        self._lines = {_ACCOUNT + line.uid: (a, line) for a, line in found.lines}
        names = [account.name for account, _line in found.lines]
        names += [scene.mark(key).name for key in found.by_activity]
        self._rest = rest(found)
        names += [self._rest[0]]
        self._names = min(2 * NAME, max(cell_len(name) for name in names))
        amounts = [line.reclaimed_minutes for _account, line in found.lines]
        known = [*amounts, *found.by_activity.values(), self._rest[1]]
        figures = [
            *map(in_column, known),
            *(day_count(line.days_away) for _account, line in found.lines),
        ]
        self._figure = _GAP + max(map(cell_len, figures))
        self._most = max(*known, 1)

    def rows(self) -> list[ChartRow]:
        """Where it came from, then what it became."""
        found, money_of = self._found, self._money
        lines = money_of.lines if money_of else {}
        worth = money_of.by_activity if money_of else {}
        rows = [ChartRow("", partial(self._head, _("Won back from")))]
        for key, (account, line) in self._lines.items():
            draw = partial(
                self._draw,
                account.name,
                line.reclaimed_minutes,
                figure="" if line.is_known else day_count(line.days_away),
                cents=lines.get(line.uid),
                style="$accent",
            )
            rows.append(ChartRow(key, draw))
        rows += [BLANK, ChartRow("", partial(self._head, _("What you did with it")))]
        for activity, minutes in found.by_activity.items():
            mark = self._scene.mark(activity)
            draw = partial(
                self._draw, mark.name, minutes, cents=worth.get(activity), style=mark.style
            )
            rows.append(ChartRow(_ACTIVITY + activity, draw))
        draw = partial(self._draw, *self._rest, cents=None, style="$text-muted")
        return [*rows, ChartRow(_REST, draw)]

    def tell(self, key: str) -> Content:
        """The chosen row in full."""
        if key in self._lines:
            account, line = self._lines[key]
            if not line.is_known:
                return told(account.name, day_count(line.days_away), _said(line))
            return told(account.name, won_words(line.reclaimed_minutes), _said(line))
        if key.startswith(_ACTIVITY):
            activity = key.removeprefix(_ACTIVITY)
            minutes = self._found.by_activity[activity]
            whole = max(1, self._found.reclaimed_minutes)
            said = _("%(percent)s of what was won back") % {"percent": share(minutes, whole)}
            return told(self._scene.mark(activity).name, duration(minutes), said)
        return self._tell_rest()

    def opens(self, key: str) -> Opening | None:
        """The sessions of an activity."""
        if not key.startswith(_ACTIVITY):
            return None
        activity, found = key.removeprefix(_ACTIVITY), self._found
        return Opening(
            self._scene.mark(activity).name,
            found.days,
            lambda s: s.activity == activity and found.is_away(s.day),
        )

    def _tell_rest(self) -> Content:
        title, minutes = self._rest
        if self._found.reclaimed_minutes < 0:
            said = _("More time went there than before.")
        elif self._found.not_noted_minutes < 0:
            said = _("More is logged than was won back: some of it is other time.")
        else:
            said = _("What you did with it isn’t logged, and that’s fine.")
        return told(title, duration(minutes), said)

    def _head(self, title: str, width: int) -> Cells:
        column = self._names + self._figure
        if not self._money or width < _ROOMY:
            return (Cell("", LEAD), Cell(title, max(column, cell_len(title)), "bold"), Cell(""))
        worth = Cell(self._money.currency, _WORTH, "$text-muted", right=True)
        return (Cell("", LEAD), Cell(title, column, "bold"), worth, Cell(""))

    def _draw(
        self,
        name: str,
        minutes: int,
        width: int,
        *,
        cents: int | None,
        style: str,
        figure: str = "",
    ) -> Cells:
        has_worth = self._money is not None and width >= _ROOMY
        room = max(4, width - self._names - self._figure - _GAP - LEAD - _WORTH * has_worth)
        said = money(cents / 100, self._money.currency) if self._money and cents is not None else ""
        filled = bar(minutes, self._most, room)
        return (
            Cell("", LEAD),
            Cell(name, self._names, least=LEAST_NAME),
            Cell(
                figure or in_column(minutes),
                self._figure,
                "$text-muted" if figure else "",
                right=True,
            ),
            *([Cell(said, _WORTH, "$text-muted", right=True)] if has_worth else []),
            Cell("", 2),
            *([Cell(filled, len(filled), style)] if filled else []),
            Cell(""),
        )


def _said(line: Line) -> str:
    if line.days_unknown:
        said = _("For %(unknown)s, it isn’t known how much time it took.")
    elif line.days_guessed:
        said = _("%(away)s away. Before: an equal share, about %(was)s. Time there: %(slips)s.")
    else:
        said = _("%(away)s away. Before: %(was)s. Time there: %(slips)s.")
    return said % {
        "away": day_count(line.days_away),
        "unknown": day_count(line.days_unknown),
        "was": duration(line.baseline_minutes),
        "slips": duration(line.slips_minutes),
    }


def _worth(scene: Scene, found: Balance, worth: Money) -> list[Content]:
    names, figures = [_(NOTED)], [money(worth.noted_cents / 100, worth.currency)]
    if worth.lines:
        names.insert(0, _(WON_BACK))
        figures.insert(0, money(worth.reclaimed_cents / 100, worth.currency))
    if found.is_partial(worth):
        names[0] = titled(priced_days(worth, scene.today), names[0])
    return [_sum(name, figure) for name, figure in zip(names, figures, strict=True)]


def _sum(name: str, figure: str) -> Content:
    return Content.assemble((f"{name} ", "$text-muted"), figure)
