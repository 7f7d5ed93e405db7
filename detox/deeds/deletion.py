"""The deletion of an account: asked for, undone, found to be over; and what is asked for it."""

from datetime import date, timedelta

from detox.deeds import fields as f
from detox.deeds.accounts import CHANGED, on_day, reason
from detox.deeds.deed import Deed, Field, On, Option, Way
from detox.deeds.nouns.account import ACCOUNT
from detox.domain.account import Account
from detox.domain.platform import NO_PHONE
from detox.domain.problem import N_, Refused, Unreadable
from detox.domain.steps import StepKind
from detox.domain.typed.grace import TypedGrace
from detox.i18n import gettext as _
from detox.i18n import render
from detox.wording.accounts import away_at_last
from detox.wording.dates import day_and_month
from detox.wording.plans import ties
from detox.wording.steps import step_how, step_why

_AFTER_IT = (StepKind.STAY_OUT, StepKind.VERIFY)
NO_RETURN = Field(
    "no_return", N_("Final on"), f.no_return, f.say_return,
    (
        Option(
            "--grace",
            N_("how many days the platform gives you to change your mind"),
            N_("DAYS"),
        ),
        Option(
            "--irreversible", N_("the day the platform says deletion is final"), N_("DAY"),
            f.last_day,
        ),
    ),
    N_("How long can “%(name)s” be brought back? The platform tells you."),
    N_("days, such as 30; or the day it becomes final"),
    needs=lambda on: on.house.accounts.grace_days(on.subject) is None,
    asked=False,
    missing=N_(
        "How long %(name)s lets you change your mind isn’t known: add --grace DAYS, or "
        "--irreversible DAY if the platform shows it."
    ),
)  # fmt: skip


def _requested(on: On) -> Account:
    grace = on.values["no_return"] or TypedGrace(None)
    return on.house.accounts.request(on.subject.uid, on.values["on"], grace.days, grace.last)


def _may_be_requested(on: On) -> Account:
    asked = on.values.get("on") or on.today
    after: Account = on.subject.request(asked, asked)
    return after


def _is_known(on: On) -> bool:
    return on.house.accounts.grace_days(on.subject) is not None


def _what_undoes_it(on: On) -> tuple[str, str]:
    """What is recorded, what the platform says on coming back, and the one warning."""
    account, language = on.subject, on.house.language
    facts = on.house.facts_of(account.platform) if account.platform else None
    said = [_("Record it here once you have asked for it there.")]
    grace = on.house.accounts.grace_days(account)
    if grace:
        last = day_and_month(on.today + timedelta(days=grace), on.today)
        said.append(_("Asked for today, it is final on %(day)s.") % {"day": last})
    if facts is not None:
        told = (facts.grace_kind, facts.login_cancels)
        ways = " ".join(filter(None, (fact.words(language) for fact in told if fact)))
        if ways:
            said.append(_("What can cancel it: %(ways)s") % {"ways": ways})
        elif facts.grace().login_undoes:
            said.append(_("Signing in there may undo it."))
        said += facts.doubts(language, "grace_days")
    text = " ".join(part for part in [*said, render(NO_PHONE)] if part)
    return _("Deletion of “%(name)s”") % {"name": account.name}, text


def _what_holds_now(on: On) -> list[str]:
    """What is said of logins, who goes along, and that no platform deletes by phone."""
    plan, language = on.house.leaving.plan(on.subject.uid), on.house.language
    coming = [step for step in plan.steps if step.is_to_do(plan.account, on.today)]
    step = next((step for step in coming if step.kind in _AFTER_IT), None)
    said = [] if step is None else [step_why(step, plan.facts, language)]
    if step is not None and step.kind is StepKind.VERIFY:
        said.append(step_how(step, plan.facts, language))
    return [*said, *ties(plan), render(NO_PHONE)]


def _how_sure_it_is(on: On) -> list[str]:
    facts = on.house.facts_of(on.subject.platform) if on.subject.platform else None
    grace = facts.grace() if facts else None
    is_sure = grace is None or grace.is_closed_at_once or (grace.confirmed and not grace.disputed)
    if is_sure or on.values["no_return"] is not None:
        return []
    return [
        _(
            "That day isn’t certain. If the platform shows a different one: “detox undo”, then "
            "the same command with --irreversible DAY."
        )
    ]


REQUEST = Deed(
    "account.request",
    "request",
    N_("record that you asked the platform to delete an account"),
    ACCOUNT,
    _requested,
    (on_day(N_("When did you ask for deletion?")), NO_RETURN),
    CHANGED,
    (
        N_("accounts request instagram"),
        N_("accounts request flickr --on yesterday --grace 30"),
        N_('accounts request tumblr --irreversible "30 january"'),
    ),
    _may_be_requested,
    ways=(
        Way("t", N_("requested today")),
        Way("d", N_("requested on another day"), ("on",)),
        Way("n", N_("the platform gives another final day"), ("no_return",), _is_known),
    ),
    explain=_what_undoes_it,
    also=_what_holds_now,
    aside=_how_sure_it_is,
)  # fmt: skip


def _may_be_cancelled(on: On) -> Account:
    """Once it is final, for the last day on which it could be."""
    account: Account = on.subject
    today = max(on.today, account.requested_on or on.today)
    last = account.last_way_back if account.is_final(today) else None
    return account.cancel_request(last or today)


def _day_of_way_back(text: str, on: On) -> date | Unreadable:
    """A day on which the request could be undone."""
    day = f.day_gone(text, on)
    if isinstance(day, Unreadable) or not on.subject.is_final(day):
        return day
    try:
        on.subject.cancel_request(day)
    except Refused as refused:
        return Unreadable(refused.problem)
    return day


def _is_over(on: On) -> bool:
    return bool(on.subject.is_final(on.today))


CANCELLED_ON = on_day(N_("When was the request undone?"))._replace(
    read=_day_of_way_back,
    proposed=lambda on: "" if _is_over(on) else f.today_stands(on),
    needs=_is_over,
    missing=N_(
        "The deletion of %(name)s is final by now: if the request was cancelled before, add --on "
        "DAY; otherwise “detox accounts confirm” records that it is gone."
    ),
)
CANCEL = Deed(
    "account.cancel", "cancel-request",
    N_("record that signing in, or a change of mind, cancelled the request"), ACCOUNT,
    lambda on: on.house.accounts.cancel_request(
        on.subject.uid, on.values["on"], on.values["reason"] or ""
    ),
    (
        CANCELLED_ON,
        reason(
            N_("What led to it, if you like"), N_("what led to it, if you like"),
            N_("what cancelled it, such as signing in"),
        ),
    ),
    CHANGED,
    (N_('accounts cancel-request instagram --reason "opened the app"'),),
    _may_be_cancelled,
    aside=lambda _on: [
        _("Nothing is erased; “detox accounts request” records the next request.")
    ],
    takes_back=True,
)  # fmt: skip
CONFIRM = Deed(
    "account.confirm", "confirm", N_("record that you checked, and an account is gone"), ACCOUNT,
    lambda on: on.house.accounts.confirm(on.subject.uid, on.values["on"]),
    (on_day(N_("The profile is gone and emails have stopped: when did you check?")),),
    N_("%(name)s is gone (%(uid)s)."), (N_("accounts confirm instagram"),),
    lambda on: on.subject.confirm(on.today),
    also=lambda on: list(filter(None, [away_at_last(on.subject, on.today)])),
)  # fmt: skip
DEEDS = (REQUEST, CANCEL, CONFIRM)
