"""The two panes of Today, what was done today and this week, and the timer below them."""

from collections.abc import Callable, Set
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

from detox.domain.account import Account
from detox.domain.session import Session
from detox.door import stopwatch
from detox.i18n import gettext as _
from detox.services.overview import Overview, Running, Share
from detox.services.ports import Clock
from detox.tui.themes import activity_style
from detox.wording.accounts import state
from detox.wording.dates import column_day, time_of_day
from detox.wording.figures import bar, countdown, duration, short_duration, track

NAME_WIDTH = 14
FAIR_BAR, MOST_BAR = 10, 28
Written = Callable[[int], str]


class FittedPane(Static):
    """What it shows depends on the room there is: asked for again whenever that changes."""

    _fitted: Callable[[], Content] | None = None

    def fit(self, fitted: Callable[[], Content]) -> None:
        """Show this from now on."""
        self._fitted = fitted
        self.update(fitted())

    def on_resize(self) -> None:
        """Show what fits now."""
        if self._fitted is not None:
            self.update(self._fitted(), layout=False)


class DayPane(FittedPane):
    """The sessions of today, the latest last."""

    def show(self, overview: Overview, names: dict[str, str], clock: Clock) -> None:
        """Show today."""
        self.set_class(not overview.sessions, "-empty")
        self.fit(lambda: self._today(overview, names, clock))

    def _today(self, overview: Overview, names: dict[str, str], clock: Clock) -> Content:
        title = _title(_("Today"), overview.today_minutes)
        if not overview.sessions:
            text = _("Nothing logged yet. Press a letter below, then minutes, then Enter.")
            return Content.assemble(title, "\n", (text, "$text-muted"))
        columns = Columns.of(overview, names, clock)
        lines, hidden = [title], 0
        room = max(2, self.content_size.height - 1)
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
            max(cell_len(duration(s.minutes)) for s in sessions),
        )


class WeekPane(FittedPane):
    """The hours of this week by activity, against goals."""

    def show(self, overview: Overview, names: dict[str, str]) -> None:
        """Show this week."""
        shares = [s for s in overview.shares if s.week_minutes or s.activity.goal]
        title = _title(_("This week"), overview.week_minutes)
        self.set_class(not shares, "-empty")
        self.fit(lambda: self._week(title, shares, names))

    def _week(self, title: Content, shares: list[Share], names: dict[str, str]) -> Content:
        if not shares:
            text = _("The hours of the week appear here, by activity.")
            return Content.assemble(title, "\n", (text, "$text-muted"))
        widths, written = WeekWidths.of(shares, names, self.content_size.width)
        most = max(max(s.week_minutes, s.activity.goal or 0) for s in shares)
        lines = [_share_line(s, names[s.activity.key], widths, most, written) for s in shares]
        return Content("\n").join([title, *lines])


class WeekWidths(NamedTuple):
    """The widths of the columns of a list of shares, in cells."""

    name: int
    bar: int
    amount: int

    @classmethod
    def of(
        cls, shares: list[Share], names: dict[str, str], room: int
    ) -> tuple["WeekWidths", Written]:
        """As narrow as what stands in them, and how a duration is written to leave room to bars."""
        name = min(NAME_WIDTH, max(cell_len(names[s.activity.key]) for s in shares))
        for written in (duration, short_duration):
            amount = max(cell_len(written(s.week_minutes)) for s in shares)
            goals = [
                cell_len(f" / {written(s.activity.goal)} ✓") for s in shares if s.activity.goal
            ]
            left = room - name - amount - 3 - max(goals, default=0)
            if left >= FAIR_BAR:
                break
        return cls(name, max(6, min(MOST_BAR, left)), amount), written


class AccountsPane(Static):
    """Every account and the days to its day; there is room for it on a wide terminal."""

    def show(self, overview: Overview, misfits: Set[str]) -> None:
        """Show the accounts; `misfits` are those whose plans do not fit before their day."""
        title = Content.styled(_("Accounts"), "bold")
        if not overview.accounts:
            text = _("None yet.")
            self.update(Content.assemble(title, "\n", (text, "$text-muted")))
            return
        width = min(24, max(cell_len(a.name) for a in overview.accounts))
        lines = [
            _account_line(a, overview, width, fits=a.uid not in misfits) for a in overview.accounts
        ]
        self.update(Content("\n").join([title, *lines]))


class RecentPane(FittedPane):
    """The last days, so that a forgotten one is seen; there is room for it on a tall terminal."""

    def show(self, minutes: dict[date, int]) -> None:
        """Show minutes by day, the latest day first."""
        self.fit(lambda: self._days(minutes))

    def _days(self, minutes: dict[date, int]) -> Content:
        most = max([*minutes.values(), 1])
        said = {day: duration(amount) if amount else "–" for day, amount in minutes.items()}
        widest = max(map(cell_len, said.values()), default=0)
        width = max(6, min(2 * MOST_BAR, self.content_size.width - 11 - widest))
        lines = [Content.styled(_("The last days"), "bold")]
        for day, amount in sorted(minutes.items(), reverse=True):
            filled = bar(amount, most, width)
            lines.append(
                Content.assemble(
                    (f"{column_day(day):8} ", "$text-muted"),
                    (filled, "$accent"),
                    " " * (width - len(filled)) + f" {said[day]:>{widest}}",
                )
            )
        return Content("\n").join(lines)


class TimerLine(Static):
    """The running timer."""

    def show(self, running: Running | None, seconds: int, name: str, since: str) -> None:
        """Show the timer, or nothing at all."""
        if self.display != (running is not None):
            self.display = running is not None
        if running is None:
            return
        state = _("Paused") if running.timer.is_paused else _("Running")
        parts = [
            Content.styled(state, "bold"),
            Content.styled(name, activity_style(running.activity)),
            Content.styled(stopwatch(seconds), "bold"),
            Content.styled(_("since %(time)s") % {"time": since}, "$text-muted"),
        ]
        if running.doubt is not None:
            parts.append(Content.styled(_("still going? stopping will ask"), "$text-warning"))
        self.update(Content("  ").join(parts), layout=False)


def _title(text: str, minutes: int) -> Content:
    return Content.assemble((text, "bold"), "  ", (duration(minutes), "bold $accent"))


def _session_line(session: Session, name: str, columns: Columns, clock: Clock) -> Content:
    note = " ".join([*session.note.split(), *(f"+{tag}" for tag in session.tags)])
    return Content.assemble(
        (f"{_started(session, clock):>{columns.start}}  " if columns.start else "", "$text-muted"),
        set_cell_size(name, columns.name) + "  ",
        f"{duration(session.minutes):>{columns.length}}  ",
        (note, "$text-muted"),
    )


def _started(session: Session, clock: Clock) -> str:
    return time_of_day(clock.local(session.start)) if session.start else ""


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


def _account_line(account: Account, overview: Overview, width: int, *, fits: bool) -> Content:
    left = account.days_left(overview.today)
    words = state(account) if left is None or left < 0 else countdown(left)
    said = (words, "$text-muted") if fits else (_("needs more time"), "$text-warning")
    return Content.assemble(set_cell_size(account.name, width) + "  ", said)
