"""The timer, and what to believe of one that was forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest

from detox.domain.problem import Refused
from detox.domain.timer import Awake, Doubt
from detox.services.timing import KEEP, Decision, Forgotten

TODAY = date(2026, 11, 22)


def test_starting_and_stopping_notes_a_session_with_its_start(world) -> None:
    began = world.clock.instant
    world.timing.start("writing", note="draft", tags=("a",))
    world.clock.pass_by(minutes=45)
    (session,) = world.timing.stop().sessions
    assert (session.minutes, session.start, session.note, session.tags) == (
        45,
        began,
        "draft",
        ("a",),
    )
    assert world.log.month(TODAY) == [session]
    assert world.timing.current() is None


def test_it_can_have_begun_earlier(world) -> None:
    world.timing.start("writing", world.clock.instant - timedelta(minutes=25))
    (session,) = world.timing.stop().sessions
    assert session.minutes == 25


def test_it_cannot_begin_later_than_now_or_stop_before_it_began(world) -> None:
    with pytest.raises(Refused):
        world.timing.start("writing", world.clock.instant + timedelta(minutes=1))
    world.timing.start("writing")
    with pytest.raises(Refused):
        world.timing.stop(world.clock.instant - timedelta(minutes=1))
    assert world.timing.current() is not None


def test_only_one_runs_at_a_time(world) -> None:
    world.timing.start("writing")
    with pytest.raises(Refused, match="writing"):
        world.timing.start("email")


@pytest.mark.parametrize("act", ["stop", "pause", "resume", "cancel"])
def test_without_a_timer_there_is_nothing_to_do(world, act: str) -> None:
    with pytest.raises(Refused):
        getattr(world.timing, act)()


def test_pauses_do_not_count(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(minutes=10)
    world.timing.pause()
    world.clock.pass_by(hours=2)
    world.timing.resume()
    world.clock.pass_by(minutes=5)
    assert [s.minutes for s in world.timing.stop().sessions] == [15]


def test_pausing_twice_or_resuming_a_running_one_is_refused(world) -> None:
    world.timing.start("writing")
    with pytest.raises(Refused):
        world.timing.resume()
    world.timing.pause()
    with pytest.raises(Refused):
        world.timing.pause()


def test_switching_is_one_step(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(minutes=30)
    world.timing.switch("email")
    assert world.timing.current().activity == "email"
    assert [s.activity for s in world.log.month(TODAY)] == ["writing"]
    world.records.undo()
    assert world.timing.current().activity == "writing"
    assert world.log.month(TODAY) == []


def test_undoing_a_stop_lets_it_run_on(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(minutes=30)
    world.timing.stop()
    world.records.undo()
    world.clock.pass_by(minutes=30)
    assert [s.minutes for s in world.timing.stop().sessions] == [60]
    assert len(world.log.month(TODAY)) == 1, "the same session, noted again"


def test_a_cancelled_timer_notes_nothing_and_can_come_back(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(minutes=30)
    world.timing.cancel()
    assert world.log.month(TODAY) == []
    world.records.undo()
    assert world.timing.current() is not None


def test_over_four_hours_it_asks_and_writes_nothing(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(hours=9)
    with pytest.raises(Forgotten) as asked:
        world.timing.stop()
    assert (asked.value.doubt, asked.value.minutes) == (Doubt.LONG, 540)
    assert world.log.month(TODAY) == []
    assert world.timing.current() is not None


def test_over_a_sleep_of_the_machine_it_asks(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(hours=1)
    world.clock.asleep = Awake("boot", 1800.0)
    with pytest.raises(Forgotten) as asked:
        world.timing.stop()
    assert asked.value.doubt is Doubt.SLEPT


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (KEEP, [("writing", 540)]),
        (Decision(90), [("writing", 90)]),
        (Decision(90, "people"), [("writing", 90), ("people", 450)]),
    ],
)
def test_a_forgotten_one_is_kept_cut_or_split(world, decision, expected) -> None:
    world.clock.instant = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    world.timing.start("writing")
    world.clock.pass_by(hours=9)
    found = world.timing.stop(decision=decision).sessions
    assert [(s.activity, s.minutes) for s in found] == expected
    assert sorted(world.log.month(TODAY)) == sorted(found)


def test_naming_the_end_answers_the_question(world) -> None:
    began = world.clock.instant
    world.timing.start("writing")
    world.clock.pass_by(hours=9)
    (session,) = world.timing.stop(began + timedelta(minutes=50)).sessions
    assert session.minutes == 50


def test_it_cannot_be_cut_to_more_than_it_ran(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(hours=5)
    with pytest.raises(Refused):
        world.timing.stop(decision=Decision(301))


def test_more_than_a_day_must_be_cut(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(hours=30)
    with pytest.raises(Refused):
        world.timing.stop(decision=KEEP)
    assert [s.minutes for s in world.timing.stop(decision=Decision(60)).sessions] == [60]


def test_less_than_half_a_minute_is_nothing(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(seconds=20)
    assert world.timing.stop().sessions == ()
    assert world.timing.current() is None


def test_a_start_that_was_forgotten_is_put_right(world) -> None:
    world.timing.start("writing")
    world.clock.pass_by(minutes=5)
    world.timing.move_start(world.clock.instant - timedelta(minutes=30))
    assert [s.minutes for s in world.timing.stop().sessions] == [30]
    world.timing.start("email")
    with pytest.raises(Refused):
        world.timing.move_start(world.clock.instant + timedelta(minutes=1))
