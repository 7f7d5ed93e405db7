"""Sessions without a start, given one for programs that know no other."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given

from detox.domain.session import Session
from detox.exchange.laying import Laying
from tests.exchange.conftest import logs

DAY = date(2026, 11, 20)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def session(uid: str, minutes: int, start: str = "") -> Session:
    at = datetime.fromisoformat(f"2026-11-20T{start}Z") if start else None
    return Session(f"2611{uid}", DAY, minutes, "writing", "", (), at, "UTC" if at else "")


def test_they_follow_each_other_from_noon_around_those_that_have_one() -> None:
    laying = Laying(noon)
    sessions = [
        session("a", 30, "09:00"),
        session("b", 60, "12:30"),
        session("c", 20),
        session("d", 45),
        session("e", 15),
    ]
    placed = [(s.uid[-1], f"{start:%H:%M}") for s, start in laying.laid(sessions)]
    assert placed == [
        ("a", "09:00"), ("c", "12:00"), ("b", "12:30"), ("d", "13:30"), ("e", "14:15"),
    ]  # fmt: skip
    assert (laying.given, laying.overlapping) == (3, 0)


def test_those_that_overlap_are_counted_and_left_as_they_are() -> None:
    laying = Laying(noon)
    placed = list(laying.laid([session("a", 60, "09:00"), session("b", 60, "09:30")]))
    assert [start for _session, start in placed] == [s.start for s, _start in placed]
    assert laying.overlapping == 1


@given(logs)
def test_all_are_there_and_those_given_a_start_overlap_nothing_known(
    sessions: list[Session],
) -> None:
    laying = Laying(noon)
    placed = list(laying.laid(sessions))
    assert sorted(s.uid for s, _start in placed) == sorted(s.uid for s in sessions)
    assert laying.given == sum(s.start is None for s in sessions)
    for one, start in placed:
        if one.start is not None:
            assert start == one.start
            continue
        end = start + timedelta(minutes=one.minutes)
        for other, begun in placed:
            if other is not one and other.uid[:4] == one.uid[:4]:
                ended = begun + timedelta(minutes=other.minutes)
                assert ended <= start or end <= begun
