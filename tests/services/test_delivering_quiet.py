"""What falls into quiet hours comes at their end, and what was too late before them does not."""

from datetime import time
from pathlib import Path

import pytest

from detox.domain.delivery import Fate
from tests.services.conftest import World
from tests.services.reminding import DAILY, Person


def at_noon(world: World, home: Path, quiet: str) -> Person:
    """At 12:00 on 23 November 2026 in Paris, with no reminder on and one look behind."""
    person = Person(world, home, quiet)
    person.at("2026-11-23T12:00")
    person.only()
    person.tick()
    return person


def test_quiet_hours_defer_and_fold(world: World, tmp_path: Path):
    person = at_noon(world, tmp_path, "22:00-08:00")
    uids = [person.reminders.add(DAILY._replace(at=time(hour))).uid for hour in (22, 23)]
    person.at("2026-11-23T23:30")
    assert len(person.tick().deferred) == 2
    person.at("2026-11-24T07:59")
    person.tick()
    assert person.shown == []
    person.at("2026-11-24T08:00")
    person.tick()
    assert person.shown == [[f"{uids[0]}@2026-11-23T22:00", f"{uids[1]}@2026-11-23T23:00"]]


def test_what_fell_into_quiet_hours_counts_as_late_from_their_end(world: World, tmp_path: Path):
    person = at_noon(world, tmp_path, "22:00-08:00")
    uid = person.reminders.add(DAILY._replace(at=time(22, 30))).uid
    person.at("2026-11-24T11:00")  # the machine slept since the evening
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T22:30"]]


@pytest.mark.parametrize("looks", [(), ("T07:30",), ("T01:00", "T07:30")])
def test_quiet_hours_after_it_was_due_do_not_make_it_less_late(
    world: World, tmp_path: Path, looks: tuple[str, ...]
):
    person = at_noon(world, tmp_path, "22:00-08:00")
    early, late = (person.reminders.add(DAILY._replace(at=time(hour))).uid for hour in (15, 21))
    for look in (*looks, "T08:00"):
        person.at(f"2026-11-24{look}")
        person.tick()
    assert person.shown == [[f"{late}@2026-11-23T21:00"]]
    assert person.fates()[f"{early}@2026-11-23T15:00"] is Fate.MISSED


def test_quiet_hours_that_put_it_off_do_not_keep_it_from_being_too_late(
    world: World, tmp_path: Path
):
    person = at_noon(world, tmp_path, "22:00-08:00")
    person.reminders.add(DAILY._replace(at=time(21)))
    person.at("2026-11-23T23:00")
    assert len(person.tick().deferred) == 1
    person.at("2026-11-24T19:00")  # the machine slept through the end of the quiet hours
    assert [entry.fate for entry in person.tick().missed] == [Fate.MISSED]
    assert person.shown == []


def test_one_put_off_by_hand_before_quiet_hours_is_given_up_in_them(world: World, tmp_path: Path):
    person = at_noon(world, tmp_path, "22:00-08:00")
    person.reminders.add(DAILY._replace(at=time(14)))
    person.at("2026-11-23T14:00")
    person.tick()
    person.reminders.snooze(person.reminders.all()[-1].uid, "1h")
    person.at("2026-11-24T07:30")
    assert [entry.fate for entry in person.tick().missed] == [Fate.MISSED]


@pytest.mark.parametrize("looks", [(), ("2026-11-23T19:00", "2026-11-24T08:00")])
def test_quiet_hours_of_more_than_twelve_drop_nothing_that_falls_into_them(
    world: World, tmp_path: Path, looks: tuple[str, ...]
):
    person = at_noon(world, tmp_path, "18:00-09:00")
    uid = person.reminders.add(DAILY._replace(at=time(18, 30))).uid
    for look in (*looks, "2026-11-24T09:00"):
        person.at(look)
        person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T18:30"]]


def test_one_put_off_into_quiet_hours_is_said_to_come_at_their_end(world: World, tmp_path: Path):
    person = at_noon(world, tmp_path, "22:00-08:00")
    uid = person.reminders.add(DAILY._replace(at=time(20, 30))).uid
    person.at("2026-11-23T20:30")
    person.tick()
    person.at("2026-11-23T21:10")
    _reminder, until = person.reminders.snooze(uid, "1h")
    assert world.clock.local(until).isoformat() == "2026-11-24T08:00:00+01:00"
    person.at("2026-11-24T08:00")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T20:30"]] * 2


def test_what_falls_into_quiet_hours_is_ahead_at_their_end_once(world: World, tmp_path: Path):
    person = at_noon(world, tmp_path, "22:00-08:00")
    person.reminders.add(DAILY._replace(rule="FREQ=HOURLY;INTERVAL=5", at=time(2)))
    coming = person.delivering().coming(4, person.clock.now())
    told = [f"{world.clock.local(each.comes):%d %H:%M}" for each in coming]
    assert told == ["23 17:00", "24 08:00", "24 13:00", "24 18:00"]


@pytest.mark.parametrize("quiet", ["off", "08:00-09:00"])
def test_one_put_off_until_it_comes_again_is_shown_once(world: World, tmp_path: Path, quiet: str):
    person = at_noon(world, tmp_path, quiet)
    hour = time(9 if quiet == "off" else 8)
    uid = person.reminders.add(DAILY._replace(at=hour)).uid
    person.at("2026-11-24T09:00")
    person.tick()
    person.reminders.snooze(uid, "tomorrow")
    ahead = person.delivering().coming(2, person.clock.now())
    assert [world.clock.local(each.comes).day for each in ahead] == [25, 26]
    for moment in ("T08:30", "T09:00"):
        person.at(f"2026-11-25{moment}")
        person.tick()
    assert [keys for [keys] in person.shown] == [
        f"{uid}@2026-11-{day}T{hour:%H:%M}" for day in (24, 25)
    ]
