"""What the person says that the networks took, and how a figure for all divides."""

from datetime import date

import pytest

from detox.domain.baseline import GUESSED, TOGETHER, Baseline
from detox.domain.days import DayRange
from detox.domain.problem import Refused
from detox.services.ports import Change
from tests.services.conftest import World

TODAY = date(2026, 11, 22)
JUNE = date(2026, 6, 1)


@pytest.fixture
def three(world: World) -> World:
    """Three accounts; one is kept."""
    world.accounts.add("Instagram", "instagram", since=JUNE)
    world.accounts.add("Facebook", "facebook")
    world.accounts.add("YouTube", "youtube", keep=True)
    return world


def won_back(world: World, after: date) -> int:
    """Minutes since June, up to and without a day."""
    return world.balance(DayRange(JUNE, after)).reclaimed_minutes


def uid(world: World, name: str) -> str:
    return world.accounts.find(name).uid


def test_of_two_figures_of_a_day_a_change_changes_the_one_that_holds(three: World) -> None:
    account = uid(three, "instagram")
    both = [Baseline(each, 60, TODAY, account) for each in ("u9z", "u9a")]
    three.records.commit("baseline.set", [Change(None, each) for each in both])
    three.figures.set(account, 45)
    assert three.figures.told().minutes == 45


def test_a_figure_of_ones_own_is_a_guess_from_the_first_day_away_on_or_from_today(
    three: World,
) -> None:
    account, other = uid(three, "instagram"), uid(three, "facebook")
    kept = three.figures.set(account, 45)
    assert kept == Baseline(kept.uid, 45, JUNE, account, GUESSED)
    assert three.figures.set(account, 60).uid == kept.uid
    assert three.figures.set(other, 45).valid_from == TODAY
    assert three.figures.set(TOGETHER, 180, JUNE).valid_from == JUNE
    assert len(three.records.of(Baseline)) == 3


@pytest.mark.parametrize(("minutes", "since"), [(1441, None), (-1, None), (5, date(2026, 11, 23))])
def test_a_figure_that_cannot_be_is_refused(minutes: int, since: date | None, world) -> None:
    with pytest.raises(Refused):
        world.figures.set_all({TOGETHER: 60, "a": minutes}, since)
    assert world.records.of(Baseline) == {}


def test_several_figures_are_one_step(three: World) -> None:
    parts = {TOGETHER: 150, uid(three, "instagram"): 60, uid(three, "facebook"): 30}
    three.figures.set_all(parts, JUNE)
    three.records.undo()
    assert three.records.of(Baseline) == {}


def test_it_tells_who_shares_what_is_left(three: World) -> None:
    assert three.figures.division() is None
    three.figures.set(TOGETHER, 150, JUNE)
    three.figures.set(uid(three, "instagram"), 60, JUNE)
    division = three.figures.division()
    assert division is not None
    assert [account.name for account, _minutes in division.known] == ["Instagram"]
    assert [account.name for account in division.others] == ["Facebook", "YouTube"]
    assert (division.rest, division.is_guess, division.is_exceeded) == (90, True, False)
    three.figures.set(uid(three, "facebook"), 30, JUNE)
    division = three.figures.division()
    assert division is not None
    assert (division.rest, division.is_guess) == (60, False)


def test_known_parts_may_come_to_more_and_nothing_is_left_then(three: World) -> None:
    three.figures.set_all({TOGETHER: 50, uid(three, "facebook"): 60})
    division = three.figures.division()
    assert division is not None
    assert (division.rest, division.is_guess, division.is_exceeded) == (0, False, True)


def test_what_all_took_is_what_the_balance_counts(three: World) -> None:
    three.figures.set_all({TOGETHER: 120})
    assert three.figures.told().minutes == 120
    three.figures.set(uid(three, "instagram"), 180)
    assert three.figures.told().minutes == 180, "more than the figure for all"
    three.figures.set_all({uid(three, name): 20 for name in ("instagram", "facebook")})
    assert three.figures.told().minutes == 120, "one is left to take the rest"
    three.figures.set(uid(three, "youtube"), 30)
    assert three.figures.told().minutes == 70, "nobody is left"


def test_a_figure_for_all_counts_where_no_account_was_added(world: World) -> None:
    world.figures.set(TOGETHER, 120)
    assert world.figures.told().minutes == 120


def test_that_it_was_asked_is_remembered_with_the_figure(three: World) -> None:
    assert not three.figures.is_asked
    three.figures.set(TOGETHER, 150, JUNE)
    assert (three.figures.is_asked, three.figures.since) == (True, JUNE)
    three.records.undo()
    assert (three.figures.is_asked, three.figures.since) == (False, None)


def test_an_account_added_later_leaves_what_was_before_as_it_was(three: World) -> None:
    three.figures.set(TOGETHER, 150, JUNE)
    three.clock.pass_by(days=10)
    today = date(2026, 12, 2)
    before = won_back(three, today)
    three.accounts.add("Mastodon", "mastodon", keep=True)
    assert won_back(three, today) == before == (today - JUNE).days * 50
    assert won_back(three, date(2026, 12, 3)) - before in (37, 38)
    three.figures.set(TOGETHER, 150, JUNE)  # said anew, it means the new one as well
    assert won_back(three, today) == (today - JUNE).days * 75 // 2
