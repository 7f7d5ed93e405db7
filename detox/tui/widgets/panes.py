"""The two panes of Today, what was done today and this week, and the timer below them."""

from textual.content import Content
from textual.widgets import Static

from detox.domain.session import Session
from detox.i18n import gettext as _
from detox.services.overview import Overview, Running, Share
from detox.services.ports import Clock
from detox.tui.themes import activity_style
from detox.wording.dates import time_of_day
from detox.wording.figures import bar, duration, stopwatch

NAME_WIDTH = 14
LENGTH_WIDTH = 9
MOST_BAR = 28


class DayPane(Static):
    """The sessions of today, the latest last."""

    def show(self, overview: Overview, names: dict[str, str], clock: Clock) -> None:
        """Show today."""
        title = _title(_("Today"), overview.today_minutes)
        if not overview.sessions:
            text = _("Nothing noted yet. Press a letter below, then minutes, then Enter.")
            self.update(Content("\n").join([title, Content.styled(text, "$text-muted")]))
            return
        room = max(1, self.content_size.height - 1) if self.content_size.height else 99
        latest = overview.sessions[-room:]
        lines = [_session_line(s, names.get(s.activity, s.activity), clock) for s in latest]
        if len(latest) < len(overview.sessions) and len(lines) > 1:
            hidden = len(overview.sessions) - len(lines) + 1
            lines[0] = Content.styled(_("… %(count)d earlier") % {"count": hidden}, "$text-muted")
        self.update(Content("\n").join([title, *lines]))


class WeekPane(Static):
    """The hours of this week by activity, against goals."""

    def show(self, overview: Overview, names: dict[str, str]) -> None:
        """Show this week."""
        shares = [s for s in overview.shares if s.week_minutes or s.activity.goal]
        title = _title(_("This week"), overview.week_minutes)
        if not shares:
            text = _("Hours appear here by activity as they are noted.")
            self.update(Content("\n").join([title, Content.styled(text, "$text-muted")]))
            return
        most = max(max(s.week_minutes, s.activity.goal or 0) for s in shares)
        width = max(6, min(MOST_BAR, self.content_size.width - NAME_WIDTH - 16))
        lines = [_share_line(s, names[s.activity.key], most, width) for s in shares]
        self.update(Content("\n").join([title, *lines]))


class TimerLine(Static):
    """The running timer."""

    def show(self, running: Running | None, seconds: int, name: str, since: str) -> None:
        """Show the timer, or nothing at all."""
        self.display = running is not None
        if running is None:
            return
        state = _("Paused") if running.timer.is_paused else _("Running")
        parts = [
            Content.styled(state, "bold"),
            Content.styled(name, activity_style(running.activity.key, running.activity.order)),
            Content.styled(stopwatch(seconds), "bold"),
            Content.styled(_("since %(time)s") % {"time": since}, "$text-muted"),
        ]
        if running.doubt is not None:
            parts.append(Content.styled(_("still right? stopping will ask"), "$text-warning"))
        self.update(Content("  ").join(parts))


def _title(text: str, minutes: int) -> Content:
    return Content.assemble((text, "bold"), "  ", (duration(minutes), "bold $accent"))


def _session_line(session: Session, name: str, clock: Clock) -> Content:
    start = time_of_day(clock.local(session.start)) if session.start else ""
    note = " ".join([*session.note.split(), *(f"+{tag}" for tag in session.tags)])
    return Content.assemble(
        (f"{start:5}  ", "$text-muted"),
        f"{name[:NAME_WIDTH]:{NAME_WIDTH}}",
        f"{duration(session.minutes):>{LENGTH_WIDTH}}  ",
        (note, "$text-muted"),
    )


def _share_line(share: Share, name: str, most: int, width: int) -> Content:
    goal = share.activity.goal
    amount = duration(share.week_minutes)
    style = activity_style(share.activity.key, share.activity.order)
    parts: list[str | tuple[str, str]] = [
        f"{name[:NAME_WIDTH]:{NAME_WIDTH}} ",
        (bar(share.week_minutes, most, width), style),
        f" {amount:>7}",
    ]
    if goal is not None:
        reached = _("reached") if share.is_reached else ""
        parts.append((f" / {duration(goal)} {reached}", "$text-muted"))
    return Content.assemble(*parts)
