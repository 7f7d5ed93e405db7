"""The plan backwards: from the deletion day and the facts of the platform to what comes before it.

Built-in steps are never stored: they follow from the day, so moving the day moves what is not done.
Only what the person did to a step is: done, skipped, moved, added, or put in another order.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.platform import Before, Bond, Facts

UNKNOWN_ARRIVAL_DAYS = 14
"""How long an archive is given to arrive where nothing is known: the worst known of the big ones.
"""
LETTER_DAYS = 30
"""A platform has one month to answer a request for erasure (GDPR, article 12.3)."""


class Kind(StrEnum):
    """What a step is about, in the order steps of one day are done."""

    CONTACTS = "contacts"
    ASK_ARCHIVE = "ask-archive"
    HANDOVER = "handover"
    SIGNINS = "signins"
    GOODBYE = "goodbye"
    CANCEL_PAID = "cancel-paid"
    FETCH_ARCHIVE = "fetch-archive"
    OWN = "own"
    DELETE = "delete"
    STAY_OUT = "stay-out"
    VERIFY = "verify"
    LETTER = "letter"


class Progress(StrEnum):
    """How far a step is."""

    TODO = "todo"
    DONE = "done"
    SKIPPED = "skipped"
    LEFT = "left"
    """Not done before the deletion was asked for; doing it now would undo the request."""


class StepMark(NamedTuple):
    """What the person did to a step; for one of their own, the step itself.

    `uid` is `ACCOUNT.KIND` for a built-in step. `due` moves its latest date, `order` its place.
    """

    uid: str
    account: str
    kind: Kind
    progress: Progress = Progress.TODO
    on: date | None = None
    reason: str = ""
    due: date | None = None
    title: str = ""
    order: int | None = None


class Step(NamedTuple):
    """One step of one account. `latest` is the last day that is early enough; `sensible` is it, or
    today where that has gone by."""

    uid: str
    account: str
    kind: Kind
    latest: date
    sensible: date
    progress: Progress = Progress.TODO
    on: date | None = None
    reason: str = ""
    title: str = ""
    is_moved: bool = False
    order: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.progress is Progress.TODO

    def is_late(self, today: date) -> bool:
        """Whether it is open and its latest day has gone by."""
        return self.is_open and self.latest < today


class Verdict(NamedTuple):
    """Whether a plan still fits before its day, and the first day that it would fit before."""

    fits: bool
    first_day: date


def uid_of(account: Account, kind: Kind) -> str:
    """The uid of a built-in step."""
    return f"{account.uid}.{kind}"


def plan_steps(
    account: Account, facts: Facts | None, marks: Iterable[StepMark], today: date
) -> list[Step]:
    """The steps of an account, by their latest day. None for one that is kept or has no day."""
    if account.day is None and account.requested_on is None:
        return []
    by_uid = {mark.uid: mark for mark in marks if mark.account == account.uid}
    dates = _latest(account, facts, by_uid)
    found = [_step(account, kind, day, by_uid, today) for kind, day in dates.items()]
    own = (mark for mark in by_uid.values() if mark.kind is Kind.OWN and mark.due is not None)
    found += [_own(mark, today) for mark in own]
    places = {kind: place for place, kind in enumerate(Kind)}
    return sorted(
        found, key=lambda s: (s.latest, places[s.kind] if s.order is None else s.order, s.uid)
    )


def next_step(steps: list[Step]) -> Step | None:
    """The first step still to be done."""
    return next((step for step in steps if step.is_open), None)


def verdict(account: Account, facts: Facts | None, steps: list[Step], today: date) -> Verdict:
    """Whether the archive can still arrive, and be fetched, before the deletion day."""
    progress = {step.kind: step for step in steps}
    ask, fetch = progress.get(Kind.ASK_ARCHIVE), progress.get(Kind.FETCH_ARCHIVE)
    if account.state is not State.LEAVING or account.day is None:
        return Verdict(fits=True, first_day=account.day or today)
    if ask is None or fetch is None or not fetch.is_open or ask.progress is Progress.SKIPPED:
        return Verdict(account.day >= today, max(account.day, today))
    asked = ask.on if ask.progress is Progress.DONE and ask.on else today
    first = max(asked + timedelta(days=arrival_days(facts)) + _DAY, today + _DAY)
    return Verdict(account.day >= first, max(first, account.day))


def arrival_days(facts: Facts | None) -> int:
    """Days an archive may take at worst, from asking for it."""
    known = facts.export_arrival_days if facts else None
    return known.value.worst if known else UNKNOWN_ARRIVAL_DAYS


def goes_with(facts: Facts | None, accounts: Iterable[Account]) -> Account | None:
    """The account whose deletion takes this one along, so that it needs none of its own."""
    bonds = (Bond.GOES_WITH, Bond.ONLY_WITH)
    others = {tie.value.other for tie in (facts.tied if facts else ()) if tie.value.bond in bonds}
    return next((other for other in accounts if other.platform in others), None)


def takes_along(facts: Facts | None, accounts: Iterable[Account]) -> list[Account]:
    """The accounts that go when this one is deleted."""
    ties = facts.tied if facts else ()
    others = {tie.value.other for tie in ties if tie.value.bond is Bond.TAKES_ALONG}
    return [other for other in accounts if other.platform in others]


_DAY = timedelta(days=1)
_BEFORE_DAY = {
    Kind.CONTACTS: 14,
    Kind.HANDOVER: 7,
    Kind.SIGNINS: 7,
    Kind.GOODBYE: 7,
    Kind.CANCEL_PAID: 3,
    Kind.FETCH_ARCHIVE: 1,
}
_BEFORE_REQUEST = frozenset({*_BEFORE_DAY, Kind.ASK_ARCHIVE})
_NEEDS = {
    Kind.HANDOVER: Before.HANDOVER,
    Kind.SIGNINS: Before.SIGNINS,
    Kind.CANCEL_PAID: Before.CANCEL_PAID,
}


def _latest(account: Account, facts: Facts | None, marks: dict[str, StepMark]) -> dict[Kind, date]:
    """The latest day of each built-in step that this account has."""
    day = account.requested_on or account.day
    assert day is not None
    needed = {fact.value for fact in facts.preconditions} if facts else set(Before)
    found = {
        kind: day - timedelta(days=before)
        for kind, before in _BEFORE_DAY.items()
        if kind not in _NEEDS or _NEEDS[kind] in needed
    }
    found[Kind.ASK_ARCHIVE] = day - timedelta(days=arrival_days(facts) + 2)
    found[Kind.FETCH_ARCHIVE] = _fetch(account, facts, marks, day)
    found[Kind.DELETE] = day
    no_return = _no_return(account, facts)
    if no_return is not None:
        found[Kind.STAY_OUT] = no_return
        found[Kind.VERIFY] = no_return + _DAY
        letter = marks.get(uid_of(account, Kind.LETTER))
        if letter is not None:
            found[Kind.LETTER] = letter.due or no_return + timedelta(days=LETTER_DAYS)
    return found


def _fetch(account: Account, facts: Facts | None, marks: dict[str, StepMark], day: date) -> date:
    """The day before deletion; once asked for, not after its link may have died."""
    latest = day - _DAY
    asked = marks.get(uid_of(account, Kind.ASK_ARCHIVE))
    link = facts.export_link_valid_days if facts else None
    if asked is None or asked.progress is not Progress.DONE or asked.on is None or link is None:
        return latest
    return min(latest, asked.on + timedelta(days=arrival_days(facts) + link.value))


def _no_return(account: Account, facts: Facts | None) -> date | None:
    """The irreversible day, known or foreseen; nothing where the grace period is not known."""
    if account.irreversible_on is not None:
        return account.irreversible_on
    days = facts.grace().days if facts else None
    if account.day is None or days is None:
        return None
    return account.day + timedelta(days=days)


def _step(
    account: Account, kind: Kind, latest: date, marks: dict[str, StepMark], today: date
) -> Step:
    uid = uid_of(account, kind)
    mark = marks.get(uid, StepMark(uid, account.uid, kind))
    mark = _from_life(account, kind, mark)
    moved = mark.due is not None and kind is not Kind.LETTER
    latest = mark.due if moved and mark.due is not None else latest
    return Step(
        uid, account.uid, kind, latest, max(latest, today), mark.progress, mark.on, mark.reason,
        "", moved, mark.order,
    )  # fmt: skip


def _from_life(account: Account, kind: Kind, mark: StepMark) -> StepMark:
    """Deleting, staying out and verifying are done when the account says so."""
    if kind is Kind.DELETE and account.requested_on is not None:
        return mark._replace(progress=Progress.DONE, on=account.requested_on)
    if kind in _BEFORE_REQUEST and account.requested_on is not None:
        return mark._replace(progress=Progress.LEFT) if mark.progress is Progress.TODO else mark
    if kind in (Kind.STAY_OUT, Kind.VERIFY) and account.gone_on is not None:
        return mark._replace(progress=Progress.DONE, on=account.gone_on)
    return mark


def _own(mark: StepMark, today: date) -> Step:
    assert mark.due is not None
    return Step(
        mark.uid, mark.account, Kind.OWN, mark.due, max(mark.due, today), mark.progress, mark.on,
        mark.reason, mark.title, False, mark.order,
    )  # fmt: skip
