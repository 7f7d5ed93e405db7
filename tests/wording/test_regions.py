"""What is written as a region has it is read back by what reads typing, in English as in French."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox import i18n
from detox.domain.account import Account
from detox.domain.channel import MOST_EFFORT_MINUTES
from detox.domain.days import DayRange
from detox.domain.problem import Refused, Unreadable
from detox.domain.region import Region
from detox.domain.typed.clocks import read_time
from detox.domain.typed.days import read_day
from detox.domain.typed.durations import read_goal, read_minutes
from detox.domain.typed.efforts import read_effort_minutes, read_others
from detox.domain.typed.ranges import read_range
from detox.wording import dates, figures

TODAY = date(2026, 11, 22)
CASES = [
    ("en", Region()),
    ("en", Region(is_twelve_hour=True, is_month_first=True)),
    ("fr", Region()),
]
each = pytest.mark.parametrize(("language", "region"), CASES, ids=["en_GB", "en_US", "fr_FR"])


@each
@settings(max_examples=60)
@given(minutes=st.integers(0, 1439), ago=st.integers(0, 700), length=st.integers(2, 60))
def test_what_is_written_can_be_typed(
    language: str, region: Region, minutes: int, ago: int, length: int
) -> None:
    i18n.speak(language, region)
    at, day = time(minutes // 60, minutes % 60), TODAY - timedelta(days=ago)
    assert read_time(dates.clock(at)) == at
    for written in (dates.long_day(day), i18n.full_day(day), dates.short_day(day, TODAY)):
        assert read_day(written, TODAY, language) == day
    if minutes:
        for said in (figures.duration, figures.short_duration, figures.aligned):
            assert read_minutes(said(minutes)) == minutes
    days = DayRange(day - timedelta(days=length), day)
    for written in (dates.short_period(days, TODAY), dates.full_period(days)):
        assert read_range(written, TODAY, 0, language) == days


@each
@given(
    first=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    length=st.integers(1, 1500) | st.integers(1, 4).map(lambda years: years * 365),
    today=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_any_range_of_days_can_be_typed_as_it_is_written(
    language: str, region: Region, first: date, length: int, today: date
) -> None:
    i18n.speak(language, region)
    days = DayRange(first, first + timedelta(days=length))
    for written in (dates.period(days, today), dates.full_period(days)):
        assert read_range(written, today, 0, language) == days


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2026-01-01", "2027-12-31", "1 Jan 2026 to 31 Dec 2027"),
        ("2026-11-09", "2027-11-09", "9 Nov 2026 to 9 Nov 2027"),
        ("2026-11-09", "2028-01-05", "9 Nov 2026 to 5 Jan 2028"),
        ("2026-11-09", "2027-01-05", "9 Nov to 5 Jan 2027"),
        ("2026-11-28", "2026-11-28", "Saturday 28 November 2026"),
        ("2026-11-23", "2026-11-23", "tomorrow"),
    ],
)
def test_a_range_says_the_years_it_would_not_be_known_by_without(
    first: str, last: str, written: str
) -> None:
    days = DayRange(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))
    assert dates.period(days, TODAY) == written


@each
@given(minutes=st.integers(1, MOST_EFFORT_MINUTES) | st.integers(1, 8784).map(lambda h: h * 60))
def test_a_length_that_is_written_can_be_typed_wherever_it_fits(
    language: str, region: Region, minutes: int
) -> None:
    i18n.speak(language, region)
    written = i18n.duration(minutes)
    assert read_effort_minutes(written, language) == minutes
    assert read_others(written, "EUR", language) == ((minutes, None, ""),)
    goal, session = read_goal(written, language), read_minutes(written, language)
    assert goal == minutes if minutes <= 7 * 1440 else isinstance(goal, Unreadable)
    assert session == minutes if minutes <= 1440 else isinstance(session, Unreadable)


@pytest.mark.parametrize(
    ("language", "region", "day"),
    [
        ("en", Region(), "22 December 2026"),
        ("en", Region(is_month_first=True), "December 22, 2026"),
        ("fr", Region(is_month_first=True), "22 décembre 2026"),
    ],
)
def test_a_refusal_says_a_day_as_its_reader_writes_it(
    language: str, region: Region, day: str
) -> None:
    i18n.speak(language, region)
    account = Account("a", "Instagram").leave_on(TODAY, TODAY).request(TODAY, date(2026, 12, 22))
    with pytest.raises(Refused) as refused:
        account.confirm(TODAY)
    assert day in i18n.render(refused.value.problem)
