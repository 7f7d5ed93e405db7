"""The people one keeps: cards, signs, who comes up, who is asked, and the plans it settles."""

from datetime import date, timedelta
from itertools import count

import pytest

from detox.catalogue.known import Known
from detox.domain.person import WISHES, Origin, Person, Way, WayKind, uid_from
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.sign import Sign, SignWay
from detox.domain.steps import Progress, StepKind
from detox.domain.turns import Why
from detox.services.asking import Asking
from detox.services.leaving import Leaving
from detox.services.people import People, PersonEdit
from detox.services.ports import Change
from tests.services.conftest import World

TODAY = date(2026, 11, 22)
MAIL = Way(WayKind.MAIL, "zoe@exemple.invalid")


class Company(People):
    """People, with the plans that wait for them."""

    def __init__(self, world: World) -> None:
        numbers = count(1)

        def unique() -> str:
            return f"p{next(numbers):02}"

        self.world, self.wishes = world, 1
        accounts = world.accounts
        self.plans = Leaving(world.records, accounts, world.facts_of, world.log.today, unique)
        asking = Asking(world.records, lambda: self.plans, world.log.today)
        super().__init__(
            world.records, Known(""), world.log, lambda: asking, lambda: self.wishes, unique
        )  # fmt: skip

    def progress(self, account: str) -> tuple[Progress, Progress]:
        steps = {step.kind: step.progress for step in self.plans.plan(account).steps}
        return steps[StepKind.CHOOSE_PEOPLE], steps[StepKind.ASK_PEOPLE]

    def leave(self, platform: str) -> None:
        self.world.accounts.add(platform, platform)
        self.world.accounts.leave(platform, date(2026, 12, 31))


@pytest.fixture
def people(world: World) -> Company:
    return Company(world)


def met(handle: str, name: str = "", platform: str = "instagram", *ways: Way) -> Person:
    """Somebody as an archive has them."""
    way = Way(WayKind.HANDLE, f"{platform}:{handle}")
    origin = Origin(platform, handle)
    return Person(uid_from(platform, handle), name or handle, (way, *ways), origin=origin)


def test_a_card_is_made_changed_and_undone_one_step_at_a_time(people: Company) -> None:
    zoe = people.add(PersonEdit("Zoé Testard", (MAIL,), ("artists",), 8, "le livre"))
    assert people.all() == [zoe]
    assert (zoe.added_on, zoe.pace_weeks) == (TODAY, 8)
    after = people.edit("zoe", PersonEdit(pace_weeks=0, note="une note"))
    assert (after.pace_weeks, after.note, after.bring) == (None, "une note", "le livre")
    people.world.records.undo()
    assert people.all() == [zoe]
    people.world.records.undo()
    assert people.all() == []


def test_a_handle_is_kept_by_the_id_of_its_platform(people: Company) -> None:
    zoe = people.add(PersonEdit("Zoé", (Way(WayKind.HANDLE, "insta:zoe"),)))
    assert zoe.ways == (Way(WayKind.HANDLE, "instagram:zoe"),)
    with pytest.raises(Refused, match="no platform"):
        people.add(PersonEdit("Zoé", (Way(WayKind.HANDLE, "nowhere:zoe"),)))


@pytest.mark.parametrize(
    "wrong",
    [
        PersonEdit(""), PersonEdit(None), PersonEdit("Zoé", pace_weeks=105),
        PersonEdit("Zoé", pace_weeks=-1), PersonEdit("Zoé", circles=tuple("abcdefghi")),
        PersonEdit("Zoé", tuple(Way(WayKind.POST, f"n° {n}") for n in range(13))),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(people: Company, wrong: PersonEdit) -> None:
    with pytest.raises(Refused):
        people.add(wrong)
    assert people.all() == []


def test_an_accent_does_not_send_a_name_behind_z(people: Company) -> None:
    for name in ("Zoé Testard", "Élodie Essai", "Bruno Modèle"):
        people.add(PersonEdit(name))
    assert [each.name[0] for each in people.all()] == ["B", "É", "Z"]


def test_a_typed_apostrophe_is_that_of_a_name(people: Company) -> None:
    added = people.add(PersonEdit("Jeanne d’Essai"))
    assert people.find("jeanne d'essai") == people.find("D'ESSAI") == added


def test_somebody_is_found_by_name_or_uid_and_never_guessed(people: Company) -> None:
    anna, anne = (people.add(PersonEdit(name)) for name in ("Anna Essai", "Anne Essai"))
    zoe = people.add(PersonEdit("Zoé Testard"))
    for said, found in (
        ("Anna Essai", anna), ("anna", anna), (anne.uid, anne), ("zoe", zoe), ("TEST", zoe),
    ):  # fmt: skip
        assert people.find(said) == found, said
    assert people.fitting("essai") == [anna, anne]
    for said in ("ann", "Bruno", "", " "):
        with pytest.raises(Refused):
            people.find(said)


def test_a_sign_with_minutes_is_a_session_too_that_names_nobody(people: Company) -> None:
    zoe = people.add(PersonEdit("Zoé Testard"))
    given = people.sign("zoe", SignWay.LETTER, line="merci", minutes=30)
    assert given.session is not None
    assert given.sign == Sign(
        "p02",
        zoe.uid,
        TODAY,
        SignWay.LETTER,
        False,
        "merci",
        given.session.uid,
        people.world.clock.now(),
    )
    (session,) = people.world.log.month(TODAY)
    assert session == Session(session.uid, TODAY, 30, "people")
    people.world.records.undo()
    assert (people.signs(), people.world.log.month(TODAY)) == ([], [])


def test_signs_to_come_are_refused_with_nothing_logged(people: Company) -> None:
    people.add(PersonEdit("Zoé"))
    for wrong in ({"day": TODAY + timedelta(1)}, {"minutes": 0}, {"day": date(1999, 1, 1)}):
        with pytest.raises(Refused):
            people.sign("zoe", **wrong)
    assert (people.signs(), people.world.log.month(TODAY)) == ([], [])


def test_a_sign_starts_the_pace_anew_whoever_gave_it(people: Company) -> None:
    zoe = people.add(PersonEdit("Zoé", pace_weeks=8))
    people.sign("zoe", day=date(2026, 10, 1))
    assert people.next_on(zoe, people.last()[zoe.uid]) == date(2026, 11, 26)
    people.sign("zoe", day=date(2026, 11, 20), from_them=True)
    assert people.next_on(zoe, people.last()[zoe.uid]) == date(2027, 1, 15)


def test_one_wish_a_week_and_none_more_once_it_was_written_to(people: Company) -> None:
    for name in ("Lina", "Bruno", "Anna"):
        people.add(PersonEdit(name, circles=(WISHES,)))
    people.world.clock.pass_by(days=1)  # Monday of week 48
    (turn,) = people.next()
    assert (turn.person.name, turn.why) == ("Lina", Why.WISH)
    people.sign("lina", SignWay.LETTER)
    assert people.next() == []
    people.world.clock.pass_by(days=7)
    assert [each.person.name for each in people.next()] == ["Bruno", "Lina"]
    people.wishes = 0
    assert [each.why for each in people.next()] == [Why.TURN]


def test_a_wish_list_of_twelve_is_written_to_over_a_quarter_one_a_week(people: Company) -> None:
    for place in range(12):
        people.add(PersonEdit(f"Wish {place}", circles=(WISHES,)))
    written = []
    people.world.clock.pass_by(days=1)
    for _week in range(13):
        for day in range(7):
            wishes = [each.person for each in people.next() if each.why is Why.WISH]
            assert len(wishes) <= 1
            if day == 3 and wishes:
                people.sign(wishes[0].uid, SignWay.LETTER)
                written.append(wishes[0].name)
            people.world.clock.pass_by(days=1)
    assert sorted(written) == sorted(f"Wish {place}" for place in range(12))


def test_who_is_at_rest_does_not_come_up_until_the_day_or_until_woken(people: Company) -> None:
    people.add(PersonEdit("Zoé", pace_weeks=1))
    people.world.clock.pass_by(days=8)
    assert len(people.next()) == 1
    people.rest("zoe", TODAY + timedelta(10))
    assert (people.next(), people.all(at_rest=False)) == ([], [])
    people.world.clock.pass_by(days=2)
    assert len(people.next()) == 1
    people.rest("zoe")
    assert people.next() == []
    people.wake("zoe")
    assert len(people.next()) == 1
    with pytest.raises(Refused):
        people.rest("zoe", TODAY)


def test_two_cards_of_one_person_become_one_in_one_step(people: Company) -> None:
    one = people.add(PersonEdit("Zoé", (MAIL,), ("artists",), note="a"))
    two = people.add(PersonEdit("Zoé T.", (MAIL, Way(WayKind.PHONE, "0199001234")), note="b"))
    people.sign(two.uid, SignWay.CALL)
    joined = people.join(one.uid, two.uid)
    assert joined == one._replace(
        ways=(MAIL, Way(WayKind.PHONE, "0199001234")), note="a\nb", joined=(two.uid,)
    )
    assert [sign.person for sign in people.signs()] == [one.uid]
    assert people.find(two.uid) == joined, "what is written down elsewhere still leads there"
    people.world.records.undo()
    assert people.all() == [one, two]
    with pytest.raises(Refused):
        people.join(one.uid, one.uid)


def test_a_sign_of_a_card_that_was_joined_elsewhere_follows_it(people: Company) -> None:
    one, two = people.add(PersonEdit("Zoé")), people.add(PersonEdit("Zoé T."))
    people.join(one.uid, two.uid)
    sign = Sign("elsewhere", two.uid, TODAY)
    people.world.records.commit("sign.log", [Change(None, sign)])
    assert people.last()[one.uid].uid == "elsewhere"


def test_who_is_forgotten_goes_with_all_signs_and_theirs_are_ignored(people: Company) -> None:
    zoe, bruno = people.add(PersonEdit("Zoé")), people.add(PersonEdit("Bruno"))
    people.sign("zoe", SignWay.CALL)
    kept = people.sign("bruno", SignWay.CALL).sign
    assert people.forget(["zoe"]) == [zoe]
    assert (people.all(), people.signs()) == ([bruno], [kept])
    people.world.records.commit("x", [Change(None, Sign("elsewhere", zoe.uid, TODAY))])
    assert people.signs() == [kept]
    with pytest.raises(Refused):
        people.forget(["bruno", "nobody"])
    assert people.all() == [bruno]


def test_the_same_archive_again_doubles_nobody_and_keeps_what_was_edited(people: Company) -> None:
    found = [met("zoe.testard", "Zoé"), met("b.modele")]
    kept = people.keep(found)
    assert [each.uid for each in kept.added] == [each.uid for each in found]
    people.edit("zoé", PersonEdit("Zoé Testard", (MAIL,), note="une note"))
    edited = people.all()
    again = people.keep(found)
    assert (again.added, people.all()) == ((), edited)
    people.keep([found[0]._replace(circles=("artists",))])
    assert people.find("zoé").circles == ("artists",)
    assert people.find("zoé").ways == (MAIL,)


def test_somebody_is_known_by_handle_or_mail_and_never_by_a_name(people: Company) -> None:
    zoe = people.add(PersonEdit("Zoé Testard", (MAIL,)))
    by_mail = met("zoe-t", "Z. T.", "linkedin", MAIL)
    namesake = met("zoe.testard", "Zoé Testard")
    assert people.known([by_mail, namesake]) == {by_mail.uid: zoe}
    kept = people.keep([by_mail, namesake])
    assert ([each.uid for each in kept.known], len(kept.added)) == ([zoe.uid], 1)
    assert people.find(zoe.uid).name == "Zoé Testard"
    people.edit(zoe.uid, PersonEdit(ways=()))
    assert people.keep([by_mail]).added == (), "once known, always known"


def test_keeping_people_of_a_platform_settles_the_steps_of_its_plan(people: Company) -> None:
    people.leave("instagram")
    assert people.progress("instagram") == (Progress.TODO, Progress.TODO)
    kept = people.keep([met("zoe.testard"), met("b.modele"), met("a.essai")])
    assert [mark.kind for mark in kept.steps] == [
        StepKind.ASK_ARCHIVE,
        StepKind.FETCH_ARCHIVE,
        StepKind.CHOOSE_PEOPLE,
    ], "who reads the archive has it"
    assert people.progress("instagram") == (Progress.DONE, Progress.TODO)
    people.sign("zoe.testard", SignWay.MESSAGE)
    people.edit("b.modele", PersonEdit(ways=(MAIL,)))
    reach = people.for_account("instagram")
    assert [each.name for each in reach.unanswered] == ["a.essai", "zoe.testard"]
    assert [each.name for each in reach.asked] == ["zoe.testard"]
    assert people.progress("instagram")[1] is Progress.TODO
    people.rest("a.essai")
    assert people.progress("instagram")[1] is Progress.DONE
    people.world.records.undo()
    assert people.progress("instagram") == (Progress.DONE, Progress.TODO)
    people.sign("a.essai", SignWay.MESSAGE, from_them=True)
    assert [*people.settled] == [], "what they wrote asked nobody"
    people.sign("a.essai", SignWay.MESSAGE)
    assert [mark.kind for mark in people.settled] == [StepKind.ASK_PEOPLE]
    people.keep([met("late.comer")])
    assert people.progress("instagram") == (Progress.DONE, Progress.TODO)


def test_who_is_added_by_hand_is_asked_too(people: Company) -> None:
    people.leave("instagram")
    people.keep([], platform="instagram")
    people.add(PersonEdit("Somebody Elsewhere"))
    assert people.progress("instagram") == (Progress.DONE, Progress.DONE)
    handle = Way(WayKind.HANDLE, "instagram:anna.essai")
    anna = people.add(PersonEdit("Anna Essai", (handle,)))
    assert people.progress("instagram") == (Progress.DONE, Progress.TODO)
    assert [mark.progress for mark in people.settled] == [Progress.TODO], "and it is said"
    people.edit(anna.uid, PersonEdit(ways=(handle, MAIL)))
    assert people.progress("instagram") == (Progress.DONE, Progress.DONE)
    people.edit("somebody", PersonEdit(ways=(Way(WayKind.HANDLE, "instagram:somebody"),)))
    assert people.progress("instagram") == (Progress.DONE, Progress.TODO)


def test_nobody_is_an_answer_that_settles_both_steps(people: Company) -> None:
    people.leave("instagram")
    people.keep([], platform="instagram")
    assert people.progress("instagram") == (Progress.DONE, Progress.DONE)
    people.world.records.undo()
    assert people.progress("instagram") == (Progress.TODO, Progress.TODO)


def test_people_of_another_platform_settle_nothing_here(people: Company) -> None:
    people.leave("instagram")
    people.keep([met("zoe-t", platform="linkedin")])
    people.sign("zoe-t", SignWay.MAIL)
    assert people.progress("instagram") == (Progress.TODO, Progress.TODO)
