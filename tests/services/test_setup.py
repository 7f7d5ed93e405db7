"""The first run: one step that notes what was answered, and nothing more."""

from datetime import date

import pytest

from detox.domain.account import State
from detox.domain.baseline import Baseline
from detox.domain.problem import Refused
from detox.services.setup import Answers, Network, Setup, minutes_until, offered_day

TODAY = date(2026, 11, 22)
DAY = date(2026, 12, 31)
INSTAGRAM = Network("Instagram", "instagram")
YOUTUBE = Network("YouTube", "youtube", is_kept=True)
FORUM = Network("my forum")


@pytest.fixture
def setup(world) -> Setup:
    letters = iter("abcdefgh")
    return Setup(world.records, lambda: next(letters))


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 11, 22), date(2026, 12, 31)),
        (date(2026, 12, 24), date(2026, 12, 31)),
        (date(2026, 12, 25), date(2027, 1, 24)),
        (date(2026, 12, 31), date(2027, 1, 30)),
    ],
)
def test_the_last_day_of_the_year_is_offered_unless_it_is_too_near(today, offered) -> None:
    assert offered_day(today) == offered


def test_minutes_count_from_today_up_to_the_day() -> None:
    assert minutes_until(DAY, TODAY, 180) == 39 * 180
    assert minutes_until(TODAY, DAY, 180) == 0


def test_networks_are_left_on_the_day_and_those_that_are_kept_stay(world, setup) -> None:
    setup.note(Answers((INSTAGRAM, YOUTUBE, FORUM), day=DAY, minutes=180), TODAY)
    found = {a.name: a for a in world.accounts.all()}
    assert found["Instagram"].state is State.LEAVING
    assert found["Instagram"].day == found["my forum"].day == DAY
    assert found["Instagram"].platform == "instagram"
    assert found["my forum"].platform == ""
    assert found["YouTube"].state is State.KEEPING
    assert found["YouTube"].day is None
    (baseline,) = world.records.of(Baseline).values()
    assert (baseline.minutes, baseline.valid_from) == (180, TODAY)


def test_a_break_has_no_day(world, setup) -> None:
    setup.note(Answers((INSTAGRAM,), since=date(2026, 4, 22)), TODAY)
    (account,) = world.accounts.all()
    assert (account.state, account.day) == (State.UNDECIDED, None)
    assert account.break_since == date(2026, 4, 22)


def test_the_time_before_holds_from_the_first_day_of_the_break(world, setup) -> None:
    setup.note(Answers((INSTAGRAM,), since=date(2026, 4, 22), minutes=90), TODAY)
    (baseline,) = world.records.of(Baseline).values()
    assert (baseline.minutes, baseline.valid_from) == (90, date(2026, 4, 22))


def test_everything_is_one_step(world, setup) -> None:
    assert setup.note(Answers((INSTAGRAM, FORUM), day=DAY, minutes=90), TODAY) == 3
    world.records.undo()
    assert world.accounts.all() == []
    assert not world.records.of(Baseline)
    with pytest.raises(Refused):
        world.records.undo()


def test_nothing_answered_is_no_step(world, setup) -> None:
    assert setup.note(Answers(), TODAY) == 0
    with pytest.raises(Refused):
        world.records.undo()


def test_an_account_that_is_known_is_not_noted_twice(world, setup) -> None:
    world.accounts.add("instagram")
    assert setup.note(Answers((INSTAGRAM,), day=DAY), TODAY) == 0
    assert [a.name for a in world.accounts.all()] == ["instagram"]


def test_the_day_is_for_those_that_are_left(setup) -> None:
    assert Answers((YOUTUBE, INSTAGRAM)).left == (INSTAGRAM,)
    assert Answers((YOUTUBE,)).left == ()
