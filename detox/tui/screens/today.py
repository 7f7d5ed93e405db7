"""Today: the days left, what is due, today's hours and this week's, the timer. One letter logs."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from detox.domain.activity import Activity
from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.i18n import pgettext, render
from detox.services.agenda import Item, misfits
from detox.services.overview import Running
from detox.services.sittings import open_lately
from detox.tui.commands import APP, INSIGHTS, TODAY, bindings, of_scopes
from detox.tui.people.evening import EveningLine
from detox.tui.screens.base import MainScreen
from detox.tui.thinking.going_on import keys_on
from detox.tui.widgets.bars import Hint, KeyBar, LetterBar, tab_letter
from detox.tui.widgets.countdown import Countdown
from detox.tui.widgets.due import DueBlock
from detox.tui.widgets.hours import HoursGrid
from detox.tui.widgets.panes import AccountsPane, DayPane, RecentPane, WeekPane
from detox.tui.widgets.timer_line import TimerLine
from detox.tui.widgets.told import Told
from detox.wording.agenda import ahead, can_labels
from detox.wording.timing import since_when

RECENT_DAYS = 14
_LOW, _MIDDLE, _NARROW = 24, 30, 80
"""up to so many rows, and below so many columns"""
_FEW, _SOME, _MANY = 4, 6, 12
"""rows of what is due"""
_TAKEN = 14
"""rows that the rest takes at the least"""
_CRAMPED = 20
"""below so many rows, blank lines give way to what is due and to hours"""


class TodayScreen(MainScreen):
    """The screen of every day."""

    SCOPE = TODAY
    NO_ROW = N_("Nothing is due today. The plan shows what comes next.")
    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Item] = []
        self._warmed: list[str] = []
        """the platforms whose facts were read ahead of a key that needs them"""
        self._letters: Mapping[str, Activity] = {}
        """as they are shown: no key waits for records that may be out of reach"""

    def body(self) -> ComposeResult:
        """From the biggest to the smallest."""
        with Vertical(id="front"):
            yield DueBlock()
            yield Countdown()
        yield Told(id="silent")
        yield Told(id="draft")
        yield HoursGrid()
        yield EveningLine(id="evening")
        with Horizontal(id="timer"):
            yield TimerLine()
            yield KeyBar(id="timer-keys")
        yield LetterBar(id="letters")

    def reload(self) -> None:
        """Show how things stand."""
        app = self.core
        overview = app.overview
        self._items = app.detox.plans.agenda(overview)
        names = {s.activity.key: s.activity.named(app.detox.language) for s in overview.shares}
        names |= {s.activity: app.name_of(s.activity) for s in overview.sessions}
        self._show_front()
        self._read_ahead()
        self._show_silence()
        self.query_one(EveningLine).display = app.detox.settings.people
        self._show_draft()
        self.query_one(DayPane).show(overview, names, app.detox.clock)
        self.query_one(WeekPane).show(overview, names)
        self.query_one(AccountsPane).show(overview, misfits(self._items))
        self._show_recent()
        self.query_one(HoursGrid).give_rows()
        self._letters = app.detox.activities.by_letter()
        letters = [
            Hint(letter, activity.named(app.detox.language), f"log_activity({activity.key!r})")
            for letter, activity in self._letters.items()
        ]
        self.query_one("#letters", LetterBar).show(letters)
        self.tick()

    def _insights_key(self) -> str:
        """The letter that its tab shows."""
        app = self.core
        return tab_letter(INSIGHTS, app.screen_keys()) or app.key_of("screen.insights")

    def _show_front(self) -> None:
        """What is due first, then the days left: in a line where there is little room for both."""
        app = self.core
        self._show_due()
        coming = None if self._items else app.detox.plans.coming(app.overview)
        words = ahead(coming, app.overview.today) if coming is not None else ""
        ways = app.key_of("screen.accounts"), self._insights_key(), app.if_whole
        self.query_one(Countdown).show(app.overview, words, *ways, small=self._is_small)

    def _show_due(self) -> None:
        app, items = self.core, self._items
        is_led = self.focused is not None
        due = self.query_one(DueBlock)
        plan_key = app.key_of("screen.accounts")
        due.show(items, app.overview.today, self._most_due, plan_key)
        if items and not is_led:
            self.set_focus(due.rows)
        self.set_class(self.size.height < _CRAMPED, "-cramped")
        self.set_class(bool(items), "-due")

    @property
    def _is_small(self) -> bool:
        return bool(self._items) and not self.has_class("-tall")

    @property
    def _most_due(self) -> int:
        """Rows for what is due: as many as leave room for the hours, one at least."""
        width, height = self.size
        if height <= _LOW:
            return max(1, min(_FEW - (width < _NARROW), (height - _TAKEN) // 2))
        return _SOME if height <= _MIDDLE else _MANY

    def _read_ahead(self) -> None:
        """Read the facts of what is due once this is painted: a key about it needs them at once."""
        platforms = [a.platform for item in self._items for a in item.accounts if a.platform]
        if platforms and platforms != self._warmed:
            self._warmed = platforms
            self.call_after_refresh(self._read_facts, list(dict.fromkeys(platforms)))

    def _read_facts(self, platforms: list[str]) -> None:
        """One platform at a time, so that no key waits for all of them."""
        if platforms:
            self.core.detox.facts_of(platforms[0])
            self.set_timer(0.02, partial(self._read_facts, platforms[1:]))

    def _show_recent(self) -> None:
        detox, today = self.core.detox, self.core.overview.today
        days = DayRange(today - timedelta(days=RECENT_DAYS - 1), today + ONE_DAY)
        known = detox.records.totals(days, detox.rules.day_start).by_day()
        minutes = {day: known.get(day.isoformat(), [0])[0] for day in days.days()}
        self.query_one(RecentPane).show(minutes)

    def _show_silence(self) -> None:
        """That nothing looks for reminders any more, where that is so."""
        silent = self.core.detox.starting.trouble()
        line = self.query_one("#silent", Static)
        line.display = silent is not None
        line.update(Content("" if silent is None else render(silent)))

    def _show_draft(self) -> None:
        """That questions were begun lately, and how to go on with them."""
        app = self.core
        line = self.query_one("#draft", Told)
        sitting = open_lately(app.detox.records, app.overview.today)
        line.display = sitting is not None
        if sitting is not None:
            said = _("Press %(key)s to go on with the questions.")
            line.update(Content(said % {"key": keys_on(app, sitting)}))

    def on_resize(self) -> None:
        """There may be more room now, or less."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.stands:
            self._show_due()
            self.query_one(Countdown).fit(small=self._is_small)

    def on_row_list_chosen(self) -> None:
        """Other things can be done about another item."""
        self.show_keys()

    def on_row_list_opened(self) -> None:
        """A click on the item under the cursor opens it."""
        self.action_due("open")

    def action_due(self, deed: str) -> None:
        """Do something about the item under the cursor."""
        item = self._item
        if item is not None:
            from detox.tui.due_deeds import DueDeeds

            getattr(DueDeeds(self.core, item), deed)()

    @property
    def _item(self) -> Item | None:
        chosen = self.query_one(DueBlock).rows.selected
        return next((item for item in self._items if item.key == chosen), None)

    def pass_second(self) -> None:
        """By now all else is there, and the names of people can be read."""
        super().pass_second()
        if self.stands:
            self.query_one(EveningLine).look(self.core)

    def tick(self) -> None:
        """Move the timer on by a second."""
        app = self.core
        running = app.overview.running
        seconds, name, since = 0, "", ""
        if running is not None:
            now = app.detox.clock.now()
            seconds = running.timer.elapsed(now) // timedelta(seconds=1)
            name = running.activity.named(app.detox.language)
            since = since_when(running.timer, app.detox.clock, app.detox.rules.day_start)
        self.query_one("#timer").display = running is not None
        self.query_one(TimerLine).show(running, seconds, name, since)
        if running is not None:
            self.query_one("#timer-keys", KeyBar).show(self._timer_hints(running))

    def _timer_hints(self, running: Running) -> list[Hint]:
        """What can be done to the timer while it runs."""
        goes_on = (
            pgettext("timer", "resume") if running.timer.is_paused else pgettext("timer", "pause")
        )
        labels = {
            "timer.toggle": pgettext("timer", "stop"),
            "timer.pause": goes_on,
            "timer.switch": pgettext("timer", "switch"),
            "timer.began": pgettext("timer", "start"),
            "timer.cancel": pgettext("timer", "drop"),
        }
        known = {command.id: command for command in of_scopes([APP])}
        return [self.hint(known[name])._replace(label=label) for name, label in labels.items()]

    def action_check_in(self) -> None:
        """Ask for focus, mood and a line, where that is wanted."""
        from detox.tui.checking_in import check_in

        check_in(self.core)

    def show_keys(self) -> None:
        """What can be done about the item under the cursor stands beside the items, so that the
        keys of every day keep their place; the check-in is among these where it is switched on.
        """
        super().show_keys()
        bar = self.query_one("#keys", KeyBar)
        if not self.core.detox.settings.check_in:
            bar.leave_out("check_in")
        if self.core.overview.running is not None:
            bar.leave_out("toggle_timer")  # its keys stand beside it
        self.query_one(DueBlock).tell(self._due_hints())

    def _due_hints(self) -> list[Hint]:
        item, keys = self._item, self.core.keys
        if item is None:
            return []
        labels = can_labels(item, self.core.overview.today)
        known = {c.id: c for c in of_scopes([TODAY])}
        return [
            Hint(keys.shown(known[f"due.{deed}"]), label, known[f"due.{deed}"].action)
            for deed, label in labels.items()
        ]

    def on_key(self, event: Key) -> None:
        """A letter logs its activity."""
        activity = self._letters.get(event.character or "")
        if activity is not None:
            event.stop()
            event.prevent_default()
            self.core.action_log_activity(activity.key)
