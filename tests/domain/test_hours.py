"""Hours of the week: a minute stands where it was lived, and none is lost."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.hours import NO_START, place_of, tally_hours
from detox.domain.session import Session
from detox.domain.totals import tally

PARIS = "Europe/Paris"
SUNDAY = date(2026, 11, 22)


def at(day: date, clock: str, minutes: int, zone: str = PARIS) -> Session:
    """A session that began at a time on the wall."""
    hour, minute = map(int, clock.split(":"))
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return Session(f"{day:%y%m}x", day, minutes, "writing", start=wall.astimezone(UTC), zone=zone)


def places(*sessions: Session, day_start: int = 0) -> dict[tuple[int, int], int]:
    totals = tally_hours(sessions, day_start, lambda name: ZoneInfo(name or "UTC"))
    return {place_of(key): minutes for key, (minutes, _n) in totals.by_activity().items()}


@pytest.mark.parametrize(
    ("session", "day_start", "found"),
    [
        (at(SUNDAY, "09:10", 45), 0, {(6, 9): 45}),
        (at(SUNDAY, "09:50", 90), 0, {(6, 9): 10, (6, 10): 60, (6, 11): 20}),
        (at(SUNDAY, "23:40", 60), 0, {(6, 23): 20, (0, 0): 40}),
        (at(SUNDAY, "23:40", 60), 240, {(6, 23): 20, (6, 0): 40}),
        (Session("2611x", SUNDAY, 30, "writing"), 0, {(6, NO_START): 30}),
        # the hour from 2 to 3 is not there, and there twice
        (at(date(2026, 3, 29), "01:30", 60), 0, {(6, 1): 30, (6, 3): 30}),
        (at(date(2026, 10, 25), "01:30", 180), 0, {(6, 1): 30, (6, 2): 120, (6, 3): 30}),
        (at(SUNDAY, "09:20", 50, "Asia/Kathmandu"), 0, {(6, 9): 40, (6, 10): 10}),
    ],
)
def test_a_minute_stands_where_it_was_lived(session, day_start: int, found) -> None:
    assert places(session, day_start=day_start) == found


moments = st.builds(
    at,
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.times().map(lambda t: f"{t:%H:%M}"),
    st.integers(1, 1440),
    st.sampled_from([PARIS, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]),
)
bare = st.builds(
    lambda day, minutes: Session(f"{day:%y%m}y", day, minutes, "email"),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(1, 1440),
)


@given(st.lists(st.one_of(moments, bare), max_size=12), st.integers(0, 720))
def test_hours_add_up_to_the_minutes_and_sessions_of_each_day(
    sessions: list[Session], day_start: int
) -> None:
    def zone(name: str) -> ZoneInfo:
        return ZoneInfo(name or "UTC")

    hours, totals = tally_hours(sessions, day_start, zone), tally(sessions, day_start, zone)
    assert hours.by_day() == totals.by_day()
    for day, row in hours.activities.items():
        assert {place_of(key)[0] for key in row} == {date.fromisoformat(day).weekday()}
