"""The life of an account: what may happen to it now, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from detox.deeds import accounts
from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, On
from detox.domain.account import Account, State
from detox.domain.typed.slips import TypedSlip
from detox.i18n import gettext as _
from detox.i18n import sentence_of
from detox.services.accounts import Accounts
from detox.services.leaving import Plan
from detox.services.setup import offered_day
from detox.tui.account_choices import (
    DEEDS,
    FACTS,
    FIGURES,
    FIT,
    HISTORY,
    REMOVE,
    RENAME,
    SLIP,
    THINK,
    TIME,
    decisions,
    looks,
)
from detox.tui.account_reading import show_facts, show_figures, show_history
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.deeds import perform
from detox.tui.dialogs.ask import Choice, ConfirmScreen
from detox.tui.dialogs.menu import MenuScreen
from detox.tui.endings import OFFERED
from detox.tui.measuring import Baselines
from detox.wording.accounts import in_full, turned
from detox.wording.dates import close_day, day_and_month


class AccountLife:
    """The questions about one account."""

    def __init__(self, app: CoreApp, account: Account) -> None:
        self._app = app
        self._account = account
        self._uid = account.uid
        self.on = On(app.detox, account, account.name)
        self._acts: dict[str, Callable[[], object]] = {
            **{key: partial(self._perform, deed) for key, deed in DEEDS.items()},
            OFFERED: lambda: self._leave_on(offered_day(app.overview.today)),
            RENAME: self._rename,
            REMOVE: self.remove,
            HISTORY: lambda: show_history(app, account),
            FIGURES: lambda: show_figures(app, account),
            FACTS: lambda: show_facts(app, account),
            THINK: lambda: app.think_over([account.uid]),
            SLIP: self.slip,
            TIME: lambda: Baselines(app, account).ask(),
        }

    def ask(self, plan: Plan | None = None) -> None:
        """Ask what happened, or what is decided; only what is possible is offered. Its plan is
        looked up where it is not given.
        """
        about = in_full(self._account, self._app.overview.today)
        decided = [*decisions(self.on), *self._fitting(plan)]
        screen = MenuScreen(self._account.name, about, decided, looks(self.on))
        self._app.push_screen(screen, self.do)

    def _fitting(self, plan: Plan | None) -> list[Choice]:
        """The first day that fits, where its own does not."""
        if self._account.state is not State.LEAVING:
            return []
        verdict = (plan or self._app.detox.leaving.plan(self._uid)).verdict
        if verdict.fits:
            return []
        self._acts[FIT] = lambda: self.fit(verdict.first_day)
        day = close_day(verdict.first_day, self._app.overview.today)
        return [Choice(FIT, _("first day that fits: %(day)s") % {"day": day}, "f")]

    def do(self, key: str | None) -> None:
        """Do what was chosen."""
        if key is not None:
            self._acts[key]()

    def remove(self) -> None:
        """Take it off the list, once that is confirmed."""
        app, name = self._app, self._account.name

        def answered(yes: bool | None) -> None:
            if yes and app.attempt(lambda: self._accounts.remove(self._uid)):
                app.say(sentence_of(_("Removed: %(name)s."), {"name": name}), can_undo=True)

        question = _("Remove “%(name)s” from the list?") % {"name": name}
        why = _("Only this entry is removed; undo brings it back.")
        app.push_screen(ConfirmScreen(question, _("remove it"), why), answered)

    def fit(self, day: date) -> None:
        """Move its day to the first one that the plan fits before, once that is confirmed."""
        account = self._account
        ask_to_move(self._app, account.name, account.day, day, lambda: self._leave_on(day))

    def slip(self) -> None:
        """Note time spent there; it changes totals, and nothing else."""

        def note(slip: TypedSlip) -> None:
            if self._app.attempt(lambda: self._noted(slip)):
                what = f.say_slip(slip, self.on)
                said = _("Logged: %(what)s. Everything else stays.") % {"what": what}
                self._app.say(said, can_undo=True)

        self._ask(accounts.SLIP, note)

    def _noted(self, slip: TypedSlip) -> object:
        return self._accounts.slip(self._uid, slip.minutes, slip.day, slip.led_by, slip.word)

    def _leave_on(self, day: date) -> None:
        self._turn(lambda: self._accounts.leave(self._uid, day))

    def _turn(self, act: Callable[[], Account]) -> None:
        """Do something to it, and say what became of it."""
        turn = self._app.attempt(lambda: (self._accounts.find(self._uid), act()))
        if turn is not None:
            self._app.say(turned(*turn, self._app.overview.today), can_undo=True)

    def _rename(self) -> None:
        def named(name: str) -> None:
            self._turn(lambda: self._accounts.rename(self._uid, name))

        self._ask(accounts.NAME, named)

    def _perform(self, deed: Deed) -> None:
        perform(self._app, deed, self.on)

    def _ask(self, field: Field, then: Callable[[Any], object]) -> None:
        ask_field(self._app, field, self.on, then)

    @property
    def _accounts(self) -> Accounts:
        return self._app.detox.accounts


def ask_to_move(
    app: CoreApp, names: str, now: date | None, day: date, then: Callable[[], object]
) -> None:
    """Ask whether a deletion day moves to the first one that fits, and go on if it does."""
    today = app.overview.today
    question = _("Move the day of %(names)s?") % {"names": names}
    parts = {"from": day_and_month(now or day, today), "to": day_and_month(day, today)}
    about = _("From %(from)s to %(to)s, the first day that leaves time for every step.") % parts

    def answered(yes: bool | None) -> None:
        if yes:
            then()

    app.push_screen(ConfirmScreen(question, _("move it"), about), answered)
