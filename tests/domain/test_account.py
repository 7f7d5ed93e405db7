"""The life of an account: named changes, impossible ones refused, no date ever lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.absence import Break, Pause
from detox.domain.account import Account, AccountDeed, State, by_next_day
from detox.domain.problem import Refused

DAY = date(2026, 12, 31)
ON = date(2026, 11, 22)
leaving = Account("a", "Instagram", "instagram").leave_on(DAY, ON)
asked = leaving.request(DAY, date(2027, 1, 30))


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 11, 22), 39), (DAY, 0), (date(2027, 1, 2), -2), (date(2026, 3, 28), 278)],
)
def test_days_left_are_a_difference_of_dates(today: date, left: int) -> None:
    assert leaving.days_left(today) == left


FINAL, SIGNED_IN, AGAIN = date(2027, 1, 30), date(2027, 1, 12), date(2027, 1, 13)
PAUSED = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("account", "away"),
    [
        (leaving, ()),
        (asked, (Break(DAY),)),
        (asked.confirm(date(2027, 2, 10)), (Break(DAY),)),
        (asked.cancel_request(SIGNED_IN), (Break(DAY, SIGNED_IN),)),
        (asked.cancel_request(DAY), ()),
        (
            asked.cancel_request(SIGNED_IN).request(AGAIN, FINAL),
            (Break(DAY, SIGNED_IN), Break(AGAIN)),
        ),
        (leaving.begin_break(ON).request(DAY, FINAL), (Break(ON),)),
        (leaving.begin_break(ON).request(DAY, FINAL).cancel_request(SIGNED_IN), (Break(ON),)),
        (
            leaving.begin_break(ON).pause_break(PAUSED).request(DAY, FINAL),
            (Break(ON, None, (Pause(PAUSED, DAY),)),),
        ),
        (
            leaving.begin_break(ON)
            .pause_break(PAUSED)
            .request(DAY, FINAL)
            .cancel_request(SIGNED_IN),
            (Break(ON, None, (Pause(PAUSED, DAY), Pause(SIGNED_IN))),),
        ),
        (
            leaving.begin_break(ON).end_break(PAUSED).request(DAY, FINAL),
            (Break(ON, PAUSED), Break(DAY)),
        ),
        (
            asked.begin_break(AGAIN).cancel_request(SIGNED_IN),
            (Break(DAY, SIGNED_IN), Break(AGAIN)),
        ),
    ],
)
def test_one_is_away_from_the_request_on_until_it_is_cancelled(
    account: Account, away: tuple[Break, ...]
) -> None:
    assert account.absences == away


def test_postponing_keeps_the_old_day_and_the_reason() -> None:
    later = leaving.postpone(date(2027, 3, 31), ON, "the exhibition")
    assert later.day == date(2027, 3, 31)
    last = later.events[-1]
    assert (last.deed, last.before, last.reason) == (AccountDeed.POSTPONE, DAY, "the exhibition")
    with pytest.raises(Refused):
        leaving.postpone(DAY, ON)


def test_a_kept_account_has_a_reason_and_a_day_to_think_again() -> None:
    kept = leaving.begin_break(ON).keep(ON, "the videos stay", date(2027, 6, 1))
    assert (kept.state, kept.day, kept.reason) == (State.KEEPING, None, "the videos stay")
    assert kept.review_on == date(2027, 6, 1)
    assert not kept.is_on_break
    assert kept.events[-1].before == DAY


def test_once_deletion_is_asked_for_the_second_clock_counts() -> None:
    assert (asked.state, asked.next_day) == (State.REQUESTED, date(2027, 1, 30))
    assert asked.days_left(date(2027, 1, 12)) == 18


def test_a_login_during_grace_stops_the_second_clock_and_erases_nothing() -> None:
    back = asked.cancel_request(date(2027, 1, 12), "logged in")
    assert (back.state, back.day, back.irreversible_on) == (State.LEAVING, DAY, None)
    assert [e.deed for e in back.events] == [
        AccountDeed.LEAVE,
        AccountDeed.REQUEST,
        AccountDeed.CANCEL,
    ]
    assert back.events[-1].before == date(2027, 1, 30)
    again = back.request(date(2027, 1, 12), date(2027, 2, 11))
    assert again.next_day == date(2027, 2, 11)


def test_a_request_without_a_day_leaves_none_when_it_is_undone() -> None:
    on, final = date(2026, 11, 22), date(2026, 12, 22)
    for before in (
        Account("a", "Flickr"),
        leaving.reconsider(ON),
        Account("a", "X").begin_break(ON),
    ):
        back = before.request(on, final).cancel_request(on)
        assert back._replace(events=before.events) == before
        again = back.leave_on(DAY, on).request(on, final).cancel_request(on)
        assert (again.state, again.day) == (State.LEAVING, DAY)
        twice = back.request(on, final).cancel_request(on)
        assert (twice.state, twice.day) == (State.UNDECIDED, None)


def test_gone_is_confirmed_from_the_day_of_no_return_on() -> None:
    with pytest.raises(Refused, match="2027-01-30"):
        asked.confirm(date(2027, 1, 29))
    gone = asked.begin_break(DAY).confirm(date(2027, 1, 31))
    assert (gone.state, gone.gone_on) == (State.GONE, date(2027, 1, 31))
    assert not gone.is_on_break


@pytest.mark.parametrize(
    "act",
    [
        lambda: asked.leave_on(DAY, ON),
        lambda: asked.keep(ON),
        lambda: asked.reconsider(ON),
        lambda: asked.request(ON, DAY),
        lambda: asked.deactivate(ON),
        lambda: asked.cancel_request(date(2027, 1, 30)),
        lambda: asked.cancel_request(date(2026, 12, 30)),
        lambda: leaving.cancel_request(ON),
        lambda: leaving.confirm(ON),
        lambda: leaving.request(DAY, ON),
        lambda: leaving.keep(ON).request(ON, ON),
        lambda: leaving.end_break(ON),
        lambda: leaving.begin_break(ON).begin_break(ON),
        lambda: asked.confirm(date(2027, 2, 1)).begin_break(ON),
        lambda: asked.confirm(date(2027, 2, 1)).leave_on(DAY, ON),
    ],
)
def test_what_cannot_be_is_refused(act) -> None:
    with pytest.raises(Refused):
        act()


def test_a_break_pauses_and_goes_on_and_counts_only_days_away() -> None:
    account = leaving.begin_break(date(2026, 5, 22))
    account = account.pause_break(date(2026, 8, 1)).resume_break(date(2026, 8, 8))
    account = account.end_break(date(2026, 11, 22))
    (found,) = account.breaks
    assert found == Break(
        date(2026, 5, 22), date(2026, 11, 22), (Pause(date(2026, 8, 1), date(2026, 8, 8)),)
    )
    assert found.days_away(date(2027, 1, 1)) == 184 - 7
    assert account.break_since is None
    assert not found.covers(date(2026, 8, 7))
    assert found.covers(date(2026, 8, 8))


def test_the_nearest_day_comes_first_and_no_day_last() -> None:
    late = Account("a", "Late").leave_on(date(2027, 1, 1), ON)
    soon = Account("b", "Soon").leave_on(DAY, ON)
    never = Account("c", "Another")
    assert by_next_day([never, late, soon]) == [soon, late, never]


days = st.dates(date(2024, 2, 1), date(2028, 3, 31))
changes = st.one_of(
    st.tuples(st.just("leave_on"), days, days),
    st.tuples(st.just("postpone"), days, days, st.just("why")),
    st.tuples(st.just("keep"), days, st.just("because"), st.none() | days),
    st.tuples(st.just("reconsider"), days),
    st.tuples(st.just("deactivate"), days),
    st.builds(
        lambda on, grace: ("request", on, on + timedelta(days=grace)), days, st.integers(0, 90)
    ),
    st.tuples(st.just("cancel_request"), days, st.just("login")),
    st.tuples(st.just("confirm"), days),
    st.tuples(st.just("begin_break"), days),
    st.tuples(st.just("pause_break"), days),
    st.tuples(st.just("resume_break"), days),
    st.tuples(st.just("end_break"), days),
)


@given(st.lists(changes, max_size=25))
def test_no_sequence_of_changes_loses_a_date_or_reaches_an_impossible_state(sequence) -> None:
    account = Account("a", "Instagram")
    for name, *arguments in sequence:
        before = account
        try:
            account = getattr(account, name)(*arguments)
        except Refused:
            assert account == before
            continue
        assert account.events[: len(before.events)] == before.events
        assert (len(account.events) > len(before.events)) is (account != before)
        remembered = {d for event in account.events for d in (event.day, event.before)}
        remembered |= {event.on for event in account.events if event.deed is AccountDeed.REQUEST}
        for day in (before.day, before.irreversible_on):
            if day is not None and day not in (account.day, account.irreversible_on):
                assert day in remembered
        assert_possible(account)


def assert_possible(account: Account) -> None:
    match account.state:
        case State.LEAVING:
            assert account.day is not None
            assert account.irreversible_on is None
        case State.REQUESTED:
            assert account.requested_on is not None
            assert account.irreversible_on is not None
            assert account.requested_on <= account.irreversible_on
        case State.GONE:
            assert account.gone_on is not None
            assert account.irreversible_on is not None
            assert account.irreversible_on <= account.gone_on
            assert not account.is_on_break
        case State.KEEPING | State.UNDECIDED:
            assert account.day is None
            assert account.irreversible_on is None
    for earlier, later in zip(account.breaks, account.breaks[1:], strict=False):
        assert earlier.end is not None
        assert earlier.end <= later.start
    for each in account.breaks:
        assert each.end is None or each.start <= each.end
        assert each.days_away(date(2030, 1, 1)) >= 0
