"""Reminders whose clock or zone changes, or that were lost: each still comes once."""

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from detox.domain.delivery import Fate
from detox.domain.problem import DataTrouble
from detox.services.delivering import Before, Message
from tests.services.conftest import World
from tests.services.reminding import DAILY, Attempted, Person, on_a_monday


@pytest.fixture
def person(world: World, tmp_path: Path) -> Person:
    return on_a_monday(world, tmp_path)


def test_flying_west_does_not_bring_nine_o_clock_twice(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    person.clock.name = "America/New_York"
    for at in ("2026-11-23T08:30", "2026-11-23T09:00", "2026-11-23T12:00"):
        person.at(at)
        person.tick()
    person.at("2026-11-24T09:00")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T09:00"], [f"{uid}@2026-11-24T09:00"]]


def test_flying_east_does_not_lose_nine_o_clock(person: Person):
    person.clock.name = "America/New_York"
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T23:00")
    person.tick()
    person.shown.clear()
    person.clock.name = "Asia/Tokyo"  # where it is 13:00 on the 24th
    person.clock.pass_by(hours=1)
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-24T09:00"]]


def test_one_of_a_fixed_zone_stays_there(person: Person):
    person.reminders.add(DAILY._replace(zone="Europe/Paris"))
    person.clock.name = "America/New_York"
    person.at("2026-11-24T02:59")
    person.tick()
    shown = len(person.shown)
    person.at("2026-11-24T03:00")
    person.tick()
    assert len(person.shown) == shown + 1


@pytest.mark.parametrize(
    ("before", "due"),
    [("2027-03-27T12:00", "2027-03-28T03:30"), ("2026-10-24T12:00", "2026-10-25T02:30")],
)
def test_half_past_two_comes_once_on_the_days_the_clock_changes(
    person: Person, before: str, due: str
):
    person.at(before)
    uid = person.reminders.add(DAILY._replace(at=time(2, 30))).uid
    person.tick()
    person.at(due)
    person.clock.pass_by(seconds=-1)
    person.tick()
    assert person.shown == []
    for _minute in range(180):
        person.clock.pass_by(minutes=1)
        person.tick()
    assert person.shown == [[f"{uid}@{due[:10]}T02:30"]]


def test_a_clock_set_back_repeats_nothing(person: Person):
    person.reminders.add(DAILY)
    person.at("2026-11-23T09:00")
    person.tick()
    person.at("2026-11-23T08:30")
    for _minute in range(60):
        person.clock.pass_by(minutes=1)
        person.tick()
    assert len(person.shown) == 1


def test_a_clock_once_years_ahead_does_not_silence_for_years(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2031-01-01T12:00")
    person.tick()
    person.shown.clear()
    person.at("2026-11-24T08:00")
    person.tick()
    person.at("2026-11-24T09:00")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-24T09:00"]]


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=30), timedelta(days=4000)])
def test_what_a_clock_saw_that_was_ahead_is_not_believed(person: Person, ahead: timedelta):
    uid = person.reminders.add(DAILY).uid
    person.reminders.add(DAILY._replace(rule="FREQ=WEEKLY;BYDAY=WE", at=time(8)))
    person.at("2026-11-23T12:00")
    person.tick()
    person.clock.instant += ahead
    person.answer = "failed"
    person.tick()
    person.answer = "shown"
    person.tick()
    person.shown.clear()
    for day in range(24, 31):
        person.at(f"2026-11-{day}T08:30")
        person.tick()
        person.at(f"2026-11-{day}T09:00")
        person.tick()
    daily = [keys[-1] for keys in person.shown if keys[-1].startswith(uid)]
    assert daily == [f"{uid}@2026-11-{day}T09:00" for day in range(24, 31)]
    assert len(person.shown) == 8, "the weekly one of Wednesday as well"


def test_what_fell_due_while_the_clock_was_ahead_is_shown(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    person.at("2026-12-24T08:00")
    person.tick()
    person.at("2026-11-24T09:20")
    person.tick()
    assert person.shown[0] == [f"{uid}@2026-11-23T09:00"]
    assert person.shown[-1] == [f"{uid}@2026-11-24T09:00"]


def test_the_first_look_by_a_clock_that_is_right_again_still_shows_what_fell_due(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-12-24T08:00")
    person.tick()
    person.at("2026-11-24T09:20")
    person.tick()
    assert person.shown[-1] == [f"{uid}@2026-11-24T09:00"]


def test_one_changed_while_the_clock_was_ahead_comes(person: Person):
    person.at("2027-11-23T12:00")
    person.reminders.add(DAILY._replace(first=date(2026, 1, 1)))
    person.at("2026-11-24T08:00")
    person.tick()
    person.at("2026-11-24T09:00")
    person.tick()
    assert len(person.shown) == 1


def test_one_put_off_while_the_clock_was_ahead_comes_at_once(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    person.clock.pass_by(hours=24 * 300)
    person.reminders.snooze(uid, "1h")
    person.at("2026-11-23T09:10")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]] * 2


@pytest.mark.skipif(os.name == "nt", reason="needs a limit to the size of files")
@pytest.mark.parametrize("count", [1, 3])
def test_where_only_the_mark_fails_it_is_shown_once_more_and_then_told(person: Person, count: int):
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def send_and_fill_the_disk(message: Message) -> Attempted:
        told = person.send(message)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        return told

    for _place in range(count):
        person.reminders.add(DAILY)
    person.at("2026-11-23T09:00")
    for _minute in range(30):
        with suppress(DataTrouble):
            person.delivering().tick(send_and_fill_the_disk)
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        person.clock.pass_by(minutes=1)
    shown = Counter(key for keys in person.shown for key in keys)
    assert set(shown.values()) == {2}
    assert len(shown) == count
    assert set(person.fates().values()) == {Fate.FAILED}
    assert len(person.reminders.unseen()) == count
    assert all("at most twice" in entry.said for entry in person.history())


LOST = {
    "torn": lambda path: path.write_bytes(path.read_bytes()[:30]),
    "empty": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_text('{"a": [1]}'),
    "deleted": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", LOST.values(), ids=LOST)
def test_what_was_known_is_lost_which_is_said_and_what_was_due_still_comes(
    person: Person, damage: Callable[[Path], object]
):
    uid = person.reminders.add(DAILY).uid
    person.reminders.add(DAILY._replace(at=time(8, 1)))
    person.at("2026-11-23T08:01")
    person.tick()
    looked = person.clock.instant
    damage(Path(person.book.file.path))
    person.at("2026-11-23T09:05")
    tick = person.delivering().tick(person.send, Before(looked))
    assert tick.loss is not None
    assert person.shown[1:] == [[f"{uid}@2026-11-23T09:00"]]
    assert person.reminders.is_loss_unseen()
    person.reminders.looked()
    assert not person.reminders.is_loss_unseen()
    assert person.delivering().tick(person.send, Before(looked)).loss is None


def test_what_waited_in_a_torn_file_still_comes(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    person.reminders.snooze(uid, "1h")
    path = Path(person.book.file.path)
    path.write_bytes(path.read_bytes()[:-5])
    person.at("2026-11-23T10:00")
    tick = person.delivering().tick(person.send, Before(person.clock.instant))
    assert tick.loss is not None
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]] * 2
