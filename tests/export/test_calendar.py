"""The calendar, read back by parsers of other authors."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar.alarms import Alarms

from detox import i18n
from detox.domain.account import Account
from detox.domain.handed import Book, Form, Handed, remembered
from detox.domain.steps import Progress, StepKind, StepMark
from detox.export.calendar import Made, calendar
from detox.export.entries import MARK, Manner, listed
from detox.services.leaving import Plan
from detox.wording.discreet import DAYS, discreet_words
from tests.export.conftest import DAY, TODAY, Planned

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
NO_RETURN = date(2027, 1, 30)
TASKS = Manner(TODAY, "en", tasks=True)
NAMED = Manner(TODAY, "en", names=True)
PLAIN = Manner(TODAY, "en")


def made_of(
    *plans: Plan, known: Book | None = None, manner: Manner = PLAIN, now: datetime = NOW
) -> Made:
    entries = listed(plans, known or {}, manner)
    return calendar(entries, known or {}, i18n.language(), now)


def read_back(
    *plans: Plan, known: Book | None = None, manner: Manner = PLAIN, now: datetime = NOW
) -> dict[str, Any]:
    """The entries of the calendar by what comes before the @ of their identifier."""
    made = made_of(*plans, known=known, manner=manner, now=now).content.decode()
    entries = [
        each for each in vobject.readOne(made).getChildren() if each.name in ("VEVENT", "VTODO")
    ]
    assert all(entry.uid.value.endswith("@detox-planner") for entry in entries)
    found = {entry.uid.value.partition("@")[0]: entry for entry in entries}
    assert len(found) == len(entries)
    return found


def alarms(entry: Any) -> list[timedelta]:
    """How long after the beginning of its day an entry rings."""
    return [alarm.trigger.value for alarm in entry.contents.get("valarm", [])]


def book_of(made: Made) -> Book:
    """What is known after a calendar was handed out."""
    return {each.uid: each for each in made.handed}


def at_nine(*days: int) -> list[timedelta]:
    """Nine in the morning, so many days before."""
    return [timedelta(days=-each, hours=9) for each in days]


def test_the_days_are_whole_days_and_the_deletion_day_rings_on_the_day_itself(
    instagram: Account, planned: Planned
) -> None:
    read = read_back(planned(instagram))
    for key, day in (("insta001.day", DAY), ("insta001.no-return", NO_RETURN)):
        assert read[key].dtstart.value == day
        assert read[key].dtend.value == day + timedelta(days=1)
        assert read[key].transp.value == "TRANSPARENT"
    assert alarms(read["insta001.day"]) == at_nine(7, 1, 0)
    assert alarms(read["insta001.no-return"]) == at_nine(7, 1)
    assert read["insta001.day"].status.value == "CONFIRMED"
    assert read["insta001.no-return"].status.value == "TENTATIVE"


def test_an_alarm_says_how_far_off_its_day_is(instagram: Account, planned: Planned) -> None:
    read = read_back(planned(instagram))

    def said(uid: str) -> list[str]:
        return [alarm.description.value for alarm in read[uid].contents["valarm"]]

    assert said("insta001.day") == ["In 7 days: the day", "Tomorrow: the day", "The day"]
    assert said("insta001.no-return") == [
        "In 7 days: the day it becomes final", "Tomorrow: the day it becomes final",
    ]  # fmt: skip


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_alarms_come_to_nine_in_the_morning_where_the_person_is(
    instagram: Account, planned: Planned, zone: str
) -> None:
    read: Any = icalendar.Calendar.from_ical(made_of(planned(instagram)).content)
    day = next(e for e in read.walk("VEVENT") if e["UID"].startswith("insta001.day@"))
    rings = Alarms(day)
    rings.set_local_timezone(zone)
    assert [each.trigger.strftime("%m-%d %H:%M") for each in rings.times] == [
        "12-24 09:00", "12-30 09:00", "12-31 09:00",
    ]  # fmt: skip


def test_every_step_is_an_event_on_its_day(instagram: Account, planned: Planned) -> None:
    plan = planned(instagram)
    read = read_back(plan)
    assert {entry.name for entry in read.values()} == {"VEVENT"}
    as_days = {StepKind.DELETE: "insta001.day", StepKind.STAY_OUT: "insta001.no-return"}
    days = {as_days.get(step.kind, step.uid): step.latest for step in plan.steps}
    assert {uid: entry.dtstart.value for uid, entry in read.items()} == days
    ask = read["insta001.ask-archive"]
    assert ask.summary.value == "Ask for the archive"
    assert ask.transp.value == "TRANSPARENT"
    assert alarms(ask) == at_nine(1, 0)


def test_every_step_is_a_task_where_that_is_asked_for(instagram: Account, planned: Planned) -> None:
    plan = planned(instagram)
    read = read_back(plan, manner=NAMED._replace(tasks=True))
    assert {f"{step.uid}.task": step.latest for step in plan.steps} == {
        uid: entry.due.value for uid, entry in read.items() if entry.name == "VTODO"
    }
    assert {"insta001.day", "insta001.no-return"} <= set(read)
    ask = read["insta001.ask-archive.task"]
    assert ask.due.value == date(2026, 11, 30)
    assert ask.summary.value == "Ask for the archive of Instagram"
    assert ask.status.value == "NEEDS-ACTION"
    assert ask.url.value.startswith("https://accountscenter.instagram.com/")
    assert alarms(ask) == at_nine(1, 0)


@pytest.mark.parametrize("manner", [PLAIN, TASKS, NAMED])
def test_days_are_marked_as_days_and_lines_end_and_fold_as_they_should(
    instagram: Account, planned: Planned, manner: Manner
) -> None:
    raw = made_of(planned(instagram), manner=manner).content
    assert MARK in raw[:100]
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in raw
    assert (b"\r\nDUE;VALUE=DATE:2026" in raw) == manner.tasks
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


DONE = StepMark(
    "insta001.ask-archive", "insta001", StepKind.ASK_ARCHIVE, Progress.DONE, date(2026, 11, 20)
)
SKIPPED = StepMark(
    "insta001.goodbye", "insta001", StepKind.GOODBYE, Progress.SKIPPED, TODAY, "nobody is there"
)


def test_tasks_that_are_done_or_skipped_say_so_and_do_not_ring(
    instagram: Account, planned: Planned
) -> None:
    manner = NAMED._replace(tasks=True)
    read = read_back(planned(instagram, DONE, SKIPPED), manner=manner)
    asked, goodbye = read["insta001.ask-archive.task"], read["insta001.goodbye.task"]
    assert (asked.status.value, goodbye.status.value) == ("COMPLETED", "CANCELLED")
    assert asked.completed.value.date() == date(2026, 11, 20)
    assert "nobody is there" in goodbye.description.value
    assert alarms(asked) == alarms(goodbye) == []


def test_a_step_that_is_done_stands_on_the_day_it_was_done_and_a_skipped_one_is_cancelled(
    instagram: Account, planned: Planned
) -> None:
    read = read_back(planned(instagram, DONE, SKIPPED))
    asked, goodbye = read["insta001.ask-archive"], read["insta001.goodbye"]
    assert asked.dtstart.value == date(2026, 11, 20)
    assert (asked.summary.value, asked.status.value) == ("Done: ask for the archive", "CONFIRMED")
    assert goodbye.status.value == "CANCELLED"
    assert goodbye.summary.value.startswith("Cancelled: say goodbye")
    assert alarms(asked) == alarms(goodbye) == []


def test_a_second_export_updates_the_first(instagram: Account, planned: Planned) -> None:
    first = read_back(planned(instagram))
    moved = instagram.postpone(date(2027, 1, 31), TODAY, "a birthday first")
    second = read_back(planned(moved))
    assert set(first) == set(second)
    assert second["insta001.day"].dtstart.value == date(2027, 1, 31)
    for uid, entry in second.items():
        assert int(entry.sequence.value) > int(first[uid].sequence.value)


def test_sequence_numbers_grow_with_time_although_an_undo_takes_changes_away(
    instagram: Account, planned: Planned
) -> None:
    postponed = instagram.postpone(date(2027, 1, 31), TODAY)
    before = read_back(planned(postponed))
    undone = read_back(planned(instagram), now=NOW + timedelta(minutes=1))
    for uid, entry in undone.items():
        assert int(entry.sequence.value) > int(before[uid].sequence.value)


def test_sequence_numbers_grow_although_a_clock_goes_back(
    instagram: Account, planned: Planned
) -> None:
    first = made_of(planned(instagram))
    again = made_of(planned(instagram), known=book_of(first), now=NOW - timedelta(days=90))
    pairs = zip(first.handed, again.handed, strict=True)
    assert all(after.sequence > before.sequence for before, after in pairs)


def test_a_request_that_was_undone_takes_its_day_back(planned: Planned) -> None:
    asked = Account("forum001", "The old forum").leave_on(DAY, TODAY).request(DAY, NO_RETURN)
    assert read_back(planned(asked))["forum001.no-return"].status.value == "CONFIRMED"
    undone = asked.cancel_request(date(2027, 1, 12))
    entry = read_back(planned(undone))["forum001.no-return"]
    assert (entry.dtstart.value, entry.status.value) == (NO_RETURN, "CANCELLED")
    assert entry.summary.value == "Cancelled: the day it becomes final"
    assert alarms(entry) == []


def test_a_second_clock_that_was_reckoned_wrongly_is_taken_back(planned: Planned) -> None:
    asked = Account("tinder01", "Tinder", "tinder").leave_on(DAY, TODAY)
    asked = asked.request(DAY, DAY + timedelta(days=90))
    known = asked._replace(irreversible_on=DAY)
    entry = read_back(planned(known))["tinder01.no-return"]
    assert (entry.dtstart.value, entry.status.value) == (date(2027, 3, 31), "CANCELLED")
    assert "tinder01.no-return" not in read_back(planned(known._replace(events=())))
    at_once = Account("tinder01", "Tinder", "tinder").leave_on(DAY, TODAY).request(DAY, DAY)
    assert "tinder01.no-return" not in read_back(planned(at_once))


@pytest.mark.parametrize("manner", [PLAIN, TASKS])
def test_an_account_that_is_kept_after_all_clears_the_calendar(
    instagram: Account, planned: Planned, manner: Manner
) -> None:
    before = read_back(planned(instagram), manner=manner)
    for after in (instagram.keep(TODAY, "for the family"), instagram.reconsider(TODAY)):
        read = read_back(planned(after), manner=manner)
        assert set(read) == set(before)
        assert {entry.status.value for entry in read.values()} == {"CANCELLED"}
        assert not any(alarms(entry) for entry in read.values())


def test_a_first_calendar_cancels_nothing_of_the_past(instagram: Account, planned: Planned) -> None:
    account = instagram._replace(day=TODAY).request(TODAY, TODAY + timedelta(days=30))
    plan = planned(account)
    assert all(entry.status.value == "CONFIRMED" for entry in read_back(plan).values())
    asked = next(step for step in plan.steps if step.kind is StepKind.ASK_ARCHIVE)
    event = Handed(asked.uid, Form.EVENT, account.uid, str(asked.kind), asked.latest, 0)
    read = read_back(plan, known={asked.uid: event})
    assert read[asked.uid].status.value == "CANCELLED"
    skipped = StepMark("insta001.goodbye", "insta001", StepKind.GOODBYE, Progress.SKIPPED)
    read = read_back(planned(instagram, skipped))
    assert read["insta001.goodbye"].status.value == "CANCELLED"


def test_the_day_to_think_again_is_one_day_that_moves_and_goes(
    instagram: Account, planned: Planned
) -> None:
    kept = instagram.keep(TODAY, "my films", TODAY + timedelta(days=10))
    first = made_of(planned(kept))
    review = read_back(planned(kept))["insta001.review"]
    assert review.dtstart.value == TODAY + timedelta(days=10)
    assert (review.status.value, review.summary.value) == ("CONFIRMED", "A day to think again")
    assert alarms(review) == at_nine(0)
    named = read_back(planned(kept), manner=NAMED)["insta001.review"]
    assert named.summary.value == "Think again about Instagram"
    again = kept.keep(TODAY, "my films", DAY)
    assert read_back(planned(again), known=book_of(first))["insta001.review"].dtstart.value == DAY
    left = kept.leave_on(DAY, TODAY)
    read = read_back(planned(left), known=book_of(first))
    assert read["insta001.review"].status.value == "CANCELLED"
    assert read["insta001.day"].status.value == "CONFIRMED"


def test_what_was_handed_out_and_is_meant_no_more_is_cancelled(
    instagram: Account, planned: Planned
) -> None:
    own = StepMark("own00001", "insta001", StepKind.OWN, due=DAY, title="tell Anna of Instagram")
    first = made_of(planned(instagram, own), manner=NAMED)
    assert {each.uid for each in first.handed} >= {"own00001", "insta001.verify"}
    read = read_back(planned(instagram), known=book_of(first), manner=NAMED)
    gone = read["own00001"]
    assert (gone.status.value, gone.dtstart.value) == ("CANCELLED", DAY)
    assert gone.summary.value == "Cancelled: a step of your own"
    assert read["insta001.verify"].status.value == "CONFIRMED"
    assert {e.status.value for e in read_back(known=book_of(first)).values()} == {"CANCELLED"}


def test_tasks_are_cancelled_where_they_are_events_now_and_the_other_way_round(
    instagram: Account, planned: Planned
) -> None:
    first = made_of(planned(instagram), manner=TASKS)
    second = made_of(planned(instagram), known=book_of(first))
    status = {each.uid: each.dropped_on is None for each in second.handed}
    assert status["insta001.ask-archive"]
    assert not status["insta001.ask-archive.task"]
    assert status["insta001.day"]
    third = made_of(planned(instagram), known=book_of(second), manner=TASKS)
    status = {each.uid: each.dropped_on is None for each in third.handed}
    assert not status["insta001.ask-archive"]
    assert status["insta001.ask-archive.task"]


def test_an_entry_of_a_kind_that_there_is_no_more_is_cancelled_in_general_words() -> None:
    old = Handed("insta001.old", Form.EVENT, "insta001", "a kind of old", DAY, 7)
    entry = read_back(known={old.uid: old})["insta001.old"]
    assert entry.summary.value == "Cancelled: a step of the plan"
    assert int(entry.sequence.value) > 7


LIVES: dict[str, Callable[[Account], Account]] = {
    "undecided": lambda account: account,
    "leaving": lambda account: account.leave_on(DAY, TODAY),
    "later": lambda account: account.leave_on(DAY, TODAY).postpone(date(2027, 3, 1), TODAY),
    "kept": lambda account: account.leave_on(DAY, TODAY).keep(TODAY),
    "open": lambda account: account.leave_on(DAY, TODAY).reconsider(TODAY),
    "asked": lambda account: account.request(TODAY, NO_RETURN),
    "undone": lambda account: account.request(TODAY, NO_RETURN).cancel_request(TODAY),
}
OWN = StepMark("own00001", "insta001", StepKind.OWN, due=DAY, title="tell Anna")
ACCOUNTS = (Account("insta001", "Instagram", "instagram"), Account("forum001", "The old forum"))
looks = st.tuples(
    st.lists(st.sampled_from([*LIVES, "removed"]), min_size=2, max_size=2),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(looks, min_size=2, max_size=5))
def test_whatever_happens_each_export_lists_all_there_ever_was_once_and_newer(
    planned: Planned, exports: list[tuple[list[str], bool, bool]]
) -> None:
    book: dict[str, Handed] = {}
    for lives, has_own, tasks in exports:
        pairs = zip(ACCOUNTS, lives, strict=True)
        plans = [
            planned(LIVES[life](account), *([OWN] if has_own else []))
            for account, life in pairs
            if life != "removed"
        ]
        manner = PLAIN._replace(tasks=tasks)
        made = made_of(*plans, known=book, manner=manner)
        listed_now = {each.uid: each for each in made.handed}
        assert len(listed_now) == len(made.handed)
        assert set(book) <= set(listed_now)
        assert all(listed_now[uid].sequence > each.sequence for uid, each in book.items())
        alone = {each.uid for each in made_of(*plans, manner=manner).handed if not each.dropped_on}
        assert alone == {uid for uid, each in listed_now.items() if each.dropped_on is None}
        book = remembered(book, made.handed, TODAY)


def test_late_steps_show_the_next_day_that_makes_sense(
    instagram: Account, planned: Planned
) -> None:
    late = date(2026, 12, 20)
    read = read_back(planned(instagram, today=late), manner=PLAIN._replace(today=late))
    assert read["insta001.ask-archive"].dtstart.value == late
    assert alarms(read["insta001.ask-archive"]) == at_nine(0)


@pytest.mark.parametrize("manner", [PLAIN, TASKS])
def test_without_asking_for_names_a_calendar_has_none(
    instagram: Account, planned: Planned, manner: Manner
) -> None:
    own = StepMark("own00001", "insta001", StepKind.OWN, due=DAY, title="tell Anna of Instagram")
    plan = planned(instagram, own)
    made = made_of(plan, manner=manner).content.decode().replace("\r\n ", "").casefold()
    assert "insta" not in made.replace("uid:insta001.", "")
    assert "anna" not in made
    named = made_of(plan, manner=manner._replace(names=True)).content.decode()
    assert "SUMMARY:The day to delete Instagram" in named
    assert "SUMMARY:Tell Anna of Instagram" in named


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_every_kind_of_step_has_words_of_its_own_that_name_nobody(spoken: str) -> None:
    before = i18n.language()
    i18n.speak(spoken)
    try:
        words = [discreet_words(what) for what in (*StepKind, *DAYS)]
        assert len({*words, discreet_words("?")}) == len(StepKind) + len(DAYS) + 1
    finally:
        i18n.speak(before)


@pytest.mark.parametrize(
    "name",
    ["a,b;c\\d", "line\r\nEND:VCALENDAR\r\nX", "é" * 200, "\x1b[31mred", "“Зоя”", "שלום, עולם"],
)
def test_a_name_cannot_break_the_file(name: str, planned: Planned) -> None:
    account = Account("odd00001", name).leave_on(DAY, TODAY)
    read = read_back(planned(account), manner=NAMED)
    summary = read["odd00001.day"].summary.value
    assert "\n" not in summary
    assert "\x1b" not in summary
    assert len([uid for uid in read if uid.startswith("odd00001")]) == len(read)


def test_what_holds_until_a_day_or_from_it_on_says_so(instagram: Account, planned: Planned) -> None:
    read = read_back(planned(instagram), manner=NAMED._replace(tasks=True))
    look, out = (read[f"insta001.{kind}.task"] for kind in (StepKind.VERIFY, StepKind.STAY_OUT))
    assert look.description.value.startswith("From Sunday 31 January")
    assert out.description.value.startswith("Until Saturday 30 January")


def test_nobody_stays_out_any_more_once_there_is_no_return(
    instagram: Account, planned: Planned
) -> None:
    later = date(2027, 2, 3)
    plan = planned(instagram.request(DAY, NO_RETURN), today=later)
    read = read_back(plan, manner=TASKS._replace(today=later))
    out, look = (read[f"insta001.{kind}.task"] for kind in (StepKind.STAY_OUT, StepKind.VERIFY))
    assert (out.status.value, out.due.value) == ("COMPLETED", NO_RETURN)
    assert (look.status.value, look.due.value) == ("NEEDS-ACTION", later)


def test_where_an_account_is_closed_at_once_there_is_no_second_day(planned: Planned) -> None:
    tinder = Account("tind0001", "Tinder", "tinder").leave_on(DAY, TODAY)
    for account in (tinder, tinder.request(DAY, DAY)):
        read = read_back(planned(account))
        assert "tind0001.no-return" not in read
        assert read["tind0001.verify"].dtstart.value == DAY + timedelta(days=1)


def test_two_accounts_on_one_day_have_entries_of_their_own(
    instagram: Account, planned: Planned
) -> None:
    other = Account("fb000001", "Facebook", "facebook").leave_on(DAY, TODAY)
    read = read_back(planned(instagram), planned(other))
    assert read["insta001.day"].dtstart.value == read["fb000001.day"].dtstart.value == DAY


def test_an_undecided_account_has_nothing_in_it(planned: Planned) -> None:
    assert made_of(planned(Account("none0001", "Somewhere"))).handed == []
