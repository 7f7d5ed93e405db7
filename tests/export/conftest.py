"""Accounts and plans without a house around them."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from detox.catalogue.loading import load_facts
from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.domain.problem import Unreadable
from detox.domain.steps import StepMark, no_return, plan_steps
from detox.domain.verdict import verdict
from detox.services.leaving import Plan

TODAY = date(2026, 11, 22)
DAY = date(2026, 12, 31)

Planned = Callable[..., Plan]


@cache
def known(platform: str) -> Facts | None:
    """The facts of the catalogue alone."""
    facts = load_facts(platform)
    return None if isinstance(facts, Unreadable) else facts


@pytest.fixture
def instagram() -> Account:
    """An account that is being left on the last day of the year."""
    return Account("insta001", "Instagram", "instagram").leave_on(DAY, TODAY)


@pytest.fixture
def planned() -> Planned:
    """The plan of an account."""

    def plan(account: Account, *marks: StepMark, today: date = TODAY) -> Plan:
        facts = known(account.platform) if account.platform else None
        steps = plan_steps(account, facts, marks, today)
        fits, last = verdict(account, facts, steps, today), no_return(account, facts, today)
        return Plan(account, facts, steps, fits, None, [], no_return=last)

    return plan
