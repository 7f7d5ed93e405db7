"""The life of an account: what may happen to it now, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from detox.deeds import accounts as of_accounts
from detox.deeds import breaks, deletion
from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, On, is_offered
from detox.domain.account import Account, State
from detox.domain.typed.slips import TypedSlip
from detox.i18n import gettext as _
from detox.services.accounts import Accounts
from detox.services.setup import offered_day
from detox.tui.account_reading import show_facts, show_figures, show_history
from detox.tui.asking import ask_field
from detox.tui.core import CoreApp
from detox.tui.deeds import perform
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED
from detox.wording.accounts import KEPT_ON_PURPOSE, away_at_last, day_ahead, gone, in_full
from detox.wording.dates import day_and_month

KEEP, POSTPONE, HIDE, REQUEST = "keep", "postpone", "hide", "request"
CANCEL, CONFIRM, AWAY, PAUSE = "cancel", "confirm", "away", "pause"
RESUME, RETURN, RENAME, REMOVE = "resume", "return", "rename", "remove"
HISTORY, FIGURES, FACTS = "history", "figures", "facts"
THINK = "think"
_DEEDS = {
    OTHER: of_accounts.SET_DAY,
    REQUEST: deletion.REQUEST,
    POSTPONE: of_accounts.POSTPONE,
    KEEP: of_accounts.KEEP,
    UNDECIDED: of_accounts.RECONSIDER,
    BREAK: breaks.ONLY,
    HIDE: of_accounts.DEACTIVATE,
    CANCEL: deletion.CANCEL,
    CONFIRM: deletion.CONFIRM,
    AWAY: breaks.BEGIN,
    RESUME: breaks.RESUME,
    PAUSE: breaks.PAUSE,
    RETURN: breaks.END,
}


class AccountLife:
    """The questions about one account."""

    def __init__(self, app: CoreApp, account: Account) -> None:
        self._app = app
        self._account = account
        self._uid = account.uid
        self.on = On(app.detox, account, account.name)
        self._acts: dict[str, Callable[[], object]] = {
            **{key: partial(self._perform, deed) for key, deed in _DEEDS.items()},
            CONFIRM: lambda: perform(app, deletion.CONFIRM, self.on, self._tell_gone),
            OFFERED: lambda: self._leave_on(offered_day(app.overview.today)),
            RENAME: self._rename,
            REMOVE: self.remove,
            HISTORY: lambda: show_history(app, account),
            FIGURES: lambda: show_figures(app, account),
            FACTS: lambda: show_facts(app, account),
            THINK: lambda: app.think_over([account.uid]),
        }

    def ask(self) -> None:
        """Ask what happened, or what is decided; only what is possible is offered."""
        about = in_full(self._account, self._app.overview.today)
        screen = ChoiceScreen(self._account.name, choices(self.on), "", about)
        self._app.push_screen(screen, self.do)

    def do(self, key: str | None) -> None:
        """Do what was chosen."""
        if key is not None:
            self._acts[key]()

    def remove(self) -> None:
        """Take it off the list, once that is confirmed."""
        app, name = self._app, self._account.name

        def answered(yes: bool | None) -> None:
            if yes and app.attempt(lambda: self._accounts.remove(self._uid)):
                app.say(_("Removed: %(name)s.") % {"name": name})

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
                self._app.say(_("Logged: %(what)s. Everything else stays.") % {"what": what})

        self._ask(of_accounts.SLIP, note)

    def _tell_gone(self, account: Account) -> None:
        since = away_at_last(account, self._app.overview.today)
        self._app.say(" ".join(filter(None, (gone(account.name), since))))

    def _noted(self, slip: TypedSlip) -> object:
        return self._accounts.slip(self._uid, slip.minutes, None, slip.led_by, slip.word)

    def _leave_on(self, day: date) -> None:
        self._app.attempt(lambda: self._accounts.leave(self._uid, day))

    def _rename(self) -> None:
        def named(name: str) -> None:
            self._app.attempt(lambda: self._accounts.rename(self._uid, name))

        self._ask(of_accounts.NAME, named)

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


def choices(on: On) -> list[Choice]:
    """What may happen to an account now, the likeliest first."""
    account: Account = on.subject
    found = [choice for choice in _turns(account, on.today) if has(choice.key, on)]
    if account.state is State.UNDECIDED:
        found.append(Choice(THINK, _("think it over: the seven questions"), "O"))
    if account.breaks:
        found.append(Choice(FIGURES, _("the break in figures"), "f"))
    if account.platform:
        found.append(Choice(FACTS, _("what is known about the platform"), "i"))
    return [
        *found,
        Choice(HISTORY, _("its history"), "y"),
        Choice(RENAME, _("rename"), "r"),
        Choice(REMOVE, _("remove it from the list"), "x"),
    ]


def has(key: str, on: On) -> bool:
    """Whether a line of the menu makes sense now."""
    if key == OFFERED:
        return on.subject.state is not State.LEAVING and is_offered(_DEEDS[OTHER], on)
    return is_offered(_DEEDS[key], on)


def _turns(account: Account, today: date) -> list[Choice]:
    is_kept, is_left = account.state is State.KEEPING, account.state is State.LEAVING
    leaving = [
        Choice(OFFERED, day_ahead(offered_day(today), today), "o"),
        Choice(OTHER, _("move the day") if is_left else _("another day"), "a"),
    ]
    request = Choice(REQUEST, _("deletion requested"), "d")
    return [
        *([request, *leaving] if is_left else [*leaving, request]),
        Choice(POSTPONE, _("postpone it, with a reason"), "p"),
        Choice(KEEP, _("go on keeping it") if is_kept else _(KEPT_ON_PURPOSE), "k"),
        Choice(UNDECIDED, _("not decided yet"), "n"),
        Choice(BREAK, _("only a break"), "b"),
        Choice(HIDE, _("deactivated"), "h"),
        Choice(CONFIRM, _("checked: gone"), "g"),
        Choice(CANCEL, _("signing in cancelled the request"), "l"),
        Choice(AWAY, _("already away from it"), "w"),
        Choice(RESUME, _("resume the break"), "c"),
        Choice(PAUSE, _("pause the break"), "c"),
        Choice(RETURN, _("the break is over"), "v"),
    ]
