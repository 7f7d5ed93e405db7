"""The plan backwards: every date by hand, then laws that hold for any day and platform."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.catalogue import load_catalogue, load_facts
from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.domain.problem import Unreadable
from detox.domain.steps import (
    Kind,
    Progress,
    StepMark,
    next_step,
    plan_steps,
    uid_of,
    verdict,
)

ON = date(2026, 11, 22)
DAY = date(2026, 12, 31)
CATALOGUE, _PROBLEMS = load_catalogue()


def facts(platform: str) -> Facts:
    found = load_facts(platform)
    assert not isinstance(found, Unreadable)
    return found


def leaving(platform: str = "instagram", day: date = DAY) -> Account:
    return Account("a", platform.title(), platform).leave_on(day, ON)


def test_the_plan_of_instagram_backwards_from_the_31st_of_december() -> None:
    steps = plan_steps(leaving(), facts("instagram"), [], ON)
    dates = {step.kind: step.latest.isoformat() for step in steps}
    assert dates[Kind.ASK_ARCHIVE] == "2026-12-15"  # two weeks at worst, a day to fetch, one spare
    assert dates[Kind.CONTACTS] == "2026-12-17"
    assert dates[Kind.GOODBYE] == "2026-12-24"
    assert dates[Kind.FETCH_ARCHIVE] == "2026-12-30"
    assert dates[Kind.DELETE] == "2026-12-31"
    assert dates[Kind.STAY_OUT] == "2027-01-30"
    assert dates[Kind.VERIFY] == "2027-01-31"
    assert [s.latest for s in steps] == sorted(s.latest for s in steps)


def test_an_archive_asked_for_is_fetched_within_the_life_of_its_link() -> None:
    account = leaving()
    asked = StepMark(
        uid_of(account, Kind.ASK_ARCHIVE), "a", Kind.ASK_ARCHIVE, Progress.DONE, date(2026, 11, 25)
    )
    steps = {s.kind: s for s in plan_steps(account, facts("instagram"), [asked], ON)}
    assert steps[Kind.FETCH_ARCHIVE].latest == date(2026, 12, 13)  # 14 days at worst, 4 of the link
    assert steps[Kind.ASK_ARCHIVE].on == date(2026, 11, 25)


def test_an_unknown_grace_period_is_not_invented() -> None:
    steps = {s.kind for s in plan_steps(leaving("flickr"), facts("flickr"), [], ON)}
    assert Kind.DELETE in steps
    assert not steps & {Kind.STAY_OUT, Kind.VERIFY}


def test_no_grace_means_to_verify_the_day_after() -> None:
    steps = {s.kind: s.latest for s in plan_steps(leaving("reddit"), facts("reddit"), [], ON)}
    assert steps[Kind.STAY_OUT] == DAY
    assert steps[Kind.VERIFY] == date(2027, 1, 1)


def test_a_late_step_gets_the_next_sensible_day() -> None:
    today = date(2026, 12, 28)
    steps = {s.kind: s for s in plan_steps(leaving(), facts("instagram"), [], today)}
    late = steps[Kind.ASK_ARCHIVE]
    assert late.is_late(today)
    assert (late.latest, late.sensible) == (date(2026, 12, 15), today)
    assert steps[Kind.FETCH_ARCHIVE].sensible == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("today", "fits", "first"),
    [
        ("2026-12-01", True, "2026-12-31"),
        ("2026-12-16", True, "2026-12-31"),
        ("2026-12-17", False, "2027-01-01"),
        ("2026-12-28", False, "2027-01-12"),
    ],
)
def test_a_plan_that_no_longer_fits_offers_the_first_day_that_does(today, fits, first) -> None:
    now = date.fromisoformat(today)
    steps = plan_steps(leaving(), facts("instagram"), [], now)
    found = verdict(leaving(), facts("instagram"), steps, now)
    assert (found.fits, found.first_day.isoformat()) == (fits, first)


def test_moving_the_day_moves_what_is_not_done() -> None:
    account = leaving()
    done = StepMark(uid_of(account, Kind.CONTACTS), "a", Kind.CONTACTS, Progress.DONE, ON)
    later = account.postpone(date(2027, 1, 31), ON)
    before = {s.kind: s for s in plan_steps(account, facts("instagram"), [done], ON)}
    after = {s.kind: s for s in plan_steps(later, facts("instagram"), [done], ON)}
    assert after[Kind.GOODBYE].latest - before[Kind.GOODBYE].latest == timedelta(days=31)
    assert after[Kind.CONTACTS].on == ON
    assert next_step(list(after.values())) != after[Kind.CONTACTS]


def test_after_the_request_the_steps_follow_the_second_clock() -> None:
    asked = leaving().request(date(2026, 12, 30), date(2027, 1, 29))
    steps = {s.kind: s for s in plan_steps(asked, facts("instagram"), [], date(2027, 1, 5))}
    assert steps[Kind.DELETE].progress is Progress.DONE
    assert steps[Kind.STAY_OUT].latest == date(2027, 1, 29)
    assert steps[Kind.VERIFY].latest == date(2027, 1, 30)
    gone = asked.confirm(date(2027, 1, 31))
    steps = {s.kind: s for s in plan_steps(gone, facts("instagram"), [], date(2027, 2, 1))}
    assert steps[Kind.VERIFY].progress is Progress.DONE


def test_steps_of_ones_own_stand_among_the_others() -> None:
    own = StepMark("x1", "a", Kind.OWN, due=date(2026, 12, 20), title="print the best photos")
    steps = plan_steps(leaving(), facts("instagram"), [own], ON)
    assert [s.title for s in steps if s.kind is Kind.OWN] == ["print the best photos"]
    assert [s.latest for s in steps] == sorted(s.latest for s in steps)


@given(
    st.sampled_from(sorted(CATALOGUE)),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.integers(-60, 400),
)
def test_dates_are_monotone_over_leap_days_and_year_ends(
    platform: str, day: date, ahead: int
) -> None:
    today = day - timedelta(days=ahead)
    account = Account("a", "x", platform).leave_on(day, today)
    steps = plan_steps(account, CATALOGUE[platform], [], today)
    dates = {s.kind: s.latest for s in steps}
    order = [Kind.ASK_ARCHIVE, Kind.FETCH_ARCHIVE, Kind.DELETE, Kind.STAY_OUT, Kind.VERIFY]
    known = [dates[kind] for kind in order if kind in dates]
    assert known == sorted(known)
    assert dates[Kind.FETCH_ARCHIVE] < dates[Kind.DELETE] == day
    assert all(s.sensible >= max(today, s.latest) for s in steps if s.is_open)
    found = verdict(account, CATALOGUE[platform], steps, today)
    assert found.first_day >= max(day, today) if not found.fits else found.first_day == day


def test_what_was_left_before_the_request_is_no_longer_to_be_done() -> None:
    asked = leaving().request(DAY, date(2027, 1, 30))
    done = StepMark(uid_of(asked, Kind.CONTACTS), "a", Kind.CONTACTS, Progress.DONE, ON)
    steps = {s.kind: s for s in plan_steps(asked, facts("instagram"), [done], date(2027, 1, 5))}
    assert steps[Kind.CONTACTS].progress is Progress.DONE
    assert steps[Kind.GOODBYE].progress is Progress.LEFT
    following = next_step(list(steps.values()))
    assert following is not None
    assert following.kind is Kind.STAY_OUT
    undone = asked.cancel_request(date(2027, 1, 12))
    steps = {s.kind: s for s in plan_steps(undone, facts("instagram"), [], date(2027, 1, 12))}
    assert steps[Kind.GOODBYE].is_open
