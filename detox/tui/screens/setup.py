"""The first run: a few short questions that can be left at any point, and asked only once."""

import os
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from detox.deeds import accounts
from detox.deeds.deed import On
from detox.domain.problem import DataTrouble, Refused, Unreadable
from detox.domain.usage import Measured
from detox.i18n import gettext as _
from detox.i18n import language, speak, wanted
from detox.services.measuring import Request
from detox.services.setup import Answers, Draft, offered_day
from detox.tui.asking import ask_field
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.dialog import Question
from detox.tui.endings import BREAK, OFFERED, OTHER
from detox.tui.measuring import confirmed, measure, suggested, tell_measured
from detox.tui.reminding import InReminding
from detox.tui.scheduling import ask_with_closed
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.box import Pair
from detox.tui.widgets.finder import Finder
from detox.tui.widgets.hours_question import HoursQuestion
from detox.tui.widgets.line import Line
from detox.tui.widgets.parts_list import PartsList
from detox.tui.widgets.steps import (
    NO,
    OWN_NAMES,
    ChoiceQuestion,
    DayQuestion,
    LanguageQuestion,
    NetworksQuestion,
    SetupQuestion,
    WhatNowQuestion,
)
from detox.tui.widgets.told import Told
from detox.tui.widgets.trail import Footing, Trail
from detox.wording.accounts import away_since, day_ahead
from detox.wording.figures import duration

LANGUAGE, NETWORKS, DAY, HOURS, NOW = range(5)


class SetupScreen(InReminding, Question[None]):
    """Asks, and writes everything as one step, once the last answer is given or it is left.

    A terminal that is closed, or a signal that ends the program, leaves it as well.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = MainScreen.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on"),
        Binding("tab", "on_or_divide"),
        Binding("down", "divide"),
        Binding("left,backspace,shift+tab", "go_back"),
        Binding("escape", "leave"),
        Binding("ctrl+t", "measure"),
    ]

    def __init__(self, draft: Draft | None) -> None:
        super().__init__()
        self._answers = draft.answers if draft is not None else Answers()
        self._place = max(LANGUAGE, min(draft.place, NOW)) if draft is not None else LANGUAGE
        self._is_noted = False

    def compose(self) -> ComposeResult:
        """Where one is, the question, the answers so far, and the keys."""
        yield Trail()
        with Horizontal(id="setup"):
            with ContentSwitcher():
                for number, step in enumerate(_STEPS):
                    made = step()
                    made.id = f"step-{number}"
                    yield made
            yield Told(id="so-far")
        yield Footing()

    def key_pairs(self) -> Sequence[Pair]:
        """Those of the question in front."""
        parts = self.query_one(PartsList)
        return [*self.query_one(Footing).pairs, *(parts.set_by if parts.has_focus else [])]

    def on_mount(self) -> None:
        """Ask the first question, or the one at which a first run was cut off."""
        self.query_one(Finder).ticked = {each.key: each for each in self._answers.networks}
        self._ask(self._place)

    def on_language_question_spoken(self, message: LanguageQuestion.Spoken) -> None:
        """Say everything in the other language."""
        settings = self.core.detox.settings
        speak(message.language, settings.region(message.language, os.environ))
        self._ask(self._place)

    def on_choice_question_chosen(self, _message: ChoiceQuestion.Chosen) -> None:
        """A letter or a click answers."""
        self.action_go_on()

    def on_day_question_begun(self, message: DayQuestion.Begun) -> None:
        """A digit opens the line for another day, and stands in it."""
        self._take_day(message.digit)
        form = self.core.screen
        form.call_after_refresh(lambda: form.query_one(Line).action_end())

    def on_hours_question_left(self, _message: HoursQuestion.Left) -> None:
        """Back from the line."""
        self.action_go_back()

    def on_input_submitted(self) -> None:
        """Enter on the line."""
        self.action_go_on()

    def on_finder_picked(self, _message: Finder.Picked) -> None:
        """Count what is ticked."""
        self._take_networks()
        self.query_one(NetworksQuestion).count()
        self._show_around()
        self._keep()

    def on_finder_looked(self) -> None:
        """Other keys hold while something is being found."""
        self._show_footing()

    def on_finder_unlisted(self, message: Finder.Unlisted) -> None:
        """Ask about a name that is in no list; a letter may have been meant for something else."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.query_one(Finder).take(message.network)

        question = _("Add “%(name)s” as a platform of your own?") % {"name": message.network.name}
        self.core.push_screen(ConfirmScreen(question, _("add it")), answered)

    def on_unmount(self) -> None:
        """What was decided is kept, though the program is being ended."""
        if self._answers.networks or self._answers.minutes:
            self._note()

    def on_trail_picked(self, message: Trail.Picked) -> None:
        """Back to a question that was asked already."""
        is_before = not self._is_noted and message.place < self._place
        if is_before and self._is_asked(message.place):
            self._ask(message.place)

    def action_go_on(self) -> None:
        """Take the answer and ask the next question."""
        if self._place == NETWORKS:
            self._take_networks()
        elif self._place == DAY:
            self._take_day()
            return
        elif self._place == HOURS:
            if not self._has_taken_hours():
                return
        elif self._place == NOW:
            self._take_reminders()
            return
        self._next()

    def action_divide(self) -> None:
        """Have the keys go to the rows that say how the hours divide."""
        if self._place == HOURS and self._has_taken_hours():
            self.query_one(HoursQuestion).go_to_parts()

    def action_on_or_divide(self) -> None:
        """To what comes next: the rows, where there are any, or the next question."""
        if self._place == HOURS and self.query_one(HoursQuestion).divides:
            self.action_divide()
        else:
            self.action_go_on()

    def action_go_back(self) -> None:
        """Ask the question before once more."""
        before = [place for place in range(self._place) if self._is_asked(place)]
        if self._place == HOURS and self.query_one(PartsList).has_focus:
            self.query_one(HoursQuestion).take_focus()
        elif before and not self._is_noted:
            self._ask(before[-1])

    def action_measure(self) -> None:
        """Measure what the networks take, for the line."""
        if self._place == HOURS:
            measure(self.core, Request(), self._fill_in)

    def action_leave(self) -> None:
        """Keep what was answered so far, and go to Today."""
        if self._place != NOW:
            self._take_networks()
            self._say_where_the_rest_is()
        self._note()
        self.dismiss(None)

    def _say_where_the_rest_is(self) -> None:
        """Keys have another meaning from here on."""
        app = self.core
        said = _("This is Today. For the rest: plan (%(plan)s), settings (%(settings)s).")
        keys = {"plan": "screen.accounts", "settings": "screen.settings"}
        app.say(said % {name: app.key_of(command) for name, command in keys.items()})

    def _next(self) -> None:
        after = [p for p in range(self._place + 1, len(_STEPS)) if self._is_asked(p)]
        self._ask(after[0])

    def _is_asked(self, place: int) -> bool:
        """A day is asked for where there is something to leave, or a break begins."""
        return place != DAY or bool(self._answers.left or self._answers.paused)

    def _keep(self) -> None:
        """Keep the answers so far, should the program be killed."""
        if not self._is_noted:
            self.core.detox.begun.keep(Draft(self._place, language(), self._answers))

    def _ask(self, place: int) -> None:
        self._place = place
        self._keep()
        if place == NOW:
            self.query_one(WhatNowQuestion).tell(self._first_keys())
        self.query_one(ContentSwitcher).current = f"step-{place}"
        step = self._step(place)
        step.show(self._answers, self._today)
        step.take_focus()
        self._show_around()

    def _show_around(self) -> None:
        self.query_one(Trail).show(self._place)
        self._show_footing()
        self.query_one("#so-far", Static).update(self._so_far())

    def _show_footing(self) -> None:
        is_finding = self._place == NETWORKS
        finding = self.query_one(Finder).finding_keys if is_finding else ()
        self.query_one(Footing).show(self._place, finding)

    def _take_networks(self) -> None:
        self._answers = self._answers._replace(networks=self.query_one(NetworksQuestion).networks)
        if not self._answers.left:
            self._answers = self._answers._replace(day=None)
        if not self._answers.left and not self._answers.paused:
            self._answers = self._answers._replace(since=None)

    def _take_day(self, typed: str = "") -> None:
        chosen, app, on = self.query_one(DayQuestion).selected, self.core, On(self.core.detox)
        day, since = self._answers.day, self._answers.since
        is_break = chosen == BREAK or not self._answers.left
        if chosen == OTHER and not is_break:
            stands = typed or (day.isoformat() if day else "")
            ask_field(app, accounts.DAY, on, self._leave_on, _("Which day?"), stands)
        elif chosen == BREAK and not self._answers.left:
            self._decide(None, since)
        elif is_break:
            begun = typed or (since.isoformat() if since else None)
            ask_field(app, accounts.ONLY_SINCE, on, self._pause_since, "", begun)
        else:
            self._decide(offered_day(self._today) if chosen == OFFERED else None, None)

    def _leave_on(self, day: date) -> None:
        self._decide(day, None)

    def _pause_since(self, since: date) -> None:
        self._decide(None, since)

    def _decide(self, day: date | None, since: date | None) -> None:
        self._answers = self._answers._replace(day=day, since=since)
        self._next()

    def _has_taken_hours(self) -> bool:
        """Take what is typed; whether it can be read."""
        step = self.query_one(HoursQuestion)
        minutes = step.minutes
        if isinstance(minutes, Unreadable):
            step.preview(insist=True)
            return False
        if step.is_readable:
            self._answers = self._answers._replace(minutes=minutes, parts=step.parts)
            self._keep()
        return step.is_readable

    def _take_reminders(self) -> None:
        if self.query_one(WhatNowQuestion).selected == NO:
            self.action_leave()
            return
        app = self.core
        self._note()

        def chosen() -> None:
            if not app.is_scheduling:
                self.action_leave()

        ask_with_closed(app, chosen)

    def _first_keys(self) -> list[tuple[str, str]]:
        """What to press first: a session, the plan, all keys."""
        app, spoken = self.core, language()
        activity = app.detox.activities.current()[0]
        said = _("logs half an hour of %(activity)s, on Today") % {
            "activity": activity.named(spoken)
        }
        return [
            (f"{activity.lettered(spoken)} 3 0 {_('Enter')}", said),
            (app.key_of("screen.accounts"), _("the plan: what to do, and by when")),
            (app.key_of("app.help"), _("all keys")),
        ]

    def _fill_in(self, measured: Measured, _request: Request) -> None:
        """Put what was measured on the line, and show how it came about."""
        networks = [network for network in self._answers.networks if network.platform]
        each = {network.key: suggested(measured, [network.platform]) for network in networks}

        def fill() -> None:
            if sum(each.values()):
                self.query_one(HoursQuestion).known = each
                self.query_one(HoursQuestion).fill(sum(each.values()))
            tell_measured(self.core, measured)

        confirmed(self.core, measured, fill)

    def _note(self) -> None:
        """Write everything, once; where that is refused, say why."""
        app = self.core
        if self._is_noted:
            return
        self._is_noted = True
        chosen = language()
        try:
            written = app.detox.plans.setup.note(self._answers, self._today)
            if chosen != wanted():
                app.detox.settings_file.write("language", chosen)
            elif not written:
                app.detox.settings_file.write("language", "auto")
        except (Refused, DataTrouble) as error:
            app.is_told(error)
        else:
            app.detox.begun.drop()

    def _so_far(self) -> Content:
        """The answers up to here, for screens with room."""
        answers, today = self._answers, self._today
        lines = [(_("Language"), OWN_NAMES[language()])]
        if answers.networks:
            lines.append((_("Accounts"), "\n".join(n.name for n in answers.networks)))
        if answers.day is not None:
            lines.append((_("Day"), day_ahead(answers.day, today)))
        if answers.since is not None:
            lines.append((_("Day"), away_since(answers.since, today)))
        if answers.minutes:
            lines.append((_("Hours"), duration(answers.minutes)))
        parts = [Content.assemble((title, "$text-muted"), "\n", text) for title, text in lines]
        return Content("\n\n").join(parts)

    def _step(self, place: int) -> SetupQuestion:
        return self.query_one(f"#step-{place}", SetupQuestion)

    @property
    def _today(self) -> date:
        return self.core.overview.today


_STEPS: tuple[type[SetupQuestion], ...] = (
    LanguageQuestion,
    NetworksQuestion,
    DayQuestion,
    HoursQuestion,
    WhatNowQuestion,
)
