"""What is thought over stands in a document of its own, and is kept as everything else is."""

from collections.abc import Callable
from datetime import date

import pytest

from detox.domain.channel import Channel, ChannelKind, Effort, Other
from detox.domain.load import Campaign, Upkeep
from detox.domain.own_words import OwnWords
from detox.domain.sitting import Answer, Question, Sitting
from detox.services.ports import Change, Entity
from detox.storage.document import parse
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS, kind_of
from tests.storage.machine import Machine

DAY, AFTER = date(2026, 5, 20), date(2026, 6, 1)
SITTING = Sitting(
    "s1", DAY, 754,
    (
        Answer(Question.SCROLLING, 120), Answer(Question.MECHANICAL, 4, "dans le train\nsurtout"),
        Answer(Question.WEIGHT), Answer(Question.TAKEN_FROM, None, "le livre"),
        Answer(Question.WORTH, 10_000),
    ),
    "EUR", 300, 3_000_000, is_ended=True,
)  # fmt: skip
CHANNEL = Channel("c1", "Lettres", ChannelKind.LETTERS, order=2)
EFFORT = Effort(
    "e1", "c1", DAY, AFTER, 480, (Other(1000, 1_500, "Lina Épreuve"), Other(60)), 170_000, "EUR",
    1000, 5, None, "mille enveloppes",
)  # fmt: skip
UPKEEP = Upkeep("u1", "", 90, 300, DAY)
CAMPAIGN = Campaign("k1", "exposition", DAY, AFTER, (0, 1, 4), 480)
WORDS = OwnWords("own", "Pour écrire.\nPour elle.", DAY)
ALL: list[Entity] = [SITTING, CHANNEL, EFFORT, UPKEEP, CAMPAIGN, WORDS]


def raw_of(entity: Entity) -> dict[str, object]:
    return kind_of(entity).raw(entity)


def names(machine: Machine) -> list[str]:
    return sorted(path.name for path in machine.folder.rglob("*.json"))


def test_each_kind_comes_back_as_it_was_kept_from_its_own_file(machine: Machine) -> None:
    machine.records.commit("fill", [Change(None, entity) for entity in ALL])
    machine.restart()
    for entity in ALL:
        assert machine.records.of(type(entity)) == {entity.uid: entity}
    assert names(machine) == ["thinking.json"]
    assert {*machine.records.everything()} == {*ALL}
    assert machine.records.troubles() == []


def test_the_plan_is_not_in_it_and_it_is_not_in_the_plan(machine: Machine) -> None:
    machine.change(None, SITTING)
    machine.log()
    machine.change(None, CHANNEL)
    assert names(machine) == ["log-2026-11.json", "thinking.json"]
    stored = parse("thinking.json", machine.own("thinking").read_bytes())
    assert stored.keys() == {"header", "sittings", "channels"}
    assert machine.records.first_day() == date(2026, 11, 22)


def test_every_step_is_undone_and_redone(machine: Machine) -> None:
    machine.change(None, SITTING)
    after = SITTING.answered(Answer(Question.MAKING, 60))
    machine.change(SITTING, after)
    machine.records.undo()
    assert machine.records.of(Sitting) == {"s1": SITTING}
    machine.restart()
    machine.records.redo()
    assert machine.records.of(Sitting) == {"s1": after}


def test_two_machines_answer_apart_and_both_sittings_stand(
    machines: Callable[[str], Machine],
) -> None:
    one, other = machines("one"), machines("other")
    one.change(None, SITTING)
    other.passes(minutes=1)
    other.change(None, SITTING._replace(uid="s2", seconds=60))
    for path in one.folder.iterdir():
        path.rename(other.folder / path.name)
    assert other.records.of(Sitting).keys() == {"s1", "s2"}
    assert other.records.troubles() == []


def test_a_conflict_copy_is_one_more_replica(machine: Machine) -> None:
    machine.change(None, SITTING)
    own = machine.own("thinking")
    copy = own.with_name("thinking.sync-conflict-20261122-101010-ABCDEFG.json")
    machine.passes(minutes=1)
    copy.write_bytes(own.read_bytes())
    machine.restart()
    assert machine.records.of(Sitting) == {"s1": SITTING}


def test_a_torn_file_comes_back_from_the_backup_and_the_journal(machine: Machine) -> None:
    machine.change(None, SITTING)
    machine.change(None, EFFORT)
    own = machine.own("thinking")
    own.write_bytes(own.read_bytes()[:-40])
    machine.restart()
    assert machine.records.of(Effort) == {}
    assert machine.records.troubles() != []
    machine.repair.mend()
    machine.restart()
    assert machine.records.of(Sitting) == {"s1": SITTING}
    assert machine.records.of(Effort) == {"e1": EFFORT}
    assert machine.records.troubles() == []


@pytest.mark.parametrize(
    ("entity", "wrong"),
    [
        (SITTING, {"seconds": -1}), (SITTING, {"seconds": 99_999}), (SITTING, {"days": 0}),
        (SITTING, {"days": 367}), (SITTING, {"currency": "euro"}), (SITTING, {"currency": ""}),
        (SITTING, {"returns_cents": -1}), (SITTING, {"answers": "many"}),
        (SITTING, {"answers": [{"question": "weight", "value": 6}]}),
        (SITTING, {"answers": [{"question": "scrolling", "value": 1441}]}),
        (SITTING, {"answers": [{"question": "hunger", "value": 3}]}),
        (SITTING, {"answers": [{"question": "weight"}, {"question": "weight"}]}),
        (SITTING, {"day": "soon"}), (CHANNEL, {"name": ""}), (CHANNEL, {"kind": "smoke"}),
        (EFFORT, {"after": "2026-05-20"}), (EFFORT, {"own_minutes": 1.5}),
        (EFFORT, {"money_cents": -1}), (EFFORT, {"currency": ""}), (EFFORT, {"answers": -1}),
        (EFFORT, {"others": [{"minutes": 0}]}), (EFFORT, {"others": [{"minutes": 1}] * 9}),
        (EFFORT, {"channel": ""}), (UPKEEP, {"minutes_a_day": 0}), (UPKEEP, {"days_a_year": 367}),
        (UPKEEP, {"after": "2026-05-20"}), (CAMPAIGN, {"weekdays": []}),
        (CAMPAIGN, {"weekdays": [4, 1]}), (CAMPAIGN, {"weekdays": [0, 7]}),
        (CAMPAIGN, {"weekdays": [True]}), (CAMPAIGN, {"weekdays": None}),
        (CAMPAIGN, {"after": "2026-05-20"}), (CAMPAIGN, {"minutes_a_day": 1441}),
        (WORDS, {"text": 5}), (WORDS, {"written_on": None}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_flaw(entity: Entity, wrong: dict[str, object]) -> None:
    kind = kind_of(entity)
    assert kind.read(entity.uid, raw_of(entity)) == entity
    with pytest.raises(Flaw):
        kind.read(entity.uid, {**raw_of(entity), **wrong})


def test_what_says_nothing_takes_no_room() -> None:
    bare = Effort("e", "c1", DAY, AFTER)
    assert not {"currency", "line"} & raw_of(bare).keys()
    assert KINDS["efforts"].read("e", raw_of(bare)) == bare
