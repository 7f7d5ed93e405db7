"""Whom nothing leads to any more: each of their ways was on an account that was left."""

from collections.abc import Iterable
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
    people: Iterable[Person], accounts: Iterable[Account], today: date, *, ahead: bool = False
) -> list[Person]:
    """Those who were met where no account is left, have no other way, and are not at rest; with
    `ahead` as it is once all that are being left are.
    """
    left = left_platforms(accounts, ahead=ahead)
    return [
        each
        for each in people
        if any(map(each.is_on, left))
        and not each.is_reachable_without(*left)
        and not each.is_at_rest(today)
    ]
