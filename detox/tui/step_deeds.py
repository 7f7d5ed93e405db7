"""What can be done about one step, asked and noted over the screen in front."""

from collections.abc import Callable
from functools import partial

from detox.deeds import steps
from detox.deeds.deed import On
from detox.deeds.nouns.step import STEP
from detox.domain.problem import N_, Problem
from detox.domain.steps import Step, StepKind
from detox.i18n import gettext as _
from detox.i18n import language
from detox.services.leaving import Leaving, Plan
from detox.tui.account_choices import CANCEL, CONFIRM, REQUEST, decisions, has
from detox.tui.account_life import AccountLife
from detox.tui.core import CoreApp
from detox.tui.deeds import Line, ask_for, menu, perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.wording.steps import step_host, step_how, step_link, step_title, step_why

OPEN, LETTER = "o", "w"
OPENED = {
    StepKind.CHOOSE_PEOPLE: N_("choose from the archive"),
    StepKind.ASK_PEOPLE: N_("see whom to ask"),
    StepKind.SOURCES: N_("see the sources"),
    StepKind.GOODBYE: N_("write the goodbye, and copy it"),
}
"""steps that lead to a screen of their own"""
_OF_THE_ACCOUNT = {
    StepKind.DELETE: (REQUEST,),
    StepKind.STAY_OUT: (CANCEL,),
    StepKind.VERIFY: (CONFIRM, CANCEL),
}


class StepDeeds:
    """The questions about one step of a plan."""

    def __init__(self, app: CoreApp, plan: Plan, step: Step) -> None:
        self._app = app
        self._plan = plan
        self._step = step
        self._life = AccountLife(app, plan.account)
        self._on = On(app.detox, step)
        self._acts: dict[str, Callable[[], object]] = {
            OPEN: self.open_link,
            LETTER: self._letter,
            **{key: partial(self._life.do, key) for key in (REQUEST, CANCEL, CONFIRM)},
            **{kind: partial(app.open_from, plan.account, kind) for kind in OPENED},
        }

    def ask(self) -> None:
        """Ask what to do about it."""
        facts, said = self._plan.facts, language()
        why, how = step_why(self._step, facts, said), step_how(self._step, facts, said)
        title = step_title(self._step, self._plan.account)
        about = "\n".join(part for part in (how, why) if part)
        screen = ChoiceScreen(title[:1].upper() + title[1:], self.choices(), "", about)
        self._app.push_screen(screen, self.do)

    def done(self) -> None:
        """It is done, today; where the account says so, ask that."""
        if self._step.kind is StepKind.DELETE and has(REQUEST, self._life.on):
            self._life.do(REQUEST)
        elif self._step.kind is StepKind.VERIFY and has(CONFIRM, self._life.on):
            self._life.do(CONFIRM)
        else:
            ask_for(self._app, steps.DONE, self._on.given(on=None), ())

    def skip(self) -> None:
        """Ask why it is not needed."""
        perform(self._app, steps.SKIP, self._on)

    def move(self) -> None:
        """Ask for another latest day."""
        perform(self._app, steps.MOVE, self._on)

    def remove(self) -> None:
        """Take it out of the plan where it is one of the person's own."""
        if self._step.kind is StepKind.OWN:
            perform(self._app, steps.REMOVE, self._on)
        else:
            self._app.warn(Problem(N_("Only a step of your own can be removed; skip this one.")))

    def shift(self, places: int) -> None:
        """Put it before or after its neighbour of the same day."""
        row = [s.uid for s in self._plan.steps if s.latest == self._step.latest]
        place = row.index(self._step.uid) + places
        if 0 <= place < len(row):
            self._app.attempt(lambda: self._leaving.place(self._step.uid, place + 1))
        else:
            self._app.say(_("There is no other step that day; you can move it to another day."))

    def open_link(self) -> None:
        """Show where the link leads, and open it once that is confirmed."""
        facts = self._plan.facts
        link, host = step_link(self._step, facts), step_host(self._step, facts)
        if link is None or host is None:
            self._app.warn(Problem(N_("No link is known for this step.")))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._app.open_link(link)

        question = _("Open %(host)s in the browser?") % {"host": host}
        self._app.push_screen(ConfirmScreen(question, _("open it"), link), answered)

    def choices(self) -> list[Choice]:
        """What can be done about it now, the likeliest first."""
        found, place = [line.choice for line in self._menu()], 2
        if self._step.kind.is_the_accounts:
            of_it = self._of_the_account()
            found, place = [*of_it, *found], len(of_it)
        if self._step.kind in OPENED:
            found.insert(0, Choice(self._step.kind, _(OPENED[self._step.kind])))
        if step_link(self._step, self._plan.facts):
            host = step_host(self._step, self._plan.facts)
            found.insert(place, Choice(OPEN, _("open %(host)s") % {"host": host}, "o"))
        return found

    def do(self, key: str | None) -> None:
        """Do what was chosen."""
        if key in self._acts:
            self._acts[key]()
        elif key is not None:
            next(line for line in self._menu() if line.way.letter == key).do(self._app, self._on)

    def _menu(self) -> list[Line]:
        return menu(STEP, steps.DEEDS, self._on)

    def _of_the_account(self) -> list[Choice]:
        wanted = _OF_THE_ACCOUNT[self._step.kind]
        offered = decisions(self._life.on)
        found = [choice for choice in offered if choice.key in wanted]
        if has(CONFIRM, self._life.on) and self._step.kind is StepKind.VERIFY:
            found.insert(1, Choice(LETTER, _("it is still there: you sent a letter")))
        return found

    def _letter(self) -> None:
        account = self._plan.account
        if self._app.attempt(lambda: self._leaving.ask_by_letter(account.uid)) is not None:
            command = f"detox export letter {account.uid}"
            self._app.say(_("Recorded. “%(command)s” writes the letter.") % {"command": command})

    @property
    def _leaving(self) -> Leaving:
        return self._app.detox.leaving


def step_deeds(app: CoreApp, account: str, uid: str) -> StepDeeds:
    """What can be done about a step of an account, by the uids of both."""
    plan = app.detox.leaving.plan(account)
    return StepDeeds(app, plan, next(step for step in plan.steps if step.uid == uid))
