"""What needs its person now, of all accounts: days that have come, plans that no longer fit, steps.

The one rule for Today, `detox status` and the rows of accounts. The same thing for several accounts
is one item. What is still to come is not in it, and nothing is counted as late: an item has its own
date, and that is all there is to say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.platform import Facts
from detox.domain.steps import Step, StepKind, StepMark, next_step, plan_steps, waits_for
from detox.domain.verdict import Verdict, verdict


class Need(StrEnum):
    """Why something needs its person, the most pressing first."""

    DAY = "day"
    """The deletion day has come or gone by, and the deletion is not asked for."""
    MISFIT = "misfit"
    """The archive can no longer come before the day."""
    LOOK = "look"
    """The deletion was asked for, and something is to be looked at since."""
    STEP = "step"
    """A step is due, or was to be done by a day gone by and still makes sense."""
    REVIEW = "review"
    """The day to think again about an account that is kept has come."""


class Can(StrEnum):
    """What can be done about it, the likeliest first."""

    REQUEST = "request"
    """Note that the deletion was asked for."""
    CONFIRM = "confirm"
    """Note that it was looked for, and is gone."""
    DONE = "done"
    FIT = "fit"
    """Move the deletion day to the first one that fits."""
    KEEP = "keep"
    SKIP = "skip"
    MOVE = "move"
    LINK = "link"


class Matter(NamedTuple):
    """One thing that needs its person, of one account.

    `on` is its own date: the deletion day, the one to think again, or that of the step. `first_day`
    is the first day that the plan would fit before, where it does not.
    """

    need: Need
    account: Account
    on: date
    step: Step | None = None
    first_day: date | None = None

    @property
    def can(self) -> tuple[Can, ...]:
        """What can be done about it."""
        if self.step is not None:
            return _OF_KINDS.get(self.step.kind, (Can.DONE, Can.SKIP, Can.MOVE))
        return _OF_DAYS[self.need]


class Item(NamedTuple):
    """The same thing for one account or several; each has its own date."""

    matters: tuple[Matter, ...]

    @property
    def need(self) -> Need:
        """Why it is here."""
        return self.matters[0].need

    @property
    def on(self) -> date:
        """The earliest of their dates."""
        return min(matter.on for matter in self.matters)

    @property
    def step(self) -> Step | None:
        """The step, that of the first account."""
        return self.matters[0].step

    @property
    def can(self) -> tuple[Can, ...]:
        """What can be done about it."""
        return self.matters[0].can

    @property
    def accounts(self) -> list[Account]:
        """Whom it is about."""
        return [matter.account for matter in self.matters]

    @property
    def first_day(self) -> date | None:
        """The first day that would do for all of them, where the present one does not."""
        return max((m.first_day for m in self.matters if m.first_day is not None), default=None)

    @property
    def key(self) -> str:
        """What tells it from the other items, today and tomorrow."""
        return ".".join(_alike(self.matters[0]))


class Standing(NamedTuple):
    """How the plan of an account stands: what is due, and the one next thing to do."""

    due: list[Matter]
    next: Matter | None

    @property
    def first_day(self) -> date | None:
        """The first day that the plan would fit before, where it does not."""
        return next((m.first_day for m in self.due if m.first_day is not None), None)


def standings(
    accounts: Iterable[Account],
    marks: Mapping[str, StepMark],
    facts_of: Callable[[str], Facts | None],
    today: date,
) -> dict[str, Standing]:
    """How the plan of each account that is being left stands, by its uid."""
    return {
        account.uid: standing(account, steps, fits, today)
        for account, steps, fits in planned(accounts, marks, facts_of, today)
    }


def standing(account: Account, steps: list[Step], fits: Verdict, today: date) -> Standing:
    """How the plan of an account stands."""
    return Standing(matters(account, steps, fits, today), _next(account, steps, today))


def coming(
    accounts: Iterable[Account],
    marks: Mapping[str, StepMark],
    facts_of: Callable[[str], Facts | None],
    today: date,
) -> Item | None:
    """What comes next where nothing is due: the first of the next steps, and of whom it is the
    same."""
    plans = planned(accounts, marks, facts_of, today)
    found = (_next(account, steps, today) for account, steps, _fits in plans)
    return next(iter(together(matter for matter in found if matter is not None)), None)


def _next(account: Account, steps: list[Step], today: date) -> Matter | None:
    """The next thing to do about an account; the request on its day is the day itself."""
    step = next_step(steps, account, today)
    if step is None:
        return None
    if step.kind is StepKind.DELETE and step.latest <= today:
        return Matter(Need.DAY, account, step.latest)
    return Matter(_need_of(account), account, step.since, step)


def _need_of(account: Account) -> Need:
    return Need.STEP if account.state is State.LEAVING else Need.LOOK


def agenda(
    accounts: Iterable[Account],
    marks: Mapping[str, StepMark],
    facts_of: Callable[[str], Facts | None],
    today: date,
) -> list[Item]:
    """What needs its person, the most pressing first; accounts in the order they came in."""
    plans = planned(accounts, marks, facts_of, today)
    return together(
        matter for account, steps, fits in plans for matter in matters(account, steps, fits, today)
    )


def planned(
    accounts: Iterable[Account],
    marks: Mapping[str, StepMark],
    facts_of: Callable[[str], Facts | None],
    today: date,
) -> Iterator[tuple[Account, list[Step], Verdict]]:
    """The accounts that are being left, their steps, and whether these fit; and those that are to
    be thought about again, which have no steps."""
    for account in accounts:
        if account.next_day is not None or account.review_has_come(today):
            facts = facts_of(account.platform) if account.platform else None
            steps = plan_steps(account, facts, marks.values(), today)
            yield account, steps, verdict(account, facts, steps, today)


def matters(account: Account, steps: list[Step], fits: Verdict, today: date) -> list[Matter]:
    """What needs its person about one account, the most pressing first."""
    found = []
    first_day = None if fits.fits else fits.first_day
    if account.day is not None and (account.day_has_come(today) or first_day is not None):
        need = Need.DAY if account.day_has_come(today) else Need.MISFIT
        found.append(Matter(need, account, account.day, None, first_day))
    if account.review_on is not None and account.review_has_come(today):
        found.append(Matter(Need.REVIEW, account, account.review_on))
    need = _need_of(account)
    found += [Matter(need, account, s.since, s) for s in steps if _is_due(s, steps, account, today)]
    return sorted(found, key=_order)


def misfits(items: Iterable[Item]) -> set[str]:
    """The uids of the accounts whose plans do not fit before their day."""
    return {m.account.uid for item in items for m in item.matters if m.first_day is not None}


def together(found: Iterable[Matter]) -> list[Item]:
    """The same thing of several accounts as one item, the most pressing first."""
    groups: dict[tuple[str, ...], list[Matter]] = {}
    for matter in found:
        groups.setdefault(_alike(matter), []).append(matter)
    items = map(Item, map(tuple, groups.values()))
    return sorted(items, key=lambda item: min(map(_order, item.matters)))


def _is_due(step: Step, steps: list[Step], account: Account, today: date) -> bool:
    """Whether a step is to be done now. The account's own day stands for the request itself."""
    if step.kind.has_the_accounts_day or step.latest > today:
        return False
    return step.is_to_do(account, today) and not waits_for(step, steps)


_OF_DAYS = {
    Need.DAY: (Can.REQUEST, Can.KEEP, Can.MOVE, Can.LINK),
    Need.MISFIT: (Can.FIT, Can.MOVE),
    Need.REVIEW: (Can.KEEP, Can.MOVE),
}
_OF_KINDS = {
    StepKind.ASK_ARCHIVE: (Can.DONE, Can.SKIP, Can.MOVE, Can.LINK),
    StepKind.FETCH_ARCHIVE: (Can.DONE, Can.SKIP, Can.MOVE, Can.LINK),
    StepKind.VERIFY: (Can.CONFIRM, Can.MOVE),
}
_RANKS = {need: rank for rank, need in enumerate(Need)}


def _alike(matter: Matter) -> tuple[str, ...]:
    """What two have in common to be one item: of days the day itself, of steps what is to be done,
    which of a person's own are their words.
    """
    step = matter.step
    if step is None:
        return matter.need, matter.on.isoformat()
    return matter.need, step.kind, step.title


def _order(matter: Matter) -> tuple[int, date, int]:
    place = -1 if matter.step is None else matter.step.place
    return (_RANKS[matter.need], matter.on, place)
