"""The plan of an account as its person works on it, and what happens to the account meanwhile."""

from datetime import UTC, date, datetime, timedelta

import pytest

from detox.domain.account import State
from detox.domain.problem import Refused
from detox.domain.reminder import ReminderKind
from detox.domain.steps import Progress, StepKind, StepMark
from detox.services.leaving import Leaving
from detox.services.occasions import occasions
from detox.services.ports import Change

DAY = date(2026, 12, 31)


@pytest.fixture
def leaving(world) -> Leaving:
    world.accounts.add("Instagram", "instagram", DAY)
    return Leaving(world.records, world.accounts, world.facts_of, world.log.today, lambda: "own1")


def step(leaving: Leaving, kind: StepKind):
    return next(s for s in leaving.plan("instagram").steps if s.kind is kind)


def test_steps_are_done_skipped_and_reopened(world, leaving: Leaving) -> None:
    ask = step(leaving, StepKind.ASK_ARCHIVE)
    assert leaving.done(ask.uid).on == date(2026, 11, 22)
    with pytest.raises(Refused):
        leaving.skip(ask.uid, "")
    skipped = leaving.skip(ask.uid, "nothing there")
    assert (skipped.progress, skipped.reason) == (Progress.SKIPPED, "nothing there")
    assert leaving.reopen(ask.uid).is_open
    world.records.undo()
    assert step(leaving, StepKind.ASK_ARCHIVE).progress is Progress.SKIPPED


def test_a_step_that_is_done_keeps_its_day(world, leaving: Leaving) -> None:
    ask = step(leaving, StepKind.ASK_ARCHIVE)
    leaving.done(ask.uid, date(2026, 11, 20))
    assert leaving.done(ask.uid).on == date(2026, 11, 20)
    assert leaving.done(ask.uid, date(2026, 11, 21)).on == date(2026, 11, 21)


def test_what_came_before_a_request_is_ticked_with_its_day(world, leaving: Leaving) -> None:
    archive = step(leaving, StepKind.ASK_ARCHIVE)
    world.accounts.request("instagram")
    with pytest.raises(Refused, match="from before the request"):
        leaving.done(archive.uid)
    day = world.log.today() - timedelta(days=3)
    assert leaving.done(archive.uid, day).on == day
    assert leaving.done(archive.uid).on == day


def test_a_moved_step_stays_when_the_day_moves(world, leaving: Leaving) -> None:
    people = step(leaving, StepKind.ASK_PEOPLE)
    moved = leaving.move(people.uid, date(2026, 12, 20))
    assert (moved.latest, moved.is_moved) == (date(2026, 12, 20), True)
    world.accounts.leave("instagram", date(2027, 1, 31))
    assert step(leaving, StepKind.ASK_PEOPLE).latest == date(2026, 12, 20)
    assert step(leaving, StepKind.GOODBYE).latest == date(2027, 1, 24)


def test_a_step_of_ones_own_is_added_and_taken_away(leaving: Leaving) -> None:
    added = leaving.add("instagram", "print the best photos", date(2026, 12, 20))
    assert leaving.done(added.uid).progress is Progress.DONE
    leaving.remove(added.uid)
    with pytest.raises(Refused):
        leaving.find(added.uid)
    with pytest.raises(Refused, match="skip this one"):
        leaving.remove(step(leaving, StepKind.GOODBYE).uid)


def test_steps_of_one_day_are_put_in_order(leaving: Leaving) -> None:
    goodbye = step(leaving, StepKind.GOODBYE)
    own = leaving.add("instagram", "first of that day", goodbye.latest)
    leaving.place(own.uid, 1)
    same_day = [s for s in leaving.plan("instagram").steps if s.latest == goodbye.latest]
    assert same_day[0].uid == own.uid


def test_what_follows_the_account_is_not_ticked_by_hand(leaving: Leaving) -> None:
    for kind in (StepKind.DELETE, StepKind.STAY_OUT, StepKind.VERIFY):
        with pytest.raises(Refused):
            leaving.done(step(leaving, kind).uid)
    with pytest.raises(Refused, match="deletion day"):
        leaving.move(step(leaving, StepKind.DELETE).uid, DAY)


def test_the_request_takes_the_grace_of_the_catalogue_or_the_one_given(world) -> None:
    world.accounts.add("LinkedIn", "linkedin", DAY)
    world.accounts.add("Flickr", "flickr", DAY)
    world.accounts.add("Forum", day=DAY)
    world.clock.instant = datetime(2026, 12, 31, 11, tzinfo=UTC)
    assert world.accounts.request("linkedin").irreversible_on == date(2027, 1, 14)
    for unknown in ("flickr", "forum"):
        with pytest.raises(Refused, match="grace"):
            world.accounts.request(unknown)
    assert world.accounts.request("flickr", grace_days=7).irreversible_on == date(2027, 1, 7)
    given = world.accounts.request("forum", irreversible_on=date(2027, 2, 1))
    assert given.irreversible_on == date(2027, 2, 1)


def test_a_slip_is_noted_and_ends_nothing(world, leaving: Leaving) -> None:
    account = world.accounts.begin_break("instagram", date(2026, 5, 22))
    world.accounts.slip("instagram", 20, led_by="a long queue", word="tired")
    after = world.accounts.find("instagram")
    assert (after.break_since, after.events) == (date(2026, 5, 22), account.events)
    (slip,) = world.accounts.slips(after)
    assert (slip.minutes, slip.led_by, slip.word) == (20, "a long queue", "tired")
    world.records.undo()
    assert world.accounts.slips(after) == []


def test_a_letter_is_answered_within_a_month(world, leaving: Leaving) -> None:
    with pytest.raises(Refused):
        leaving.ask_by_letter("instagram")
    world.clock.instant = datetime(2027, 1, 31, 11, tzinfo=UTC)
    world.accounts.request("instagram", date(2026, 12, 31))
    letter = leaving.ask_by_letter("instagram")
    assert letter.latest == date(2027, 2, 28), "a month after 31 January is the end of February"


def test_accounts_that_go_together_are_named(world, leaving: Leaving) -> None:
    world.accounts.add("Threads", "threads", DAY)
    world.accounts.add("Facebook", "facebook", DAY)
    world.accounts.add("Messenger", "messenger", DAY)
    assert [a.name for a in leaving.plan("instagram").takes] == ["Threads"]
    with_facebook = leaving.plan("messenger").goes_with
    assert with_facebook is not None
    assert with_facebook.name == "Facebook"


def test_nothing_that_is_still_to_come_is_noted(world, leaving: Leaving) -> None:
    tomorrow = date(2026, 11, 23)
    for act in (
        lambda: world.accounts.begin_break("instagram", tomorrow),
        lambda: world.accounts.request("instagram", tomorrow),
        lambda: leaving.done(step(leaving, StepKind.GOODBYE).uid, tomorrow),
    ):
        with pytest.raises(Refused):
            act()
    assert world.accounts.find("instagram").state is State.LEAVING


def test_people_noted_by_hand_stay_noted_and_undo_brings_them_back(world, leaving: Leaving) -> None:
    account = world.accounts.find("instagram")
    mark = StepMark(
        f"{account.uid}.contacts", account.uid, StepKind.CONTACTS, Progress.DONE, date(2026, 11, 20)
    )
    world.records.commit("step.edit", [Change(None, mark)])  # as an older Detox noted it
    assert step(leaving, StepKind.CHOOSE_PEOPLE).on == mark.on
    own = leaving.add("instagram", "a cake", step(leaving, StepKind.ASK_PEOPLE).latest)
    leaving.place(own.uid, 1)
    assert step(leaving, StepKind.ASK_PEOPLE).progress is Progress.DONE, "its place changes nothing"
    assert leaving.reopen(step(leaving, StepKind.ASK_PEOPLE).uid).is_open
    assert step(leaving, StepKind.CHOOSE_PEOPLE).progress is Progress.DONE
    world.records.undo()
    assert step(leaving, StepKind.ASK_PEOPLE).progress is Progress.DONE
    assert world.records.of(StepMark)[mark.uid] == mark


def test_what_is_done_while_there_has_no_day_after_the_account_s_own(
    world, leaving: Leaving
) -> None:
    goodbye = step(leaving, StepKind.GOODBYE)
    for late in (date(2027, 1, 1), date(2027, 3, 1)):
        with pytest.raises(Refused):
            leaving.move(goodbye.uid, late)
        with pytest.raises(Refused):
            leaving.move_all([goodbye.uid], late)
    assert leaving.move(goodbye.uid, DAY).latest == DAY
    world.accounts.leave("instagram", date(2026, 12, 24))
    assert step(leaving, StepKind.GOODBYE).latest == date(2026, 12, 24)
    world.accounts.leave("instagram", DAY)
    assert step(leaving, StepKind.GOODBYE).latest == DAY


def test_a_look_that_was_moved_is_reminded_of_on_its_day(world, leaving: Leaving) -> None:
    account = world.accounts.find("instagram")
    asked = account.request(world.log.today(), date(2026, 12, 22))
    world.records.commit("account.edit", [Change(account, asked)])
    leaving.move(step(leaving, StepKind.VERIFY).uid, date(2027, 1, 4))
    days = {each.kind: each.day for each in occasions(leaving.plans())}
    assert days[ReminderKind.LAST_GRACE] == date(2026, 12, 21)
    assert days[ReminderKind.VERIFY] == date(2027, 1, 4)


def test_a_day_to_think_again_is_reminded_of_until_the_account_is_decided_on(
    world, leaving: Leaving
) -> None:
    world.accounts.keep("instagram", "", date(2027, 5, 25))
    assert [(e.kind, e.day) for e in occasions(leaving.plans())] == [
        (ReminderKind.REVIEW, date(2027, 5, 25))
    ]
    world.accounts.leave("instagram", DAY)
    assert ReminderKind.REVIEW not in {each.kind for each in occasions(leaving.plans())}


def test_once_the_day_has_passed_a_step_is_still_for_today_and_no_later(
    world, leaving: Leaving
) -> None:
    world.clock.instant = datetime(2027, 1, 8, 14, tzinfo=UTC)
    goodbye = step(leaving, StepKind.GOODBYE)
    assert leaving.move(goodbye.uid, date(2027, 1, 8)).latest == date(2027, 1, 8)
    with pytest.raises(Refused, match="has passed: move that day first"):
        leaving.move(goodbye.uid, date(2027, 1, 9))
    assert step(leaving, StepKind.DELETE).latest == DAY
    assert step(leaving, StepKind.STAY_OUT).latest == date(2027, 2, 7)


def test_a_look_is_not_moved_to_before_there_is_no_return(world, leaving: Leaving) -> None:
    look = step(leaving, StepKind.VERIFY)
    assert look.latest == date(2027, 1, 31)
    with pytest.raises(Refused):
        leaving.move(look.uid, date(2027, 1, 30))
    assert leaving.move(look.uid, date(2027, 2, 3)).latest == date(2027, 2, 3)
    world.accounts.postpone("instagram", date(2027, 1, 20))
    assert step(leaving, StepKind.VERIFY).latest == date(2027, 2, 20)


def to_do(world, leaving: Leaving) -> set[StepKind]:
    plan, today = leaving.plan("instagram"), world.log.today()
    return {step.kind for step in plan.steps if step.is_to_do(plan.account, today)}


def test_the_next_step_of_a_plan_is_the_first_that_waits(world, leaving: Leaving) -> None:
    assert leaving.plan("instagram").next == step(leaving, StepKind.ASK_ARCHIVE)
    leaving.skip(step(leaving, StepKind.ASK_ARCHIVE).uid, "nothing of mine there")
    assert leaving.plan("instagram").next == step(leaving, StepKind.CHOOSE_PEOPLE)
    assert StepKind.FETCH_ARCHIVE not in to_do(world, leaving)
    leaving.reopen(step(leaving, StepKind.ASK_ARCHIVE).uid)
    assert StepKind.FETCH_ARCHIVE in to_do(world, leaving)


def test_several_steps_are_marked_as_one_change(world, leaving: Leaving) -> None:
    world.accounts.add("Facebook", "facebook", DAY)
    uids = [s.uid for p in leaving.plans() for s in p.steps if s.kind is StepKind.GOODBYE]
    assert len(uids) == 2
    assert {s.progress for s in leaving.done_all(uids)} == {Progress.DONE}
    world.records.undo()
    assert {s.is_open for s in map(leaving.find, uids)} == {True}
    assert {s.reason for s in leaving.skip_all(uids, "nobody there")} == {"nobody there"}
    with pytest.raises(Refused):
        leaving.skip_all(uids, "")
    with pytest.raises(Refused, match="over"):
        leaving.move_all(uids, DAY)
    world.records.undo()
    assert {s.latest for s in leaving.move_all(uids, date(2026, 12, 28))} == {date(2026, 12, 28)}
    world.records.undo()
    assert not any(s.is_moved for s in map(leaving.find, uids))


def test_several_days_are_moved_as_one_change(world, leaving: Leaving) -> None:
    other = world.accounts.add("Facebook", "facebook", DAY)
    later = date(2027, 1, 31)
    mine = world.accounts.find("instagram")
    assert {a.day for a in world.accounts.leave_all([mine.uid, other.uid], later)} == {later}
    world.records.undo()
    assert {a.day for a in world.accounts.all()} == {DAY}
