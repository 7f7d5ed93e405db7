"""What a picture is made from, and what it is made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from detox.bootstrap import Detox
from detox.domain.activity import Activity
from detox.domain.days import DayRange
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.tui.pictures.spans import ALL, Span
from detox.tui.themes import activity_style
from detox.tui.widgets.charts.chart_rows import ChartRow
from detox.tui.widgets.charts.heat_map import HeatData
from detox.tui.widgets.told import with_keys
from detox.wording.dates import day_and_month, short_day, short_period
from detox.wording.figures import aligned, bar, duration

if TYPE_CHECKING:  # what is opened is opened over the program
    from detox.tui.core import CoreApp

GAP = 3
NAME = 14
"""cells for the name of an activity, at most"""
BAR_ROOM = 13
"""rows below a picture from which months are drawn as bars there"""

WEEK = timedelta(days=7)


class Mark(NamedTuple):
    """How an activity is shown; the letter stands for it where there is no colour."""

    name: str
    style: str
    letter: str


class Opening(NamedTuple):
    """Sessions to list: those of some days that pass, the newest first."""

    title: str
    days: DayRange
    passes: Callable[[Session], bool] = lambda _session: True


def _no_words(_key: str) -> Content:
    return Content("")


def _no_foot(_width: int, _height: int) -> Content:
    return Content("")


def _no_opening(_key: str) -> Opening | None:
    return None


NOTHING = Content("")


class View(NamedTuple):
    """A picture: rows or a heat map, what stands below it, what it tells of the chosen part, and
    which sessions that part opens. `nothing` is said where there is nothing to draw; `acts` opens
    what is no session, and `title` stands in the place of the period.
    """

    figure: str = ""
    rows: Sequence[ChartRow] = ()
    heat: HeatData | None = None
    foot: Callable[[int, int], Content] = _no_foot
    tell: Callable[[str], Content] = _no_words
    opens: Callable[[str], Opening | None] = _no_opening
    nothing: Content = NOTHING
    acts: Callable[["CoreApp", str], None] | None = None
    title: str = ""


class Scene:
    """What pictures of one period are made from. `key_of` tells the key of a command."""

    def __init__(self, detox: Detox, span: Span, today: date, key_of: Callable[[str], str]) -> None:
        self.detox = detox
        self.span = span
        self.today = today
        self.key_of = key_of
        language = detox.language
        self._marks = {a.key: _mark(a, language) for a in detox.activities.shown()}

    @property
    def days(self) -> DayRange:
        """The days of the period."""
        return self.span.days

    def mark(self, activity: str) -> Mark:
        """How an activity is shown."""
        known = self._marks.get(activity)
        return known or _mark(Activity(activity), self.detox.language)

    def week_title(self, first: date, *, is_whole: bool = False) -> str:
        """A week, by the day it begins on, or by its days where the period cuts it."""
        week = DayRange(first, first + WEEK)
        part = week.within(self.days, self.today)
        if part != week and not is_whole:
            said = short_period(part, self.today)
            return said[:1].upper() + said[1:]
        return _("Week of %(day)s") % {"day": day_and_month(first, self.today)}

    def short(self, day: date) -> str:
        """A day, or the first one of a week, as a column shows it; the title has the year."""
        return short_day(day, self.today if self.span.kind == ALL else day)

    def nothing_noted(self) -> Content:
        """What to say of a period with nothing in it."""
        first = self.detox.records.first_day()
        if first is None:
            said = _("Nothing is logged yet. Press %(key)s to log a session.")
            return with_keys(said, key=self.key_of("session.log"))
        if first < self.days.first:
            said = _("Nothing logged in this period. Press %(key)s for the previous one.")
            return with_keys(said, key=self.key_of("insights.previous"))
        said = _("Nothing logged in this period. Press %(key)s for the next one.")
        return with_keys(said, key=self.key_of("insights.next"))

    def breakdown(self, minutes: Mapping[str, int]) -> str:
        """Minutes by activity as a list, the most first."""
        ordered = sorted(minutes.items(), key=lambda item: (-item[1], item[0]))
        return ", ".join(f"{self.mark(key).name} {duration(m)}" for key, m in ordered)

    def legend(self, minutes: Mapping[str, int], width: int) -> Content:
        """What each letter and colour stands for, with its minutes: the most first, in as many
        columns as there is room for.
        """
        ordered = sorted(minutes.items(), key=lambda item: (-item[1], item[0]))
        entries = [(self.mark(key), aligned(amount)) for key, amount in ordered]
        counts = range(len(entries), 1, -1)
        wide = (
            (n, sum(_wide(entries[place::n]) + GAP for place in range(n)) - GAP) for n in counts
        )
        count = next((n for n, cells in wide if cells <= width), 1)
        columns = [_column(entries[place::count]) for place in range(count)]
        lines = zip_longest(*columns, fillvalue=Content(""))
        return Content("\n").join([Content(" " * GAP).join(line) for line in lines])


_BESIDE = 2
"""cells of a letter and what follows it, and as many before a figure"""


def _wide(entries: Sequence[tuple[Mark, str]]) -> int:
    """The cells of a column of a legend."""
    names = max(cell_len(mark.name) for mark, _figure in entries)
    return 2 * _BESIDE + names + max(cell_len(figure) for _sign, figure in entries)


def _column(entries: Sequence[tuple[Mark, str]]) -> list[Content]:
    """Entries of a legend below each other."""
    names = max(cell_len(mark.name) for mark, _figure in entries)
    figures = max(cell_len(figure) for _sign, figure in entries)
    return [
        Content.assemble(
            (f"{mark.letter} ", f"bold {mark.style}"),
            set_cell_size(mark.name, names),
            (" " * (_BESIDE + figures - cell_len(figure)) + figure, "$text-muted"),
        )
        for mark, figure in entries
    ]


def _mark(activity: Activity, language: str) -> Mark:
    name = activity.named(language)
    return Mark(name, activity_style(activity), activity.lettered(language) or name[:1])


def summed(rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """All of these together, by activity."""
    sums: dict[str, int] = {}
    for row in rows:
        for key, minutes in row.items():
            sums[key] = sums.get(key, 0) + minutes
    return sums


def flowed(pieces: Iterable[Content], width: int) -> Content:
    """Pieces one after the other, on as many lines as they need."""
    lines: list[Content] = []
    for piece in pieces:
        if lines and lines[-1].cell_length + GAP + piece.cell_length <= width:
            lines[-1] += Content(" " * GAP) + piece
        else:
            lines.append(piece)
    return Content("\n").join(lines)


def told(title: str, figure: str, rest: str = "") -> Content:
    """A line about the chosen part: what it is, its figure, and more."""
    parts: list[str | tuple[str, str]] = [(title, "bold"), "  ", (figure, "bold $accent")]
    if rest:
        parts += ["\n", (rest, "$text-muted")]
    return Content.assemble(*parts)


def bars(amounts: Sequence[tuple[str, int]], width: int) -> Content:
    """Names, minutes and bars, one a line."""
    most = max((amount for _name, amount in amounts), default=0)
    names = max((cell_len(name) for name, _amount in amounts), default=0)
    said = [aligned(amount) if amount else "–" for _name, amount in amounts]
    figure = max(map(cell_len, said), default=0)
    room = max(4, width - names - figure - 3)
    lines = [
        Content.assemble(
            (set_cell_size(name, names), "$text-muted"),
            f" {words:>{figure}}  ",
            (bar(amount, most, room), "$accent"),
        )
        for (name, amount), words in zip(amounts, said, strict=True)
    ]
    return Content("\n").join(lines)
