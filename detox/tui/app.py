"""The terminal program: its screens, and the second that ticks."""

import gc
import os
from datetime import datetime
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widgets import Input

from detox.domain.problem import DataTrouble, Problem
from detox.domain.walls import day_of
from detox.i18n import LANGUAGES, speak
from detox.i18n import gettext as _
from detox.tui.commands import APP, AT_ALL_TIMES, TODAY, UNDOING, bindings, of_scopes
from detox.tui.dialogs.dialog import Question
from detox.tui.keys import shown
from detox.tui.picturing import PicturingApp
from detox.tui.reading_ahead import AHEAD_SECONDS, PAUSE_SECONDS, read_ahead
from detox.tui.screens.base import MainScreen
from detox.tui.screens.today import TodayScreen
from detox.tui.widgets.bars import TopBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from detox.tui.dialogs.palette import PaletteEntry
    from detox.tui.palette_sessions import Palette

TICK_SECONDS = 1
WORTH_TIDYING, HARDLY_ANY = 2_000, 100
"""objects that the collector of garbage counts; somebody who types makes hundreds a second"""

_OURS = {
    command.action.partition("(")[0]
    for command in of_scopes([APP])
    if command.id not in AT_ALL_TIMES
}


def _log_screen() -> MainScreen:
    from detox.tui.screens.log import LogScreen

    return LogScreen()


def _plan_screen() -> MainScreen:
    from detox.tui.screens.plan import PlanScreen

    return PlanScreen()


def _people_screen() -> MainScreen:
    from detox.tui.screens.people import PeopleScreen

    return PeopleScreen()


def _insights_screen() -> MainScreen:
    from detox.tui.screens.insights import InsightsScreen

    return InsightsScreen()


def _reminders_screen() -> MainScreen:
    from detox.tui.screens.reminders import RemindersScreen

    return RemindersScreen()


def _settings_screen() -> MainScreen:
    from detox.tui.screens.settings import SettingsScreen

    return SettingsScreen()


def _questions_screen() -> MainScreen:
    from detox.tui.screens.questions import SittingsScreen

    return SittingsScreen()


def _keep_all() -> None:
    """Never look for garbage among what the program is made of, seldom among what comes after."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)
    gc.enable()


class DetoxApp(PicturingApp):
    """Detox in the terminal."""

    TITLE = "Detox"
    CSS_PATH: ClassVar[Any] = [
        "styles/detox.tcss",
        "styles/setup.tcss",
        "styles/main.tcss",
        "styles/log.tcss",
        "styles/plan.tcss",
        "styles/insights.tcss",
        "styles/reminders.tcss",
        "styles/thinking.tcss",
        "styles/people.tcss",
        "styles/rescue.tcss",
        "styles/low.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(APP),
        Binding("ctrl+c", "help_quit", show=False, priority=True),
    ]
    # Today is always at the bottom, another one on top of it: modes hold the screen back for 50 ms.
    SCREENS: ClassVar[dict[str, Any]] = {
        "log": _log_screen,
        "plan": _plan_screen,
        "people": _people_screen,
        "insights": _insights_screen,
        "reminders": _reminders_screen,
        "settings": _settings_screen,
        "questions": _questions_screen,
    }
    COMMAND_PALETTE_BINDING = "ctrl+p"
    _palette: "Palette | None" = None

    def action_command_palette(self) -> None:
        """Find a command."""
        from detox.tui.palette_sessions import Palette

        if isinstance(self.screen, MainScreen):
            self._palette = self._palette or Palette()
            self.push_screen(self._palette.over(self, self.screen), self._chosen)

    async def _chosen(self, entry: "PaletteEntry | None") -> None:
        if entry is None:
            return
        if entry.id:
            self.detox.lately.note(entry.id)
        done = entry.run()
        if isawaitable(done):
            await done

    def get_default_screen(self) -> TodayScreen:
        """The screen to begin with."""
        return TodayScreen()

    def on_mount(self) -> None:
        """Take the person's theme and keys, and begin to tick."""
        self.set_keymap(self.keys.for_screens())
        self._ticks = self._made = 0
        self._told: list[Problem] = []
        self._before = TODAY
        self._unusable: list[Problem] = []
        self.set_interval(TICK_SECONDS, self._tick)
        self.watch_reminders()
        self.call_after_refresh(self._greet)

    def _greet(self) -> None:
        if not gc.isenabled():
            _keep_all()
        self._ahead = read_ahead(self.detox)
        self.set_timer(AHEAD_SECONDS, self._read_ahead)
        if self.detox.is_new and self._takes_files():
            from detox.tui.screens.setup import SetupScreen

            draft = self.detox.begun.read()
            if draft is not None and draft.language in LANGUAGES:
                speak(draft.language, self.detox.settings.region(draft.language, os.environ))
            self.push_screen(SetupScreen(draft), lambda _done: self.settings_changed())
            return
        self._tell_unusable()
        self.tell_troubles()

    def _takes_files(self) -> bool:
        """Whether answers can be kept; nobody is asked for any where that is said not to be so."""
        try:
            self.detox.care.check_places()
        except DataTrouble as trouble:
            return not self.is_told(trouble)
        return True

    def _tell_unusable(self) -> None:
        """Say what can't be used of the settings, each once while it lasts."""
        settings, keys = self.detox.setting_problems, self.keys.problems
        found = [*settings, *keys, *self.theme_problems]
        for problem in found:
            if problem not in self._unusable:
                self.warn(problem, beside=True)
        self._unusable = found

    def _read_ahead(self) -> None:
        if self.has_more_keys or next(self._ahead, None):
            self.set_timer(PAUSE_SECONDS, self._read_ahead)

    def tell_troubles(self) -> None:
        """Say what is wrong with the records, each trouble once while it lasts."""
        found = self.detox.records.troubles()
        for problem in found:
            if problem not in self._told:
                self.warn(problem, beside=True)
        self._told = found
        self.detox.tidy()

    def settings_changed(self) -> None:
        """Start from the settings as they are now, every screen included."""
        self.detox = self.anew()
        self.let_go_of_dialogs()
        self.look_again()
        self.take_settings()
        self.renew_screens()
        self._tell_unusable()

    def renew_screens(self) -> None:
        """Show how things stand now on the screen in front; others do when they come back."""
        front = next((s for s in reversed(self.screen_stack) if isinstance(s, MainScreen)), None)
        if front is not None:
            front.renew()
        if self.screen_stack and isinstance(self.screen, Question):
            self.screen.renew()

    def action_show(self, screen: str) -> None:
        """Bring a main screen to the front."""
        if not isinstance(self.screen, MainScreen) or screen == self.screen.SCOPE:
            return
        self._before = self.screen.SCOPE
        if screen == TODAY:
            self.pop_screen()
        elif self.screen.SCOPE == TODAY:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def action_show_before(self) -> None:
        """Go back to the main screen that was in front before this one."""
        self.action_show(self._before)

    def on_top_bar_picked(self, message: TopBar.Picked) -> None:
        """A screen was clicked."""
        self.action_show(message.screen)

    def action_show_help(self) -> None:
        """Show the keys in force."""
        from detox.tui.screens.help import help_on

        if isinstance(self.screen, MainScreen):
            self.push_screen(help_on(self, self.screen.SCOPE))

    def action_tell_keys(self) -> None:
        """Show the keys of the question in front."""
        from detox.tui.screens.help import help_in

        if isinstance(self.screen, Question):
            self.push_screen(help_in(self, self.screen))

    def action_help_quit(self) -> None:
        """Say how to leave, to somebody who pressed Ctrl C with nothing to copy."""
        chosen = self.focused.selected_text if isinstance(self.focused, Input) else ""
        if chosen or self.screen.get_selected_text():
            raise SkipAction
        words = {"key": self.key_of("app.quit"), "escape": shown("escape")}
        if isinstance(self.screen, MainScreen):
            self.say(_("Press %(key)s to quit Detox.") % words)
        else:
            self.say(_("Press %(escape)s to close this, then %(key)s to quit Detox.") % words)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: "DOMNode | None" = None,
        namespaces: "Mapping[str, DOMNode] | None" = None,
    ) -> bool:
        """Do it, or say what is missing for it: a key that help names always answers."""
        if isinstance(default_namespace, MainScreen) and isinstance(action, str):
            said = default_namespace.missing(action)
            if said:
                self.say(said)
                return True
        return await super().run_action(action, default_namespace, namespaces)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dialogs answer first: no command of the main screens while one is open."""
        dialog = bool(self.screen_stack) and not isinstance(self.screen, MainScreen)
        if dialog and action in {each.action for each in UNDOING}:
            return self.undoes
        return not (dialog and action in _OURS)

    def _tick(self) -> None:
        if not self.screen_stack:  # it is being closed
            return
        self._ticks += 1
        if self._ticks % 10 == 0:
            self.detox.clock.refresh_zone()
        now = self.detox.clock.local(self.detox.clock.now())
        try:
            if isinstance(self.screen, MainScreen) and self.detox.has_other_settings:
                self.settings_changed()
            is_changed = self._is_changed_elsewhere()
            if is_changed or self._is_another_day(now):
                self.changed()
            if is_changed or self._ticks % 10 == 0:  # a screen may have read what was not read yet
                self.tell_troubles()
        except DataTrouble as trouble:
            if trouble.problem not in self._told or self._ticks % 60 == 1:
                self.warn(trouble.problem, beside=True)
            self._told = [trouble.problem]
        self.keep_picture()
        if isinstance(self.screen, MainScreen):
            self.screen.pass_second()
        self._tidy()

    def _is_changed_elsewhere(self) -> bool:
        records = self.detox.records
        if records.quick_stamp() != self.quick_stamp:
            return True
        if self._ticks % 10:
            return False
        lacks = isinstance(self.screen, MainScreen) and self.screen.lacks
        return records.stamp() != self.stamp or lacks

    def _tidy(self) -> None:
        """Look for garbage while nobody waits: when hardly anything was made for a second."""
        before, self._made = self._made, gc.get_count()[0]
        if self._made > WORTH_TIDYING and self._made - before < HARDLY_ANY:
            gc.collect()

    def _is_another_day(self, now: datetime) -> bool:
        day = day_of(now, self.detox.rules.day_start)
        return day != self.overview.today or now.tzinfo != self.overview.now.tzinfo
