"""Wall-clock times and their instants, over the days on which the clocks change."""

import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from datetime import time as clock_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.clock import _HERE, SystemClock
from detox.domain.session import Session, minutes_of, whole_minutes
from detox.domain.walls import (
    begin_of,
    day_of,
    days_of,
    instant_of,
    lived,
    moment,
    moment_after,
    wall_of,
)
from tests.domain.zones import near_a_change

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
    agrees(SystemClock().here_for_many(), wall, instant, shown)


@needs_tzset
@pytest.mark.parametrize("rule", ["CET-1CEST,M3.5.0,M10.5.0/3", "", "Nowhere/Known", "Europe"])
def test_where_the_zone_of_the_system_has_no_name_it_is_asked_each_time(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", rule)
    time.tzset()
    assert SystemClock().here_for_many() is SystemClock().here()


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


@pytest.mark.parametrize(
    ("start", "clock", "end"),
    [
        ("2026-11-21T21:00", "00:45", "2026-11-21T23:45"),
        ("2026-11-21T21:00", "21:59", "2026-11-22T20:59"),
        ("2026-10-25T00:45", "02:15", "2026-10-25T01:15"),  # the second 02:15
        ("2026-03-28T22:00", "02:30", "2026-03-29T01:30"),  # there is none that night
    ],
)
def test_the_next_time_the_clock_shows_something(start: str, clock: str, end: str) -> None:
    began, ended = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (start, end))
    found = moment_after(began, clock_time.fromisoformat(clock), ZoneInfo("Europe/Paris"))
    assert found == ended


def test_before_the_start_of_day_a_time_is_that_of_the_night_after() -> None:
    zone = ZoneInfo("Europe/Paris")
    found = moment(date(2026, 11, 20), clock_time(1), zone, 240)
    assert wall_of(found, zone) == datetime(2026, 11, 21, 1, 0)
    assert day_of(wall_of(found, zone), 240) == date(2026, 11, 20)


@settings(max_examples=80)
@given(place=near_a_change(), clock=st.times(), day_start=st.integers(0, 720))
def test_a_moment_of_a_day_shows_that_day_and_time_unless_no_clock_did(
    place: tuple[ZoneInfo, datetime], clock: clock_time, day_start: int
) -> None:
    zone, near = place
    day, clock = day_of(wall_of(near, zone), day_start), clock.replace(microsecond=0, fold=0)
    shown = wall_of(moment(day, clock, zone, day_start), zone)
    if shown.time() == clock:
        assert day_of(shown, day_start) == day
    else:  # then no instant around it shows that time on that day
        day_of_it = day if clock.hour * 60 + clock.minute >= day_start else day + timedelta(days=1)
        wall = datetime.combine(day_of_it, clock)
        told = wall.replace(tzinfo=UTC)
        offsets = {
            (told + timedelta(hours=h)).astimezone(zone).utcoffset() for h in range(-30, 31, 2)
        }
        assert all(wall_of(told - offset, zone) != wall for offset in offsets if offset is not None)


@settings(max_examples=80)
@given(place=near_a_change(), seconds=st.integers(1, 40 * 3600), day_start=st.integers(0, 720))
def test_no_second_of_a_span_is_lost_or_on_another_day(
    place: tuple[ZoneInfo, datetime], seconds: int, day_start: int
) -> None:
    zone, start = place
    end = start + timedelta(seconds=seconds)
    at = start
    for day, length in days_of(start, end, day_start, zone):
        assert length > timedelta()
        for instant in (at, at + length / 2, at + length - timedelta(seconds=1)):
            assert day_of(wall_of(instant, zone), day_start) == day
        at += length
    assert at == end


@settings(max_examples=80)
@given(place=near_a_change(), day_start=st.integers(0, 720))
def test_a_day_begins_at_the_first_instant_that_shows_it(
    place: tuple[ZoneInfo, datetime], day_start: int
) -> None:
    zone, near = place
    day = day_of(wall_of(near, zone), day_start)
    begin = begin_of(day, day_start, zone)
    assert day_of(wall_of(begin, zone), day_start) >= day
    assert day_of(wall_of(begin - timedelta(seconds=1), zone), day_start) < day


@settings(max_examples=80)
@given(place=near_a_change(), minutes=st.integers(1, 1440), day_start=st.integers(0, 720))
def test_a_session_counts_each_minute_on_its_day(
    place: tuple[ZoneInfo, datetime], minutes: int, day_start: int
) -> None:
    zone, start = place
    day = day_of(wall_of(start, zone), day_start)
    session = Session("x", day, minutes, "writing", start=start)
    pieces = dict(session.pieces(day_start, zone))
    assert sum(pieces.values()) == minutes
    lengths: Counter[date] = Counter()
    for each, length in days_of(start, start + timedelta(minutes=minutes), day_start, zone):
        lengths[each] += int(length.total_seconds())
    for each, seconds in lengths.items():
        assert abs(pieces.get(each, 0) * 60 - seconds) < 60
    assert pieces.keys() <= lengths.keys()


@given(st.lists(st.integers(0, 5000).map(lambda s: timedelta(seconds=s)), max_size=8))
def test_rounded_parts_add_up_to_the_rounded_whole(lengths: list[timedelta]) -> None:
    told = [minutes for _place, minutes in whole_minutes(enumerate(lengths))]
    assert sum(told) == minutes_of(sum(lengths, timedelta()))
    assert all(minutes >= 0 for minutes in told)


@pytest.mark.parametrize(
    ("day", "begin"),
    [("2026-03-29", "2026-03-29T01:00"), ("2026-10-25", "2026-10-25T00:30")],
)
def test_a_start_of_day_in_the_hour_that_changes_is_that_of_the_wall(day: str, begin: str) -> None:
    found = begin_of(date.fromisoformat(day), 150, ZoneInfo("Europe/Paris"))
    assert found == datetime.fromisoformat(begin).replace(tzinfo=UTC)
