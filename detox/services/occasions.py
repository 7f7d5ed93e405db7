"""The days that the plans call for: steps falling due, deletion, the end of grace, a day to think
again.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.days import ONE_DAY
from detox.domain.reminder import ReminderKind
from detox.domain.steps import Step, StepKind
from detox.services.leaving import Plan


class Occasion(NamedTuple):
    """What falls on a day: the account it is of and, where it is one, the step."""

    kind: ReminderKind
    day: date
    account: Account
    step: Step | None = None


def occasions(plans: Iterable[Plan]) -> list[Occasion]:
    """Everything that the plans call for, by day."""
    found = [each for plan in plans for each in _of(plan)]
    return sorted(found, key=lambda each: (each.day, each.account.name.casefold()))


def is_leaving(plans: Iterable[Plan]) -> bool:
    """Whether an account is being left: it has a deletion day, or its deletion was asked for."""
    return any(plan.account.state in (State.LEAVING, State.REQUESTED) for plan in plans)


def _of(plan: Plan) -> Iterator[Occasion]:
    account = plan.account
    for step in plan.steps:
        if step.is_open and not step.kind.is_the_accounts:
            yield Occasion(ReminderKind.STEPS, step.latest, account, step)
        elif step.kind is StepKind.VERIFY and account.state is State.REQUESTED:
            yield Occasion(ReminderKind.VERIFY, step.latest, account)
    if account.state is State.LEAVING and account.day is not None:
        yield Occasion(ReminderKind.DELETION, account.day, account)
    if account.state is State.KEEPING and account.review_on is not None:
        yield Occasion(ReminderKind.REVIEW, account.review_on, account)
    asked, last = account.requested_on, account.irreversible_on
    if account.state is State.REQUESTED and asked is not None and last is not None and last > asked:
        yield Occasion(ReminderKind.LAST_GRACE, last - ONE_DAY, account)
