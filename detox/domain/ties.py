"""Accounts that hang together: where one is deleted, others go as well."""

from collections.abc import Iterable

from detox.domain.account import Account
from detox.domain.platform import Bond, Facts


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
