"""Today: the days left, what is due, today's hours and this week's, the timer. One letter logs."""

from collections.abc import Hashable, Mapping
from datetime import timedelta
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from detox.domain.activity import Activity
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import DataTrouble
from detox.i18n import ngettext, render
from detox.tui.commands import TODAY, bindings
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.bars import Hint, KeyBar
from detox.tui.widgets.countdown import Countdown
from detox.tui.widgets.panes import AccountsPane, DayPane, RecentPane, TimerLine, WeekPane
from detox.wording.dates import time_of_day

RECENT_DAYS = 10


class NextStep(NamedTuple):
    """The next step in words, and what state of things it is of."""

    words: str = ""
    of: Hashable = None


class TodayScreen(MainScreen):
    """The screen of every day."""

    SCOPE = TODAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)

    def __init__(self) -> None:
        super().__init__()
        self._next = NextStep()
        self._letters: Mapping[str, Activity] = {}
        """as they are shown: no key waits for records that may be out of reach"""

    def body(self) -> ComposeResult:
        """From the biggest to the smallest."""
        yield Countdown()
        yield Static(id="due")
        with Horizontal(id="panes"):
            yield DayPane()
            yield WeekPane()
            yield AccountsPane()
        yield RecentPane()
        yield TimerLine()
        yield KeyBar(lines=3, id="letters")

    def reload(self) -> None:
        """Show how things stand."""
        app = self.detox_app
        overview = app.overview
        names = {s.activity.key: s.activity.named(app.detox.language) for s in overview.shares}
        names |= {s.activity: app.name_of(s.activity) for s in overview.sessions}
        self.query_one(Countdown).show(overview, self._next.words)
        self._seek_next()
        self._show_due()
        self.query_one(DayPane).show(overview, names, app.detox.clock)
        self.query_one(WeekPane).show(overview, names)
        self.query_one(AccountsPane).show(overview)
        self._show_recent()
        self._letters = app.detox.activities.by_letter()
        letters = [
            Hint(letter, activity.named(app.detox.language), f"log_activity({activity.key!r})")
            for letter, activity in self._letters.items()
        ]
        self.query_one("#letters", KeyBar).show(letters, [])
        self.tick()

    def _seek_next(self) -> None:
        """Look for the next step once this is painted: to know the platforms takes a while."""
        app = self.detox_app
        known = (app.stamp, app.overview.today, app.detox.language)
        if known != self._next.of:
            self._next = self._next._replace(of=known)
            platforms = [a.platform for a in app.overview.accounts if a.platform and a.next_day]
            self.call_after_refresh(self._read_facts, platforms)

    def _read_facts(self, platforms: list[str]) -> None:
        """One platform at a time, so that no key waits for all of them."""
        if platforms:
            self.detox_app.detox.facts_of(platforms[0])
            self.set_timer(0.02, partial(self._read_facts, platforms[1:]))
            return
        from detox.tui.plan_words import next_words

        app = self.detox_app
        try:
            words = next_words(app.detox.leaving.plans(), app.overview.today)
        except DataTrouble:  # the next tick says so
            return
        self._next = self._next._replace(words=words)
        self.query_one(Countdown).show(app.overview, words)

    def _show_recent(self) -> None:
        if not self.has_class("-tall"):
            return
        detox, today = self.detox_app.detox, self.detox_app.overview.today
        days = DayRange(today - timedelta(days=RECENT_DAYS - 1), today + ONE_DAY)
        known = detox.records.totals(days, detox.rules.day_start).by_day()
        minutes = {day: known.get(day.isoformat(), [0])[0] for day in days.days()}
        self.query_one(RecentPane).show(minutes)

    def _show_due(self) -> None:
        app, said = self.detox_app, []
        if app.overview.due:
            names = ", ".join(account.name for account in app.overview.due)
            text = ngettext("Due: %(names)s", "Due: %(names)s", len(app.overview.due))
            said.append(text % {"names": names})
        silent = app.detox.starting.trouble()
        if silent is not None:
            said.append(render(silent))
        line = self.query_one("#due", Static)
        line.display = bool(said)
        line.update(Content("\n".join(said)))

    def on_resize(self) -> None:
        """There may be room for the last days now."""
        self.call_after_refresh(self._show_recent)

    def tick(self) -> None:
        """Move the timer on by a second."""
        app = self.detox_app
        running = app.overview.running
        seconds, name, since = 0, "", ""
        if running is not None:
            now = app.detox.clock.now()
            seconds = running.timer.elapsed(now) // timedelta(seconds=1)
            name = running.activity.named(app.detox.language)
            since = time_of_day(app.detox.clock.local(running.timer.started))
        self.query_one(TimerLine).show(running, seconds, name, since)

    def action_check_in(self) -> None:
        """Ask for focus, mood and a line, where that is wanted."""
        from detox.tui.checking_in import check_in

        check_in(self.detox_app)

    def show_keys(self) -> None:
        """The check-in is among them only where it is switched on."""
        super().show_keys()
        if not self.detox_app.detox.settings.check_in:
            self.query_one("#keys", KeyBar).leave_out("check_in")

    def on_key(self, event: Key) -> None:
        """A letter logs its activity."""
        activity = self._letters.get(event.character or "")
        if activity is not None:
            event.stop()
            event.prevent_default()
            self.detox_app.action_log_activity(activity.key)
