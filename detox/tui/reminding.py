"""Reminders while the program is open: looked at every so often, never in the way of a key."""

import os
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual.message import Message as AppMessage
from textual.worker import Worker

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.delivery import Ended, Status
from detox.domain.problem import N_, DataTrouble, Problem
from detox.i18n import ngettext, render
from detox.services.delivering import Attempted, Message, Send, Tick
from detox.tui.commands import COMMANDS, REMINDERS
from detox.tui.core import InCore
from detox.tui.terminal_notice import notice
from detox.tui.timing import TimingApp
from detox.tui.whose_turn import next_names, perhaps

FIRST_LOOK_SECONDS = 2
LOOK_SECONDS = 20
TOAST_SECONDS = 10
_SHOWN_HERE = N_("It was shown in the terminal.")
_CLOSING = N_("Detox was closing.")
_LOST = N_("The record of which reminders were shown was lost; some may not have been shown.")


class Here(NamedTuple):
    """What became of a notification that the desktop did not show."""

    status: Status
    detail: Problem


class RemindingApp(TimingApp):
    """What the app does with reminders. `send` is how one leaves the program."""

    class Untold(AppMessage):
        """The desktop did not show a reminder, or nothing tells whether it did."""

        def __init__(self, message: Message, names: Sequence[str], *, is_lost: bool) -> None:
            super().__init__()
            self.message = message
            self.names = names
            self.is_lost = is_lost

    class Looked(AppMessage):
        """The reminders were looked at."""

        def __init__(
            self, tick: Tick | None, missed: list[Ended], trouble: Problem | None = None
        ) -> None:
            super().__init__()
            self.tick = tick
            self.missed = missed
            self.trouble = trouble

    class Tried(AppMessage):
        """A reminder was sent to see whether it arrives."""

        def __init__(self, message: Message, told: Attempted) -> None:
            super().__init__()
            self.message = message
            self.told = told

    def __init__(self, detox: Detox, send: Send | None = None) -> None:
        super().__init__(detox)
        self._to_desktop = send or detox.to_desktop
        self._look: Worker[None] | None = None
        self._has_looked = False
        self._trouble: Problem | None = None
        self.is_scheduling = False
        """whether reminders with Detox closed are just being switched"""
        self.test_seen: bool | None = None
        """whether the person saw the notification that was sent to try it"""

    def screen_keys(self) -> dict[str, list[str]]:
        """The keys that go to each screen, by its name."""
        ways = [each for each in COMMANDS if each.id.startswith("screen.")]
        return {way.action.split("'")[1]: self.keys.of(way) for way in ways}

    def watch_reminders(self) -> None:
        """Look soon, and then every so often."""
        self.set_timer(FIRST_LOOK_SECONDS, self.look_at_reminders)
        self.set_interval(LOOK_SECONDS, self.look_at_reminders)

    def look_at_reminders(self) -> None:
        """Show what is due, in a thread; nothing while the look before this one is not over."""
        if self.detox.is_new or (self._look is not None and not self._look.is_finished):
            return
        is_first, self._has_looked = not self._has_looked, True
        if not is_first and self._is_asleep():
            return
        now = Detox(self.detox.clock, once=True)  # settings and records as they are now
        i18n.speak(self.detox.language, self.detox.region)
        self._look = self.run_worker(
            partial(self._look_at, now, tell_missed=is_first), thread=True, group="reminders"
        )

    def show_message(self, message: Message) -> Attempted:
        """Send one now and wait until it is known what became of it."""
        return self._to_desktop(message)

    def try_reminder(self, message: Message) -> None:
        """Send one now, in a thread, and say what became of it."""

        def sent() -> None:
            self.post_message(self.Tried(message, self._to_desktop(message)))

        self.run_worker(sent, thread=True, group="tried")

    def _is_asleep(self) -> bool:
        try:
            return self.detox.waking.is_asleep(self.detox.clock.now())
        except DataTrouble:  # the look says so
            return False

    def _look_at(self, detox: Detox, *, tell_missed: bool) -> None:
        """Runs in a thread, on services that nobody else uses."""
        try:
            tick = detox.remind(partial(self._send, detox))
            missed = list(tick.missed) if tick is not None else []
            missed = detox.reminders.unseen() if tell_missed else missed
            is_lost = tell_missed and detox.reminders.is_loss_unseen()
            loss = Problem(_LOST) if is_lost else None
            loss = tick.loss or loss if tick is not None else loss
        except DataTrouble as trouble:
            self.post_message(self.Looked(None, [], trouble.problem))
            return
        self.post_message(self.Looked(tick, missed, loss))

    def _send(self, detox: Detox, message: Message) -> Attempted:
        """Runs in a thread. What is lost on the desktop counts as shown once it is shown here,
        where people may be named.
        """
        if self._closing:
            return Here("failed", Problem(_CLOSING))
        told = self._to_desktop(message)
        if told.status == "shown":
            return told
        is_lost = told.status == "failed"
        names = next_names(detox) if message.is_of_people else []
        is_shown = self.post_message(self.Untold(message, names, is_lost=is_lost))
        return Here("shown", Problem(_SHOWN_HERE)) if is_lost and is_shown else told

    def on_reminding_app_untold(self, event: "RemindingApp.Untold") -> None:
        """Show it here."""
        self.show_here(event.message, event.names, is_lost=event.is_lost)

    def show_here(self, message: Message, names: Sequence[str] = (), *, is_lost: bool) -> None:
        """Show a reminder in the program, with names of people, and, where it would be lost,
        through the terminal, without.
        """
        if is_lost:
            self._tell_terminal(notice(message.title, message.body, os.environ))
        body = message.body or message.title
        title = message.title if message.body else ""
        body = "\n".join([body, *([perhaps(names)] if names else [])])
        self.notify(body, title=title, markup=False, timeout=TOAST_SECONDS)

    def _tell_terminal(self, text: str) -> None:
        """Write to the terminal as `App.bell` does, in whose way nothing else is painted."""
        if self._driver is not None and not (self.is_headless or self.is_web):
            self._driver.write(text)

    def on_reminding_app_looked(self, event: "RemindingApp.Looked") -> None:
        """Say what was missed; show what has changed."""
        if not self.screen_stack:  # it ends just now
            return
        if event.trouble is not None and event.trouble != self._trouble:
            self.warn(event.trouble, beside=True)
        self._trouble = event.trouble
        if event.missed and getattr(self.screen, "SCOPE", "") != REMINDERS:
            self._tell_missed(len(event.missed))
        if event.tick is not None and any(event.tick):
            self.renew_screens()

    def _tell_missed(self, count: int) -> None:
        text = ngettext(
            "%(count)d reminder was due while you were away. Press %(key)s to see it.",
            "%(count)d reminders were due while you were away. Press %(key)s to see them.",
            count,
        )
        said = text % {"count": count, "key": self.key_of("screen.reminders")}
        self.notify(said, markup=False, timeout=TOAST_SECONDS)

    def on_reminding_app_tried(self, event: "RemindingApp.Tried") -> None:
        """Say what became of it, and show it here where it was lost."""
        told = event.told
        self.clear_notifications()
        if told.status == "failed":
            self.warn(told.detail, beside=True)
            self.show_here(event.message, is_lost=True)
        else:
            self.notify(render(told.detail), markup=False, timeout=TOAST_SECONDS)


class InReminding(InCore):
    """The same of one that comes later than the dialogs: it has all that any screen can ask."""

    @property
    def core(self) -> RemindingApp:
        """The app, by its own type."""
        app = self.app
        assert isinstance(app, RemindingApp)
        return app
