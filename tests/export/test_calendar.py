"""The calendar, read back by a parser of other authors."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from detox import i18n
from detox.domain.account import Account
from detox.domain.steps import Kind, Progress, StepMark
from detox.export.calendar import MARK, Manner, calendar
from detox.services.leaving import Plan
from tests.export.conftest import DAY, TODAY, Planned

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
NO_RETURN = date(2027, 1, 30)


def read_back(
    plan: Plan, *, now: datetime = NOW, today: date = TODAY, discreet: bool = False
) -> dict[str, Any]:
    """The entries of the calendar by what comes before the @ of their identifier."""
    made = calendar([plan], Manner(now, today, i18n.language(), discreet)).decode()
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


def test_the_days_are_whole_days_with_two_alarms(instagram: Account, planned: Planned) -> None:
    read = read_back(planned(instagram))
    for key, day in (("insta001.day", DAY), ("insta001.no-return", NO_RETURN)):
        assert read[key].dtstart.value == day
        assert read[key].dtend.value == day + timedelta(days=1)
        assert alarms(read[key]) == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]
    assert read["insta001.day"].status.value == "CONFIRMED"
    assert read["insta001.no-return"].status.value == "TENTATIVE"


def test_every_step_is_a_task_due_on_its_day(instagram: Account, planned: Planned) -> None:
    plan = planned(instagram)
    read = read_back(plan)
    assert {step.uid: step.latest for step in plan.steps} == {
        uid: entry.due.value for uid, entry in read.items() if entry.name == "VTODO"
    }
    ask = read["insta001.ask-archive"]
    assert ask.due.value == date(2026, 12, 15)
    assert ask.summary.value == "Ask for the archive of Instagram"
    assert ask.status.value == "NEEDS-ACTION"
    assert ask.url.value.startswith("https://accountscenter.instagram.com/")
    assert alarms(ask) == [timedelta(days=-1, hours=9), timedelta(hours=9)]


def test_days_are_marked_as_days_and_lines_end_and_fold_as_they_should(
    instagram: Account, planned: Planned
) -> None:
    raw = calendar([planned(instagram)], Manner(NOW, TODAY, "fr"))
    assert MARK in raw[:100]
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in raw
    assert b"DUE;VALUE=DATE:20261215\r\n" in raw
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_what_is_done_or_skipped_says_so_and_does_not_ring(
    instagram: Account, planned: Planned
) -> None:
    done = StepMark(
        "insta001.ask-archive", "insta001", Kind.ASK_ARCHIVE, Progress.DONE, date(2026, 11, 20)
    )
    skipped = StepMark(
        "insta001.goodbye", "insta001", Kind.GOODBYE, Progress.SKIPPED, TODAY, "nobody is there"
    )
    read = read_back(planned(instagram, done, skipped))
    asked, goodbye = read["insta001.ask-archive"], read["insta001.goodbye"]
    assert (asked.status.value, goodbye.status.value) == ("COMPLETED", "CANCELLED")
    assert asked.completed.value.date() == date(2026, 11, 20)
    assert "nobody is there" in goodbye.description.value
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


def test_a_request_that_was_undone_takes_its_day_back(planned: Planned) -> None:
    asked = Account("forum001", "The old forum").leave_on(DAY, TODAY).request(DAY, NO_RETURN)
    assert read_back(planned(asked))["forum001.no-return"].status.value == "CONFIRMED"
    undone = asked.cancel_request(date(2027, 1, 12))
    entry = read_back(planned(undone))["forum001.no-return"]
    assert (entry.dtstart.value, entry.status.value) == (NO_RETURN, "CANCELLED")
    assert alarms(entry) == []


def test_an_account_that_is_kept_after_all_clears_the_calendar(
    instagram: Account, planned: Planned
) -> None:
    before = read_back(planned(instagram))
    after = read_back(planned(instagram.keep(TODAY, "for the family")))
    assert set(after) == set(before) - {"insta001.no-return"}
    assert {entry.status.value for entry in after.values()} == {"CANCELLED"}


def test_late_steps_show_the_next_day_that_makes_sense(
    instagram: Account, planned: Planned
) -> None:
    late = date(2026, 12, 20)
    read = read_back(planned(instagram, today=late), today=late)
    assert read["insta001.ask-archive"].due.value == late
    assert alarms(read["insta001.ask-archive"]) == [timedelta(hours=9)]


def test_a_discreet_calendar_names_nothing(instagram: Account, planned: Planned) -> None:
    made = calendar([planned(instagram)], Manner(NOW, TODAY, "en", discreet=True)).decode()
    assert "instagram" not in made.casefold()
    assert "DESCRIPTION:A step of the plan" in made


@pytest.mark.parametrize(
    "name", ["a,b;c\\d", "line\r\nEND:VCALENDAR\r\nX", "é" * 200, "\x1b[31mred", "“Зоя”"]
)
def test_a_name_cannot_break_the_file(name: str, planned: Planned) -> None:
    account = Account("odd00001", name).leave_on(DAY, TODAY)
    read = read_back(planned(account))
    summary = read["odd00001.day"].summary.value
    assert "\n" not in summary
    assert "\x1b" not in summary
    assert len([uid for uid in read if uid.startswith("odd00001")]) == len(read)


def test_an_undecided_account_has_nothing_in_it(planned: Planned) -> None:
    assert read_back_is_empty(planned(Account("none0001", "Somewhere")))


def read_back_is_empty(plan: Plan) -> bool:
    """Whether a calendar has no entry."""
    return b"BEGIN:V" not in calendar([plan], Manner(NOW, TODAY, "en")).replace(
        b"BEGIN:VCALENDAR", b""
    )
