"""What can be done about one step, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import date
from typing import Any

from detox.deeds import steps as asked
from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Problem
from detox.domain.steps import Step, StepKind
from detox.i18n import gettext as _
from detox.i18n import language
from detox.services.leaving import Leaving, Plan
from detox.tui.account_life import AccountLife, choices
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.wording.steps import step_host, step_how, step_link, step_title, step_why

DONE, DONE_ON, SKIP, MOVE = "done", "done-on", "skip", "move"
OPEN, REOPEN, REMOVE, LETTER = "open", "reopen", "remove", "letter"
_OF_THE_ACCOUNT = {
    StepKind.DELETE: ("request",),
    StepKind.STAY_OUT: ("cancel",),
    StepKind.VERIFY: ("confirm",),
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
            DONE_ON: self._done_on,
            SKIP: self.skip,
            MOVE: self.move,
            OPEN: self.open_link,
            REOPEN: lambda: self._do(lambda: self._leaving.reopen(step.uid)),
            LETTER: self._letter,
            REMOVE: lambda: self._do(lambda: self._leaving.remove(step.uid)),
            "request": self._life.request,
            "cancel": self._life.cancel,
            "confirm": self._life.confirm,
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
        if self._step.kind is StepKind.DELETE and self._can("request"):
            self._life.request()
        elif self._step.kind is StepKind.VERIFY and self._can("confirm"):
            self._life.confirm()
        else:
            self._note_done(None)

    def skip(self) -> None:
        """Ask why it is not needed."""

        def because(reason: str) -> None:
            self._do(lambda: self._leaving.skip(self._step.uid, reason))

        self._ask(asked.REASON, because)

    def move(self) -> None:
        """Ask for another latest day."""

        def to(day: date) -> None:
            self._do(lambda: self._leaving.move(self._step.uid, day))

        self._ask(asked.DAY, to)

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
        offered = choices(self._plan.account, self._app.overview.today)
        found = [choice for choice in offered if choice.key in wanted]
        if self._step.kind is StepKind.VERIFY and found:
            found.append(Choice(LETTER, _("it is still there: a letter was sent"), "w"))
        return found

    def _can(self, key: str) -> bool:
        return any(choice.key == key for choice in self._of_the_account())

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self._acts[key]()

    def _letter(self) -> None:
        account = self._plan.account
        if self._app.attempt(lambda: self._leaving.ask_by_letter(account.uid)) is not None:
            command = f"detox export letter {account.uid}"
            self._app.say(_("Noted. “%(command)s” writes the letter.") % {"command": command})

    def _done_on(self) -> None:
        self._ask(asked.DONE_ON, self._note_done)

    def _ask(self, field: Field, then: Callable[[Any], object]) -> None:
        ask_field(self._app, field, On(self._app.detox, self._step), then)

    def _note_done(self, day: date | None) -> None:
        self._do(lambda: self._leaving.done(self._step.uid, day))

    def _do(self, act: Callable[[], object]) -> None:
        self._app.attempt(act)

    @property
    def _leaving(self) -> Leaving:
        return self._app.detox.leaving
