"""The timer: named transitions, and what it becomes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.timer import Awake, Doubt, Stretch, Timer
from detox.domain.walls import days_of

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def by_day(start: datetime, end: datetime) -> Iterator[tuple[date, timedelta]]:
    return days_of(start, end, 0, ZoneInfo("Europe/Paris"))


def timer(start: datetime = NOW, awake: Awake | None = None) -> Timer:
    return Timer("timer", "writing", (Stretch(start),), "seed", "Europe/Paris", awake=awake)


def test_pauses_do_not_count() -> None:
    paused = timer().pause(NOW + 10 * MINUTE)
    assert paused.is_paused
    assert paused.elapsed(NOW + 60 * MINUTE) == 10 * MINUTE
    going = paused.resume(NOW + 60 * MINUTE, None)
    assert not going.is_paused
    assert going.elapsed(NOW + 75 * MINUTE) == 25 * MINUTE


def test_a_clock_set_back_never_makes_time_negative() -> None:
    assert timer().elapsed(NOW - 30 * MINUTE) == timedelta()
    assert timer().pause(NOW - 30 * MINUTE).elapsed(NOW) == timedelta()


def test_it_becomes_one_session_with_its_start() -> None:
    (session,) = timer().sessions(NOW + 45 * MINUTE, by_day)
    assert (session.minutes, session.day, session.start) == (45, date(2026, 11, 22), NOW)
    assert session.uid == "2611seed"


def test_it_becomes_one_session_for_each_day_it_was_resumed_on() -> None:
    evening = timer(NOW.replace(hour=21)).pause(NOW.replace(hour=22))
    morning = NOW.replace(day=23, hour=7)
    resumed = evening.resume(morning, None)
    found = resumed.sessions(morning + 30 * MINUTE, by_day)
    assert [(s.day.day, s.minutes) for s in found] == [(22, 60), (23, 30)]
    assert len({s.uid for s in found}) == 2


@pytest.mark.parametrize(("seconds", "minutes"), [(29, []), (30, [1]), (89, [1]), (90, [2])])
def test_minutes_are_rounded_and_a_blink_is_nothing(seconds: int, minutes: list[int]) -> None:
    found = timer().sessions(NOW + timedelta(seconds=seconds), by_day)
    assert [s.minutes for s in found] == minutes


@pytest.mark.parametrize(
    ("ran", "awake", "expected"),
    [
        (timedelta(hours=4), Awake("boot", 0.0), None),
        (timedelta(hours=4, seconds=1), Awake("boot", 0.0), Doubt.LONG),
        (timedelta(hours=1), Awake("boot", 599.0), None),
        (timedelta(hours=1), Awake("boot", 600.0), Doubt.SLEPT),
        (timedelta(hours=1), Awake("another boot", 0.0), Doubt.SLEPT),
        (timedelta(minutes=5), Awake("another boot", 0.0), None),
        (timedelta(hours=1), Awake("another boot", 0.0, "another device"), None),
        (timedelta(hours=1), None, None),
    ],
)
def test_it_is_doubted_when_it_ran_long_or_the_machine_slept(
    ran: timedelta, awake: Awake | None, expected: Doubt | None
) -> None:
    assert timer(awake=Awake("boot", 0.0)).doubt(NOW + ran, awake) is expected


def test_a_pause_is_never_doubted_but_what_ran_before_it_is() -> None:
    much_later = NOW + timedelta(days=3)
    assert timer().pause(NOW + MINUTE).doubt(much_later, None) is None
    assert timer().pause(NOW + timedelta(hours=4)).doubt(much_later, None) is None
    long = timer().pause(NOW + timedelta(hours=5))
    assert long.doubt(much_later, None) is Doubt.LONG
    assert long.resume(much_later, None).doubt(much_later + MINUTE, None) is Doubt.LONG


@given(
    st.lists(st.integers(1, 200), min_size=1, max_size=6),
    st.integers(1, 1500),
)
def test_a_cut_keeps_the_first_minutes_and_never_more(lengths: list[int], minutes: int) -> None:
    at, stretches = NOW, []
    for length in lengths:
        stretches.append(Stretch(at, at + length * MINUTE))
        at += (length + 5) * MINUTE
    whole = timer()._replace(stretches=tuple(stretches))
    cut = whole.cut_to(minutes, at)
    assert cut.elapsed(at) == min(minutes, sum(lengths)) * MINUTE
    assert cut.started == whole.started
