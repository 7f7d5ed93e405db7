"""The two loads of a year: no day counts twice."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import DayRange, year_of
from detox.domain.load import EVERY_DAY, Campaign, Upkeep, loads, year_ahead

YEAR = year_of(date(2027, 1, 1))
UPKEEP = Upkeep("u", "", 90, 300, date(2026, 1, 1))
SPRING = Campaign(
    "c", "exhibition", date(2027, 3, 1), date(2027, 6, 21), (0, 1, 2, 3, 4), 8 * 60
)  # fmt: skip


def test_a_year_with_eighty_days_of_campaign_takes_970_hours() -> None:
    found = loads(YEAR, [UPKEEP], [SPRING])
    assert [(part.days, part.minutes) for part in found.campaigns] == [(80, 640 * 60)]
    assert (found.upkeep_days, found.upkeep_minutes) == (220, 330 * 60)
    assert found.minutes == 970 * 60
    assert found.campaigns[0].is_full_time


def test_a_campaigns_day_off_is_a_day_of_upkeep() -> None:
    week = DayRange(date(2027, 3, 1), date(2027, 3, 8))
    daily = UPKEEP._replace(days_a_year=365)
    found = loads(week, [daily], [SPRING])
    assert (found.upkeep_days, found.campaigns[0].days) == (2, 5)


def test_of_two_campaigns_on_a_day_the_longer_counts_once() -> None:
    other = Campaign("d", "book", date(2027, 6, 18), date(2027, 6, 22), EVERY_DAY, 9 * 60)
    found = loads(YEAR, [UPKEEP], [SPRING, other])
    assert {part.campaign.uid: part.days for part in found.campaigns} == {"c": 79, "d": 4}
    assert found.upkeep_days == 300 - 83


def test_what_is_kept_up_after_leaving_stands_beside() -> None:
    before = UPKEEP._replace(after=date(2027, 7, 1))
    newsletter = Upkeep("n", "newsletter", 30, 104, date(2027, 7, 1))
    found = loads(YEAR, [before, newsletter], [])
    assert [part.days for part in found.upkeeps] == [149, 52]  # 300 × 181/365, 104 × 184/365
    assert found.minutes == 149 * 90 + 52 * 30
    assert [
        part.upkeep for part in loads(YEAR, [before._replace(after=YEAR.first)], []).upkeeps
    ] == []


def test_a_leap_year_is_a_year() -> None:
    leap = loads(year_of(date(2028, 1, 1)), [UPKEEP], [])
    two = loads(DayRange(date(2027, 1, 1), date(2029, 1, 1)), [UPKEEP], [])
    assert (leap.upkeep_days, two.upkeep_days) == (300, 600)


@pytest.mark.parametrize("today", [date(2027, 5, 22), date(2028, 2, 29)])
def test_a_year_ahead_has_every_day_of_the_year_once(today: date) -> None:
    ahead = year_ahead(today)
    assert (ahead.first, ahead.length) == (today, 366)  # a 29 February lies in both


@given(
    starts=st.lists(st.integers(0, 364), min_size=1, max_size=4),
    lengths=st.lists(st.integers(1, 200), min_size=4, max_size=4),
    a_year=st.integers(1, 365),
)
def test_no_day_is_counted_twice(starts: list[int], lengths: list[int], a_year: int) -> None:
    day = date.fromordinal
    first = YEAR.first.toordinal()
    campaigns = [
        Campaign(str(i), "x", day(first + s), day(first + s + lengths[i]), EVERY_DAY, 60 + i)
        for i, s in enumerate(starts)
    ]
    found = loads(YEAR, [UPKEEP._replace(days_a_year=a_year)], campaigns)
    pushed = {d for each in campaigns for d in each.days(YEAR)}
    assert sum(part.days for part in found.campaigns) == len(pushed)
    given_up = round(Fraction(len(pushed) * min(a_year, 260), 260) + Fraction(1, 10**9))
    assert found.upkeep_days == max(0, a_year - given_up)


def test_what_is_kept_up_once_a_week_gives_up_as_many_days_as_its_share_is() -> None:
    newsletter = Upkeep("n", "newsletter", 30, 52, date(2027, 1, 1))
    found = loads(YEAR, [newsletter], [SPRING])
    assert found.upkeep_days == 52 - 16  # a fifth of the eighty days
