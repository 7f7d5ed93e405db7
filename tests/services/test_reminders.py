"""What to be reminded of: the built-in ones and one's own, changed, switched, taken away."""

from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from detox.domain.delivery import Fate
from detox.domain.person import Person as Someone
from detox.domain.problem import Refused
from detox.domain.reminder import BUILT_IN, LONGEST_TEXT, MOST_TEXTS, Only, Unneeded
from detox.domain.sign import Sign
from detox.services.ports import Change
from detox.services.reminders import ReminderEdit
from tests.services.conftest import World
from tests.services.reminding import Person

LETTER = ReminderEdit(texts=("a letter",), rule="FREQ=WEEKLY;BYDAY=SA", at=time(10))
EVERY_TWO_HOURS = ReminderEdit(texts=("drink",), rule="FREQ=HOURLY;INTERVAL=2", at=time(10))


@pytest.fixture
def person(world: World, tmp_path: Path) -> Person:
    return Person(world, tmp_path)


def test_the_built_in_ones_are_there_and_on(person: Person):
    assert person.reminders.all() == list(BUILT_IN)
    assert all(reminder.is_on for reminder in BUILT_IN)


def test_one_s_own_follow_by_time_of_day(person: Person):
    late = person.reminders.add(LETTER._replace(at=time(21)))
    early = person.reminders.add(LETTER)
    assert person.reminders.all()[len(BUILT_IN) :] == [early, late]


def test_one_is_found_by_its_uid_its_beginning_or_its_text(person: Person):
    letter = person.reminders.add(LETTER)
    for said in (letter.uid, letter.uid[:4], "a lett", "A LETTER"):
        assert person.reminders.find(said) == letter
    assert person.reminders.find("evening").uid == "evening-log"


@pytest.mark.parametrize("said", ["", "nothing", "l", "w x"])
def test_one_that_is_none_or_several_is_not_found(person: Person, said: str):
    with pytest.raises(Refused):
        person.reminders.find(said)


@pytest.mark.parametrize(
    "edit",
    [
        LETTER._replace(texts=()),
        LETTER._replace(texts=None),
        LETTER._replace(rule=None),
        LETTER._replace(at=None),
        LETTER._replace(rule="FREQ=SECONDLY"),
        LETTER._replace(rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        LETTER._replace(rule="FREQ=DAILY;INTERVAL=0"),
        LETTER._replace(zone="Paris/Europe"),
        LETTER._replace(leads=(1,)),
        LETTER._replace(texts=("x",) * (MOST_TEXTS + 1)),
        LETTER._replace(texts=("x" * (LONGEST_TEXT + 1),)),
    ],
)
def test_one_without_sense_is_refused_and_nothing_is_written(person: Person, edit: ReminderEdit):
    with pytest.raises(Refused):
        person.reminders.add(edit)
    assert person.reminders.all() == list(BUILT_IN)


def test_control_characters_and_empty_texts_are_left_out(person: Person):
    reminder = person.reminders.add(LETTER._replace(texts=("a\x1b[31m \u202eletter\n", " ")))
    assert reminder.texts == ("a[31m letter",)


def test_a_built_in_one_is_changed_switched_and_brought_back(person: Person):
    edited = person.reminders.edit("evening-log", ReminderEdit(at=time(21), only=Only()))
    assert (edited.at, edited.only) == (time(21), Only())
    assert not person.reminders.switch("evening-log", is_on=False).is_on
    person.reminders.remove("evening-log")
    assert person.reminders.all() == list(BUILT_IN)
    with pytest.raises(Refused):
        person.reminders.remove("evening-log")


def test_days_of_the_plan_take_leads_and_no_rule(person: Person):
    steps = person.reminders.edit("plan-steps", ReminderEdit(leads=(1, 14, 1, 0)))
    assert steps.leads == (14, 1, 0)
    for edit in (LETTER, ReminderEdit(leads=(-1,)), ReminderEdit(leads=())):
        with pytest.raises(Refused):
            person.reminders.edit("plan-steps", edit)


def test_every_change_is_undone(person: Person):
    letter = person.reminders.add(LETTER)
    person.reminders.switch(letter.uid, is_on=False)
    person.reminders.edit(letter.uid, ReminderEdit(at=time(11)))
    person.reminders.remove(letter.uid)
    for _step in range(3):
        person.world.records.undo()
    assert person.reminders.find(letter.uid) == letter
    person.world.records.undo()
    assert person.reminders.all() == list(BUILT_IN)


def test_the_next_ones_come_in_order_and_none_that_is_off(person: Person):
    person.only("evening-log", "weekly-writing")
    coming = person.delivering().coming(4, person.clock.now())
    assert [(each.reminder.uid, each.wall.isoformat(" ", "minutes")) for each in coming] == [
        ("evening-log", "2026-11-22 20:30"),
        ("weekly-writing", "2026-11-23 09:00"),
        ("evening-log", "2026-11-23 20:30"),
        ("evening-log", "2026-11-24 20:30"),
    ]


def test_the_weeks_of_the_column_were_written_late_or_forgotten(person: Person):
    for day in (date(2026, 11, 2), date(2026, 11, 12)):
        person.world.log.log(30, "writing", day)
    person.at("2026-11-24T08:00")
    writing = person.reminders.find("weekly-writing")
    weeks = person.conditions.weeks(writing, person.upcoming(), 4, person.clock.now())
    assert [(week.first.day, str(column)) for week, column in weeks] == [
        (23, "late"),
        (16, "forgotten"),
        (9, "written-late"),
        (2, "written"),
    ]


ONE_IN_THREE = ReminderEdit(texts=("a",), rule="FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", at=time(9))


@pytest.mark.parametrize(
    ("rule", "hour", "first"),
    [
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", 9, date(2026, 11, 30)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", 18, date(2026, 11, 26)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", 9, date(2026, 12, 3)),
        ("FREQ=WEEKLY;INTERVAL=2", 9, date(2026, 12, 3)),
        ("FREQ=DAILY;INTERVAL=3", 9, date(2026, 11, 27)),
        ("FREQ=DAILY;INTERVAL=3", 18, date(2026, 11, 26)),
        ("FREQ=DAILY;COUNT=10", 9, date(2026, 11, 27)),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", 9, date(2026, 12, 1)),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", 9, date(2026, 11, 30)),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", 9, date(2028, 2, 29)),
        ("FREQ=WEEKLY;BYDAY=MO", 9, date(2026, 11, 26)),
    ],
)
def test_what_is_counted_begins_with_the_next_such_day(
    person: Person, rule: str, hour: int, first: date
):
    person.clock.instant = datetime(2026, 11, 26, 14, 32, tzinfo=UTC)
    made = person.reminders.add(ONE_IN_THREE._replace(rule=rule, at=time(hour)))
    assert made.first == first


def test_a_first_day_that_was_said_begins_with_the_next_such_day_from_there(person: Person):
    person.clock.instant = datetime(2026, 11, 26, 14, 32, tzinfo=UTC)
    made = person.reminders.add(ONE_IN_THREE._replace(first=date(2026, 12, 1)))
    assert made.first == date(2026, 12, 7)
    moved = person.reminders.edit(made.uid, ReminderEdit(first=date(2026, 12, 10)))
    assert moved.first == date(2026, 12, 14)


def test_one_made_before_keeps_its_days_when_its_time_or_text_changes(person: Person):
    person.clock.instant = datetime(2026, 11, 26, 14, 32, tzinfo=UTC)
    made = person.reminders.add(ONE_IN_THREE)
    person.clock.instant = datetime(2026, 12, 9, 14, 32, tzinfo=UTC)
    later = person.reminders.edit(made.uid, ReminderEdit(at=time(18), texts=("b",)))
    assert later.first == date(2026, 11, 30)


def clocks(person: Person, uid: str, zone: str, count: int = 4) -> list[str]:
    """What clocks in a zone show when one comes next, where the person is now."""
    found = person.upcoming().next_of(
        person.reminders.find(uid), person.clock.now(), person.clock.here()
    )
    return [f"{each.at.astimezone(ZoneInfo(zone)):%d %H:%M}" for each in islice(found, count)]


def test_one_by_the_hour_comes_at_its_hours_on_the_wall(person: Person):
    """In winter, in summer, on the two days between, and wherever the person is."""
    person.at("2026-11-20T09:00")
    uid = person.reminders.add(EVERY_TWO_HOURS).uid
    assert clocks(person, uid, "Europe/Paris") == ["20 10:00", "20 12:00", "20 14:00", "20 16:00"]
    person.at("2027-07-20T09:00")
    assert clocks(person, uid, "Europe/Paris", 2) == ["20 10:00", "20 12:00"]
    person.at("2026-10-24T23:00")
    person.reminders.edit(uid, ReminderEdit(rule="FREQ=HOURLY;INTERVAL=2", at=time(10)))
    assert clocks(person, uid, "Europe/Paris") == ["25 00:00", "25 02:00", "25 04:00", "25 06:00"]
    person.at("2026-11-20T15:30")
    person.clock.name = "America/New_York"
    assert clocks(person, uid, "America/New_York", 2) == ["20 10:00", "20 12:00"]


def test_the_hour_that_spring_skips_brings_one_by_the_hour_once(person: Person):
    uid = person.reminders.add(EVERY_TWO_HOURS._replace(rule="FREQ=HOURLY")).uid
    person.at("2027-03-28T00:30")
    assert clocks(person, uid, "Europe/Paris") == ["28 01:00", "28 03:00", "28 04:00", "28 05:00"]


def test_one_by_the_hour_with_a_zone_keeps_to_the_wall_there(person: Person):
    person.at("2026-11-20T09:00")
    uid = person.reminders.add(EVERY_TWO_HOURS._replace(zone="America/New_York")).uid
    assert clocks(person, uid, "America/New_York", 2) == ["20 10:00", "20 12:00"]
    person.at("2027-07-20T15:00")
    assert clocks(person, uid, "America/New_York", 2) == ["20 10:00", "20 12:00"]


def test_one_by_the_hour_goes_on_after_a_flight_west(person: Person):
    person.at("2026-11-23T08:00")
    person.only()
    uid = person.reminders.add(EVERY_TWO_HOURS).uid
    for hour in (10, 12, 14):
        person.at(f"2026-11-23T{hour}:00")
        person.tick()
    person.clock.name = "America/New_York"
    for hour in (9, 10, 12):
        person.at(f"2026-11-23T{hour:02}:00")
        person.tick()
    assert [keys for keys in person.shown if keys[0].startswith(uid)] == [
        [f"{uid}@2026-11-23T{hour:02}:00"] for hour in (9, 11, 13, 15, 17)
    ], "named by the hour in UTC"


def test_a_sign_is_as_good_as_an_hour_for_people(person: Person):
    person.only("keep-in-touch")
    records = person.world.records
    zoe = Someone("p1", "Zoé Testard")
    records.commit("x", [Change(None, zoe), Change(None, Sign("s1", "p1", date(2026, 11, 23)))])
    person.at("2026-11-24T08:00")
    touch, upcoming = person.reminders.find("keep-in-touch"), person.upcoming()
    coming = [*islice(upcoming.next_of(touch, person.clock.now(), person.clock.here()), 2)]
    assert [person.conditions.why_not(each) for each in coming] == [Unneeded.THIS_WEEK, None]
    weeks = person.conditions.weeks(touch, upcoming, 2, person.clock.now())
    assert [str(column) for _week, column in weeks] == ["written"]
    person.at("2026-11-25T11:00")
    person.tick()
    assert (person.shown, [*person.fates().values()]) == ([], [Fate.UNNEEDED])
    records.commit("x", [Change(zoe, None)])
    assert person.conditions.why_not(coming[0]) is None, "nobody gave a sign to nobody"
