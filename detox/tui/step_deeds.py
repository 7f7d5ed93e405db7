"""What can be done about one step, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import date
from functools import partial

from detox.deeds import steps as asked
from detox.deeds.deed import Deed, On
from detox.domain.problem import N_, Problem
from detox.domain.steps import Step, StepKind
from detox.i18n import gettext as _
from detox.i18n import language
from detox.services.leaving import Leaving, Plan
from detox.tui.account_life import CANCEL, CONFIRM, REQUEST, AccountLife, choices, has
from detox.tui.core import CoreApp
from detox.tui.deeds import perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.wording.steps import step_host, step_how, step_link, step_title, step_why

DONE, DONE_ON, SKIP, MOVE = "done", "done-on", "skip", "move"
OPEN, REOPEN, REMOVE, LETTER = "open", "reopen", "remove", "letter"
_OF_THE_ACCOUNT = {
    StepKind.DELETE: (REQUEST,),
    StepKind.STAY_OUT: (CANCEL,),
    StepKind.VERIFY: (CONFIRM,),
}


class StepDeeds:
    """The questions about one step of a plan."""

    def __init__(self, app: CoreApp, plan: Plan, step: Step) -> None:
        self._app = app
        self._plan = plan
        self._step = step
        self._life = AccountLife(app, plan.account)
        self._acts: dict[str, Callable[[], object]] = {
            DONE: self.done,
            DONE_ON: lambda: self._perform(asked.DONE),
            SKIP: self.skip,
            MOVE: self.move,
            OPEN: self.open_link,
            REOPEN: lambda: self._do(lambda: self._leaving.reopen(step.uid)),
            LETTER: self._letter,
            REMOVE: lambda: self._do(lambda: self._leaving.remove(step.uid)),
            **{key: partial(self._life.do, key) for key in (REQUEST, CANCEL, CONFIRM)},
        }

    def ask(self) -> None:
        """Ask what to do about it."""
        facts, said = self._plan.facts, language()
        why, how = step_why(self._step, facts, said), step_how(self._step, facts, said)
        title = step_title(self._step, self._plan.account)
        about = "\n".join(part for part in (how, why) if part)
        screen = ChoiceScreen(title[:1].upper() + title[1:], self._choices(), "", about)
        self._app.push_screen(screen, self._chosen)

    def done(self) -> None:
        """It is done, today; where the account says so, ask that."""
        if self._step.kind is StepKind.DELETE and has(REQUEST, self._life.on):
            self._life.do(REQUEST)
        elif self._step.kind is StepKind.VERIFY and has(CONFIRM, self._life.on):
            self._life.do(CONFIRM)
        else:
            self._note_done(None)

    def skip(self) -> None:
        """Ask why it is not needed."""
        self._perform(asked.SKIP)

    def move(self) -> None:
        """Ask for another latest day."""
        self._perform(asked.MOVE)

    def shift(self, places: int) -> None:
        """Put it before or after its neighbour of the same day."""
        row = [s.uid for s in self._plan.steps if s.latest == self._step.latest]
        place = row.index(self._step.uid) + places
        if 0 <= place < len(row):
            self._do(lambda: self._leaving.place(self._step.uid, place + 1))
        else:
            self._app.say(_("No other step of that day is there; another day can be given to it."))

    def open_link(self) -> None:
        """Show where the link leads, and open it once that is confirmed."""
        facts = self._plan.facts
        link, host = step_link(self._step, facts), step_host(self._step, facts)
        if link is None or host is None:
            self._app.warn(Problem(N_("No address is known for this step.")))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._app.open_link(link)

        question = _("Open %(host)s in the browser?") % {"host": host}
        self._app.push_screen(ConfirmScreen(question, _("open it"), link), answered)

    def _choices(self) -> list[Choice]:
        step = self._step
        found = self._of_the_account() if step.kind in _OF_THE_ACCOUNT else self._of_its_own()
        if step_link(step, self._plan.facts):
            host = step_host(step, self._plan.facts)
            found.insert(2, Choice(OPEN, _("open %(host)s") % {"host": host}, "o"))
        if step.is_open and step.kind not in (StepKind.DELETE, StepKind.STAY_OUT):
            found.append(Choice(MOVE, _("by another day"), "m"))
        if step.kind is StepKind.OWN:
            found.append(Choice(REMOVE, _("take it off the plan"), "x"))
        return found

    def _of_its_own(self) -> list[Choice]:
        if not self._step.is_open:
            return [Choice(REOPEN, _("still to be done"), "t")]
        return [
            Choice(DONE, _("done today"), "d"),
            Choice(DONE_ON, _("done on another day"), "a"),
            Choice(SKIP, _("skip it, with a reason"), "s"),
        ]

    def _of_the_account(self) -> list[Choice]:
        wanted = _OF_THE_ACCOUNT[self._step.kind]
        offered = choices(self._life.on)
        found = [choice for choice in offered if choice.key in wanted]
        if self._step.kind is StepKind.VERIFY and found:
            found.append(Choice(LETTER, _("it is still there: a letter was sent"), "w"))
        return found

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self._acts[key]()

    def _letter(self) -> None:
        account = self._plan.account
        if self._app.attempt(lambda: self._leaving.ask_by_letter(account.uid)) is not None:
            command = f"detox export letter {account.uid}"
            self._app.say(_("Noted. “%(command)s” writes the letter.") % {"command": command})

    def _perform(self, deed: Deed) -> None:
        perform(self._app, deed, On(self._app.detox, self._step))

    def _note_done(self, day: date | None) -> None:
        self._do(lambda: self._leaving.done(self._step.uid, day))

    def _do(self, act: Callable[[], object]) -> None:
        self._app.attempt(act)

    @property
    def _leaving(self) -> Leaving:
        return self._app.detox.leaving
