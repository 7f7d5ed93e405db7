"""The panes of Today: what was done today and this week, the accounts, the last days."""

from collections.abc import Callable, Set
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from detox.domain.account import Account, State
from detox.domain.problem import N_
from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.i18n import ngettext
from detox.services.overview import Overview, Share
from detox.services.ports import Clock
from detox.tui.themes import activity_style
from detox.tui.widgets.names import short_names
from detox.tui.widgets.told import in_lines
from detox.tui.wrapping import wrapped
from detox.wording.accounts import state
from detox.wording.dates import close_day, column_day, time_of_day
from detox.wording.figures import (
    MOST_CELLS,
    aligned,
    bar,
    countdown,
    day_count,
    duration,
    session_count,
    short_duration,
    track,
)

NAME_WIDTH = 14
LEAST_BAR, FAIR_BAR, MOST_BAR = 3, 10, 28
_NO_SESSIONS = N_("Nothing logged yet. Press a letter below, then minutes, then Enter.")
_BEGAN_BEFORE = N_(
    "What counts today began yesterday. Press a letter below, then minutes, then Enter."
)
_NO_HOURS = N_("The hours of the week appear here.")
MOST_NAMES = 30
LEAST_ACCOUNTS, MOST_ACCOUNTS = 22, 38
"""cells"""
_MOST_SAID = 9
"""lines of a sentence in the place of hours"""
Written = Callable[[int], str]
Told = tuple[list[str], Content]
"""names of accounts, and what is told of each"""


class FittedPane(Static):
    """What it shows depends on the room there is: asked for again whenever that changes."""

    _count = 0
    """lines below the title"""
    _given = 0
    """rows that it will have, where somebody hands them out"""

    def rows(self, width: int) -> int:
        """Lines it takes where it is `width` cells wide; 0 where there is nothing to show."""
        return 1 + self._count

    _fitted: Callable[[], Content] | None = None

    def fit(self, fitted: Callable[[], Content]) -> None:
        """Show this from now on."""
        self._fitted = fitted
        self.update(fitted())

    def give(self, rows: int) -> None:
        """Show what fits into so many rows, which are the next that it has."""
        if rows != self._given:
            self._given = rows
            self._refit()

    @property
    def room(self) -> int:
        """Rows for what it shows."""
        return self._given or self.content_size.height

    def on_resize(self) -> None:
        """Show what fits now."""
        self._refit()

    def _refit(self) -> None:
        if self._fitted is not None:
            self.update(self._fitted(), layout=False)


class DayPane(FittedPane):
    """The sessions of today, the latest last."""

    _nothing = _NO_SESSIONS
    """what stands in the place of sessions"""

    @property
    def is_told(self) -> bool:
        """Whether a sentence stands in the place of sessions."""
        return not self._count

    def rows(self, width: int) -> int:
        """Lines it takes; those of a sentence where there are no sessions."""
        return 1 + (self._count or _lines(self._nothing, width))

    def show(self, overview: Overview, names: dict[str, str], clock: Clock) -> None:
        """Show today."""
        self.set_class(not overview.sessions, "-empty")
        self._count = len(overview.sessions)
        if self._count and overview.carried_minutes:
            self._count += 1
        self._nothing = _BEGAN_BEFORE if overview.today_minutes else _NO_SESSIONS
        self.fit(lambda: self._today(overview, names, clock))

    def _today(self, overview: Overview, names: dict[str, str], clock: Clock) -> Content:
        title = _title(_("Today"), overview.today_minutes)
        if not overview.sessions:
            return _empty(title, _(self._nothing), self.content_size.width)
        if self.room == 1:
            said = session_count(len(overview.sessions))
            return Content.assemble(title, "  ", (said, "$text-muted"))
        columns = Columns.of(overview, names, clock)
        lines, hidden = [title], 0
        carried = overview.carried_minutes
        if carried:
            said = _("%(time)s of it began yesterday") % {"time": duration(carried)}
            lines.append(Content.styled(said, "$text-muted"))
        room = max(1, self.room - len(lines))
        if len(overview.sessions) > room:
            hidden = len(overview.sessions) - room + 1
            earlier = _("%(count)d earlier ones are in the log") % {"count": hidden}
            lines.append(Content.styled(earlier, "$text-muted"))
        shown = overview.sessions[hidden:]
        lines += [_session_line(s, names[s.activity], columns, clock) for s in shown]
        return Content("\n").join(lines)


class Columns(NamedTuple):
    """The widths of the columns of a list of sessions, in cells."""

    start: int
    name: int
    length: int

    @classmethod
    def of(cls, overview: Overview, names: dict[str, str], clock: Clock) -> "Columns":
        """As narrow as what stands in them."""
        sessions = overview.sessions
        return cls(
            max(cell_len(_started(s, clock)) for s in sessions),
            min(NAME_WIDTH, max(cell_len(names[s.activity]) for s in sessions)),
            max(cell_len(aligned(s.minutes)) for s in sessions),
        )


class WeekPane(FittedPane):
    """The hours of this week by activity, against goals."""

    def rows(self, width: int) -> int:
        """Lines it takes; those of a sentence where there are no hours."""
        return 1 + (self._count or _lines(_NO_HOURS, width))

    def show(self, overview: Overview, names: dict[str, str]) -> None:
        """Show this week."""
        shares = [s for s in overview.shares if s.week_minutes or s.activity.goal]
        title = _title(_("This week"), overview.week_minutes)
        self.set_class(not shares, "-empty")
        self._count = len(shares)
        self.fit(lambda: self._week(title, shares, names))

    def _week(self, title: Content, shares: list[Share], names: dict[str, str]) -> Content:
        if not shares:
            return _empty(title, _(_NO_HOURS), self.content_size.width)
        room = max(1, self.room - 1)
        shown = _fitting(shares, room if len(shares) <= room else max(1, room - 1))
        more, rest = len(shares) - len(shown), Content("")
        if more:
            said = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
            rest = Content.styled(said if room > 1 else f"  + {said}", "$text-muted")
        beside = rest.cell_length if room == 1 else 0
        widths, written = WeekWidths.of(shares, names, self.content_size.width - beside)
        most = max(max(s.week_minutes, s.activity.goal or 0) for s in shares)
        lines = [_share_line(s, names[s.activity.key], widths, most, written) for s in shown]
        if beside:
            lines[-1] += rest
        elif more:
            lines.append(rest)
        return Content("\n").join([title, *lines])


def _fitting(shares: list[Share], room: int) -> list[Share]:
    """As many as there are lines for; goals without hours give way first, the last before."""
    idle = [share for share in shares if not share.week_minutes]
    gone = idle[max(0, len(idle) - max(0, len(shares) - room)) :]
    return [share for share in shares if share not in gone][:room]


class WeekWidths(NamedTuple):
    """The widths of the columns of a list of shares, in cells."""

    name: int
    bar: int
    amount: int

    @classmethod
    def of(
        cls, shares: list[Share], names: dict[str, str], room: int
    ) -> tuple["WeekWidths", Written]:
        """As narrow as what stands in them, and how a duration is written to leave room to bars; a
        bar gives way before a figure does.
        """
        name = min(NAME_WIDTH, max(cell_len(names[s.activity.key]) for s in shares))
        for written in (duration, short_duration):
            amount = max(cell_len(written(s.week_minutes)) for s in shares)
            goals = [
                cell_len(f" / {written(s.activity.goal)} ✓") for s in shares if s.activity.goal
            ]
            left = room - name - amount - 3 - max(goals, default=0)
            if left >= FAIR_BAR:
                break
        return cls(name, min(MOST_BAR, left) if left >= LEAST_BAR else 0, amount), written


class AccountsPane(FittedPane):
    """Every account and the days to its day, where lines are left for them."""

    cells = 0
    """the width of what it tells, where it stands beside others"""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """No more than it takes: the others have the rest."""
        return self.cells

    def rows(self, width: int) -> int:
        """Lines it takes; none without an account."""
        return super().rows(width) if self._count else 0

    def show(self, overview: Overview, misfits: Set[str]) -> None:
        """Show the accounts; `misfits` are those whose plans do not fit before their day."""
        self._count = len(overview.accounts)
        name = max((cell_len(a.name) for a in overview.accounts), default=0) + 2
        for room in (2 * MOST_NAMES, 0):
            told = self._told(overview, misfits, room)
            self.cells = name + max((said.cell_length for _names, said in told), default=0)
            if self.cells <= MOST_ACCOUNTS:
                break
        self.cells = max(LEAST_ACCOUNTS, min(MOST_ACCOUNTS, self.cells))
        self.fit(lambda: self._accounts(overview, misfits))

    def _accounts(self, overview: Overview, misfits: Set[str]) -> Content:
        longest = max((cell_len(account.name) for account in overview.accounts), default=0)
        rows = self._told(overview, misfits, self.content_size.width - 2 - longest)
        room = max(1, self.room - 1)
        if len(rows) > room:
            rows = _together(self._told(overview, misfits, 0))
        shown = rows if len(rows) <= room else rows[: room - 1]
        words = max((said.cell_length for _names, said in shown), default=0)
        least = max((cell_len(short_names(names, 0)) for names, _said in shown), default=0)
        width = max(least, min(MOST_NAMES, self.content_size.width - words - 2))
        said_names = [short_names(names, width) for names, _said in shown]
        column = max(map(cell_len, said_names), default=0) + 2
        lines = [Content.styled(_("Accounts"), "bold")]
        for names, (_all, said) in zip(said_names, shown, strict=True):
            lines.append(Content.assemble(set_cell_size(names, column), said))
        more = sum(len(names) for names, _said in rows[len(shown) :])
        if more:
            rest = ngettext("%(n)d more in the plan", "%(n)d more in the plan", more) % {"n": more}
            lines.append(Content.styled(rest, "$text-muted"))
        return Content("\n").join(lines)

    def _told(self, overview: Overview, misfits: Set[str], width: int) -> list[Told]:
        return [
            ([a.name], _account_words(a, overview.today, width, misfits)) for a in overview.accounts
        ]


def _together(rows: list[Told]) -> list[Told]:
    """Accounts of which the same is told in one row."""
    found: dict[str, Told] = {}
    for names, said in rows:
        known, _said = found.setdefault(said.plain, ([], said))
        known += names
    return list(found.values())


class RecentPane(FittedPane):
    """The last days, so that a forgotten one is seen, where lines are left for them."""

    def rows(self, width: int) -> int:
        """Lines it takes; none where nothing was logged."""
        return super().rows(width) if self._count else 0

    def show(self, minutes: dict[date, int]) -> None:
        """Show minutes by day, the latest day first; as many as there are lines for."""
        known = [day for day, amount in minutes.items() if amount]
        shown = {day: amount for day, amount in minutes.items() if known and day >= min(known)}
        self._count = len(shown) if len(shown) > 1 else 0
        self.fit(lambda: self._days(shown))

    def _days(self, minutes: dict[date, int]) -> Content:
        latest = sorted(minutes, reverse=True)[: max(1, self.room - 1)]
        minutes = {day: minutes[day] for day in latest}
        most = max([*minutes.values(), 1])
        said = {day: aligned(amount) if amount else "–" for day, amount in minutes.items()}
        widest = max(map(cell_len, said.values()), default=0)
        width = min(MOST_CELLS, max(6, self.content_size.width - 10 - widest))
        lines = [Content.styled(_("The last days"), "bold")]
        for day, amount in minutes.items():
            filled = bar(amount, most, width)
            lines.append(
                Content.assemble(
                    (f"{column_day(day):8} ", "$text-muted"),
                    (filled, "$accent"),
                    " " * (width - len(filled)) + f" {said[day]:>{widest}}",
                )
            )
        return Content("\n").join(lines)


def _lines(text: str, width: int) -> int:
    """Lines a sentence takes."""
    return len(wrapped(_(text), max(1, width - 1)))


def _empty(title: Content, text: str, width: int) -> Content:
    said = Content.styled(text, "$text-muted")
    return Content("\n").join([title, *in_lines(said, max(1, width), _MOST_SAID)])


def _title(text: str, minutes: int) -> Content:
    return Content.assemble((text, "bold"), "  ", (duration(minutes), "bold $accent"))


def _session_line(session: Session, name: str, columns: Columns, clock: Clock) -> Content:
    note = " ".join([*session.note.split(), *(f"+{tag}" for tag in session.tags)])
    return Content.assemble(
        (f"{_started(session, clock):>{columns.start}}  " if columns.start else "", "$text-muted"),
        set_cell_size(name, columns.name) + "  ",
        f"{aligned(session.minutes):>{columns.length}}  ",
        (note, "$text-muted"),
    )


def _started(session: Session, clock: Clock) -> str:
    start = session.began(clock.zone)
    return time_of_day(start) if start else ""


def _share_line(
    share: Share, name: str, widths: WeekWidths, most: int, written: Written
) -> Content:
    goal = share.activity.goal
    amount = written(share.week_minutes)
    style = activity_style(share.activity)
    filled = bar(share.week_minutes, most, widths.bar)
    left = track(filled, goal or 0, most, widths.bar)
    parts: list[str | tuple[str, str]] = [
        set_cell_size(name, widths.name) + "  ",
        (filled, style),
        (left, "$text-muted"),
        " " * (widths.bar - len(filled) - len(left)) + f" {amount:>{widths.amount}}",
    ]
    if goal is not None:
        parts.append(
            (f" / {written(goal)}", "$text-success" if share.is_reached else "$text-muted")
        )
    if share.is_reached:
        parts.append((" ✓", "$text-success"))
    return Content.assemble(*parts)


def _account_words(account: Account, today: date, width: int, misfits: Set[str]) -> Content:
    """How far its day is, or the day from which nothing brings it back; and what does not fit."""
    if account.day_has_passed(today):
        return Content.styled(_("its day has passed"), "$text-warning")
    left = account.days_left(today)
    if left is None or left < 0:
        words = state(account)
    elif account.state is State.REQUESTED and account.irreversible_on is not None:
        words = _("final on %(day)s") % {"day": close_day(account.irreversible_on, today)}
    else:
        words = day_count(left) if left > 1 else countdown(left)
    if account.uid not in misfits:
        return Content.styled(words, "$text-muted")
    misfit = Content.styled(_("needs more time"), "$text-warning")
    both = Content.assemble((words, "$text-muted"), "  ", misfit)
    return both if both.cell_length <= width else misfit
