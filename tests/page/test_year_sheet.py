"""“7 months without”: how long, from what, and what it became."""

from datetime import date, timedelta

import pytest

from detox.domain.account import Account
from detox.domain.baseline import Baseline
from detox.domain.days import DayRange, month_of, year_of
from detox.domain.problem import Refused
from detox.page.forms import HTML, MARKDOWN
from detox.page.year_sheet import time_away
from tests.page.conftest import TODAY, Life
from tests.page.parsing import Page


def plan_with(life: Life, *accounts: Account):
    life.put(*accounts)
    return life.records.of(Account)


def test_it_counts_from_the_first_day_of_the_break(life: Life) -> None:
    page = Page(life.sheet())
    assert "6 months away" in page.text
    assert "5 platforms, since 22\u00a0May\u00a02026" in " ".join(page.words)
    assert page.wrong == page.reaches_out == []


@pytest.mark.parametrize("kind", [HTML, MARKDOWN])
def test_it_names_nobody_unless_asked_to(life: Life, kind: str) -> None:
    for name in ("Instagram", "LinkedIn", "YouTube"):
        assert name not in life.sheet(kind)
    assert "Instagram" in life.sheet(kind, private=True)
    assert "YouTube" not in life.sheet(kind, private=True)  # kept: it was not away


@pytest.mark.parametrize("kind", [HTML, MARKDOWN])
def test_those_whom_it_is_shown_to_are_told_no_command(empty: Life, kind: str) -> None:
    for uid, name in (("a", "One"), ("b", "Other")):
        empty.put(Account(uid, name).begin_break(date(2026, 11, 1)))
    empty.put(Baseline("g", 60, date(2026, 11, 1)))
    page = empty.sheet(kind)
    assert "detox measure" not in page
    assert "equal shares" not in page  # nothing on it is told by platform


def test_of_several_breaks_the_longest_that_goes_on_counts(empty: Life) -> None:
    over = Account("a", "Over").begin_break(date(2026, 1, 1)).end_break(date(2026, 2, 1))
    since_june = Account("b", "June").begin_break(date(2026, 6, 1))
    since_may = Account("c", "May").begin_break(date(2026, 5, 1)).pause_break(date(2026, 6, 1))
    away = time_away(plan_with(empty, over, since_june, since_may), TODAY, TODAY)
    assert (away.since, [a.name for a in away.accounts]) == (date(2026, 5, 1), ["June", "May"])


def test_accounts_left_at_different_times_are_not_all_said_to_be_left_since_the_first(
    empty: Life,
) -> None:
    empty.put(Account("a", "Early").begin_break(date(2026, 1, 1)))
    empty.put(Account("b", "Late").begin_break(date(2026, 11, 20)))
    words = " ".join(Page(empty.sheet(private=True)).words)
    assert "Early and Late, one after the other, since 1\u00a0January\u00a02026" in words


def test_days_of_a_pause_are_no_days_away(empty: Life) -> None:
    paused = Account("a", "Paused").begin_break(date(2026, 11, 1)).pause_break(date(2026, 11, 10))
    empty.put(paused.resume_break(date(2026, 11, 15)))
    words = " ".join(Page(empty.sheet()).words)
    assert "17 days away" in words
    assert "A platform, since 1\u00a0November\u00a02026" in words


def test_what_is_gone_is_away_since_the_break_that_led_there(empty: Life) -> None:
    begun = Account("a", "Gone", "").begin_break(date(2026, 3, 1))
    gone = begun.request(date(2026, 5, 1), date(2026, 6, 1)).confirm(date(2026, 6, 2))
    other = Account("b", "Other").request(date(2026, 5, 1), date(2026, 6, 1))
    plan = plan_with(empty, gone, other.confirm(date(2026, 7, 1)))
    assert time_away(plan, TODAY, TODAY).since == date(2026, 3, 1)
    assert time_away(plan, TODAY, TODAY).title == "8 months away"
    assert len(time_away(plan, TODAY, TODAY).accounts) == 2
    assert len(time_away(plan, date(2026, 5, 1), TODAY).accounts) == 2
    assert len(time_away(plan, date(2026, 4, 15), TODAY).accounts) == 1


def test_a_period_tells_how_long_it_was_at_its_end(life: Life) -> None:
    september = DayRange(date(2026, 9, 1), date(2026, 10, 1))
    page = Page(life.sheet(HTML, september))
    assert "4 months away" in page.text
    assert "5 platforms, 22\u00a0May to 30\u00a0September\u00a02026" in " ".join(page.words)
    assert life.sheet(MARKDOWN, month_of(TODAY)) == life.sheet(MARKDOWN)
    assert life.sheet(MARKDOWN, year_of(TODAY)) == life.sheet(MARKDOWN)


def test_all_that_it_tells_is_of_the_days_in_its_heading(empty: Life) -> None:
    empty.put(Account("a", "X").begin_break(date(2026, 6, 1)))
    empty.put(Baseline("b", 60, date(2026, 5, 1), "a"))
    empty.log.log(120, "writing", date(2026, 5, 25))
    for days in (month_of(date(2026, 6, 1)), DayRange(date(2026, 5, 1), date(2026, 7, 1))):
        told = empty.sheet(MARKDOWN, days)
        assert "1–30 June 2026\n\n**30 h** won back" in told
        assert "logged, in" not in told


def test_without_a_break_it_is_refused(empty: Life, life: Life) -> None:
    for world, days in ((empty, None), (life, DayRange(date(2026, 4, 1), date(2026, 5, 1)))):
        with pytest.raises(Refused):
            world.sheet(HTML, days)


def test_a_break_that_begins_later_is_not_told_of(empty: Life) -> None:
    empty.put(Account("a", "Later").begin_break(TODAY + timedelta(days=1)))
    with pytest.raises(Refused):
        empty.sheet()


def test_the_first_day_of_a_break_has_a_sheet(empty: Life) -> None:
    empty.put(Account("a", "X").begin_break(TODAY))
    page = Page(empty.sheet())
    assert "1 day away" in page.text
    assert "Nothing was logged in this period." in page.text


def test_small_activities_stand_together(life: Life) -> None:
    page = Page(life.sheet())
    assert "everything else" in page.text
    assert "plans" not in page.text
