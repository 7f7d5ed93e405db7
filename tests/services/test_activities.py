"""Activities: the built-in ones and the person's own."""

import pytest

from detox.domain.problem import Refused
from detox.services.activities import ActivityEdit


def test_seven_are_there_from_the_start_each_with_its_letter(world) -> None:
    names = [a.named("en") for a in world.activities.current()]
    assert names == ["writing", "learning", "email", "photography", "reading", "plans", "people"]
    assert len(world.activities.by_letter()) == 7


def test_an_own_one_takes_a_free_letter_of_its_name(world) -> None:
    added = world.activities.add("dessin à l’encre")
    assert (added.key, added.letter) == ("dessin-a-l-encre", "d")
    assert world.activities.by_letter()["d"].key == added.key
    assert world.activities.add("dance").letter == "n", "d is taken, a as well"


def test_renaming_keeps_the_key_and_so_the_sessions(world) -> None:
    session = world.log.log(45, "writing")
    renamed = world.activities.edit("writing", ActivityEdit(name="novel"))
    assert renamed.named("en") == "novel"
    assert world.log.find(session.uid).activity == "writing"
    assert {"novel", "writing", "écriture"} <= set(renamed.names)


@pytest.mark.parametrize("name", ["writing", "ECRITURE", "Lecture", ""])
def test_a_name_in_use_in_either_language_is_refused(world, name: str) -> None:
    with pytest.raises(Refused):
        world.activities.add(name)


@pytest.mark.parametrize("letter", ["l", "q", "u", "e", "ab", "1", " "])
def test_a_letter_in_use_or_no_letter_is_refused(world, letter: str) -> None:
    with pytest.raises(Refused):
        world.activities.edit("writing", ActivityEdit(letter=letter))


def test_goals_are_set_and_taken_away(world) -> None:
    assert world.activities.edit("writing", ActivityEdit(goal=240)).goal == 240
    assert world.activities.edit("writing", ActivityEdit(goal=0)).goal is None
    with pytest.raises(Refused):
        world.activities.edit("writing", ActivityEdit(goal=168 * 60 + 1))


def test_an_archived_one_gives_its_letter_back_and_keeps_its_hours(world) -> None:
    world.log.log(45, "people")
    world.activities.edit("people", ActivityEdit(archived=True))
    assert "people" not in [a.key for a in world.activities.current()]
    assert "p" not in world.activities.by_letter()
    shares = {s.activity.key: s.week_minutes for s in world.overview().shares}
    assert shares["people"] == 45


def test_two_names_that_make_the_same_key_are_told_apart(world) -> None:
    first = world.activities.add("Jeu d'échecs")
    second = world.activities.add("Jeu d échecs 2")
    third = world.activities.add("日本語")
    assert len({first.key, second.key, third.key}) == 3


def test_changes_are_undone(world) -> None:
    world.activities.add("drawing")
    world.activities.edit("writing", ActivityEdit(goal=60))
    world.records.undo()
    world.records.undo()
    assert "drawing" not in {a.key for a in world.activities.all()}
    assert world.activities.get("writing").goal is None


@pytest.mark.parametrize("colour", ["0", "9", "teal", "#7aa2f7"])
def test_a_colour_is_one_of_the_theme(world, colour: str) -> None:
    assert world.activities.edit("writing", ActivityEdit(colour="3")).colour == "3"
    assert world.activities.edit("writing", ActivityEdit(colour="")).colour == ""
    with pytest.raises(Refused):
        world.activities.edit("writing", ActivityEdit(colour=colour))
