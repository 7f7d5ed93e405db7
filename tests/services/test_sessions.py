"""Logging time, and mending what was logged."""

from datetime import UTC, date, datetime, timedelta

import pytest

from detox.domain.problem import Refused, Unreadable
from detox.domain.session import Session
from detox.services.sessions import Edit, matching

TODAY = date(2026, 11, 22)


def test_a_duration_alone_is_noted_today(world) -> None:
    session = world.log.log(45, "writing")
    assert (session.day, session.minutes, session.start) == (TODAY, 45, None)
    assert world.log.month(TODAY) == [session]


def test_a_start_gives_the_day_and_remembers_its_zone(world) -> None:
    start = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past midnight in Paris
    session = world.log.log(45, "writing", start=start)
    assert (session.day, session.start, session.zone) == (TODAY, start, "Europe/Paris")


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_impossible_lengths_are_refused(world, minutes: int) -> None:
    with pytest.raises(Refused):
        world.log.log(minutes, "writing")
    assert world.log.month(TODAY) == []


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(1999, 12, 31)])
def test_a_day_to_come_or_too_long_ago_is_refused(world, day: date) -> None:
    with pytest.raises(Refused):
        world.log.log(45, "writing", day)


def test_an_unknown_activity_is_refused(world) -> None:
    with pytest.raises(Refused, match="nonsense"):
        world.log.log(45, "nonsense")


def test_a_line_is_read_and_noted(world) -> None:
    entry = world.log.read("1h30 writing column draft +newsletter yesterday")
    assert not isinstance(entry, Unreadable)
    session = world.log.log(**entry._asdict())
    assert session._replace(uid="") == Session(
        "", date(2026, 11, 21), 90, "writing", "column draft", ("newsletter",)
    )


def test_only_what_is_given_is_changed(world) -> None:
    session = world.log.log(45, "writing", note="draft", tags=("a",))
    edited = world.log.edit(session.uid, Edit(minutes=50))
    assert edited == session._replace(minutes=50)
    assert world.log.edit(session.uid, Edit(note="", tags=())).note == ""
    assert world.log.find(session.uid).tags == ()


def test_an_edit_that_changes_nothing_is_no_step(world) -> None:
    session = world.log.log(45, "writing")
    world.log.edit(session.uid, Edit(minutes=45))
    world.records.undo()
    assert world.log.month(TODAY) == []


def test_a_session_keeps_its_uid_in_another_month(world) -> None:
    session = world.log.log(45, "writing", note="draft")
    moved = world.log.edit(session.uid, Edit(day=date(2026, 10, 31)))
    assert moved == session._replace(day=date(2026, 10, 31))
    assert world.log.month(TODAY) == []
    assert world.log.month(moved.day) == [moved]
    assert world.log.find(session.uid[:9]) == moved
    world.records.undo()
    assert world.log.month(TODAY) == [session]
    assert world.log.month(moved.day) == []
    world.records.redo()
    assert world.log.month(moved.day) == [moved]
    world.log.delete(session.uid)
    assert world.log.month(moved.day) == []


def test_moving_the_day_keeps_the_time_of_day_across_a_clock_change(world) -> None:
    start = datetime(2026, 11, 20, 8, 10, tzinfo=UTC)  # 09:10 in Paris, winter
    session = world.log.log(45, "writing", start=start)
    moved = world.log.edit(session.uid, Edit(day=date(2026, 10, 20)))
    assert moved.start == datetime(2026, 10, 20, 7, 10, tzinfo=UTC)  # 09:10 in Paris, summer


def test_a_start_can_be_forgotten(world) -> None:
    session = world.log.log(45, "writing", start=world.clock.instant - timedelta(hours=1))
    edited = world.log.edit(session.uid, Edit(forget_start=True))
    assert (edited.start, edited.zone) == (None, "")


def test_deleting_names_what_went_and_undo_brings_it_back(world) -> None:
    session = world.log.log(45, "writing")
    assert world.log.delete(session.uid) == session
    assert world.log.month(TODAY) == []
    world.records.undo()
    assert world.log.month(TODAY) == [session]


def test_a_duplicate_is_of_today_and_has_no_start(world) -> None:
    original = world.log.log(45, "writing", date(2026, 10, 3), "draft", ("a",))
    copy = world.log.duplicate(original.uid)
    assert copy.uid != original.uid
    assert copy._replace(uid=original.uid, day=original.day) == original


def test_a_uid_that_is_not_there_is_refused(world) -> None:
    for act in (world.log.find, world.log.delete, world.log.duplicate):
        with pytest.raises(Refused, match="2611zzz"):
            act("2611zzz")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [1, 2, 3]),
        ({"activity": "email"}, [2]),
        ({"tag": "a"}, [1, 3]),
        ({"text": "DRAFT"}, [1]),
        ({"activity": "writing", "tag": "a", "text": "été"}, [3]),
        ({"tag": "nowhere"}, []),
    ],
)
def test_sessions_are_found_by_activity_tag_and_text(filters, expected) -> None:
    sessions = [
        Session("1", TODAY, 1, "writing", "column draft", ("a",)),
        Session("2", TODAY, 2, "email"),
        Session("3", TODAY, 3, "writing", "L’Été", ("a", "b")),
    ]
    assert [s.minutes for s in matching(sessions, **filters)] == expected
