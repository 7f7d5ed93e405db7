"""Days, weeks and months: half-open, local, across clock changes and year ends."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import (
    EARLIEST,
    LATEST,
    ONE_DAY,
    DayRange,
    month_of,
    months_in,
    one_day,
    week_of,
    year_of,
)
from detox.domain.walls import begin_of, day_of

PARIS = ZoneInfo("Europe/Paris")
days = st.dates(EARLIEST + timedelta(days=40), LATEST - timedelta(days=40))


@pytest.mark.parametrize(
    ("local", "day_start", "expected"),
    [
        ("2026-11-22 00:00", 0, "2026-11-22"),
        ("2026-11-22 23:59", 0, "2026-11-22"),
        ("2026-11-22 02:59", 180, "2026-11-21"),
        ("2026-11-22 03:00", 180, "2026-11-22"),
        ("2027-01-01 01:00", 240, "2026-12-31"),
        ("2026-10-25 02:30", 180, "2026-10-24"),
    ],
)
def test_a_day_begins_at_the_start_of_day(local: str, day_start: int, expected: str) -> None:
    instant = datetime.fromisoformat(local).replace(tzinfo=PARIS)
    assert day_of(instant, day_start) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-22", 24)],
)
def test_a_day_with_a_clock_change_is_shorter_or_longer(day: str, hours: int) -> None:
    first = date.fromisoformat(day)
    length = begin_of(first + ONE_DAY, 0, PARIS) - begin_of(first, 0, PARIS)
    assert length == timedelta(hours=hours)


@given(days, st.integers(0, 6))
def test_a_week_has_seven_days_and_begins_on_its_first_weekday(day: date, first: int) -> None:
    week = week_of(day, first)
    assert week.covers(day)
    assert week.length == 7
    assert week.first.weekday() == first


@given(days)
def test_months_and_years_hold_their_days_and_meet_without_a_gap(day: date) -> None:
    month = month_of(day)
    assert month.covers(day)
    assert month.first.day == 1
    assert month_of(month.after).first == month.after
    assert year_of(day).covers(day)
    assert year_of(day).length in (365, 366)


@given(days, st.integers(0, 800))
def test_months_in_a_range_are_those_of_its_days(day: date, length: int) -> None:
    span = DayRange(day, day + timedelta(days=length))
    assert list(months_in(span)) == list(dict.fromkeys(f"{d:%Y-%m}" for d in span.days()))
    assert span.length == length


def test_a_range_is_half_open() -> None:
    day = date(2026, 12, 31)
    assert one_day(day).covers(day)
    assert not one_day(day).covers(date(2027, 1, 1))


def test_a_day_that_starts_in_a_gap_begins_when_the_gap_ends() -> None:
    assert begin_of(date(2026, 3, 29), 150, PARIS) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
