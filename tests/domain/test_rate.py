"""Rates: each day at its own, currencies apart, rounded once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import DayRange
from detox.domain.rate import Priced, Rate, cents, cents_of_each, priced

YEAR = DayRange(date(2026, 1, 1), date(2027, 1, 1))
OLD = Rate("r1", 10_000, "EUR", date(2025, 3, 1))
RAISE = Rate("r2", 12_000, "EUR", date(2026, 9, 1))
ABROAD = Rate("r3", 9_000, "CHF", date(2026, 10, 1))


def test_each_day_has_the_rate_that_held_then() -> None:
    assert priced(YEAR, [ABROAD, OLD, RAISE]) == [
        Priced(DayRange(YEAR.first, RAISE.valid_from), OLD),
        Priced(DayRange(RAISE.valid_from, ABROAD.valid_from), RAISE),
        Priced(DayRange(ABROAD.valid_from, YEAR.after), ABROAD),
    ]


def test_days_before_the_first_rate_have_none() -> None:
    assert priced(YEAR, []) == []
    assert priced(YEAR, [ABROAD]) == [Priced(DayRange(ABROAD.valid_from, YEAR.after), ABROAD)]
    assert priced(DayRange(YEAR.first, RAISE.valid_from), [RAISE, ABROAD]) == []


@pytest.mark.parametrize(
    ("sixtieths", "whole"), [(0, 0), (29, 0), (30, 1), (60, 1), (89, 1), (90, 2), (-60, -1)]
)
def test_half_a_cent_is_one(sixtieths: int, whole: int) -> None:
    assert cents(sixtieths) == whole


@given(st.lists(st.integers(-5_000, 5_000), max_size=9))
def test_cents_add_up_to_those_of_the_sum_and_none_is_a_whole_one_off(amounts: list[int]) -> None:
    found = cents_of_each({str(place): amount for place, amount in enumerate(amounts)})
    assert sum(found.values()) == cents(sum(amounts))
    pairs = zip(found.values(), amounts, strict=True)
    assert all(abs(60 * whole - amount) < 60 for whole, amount in pairs)


rates = st.builds(
    Rate,
    st.uuids().map(str),
    st.integers(1, 1000),
    st.sampled_from(["EUR", "CHF"]),
    st.integers(-30, 400).map(lambda later: YEAR.first + timedelta(days=later)),
)


@given(st.lists(rates, max_size=6))
def test_a_day_has_one_rate_from_the_first_on(known: list[Rate]) -> None:
    found = {day: part.rate for part in priced(YEAR, known) for day in part.days.days()}
    assert sum(part.days.length for part in priced(YEAR, known)) == len(found)
    for day in YEAR.days():
        begun = [rate for rate in known if rate.valid_from <= day]
        assert (day in found) == bool(begun)
        if begun:
            assert found[day].valid_from == max(rate.valid_from for rate in begun)
