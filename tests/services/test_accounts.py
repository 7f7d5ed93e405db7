"""Accounts: added, found as people name them, taken off the list."""

from datetime import date

import pytest

from detox.domain.account import State
from detox.domain.problem import Refused

DAY = date(2026, 12, 31)


def test_an_account_with_a_day_is_being_left(world) -> None:
    account = world.accounts.add("Instagram", "instagram", DAY, date(2026, 5, 22))
    assert (account.state, account.day, account.break_since) == (
        State.LEAVING, DAY, date(2026, 5, 22),
    )  # fmt: skip
    assert world.accounts.all() == [account]


def test_an_account_without_a_day_is_undecided(world) -> None:
    assert world.accounts.add("Forum").state is State.UNDECIDED


@pytest.mark.parametrize("said", ["instagram", "INSTAGRAM", "inst", "Instagram"])
def test_it_is_found_by_name_platform_or_their_beginning(world, said: str) -> None:
    account = world.accounts.add("Instagram", "instagram", DAY)
    world.accounts.add("Facebook", "facebook", DAY)
    assert world.accounts.find(said) == account
    assert world.accounts.find(account.uid) == account


def test_how_many_blanks_there_are_in_a_name_makes_no_difference(world) -> None:
    kept = world.accounts.add("My  Space")
    assert world.accounts.find("my space") == world.accounts.find("My   Space") == kept
    with pytest.raises(Refused):
        world.accounts.add("My Space")


def test_two_that_fit_are_named_and_none_is_taken(world) -> None:
    world.accounts.add("Forum one")
    world.accounts.add("Forum two")
    with pytest.raises(Refused, match=r"Forum one.*Forum two"):
        world.accounts.find("forum")
    with pytest.raises(Refused):
        world.accounts.find("")
    with pytest.raises(Refused, match="elsewhere"):
        world.accounts.find("elsewhere")


def test_the_uid_comes_before_the_name_and_the_name_before_the_platform(world) -> None:
    first = world.accounts.add("Insta pro", "instagram")
    second = world.accounts.add("Instagram", "instagram")
    third = world.accounts.add(first.uid)
    assert world.accounts.find("instagram") == second
    assert world.accounts.find("insta pro") == first
    assert world.accounts.find(first.uid) == first
    assert world.accounts.find(third.uid) == third
    world.accounts.rename(second.uid, "Insta work")
    with pytest.raises(Refused, match=r"Insta pro.*Insta work"):
        world.accounts.find("instagram")


def test_a_name_is_used_once(world) -> None:
    world.accounts.add("Instagram", "instagram")
    with pytest.raises(Refused):
        world.accounts.add("instagram", "instagram")
    with pytest.raises(Refused):
        world.accounts.add("")


def test_changes_and_removals_are_undone(world) -> None:
    account = world.accounts.add("Instagram", "instagram", DAY)
    world.accounts.leave(account.uid, date(2027, 1, 31))
    world.accounts.remove("instagram")
    assert world.accounts.all() == []
    world.records.undo()
    world.records.undo()
    assert world.accounts.all() == [account]


@pytest.mark.parametrize("name", ["Instagram", "instagram", "INSTAGRAM"])
def test_a_taken_name_is_given_to_no_other(world, name: str) -> None:
    world.accounts.add("Instagram", "instagram")
    other = world.accounts.add("Facebook", "facebook")
    with pytest.raises(Refused, match="called"):
        world.accounts.rename(other.uid, name)
    assert [account.name for account in world.accounts.all()] == ["Facebook", "Instagram"]
    assert world.accounts.rename("Instagram", name.title()).name == "Instagram"


def test_what_is_done_together_is_one_step_or_nothing(world) -> None:
    for name in ("Forum", "Club"):
        world.accounts.add(name)
    with world.records.as_one():
        for name in ("Forum", "Club"):
            world.accounts.leave(name, date(2026, 12, 31))
    assert {each.day for each in world.accounts.all()} == {date(2026, 12, 31)}
    world.records.undo()
    assert {each.day for each in world.accounts.all()} == {None}

    def leave_both() -> None:
        with world.records.as_one():
            world.accounts.leave("Forum", date(2026, 12, 31))
            world.accounts.leave("Nowhere", date(2026, 12, 31))

    with pytest.raises(Refused):
        leave_both()
    assert {each.day for each in world.accounts.all()} == {None}
