"""The timer, from any main screen; a forgotten one asks what to believe."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from detox.deeds.deed import On
from detox.deeds.timing import BEGAN, MINUTES
from detox.domain.problem import N_, Problem
from detox.domain.timer import Doubt, Timer
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.timing import DISCARD, KEEP, Decision, Forgotten, Stopped
from detox.tui.asking import ask_field
from detox.tui.commands import TODAY
from detox.tui.dialogs.ask import Choice, ChoiceScreen
from detox.tui.logging import LoggingApp
from detox.tui.themes import activity_style
from detox.wording.figures import duration
from detox.wording.sessions import brief
from detox.wording.timing import PAUSED, RESUMED, RUNNING, told

Decide = Callable[[Decision], None]


class TimingApp(LoggingApp):
    """What the app does with the timer."""

    def action_toggle_timer(self) -> None:
        """Start it for an activity, or stop it and note what it ran."""
        if self.detox.timing.current() is None:
            self.choose_activity(_("Start the timer for"), self._start)
        else:
            self._finish(
                lambda decision: self.detox.timing.stop(decision=decision), self.action_cancel_timer
            )

    def begin_activity(self, key: str) -> None:
        """Start the timer for an activity, or switch to it."""
        if self.detox.timing.current() is None:
            self._start(key)
        else:
            self._switch(key)

    def action_pause_timer(self) -> None:
        """Let it stand still, or go on."""
        timer = self.detox.timing.current()
        if timer is not None and timer.is_paused:
            self._tell(RESUMED, self.attempt(self.detox.timing.resume))
        else:
            self._tell(PAUSED, self.attempt(self.detox.timing.pause))

    def action_move_timer(self) -> None:
        """Ask when it really began."""
        timer = self.detox.timing.current()
        if timer is None:
            self.action_toggle_timer()
            return
        on, move = On(self.detox, timer), self.detox.timing.move_start

        def moved(began: datetime) -> None:
            self._tell(RUNNING, self.attempt(lambda: move(began)))

        ask_field(self, BEGAN, on, moved)

    def action_switch_timer(self) -> None:
        """Note what it ran, and start it for another activity."""
        if self.detox.timing.current() is None:
            self.action_toggle_timer()
            return

        self.choose_activity(_("Switch the timer to"), self._switch)

    def _switch(self, key: str) -> None:
        def stop(decision: Decision | None) -> Stopped:
            return self.detox.timing.switch(key, decision=decision)

        self._finish(stop, lambda: self._stop(stop, DISCARD))

    def action_cancel_timer(self) -> None:
        """Drop it."""
        if self.attempt(self.detox.timing.cancel) is not None:
            self._say_dropped()

    def _say_dropped(self) -> None:
        self.say(_("The timer was dropped; nothing was logged."), can_undo=True)

    def choose_activity(self, title: str, then: Callable[[str], None]) -> None:
        """Ask for an activity; the one used last is offered."""
        language, letter = self.detox.language, self.detox.activities.letters()
        choices = [
            Choice(a.key, a.named(language), letter(a), activity_style(a))
            for a in self.detox.activities.current()
        ]
        last = self.overview.sessions[-1].activity if self.overview.sessions else ""

        def chosen(key: str | None) -> None:
            if key:
                then(key)

        self.push_screen(ChoiceScreen(title, choices, last), chosen)

    def _start(self, key: str) -> None:
        self._tell(RUNNING, self.attempt(lambda: self.detox.timing.start(key)))

    def _tell(self, sentence: str, timer: Timer | None) -> None:
        """Say how the timer stands, where no line of the screen does."""
        if timer is not None and getattr(self.screen, "SCOPE", "") != TODAY:
            name, detox = self.name_of(timer.activity), self.detox
            self.say(told(sentence, timer, name, detox.clock, detox.rules.day_start))

    def _finish(
        self, stop: Callable[[Decision | None], Stopped], discard: Callable[[], None]
    ) -> None:
        try:
            self._stop(stop, None)
        except Forgotten as forgotten:
            self._ask_what_to_believe(forgotten, partial(self._stop, stop), discard)

    def _stop(self, stop: Callable[[Decision | None], Stopped], decision: Decision | None) -> None:
        stopped = self.attempt(lambda: stop(decision), but=Forgotten)
        if stopped is not None and decision == DISCARD:
            self._say_dropped()
        elif stopped is not None:
            self._say_stopped(stopped)

    def _say_stopped(self, stopped: Stopped) -> None:
        if not stopped.sessions:
            self.say(_("Less than half a minute: nothing was logged."))
        for session in stopped.sessions:
            what = brief(session, self.overview.today, self.name_of)
            self.say(_("Logged: %(what)s") % {"what": what}, can_undo=True)
        self.say_overfull(stopped.sessions)

    def _ask_what_to_believe(
        self, forgotten: Forgotten, decide: Decide, discard: Callable[[], None]
    ) -> None:
        whole = duration(forgotten.minutes)
        choices = [
            Choice("keep", _("keep all %(duration)s") % {"duration": whole}),
            Choice("cut", _("trim it to the real time")),
            Choice("split", _("split it: this much, the rest something else"), ";"),
            Choice("discard", _("drop it, log nothing"), "!"),
        ]
        if forgotten.doubt is Doubt.BACK:
            said = Choice("cut", _("say how long it was"))
            choices = [said, choices[-1]]

        def chosen(key: str | None) -> None:
            timer = self.detox.timing.current()
            if key and (timer is None or timer.seed != forgotten.timer.seed):
                self.warn(Problem(N_("That timer was stopped elsewhere meanwhile.")))
            elif key == "keep":
                decide(KEEP)
            elif key == "cut":
                self._ask_minutes(forgotten, lambda minutes: decide(Decision(minutes)))
            elif key == "split":
                self._ask_split(forgotten, decide)
            elif key == "discard":
                discard()

        title = _("Is that right?")
        self.push_screen(ChoiceScreen(title, choices, "cut", render(forgotten.problem)), chosen)

    def _ask_split(self, forgotten: Forgotten, decide: Decide) -> None:
        def then(minutes: int) -> None:
            self.choose_activity(_("The rest was for"), lambda key: decide(Decision(minutes, key)))

        self._ask_minutes(forgotten, then)

    def _ask_minutes(self, forgotten: Forgotten, then: Callable[[int], None]) -> None:
        activity = self.name_of(forgotten.timer.activity)
        title = _("How long was it really for %(activity)s?") % {"activity": activity}
        ask_field(self, MINUTES, On(self.detox), then, title)
