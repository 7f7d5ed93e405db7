"""Whom nothing leads to any more: each of their ways was on an account that was left."""

from collections.abc import Iterable, Sequence, Set
from datetime import date

from detox.domain.account import Account, State
from detox.domain.person import Person

_LEFT = (State.REQUESTED, State.GONE)


def left_platforms(accounts: Iterable[Account], *, ahead: bool = False) -> set[str]:
    """The ids of the platforms where no account is used any more, from the request on; with `ahead`
    also of those where that is to come.
    """
    left = (*_LEFT, State.LEAVING) if ahead else _LEFT
    known = [each for each in accounts if each.platform]
    used = {each.platform for each in known if each.state not in left}
    return {each.platform for each in known} - used


def out_of_reach(
    people: Iterable[Person], accounts: Iterable[Account], today: date
) -> list[Person]:
    """Those who were met where no account is left, have no other way, and are not at rest."""
    left = left_platforms(accounts)
    return _cut_off(people, left, left, today)


def to_be_asked(people: Iterable[Person], accounts: Sequence[Account], today: date) -> list[Person]:
    """Those to ask for another way: they have none but accounts that are being left, or were, and
    are not at rest.
    """
    left = left_platforms(accounts, ahead=True)
    leaving = {each.platform for each in accounts if each.state is State.LEAVING}
    return _cut_off(people, leaving | left, left, today)


def _cut_off(
    people: Iterable[Person], met_on: Set[str], left: Set[str], today: date
) -> list[Person]:
    """Those met on one of these platforms with no way but it, and others that are left."""
    return [
        each
        for each in people
        if any(each.is_on(p) and not each.is_reachable_without(p, *left) for p in met_on)
        and not each.is_at_rest(today)
    ]
