"""Weekly goals: each holds from the day it is set until the next one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detox.domain.activity import Activity, PastGoal

DAYS = st.integers(0, 40).map(lambda later: date(2026, 11, 1) + timedelta(days=later))
SETTINGS = st.lists(st.tuples(DAYS, st.sampled_from([None, 60, 90])), max_size=6)


@given(st.sampled_from([None, 60]), SETTINGS, DAYS)
def test_on_each_day_the_goal_set_last_holds(first: int | None, settings, day: date) -> None:
    activity, held = Activity("writing", goal=first), first
    for since, minutes in sorted(settings, key=lambda each: each[0]):
        activity = activity.with_goal(minutes, since)
        held = minutes if since <= day else held
    assert activity.goal_on(day) == held
    assert activity.goal == activity.goal_on(date(2027, 1, 1))
    untils = [past.until for past in activity.past_goals]
    assert untils == sorted(set(untils))


def test_set_again_it_leaves_nothing_behind() -> None:
    plain = Activity("writing")
    once = plain.with_goal(60, date(2026, 12, 8))
    assert once.past_goals == (PastGoal(None, date(2026, 12, 8)),)
    assert once.with_goal(60, date(2026, 12, 9)) == once
    assert once.with_goal(None, date(2026, 12, 8)) == plain
    earlier = once.with_goal(60, date(2026, 11, 1))
    assert earlier.past_goals == (PastGoal(None, date(2026, 11, 1)),)


def test_days_in_which_it_was_archived_have_no_goal() -> None:
    away = Activity("piano", goal=60).put_away(date(2026, 11, 2))
    back = away.brought_back(date(2026, 11, 16))
    days = [date(2026, 11, day) for day in (1, 2, 15, 16)]
    assert [away.goal_on(day) for day in days] == [60, None, None, None]
    assert [back.goal_on(day) for day in days] == [60, None, None, 60]
    assert away.brought_back(date(2026, 11, 2)) == Activity("piano", goal=60)
