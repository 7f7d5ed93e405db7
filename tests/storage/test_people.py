"""People and signs stand in a document of their own, and are kept as everything else is."""

from collections.abc import Callable
from datetime import date

import pytest

from detox.domain.person import WISHES, Origin, Person, Way, WayKind
from detox.domain.sign import Sign, SignWay
from detox.services.ports import Change, Entity
from detox.storage.document import DELETED, parse
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS, kind_of
from tests.storage.machine import Machine

DAY = date(2026, 10, 1)
ZOE = Person(
    "p1", "Zoé Testard",
    (
        Way(WayKind.MAIL, "zoe@exemple.invalid"), Way(WayKind.PHONE, "+33 1 99 00 12 34", "soir"),
        Way(WayKind.POST, "1 rue Inventée, 99000 Exemple"),
        Way(WayKind.SITE, "https://zoe.exemple.invalid"),
        Way(WayKind.HANDLE, "instagram:zoe.testard"),
    ),
    ("artists", WISHES), 8, "le livre dont nous parlions", "Une note\nde deux lignes.",
    Origin("instagram", "zoe.testard", date(2019, 3, 1)), True, date(2027, 1, 1), DAY, ("p0",),
)  # fmt: skip
BARE = Person("p2", "Bruno Modèle")
SIGN = Sign("s1", "p1", DAY, SignWay.LETTER, True, "merci pour l’exposition", "2610abc")
ALL: list[Entity] = [ZOE, BARE, SIGN]


def names(machine: Machine) -> list[str]:
    return sorted(path.name for path in machine.folder.rglob("*.json"))


def test_people_come_back_as_they_were_kept_from_their_own_file(machine: Machine) -> None:
    machine.records.commit("fill", [Change(None, entity) for entity in ALL])
    machine.restart()
    assert machine.records.of(Person) == {"p1": ZOE, "p2": BARE}
    assert machine.records.of(Sign) == {"s1": SIGN}
    assert names(machine) == ["people.json"]
    assert {*machine.records.everything()} == {*ALL}
    assert machine.records.troubles() == []
    assert machine.own("people").stat().st_mode & 0o777 == 0o600


def test_who_is_forgotten_leaves_nothing_but_a_uid(machine: Machine) -> None:
    machine.records.commit("fill", [Change(None, entity) for entity in ALL])
    machine.records.commit("person.forget", [Change(ZOE, None), Change(SIGN, None)])
    stored = parse("people.json", machine.own("people").read_bytes())
    for table, uid in (("people", "p1"), ("signs", "s1")):
        raw = {key: value for key, value in stored[table][uid].items() if key != "rev"}
        assert raw == DELETED
    machine.records.undo()
    assert machine.records.of(Person)["p1"] == ZOE


def test_two_machines_give_a_sign_each_and_both_stand(
    machines: Callable[[str], Machine],
) -> None:
    one, other = machines("one"), machines("other")
    one.change(None, SIGN)
    other.passes(minutes=1)
    other.change(None, SIGN._replace(uid="s2", from_them=False))
    for path in one.folder.iterdir():
        path.rename(other.folder / path.name)
    assert other.records.of(Sign).keys() == {"s1", "s2"}
    assert other.records.troubles() == []


def test_a_torn_file_comes_back_from_the_backup_and_the_journal(machine: Machine) -> None:
    machine.change(None, ZOE)
    machine.change(None, SIGN)
    own = machine.own("people")
    own.write_bytes(own.read_bytes()[:-40])
    machine.restart()
    assert machine.records.of(Sign) == {}
    assert machine.records.troubles() != []
    machine.repair.mend()
    machine.restart()
    assert machine.records.of(Person) == {"p1": ZOE}
    assert machine.records.of(Sign) == {"s1": SIGN}


def _ways(kind: str, value: object) -> dict[str, object]:
    return {"ways": [{"kind": kind, "value": value}]}


@pytest.mark.parametrize(
    ("entity", "wrong"),
    [
        (ZOE, {"name": ""}), (ZOE, {"name": 5}), (ZOE, {"ways": "many"}),
        (ZOE, _ways("smoke", "x")), (ZOE, _ways("mail", "zoe")), (ZOE, _ways("mail", "a@b@c")),
        (ZOE, _ways("mail", "zoe @exemple.invalid")), (ZOE, _ways("phone", "12")),
        (ZOE, _ways("phone", "call me")), (ZOE, _ways("phone", "1" * 21)), (ZOE, _ways("post", "")),
        (ZOE, _ways("site", "zoe.exemple.invalid")), (ZOE, _ways("site", "javascript:alert(1)")),
        (ZOE, _ways("handle", "zoe")), (ZOE, _ways("handle", "instagram:")),
        (ZOE, _ways("handle", "Insta gram:zoe")), (ZOE, _ways("post", None)),
        (ZOE, {"ways": [{"kind": "post", "value": f"n° {n}"} for n in range(13)]}),
        (ZOE, {"circles": ["a"] * 2}), (ZOE, {"circles": [*"abcdefghi"]}), (ZOE, {"circles": [""]}),
        (ZOE, {"pace_weeks": 0}), (ZOE, {"pace_weeks": 105}), (ZOE, {"pace_weeks": True}),
        (ZOE, {"origin": "instagram"}), (ZOE, {"origin": {}}), (ZOE, {"rests": False}),
        (ZOE, {"rest_until": "soon"}), (ZOE, {"added_on": 3}), (ZOE, {"joined": "p0"}),
        (SIGN, {"person": ""}), (SIGN, {"day": None}), (SIGN, {"way": "smoke"}),
        (SIGN, {"line": 5}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_flaw(entity: Entity, wrong: dict[str, object]) -> None:
    kind = kind_of(entity)
    assert kind.read(entity.uid, kind.raw(entity)) == entity
    with pytest.raises(Flaw):
        kind.read(entity.uid, {**kind.raw(entity), **wrong})


def test_what_says_nothing_takes_no_room() -> None:
    assert KINDS["people"].raw(BARE) == {"name": "Bruno Modèle"}
    assert KINDS["people"].read("p2", {"name": "Bruno Modèle"}) == BARE
    bare = Sign("s2", "p2", DAY)
    assert KINDS["signs"].raw(bare) == {"person": "p2", "day": "2026-10-01", "way": "other"}


def test_a_card_that_is_changed_on_two_machines_is_as_it_was_changed_last(
    machines: Callable[[str], Machine],
) -> None:
    one, other = machines("one"), machines("other")
    one.change(None, BARE)
    copy(one, other)
    here, there = BARE._replace(note="here"), BARE._replace(note="there")
    one.change(BARE, here)
    other.passes(minutes=1)
    other.change(BARE, there)
    copy(one, other)
    copy(other, one)
    for machine in (one, other):
        machine.restart()
        assert machine.records.of(Person) == {"p2": there}
        assert machine.records.troubles() == []


def copy(one: Machine, other: Machine) -> None:
    """What a program that syncs does."""
    own = one.own("people")
    there = other.folder / own.parent.name
    there.mkdir(parents=True, exist_ok=True)
    (there / own.name).write_bytes(own.read_bytes())
