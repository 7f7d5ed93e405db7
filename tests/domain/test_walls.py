"""Wall-clock times and their instants, over the days on which the clocks change."""

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.clock import _HERE
from detox.domain.walls import instant_of, lived, wall_of

needs_tzset = pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs a zone set by TZ")

# zone, wall time, instant, wall time as it is lived
CHANGES = [
    ("Europe/Paris", "2027-03-28T01:59", "2027-03-28T00:59", "2027-03-28T01:59"),
    ("Europe/Paris", "2027-03-28T02:00", "2027-03-28T01:00", "2027-03-28T03:00"),
    ("Europe/Paris", "2027-03-28T02:30", "2027-03-28T01:30", "2027-03-28T03:30"),
    ("Europe/Paris", "2027-03-28T02:59", "2027-03-28T01:59", "2027-03-28T03:59"),
    ("Europe/Paris", "2027-03-28T03:00", "2027-03-28T01:00", "2027-03-28T03:00"),
    ("Europe/Paris", "2027-03-28T09:00", "2027-03-28T07:00", "2027-03-28T09:00"),
    ("Europe/Paris", "2026-10-25T01:59", "2026-10-24T23:59", "2026-10-25T01:59"),
    ("Europe/Paris", "2026-10-25T02:00", "2026-10-25T00:00", "2026-10-25T02:00"),
    ("Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30", "2026-10-25T02:30"),
    ("Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00", "2026-10-25T03:00"),
    ("Europe/Paris", "2026-10-25T09:00", "2026-10-25T08:00", "2026-10-25T09:00"),
    ("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30", "2027-03-14T03:30"),
    ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "2026-11-01T01:30"),
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45", "2026-10-04T02:45"),
    ("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00", "2011-12-31T09:00"),
    ("Africa/Casablanca", "2026-07-01T09:00", "2026-07-01T08:00", "2026-07-01T09:00"),
    ("UTC", "2027-03-28T02:30", "2027-03-28T02:30", "2027-03-28T02:30"),
]


def agrees(zone: tzinfo, wall: str, instant: str, shown: str) -> None:
    typed = datetime.fromisoformat(wall)
    found = instant_of(typed, zone)
    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert found.tzinfo is UTC
    assert lived(typed, zone) == wall_of(found, zone) == datetime.fromisoformat(shown)
    assert wall_of(found, zone).tzinfo is None


@pytest.mark.parametrize(("zone", "wall", "instant", "shown"), CHANGES)
def test_a_skipped_time_moves_forward_and_a_repeated_one_is_the_first(
    zone: str, wall: str, instant: str, shown: str
) -> None:
    agrees(ZoneInfo(zone), wall, instant, shown)


@needs_tzset
@pytest.mark.parametrize(("zone", "wall", "instant", "shown"), CHANGES)
def test_the_zone_of_the_system_says_the_same(
    zone: str, wall: str, instant: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    agrees(_HERE, wall, instant, shown)


def test_the_second_of_two_equal_times_shows_the_same_wall() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert wall_of(second, ZoneInfo("Europe/Paris")) == datetime(2026, 10, 25, 2, 30)
    assert wall_of(second, ZoneInfo("Europe/Paris")).fold == 0


def test_a_fixed_offset_is_a_zone() -> None:
    zone = timezone(timedelta(hours=5, minutes=45))
    wall = datetime(2026, 11, 22, 9, 0)
    assert instant_of(wall, zone) == datetime(2026, 11, 22, 3, 15, tzinfo=UTC)


ZONES = st.sampled_from(
    ["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran"]
).map(ZoneInfo)
WALLS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda wall: wall.replace(microsecond=0, fold=0)
)


@given(wall=WALLS, zone=ZONES)
def test_a_wall_time_is_lived_as_written_or_a_little_later(wall: datetime, zone: tzinfo) -> None:
    shown = lived(wall, zone)
    assert timedelta() <= shown - wall <= timedelta(hours=1)
    assert lived(shown, zone) == shown
    if shown == wall:
        assert instant_of(wall, zone) == wall.replace(tzinfo=zone).astimezone(UTC)


@given(instant=WALLS, zone=ZONES)
def test_no_later_instant_shows_the_wall_time_first(instant: datetime, zone: tzinfo) -> None:
    aware = instant.replace(tzinfo=UTC)
    assert aware - timedelta(hours=1) <= instant_of(wall_of(aware, zone), zone) <= aware
