"""What a person can decide about an account, and what is asked for it."""

from datetime import date

from detox.deeds import fields as f
from detox.deeds.deed import Deed, Field, On, Option
from detox.deeds.nouns.account import ACCOUNT
from detox.deeds.offers import DAYS, REVIEWS
from detox.domain.account import Account, State
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.answers import NOTHING, Nothing, is_nothing
from detox.wording.plans import misfit

CHANGED = N_("Changed: %(account)s (%(uid)s).")
UNCHANGED = N_("Nothing to change: %(account)s (%(uid)s).")


ON_DAY = Option("--on", N_("the day it happened"), N_("DAY"))


def on_day(question: str) -> Field:
    """The day something happened, today where nothing else is said."""
    return Field(
        "on",
        N_("Day"),
        f.day_gone,
        f.say_day,
        (ON_DAY,),
        question,
        f.PAST_HINT,
        proposed=f.today_stands,
        offers=DAYS,
    )


def reason(question: str, hint: str, about: str) -> Field:
    """Why, in a few words or none."""
    option = Option("--reason", about, N_("TEXT"))
    return Field("reason", N_("Why"), f.words, f.say_words, (option,), question, hint)


def since_day(question: str) -> Field:
    """The day a break began, today where nothing else is said."""
    hint = N_("today, monday, 22 april")
    return Field(
        "on",
        N_("Day"),
        f.break_day,
        f.say_break,
        (ON_DAY,),
        question,
        hint,
        proposed=f.today_stands,
    )


def _its_day(on: On) -> str:
    day = on.subject.day if on.subject is not None else None
    return day.isoformat() if day else ""


def _day_or_none(text: str, on: On) -> date | Unreadable | None:
    return None if text.strip() and is_nothing(text) else f.day_to_come(text, on)


DAY = Field(
    "day", N_("Day"), f.day_to_come, f.say_coming, (),
    N_("Which day for “%(name)s”?"), f.COMING_HINT, _its_day,
)  # fmt: skip
ONLY_SINCE = since_day(N_("On a break since when?"))
NAME = Field(
    "name", N_("Name"), f.new_name, f.say_words, (), N_("Rename"), "",
    lambda on: on.subject.name,
)  # fmt: skip


def _review(text: str, on: On) -> date | Nothing | Unreadable | None:
    return NOTHING if is_nothing(text) else f.review_day(text, on)


def _review_stands(on: On) -> str:
    day = _review_ahead(on)
    return day.isoformat() if day else ""


def _review_ahead(on: On) -> date | None:
    """The day to think again of one that is kept, where it is still to come."""
    account: Account | None = on.subject
    if account is None or account.state is not State.KEEPING or account.review_has_come(on.today):
        return None
    return account.review_on


REVIEW = Field(
    "review", N_("Reconsider"), _review, lambda day, on: f.say_coming(day or None, on),
    (Option("--review", N_("when to think again: in 6 months"), N_("DAY")),),
    N_("When will you think about it again?"), N_("in 3 months, 1 march; or nothing"),
    _review_stands, offers=REVIEWS,
)  # fmt: skip
SLIP = Field(
    "slip", N_("Time"), f.slip, f.say_slip, (), N_("Slip: time spent on “%(name)s”"),
    N_("minutes; what led to it; a word: 20 bored on the train; enough"),
)  # fmt: skip


def _set(on: On) -> Account:
    accounts, day = on.house.accounts, on.values["day"]
    uid = on.subject.uid
    return accounts.reconsider(uid) if day is None else accounts.leave(uid, day)


def _keep(on: On) -> Account:
    """Keep it, for the reason and until the day that stand where none was asked for."""
    said, review = on.values["reason"], on.values["review"]
    why = on.subject.reason if said is None else said
    day = _review_ahead(on) if review is None else review or None
    return on.house.accounts.keep(on.subject.uid, why, day)


def does_not_fit(on: On) -> list[str]:
    """That the plan of an account does not fit before its day."""
    return plan_does_not_fit(on, on.subject.uid)


def plan_does_not_fit(on: On, account: str) -> list[str]:
    """The same, of an account by its uid."""
    said = misfit(on.house.outline.plan(account), on.today)
    return [said] if said else []


SET_DAY = Deed(
    "account.day", "set-day", N_("choose or move an account’s deletion day"), ACCOUNT,
    _set,
    (
        DAY._replace(
            read=_day_or_none,
            options=(Option("day", N_("the day it will be deleted; none removes it")),),
        ),
    ),
    CHANGED,
    (N_("accounts set-day instagram 2026-12-31"), N_("accounts set-day instagram none")),
    lambda on: on.subject.leave_on(on.today, on.today),
    aside=does_not_fit,
    unchanged=UNCHANGED,
    amends=True,
)  # fmt: skip
POSTPONE = Deed(
    "account.postpone", "postpone",
    N_("postpone an account’s day, keeping the old day and the reason"), ACCOUNT,
    lambda on: on.house.accounts.postpone(
        on.subject.uid, on.values["day"], on.values["reason"] or ""
    ),
    (
        DAY._replace(
            options=(Option("day", N_("the new day, after the old one")),),
            question=N_("Postpone until when?"),
            stands=None,
        ),
        reason(
            N_("A reason, if you like"), N_("a few words, or nothing"),
            N_("why; kept with the old day"),
        ),
    ),
    CHANGED,
    (N_('accounts postpone instagram "31 january" --reason "the archive is late"'),),
    lambda on: on.subject.postpone(date.max, on.today),
    aside=does_not_fit,
)  # fmt: skip
KEEP = Deed(
    "account.keep", "keep", N_("keep an account on purpose, with a reason and a day to think "
                               "again"),
    ACCOUNT,
    _keep,
    (
        reason(
            N_("What are you keeping it for?"),
            N_("a few words, or nothing"),
            N_("why you are keeping it"),
        )._replace(stands=lambda on: on.subject.reason if on.subject is not None else ""),
        REVIEW,
    ),
    CHANGED,
    (N_('accounts keep youtube --reason "my own films" --review "in 6 months"'),),
    lambda on: on.subject.keep(on.today),
    unchanged=UNCHANGED,
)  # fmt: skip
RECONSIDER = Deed(
    "account.reconsider", "reconsider", N_("set an account back to undecided"), ACCOUNT,
    lambda on: on.house.accounts.reconsider(on.subject.uid),
    (), CHANGED, (N_("accounts reconsider facebook"),),
    lambda on: on.subject.reconsider(on.today),
    lambda on: on.subject.state is not State.UNDECIDED,
    unchanged=UNCHANGED,
)  # fmt: skip
DEACTIVATE = Deed(
    "account.deactivate", "deactivate",
    N_("record that an account is hidden on the platform, which deletes nothing"), ACCOUNT,
    lambda on: on.house.accounts.deactivate(on.subject.uid, on.values["on"]),
    (on_day(N_("When was it deactivated?")),), CHANGED,
    (N_("accounts deactivate facebook --on yesterday"),),
    lambda on: on.subject.deactivate(on.today),
    lambda on: on.subject.deactivated_on is None,
    unchanged=UNCHANGED,
)  # fmt: skip
REMOVE = Deed(
    "account.remove", "remove", N_("remove an account from the list"), ACCOUNT,
    lambda on: on.house.accounts.remove(on.subject.uid),
    (), N_("Removed: %(name)s (%(uid)s)."), (N_("accounts remove instagram"),),
    aside=f.brought_back, takes_back=True,
)  # fmt: skip
DECISIONS = (SET_DAY, POSTPONE, KEEP, RECONSIDER, DEACTIVATE)
DEEDS = (*DECISIONS, REMOVE)
