"""The life of an account: what may happen to it now, asked and noted over the screen in front."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from detox.deeds import accounts as asked
from detox.deeds import fields as f
from detox.deeds.deed import Field, On
from detox.domain.account import Account, State
from detox.domain.platform import NO_PHONE, Facts
from detox.domain.typed.grace import TypedGrace
from detox.domain.typed.slips import TypedSlip
from detox.i18n import gettext as _
from detox.i18n import language, render
from detox.services.accounts import Accounts
from detox.services.setup import offered_day
from detox.tui.account_reading import show_facts, show_figures, show_history
from detox.tui.asking import ask_field, ask_fields
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED
from detox.wording.accounts import day_ahead, in_full

KEEP, POSTPONE, HIDE, REQUEST = "keep", "postpone", "hide", "request"
CANCEL, CONFIRM, AWAY, PAUSE = "cancel", "confirm", "away", "pause"
RESUME, RETURN, RENAME, REMOVE = "resume", "return", "rename", "remove"
HISTORY, FIGURES, FACTS = "history", "figures", "facts"
TODAY, SHOWN = "today", "shown"


class AccountLife:
    """The questions about one account."""

    def __init__(self, app: CoreApp, account: Account) -> None:
        self._app = app
        self._account = account
        self._uid = account.uid
        self._acts: dict[str, Callable[[], object]] = {
            OFFERED: lambda: self._leave_on(offered_day(self._today)),
            OTHER: self.ask_day,
            UNDECIDED: lambda: self._do(lambda: self._accounts.reconsider(self._uid)),
            KEEP: self.keep,
            POSTPONE: self._postpone,
            BREAK: self._only_a_break,
            HIDE: lambda: self._dated(asked.HIDDEN_ON, self._accounts.deactivate),
            REQUEST: self.request,
            CANCEL: self.cancel,
            CONFIRM: self.confirm,
            AWAY: self._away,
            PAUSE: lambda: self._dated(asked.PAUSED_ON, self._accounts.pause_break),
            RESUME: lambda: self._dated(asked.RESUMED_ON, self._accounts.resume_break),
            RETURN: lambda: self._dated(asked.ENDED_ON, self._accounts.end_break),
            RENAME: self._rename,
            REMOVE: self.remove,
            HISTORY: lambda: show_history(app, account),
            FIGURES: lambda: show_figures(app, account),
            FACTS: lambda: show_facts(app, account),
        }

    def ask(self) -> None:
        """Ask what happened, or what is decided; only what is possible is offered."""
        about = in_full(self._account, self._today)
        screen = ChoiceScreen(self._account.name, choices(self._account, self._today), "", about)
        self._app.push_screen(screen, self._chosen)

    def ask_day(self) -> None:
        """Ask for the deletion day."""
        self._ask(asked.DAY, self._leave_on)

    def request(self) -> None:
        """Deletion was asked for: when, and what that means."""
        name = self._account.name
        grace = self._accounts.grace_days(self._account)
        offers = [
            Choice(TODAY, _("asked for today"), "t"),
            Choice(OTHER, _("asked for on another day"), "a"),
        ]
        if grace is not None:
            offers.append(Choice(SHOWN, _("the platform says another day of no return"), "n"))
        title = _("The deletion of “%(name)s”") % {"name": name}
        about = undoing(self._facts)
        self._app.push_screen(ChoiceScreen(title, offers, "", about), self._requested)

    def cancel(self) -> None:
        """A login, or a decision, undid the request."""

        def undo(said: Mapping[str, Any]) -> None:
            self._do(lambda: self._accounts.cancel_request(self._uid, said["on"], said["reason"]))

        self._ask_all((asked.UNDONE_ON, asked.HOW_UNDONE), undo)

    def confirm(self) -> None:
        """It was looked for, and is gone."""
        self._dated(asked.CONFIRMED_ON, self._accounts.confirm)

    def remove(self) -> None:
        """Take it off the list, once that is confirmed."""
        app, name = self._app, self._account.name

        def answered(yes: bool | None) -> None:
            if yes and app.attempt(lambda: self._accounts.remove(self._uid)):
                app.say(_("Removed: %(name)s.") % {"name": name})

        question = _("Take “%(name)s” off the list?") % {"name": name}
        why = _("Only this note of it goes; undo brings it back.")
        app.push_screen(ConfirmScreen(question, _("take it off"), why), answered)

    def slip(self) -> None:
        """Note time spent there; it changes totals, and nothing else."""

        def note(slip: TypedSlip) -> None:
            if self._app.attempt(lambda: self._noted(slip)):
                what = f.say_slip(slip, self._on)
                self._app.say(_("Noted: %(what)s. All else stays.") % {"what": what})

        self._ask(asked.SLIP, note)

    def _noted(self, slip: TypedSlip) -> object:
        return self._accounts.slip(self._uid, slip.minutes, None, slip.led_by, slip.word)

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self._acts[key]()

    def _requested(self, key: str | None) -> None:
        if key is None:
            return
        is_known = self._accounts.grace_days(self._account) is not None
        fields = [asked.REQUESTED_ON] * (key == OTHER)
        fields += [asked.NO_RETURN] * (key == SHOWN or not is_known)
        if fields:
            self._ask_all(fields, self._request)
        else:
            self._request({})

    def _request(self, said: Mapping[str, Any]) -> None:
        grace, on = said.get("no_return") or TypedGrace(None), said.get("on")
        self._do(lambda: self._accounts.request(self._uid, on, grace.days, grace.last))

    def _leave_on(self, day: date) -> None:
        self._do(lambda: self._accounts.leave(self._uid, day))

    def keep(self) -> None:
        """Keep it on purpose: what for, and when to think about it again."""

        def keep(said: Mapping[str, Any]) -> None:
            self._do(lambda: self._accounts.keep(self._uid, said["reason"], said["review"]))

        self._ask_all((asked.WHY_KEPT, asked.REVIEW), keep)

    def _postpone(self) -> None:
        def postpone(said: Mapping[str, Any]) -> None:
            self._do(lambda: self._accounts.postpone(self._uid, said["day"], said["reason"]))

        self._ask_all((asked.LATER_DAY, asked.WHY_LATER), postpone)

    def _only_a_break(self) -> None:
        self._dated(asked.ONLY_SINCE, self._accounts.only_break)

    def _away(self) -> None:
        self._dated(asked.AWAY_SINCE, self._accounts.begin_break)

    def _rename(self) -> None:
        def named(name: str) -> None:
            self._do(lambda: self._accounts.rename(self._uid, name))

        self._ask(asked.NAME, named)

    def _dated(self, field: Field, act: Callable[[str, date], object]) -> None:
        self._ask(field, lambda day: self._do(lambda: act(self._uid, day)))

    def _ask(self, field: Field, then: Callable[[Any], object]) -> None:
        ask_field(self._app, field, self._on, then)

    def _ask_all(
        self, fields: Sequence[Field], then: Callable[[Mapping[str, Any]], object]
    ) -> None:
        ask_fields(self._app, fields, self._on, then)

    def _do(self, act: Callable[[], object]) -> None:
        self._app.attempt(act)

    @property
    def _on(self) -> On:
        return On(self._app.detox, self._account, self._account.name)

    @property
    def _accounts(self) -> Accounts:
        return self._app.detox.accounts

    @property
    def _facts(self) -> Facts | None:
        platform = self._account.platform
        return self._app.detox.facts_of(platform) if platform else None

    @property
    def _today(self) -> date:
        return self._app.overview.today


def choices(account: Account, today: date) -> list[Choice]:
    """What may happen to it now, the likeliest first."""
    found = [*_turns(account, today), *_away_choices(account)]
    if account.breaks:
        found.append(Choice(FIGURES, _("the break in figures"), "f"))
    if account.platform:
        found.append(Choice(FACTS, _("what is known of the platform"), "i"))
    return [
        *found,
        Choice(HISTORY, _("its history"), "y"),
        Choice(RENAME, _("call it otherwise"), "r"),
        Choice(REMOVE, _("take it off the list"), "x"),
    ]


def _turns(account: Account, today: date) -> list[Choice]:
    if account.state is State.GONE:
        return []
    if account.state is State.REQUESTED:
        assert account.irreversible_on is not None
        if today >= account.irreversible_on:
            return [Choice(CONFIRM, _("looked for, and gone"), "g")]
        return [Choice(CANCEL, _("a login undid the request"), "l")]
    keep = _("keep it still") if account.state is State.KEEPING else _("keep it, on purpose")
    return [
        *(_of_the_day(account, today)),
        Choice(KEEP, keep, "k"),
        *([Choice(UNDECIDED, _("not decided yet"), "n")] * (account.state != State.UNDECIDED)),
        *([Choice(BREAK, _("only a break"), "b")] * (not account.is_on_break)),
        *([Choice(HIDE, _("deactivated"), "h")] * _can_hide(account)),
    ]


def _of_the_day(account: Account, today: date) -> list[Choice]:
    request = Choice(REQUEST, _("deletion is asked for"), "d")
    if account.state is State.LEAVING:
        return [
            request,
            Choice(OTHER, _("move the day"), "a"),
            Choice(POSTPONE, _("postpone it, with a reason"), "p"),
        ]
    offered = offered_day(today)
    leaving = [
        Choice(OFFERED, day_ahead(offered, today), "o"),
        Choice(OTHER, _("another day"), "a"),
    ]
    return [*leaving, request] if account.state is State.UNDECIDED else leaving


def _can_hide(account: Account) -> bool:
    return account.deactivated_on is None and account.state is not State.KEEPING


def _away_choices(account: Account) -> list[Choice]:
    if account.state is State.GONE:
        return []
    if not account.is_on_break:
        dated = account.state in (State.LEAVING, State.REQUESTED)
        return [Choice(AWAY, _("away from it already"), "w")] if dated else []
    turn = (
        Choice(RESUME, _("go on with the break"), "c")
        if account.breaks[-1].is_paused
        else Choice(PAUSE, _("pause the break"), "c")
    )
    return [turn, Choice(RETURN, _("the break is over"), "v")]


def undoing(facts: Facts | None) -> str:
    """What the platform says on coming back, and the one warning."""
    said = []
    if facts is not None:
        grace = facts.grace()
        said += [fact.words(language()) for fact in (facts.grace_kind, facts.login_cancels) if fact]
        if grace.login_undoes and not any(said):
            said.append(_("Signing in there may undo it."))
        said += facts.doubts(language(), "grace_days")
    return " ".join(part for part in [*said, render(NO_PHONE)] if part)
