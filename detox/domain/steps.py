"""The plan backwards: from the deletion day and the facts of the platform to what comes before it.

Built-in steps are never stored: they follow from the day, so moving the day moves what is not done.
Only what the person did to a step is: done, skipped, moved, added, or put in another order.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.days import ONE_DAY
from detox.domain.platform import Before, Facts

UNKNOWN_ARRIVAL_DAYS = 14
"""How long an archive is given to arrive where nothing is known: the worst known of the big ones.
"""
LETTER_DAYS = 30
"""A platform has one month to answer a request for erasure (GDPR, article 12.3)."""
ANSWER_DAYS = 14
"""How long people who are asked where else to reach them are given to answer."""


class StepKind(StrEnum):
    """What a step is about, in the order steps of one day are done."""

    ASK_ARCHIVE = "ask-archive"
    FETCH_ARCHIVE = "fetch-archive"
    CONTACTS = "contacts"  # by hand, where the archive holds nobody
    CHOOSE_PEOPLE = "choose-people"
    ASK_PEOPLE = "ask-people"
    HANDOVER = "handover"
    SIGNINS = "signins"
    SOURCES = "sources"  # only where some of them are to be read elsewhere
    GOODBYE = "goodbye"
    CANCEL_PAID = "cancel-paid"
    OWN = "own"
    DELETE = "delete"
    STAY_OUT = "stay-out"
    VERIFY = "verify"
    LETTER = "letter"

    @property
    def deadline(self) -> "Deadline":
        """How the day of such a step is meant."""
        return _DEADLINES.get(self, Deadline.BY)

    @property
    def is_the_accounts(self) -> bool:
        """Whether such a step is done by what happens to the account, not by itself."""
        return self in _DEADLINES

    @property
    def has_the_accounts_day(self) -> bool:
        """Whether its day is one of the account's own, so that it moves with it alone."""
        return self.deadline in (Deadline.ON, Deadline.UNTIL)


class Deadline(StrEnum):
    """How the day of a step is meant."""

    BY = "by"  # that day or any before
    ON = "on"
    UNTIL = "until"  # through that day
    FROM = "from"  # that day or any after


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
    kind: StepKind
    progress: Progress = Progress.TODO
    on: date | None = None
    reason: str = ""
    due: date | None = None
    title: str = ""
    order: int | None = None


class Step(NamedTuple):
    """One step of one account. `latest` is its day, as `deadline` means it; `sensible` is `latest`,
    or today if that has passed. `planned_on` is when the day was chosen that it follows from.
    """

    uid: str
    account: str
    kind: StepKind
    latest: date
    sensible: date
    progress: Progress = Progress.TODO
    on: date | None = None
    reason: str = ""
    title: str = ""
    is_moved: bool = False
    order: int | None = None
    planned_on: date | None = None

    @property
    def since(self) -> date:
        """When its day came; nothing waited before there was a plan."""
        return self.latest if self.planned_on is None else max(self.latest, self.planned_on)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.progress is Progress.TODO

    @property
    def deadline(self) -> Deadline:
        """How its day is meant."""
        return self.kind.deadline

    @property
    def place(self) -> int:
        """Its place among those of its day: where the person put it, else as they are done."""
        return _PLACES[self.kind] if self.order is None else self.order

    def is_late(self, today: date) -> bool:
        """Whether it is open, and should have been done by or on a day that has gone by."""
        can_be = self.deadline in (Deadline.BY, Deadline.ON)
        return can_be and self.is_open and self.latest < today

    def is_of_before(self, account: Account) -> bool:
        """Whether it belongs to the time before the request, which has been made."""
        asked = account.state in (State.REQUESTED, State.GONE)
        return asked and self.kind not in _AFTERWARDS

    def is_to_do(self, account: Account, today: date) -> bool:
        """Whether it waits to be done: what was left before the request would undo it, and nobody
        stays out any more once the day of no return has gone by."""
        if not self.is_open or (self.deadline is Deadline.UNTIL and self.latest < today):
            return False
        return account.state is State.LEAVING or self.kind in _AFTERWARDS


def uid_of(account: Account, kind: StepKind) -> str:
    """The uid of a built-in step."""
    return f"{account.uid}.{kind}"


def plan_steps(
    account: Account, facts: Facts | None, marks: Iterable[StepMark], today: date
) -> list[Step]:
    """The steps of an account, by their latest day. None for one that is kept or has no day."""
    if account.day is None and account.requested_on is None:
        return []
    by_uid = {mark.uid: mark for mark in marks if mark.account == account.uid}
    dates = _latest(account, facts, by_uid, today)
    found = [_step(account, kind, day, by_uid, today) for kind, day in dates.items()]
    own = (mark for mark in by_uid.values() if mark.kind is StepKind.OWN and mark.due is not None)
    found += [_own(mark, today) for mark in own]
    return sorted(found, key=lambda step: (step.latest, step.place, step.uid))


def next_step(steps: list[Step], account: Account, today: date) -> Step | None:
    """The one next thing to do.

    Once the deletion day has come that is to ask for the deletion, or to move the day. Otherwise
    the first step that can be done: after the request to stay out, from the day of no return on to
    look whether the account is gone.
    """
    if account.day_has_come(today):
        return next((step for step in steps if step.kind is StepKind.DELETE), None)
    open_ones = (step for step in steps if step.is_to_do(account, today))
    return next((step for step in open_ones if not waits_for(step, steps)), None)


def waits_for(step: Step, steps: Iterable[Step]) -> Step | None:
    """The one that is to be done first: there is nothing to fetch before it was asked for."""
    before = _AFTER.get(step.kind)
    return next((other for other in steps if other.kind is before and other.is_open), None)


def follows(step: Step, account: Account, steps: Iterable[Step], today: date) -> Step | None:
    """The open one that a late step comes after; it has no day of its own until that is done."""
    is_late = step.is_to_do(account, today) and step.is_late(today)
    return waits_for(step, steps) if is_late else None


def arrival_days(facts: Facts | None) -> int:
    """Days an archive may take at worst, from asking for it."""
    known = facts.export_arrival_days if facts else None
    return known.value.worst if known else UNKNOWN_ARRIVAL_DAYS


def no_return(account: Account, facts: Facts | None, today: date) -> date | None:
    """The irreversible day, known or foreseen; nothing where the grace period is not known."""
    if account.irreversible_on is not None:
        return account.irreversible_on
    days = facts.grace().undo_days if facts else None
    if account.day is None or days is None:
        return None
    return _begin(account, today) + timedelta(days=days)


def _begin(account: Account, today: date) -> date:
    """The day the deletion begins: of the request, else the one chosen, at the earliest today."""
    if account.requested_on is not None:
        return account.requested_on
    assert account.day is not None
    return max(account.day, today)


def settled(account: Account, facts: Facts | None) -> Account:
    """The account, without a second clock that was reckoned from days that undo nothing.

    Such a day was noted with a request while those days were taken for days of grace; one that
    the platform showed, or that is not exactly theirs, stays.
    """
    grace, asked = facts.grace() if facts else None, account.requested_on
    if grace is None or asked is None or not grace.is_closed_at_once or not grace.days:
        return account
    is_theirs = account.irreversible_on == asked + timedelta(days=grace.days)
    if not account.has_reckoned_clock or not is_theirs:
        return account
    return account._replace(irreversible_on=asked)


def mark_of(account: str, kind: StepKind, marks: Mapping[str, StepMark]) -> StepMark:
    """What the person did to a built-in step, maybe nothing.

    Choosing people and asking them are done, or skipped, where the one step that noted them down
    by hand was, and they are chosen by the day it was moved to; marks of their own count more.
    """
    uid = f"{account}.{kind}"
    blank = StepMark(uid, account, kind)
    if uid in marks or kind not in (StepKind.CHOOSE_PEOPLE, StepKind.ASK_PEOPLE):
        return marks.get(uid, blank)
    by_hand = marks.get(f"{account}.{StepKind.CONTACTS}", blank)
    due = by_hand.due if kind is StepKind.CHOOSE_PEOPLE else None
    return blank._replace(progress=by_hand.progress, on=by_hand.on, reason=by_hand.reason, due=due)


_PLACES = {kind: place for place, kind in enumerate(StepKind)}
_AFTER = {
    StepKind.FETCH_ARCHIVE: StepKind.ASK_ARCHIVE,
    StepKind.CHOOSE_PEOPLE: StepKind.FETCH_ARCHIVE,
    StepKind.ASK_PEOPLE: StepKind.CHOOSE_PEOPLE,
}
_DEADLINES = {
    StepKind.DELETE: Deadline.ON,
    StepKind.STAY_OUT: Deadline.UNTIL,
    StepKind.VERIFY: Deadline.FROM,
}
_AFTERWARDS = (StepKind.STAY_OUT, StepKind.VERIFY, StepKind.LETTER, StepKind.OWN)
_BEFORE_DAY = {
    StepKind.CONTACTS: 14,
    StepKind.HANDOVER: 7,
    StepKind.SIGNINS: 7,
    StepKind.SOURCES: 7,
    StepKind.GOODBYE: 7,
    StepKind.CANCEL_PAID: 3,
}
_RESCUE = (
    StepKind.ASK_ARCHIVE,
    StepKind.FETCH_ARCHIVE,
    StepKind.CHOOSE_PEOPLE,
    StepKind.ASK_PEOPLE,
)
_BEFORE_REQUEST = frozenset({*_BEFORE_DAY, *_RESCUE})
_WHILE_THERE = _BEFORE_REQUEST - {StepKind.SOURCES}
_NEEDS = {
    StepKind.HANDOVER: Before.HANDOVER,
    StepKind.SIGNINS: Before.SIGNINS,
    StepKind.CANCEL_PAID: Before.CANCEL_PAID,
}


def last_day_for(kind: StepKind, account: Account, today: date) -> date | None:
    """The last day on which a step of this kind can be done, wherever the person moved it: that on
    which the deletion begins. None for one that can be done afterwards.
    """
    return _begin(account, today) if kind in _WHILE_THERE else None


def _latest(
    account: Account, facts: Facts | None, marks: dict[str, StepMark], today: date
) -> dict[StepKind, date]:
    """The day of each built-in step that this account has."""
    day = account.requested_on or account.day
    assert day is not None
    needed = {fact.value for fact in facts.preconditions} if facts else set(Before)
    found = {
        kind: day - timedelta(days=before)
        for kind, before in _BEFORE_DAY.items()
        if kind not in _NEEDS or _NEEDS[kind] in needed
    }
    found |= _rescue(account, facts, marks, day)
    if StepKind.ASK_PEOPLE in found:
        del found[StepKind.CONTACTS]
    if uid_of(account, StepKind.SOURCES) not in marks:  # nothing of this platform is on the list
        del found[StepKind.SOURCES]
    if _is_moot(account, marks):
        del found[StepKind.FETCH_ARCHIVE]
    found[StepKind.DELETE] = day
    last = no_return(account, facts, today)
    if last is not None:
        if last > _begin(account, today):
            found[StepKind.STAY_OUT] = last
        found[StepKind.VERIFY] = last + ONE_DAY
        letter = marks.get(uid_of(account, StepKind.LETTER))
        if letter is not None:
            found[StepKind.LETTER] = letter.due or last + timedelta(days=LETTER_DAYS)
    return found


def _is_moot(account: Account, marks: dict[str, StepMark]) -> bool:
    """Whether there is nothing to fetch, since the archive is not asked for."""
    ask = mark_of(account.uid, StepKind.ASK_ARCHIVE, marks)
    fetch = mark_of(account.uid, StepKind.FETCH_ARCHIVE, marks)
    return ask.progress is Progress.SKIPPED and fetch.progress is Progress.TODO


def _rescue(
    account: Account, facts: Facts | None, marks: dict[str, StepMark], day: date
) -> dict[StepKind, date]:
    """The archive, and the people in it: asked for early enough that they can be asked, and answer.

    What comes late draws what follows along, up to the day before the deletion.
    """

    def standing(kind: StepKind) -> date:
        mark = mark_of(account.uid, kind, marks)
        done = mark.on if mark.progress is Progress.DONE else None
        return done or mark.due or found[kind]

    has_people = facts is not None and facts.archive_has_people
    spare = ANSWER_DAYS if has_people else -1
    last, arrival = day - ONE_DAY, timedelta(days=arrival_days(facts))
    found = {StepKind.ASK_ARCHIVE: day - arrival - timedelta(days=spare + 3)}
    there = standing(StepKind.ASK_ARCHIVE) + arrival
    fetch = max(day - timedelta(days=spare + 2), there)
    link = facts.export_link_valid_days if facts else None
    asked = mark_of(account.uid, StepKind.ASK_ARCHIVE, marks)
    if link is not None and asked.progress is Progress.DONE:
        fetch = min(fetch, there + timedelta(days=link.value))
    found[StepKind.FETCH_ARCHIVE] = min(fetch, last)
    if has_people:
        chosen = max(day - timedelta(days=spare + 1), standing(StepKind.FETCH_ARCHIVE) + ONE_DAY)
        found[StepKind.CHOOSE_PEOPLE] = min(chosen, last)
        told = max(day - timedelta(days=spare), standing(StepKind.CHOOSE_PEOPLE) + ONE_DAY)
        found[StepKind.ASK_PEOPLE] = min(told, last)
    return found


def _step(
    account: Account, kind: StepKind, latest: date, marks: dict[str, StepMark], today: date
) -> Step:
    mark = _from_life(account, kind, mark_of(account.uid, kind, marks))
    moved = mark.due is not None and kind is not StepKind.LETTER
    if moved and mark.due is not None:  # nobody looks before there is no return
        latest = max(mark.due, latest) if kind is StepKind.VERIFY else mark.due
        latest = min(latest, last_day_for(kind, account, today) or latest)
    return Step(
        mark.uid, account.uid, kind, latest, max(latest, today), mark.progress, mark.on,
        mark.reason, "", moved, mark.order, None if moved else account.chosen_on,
    )  # fmt: skip


def _from_life(account: Account, kind: StepKind, mark: StepMark) -> StepMark:
    """Deleting, staying out and verifying are done when the account says so."""
    if kind is StepKind.DELETE and account.requested_on is not None:
        return mark._replace(progress=Progress.DONE, on=account.requested_on)
    if kind in _BEFORE_REQUEST and account.requested_on is not None:
        return mark._replace(progress=Progress.LEFT) if mark.progress is Progress.TODO else mark
    if kind in (StepKind.STAY_OUT, StepKind.VERIFY) and account.gone_on is not None:
        return mark._replace(progress=Progress.DONE, on=account.gone_on)
    return mark


def _own(mark: StepMark, today: date) -> Step:
    assert mark.due is not None
    return Step(
        mark.uid, mark.account, StepKind.OWN, mark.due, max(mark.due, today), mark.progress,
        mark.on, mark.reason, mark.title, False, mark.order,
    )  # fmt: skip
