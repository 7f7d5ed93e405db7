"""What records promise, held by every shelf they can stand on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account, State
from detox.domain.activity import BUILT_IN, Activity
from detox.domain.baseline import Baseline
from detox.domain.checkin import CheckIn
from detox.domain.days import DayRange, month_of, one_day
from detox.domain.problem import Refused
from detox.domain.rate import Rate
from detox.domain.reminder import BUILT_IN as REMINDERS
from detox.domain.reminder import Only, Reminder, ReminderKind
from detox.domain.session import Session
from detox.domain.steps import Progress, StepKind, StepMark
from detox.domain.timer import Awake, Stretch, Timer
from detox.services.checkins import check_ins_of
from detox.services.ports import Change, Entity, Records
from detox.storage.derived import Derived
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf
from tests.storage.memory import MemoryShelf

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
DAY = date(2026, 11, 22)
SESSION = Session("2611aaaaaa", DAY, 45, "writing", "chronique d’été", ("lettre",))
NOVEMBER = month_of(DAY)


def zone(name: str) -> tzinfo:
    return ZoneInfo(name or "UTC")


@pytest.fixture(params=["memory", "file"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Records]:
    if request.param == "memory":
        yield ShelvedRecords(MemoryShelf(), lambda: NOW, zone, Derived(None))
    else:
        shelf = FileShelf(tmp_path / "records", tmp_path / "state")
        yield ShelvedRecords(shelf, lambda: NOW, zone, Derived(tmp_path / "derived"))


def new(*entities: Entity) -> list[Change]:
    return [Change(None, entity) for entity in entities]


def test_nothing_is_there_at_first(records: Records) -> None:
    assert records.sessions(NOVEMBER) == []
    assert records.first_day() is None
    for kind in (Account, Timer, Baseline, CheckIn):
        assert records.of(kind) == {}
    assert list(records.of(Activity).values()) == list(BUILT_IN)
    assert records.totals(NOVEMBER, 0).minutes == 0


def test_a_session_comes_back_as_it_was_given(records: Records) -> None:
    start = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
    timed = SESSION._replace(uid="2611bbbbbb", start=start, zone="Europe/Paris")
    records.commit("session.log", new(SESSION, timed))
    assert records.sessions(one_day(DAY)) == [timed, SESSION]
    assert records.session("2611aaaaaa") == SESSION
    assert records.session("2611b") == timed
    assert records.session("2611") is None, "two sessions begin like this"
    assert records.session("26") is None
    assert records.session("nonsense") is None


def test_everything_else_comes_back_as_it_was_given(records: Records) -> None:
    account = (
        Account("acc1", "Instagram", "instagram").leave_on(date(2026, 12, 31), DAY).begin_break(DAY)
    )
    activity = Activity("drawing", "dessin", "d", "accent", 120, True, 9)
    timer = Timer(
        "timer-x",
        "writing",
        (Stretch(NOW, NOW + timedelta(hours=1)), Stretch(NOW)),
        "seed",
        "Europe/Paris",
        "note",
        ("a",),
        Awake("boot", 12.5),
    )
    activity = activity.with_goal(90, DAY).with_goal(None, DAY + timedelta(days=2))
    baseline = Baseline("base1", 180, DAY, told_on=DAY, is_asked=True)
    records.commit("setup", new(account, activity, timer, baseline))
    assert records.of(Account) == {"acc1": account}
    assert records.of(Activity)["drawing"] == activity
    assert records.of(Timer) == {"timer-x": timer}
    assert records.of(Baseline) == {"base1": baseline}


def test_a_whole_life_of_an_account_comes_back(records: Records) -> None:
    asked = (
        Account("acc1", "Instagram", "instagram")
        .begin_break(date(2026, 5, 22))
        .pause_break(date(2026, 8, 1))
        .resume_break(date(2026, 8, 8))
        .leave_on(date(2026, 11, 30), DAY)
        .postpone(date(2026, 12, 31), DAY, "l’exposition")
        .deactivate(DAY)
        .request(date(2026, 12, 31), date(2027, 1, 30), is_told=True)
    )
    gone = asked._replace(uid="acc2").confirm(date(2027, 1, 31))
    kept = Account("acc3", "YouTube", "youtube").keep(DAY, "les vidéos restent", date(2027, 6, 1))
    slip = Slip("slip1", "acc1", DAY, 20, "une file d’attente", "fatigue")
    mark = StepMark("acc1.contacts", "acc1", StepKind.CONTACTS, Progress.SKIPPED, DAY, "déjà fait")
    own = StepMark("own1", "acc1", StepKind.OWN, due=DAY, title="tirer les photos", order=-1)
    records.commit("setup", new(asked, gone, kept, slip, mark, own))
    assert records.of(Account) == {"acc1": asked, "acc2": gone, "acc3": kept}
    assert records.of(Slip) == {"slip1": slip}
    assert records.of(StepMark) == {"acc1.contacts": mark, "own1": own}


def test_rates_and_check_ins_come_back_as_they_were_given(records: Records) -> None:
    rate = Rate("r1", 8_550, "EUR", DAY)
    late, early = CheckIn(DAY, 4, 3, "bien dormi"), CheckIn(date(2026, 11, 2), 1, 5)
    records.commit("setup", new(rate, late, early))
    assert records.of(Rate) == {"r1": rate}
    assert check_ins_of(records, NOVEMBER) == [early, late]
    assert check_ins_of(records, DayRange(NOVEMBER.first, DAY)) == [early]
    better = late._replace(mood=5)
    records.commit("checkin.note", [Change(late, better)])
    assert check_ins_of(records, one_day(DAY)) == [better]
    records.undo()
    assert check_ins_of(records, one_day(DAY)) == [late]


def test_hours_are_told_by_weekday(records: Records) -> None:
    start = datetime(2026, 11, 22, 8, 40, tzinfo=UTC)
    timed = SESSION._replace(uid="2611bbbbbb", start=start, zone="Europe/Paris")
    records.commit("session.log", new(SESSION, timed))
    assert records.hours(NOVEMBER, 0).by_activity() == {
        "6 -1": [45, 1],
        "6 9": [20, 1],
        "6 10": [25, 0],
    }
    assert records.hours(DayRange(DAY, DAY), 0).minutes == 0


def test_reminders_come_back_as_they_were_given(records: Records) -> None:
    every: list[Any] = ["writing" if without == "" else True for without in Only()]
    only = Only(*every)
    own = Reminder(
        "r1", ReminderKind.OWN, time(9, 5), "FREQ=MONTHLY;BYMONTHDAY=31", (), DAY, "Asia/Tokyo",
        ("l’heure d’écrire", "<b> & co"), only, names_platforms=True, changed=NOW,
    )  # fmt: skip
    records.commit("reminder.add", new(own, *REMINDERS))
    assert records.of(Reminder) == {r.uid: r for r in (own, *REMINDERS)}


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "25:00"}, {"at": "09:00:30"}, {"at": None}, {"kind": "nag"}, {"rule": ""},
        {"leads": [-1]}, {"leads": "7"}, {"texts": [1]}, {"texts": "this"}, {"only": []},
        {"first": "soon"}, {"changed": "2026-11-22T14:32:00"},
    ],
)  # fmt: skip
def test_a_reminder_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    own = Reminder("r1", ReminderKind.OWN, time(9, 5), "FREQ=DAILY", texts=("this",))
    assert KINDS["reminders"].read("r1", KINDS["reminders"].raw(own)) == own
    with pytest.raises(Flaw):
        KINDS["reminders"].read("r1", {**KINDS["reminders"].raw(own), **wrong})


def test_an_account_without_what_its_state_needs_is_left_out_and_named(records: Records) -> None:
    lost = Account("acc1", "Instagram", state=State.LEAVING)
    with pytest.raises(Refused):
        records.commit("account.add", new(lost))


def test_sessions_come_by_day_then_start_then_as_they_were_noted(records: Records) -> None:
    november, december = date(2026, 11, 30), date(2026, 12, 1)
    noon = datetime(2026, 11, 30, 12, tzinfo=UTC)
    late = Session("2611e", november, 5, "email", start=noon, zone="UTC")
    early = Session("2611f", november, 5, "email", start=noon - timedelta(hours=1), zone="UTC")
    made = [Session("2612a", december, 5, "email"), late, early]
    made += [Session("2611c", DAY, 5, "email")]
    records.commit("session.log", new(*made))
    for letter in "ba":
        records.commit("session.log", new(Session(f"2611{letter}", november, 5, "email")))
    found = records.sessions(DayRange(DAY, date(2026, 12, 2)))
    assert [s.uid for s in found] == ["2611c", "2611f", "2611e", "2611b", "2611a", "2612a"]
    half_open = records.sessions(DayRange(date(2026, 11, 23), december))
    assert [s.uid for s in half_open] == ["2611f", "2611e", "2611b", "2611a"]


def test_a_change_replaces_and_a_deletion_takes_away(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    longer = SESSION._replace(minutes=50)
    records.commit("session.edit", [Change(SESSION, longer)])
    assert records.sessions(NOVEMBER) == [longer]
    records.commit("session.delete", [Change(longer, None)])
    assert records.sessions(NOVEMBER) == []
    assert records.session(SESSION.uid) is None


def test_every_step_is_undone_and_redone_in_turn(records: Records) -> None:
    longer = SESSION._replace(minutes=50)
    records.commit("session.log", new(SESSION))
    records.commit("session.edit", [Change(SESSION, longer)])
    records.commit("session.delete", [Change(longer, None)])
    assert records.undo().deed == "session.delete"
    assert records.sessions(NOVEMBER) == [longer]
    assert records.undo().deed == "session.edit"
    assert records.sessions(NOVEMBER) == [SESSION]
    assert records.undo().deed == "session.log"
    assert records.sessions(NOVEMBER) == []
    with pytest.raises(Refused):
        records.undo()
    for expected in ([SESSION], [longer], []):
        records.redo()
        assert records.sessions(NOVEMBER) == expected
    with pytest.raises(Refused):
        records.redo()


def test_what_stands_what_was_deleted_and_what_never_was_are_told_apart(records: Records) -> None:
    other = SESSION._replace(uid="2610bbbbbb", day=date(2026, 10, 3))
    account = Account("acc1", "Invented")
    asked: list[Entity] = [SESSION, other, account]
    assert records.stands(asked) == [None, None, None]
    records.commit("session.import", new(*asked))
    assert records.stands([*asked, SESSION._replace(uid="2611cccccc")]) == [True, True, True, None]
    records.commit("session.delete", [Change(other, None)])
    assert records.stands(asked) == [True, False, True]
    records.undo()
    assert records.stands(asked) == [True, True, True]
    records.redo()
    assert records.stands(asked) == [True, False, True]
    records.undo()
    records.undo()
    assert records.stands(asked) == [None, None, None]
    records.redo()
    assert records.stands(asked) == [True, True, True]


def test_undo_of_a_making_leaves_deleted_what_had_been_deleted_before(records: Records) -> None:
    other = SESSION._replace(uid="2611cccccc")
    records.commit("session.log", new(SESSION))
    records.commit("session.delete", [Change(SESSION, None)])
    records.commit("session.import", new(SESSION, other))
    for _time in range(2):
        records.undo()
        assert records.stands([SESSION, other]) == [False, None]
        records.redo()
        assert records.stands([SESSION, other]) == [True, True]
    records.undo()
    records.undo()
    assert records.stands([SESSION]) == [True]
    records.undo()
    assert records.stands([SESSION]) == [None]


def test_a_new_change_ends_what_could_be_redone(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    records.undo()
    records.commit("session.log", new(SESSION._replace(uid="2611cccccc")))
    with pytest.raises(Refused):
        records.redo()


def test_a_step_over_two_months_is_undone_as_one(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    moved = SESSION._replace(uid="2610aaaaaa", day=date(2026, 10, 31))
    records.commit("session.edit", [Change(SESSION, None), Change(None, moved)])
    assert records.sessions(NOVEMBER) == []
    assert records.sessions(month_of(moved.day)) == [moved]
    records.undo()
    assert records.sessions(NOVEMBER) == [SESSION]
    assert records.sessions(month_of(moved.day)) == []


def test_what_was_changed_since_is_not_undone(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    longer = SESSION._replace(minutes=50)
    records.commit("session.edit", [Change(SESSION, longer)], undoable=False)
    with pytest.raises(Refused):
        records.undo()
    assert records.sessions(NOVEMBER) == [longer]


def test_the_stamp_changes_with_every_change_and_only_then(records: Records) -> None:
    before, quick = records.stamp(), records.quick_stamp()
    assert (records.stamp(), records.quick_stamp()) == (before, quick)
    records.commit("session.log", new(SESSION))
    after, quick_after = records.stamp(), records.quick_stamp()
    assert after != before
    assert quick_after != quick
    records.sessions(NOVEMBER)
    records.totals(NOVEMBER, 0)
    assert (records.stamp(), records.quick_stamp()) == (after, quick_after)


def test_a_session_has_one_identity_in_whichever_month_it_lies(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    before = SESSION
    for day in (date(2026, 9, 30), date(2026, 10, 1), date(2025, 1, 1), DAY, date(2026, 10, 2)):
        after = SESSION._replace(day=day)
        records.commit("session.edit", [Change(before, after)])
        before = after
        assert records.session(SESSION.uid[:6]) == after
        assert records.sessions(DayRange(date(2024, 1, 1), date(2027, 1, 1))) == [after]
        for month in ("2025-01", "2026-09", "2026-10", "2026-11"):
            days = month_of(date.fromisoformat(f"{month}-01"))
            here = [after] if f"{day:%Y-%m}" == month else []
            assert records.sessions(days) == here
            assert records.sessions(DayRange(days.first, date(2027, 1, 1))) == (
                [after] if day >= days.first else []
            )
            for _kept in range(2):
                assert records.totals(days, 0).minutes == 45 * len(here)
                assert records.totals(days, 0, fine=False).minutes == 45 * len(here)
                assert records.hours(days, 0).minutes == 45 * len(here)
        assert records.stands([after]) == [True]


def test_a_month_that_a_session_only_passed_through_is_not_the_first(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    mistyped = SESSION._replace(day=date(2006, 11, 22))
    records.commit("session.edit", [Change(SESSION, mistyped)])
    assert records.first_day() == mistyped.day
    records.commit("session.edit", [Change(mistyped, SESSION)])
    assert records.first_day() == SESSION.day
    records.commit("session.delete", [Change(SESSION, None)])
    assert records.first_day() is None


def test_a_move_written_as_a_new_record_can_still_be_taken_back(records: Records) -> None:
    records.commit("session.log", new(SESSION))
    moved = SESSION._replace(uid="2610zzzzzz", day=date(2026, 10, 31))
    records.commit("session.edit", [Change(None, moved), Change(SESSION, None)])
    assert records.sessions(month_of(moved.day)) == [moved]
    records.undo()
    assert (records.sessions(NOVEMBER), records.sessions(month_of(moved.day))) == ([SESSION], [])
    records.redo()
    assert (records.sessions(NOVEMBER), records.sessions(month_of(moved.day))) == ([], [moved])


def test_a_uid_that_names_no_month_is_a_bug(records: Records) -> None:
    with pytest.raises(ValueError, match="names no month"):
        records.commit("session.log", new(SESSION._replace(uid="aaaaaa")))


def test_a_night_counts_on_both_days_across_a_month_end(records: Records) -> None:
    start = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)  # 23:30 in Paris
    night = Session(
        "2610aaaaaa", date(2026, 10, 31), 90, "writing", start=start, zone="Europe/Paris"
    )
    records.commit("session.log", new(night))
    october = records.totals(month_of(night.day), 0, fine=False)
    november = records.totals(NOVEMBER, 0, fine=False)
    assert (october.minutes, november.minutes) == (30, 60)
    both = records.totals(DayRange(date(2026, 10, 1), date(2026, 12, 1)), 0, fine=False)
    assert both.by_span(lambda day: day[:7]) == {"2026-10": [30, 1], "2026-11": [60, 0]}
    assert records.totals(one_day(date(2026, 11, 1)), 0).by_day() == {"2026-11-01": [60, 0]}
    assert records.totals(NOVEMBER, 180).minutes == 0, (
        "with a day that begins at three, the night is October's"
    )
