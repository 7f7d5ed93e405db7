"""Accounts: where they stand, and the days left."""

from datetime import date

import pytest

from detox.domain.account import Account, State, by_next_day

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 11, 22), 39), (DAY, 0), (date(2027, 1, 2), -2), (date(2026, 3, 28), 278)],
)
def test_days_left_are_a_difference_of_dates(today: date, left: int) -> None:
    assert Account("a", "Instagram").leave_on(DAY).days_left(today) == left


def test_each_change_of_mind_has_its_name() -> None:
    leaving = Account("a", "Instagram").take_break(date(2026, 5, 22)).leave_on(DAY)
    assert (leaving.state, leaving.day) == (State.LEAVING, DAY)
    assert leaving.reconsider().state is State.UNDECIDED
    assert leaving.reconsider().day is None
    assert leaving.reconsider().break_since == date(2026, 5, 22)
    kept = leaving.keep()
    assert (kept.state, kept.day, kept.break_since) == (State.KEEPING, None, None)


def test_once_deletion_is_asked_for_the_clock_counts_to_the_day_of_no_return() -> None:
    asked = (
        Account("a", "X")
        .leave_on(DAY)
        ._replace(state=State.REQUESTED, irreversible_on=date(2027, 1, 30))
    )
    assert asked.days_left(DAY) == 30


def test_the_nearest_day_comes_first_and_no_day_last() -> None:
    late = Account("a", "Late").leave_on(date(2027, 1, 1))
    soon = Account("b", "Soon").leave_on(DAY)
    never = Account("c", "Another")
    assert by_next_day([never, late, soon]) == [soon, late, never]
