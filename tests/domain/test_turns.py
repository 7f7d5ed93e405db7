"""Whom one could write to: the numbers of the brief, and laws that hold for anybody."""

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.person import WISHES, Person
from detox.domain.sign import Sign, by_person, last_signs
from detox.domain.turns import MOST_TURNS, Turn, Why, next_on, whose_turn, wished_in_week

MONDAY = date(2026, 11, 23)  # of ISO week 48


def up(people: list[Person], signs: list[Sign], today: date, wishes: int = 1) -> list[Turn]:
    of = by_person(signs)
    count = wished_in_week(people, lambda each: of.get(each.uid, ()), today)
    return whose_turn(people, last_signs(signs), count, today, wishes)


def test_a_pace_runs_from_the_newest_sign_of_either_side() -> None:
    zoe = Person("z", "Zoé", pace_weeks=8)
    given_on, received = (
        Sign("1", "z", date(2026, 10, 1)),
        Sign("2", "z", date(2026, 11, 20), from_them=True),
    )
    assert next_on(zoe, given_on, MONDAY) == date(2026, 11, 26)
    assert up([zoe], [given_on], date(2026, 11, 25)) == []
    assert up([zoe], [given_on], date(2026, 11, 26)) == [Turn(zoe, Why.PACE, given_on)]
    assert next_on(zoe, last_signs([received, given_on])["z"], MONDAY) == date(2027, 1, 15)


def test_a_pace_without_a_sign_runs_from_the_day_of_the_card() -> None:
    zoe = Person("z", "Zoé", pace_weeks=1, added_on=MONDAY)
    assert next_on(zoe, None, MONDAY) == date(2026, 11, 30)
    assert next_on(zoe._replace(added_on=None), None, MONDAY) == MONDAY
    assert next_on(zoe.rested(), None, MONDAY) is None
    assert next_on(zoe._replace(pace_weeks=None), None, MONDAY) is None


def test_of_three_wishes_one_comes_up_in_a_week_and_none_more_after_a_sign() -> None:
    wishes = [Person(uid, uid, circles=(WISHES,), pace_weeks=4) for uid in "abc"]
    assert [turn.person.uid for turn in up(wishes, [], MONDAY)] == ["a"]
    sign = Sign("1", "a", MONDAY)
    for day in range(7):
        assert up(wishes, [sign], MONDAY + timedelta(day)) == []
    assert [turn.person.uid for turn in up(wishes, [sign], MONDAY + timedelta(7))] == ["b"]
    assert [turn.person.uid for turn in up(wishes, [], MONDAY, 2)] == ["a", "b"]
    assert up(wishes, [], MONDAY, 0) == []


def test_the_others_take_turns_week_by_week() -> None:
    people = [Person(uid, uid) for uid in "abcde"]
    weeks = [
        [turn.person.uid for turn in up(people, [], MONDAY + timedelta(weeks=n))] for n in range(3)
    ]
    assert weeks == [["b", "c", "d"], ["c", "d", "e"], ["d", "e", "a"]]
    assert [t.person.uid for t in up(people, [Sign("1", "b", MONDAY)], MONDAY)] == ["c", "d", "e"]


def test_a_sign_to_one_moves_none_of_the_others() -> None:
    people = [Person(uid, uid) for uid in "abcde"]
    wish = Person("bb", "bb", circles=(WISHES,))
    before = [turn.person.uid for turn in up([*people, wish], [], MONDAY)]
    after = [turn.person.uid for turn in up([*people, wish], [Sign("1", "bb", MONDAY)], MONDAY)]
    assert before[0] == "bb"
    assert after[:2] == before[1:]


def test_everybody_comes_up_some_time_however_many_there_are() -> None:
    people = [Person(f"{n:03}", "x") for n in range(120)]
    weeks = (MONDAY + timedelta(weeks=n) for n in range(120))
    assert len({turn.person.uid for day in weeks for turn in up(people, [], day)}) == 120


def test_pace_comes_before_wish_and_wish_before_turn() -> None:
    people = [
        Person("a", "a"), Person("b", "b", circles=(WISHES,)), Person("c", "c", pace_weeks=1),
    ]  # fmt: skip
    assert [turn.why for turn in up(people, [], MONDAY)] == [Why.PACE, Why.WISH, Why.TURN]


@pytest.mark.parametrize("most", [0, 1, 2])
def test_fewer_may_be_asked_for(most: int) -> None:
    people = [Person(uid, uid) for uid in "abcde"]
    assert whose_turn(people, {}, 0, MONDAY, most=most) == whose_turn(people, {}, 0, MONDAY)[:most]


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
people = st.builds(
    Person,
    uid=st.sampled_from("abcdefgh"),
    name=st.just("x"),
    circles=st.sampled_from([(), (WISHES,), ("artists",)]),
    pace_weeks=st.none() | st.integers(1, 20),
    rests=st.booleans(),
    added_on=st.none() | days,
)
written = st.none() | st.datetimes(timezones=st.just(UTC))
signs = st.builds(Sign, st.uuids().map(str), st.sampled_from("abcdefgh"), days, written=written)


@settings(max_examples=150)
@given(
    st.lists(people, unique_by=lambda each: each.uid), st.lists(signs, max_size=12), days,
    st.integers(0, 7), st.randoms(use_true_random=False),
)  # fmt: skip
def test_whoever_comes_up_the_laws_hold(everybody, given_signs, today, wishes, random) -> None:
    given_signs = [sign for sign in given_signs if sign.day <= today]
    turns = up(everybody, given_signs, today, wishes)
    uids = [turn.person.uid for turn in turns]
    assert len(uids) == len(set(uids)) <= MOST_TURNS
    assert not any(turn.person.is_at_rest(today) for turn in turns)
    assert sum(turn.why is Why.WISH for turn in turns) <= wishes
    assert [turn.why for turn in turns] == sorted((t.why for t in turns), key=[*Why].index)
    random.shuffle(everybody)
    random.shuffle(given_signs)
    assert up(everybody, given_signs, today, wishes) == turns, "in whatever order they are read"
    for turn in turns:
        if turn.why is Why.PACE:
            due = next_on(turn.person, turn.last, today)
            assert due is not None
            assert due <= today
        if turn.why is Why.WISH:
            assert turn.last is None
    if turns:
        first = turns[0].person
        after = up(everybody, [*given_signs, Sign("new", first.uid, today)], today, wishes)
        assert first.uid not in [turn.person.uid for turn in after], "a sign is enough for the week"
