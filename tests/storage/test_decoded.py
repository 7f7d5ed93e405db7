"""What stands in the plan is decoded once, as long as its files stay the same."""

import os
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.checkin import CheckIn
from detox.domain.rate import Rate
from detox.domain.reminder import Reminder, ReminderKind
from detox.domain.steps import StepKind, StepMark
from detox.domain.timer import Stretch, Timer
from detox.services.ports import Entity
from tests.storage.decodes import decodes
from tests.storage.machine import NOW, Machine
from tests.storage.test_seen import carried

DAY = date(2026, 11, 22)
ACCOUNT = Account("acc1", "Instagram", "instagram").begin_break(DAY)
ALL: list[Entity] = [
    ACCOUNT,
    Activity("drawing", "drawing", "d", goal=90).with_goal(60, DAY),
    Baseline("base1", 180, DAY),
    CheckIn(DAY, 4, 3, "slept well"),
    Rate("r1", 8_550, "EUR", DAY),
    Reminder("own1", ReminderKind.OWN, time(9, 5), "FREQ=DAILY", texts=("this",)),
    Slip("slip1", "acc1", DAY, 20),
    StepMark("own2", "acc1", StepKind.OWN, due=DAY, title="print the photos"),
    Timer("timer", "writing", (Stretch(NOW),), "seed"),
]


@pytest.mark.parametrize("entity", ALL, ids=lambda entity: type(entity).__name__)
def test_what_is_asked_for_again_is_not_decoded_again(machine: Machine, entity: Entity) -> None:
    machine.stored(ALL)
    machine.restart()
    kind = type(entity)
    with decodes() as count:
        assert machine.records.of(kind)[entity.uid] == entity
        machine.log()
        again = machine.records.of(kind)
    assert [n for (table, _uid), n in count.items() if table != "sessions"] == [1]
    assert hash(again[entity.uid]) == hash(entity), "nothing in it can be changed by who shares it"
    again.clear()
    assert machine.records.of(kind)[entity.uid] == entity


def test_a_change_shows_at_once_and_makes_only_its_own_table_new(machine: Machine) -> None:
    machine.stored(ALL)
    for entity in ALL:
        machine.records.of(type(entity))
    with decodes() as count:
        machine.change(ACCOUNT, ACCOUNT.end_break(DAY))
        for entity in ALL:
            machine.records.of(type(entity))
    assert machine.records.of(Account) == {"acc1": ACCOUNT.end_break(DAY)}
    assert {table for table, _uid in count} == {"accounts"}


def test_what_another_program_wrote_in_place_shows_at_once(machine: Machine) -> None:
    machine.stored(ALL)
    assert machine.records.of(Account) == {"acc1": ACCOUNT}
    plan = machine.own("plan")
    before = plan.stat()
    with plan.open("r+b") as file:
        content = file.read()
        file.seek(0)
        file.write(content.replace(b'"Instagram"', b'"Instogram"'))
    os.utime(plan, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert machine.records.of(Account)["acc1"].name == "Instogram"


def test_a_record_that_makes_no_sense_stays_named(machine: Machine) -> None:
    machine.stored(ALL)
    plan = machine.own("plan")
    plan.write_bytes(plan.read_bytes().replace(b'"minutes":20,', b'"minutes":-2,'))
    for _twice in range(2):
        assert machine.records.of(Slip) == {}
        assert [trouble.params["uid"] for trouble in machine.records.troubles()] == ["slip1"]


def test_a_version_dated_ahead_wins_once_its_day_has_come(
    machine: Machine, machines: Callable[[str], Machine]
) -> None:
    machine.change(None, ACCOUNT)
    other = machines("other")
    carried(machine, other)
    other.passes(days=3)
    other.change(ACCOUNT, ACCOUNT._replace(name="Later"))
    carried(other, machine)
    assert look(machine) == ("Instagram", True)
    machine.now += timedelta(days=3)
    assert look(machine) == ("Later", False)
    machine.now -= timedelta(days=3)
    assert look(machine) == ("Instagram", True), "the clock was put back"


def look(machine: Machine) -> tuple[str, bool]:
    """The name of an account, and whether time alone may change it, whatever was read since."""
    name = machine.records.of(Account)["acc1"].name
    machine.records.of(Rate)
    return name, machine.records.is_disputed
