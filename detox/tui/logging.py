"""Logging, undoing and redoing, from any main screen."""

from detox.domain.typed.entry import Entry
from detox.i18n import gettext as _
from detox.services.ports import SET, Commit
from detox.tui.core import CoreApp
from detox.tui.dialogs.lines import LinesScreen, Reading
from detox.tui.entry_reading import read_line
from detox.wording.deeds import deed
from detox.wording.figures import duration, session_count
from detox.wording.sessions import whole


class LoggingApp(CoreApp):
    """What the app does with sessions."""

    def action_log_session(self) -> None:
        """Ask for a log line."""
        hint = _("45m writing column draft +newsletter yesterday")
        self._ask_entry(_("Log time won back"), "", hint)

    def action_log_activity(self, key: str) -> None:
        """Ask how long, for an activity that is known."""
        name = self.name_of(key)
        hint = _("minutes, such as 45 or 1h30; a note may follow")
        self._ask_entry(name[:1].upper() + name[1:], f"{key} ", hint)

    def _ask_entry(self, title: str, before: str, hint: str) -> None:
        def read(text: str) -> Reading[Entry]:
            return read_line(self, text, before)

        lines: LinesScreen[Entry] = LinesScreen(title, read, [""], hint)
        self.push_screen(lines, self._note)

    def _note(self, entries: list[Entry] | None) -> None:
        if not entries:
            return
        sessions = self.attempt(lambda: self.detox.log.log_entries(entries))
        if sessions is not None:
            today, zone_of = self.overview.today, self.detox.clock.zone
            what = whole(sessions[0], today, self.name_of, zone_of)
            if len(sessions) > 1:
                minutes = sum(session.minutes for session in sessions)
                what = f"{session_count(len(sessions))}, {duration(minutes)}"
            self.say(_("Logged: %(what)s") % {"what": what}, can_undo=True)
            self.say_overfull(sessions)

    def action_undo(self) -> None:
        """Take the last change back: the one that was said, where one still is."""
        if self.is_outdated and self.screen.query("Toast"):
            self.changed()
            key = self.key_of("change.undo")
            said = _("Something else has changed since; %(key)s undoes that.")
            self.say(said % {"key": key})
            return
        step = self.attempt(self.detox.records.undo)
        if step is not None:
            what = self._turned(step, undone=True)  # first: it may be in another language now
            self.say(_("Undone: %(what)s") % {"what": what})

    def action_redo(self) -> None:
        """Do the last undone change again."""
        step = self.attempt(self.detox.records.redo)
        if step is not None:
            what = self._turned(step, undone=False)
            self.say(_("Redone: %(what)s") % {"what": what}, can_undo=True)

    def _turned(self, step: Commit, *, undone: bool) -> str:
        """What a step was that was just undone or redone, once its setting is in force."""
        if step.deed == SET:
            self.settings_changed()
        today, name_of, whose = self.overview.today, self.name_of, self.account_named
        return deed(step, today, name_of, whose, undone=undone)
