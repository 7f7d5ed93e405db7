"""The hourly rate: nobody has one, until they say so, and until they take it away."""

from datetime import date

import pytest

from detox.domain.problem import Refused
from detox.domain.rate import MOST_CENTS

TODAY = date(2026, 11, 22)


def test_nobody_has_a_rate_at_first(world) -> None:
    assert (world.rates.all(), world.rates.current()) == ([], None)
    assert world.rates.remove() == []
    with pytest.raises(Refused):
        world.records.undo()


def test_the_rate_of_today_is_that_which_began_last(world) -> None:
    old = world.rates.set(10_000, "EUR", date(2026, 1, 1))
    raise_ = world.rates.set(12_000, "EUR")
    later = world.rates.set(13_000, "EUR", date(2027, 1, 1))
    assert raise_.valid_from == TODAY
    assert world.rates.all() == [old, raise_, later]
    assert world.rates.current() == raise_


def test_a_second_rate_of_a_day_takes_the_place_of_the_first(world) -> None:
    first = world.rates.set(10_000, "EUR")
    second = world.rates.set(9_000, "CHF")
    assert second == first._replace(amount_cents=9_000, currency="CHF")
    assert world.rates.all() == [second]
    world.records.undo()
    assert world.rates.all() == [first]


def test_taking_it_away_is_one_step_that_can_be_undone(world) -> None:
    world.rates.set(10_000, "EUR", date(2026, 1, 1))
    world.rates.set(12_000, "EUR")
    known = world.rates.all()
    assert world.rates.remove() == known
    assert world.rates.all() == []
    assert world.records.undo().deed == "rate.remove"
    assert world.rates.all() == known


@pytest.mark.parametrize(
    ("amount", "currency"),
    [(0, "EUR"), (-1, "EUR"), (MOST_CENTS + 1, "EUR"), (100, "euro"), (100, "eur"), (100, "")],
)
def test_what_makes_no_sense_is_refused(world, amount: int, currency: str) -> None:
    with pytest.raises(Refused):
        world.rates.set(amount, currency)
    assert world.rates.all() == []
