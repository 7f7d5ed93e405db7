"""Reminders: when each comes next, what it says, and what became of the last ones."""

from datetime import datetime
from functools import partial
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import ScreenResume, ScreenSuspend
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from detox.domain.delivery import Ended
from detox.domain.problem import DataTrouble
from detox.domain.walls import day_of
from detox.i18n import gettext as _
from detox.i18n import render
from detox.notify import Probe, probe
from detox.schedule import Seen, look
from detox.tui.commands import REMINDERS, bindings
from detox.tui.reminder_deeds import ReminderDeeds, ask_new, show_past
from detox.tui.reminder_words import Board
from detox.tui.scheduling import ask_with_closed
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.readable import Readable
from detox.tui.widgets.reminder_rows import ReminderList, ReminderPane
from detox.tui.widgets.reminder_state import ReminderState, state_lines, what_is_wrong
from detox.tui.widgets.row_list import Cell, Cells, RowList
from detox.tui.widgets.told import Told
from detox.wording.dates import time_of_day
from detox.wording.deliveries import short_moment
from detox.wording.reminders import reminder_title

LOOK_SECONDS = 5.0
"""how long each scheduler may take; the end of the program waits for that"""
ROOMY = 30
"""rows of the terminal from which there is room for a hint"""


class RemindersScreen(MainScreen):
    """One line a reminder; the chosen one in full."""

    SCOPE = REMINDERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(REMINDERS)

    class TimerSeen(Message):
        """It is known whether reminders come while the program is closed, and who shows them."""

        def __init__(self, seen: Seen, probe: Probe) -> None:
            super().__init__()
            self.seen = seen
            self.probe = probe

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._selected = ""
        self._missed: list[Ended] = []
        self._minute = -1
        self._timer: RemindersScreen.TimerSeen | None = None
        self._was_left = False

    def body(self) -> ComposeResult:
        """Whether they come while this is closed; what was missed; the list, the chosen one."""
        yield ReminderState()
        yield Told(id="reminders-notice")
        with Container(id="reminders"):
            yield ReminderList()
            with Readable(id="reminder-side"):
                yield ReminderPane()

    def on_screen_suspend(self, _event: ScreenSuspend) -> None:
        """Reminders may come while another screen is in front."""
        self._was_left = True

    def on_screen_resume(self, event: ScreenResume) -> None:
        """What stood there is seen at once, and looked at again."""
        if self._was_left and self._shown is self.core.overview:
            self.call_after_refresh(self.renew)
        self._look_at_timer()

    def reload(self) -> None:
        """Show the reminders as they stand."""
        app = self.core
        self._board = Board(app)
        self._minute = self._board.now.minute
        if self._board.unseen and self.is_current:
            self._missed = self._board.unseen
            self.call_after_refresh(self._looked)
        self._tell_timer()
        self._fit()

    def tick(self) -> None:
        """What is said in minutes changes with them."""
        app = self.core
        if self._board is not None and app.detox.clock.local(app.detox.clock.now()).minute != (
            self._minute
        ):
            self.reload()

    def on_resize(self) -> None:
        """There may be room for it beside the list now, or for a line below that."""
        self.call_after_refresh(self._fit)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Tell about the one under the cursor."""
        if message.key and message.key != self._selected:
            self._selected = message.key
            self._tell()

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        """A second click changes it."""
        self.action_edit()

    def on_mount(self) -> None:
        """Have the keys follow from whether there is more than it shows."""
        self.watch(self._side, "show_vertical_scrollbar", self.show_keys, init=False)

    def idle(self) -> frozenset[str]:
        """Besides: where all is shown, there is nothing to read on."""
        is_more = self._side.show_vertical_scrollbar
        return super().idle() | (frozenset() if is_more else {"reminders.read"})

    def action_read_on(self) -> None:
        """Go to what is told of the reminder, where there is more of it; and back to the list."""
        if self.focused is self._side:
            self.set_focus(self.query_one(ReminderList))
        elif self._side.allow_focus():
            self.set_focus(self._side)
        else:
            self.core.say(_("Everything about this reminder is on the screen."))

    def action_add(self) -> None:
        """Ask for one of one's own."""
        ask_new(self.core, self._select)

    def action_edit(self) -> None:
        """Ask how it should be."""
        if self._deeds is not None:
            self._deeds.edit()

    def action_switch(self) -> None:
        """Switch it on or off."""
        if self._deeds is not None:
            self._deeds.switch()

    def action_snooze(self) -> None:
        """Ask when the last one should come again."""
        if self._deeds is not None:
            self._deeds.snooze()

    def action_try_out(self) -> None:
        """Send it now."""
        if self._deeds is not None:
            self._deeds.try_out()

    def action_remove(self) -> None:
        """Take it away, or bring back what it was."""
        if self._deeds is not None:
            self._deeds.remove()

    def action_history(self) -> None:
        """Show what became of past ones."""
        if self._board is not None:
            show_past(self.core, self._board)

    def action_install(self) -> None:
        """Have them come with Detox closed, or no longer."""
        ask_with_closed(self.core, self._look_at_timer)

    def on_reminders_screen_timer_seen(self, message: "RemindersScreen.TimerSeen") -> None:
        """Say whether reminders come while the program is closed."""
        self._timer = message
        self._tell_timer()

    def _tell_timer(self) -> None:
        if self._timer is None:
            return
        seen, app = self._timer.seen, self.core
        times = self._moment(seen.next_run), self._moment(seen.last_run)
        key = app.key_of("reminders.install")
        lines = state_lines(seen, self._timer.probe, times, key, test_seen=app.test_seen)
        wrong = what_is_wrong(seen, self._timer.probe)
        self.query_one(ReminderState).show(lines, wrong)

    def _moment(self, instant: datetime | None) -> str:
        if instant is None:
            return ""
        clock, day_start = self.core.detox.clock, self.core.detox.rules.day_start
        local, now = clock.local(instant), clock.local(clock.now())
        if day_of(local, day_start) == day_of(now, day_start):
            return time_of_day(local)
        return short_moment(local, now, day_start)

    def _look_at_timer(self) -> None:
        if self.stands:
            look_at = partial(self._seek_timer, self.core.detox.clock.now())
            self.run_worker(look_at, thread=True, group="timer", exclusive=True)

    def _seek_timer(self, now: datetime) -> None:
        """Runs in a thread: schedulers are asked by programs of theirs. What an earlier look finds
        after a later one began is old.
        """
        worker = get_current_worker()
        found = self.TimerSeen(look(now, LOOK_SECONDS), probe())
        if not worker.is_cancelled:
            self.post_message(found)

    def _looked(self) -> None:
        """What was shown on this screen was seen."""
        try:
            self.core.detox.reminders.looked()
        except DataTrouble as trouble:
            self.core.warn(trouble.problem)

    def _tell_notice(self) -> None:
        notice = self.query_one("#reminders-notice", Static)
        said = [render(self._board.trouble)] if self._board and self._board.trouble else []
        if not self.core.detox.settings.reminders:
            off = _("Reminders are off in the settings, so none will come: %(key)s")
            said.append(off % {"key": self.core.key_of("screen.settings")})
        if self._missed and self._board is not None:
            said.append(self._board.missed(self._missed))
        notice.display = bool(said)
        room = max(20, self.size.width - 4)
        lines = [line for text in said for line in wrap(text, room)]
        notice.update(Content.styled("\n".join(lines), "$text-warning"))

    def _fit(self) -> None:
        if self._board is not None:
            is_room = not self._board.is_any_own and self.size.height >= ROOMY
            more = self._first_own() if is_room else ()
            self.query_one(ReminderList).show_reminders(self._board.lines, more, self._selected)
        self._tell_notice()
        self._tell()

    def _tell(self) -> None:
        uid = self.query_one(ReminderList).selected
        if self._board is not None and uid:
            self._selected = uid
            pane, title = self.query_one(ReminderPane), reminder_title(self._board.reminders[uid])
            is_wide, parts = self.has_class("-wide"), self._board.parts(uid)
            if is_wide and self._board.agenda.lines:
                parts = [*parts, self._board.agenda]
            pane.show(title, parts, beside=is_wide)
            if self.focused is not self._side:
                self._side.scroll_home(animate=False)

    @property
    def _side(self) -> Readable:
        return self.query_one(Readable)

    def _select(self, uid: str) -> None:
        self._selected = uid
        self.reload()

    def _first_own(self) -> Cells:
        before, _place, after = _("Press %(key)s to add your own").partition("%(key)s")
        before, key = f" {before}", self.core.key_of("reminders.add")
        return (
            Cell(before, cell_len(before), "$text-muted"),
            Cell(key, cell_len(key), "bold $accent"),
            Cell(after, 0, "$text-muted"),
        )

    @property
    def _deeds(self) -> ReminderDeeds | None:
        if self._board is None or self._selected not in self._board.reminders:
            return None
        return ReminderDeeds(self.core, self._board, self._board.reminders[self._selected])
