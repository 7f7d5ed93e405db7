"""The balance of a period: what was won back, what became of it, and the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.baseline import Baseline
from detox.domain.days import DayRange, month_of, year_of
from detox.services.balance import Balance
from detox.services.ports import Change, Rules
from tests.services.conftest import World

TODAY = date(2026, 11, 22)
SINCE = date(2026, 11, 13)
NOVEMBER = month_of(TODAY)


def took(world: World, minutes: int, since: date, account: str = "") -> None:
    baseline = Baseline(f"base{account}{since}", minutes, since, account)
    world.records.commit("baseline.set", [Change(None, baseline)])


@pytest.fixture
def away(world: World) -> World:
    """Ten days away, today included, each worth an hour; three hours noted, one before."""
    account = world.accounts.add("Instagram", "instagram", since=SINCE)
    took(world, 60, SINCE, account.uid)
    world.log.log(60, "writing", date(2026, 11, 12))
    world.log.log(120, "writing", SINCE)
    world.log.log(60, "email", TODAY)
    return world


def test_it_begins_with_the_first_day_away_and_ends_today(away) -> None:
    balance = away.balance(NOVEMBER)
    assert balance.days == DayRange(SINCE, date(2026, 11, 23))
    assert (balance.days_away, balance.reclaimed_minutes) == (10, 600)
    assert balance.by_activity == {"writing": 120, "email": 60}
    assert (balance.noted_minutes, balance.not_noted_minutes) == (180, 420)
    assert balance.has_figures
    assert [(account.name, line.reclaimed_minutes) for account, line in balance.lines] == [
        ("Instagram", 600)
    ]


def test_a_slip_takes_its_minutes_and_nothing_else(away) -> None:
    away.accounts.slip("instagram", 25, TODAY)
    balance = away.balance(NOVEMBER)
    assert (balance.days_away, balance.reclaimed_minutes) == (10, 575)


def test_more_may_be_noted_than_it_took(away) -> None:
    away.log.log(700, "reading", TODAY)
    assert away.balance(NOVEMBER).not_noted_minutes == -280


def test_a_period_without_a_day_away_has_nothing_to_set_off(away) -> None:
    for days in (month_of(date(2026, 10, 1)), month_of(date(2027, 1, 1))):
        balance = away.balance(days)
        assert balance.days == DayRange(days.first, days.first)
        assert (balance.lines, balance.by_activity, balance.money) == ((), {}, ())
        assert not balance.has_figures


def test_what_nobody_said_is_not_made_up(world) -> None:
    world.accounts.add("Instagram", since=SINCE)
    world.log.log(60, "writing", TODAY)
    balance = world.balance(NOVEMBER)
    assert (balance.has_figures, balance.reclaimed_minutes, balance.noted_minutes) == (False, 0, 60)
    assert balance.lines[0][1].days_unknown == 10


def test_of_a_figure_for_all_only_what_the_away_ones_took_is_won_back(world) -> None:
    world.accounts.add("Instagram", since=SINCE)
    for name in ("Facebook", "Twitter"):
        world.accounts.add(name)
    took(world, 150, SINCE)
    balance = world.balance(NOVEMBER)
    assert balance.reclaimed_minutes == 10 * 50
    assert [account.name for account in balance.guessed] == ["Instagram"]


def test_the_rest_of_a_figure_for_all_is_no_guess_where_one_account_is_left(away) -> None:
    away.accounts.add("Facebook", since=SINCE)
    took(away, 180, SINCE)
    balance = away.balance(NOVEMBER)
    assert [(a.name, line.reclaimed_minutes) for a, line in balance.lines] == [
        ("Facebook", 1200),
        ("Instagram", 600),
    ]
    assert (balance.reclaimed_minutes, balance.guessed) == (1800, ())
    assert balance.together is not None
    assert balance.together.reclaimed_minutes == 1200


def test_there_is_no_money_without_a_rate(away) -> None:
    assert away.balance(NOVEMBER).money == ()


def test_hours_are_worth_what_they_were_on_their_day(away) -> None:
    away.rates.set(6_000, "EUR", date(2026, 11, 1))
    away.rates.set(12_000, "EUR", date(2026, 11, 18))  # 5 days at 60 €, 5 at 120 €
    (money,) = away.balance(NOVEMBER).money
    assert (money.currency, money.spans) == ("EUR", (DayRange(SINCE, date(2026, 11, 23)),))
    assert money.reclaimed_cents == 5 * 6_000 + 5 * 12_000
    assert money.by_activity == {"writing": 12_000, "email": 12_000}
    assert money.noted_cents == 24_000
    assert list(money.lines.values()) == [90_000]
    assert not away.balance(NOVEMBER).is_partial(money)


def test_what_is_noted_on_other_days_is_no_part_of_what_was_won_back(away) -> None:
    away.rates.set(6_000, "EUR", SINCE)
    away.accounts.pause_break("instagram", date(2026, 11, 16))
    away.accounts.resume_break("instagram", date(2026, 11, 18))
    away.accounts.end_break("instagram", TODAY)
    away.log.log(40, "writing", date(2026, 11, 17))
    balance = away.balance(NOVEMBER)
    assert balance.away == (
        DayRange(SINCE, date(2026, 11, 16)),
        DayRange(date(2026, 11, 18), TODAY),
    )
    assert (balance.days_away, balance.by_activity) == (7, {"writing": 120})
    assert balance.money[0].by_activity == {"writing": 12_000}


def test_what_is_not_known_is_worth_nothing_that_could_be_told(away) -> None:
    away.accounts.add("TikTok", since=SINCE)
    away.rates.set(6_000, "EUR", SINCE)
    (money,) = away.balance(NOVEMBER).money
    assert [away.balance(NOVEMBER).lines[0][0].uid] == list(money.lines)


def test_amounts_add_up_to_the_one_below_them(away) -> None:
    for name in ("Facebook", "TikTok"):
        took(away, 60, SINCE, away.accounts.add(name, since=SINCE).uid)
    away.rates.set(3_335, "EUR", date(2026, 11, 22))
    away.rates.set(3_333, "EUR", date(2026, 11, 21))
    took(away, 37, date(2026, 11, 1))
    (money,) = away.balance(NOVEMBER).money
    assert sum(money.lines.values()) == money.reclaimed_cents


def test_currencies_are_kept_apart(away) -> None:
    away.rates.set(6_000, "EUR", date(2026, 11, 15))
    away.rates.set(9_000, "CHF", date(2026, 11, 21))
    euros, francs = away.balance(NOVEMBER).money
    assert (euros.currency, euros.spans) == (
        "EUR",
        (DayRange(date(2026, 11, 15), date(2026, 11, 21)),),
    )
    assert away.balance(NOVEMBER).is_partial(euros)
    assert (euros.reclaimed_cents, euros.noted_cents) == (6 * 6_000, 0)
    assert (francs.currency, francs.spans) == (
        "CHF",
        (DayRange(date(2026, 11, 21), date(2026, 11, 23)),),
    )
    assert (francs.reclaimed_cents, francs.by_activity) == (2 * 9_000, {"email": 9_000})


def added(one: Balance, other: Balance) -> tuple[int, int, int]:
    return (
        one.days_away + other.days_away,
        one.reclaimed_minutes + other.reclaimed_minutes,
        one.noted_minutes + other.noted_minutes,
    )


sessions = st.tuples(
    st.integers(0, 300).map(lambda back: TODAY - timedelta(days=back)), st.integers(1, 600)
)


@given(
    st.lists(sessions, max_size=8),
    st.integers(0, 200),
    st.lists(st.integers(0, 320).map(lambda n: date(2026, 2, 1) + timedelta(days=n)),
             min_size=3, max_size=3),
)  # fmt: skip
def test_two_periods_that_meet_add_up(log, back: int, cuts: list[date]) -> None:
    world = World(Rules(0, 0, "en"))
    account = world.accounts.add("Instagram", since=TODAY - timedelta(days=back))
    took(world, 75, date(2026, 5, 1), account.uid)
    took(world, 180, date(2026, 3, 1))
    for day, minutes in log:
        world.log.log(minutes, "writing", day)
    first, border, after = sorted(cuts)
    whole = world.balance(DayRange(first, after))
    parts = (world.balance(DayRange(first, border)), world.balance(DayRange(border, after)))
    assert added(*parts) == (whole.days_away, whole.reclaimed_minutes, whole.noted_minutes)


def test_a_year_and_its_months_tell_the_same(away) -> None:
    year = away.balance(year_of(TODAY))
    months = [away.balance(month_of(date(2026, number, 1))) for number in range(1, 13)]
    assert sum(each.reclaimed_minutes for each in months) == year.reclaimed_minutes == 600
    assert sum(each.not_noted_minutes for each in months) == year.not_noted_minutes
