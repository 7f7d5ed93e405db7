"""What is due is shown once, on time, or late and folded, and nothing is lost."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from detox.domain.delivery import Fate
from detox.domain.problem import Refused
from detox.domain.reminder import Only
from detox.services.delivering import Before
from detox.services.reminders import ReminderEdit
from tests.services.conftest import World
from tests.services.reminding import DAILY, Person, on_a_monday


@pytest.fixture
def person(world: World, tmp_path: Path) -> Person:
    return on_a_monday(world, tmp_path)


def test_what_is_due_is_shown_once(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T08:59:59")
    assert person.tick().sent == ()
    person.at("2026-11-23T09:00")
    assert [entry.key for entry in person.tick().sent] == [f"{uid}@2026-11-23T09:00"]
    person.at("2026-11-23T09:01")
    assert person.tick().sent == ()
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]]


def test_the_first_look_ever_shows_nothing_of_the_past(world: World, tmp_path: Path):
    person = Person(world, tmp_path)
    person.at("2026-11-23T21:00")
    assert person.tick().sent == ()
    assert person.history() == ()


def test_a_look_that_finds_nothing_due_writes_nothing(person: Person):
    person.reminders.add(DAILY)
    path = Path(person.book.file.path)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    for minute in range(1, 30):
        person.at(f"2026-11-23T08:{minute:02}")
        person.tick()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_what_was_missed_for_days_comes_once_and_says_how_often(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-27T09:30")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-27T09:00"]]
    assert [entry.over for entry in person.history() if entry.fate is Fate.SENT] == [4]
    assert person.fates() == {
        **{f"{uid}@2026-11-{day}T09:00": Fate.FOLDED for day in (23, 24, 25, 26)},
        f"{uid}@2026-11-27T09:00": Fate.SENT,
    }


def test_what_is_over_twelve_hours_late_is_only_told_in_the_program(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T21:01")
    tick = person.tick()
    assert person.shown == []
    assert [entry.fate for entry in tick.missed] == [Fate.MISSED]
    assert [entry.key for entry in person.reminders.unseen()] == [f"{uid}@2026-11-23T09:00"]
    person.reminders.looked()
    assert person.reminders.unseen() == []


def test_late_ones_of_several_reminders_are_folded_into_one(person: Person):
    uids = [person.reminders.add(DAILY._replace(at=time(hour))).uid for hour in (9, 10)]
    person.at("2026-11-23T11:00")
    person.tick()
    assert person.shown == [[f"{uids[0]}@2026-11-23T09:00", f"{uids[1]}@2026-11-23T10:00"]]


@pytest.mark.parametrize(("count", "notifications"), [(3, 3), (4, 1)])
def test_more_than_three_at_once_become_one(person: Person, count: int, notifications: int):
    for _place in range(count):
        person.reminders.add(DAILY)
    person.at("2026-11-23T09:00")
    person.tick()
    assert len(person.shown) == notifications
    assert sum(len(keys) for keys in person.shown) == count


def test_a_failure_is_tried_again_a_little_later_each_time(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.answer = "failed"
    tries = []
    for minute in range(30):
        person.at(f"2026-11-23T09:{minute:02}")
        tries += [minute] * len(person.tick().failed)
    assert tries == [0, 1, 3, 8, 18]
    person.answer = "shown"
    person.at("2026-11-23T09:59")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]]


def test_what_never_could_be_shown_is_told_as_failed_with_the_reason(person: Person):
    person.reminders.add(DAILY)
    person.answer = "failed"
    person.at("2026-11-23T09:00")
    person.tick()
    person.at("2026-11-23T21:30")
    person.tick()
    assert [(e.fate, e.said) for e in person.history()] == [
        (Fate.FAILED, "The desktop is not there.")
    ]


def test_where_the_desktop_does_not_tell_it_is_not_sent_twice(person: Person):
    person.reminders.add(DAILY)
    person.answer = "unknown"
    person.at("2026-11-23T09:00")
    person.tick()
    person.at("2026-11-23T09:30")
    person.tick()
    assert [entry.fate for entry in person.history()] == [Fate.UNKNOWN]


def test_one_put_off_comes_again_at_its_instant_and_only_then(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    person.reminders.snooze(uid, "10m")
    person.at("2026-11-23T09:05")
    person.reminders.snooze(uid, "1h")
    person.at("2026-11-23T10:04")
    person.tick()
    assert len(person.shown) == 1
    person.at("2026-11-23T10:05")
    person.tick()
    person.at("2026-11-23T12:00")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]] * 2


@pytest.mark.parametrize(
    ("at", "word", "comes"),
    [
        ("2026-11-23T09:00", "evening", "2026-11-23T19:00"),
        ("2026-11-23T23:50", "tomorrow", "2026-11-24T09:00"),
        ("2027-03-28T01:50", "10m", "2027-03-28T03:00"),
    ],
)
def test_one_is_put_off_on_the_wall_clock(person: Person, at: str, word: str, comes: str):
    uid = person.reminders.add(DAILY._replace(at=time(8, 30))).uid
    person.at("2026-11-23T08:30")
    person.tick()
    person.at(at)
    _reminder, until = person.reminders.snooze(uid, word)
    assert person.clock.local(until).replace(tzinfo=None).isoformat("T", "minutes") == comes


def test_there_is_no_this_evening_once_it_has_come(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T19:00")
    person.tick()
    with pytest.raises(Refused):
        person.reminders.snooze(uid, "evening")


def test_one_put_off_does_not_come_when_its_reason_is_gone(person: Person):
    person.reminders.switch("evening-log", is_on=True)
    person.at("2026-11-23T20:30")
    person.tick()
    person.reminders.snooze("evening-log", "1h")
    person.world.log.log(30, "writing")
    person.at("2026-11-23T21:30")
    person.tick()
    assert len(person.shown) == 1


def test_the_evening_is_silent_when_something_was_noted_or_is_being_timed(person: Person):
    person.reminders.switch("evening-log", is_on=True)
    person.world.log.log(30, "writing")
    person.at("2026-11-23T20:30")
    person.tick()
    person.at("2026-11-24T12:00")
    person.world.timing.start("writing")
    person.at("2026-11-24T20:30")
    person.tick()
    assert person.shown == []
    assert set(person.fates().values()) == {Fate.UNNEEDED}
    person.world.timing.cancel()
    person.at("2026-11-25T20:30")
    person.tick()
    assert person.shown == [["evening-log@2026-11-25T20:30"]]


def test_the_weekly_writing_is_silent_once_it_is_written(person: Person):
    person.reminders.switch("weekly-writing", is_on=True)
    person.at("2026-11-23T09:00")
    person.tick()
    person.at("2026-11-24T10:00")
    person.world.log.log(30, "writing")
    person.at("2026-11-26T09:00")
    person.tick()
    assert person.shown == [["weekly-writing@2026-11-23T09:00"]]


def test_one_speaks_only_for_those_before_that_there_was_cause_for(person: Person):
    edit = DAILY._replace(at=time(20, 30), only=Only(nothing_today=True))
    uid = person.reminders.add(edit).uid
    for day in (23, 24, 26):
        person.at(f"2026-11-{day}T19:00")
        person.world.log.log(30, "writing")
    person.at("2026-11-27T20:31")
    person.tick()
    assert [entry.over for entry in person.history() if entry.fate is Fate.SENT] == [1]
    assert person.fates() == {
        **{f"{uid}@2026-11-{day}T20:30": Fate.UNNEEDED for day in (23, 24, 26)},
        f"{uid}@2026-11-25T20:30": Fate.FOLDED,
        f"{uid}@2026-11-27T20:30": Fate.SENT,
    }


def test_a_condition_on_leaving_needs_an_account_being_left(person: Person):
    edit = DAILY._replace(only=Only(while_leaving=True))
    person.reminders.add(edit)
    person.at("2026-11-23T09:00")
    person.tick()
    assert person.shown == []
    account = person.world.accounts.add("Instagram", "instagram")
    person.world.accounts.leave(account.uid, date(2026, 12, 31))
    person.at("2026-11-24T09:00")
    person.tick()
    assert len(person.shown) == 1


def test_switched_off_in_the_settings_nothing_comes_and_nothing_is_made_up_for(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T12:00")
    person.tick(is_on=False)
    person.at("2026-11-26T12:00")
    person.tick(is_on=False)
    person.tick()
    person.at("2026-11-27T09:00")
    person.tick()
    assert person.shown == [[f"{uid}@2026-11-27T09:00"]]


def test_one_switched_off_and_on_again_is_not_made_up_for(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.reminders.switch(uid, is_on=False)
    person.at("2026-11-25T12:00")
    person.reminders.switch(uid, is_on=True)
    person.at("2026-11-25T12:01")
    person.tick()
    assert person.shown == []


def test_one_moved_to_an_earlier_hour_does_not_come_at_once(person: Person):
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T08:30")
    person.reminders.edit(uid, ReminderEdit(at=time(8, 15)))
    person.tick()
    person.at("2026-11-23T09:30")
    person.tick()
    assert person.shown == []


def test_steps_of_several_accounts_come_in_one_notification_with_their_leads(person: Person):
    person.reminders.switch("plan-steps", is_on=True)
    for name in ("instagram", "facebook"):
        account = person.world.accounts.add(name.title(), name)
        person.world.accounts.leave(account.uid, date(2026, 12, 31))
    for day in ("2026-12-10", "2026-12-16", "2026-12-17", "2026-12-23"):
        person.at(f"{day}T10:00")
        person.tick()
    # to note whom to reach elsewhere is for 17 December, a week before and on the eve;
    # handing over, sign-ins and farewells are for 24 December
    assert [
        f"plan-steps@2026-12-{day}T10:00" for day in (10, 16, 17, 23)
    ] == [keys[-1] for keys in person.shown]  # fmt: skip


def test_a_step_done_meanwhile_is_not_announced(person: Person):
    person.reminders.switch("plan-steps", is_on=True)
    account = person.world.accounts.add("Instagram", "instagram")
    person.world.accounts.leave(account.uid, date(2026, 12, 31))
    person.answer = "failed"
    person.at("2026-12-10T10:00")
    person.tick()
    person.answer = "shown"
    person.leaving.done(f"{account.uid}.ask-people", date(2026, 12, 10))
    person.at("2026-12-10T10:01")
    person.tick()
    assert person.shown == []


def test_the_days_of_an_account_are_announced(person: Person):
    for uid in ("deletion-day", "last-grace-day", "verification"):
        person.reminders.switch(uid, is_on=True)
    account = person.world.accounts.add("Instagram", "instagram")
    person.world.accounts.leave(account.uid, date(2026, 12, 31))
    for day in ("2026-12-24", "2026-12-30", "2026-12-31"):
        person.at(f"{day}T09:00")
        person.tick()
    person.world.accounts.request(account.uid)
    for at in ("2027-01-29T09:00", "2027-01-31T10:00"):
        person.at(at)
        person.tick()
    assert [keys[0] for keys in person.shown] == [
        "deletion-day@2026-12-24T09:00",
        "deletion-day@2026-12-30T09:00",
        "deletion-day@2026-12-31T09:00",
        "last-grace-day@2027-01-29T09:00",
        "verification@2027-01-31T10:00",
    ]


def test_a_day_chosen_late_is_not_announced_backwards(person: Person):
    person.reminders.switch("deletion-day", is_on=True)
    person.at("2026-11-28T12:00")
    account = person.world.accounts.add("Instagram", "instagram")
    person.world.accounts.leave(account.uid, date(2026, 12, 1))
    clear = person.clock.instant  # as the last look had found: nothing due before now
    person.delivering().tick(person.send, Before(clear=clear))
    assert person.shown == []
    assert person.history() == ()


def test_a_reminder_made_since_the_last_look_is_shown_at_the_next(person: Person):
    person.at("2026-11-23T08:59:58")
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00:05")
    tomorrow = person.clock.instant + timedelta(days=1)  # as the last look had found
    person.delivering().tick(person.send, Before(clear=tomorrow))
    assert person.shown == [[f"{uid}@2026-11-23T09:00"]]


def test_a_reminder_made_before_anything_ever_looked_is_shown(world: World, tmp_path: Path):
    person = Person(world, tmp_path)
    person.at("2026-11-23T08:59")
    uid = person.reminders.add(DAILY).uid
    person.at("2026-11-23T09:00")
    person.tick()
    assert [f"{uid}@2026-11-23T09:00"] in person.shown


def test_one_by_the_hour_is_looked_for_at_its_next_hour(person: Person):
    hourly = person.reminders.add(DAILY._replace(rule="FREQ=HOURLY")).uid
    for at in ("2026-11-23T09:00", "2026-11-23T10:00"):
        person.at(at)
        person.tick()
    wake, _clear = person.delivering().next_look(person.clock.now())
    assert wake == person.clock.now() + timedelta(hours=1)
    assert person.delivering().coming(1, person.clock.now())[0].reminder.uid == hourly
