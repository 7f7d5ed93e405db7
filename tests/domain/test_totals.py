"""Totals: the parts add up to the whole, however they are cut."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import DayRange, week_of
from detox.domain.session import Session
from detox.domain.totals import Totals, tally

FIRST = date(2026, 10, 1)


@st.composite
def some_sessions(draw: st.DrawFn) -> list[Session]:
    found = []
    for number in range(draw(st.integers(0, 25))):
        day = FIRST + timedelta(days=draw(st.integers(0, 90)))
        start = None
        if draw(st.booleans()):
            minute = draw(st.integers(0, 1439))
            start = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        found.append(
            Session(
                f"{day:%y%m}{number}",
                day,
                draw(st.integers(1, 1440)),
                draw(st.sampled_from(["writing", "email", "drawing"])),
                tags=tuple(sorted(draw(st.sets(st.sampled_from(["a", "b"]))))),
                start=start,
            )
        )
    return found


def counted(sessions: list[Session]) -> Totals:
    return tally(sessions, 0, lambda _name: UTC)


@given(some_sessions())
def test_every_grouping_adds_up_to_the_same_minutes(sessions: list[Session]) -> None:
    totals = counted(sessions)
    minutes = sum(s.minutes for s in sessions)
    week = totals.by_span(lambda day: week_of(date.fromisoformat(day), 0).first.isoformat())
    for table in (totals.by_activity(), totals.by_day(), totals.by_span(lambda day: day[:7]), week):
        assert sum(m for m, _n in table.values()) == minutes
        assert sum(n for _m, n in table.values()) == len(sessions)
    assert totals.minutes == minutes


@given(some_sessions())
def test_a_session_counts_under_each_of_its_tags(sessions: list[Session]) -> None:
    by_tag = counted(sessions).by_tag()
    for tag in ("a", "b"):
        assert by_tag.get(tag, [0])[0] == sum(s.minutes for s in sessions if tag in s.tags)
    assert by_tag.get("", [0])[0] == sum(s.minutes for s in sessions if not s.tags)


@given(some_sessions(), st.integers(0, 25))
def test_totals_of_parts_add_up_to_those_of_the_whole(sessions: list[Session], cut: int) -> None:
    parts = counted(sessions[:cut]).plus(counted(sessions[cut:]))
    assert parts == counted(sessions)


@given(some_sessions(), st.integers(0, 100))
def test_two_periods_that_meet_add_up(sessions: list[Session], cut: int) -> None:
    totals = counted(sessions)
    border, end = FIRST + timedelta(days=cut), FIRST + timedelta(days=200)
    before, behind = totals.within(DayRange(FIRST, border)), totals.within(DayRange(border, end))
    assert before.minutes + behind.minutes == totals.minutes
