"""Sessions without a start, given one for programs that know no other."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given

from detox.domain.session import Session
from detox.exchange.laying import Laying
from tests.exchange.conftest import NOW, logs, span

DAY = date(2026, 11, 20)


def session(uid: str, minutes: int, start: str = "") -> Session:
    at = datetime.fromisoformat(f"2026-11-20T{start}Z") if start else None
    return Session(f"2611{uid}", DAY, minutes, "writing", "", (), at, "UTC" if at else "")


def test_they_follow_each_other_from_noon_around_those_that_have_one() -> None:
    laying = Laying(span, NOW)
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
    laying = Laying(span, NOW)
    placed = list(laying.laid([session("a", 60, "09:00"), session("b", 60, "09:30")]))
    assert [start for _session, start in placed] == [s.start for s, _start in placed]
    assert laying.overlapping == 1


def starts(minutes: list[int], *, now: datetime = NOW, known: str = "") -> list[str]:
    """Where sessions of so many minutes begin, beside one of an hour that is known."""
    sessions = [session(str(number), each) for number, each in enumerate(minutes)]
    laying = Laying(span, now)
    placed = dict(laying.laid([*([session("k", 60, known)] if known else []), *sessions]))
    assert not laying.overlapping
    return [f"{placed[each]:%d %H:%M}" for each in sessions]


def test_what_finds_no_room_after_noon_stands_before_it() -> None:
    assert starts([480, 270, 60]) == ["20 12:00", "20 07:30", "20 20:00"]
    assert starts([480, 270, 60], known="11:00") == ["20 12:00", "20 06:30", "20 20:00"]


def test_what_finds_no_room_on_its_day_runs_over_midnight() -> None:
    assert starts([700, 700, 30]) == ["20 12:00", "20 00:20", "20 23:40"]


def test_none_ends_after_now() -> None:
    now = datetime(2026, 11, 20, 8, 0, 40, tzinfo=UTC)
    assert starts([30, 20], now=now) == ["20 07:30", "20 07:10"]
    assert starts([30, 60], now=now.replace(hour=12, minute=40)) == ["20 12:00", "20 11:00"]
    assert starts([30], now=now, known="07:00") == ["20 06:30"]
    assert starts([600], now=now) == ["19 22:00"], "its day has not lasted so long yet"


@given(logs)
def test_all_are_there_begin_on_their_day_and_overlap_only_where_there_is_no_room(
    sessions: list[Session],
) -> None:
    laying = Laying(span, NOW)
    placed = list(laying.laid(sessions))
    assert sorted(s.uid for s, _start in placed) == sorted(s.uid for s in sessions)
    assert laying.given == sum(s.start is None for s in sessions)
    for one, start in placed:
        if one.start is not None:
            assert start == one.start
            continue
        assert start.date() == one.day
        end = start + timedelta(minutes=one.minutes)
        assert end <= NOW or one.day >= NOW.date()
        for other, begun in placed:
            ended = begun + timedelta(minutes=other.minutes)
            if other is not one and start < ended and begun < end:
                laid = [each for each in (one, other) if each.start is None]
                assert not all(has_room(each, placed) for each in laid)


def has_room(one: Session, placed: list[tuple[Session, datetime]]) -> bool:
    """Whether there is a place on its day that overlaps nothing."""
    day, length = span(one.day), timedelta(minutes=one.minutes)
    others = [(at, at + timedelta(minutes=s.minutes)) for s, at in placed if s is not one]
    return any(
        day.begin <= at
        and at + length <= day.end
        and all(end <= at or at + length <= begin for begin, end in others)
        for at in (day.begin, *(end for _begin, end in others))
    )
