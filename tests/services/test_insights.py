"""Data for pictures: each picture shows the same minutes, only cut another way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.days import EARLIEST, DayRange, month_of, year_of
from detox.services.activities import ActivityEdit
from detox.services.insights import CheckInWeek, Contrast, GoalWeek, Week
from detox.services.ports import Change, Rules
from detox.services.report import GROUPINGS, make_report
from tests.services.conftest import World

TODAY = date(2026, 11, 22)  # a Sunday
MONDAY = date(2026, 11, 16)
ALL = DayRange(EARLIEST, date(2026, 11, 23))
YEAR = year_of(TODAY)


def test_a_home_without_anything_has_no_pictures(world) -> None:
    insights = world.insights
    assert insights.weeks(ALL) == insights.goals(ALL) == insights.was_and_is(ALL) == []
    assert (
        insights.year(2026) == insights.clock(ALL).minutes == insights.clock(ALL).by_weekday == {}
    )
    assert insights.check_in_weeks(ALL) == []


def test_weeks_run_from_the_first_with_anything_to_this_one(world) -> None:
    world.log.log(30, "writing", date(2026, 11, 1))
    world.log.log(15, "email", date(2026, 11, 11))
    world.log.log(45, "writing", date(2026, 11, 12))
    assert world.insights.weeks(ALL) == [
        Week(date(2026, 10, 26), {"writing": 30}),
        Week(date(2026, 11, 2), {}),
        Week(date(2026, 11, 9), {"email": 15, "writing": 45}),
        Week(MONDAY, {}),
    ]


def test_a_week_that_is_cut_has_only_the_days_asked_for(world) -> None:
    world.log.log(30, "writing", date(2026, 10, 31))
    world.log.log(20, "writing", date(2026, 11, 1))
    weeks = world.insights.weeks(month_of(TODAY))
    assert weeks[0] == Week(date(2026, 10, 26), {"writing": 20})


def test_a_year_has_its_days(world) -> None:
    world.log.log(30, "writing", date(2025, 12, 31))
    world.log.log(20, "writing", date(2026, 1, 1))
    world.log.log(25, "email", date(2026, 1, 1))
    world.log.log(90, "email", start=datetime(2026, 11, 21, 22, 30, tzinfo=UTC))
    assert world.insights.year(2026) == {
        date(2026, 1, 1): {"writing": 20, "email": 25},
        date(2026, 11, 21): {"email": 30},
        TODAY: {"email": 60},
    }
    assert world.insights.year(1999) == {}


def test_the_clock_tells_what_has_no_start(world) -> None:
    world.log.log(90, "writing", start=datetime(2026, 11, 22, 8, 40, tzinfo=UTC))
    world.log.log(25, "email", MONDAY)
    clock = world.insights.clock(ALL)
    assert clock.minutes == {(6, 9): 20, (6, 10): 60, (6, 11): 10}
    assert clock.without_start == {0: 25}
    assert clock.by_weekday == {0: 25, 6: 90}


def test_an_archived_activity_keeps_the_goals_of_weeks_before(world) -> None:
    world.log.log(60, "writing", MONDAY - timedelta(days=14))
    world.activities.edit("writing", ActivityEdit(goal=60, goal_since=MONDAY - timedelta(days=14)))
    before = [each.first for each in world.insights.goals(ALL)]
    world.activities.edit("writing", ActivityEdit(archived=True))
    assert [each.first for each in world.insights.goals(ALL)] == before[:-1] != []
    world.activities.edit("writing", ActivityEdit(archived=False))
    assert [each.first for each in world.insights.goals(ALL)] == before


def test_goals_are_held_against_whole_weeks(world) -> None:
    world.activities.edit("writing", ActivityEdit(goal=60, goal_since=date(2026, 11, 1)))
    world.log.log(60, "writing", date(2026, 11, 9))
    world.log.log(59, "writing", TODAY)
    world.log.log(500, "email", TODAY)
    tuesday = DayRange(date(2026, 11, 10), date(2027, 3, 1))
    found = world.insights.goals(tuesday)
    assert found == [
        GoalWeek(date(2026, 11, 9), "writing", 60, 60, is_over=True),
        GoalWeek(MONDAY, "writing", 60, 59, is_over=False),
    ]
    assert [each.is_met for each in found] == [True, False]


def test_a_goal_holds_from_the_day_it_is_set(world) -> None:
    world.log.log(10, "writing", date(2026, 10, 12))
    world.activities.edit("writing", ActivityEdit(goal=60))  # on a Sunday
    assert [each.first for each in world.insights.goals(ALL)] == [MONDAY]
    world.clock.pass_by(days=9)  # a Tuesday
    world.activities.edit("writing", ActivityEdit(goal=90))
    later = DayRange(date(2026, 10, 1), date(2027, 1, 1))
    found = world.insights.goals(later)
    assert [(each.first, each.goal, each.is_over, each.is_judged) for each in found] == [
        (MONDAY, 60, True, False),
        (date(2026, 11, 23), 60, True, True),
        (date(2026, 11, 30), 90, False, False),
    ]
    world.records.undo()
    assert world.insights.goals(later)[-1].goal == 60


def test_a_week_in_which_a_goal_began_counts_where_it_was_met(world) -> None:
    world.log.log(80, "writing", TODAY)
    world.activities.edit("writing", ActivityEdit(goal=60))
    for _week in ("while it lasts", "once it is over"):
        assert [(each.is_whole, each.is_judged) for each in world.insights.goals(ALL)[:1]] == [
            (False, True)
        ]
        world.clock.pass_by(days=7)


def test_a_goal_kept_without_a_day_always_holds(world) -> None:
    world.records.commit("old", [Change(None, Activity("piano", "piano", goal=60))])
    world.log.log(10, "piano", date(2026, 11, 10))
    assert [each.goal for each in world.insights.goals(ALL)] == [60, 60]


def test_no_goal_is_neither_met_nor_missed(world) -> None:
    world.log.log(60, "writing")
    assert world.insights.goals(ALL) == []


def test_what_it_was_stands_against_what_is(world) -> None:
    account = world.accounts.add("Instagram", since=date(2026, 11, 5))
    before = Baseline("base", 60, date(2026, 11, 1), account.uid)
    world.records.commit("baseline.set", [Change(None, before)])
    world.accounts.slip(account.uid, 20, date(2026, 11, 10))
    world.accounts.pause_break("instagram", date(2026, 11, 17))
    world.accounts.resume_break("instagram", date(2026, 11, 18))
    world.log.log(30, "writing", date(2026, 10, 27))
    world.log.log(30, "writing", date(2026, 11, 17))  # neither of them a day away
    world.log.log(90, "writing", TODAY)
    found = world.insights.was_and_is(ALL)
    assert found == [
        Contrast(date(2026, 11, 2), 4 * 60, 0, 0),
        Contrast(date(2026, 11, 9), 7 * 60, 20, 0),
        Contrast(MONDAY, 6 * 60, 0, 90),
    ]
    assert found[1].reclaimed_minutes == 400
    balance = world.balance(ALL)
    assert sum(each.reclaimed_minutes for each in found) == balance.reclaimed_minutes
    assert sum(each.noted_minutes for each in found) == balance.noted_minutes


def test_days_away_show_before_anything_is_noted(world) -> None:
    account = world.accounts.add("Instagram", since=date(2026, 11, 15))
    before = Baseline("base", 60, date(2026, 11, 1), account.uid)
    world.records.commit("baseline.set", [Change(None, before)])
    assert world.insights.was_and_is(YEAR) == [
        Contrast(date(2026, 11, 9), 60, 0, 0),
        Contrast(MONDAY, 7 * 60, 0, 0),
    ]


def test_check_ins_have_means_by_week(world) -> None:
    for day, focus, mood in ((8, 5, 1), (9, 2, 3), (15, 3, 4), (22, 1, 1)):
        world.check_ins.note(focus, mood, day=date(2026, 11, day))
    assert [c.day.day for c in world.insights.check_ins(ALL)] == [8, 9, 15, 22]
    assert world.insights.check_in_weeks(DayRange(date(2026, 11, 9), TODAY)) == [
        CheckInWeek(date(2026, 11, 9), 2.5, 3.5, 2)
    ]


logs = st.lists(
    st.tuples(
        st.integers(0, 500),
        st.integers(1, 1440),
        st.sampled_from(["writing", "email"]),
        st.sets(st.sampled_from("abc")),
        st.one_of(st.none(), st.integers(0, 1439)),
    ),
    max_size=12,
)


def filled(log, rules: Rules) -> World:
    world = World(rules)
    for back, minutes, activity, tags, minute in log:
        day = TODAY - timedelta(days=back + 2)
        start = None
        if minute is not None:
            start = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        world.log.log(minutes, activity, None if start else day, tags=tuple(tags), start=start)
    return world


@given(logs, st.integers(0, 720), st.integers(0, 6))
def test_every_picture_and_report_adds_up_to_the_same_minutes(
    log, day_start: int, first_weekday: int
) -> None:
    world = filled(log, Rules(day_start, first_weekday, "en"))
    world.accounts.add("Instagram", since=TODAY - timedelta(days=600))
    insights, minutes = world.insights, sum(entry[1] for entry in log)
    reports = {by: make_report(world.records, world.rules, ALL, by) for by in GROUPINGS}
    assert {report.minutes for report in reports.values()} == {minutes}
    sums = {by: sum(row.minutes for row in report.rows) for by, report in reports.items()}
    again = sum(entry[1] * (len(entry[3]) - 1) for entry in log if entry[3])
    assert sums.pop("tag") - again == minutes  # one with several tags stands under each
    assert set(sums.values()) == {minutes}
    assert sum(sum(week.minutes.values()) for week in insights.weeks(ALL)) == minutes
    assert (
        sum(sum(d.values()) for y in (2024, 2025, 2026) for d in insights.year(y).values())
        == minutes
    )
    assert sum(insights.clock(ALL).by_weekday.values()) == minutes
    assert sum(week.noted_minutes for week in insights.was_and_is(ALL)) == minutes


@given(logs, st.integers(0, 720))
def test_days_summed_under_their_month_are_the_sums_of_those_days(log, day_start: int) -> None:
    records = filled(log, Rules(day_start, 0, "en")).records
    summed = records.totals(ALL, day_start, under=lambda day: day[:7]).by_day()
    assert summed == records.totals(ALL, day_start).by_span(lambda day: day[:7])


@given(logs, st.integers(0, 500), st.integers(0, 200))
def test_a_part_of_the_log_has_its_part_in_each_picture(log, back: int, length: int) -> None:
    world = filled([entry for entry in log if entry[4] is None], Rules(0, 0, "en"))
    first = TODAY - timedelta(days=back + 2)
    days = DayRange(first, first + timedelta(days=length))
    minutes = sum(s.minutes for s in world.records.sessions(days))
    assert sum(sum(week.minutes.values()) for week in world.insights.weeks(days)) == minutes
    assert sum(world.insights.clock(days).by_weekday.values()) == minutes
    assert make_report(world.records, world.rules, days).minutes == minutes


@pytest.mark.parametrize("by", GROUPINGS)
def test_with_one_tag_at_most_all_groupings_add_up(world, by: str) -> None:
    for tags in ((), ("a",), ("b",)):
        world.log.log(30, "writing", tags=tags)
    assert sum(row.minutes for row in make_report(world.records, world.rules, ALL, by).rows) == 90
