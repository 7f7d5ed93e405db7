"""What can be done about one reminder, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import time

from textual.content import Content

from detox.deeds.deed import Filled, On
from detox.deeds.reminders import edit_anew, edit_of
from detox.domain.problem import N_, DataTrouble, Refused
from detox.domain.quiet import SNOOZES, snooze_until
from detox.domain.reminder import Reminder, ReminderKind
from detox.i18n import gettext as _
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.dialogs.reminder_form import reminder_form
from detox.tui.dialogs.text import TextScreen
from detox.tui.reminder_words import Board
from detox.tui.reminding import RemindingApp
from detox.wording.deliveries import nothing_yet
from detox.wording.figures import quoted
from detox.wording.reminders import moment_words, reminder_title

MOST_PAST = 200
_TITLES = (N_("in 10 minutes"), N_("in an hour"), N_("this evening"), N_("tomorrow morning"))
_LATER = tuple(zip(SNOOZES, _TITLES, strict=True))


class ReminderDeeds:
    """The questions about one reminder."""

    def __init__(self, app: RemindingApp, board: Board, reminder: Reminder) -> None:
        self._app = app
        self._board = board
        self._reminder = reminder
        self._reminders = app.detox.reminders
        self._name = quoted(reminder_title(reminder))

    def edit(self) -> None:
        """Ask how it should be."""
        uid = self._reminder.uid

        def said(filled: Filled | None) -> None:
            if filled is not None:
                self._app.attempt(lambda: self._reminders.edit(uid, edit_anew(filled)))

        self._app.push_screen(reminder_form(On(self._app.detox, self._reminder)), said)

    def switch(self) -> None:
        """On, or off."""
        is_on = not self._reminder.is_on
        done = self._app.attempt(lambda: self._reminders.switch(self._reminder.uid, is_on=is_on))
        if done is not None:
            text = _("%(reminder)s is on.") if is_on else _("%(reminder)s is off.")
            self._app.say(text % {"reminder": self._name}, can_undo=True)

    def snooze(self) -> None:
        """Ask when the latest one should come again."""
        try:
            self._reminders.check_snooze(self._reminder)
        except (Refused, DataTrouble) as error:
            self._app.is_told(error)
            return
        wall = self._board.now.replace(tzinfo=None)
        today = self._app.overview.today
        choices = [
            Choice(word, _(title)) for word, title in _LATER if snooze_until(word, wall, today)
        ]
        title = _("When should %(reminder)s come back?") % {"reminder": self._name}
        self._app.push_screen(ChoiceScreen(title, choices), self._snoozed)

    def try_out(self) -> None:
        """Send it now."""
        self._app.say(_("Sending it…"))
        self._app.try_reminder(self._board.sample(self._reminder))

    def remove(self) -> None:
        """Ask, then take it away, or bring back what it was."""
        uid = self._reminder.uid
        undo = _("You can undo this with %(key)s.") % {"key": self._app.key_of("change.undo")}

        def answered(yes: bool | None) -> None:
            if yes:
                self._app.attempt(lambda: self._reminders.remove(uid))

        if not self._reminder.is_built_in:
            question = _("Remove %(reminder)s?") % {"reminder": self._name}
            self._app.push_screen(ConfirmScreen(question, _("remove it"), undo), answered)
        elif self._reminder.is_changed:
            question = _("Reset %(reminder)s?") % {"reminder": self._name}
            self._app.push_screen(ConfirmScreen(question, _("reset it"), undo), answered)
        else:
            answered(True)  # which says why not

    def _snoozed(self, word: str | None) -> None:
        if word is None:
            return
        done = self._app.attempt(lambda: self._reminders.snooze(self._reminder.uid, word))
        if done is not None:
            clock = self._app.detox.clock
            now, day_start = clock.local(clock.now()), self._app.detox.rules.day_start
            moment = moment_words(clock.local(done[1]), now, day_start)
            parts = {"reminder": self._name, "moment": moment}
            self._app.say(_("%(reminder)s will be back %(moment)s.") % parts, can_undo=True)


def ask_new(app: RemindingApp, then: Callable[[str], None]) -> None:
    """Ask for a reminder of one's own, and go on with its uid."""
    now = app.detox.clock.now()
    blank = Reminder("", ReminderKind.OWN, time(9), first=app.detox.log.today(), changed=now)

    def said(filled: Filled | None) -> None:
        if filled is None:
            return
        added = app.attempt(lambda: app.detox.reminders.add(edit_of(filled)))
        if added is not None:
            then(added.uid)

    app.push_screen(reminder_form(On(app.detox, blank)), said)


def show_past(app: RemindingApp, board: Board) -> None:
    """Show what became of past ones, the newest first."""
    lines = [
        Content.assemble((moment, "$text-muted"), f"  {title}\n  ", (said, ""))
        for moment, title, said in board.past()[:MOST_PAST]
    ]
    text = Content("\n").join(lines) if lines else Content(nothing_yet())
    app.push_screen(TextScreen(_("Past reminders"), text))
