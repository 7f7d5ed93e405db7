"""The life of an account: what may happen to it now, asked and noted over the screen in front."""

from collections.abc import Callable
from datetime import date

from detox.domain.account import Account, State
from detox.domain.platform import NO_PHONE, Facts
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import read_name
from detox.domain.typed.grace import TypedGrace
from detox.i18n import gettext as _
from detox.i18n import language, render
from detox.services.accounts import Accounts
from detox.services.setup import offered_day
from detox.tui import questions as q
from detox.tui.account_reading import show_facts, show_figures, show_history
from detox.tui.core import CoreApp
from detox.tui.dialogs.ask import Choice, ChoiceScreen, ConfirmScreen, ask_line
from detox.tui.endings import BREAK, OFFERED, OTHER, UNDECIDED, ask_break, ask_day, in_words
from detox.wording.accounts import in_full

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
            HIDE: lambda: self._dated(_("Deactivated when?"), self._accounts.deactivate),
            REQUEST: self.request,
            CANCEL: self.cancel,
            CONFIRM: self.confirm,
            AWAY: self._away,
            PAUSE: lambda: self._dated(_("Paused since when?"), self._accounts.pause_break),
            RESUME: lambda: self._dated(_("Going on since when?"), self._accounts.resume_break),
            RETURN: lambda: self._dated(_("The break ended when?"), self._accounts.end_break),
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
        title = _("Which day for “%(name)s”?") % {"name": self._account.name}
        ask_day(self._app, title, self._leave_on, self._account.day)

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

        def when(day: date) -> None:
            hint = _("what led to it, or nothing")
            q.ask_words(self._app, _("How did it come?"), lambda why: undo(day, why), hint)

        def undo(day: date, reason: str) -> None:
            self._do(lambda: self._accounts.cancel_request(self._uid, day, reason))

        q.ask_past(self._app, _("The request was undone when?"), when)

    def confirm(self) -> None:
        """It was looked for, and is gone."""
        title = _("The profile answers no more, and mails have stopped: looked when?")
        self._dated(title, self._accounts.confirm)

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

        def note(slip: q.TypedSlip) -> None:
            if self._app.attempt(lambda: self._noted(slip)):
                self._app.say(_("Noted: %(what)s. All else stays.") % {"what": q.slip_words(slip)})

        title = _("Time spent on “%(name)s”") % {"name": self._account.name}
        hint = _("minutes; what led to it; a word: 20 bored on the train; enough")
        ask_line(self._app, title, q.read_slip, q.slip_words, note, "", hint)

    def _noted(self, slip: q.TypedSlip) -> object:
        return self._accounts.slip(self._uid, slip.minutes, None, slip.led_by, slip.word)

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self._acts[key]()

    def _requested(self, key: str | None) -> None:
        if key == TODAY:
            self._request_on(self._today)
        elif key == OTHER:
            q.ask_past(self._app, _("Deletion was asked for when?"), self._request_on)
        elif key == SHOWN:
            self._ask_return(self._today)

    def _request_on(self, day: date) -> None:
        if self._accounts.grace_days(self._account) is None:
            self._ask_return(day)
        else:
            self._do(lambda: self._accounts.request(self._uid, day))

    def _ask_return(self, day: date) -> None:
        def said(typed: TypedGrace) -> None:
            self._do(lambda: self._accounts.request(self._uid, day, typed.days, typed.last))

        q.ask_grace(self._app, self._account.name, day, said)

    def _leave_on(self, day: date) -> None:
        self._do(lambda: self._accounts.leave(self._uid, day))

    def keep(self) -> None:
        """Keep it on purpose: what for, and when to think about it again."""

        def because(reason: str) -> None:
            title = _("When to think about it again?")
            q.ask_review(self._app, title, lambda day: keep(reason, day))

        def keep(reason: str, review_on: date | None) -> None:
            self._do(lambda: self._accounts.keep(self._uid, reason, review_on))

        hint = _("a reason, or nothing")
        q.ask_words(self._app, _("What is it kept for?"), because, hint)

    def _postpone(self) -> None:
        def to(day: date) -> None:
            title = _("What makes it later?")
            q.ask_words(self._app, title, lambda why: postpone(day, why), _("a reason, or nothing"))

        def postpone(day: date, reason: str) -> None:
            self._do(lambda: self._accounts.postpone(self._uid, day, reason))

        q.ask_coming(self._app, _("Postponed to when?"), to)

    def _only_a_break(self) -> None:
        def since(day: date) -> None:
            before = self._account
            after = before.reconsider(self._today).begin_break(day)
            self._do(lambda: self._accounts.change(before, after, "account.break"))

        ask_break(self._app, _("A break since when?"), since)

    def _away(self) -> None:
        def since(day: date) -> None:
            self._do(lambda: self._accounts.begin_break(self._uid, day))

        ask_break(self._app, _("Away since when?"), since)

    def _rename(self) -> None:
        def read(text: str) -> str | Unreadable:
            name = read_name(text)
            if isinstance(name, Unreadable) or not is_known(self._app, name, self._uid):
                return name
            return Unreadable(known_already(name))

        def named(name: str) -> None:
            after = self._account._replace(name=name)
            self._do(lambda: self._accounts.change(self._account, after))

        title = _("Call it otherwise")
        ask_line(self._app, title, read, lambda name: f"“{name}”", named, self._account.name)

    def _dated(self, title: str, act: Callable[[str, date], object]) -> None:
        q.ask_past(self._app, title, lambda day: self._do(lambda: act(self._uid, day)))

    def _do(self, act: Callable[[], object]) -> None:
        self._app.attempt(act)

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
        Choice(OFFERED, in_words(offered, today), "o"),
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


def is_known(app: CoreApp, name: str, but: str = "") -> bool:
    """Whether another account goes by that name."""
    known = app.overview.accounts
    return any(a.name.casefold() == name.casefold() and a.uid != but for a in known)


def known_already(name: str) -> Problem:
    """That a name is taken."""
    return Problem(N_("There is an account called “%(name)s” already."), {"name": name})
