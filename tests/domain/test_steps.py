"""The plan backwards: every date by hand, then laws that hold for any day and platform."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.catalogue.loading import load_catalogue, load_facts
from detox.domain.account import Account
from detox.domain.platform import Facts
from detox.domain.problem import Unreadable
from detox.domain.steps import (
    Deadline,
    Progress,
    Step,
    StepKind,
    StepMark,
    arrival_days,
    next_step,
    no_return,
    plan_steps,
    settled,
)
from detox.domain.verdict import Verdict, verdict

ON = date(2026, 11, 22)
DAY = date(2026, 12, 31)
CATALOGUE, _PROBLEMS = load_catalogue()


def facts(platform: str) -> Facts:
    found = load_facts(platform)
    assert not isinstance(found, Unreadable)
    return found


def leaving(platform: str = "instagram", day: date = DAY) -> Account:
    return Account("a", platform.title(), platform).leave_on(day, ON)


def done(kind: StepKind, on: date = ON, progress: Progress = Progress.DONE) -> StepMark:
    return StepMark(f"a.{kind}", "a", kind, progress, on)


def dated(
    account: Account, *marks: StepMark, today: date = ON, known: Facts | None = None
) -> dict[str, str]:
    known = known or facts(account.platform)
    steps = plan_steps(account, known, marks, today)
    return {str(step.kind): step.latest.isoformat() for step in steps}


@pytest.mark.parametrize("later", [0, 1, 31, 366])
def test_the_plan_of_instagram_backwards_from_the_31st_of_december(later: int) -> None:
    moved = timedelta(days=later)
    found = dated(leaving(day=DAY + moved))
    assert {kind: date.fromisoformat(day) - moved for kind, day in found.items()} == {
        "ask-archive": date(2026, 11, 30),  # two weeks to arrive, two to answer, three days
        "fetch-archive": date(2026, 12, 15),
        "choose-people": date(2026, 12, 16),
        "ask-people": date(2026, 12, 17),
        "goodbye": date(2026, 12, 24),
        "delete": date(2026, 12, 31),
        "stay-out": date(2027, 1, 30),
        "verify": date(2027, 1, 31),
    }
    assert list(found.values()) == sorted(found.values())


@pytest.mark.parametrize("platform", ["discord", "reddit", "youtube", "bluesky", "500px", "tinder"])
def test_where_an_archive_holds_nobody_they_are_noted_down_by_hand(platform: str) -> None:
    account = leaving(platform)
    found = dated(account)
    assert not found.keys() & {"choose-people", "ask-people"}
    assert found["contacts"] == "2026-12-17"
    assert found["fetch-archive"] == "2026-12-30"
    arrival = timedelta(days=arrival_days(facts(platform)))
    assert found["ask-archive"] == (DAY - arrival - timedelta(days=2)).isoformat()


def test_an_archive_asked_for_is_fetched_within_the_life_of_its_link() -> None:
    found = dated(leaving(), done(StepKind.ASK_ARCHIVE, date(2026, 11, 25)))
    assert found["fetch-archive"] == "2026-12-13"  # 14 days at worst, 4 of the link
    assert found["choose-people"] == "2026-12-16"


def test_what_comes_late_draws_along_what_hangs_on_it() -> None:
    asked = done(StepKind.ASK_ARCHIVE, date(2026, 12, 5))
    found = dated(leaving(), asked)
    assert found["fetch-archive"] == "2026-12-19", "it is there then, at worst"
    assert (found["choose-people"], found["ask-people"]) == ("2026-12-20", "2026-12-21")
    found = dated(leaving(), asked, done(StepKind.FETCH_ARCHIVE, date(2026, 12, 24)))
    assert (found["choose-people"], found["ask-people"]) == ("2026-12-25", "2026-12-26")
    found = dated(leaving(), done(StepKind.ASK_ARCHIVE, date(2026, 12, 20)))
    assert {found[kind] for kind in ("fetch-archive", "choose-people", "ask-people")} == {
        "2026-12-30"
    }, "never after the day before"


def test_an_archive_that_is_not_asked_for_is_not_fetched() -> None:
    skipped = done(StepKind.ASK_ARCHIVE, progress=Progress.SKIPPED)
    assert "fetch-archive" not in dated(leaving(), skipped)
    fetched = done(StepKind.FETCH_ARCHIVE)
    assert "fetch-archive" in dated(leaving(), skipped, fetched), "what was done stays"


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.SKIPPED])
def test_people_noted_down_by_hand_need_not_be_chosen_and_asked_again(progress: Progress) -> None:
    by_hand = done(StepKind.CONTACTS, progress=progress)._replace(reason="all in my notebook")
    steps = {s.kind: s for s in plan_steps(leaving(), facts("instagram"), [by_hand], ON)}
    for kind in (StepKind.CHOOSE_PEOPLE, StepKind.ASK_PEOPLE):
        assert (steps[kind].progress, steps[kind].on) == (progress, ON)
        assert steps[kind].reason == "all in my notebook"
    moved = by_hand._replace(progress=Progress.TODO, on=None, due=date(2026, 12, 5))
    steps = {s.kind: s for s in plan_steps(leaving(), facts("instagram"), [moved], ON)}
    assert (steps[StepKind.CHOOSE_PEOPLE].latest, steps[StepKind.CHOOSE_PEOPLE].is_moved) == (
        date(2026, 12, 5),
        True,
    )
    assert steps[StepKind.ASK_PEOPLE].latest == date(2026, 12, 17)
    again = StepMark("a.ask-people", "a", StepKind.ASK_PEOPLE)
    steps = {s.kind: s for s in plan_steps(leaving(), facts("instagram"), [by_hand, again], ON)}
    assert steps[StepKind.ASK_PEOPLE].is_open, "their own mark counts more"


def test_an_unknown_grace_period_is_not_invented() -> None:
    steps = {s.kind for s in plan_steps(leaving("flickr"), facts("flickr"), [], ON)}
    assert StepKind.DELETE in steps
    assert not steps & {StepKind.STAY_OUT, StepKind.VERIFY}


@pytest.mark.parametrize("platform", ["reddit", "signal", "tinder", "bumble"])
def test_no_way_back_means_to_verify_the_day_after(platform: str) -> None:
    found = dated(leaving(platform))
    assert "stay-out" not in found
    assert found["verify"] == "2027-01-01"
    assert no_return(leaving(platform), facts(platform), ON) == DAY


def test_a_day_of_no_return_that_the_platform_showed_is_kept_out_until() -> None:
    asked = leaving("tinder").request(DAY, date(2027, 1, 5))
    assert settled(asked, facts("tinder")) == asked
    assert dated(asked)["stay-out"] == "2027-01-05"


@pytest.mark.parametrize(("platform", "days"), [("tinder", 90), ("bumble", 28)])
def test_a_second_clock_reckoned_from_days_that_undo_nothing_is_none(
    platform: str, days: int
) -> None:
    asked = leaving(platform).request(DAY, DAY + timedelta(days=days))
    now = settled(asked, facts(platform))
    assert now.irreversible_on == DAY
    assert dated(now)["verify"] == "2027-01-01"
    assert settled(now, facts(platform)) == now
    told = leaving(platform).request(DAY, DAY + timedelta(days=days), is_told=True)
    assert settled(told, facts(platform)) == told
    elsewhere = leaving("twitch").request(DAY, DAY + timedelta(days=90))
    assert settled(elsewhere, facts("twitch")) == elsewhere


def test_a_late_step_gets_the_next_sensible_day() -> None:
    today = date(2026, 12, 28)
    steps = {s.kind: s for s in plan_steps(leaving(), facts("instagram"), [], today)}
    late = steps[StepKind.ASK_ARCHIVE]
    assert late.is_late(today)
    assert (late.latest, late.sensible) == (date(2026, 11, 30), today)
    assert steps[StepKind.DELETE].sensible == DAY


@pytest.mark.parametrize(
    ("today", "first", "answer_days"),
    [
        ("2026-12-01", None, None),
        ("2026-12-02", None, None),
        ("2026-12-03", "2027-01-01", 13),  # 14 to arrive, 14 to answer, and a day
        ("2026-12-16", "2027-01-14", 0),
        ("2026-12-17", "2027-01-15", -1),
        ("2026-12-28", "2027-01-26", -12),
    ],
)
def test_a_plan_that_does_not_fit_offers_the_first_day_that_does(today, first, answer_days) -> None:
    now = date.fromisoformat(today)
    steps = plan_steps(leaving(), facts("instagram"), [], now)
    found = verdict(leaving(), facts("instagram"), steps, now)
    wanted = DAY if first is None else date.fromisoformat(first)
    assert found == (first is None, wanted, answer_days)


@pytest.mark.parametrize(
    ("platform", "marks", "today", "first"),
    [
        ("discord", [], "2026-12-01", "2027-01-01"),  # 30 days to arrive, nobody to ask
        ("instagram", [done(StepKind.ASK_PEOPLE)], "2026-12-17", "2027-01-01"),
        ("instagram", [done(StepKind.CONTACTS)], "2026-12-17", "2027-01-01"),
        ("instagram", [done(StepKind.ASK_ARCHIVE, date(2026, 12, 2))], "2026-12-16", None),
        ("instagram", [done(StepKind.ASK_ARCHIVE, date(2026, 12, 2))], "2026-12-25", "2027-01-09"),
        ("instagram", [done(StepKind.ASK_ARCHIVE, date(2026, 12, 5))], "2026-12-16", "2027-01-03"),
        ("instagram", [done(StepKind.FETCH_ARCHIVE)], "2026-12-31", None),
        ("bluesky", [], "2026-12-31", None),  # its archive comes at once
        ("goodreads", [], "2026-12-31", None),
        ("strava", [], "2026-12-30", "2027-01-01"),
    ],
)
def test_what_is_behind_needs_no_time_any_more(platform, marks, today, first) -> None:
    now, account = date.fromisoformat(today), leaving(platform)
    steps = plan_steps(account, facts(platform), marks, now)
    found = verdict(account, facts(platform), steps, now)
    assert found.fits is (first is None)
    assert found.first_day == (DAY if first is None else date.fromisoformat(first))


@pytest.mark.parametrize(
    ("platform", "kind", "moved_to", "first", "answer_days"),
    [
        ("instagram", StepKind.ASK_ARCHIVE, "2026-12-02", None, None),
        ("instagram", StepKind.ASK_ARCHIVE, "2026-12-03", "2027-01-01", 13),
        ("instagram", StepKind.ASK_ARCHIVE, "2026-12-30", "2027-01-28", -14),
        ("instagram", StepKind.FETCH_ARCHIVE, "2026-12-30", "2027-01-13", 1),
        ("instagram", StepKind.CHOOSE_PEOPLE, "2026-12-17", None, None),
        ("instagram", StepKind.CHOOSE_PEOPLE, "2026-12-31", "2027-01-14", 0),
        ("instagram", StepKind.ASK_PEOPLE, "2026-12-20", "2027-01-03", 11),
        ("instagram", StepKind.GOODBYE, "2026-12-31", None, None),
        ("discord", StepKind.ASK_ARCHIVE, "2026-12-15", "2027-01-15", None),
        ("discord", StepKind.FETCH_ARCHIVE, "2026-12-31", None, None),
    ],
)
def test_a_step_that_was_moved_too_late_does_not_fit(
    platform, kind, moved_to, first, answer_days
) -> None:
    account, known = leaving(platform), facts(platform)
    mark = StepMark(f"a.{kind}", "a", kind, due=date.fromisoformat(moved_to))
    found = verdict(account, known, plan_steps(account, known, [mark], ON), ON)
    wanted = DAY if first is None else date.fromisoformat(first)
    assert found == Verdict(first is None, wanted, answer_days)
    again = account._replace(day=found.first_day)
    assert verdict(again, known, plan_steps(again, known, [mark], ON), ON).fits


def test_moving_the_day_moves_what_is_not_done() -> None:
    account = leaving()
    asked = done(StepKind.ASK_PEOPLE)
    later = account.postpone(date(2027, 1, 31), ON)
    before = {s.kind: s for s in plan_steps(account, facts("instagram"), [asked], ON)}
    after = {s.kind: s for s in plan_steps(later, facts("instagram"), [asked], ON)}
    assert after[StepKind.GOODBYE].latest - before[StepKind.GOODBYE].latest == timedelta(days=31)
    assert after[StepKind.ASK_PEOPLE].on == ON
    assert next_step([*after.values()], later, ON) != after[StepKind.ASK_PEOPLE]


def test_after_the_request_the_steps_follow_the_second_clock() -> None:
    asked = leaving().request(date(2026, 12, 30), date(2027, 1, 29))
    steps = {s.kind: s for s in plan_steps(asked, facts("instagram"), [], date(2027, 1, 5))}
    assert steps[StepKind.DELETE].progress is Progress.DONE
    assert steps[StepKind.STAY_OUT].latest == date(2027, 1, 29)
    assert steps[StepKind.VERIFY].latest == date(2027, 1, 30)
    gone = asked.confirm(date(2027, 1, 31))
    steps = {s.kind: s for s in plan_steps(gone, facts("instagram"), [], date(2027, 2, 1))}
    assert steps[StepKind.VERIFY].progress is Progress.DONE


@given(st.sampled_from(sorted(CATALOGUE)), st.integers(0, 400))
def test_what_follows_a_deletion_that_is_late_is_counted_from_today(
    platform: str, late: int
) -> None:
    def following(today: date) -> dict[StepKind, int]:
        steps = plan_steps(leaving(platform), CATALOGUE[platform], [], today)
        after = (StepKind.STAY_OUT, StepKind.VERIFY)
        assert all(step.latest > today for step in steps if step.kind in after)
        return {step.kind: (step.latest - today).days for step in steps if step.kind in after}

    assert following(DAY + timedelta(days=late)) == following(DAY)


def test_steps_of_ones_own_stand_among_the_others() -> None:
    own = StepMark("x1", "a", StepKind.OWN, due=date(2026, 12, 20), title="print the best photos")
    steps = plan_steps(leaving(), facts("instagram"), [own], ON)
    assert [s.title for s in steps if s.kind is StepKind.OWN] == ["print the best photos"]
    assert [s.latest for s in steps] == sorted(s.latest for s in steps)


@given(
    st.sampled_from(sorted(CATALOGUE)),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.integers(-60, 400),
)
def test_a_plan_is_in_a_sensible_order_over_leap_days_and_year_ends(
    platform: str, day: date, ahead: int
) -> None:
    today = day - timedelta(days=ahead)
    account = Account("a", "x", platform).leave_on(day, today)
    steps = plan_steps(account, CATALOGUE[platform], [], today)
    in_order(steps, day)
    assert all(s.sensible >= max(today, s.latest) for s in steps if s.is_open)
    found = verdict(account, CATALOGUE[platform], steps, today)
    assert found.first_day >= max(day, today) if not found.fits else found.first_day == day
    again = account._replace(day=found.first_day)
    assert verdict(again, CATALOGUE[platform], plan_steps(again, CATALOGUE[platform], [], today),
                   today).fits  # fmt: skip


def in_order(steps: list[Step], day: date) -> None:
    dates = {step.kind: step.latest for step in steps}
    order = [
        StepKind.ASK_ARCHIVE,
        StepKind.FETCH_ARCHIVE,
        StepKind.CHOOSE_PEOPLE,
        StepKind.ASK_PEOPLE,
    ]
    order += [StepKind.DELETE, StepKind.STAY_OUT, StepKind.VERIFY]
    known = [dates[kind] for kind in order if kind in dates]
    assert known == sorted(known)
    places = [order.index(step.kind) for step in steps if step.kind in order]
    assert places == sorted(places), "those of one day too"
    assert dates[StepKind.FETCH_ARCHIVE] < dates[StepKind.DELETE] == day
    if StepKind.STAY_OUT in dates:
        assert day < dates[StepKind.STAY_OUT] < dates[StepKind.VERIFY]


@pytest.mark.parametrize("platform", sorted(CATALOGUE))
def test_every_platform_has_a_plan_in_order_before_and_after_the_request(platform: str) -> None:
    known = CATALOGUE[platform]
    in_order(plan_steps(leaving(platform), known, [], ON), DAY)
    days = known.grace().undo_days
    asked = leaving(platform).request(DAY, DAY + timedelta(days=7 if days is None else days))
    in_order(plan_steps(asked, known, [], DAY), DAY)
    for after in (-1, 0, 1, 400):
        assert asked.irreversible_on
        today = max(DAY, asked.irreversible_on + timedelta(days=after))
        step = next_step(plan_steps(asked, known, [], today), asked, today)
        stays_out = asked.irreversible_on > DAY and today <= asked.irreversible_on
        assert step
        assert step.kind is (StepKind.STAY_OUT if stays_out else StepKind.VERIFY)


@given(
    st.sampled_from([name for name, each in CATALOGUE.items() if each.archive_has_people]),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_steps_that_are_done_late_keep_the_rest_in_order(
    platform: str, asked: int, fetched: int
) -> None:
    day = ON + timedelta(days=90)
    marks = [
        done(StepKind.ASK_ARCHIVE, ON + timedelta(days=asked)),
        done(StepKind.FETCH_ARCHIVE, ON + timedelta(days=asked + fetched)),
    ]
    found = dated(leaving(platform, day), *marks, known=CATALOGUE[platform])
    last = (day - timedelta(days=1)).isoformat()
    after_fetching = min((marks[1].on or ON) + timedelta(days=1), day - timedelta(days=1))
    assert after_fetching.isoformat() <= found["choose-people"] <= found["ask-people"] <= last
    assert found["fetch-archive"] <= last


@pytest.mark.parametrize(
    ("kind", "deadline", "is_late_the_day_after"),
    [
        (StepKind.ASK_ARCHIVE, Deadline.BY, True),
        (StepKind.ASK_PEOPLE, Deadline.BY, True),
        (StepKind.LETTER, Deadline.BY, True),
        (StepKind.OWN, Deadline.BY, True),
        (StepKind.DELETE, Deadline.ON, True),
        (StepKind.STAY_OUT, Deadline.UNTIL, False),
        (StepKind.VERIFY, Deadline.FROM, False),
    ],
)
def test_a_deadline_is_meant_as_the_kind_of_step_demands(kind, deadline, is_late_the_day_after):
    step = Step(f"a.{kind}", "a", kind, DAY, DAY)
    assert step.deadline is deadline
    assert not step.is_late(DAY)
    assert step.is_late(DAY + timedelta(days=1)) is is_late_the_day_after


def test_what_was_left_before_the_request_is_no_longer_to_be_done() -> None:
    asked = leaving().request(DAY, date(2027, 1, 30))
    known = [done(StepKind.ASK_PEOPLE)]
    steps = {s.kind: s for s in plan_steps(asked, facts("instagram"), known, date(2027, 1, 5))}
    assert steps[StepKind.ASK_PEOPLE].progress is Progress.DONE
    assert steps[StepKind.GOODBYE].progress is Progress.LEFT
    following = next_step([*steps.values()], asked, date(2027, 1, 5))
    assert following is not None
    assert following.kind is StepKind.STAY_OUT
    undone = asked.cancel_request(date(2027, 1, 12))
    steps = {s.kind: s for s in plan_steps(undone, facts("instagram"), [], date(2027, 1, 12))}
    assert steps[StepKind.GOODBYE].is_open
