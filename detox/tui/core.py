"""What every part of the terminal program stands on: the services, how things stand, and a word
to say.
"""

import os
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from rich.cells import cell_len
from textual import constants
from textual.app import App
from textual.content import Content
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback

from detox.bootstrap import Detox
from detox.config.fields import Value
from detox.config.keymap import HELP
from detox.config.themes import all_themes, stamp
from detox.config.usable import usable_theme
from detox.domain.account import Account
from detox.domain.problem import DataTrouble, Problem, ProblemError, Refused
from detox.domain.session import Session
from detox.domain.steps import StepKind
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.overview import Overview
from detox.tui.accident import AccidentApp
from detox.tui.browser import open_in_browser
from detox.tui.carrying import CarryingApp
from detox.tui.commands import COMMANDS
from detox.tui.dressing import Dressed
from detox.tui.keeping import KeepingApp
from detox.tui.keys import KEPT_HELP, Keys, leaves_text, shown
from detox.tui.mended import mend
from detox.tui.pictured import PicturedApp
from detox.tui.themes import COLOURLESS, SIXTEEN, for_textual, in_sixteen, wanted_theme
from detox.tui.wrapping import wrapped
from detox.wording.sessions import overfull_day

T = TypeVar("T")

SAID_SECONDS, UNDO_SECONDS = 4, 8
_BESIDE_WORDS = 4
"""cells on both sides of what is said"""


class CoreApp(PicturedApp, CarryingApp, AccidentApp, KeepingApp):
    """The app without its screens and commands. `detox` is made anew when the settings change."""

    def __init__(self, detox: Detox) -> None:
        mend()
        # without this, Textual turns colours to greys under NO_COLOR instead of sending none
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.detox = detox
        self.overview: Overview = detox.overview()
        self.keys = Keys(detox.settings.keys, detox.keyed())
        self.theme_titles: dict[str, str] = {}
        self.theme_problems: list[Problem] = []
        self.stamp, self.quick_stamp = detox.records.stamp(), detox.records.quick_stamp()
        self._has_done = False
        self._offered: Hashable = None
        self._begin_with(self._read_themes())

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Have something done once, after so many seconds. Textual leaves it undone for ever where
        the machine was too busy to begin to wait in time: a resize was lost so.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer

    def get_driver_class(self) -> type[Driver]:
        """What stands between us and the terminal."""
        if os.name != "posix" or constants.DRIVER is not None:
            return super().get_driver_class()
        from detox.tui.terminal.driver import TerminalDriver  # there is none elsewhere

        return TerminalDriver

    @property
    def has_few_colours(self) -> bool:
        """Whether the terminal has sixteen colours, or eight."""
        return self.console.color_system == "standard"

    def take_settings(self) -> None:
        """Use the person's theme and keys."""
        self.theme = self._read_themes()
        self.set_keymap(self.keys.for_screens())

    def look_for_themes(self) -> None:
        """Make those known that were put into the person's folder since."""
        if stamp(self.detox.paths.themes) != self._themes_stamp:
            self._read_themes()

    def _read_themes(self) -> str:
        """Make all themes known; the name of the one to use."""
        self._themes_stamp = stamp(self.detox.paths.themes)
        themes, problems = all_themes(self.detox.paths.themes)
        chosen, unusable = usable_theme(self.detox.settings.theme, themes)
        self.theme_problems = [*unusable, *problems]
        self.theme_titles = {name: each.title(self.detox.language) for name, each in themes.items()}
        for each in themes.values():
            self.register_theme(for_textual(each))
        wanted = wanted_theme(chosen)
        if self.has_few_colours and wanted != COLOURLESS and COLOURLESS in themes:
            self.register_theme(for_textual(in_sixteen(themes[COLOURLESS])))
            return SIXTEEN
        return wanted if wanted in themes else chosen

    def _begin_with(self, theme: str) -> None:
        """Have the theme before any style is read, which saves reading all of them twice."""
        known = self.available_themes[theme]
        if known.ansi:  # Textual has more to change for those
            self.theme = theme
            return
        self.set_reactive(App.theme, theme)
        self.set_class(known.dark, "-dark-mode", update=False)
        self.set_class(not known.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def look_again(self) -> None:
        """See how things stand now."""
        records = self.detox.records
        self.stamp, self.quick_stamp = records.stamp(), records.quick_stamp()
        self.overview = self.detox.overview()
        self.keys = Keys(self.detox.settings.keys, self.detox.keyed())
        if self.is_outdated:
            self._offered = None
            self.clear_notifications()

    def tell_troubles(self) -> None:
        """Say what is wrong with the records, each trouble once while it lasts: in `app.py`."""

    def if_whole(self, nothing: Content) -> Content:
        """What stands where nothing was found: `nothing`, or what is wrong with the records, since
        it may be in what can't be read.
        """
        troubles = self.detox.records.troubles()
        return Content("\n".join(map(render, troubles))) if troubles else nothing

    def renew_screens(self) -> None:
        """Show how things stand now, wherever they are shown: in `app.py`."""

    def settings_changed(self) -> None:
        """Start from the settings as they are now, wherever they show: in `app.py`."""

    def anew(self) -> Detox:
        """The same once more, with settings and records as they are now."""
        return Detox(self.detox.clock, patience=self.detox.patience)

    def changed(self) -> None:
        """Show what has just been changed."""
        self.look_again()
        self.renew_screens()

    def set_to(self, key: str, value: Value) -> None:
        """Write a setting and start from it; where that is refused, say why."""
        try:
            self.detox.records.change_setting(key, value)
        except (Refused, DataTrouble) as error:
            self.is_told(error)
            self.take_settings()
            return
        self.settings_changed()

    def think_over(self, accounts: Sequence[str] = ()) -> None:
        """Ask the questions, about these accounts, or all: in `opening.py`."""

    def open_from(self, account: Account, kind: StepKind) -> None:
        """Open what a step of an account is about: in `opening.py`."""

    def attempt(
        self, act: Callable[[], T], *, but: type[ProblemError] | tuple[()] = ()
    ) -> T | None:
        """Do something; where it is refused, say why and give nothing back. `but` is raised."""
        before = self.detox.records.step_stamp()
        try:
            done = act()
        except but:
            raise
        except (Refused, DataTrouble) as error:
            self.is_told(error)
            return None
        self._has_done = self.detox.records.step_stamp() != before
        try:
            self.changed()
        except DataTrouble as trouble:  # it is done, though it can't be shown
            self.warn(trouble.problem)
        return done

    def clear_notifications(self) -> None:
        """Take away what is said. Textual leaves what held it on the screen for ever."""
        super().clear_notifications()
        if self.screen_stack:
            self.screen.query("ToastHolder").remove()

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Say what was done, in one line above the keys, and with which key it is taken back; where
        nothing had to be done for it, there is nothing to take back.
        """
        self.clear_notifications()
        is_offered = can_undo and self._has_done and self.undoes
        self._offered = self.detox.records.step_stamp() if is_offered else None
        if self._offered is None:
            self.notify(text, markup=False, timeout=SAID_SECONDS)
            return
        key, undo = self.key_of("change.undo"), _("undo")
        width = self.size.width - _BESIDE_WORDS
        room = max(0, width - cell_len(f"{key} {undo}"))
        lines = wrapped(text, max(1, width)) or [""]
        gap = room - cell_len(lines[-1])
        apart = " " * gap if gap > 1 else "\n" + " " * room
        told = _unstyled("\n".join(lines))
        # The blank keeps a key that is a backslash off the bracket.
        said = f"{told}{apart}[bold $accent]{_unstyled(key)} [/]{undo}"
        self.notify(said, markup=True, timeout=UNDO_SECONDS)

    @property
    def undoes(self) -> bool:
        """Whether the keys that undo and redo hold on the screen in front."""
        return isinstance(self.screen, Dressed) and self.screen.UNDOES

    @property
    def is_outdated(self) -> bool:
        """Whether undoing was offered, and would take something else back by now."""
        return self._offered is not None and self.detox.records.step_stamp() != self._offered

    def withdraw(self) -> None:
        """Offer no undoing any more, where the keys mean something else now."""
        if self._offered is not None and not self.undoes:
            self._offered = None
            self.clear_notifications()

    def say_overfull(self, sessions: Sequence[Session]) -> None:
        """Say which days now hold more than a day has."""
        for day, minutes in self.detox.log.overfull(sessions):
            text = overfull_day(day, minutes, self.overview.today)
            self.notify(text, severity="warning", markup=False, timeout=8)

    def open_link(self, url: str) -> None:
        """Open an address in the person's own browser."""
        open_in_browser(url)

    def key_of(self, command: str) -> str:
        """The first key of a command, as a reader knows it."""
        return self.keys.shown(next(each for each in COMMANDS if each.id == command))

    def help_key(self, *, is_typed_in: bool) -> str:
        """The key that tells all keys; where text is typed, one that does nothing to it."""
        if not is_typed_in:
            return self.key_of(HELP)
        chosen = self.keys.keymap.get(HELP, "").split(",")
        return shown(next((key for key in chosen if key and leaves_text(key)), KEPT_HELP))

    def account_named(self, uid: str) -> str:
        """The name of an account; nothing for one that is not there."""
        return next((a.name for a in self.overview.accounts if a.uid == uid), "")

    def name_of(self, activity: str) -> str:
        """The name of an activity in the person's language."""
        found = {share.activity.key: share.activity for share in self.overview.shares}.get(activity)
        return found.named(self.detox.language) if found else self.detox.name_of(activity)


def _unstyled(text: str) -> str:
    """A text in which no bracket begins a style. Textual's own `escape` leaves some as they are,
    and then reads them as one.
    """
    return text.replace("[", "\\[")


class InCore(MessagePump):
    """A screen or a widget that asks the app it stands in."""

    @property
    def core(self) -> CoreApp:
        """The app, by its own type."""
        app = self.app
        assert isinstance(app, CoreApp)
        return app
