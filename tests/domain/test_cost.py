"""What time comes to: to the cent, rounded once, shares never more than they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.cost import Band, Cost

EUROS_90_000 = 9_000_000


def test_three_hours_on_three_hundred_days_at_a_hundred_are_ninety_thousand() -> None:
    cost = Cost(180, 300, 10_000, "EUR")
    assert (cost.cents, cost.minutes) == (EUROS_90_000, 900 * 60)


@pytest.mark.parametrize(
    ("minutes", "days", "rate", "cents"),
    [(47, 1, 8_550, 6_698), (29, 1, 1, 0), (30, 1, 1, 1), (0, 300, 10_000, 0), (180, 1, 1, 3)],
)
def test_an_amount_is_rounded_once_half_up(minutes: int, days: int, rate: int, cents: int) -> None:
    assert Cost(minutes, days, rate, "EUR").cents == cents


@pytest.mark.parametrize(
    ("returns", "percent", "band"),
    [
        (9_000_000, 100, Band.ALL), (8_999_999, 99, Band.HALF), (4_500_000, 50, Band.HALF),
        (4_499_999, 49, Band.QUARTER), (2_250_000, 25, Band.QUARTER), (2_249_999, 24, Band.LESS),
        (3_000_000, 33, Band.QUARTER), (0, 0, Band.LESS), (12_000_000, 133, Band.ALL),
        (None, None, Band.UNSAID),
    ],
)  # fmt: skip
def test_what_comes_back_is_set_against_all_half_and_a_quarter(
    returns: int | None, percent: int | None, band: Band
) -> None:
    cost = Cost(180, 300, 10_000, "EUR", returns)
    assert (cost.share_percent, cost.band) == (percent, band)
    assert cost.thresholds == ((100, 9_000_000), (50, 4_500_000), (25, 2_250_000))


def test_nothing_is_divided_by_nothing() -> None:
    free = Cost(0, 300, 10_000, "EUR", 5_000)
    assert (free.cents, free.share_percent, free.band) == (0, None, Band.UNSAID)


def test_without_a_rate_there_are_hours_and_no_amount() -> None:
    cost = Cost(180, 300)
    assert (cost.minutes, cost.cents, cost.thresholds) == (54_000, None, ())


@given(
    minutes=st.integers(0, 1440), days=st.integers(1, 366), rate=st.integers(1, 100_000_000),
    returns=st.integers(0, 10**10),
)  # fmt: skip
def test_a_share_and_its_band_never_contradict_each_other(
    minutes: int, days: int, rate: int, returns: int
) -> None:
    cost = Cost(minutes, days, rate, "EUR", returns)
    share = cost.share_percent
    if share is None:
        assert cost.cents == 0
        return
    floors = {Band.ALL: 100, Band.HALF: 50, Band.QUARTER: 25, Band.LESS: 0}
    reached = [percent for percent, least in cost.thresholds if returns >= least]
    assert floors[cost.band] == max(reached, default=0)
    assert cost.band is Band.LESS or share >= floors[cost.band]
    half = cost._replace(returns_cents=cost.share(1, 2))
    assert half.band in (Band.HALF, Band.ALL), "what is half of it counts as half"


def test_a_share_is_an_amount_there_is() -> None:
    yen = Cost(60, 7, 3001_00, "JPY")
    assert (yen.share(1, 3), yen.thresholds[1]) == (7003_00, (50, 10504_00))
