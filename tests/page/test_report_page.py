"""The page of a period: its figures, what it leaves out, what it withstands."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.days import EARLIEST, DayRange, month_of, one_day, week_of, year_of
from detox.domain.rate import Rate
from detox.domain.session import Session
from detox.page.forms import CSV, HTML, JSON, MARKDOWN
from tests.page.conftest import TODAY, YEAR, Life
from tests.page.parsing import Page

WEEK = week_of(TODAY, 0)
ALL = DayRange(EARLIEST, TODAY + timedelta(days=1))
NASTY = "</style><script>alert(1)</script> \"'<b>& 👩‍👩‍👧 " + "x" * 9_000


def session(number: int, day: date, minutes: int, activity: str = "writing", **more) -> Session:
    return Session(f"{day:%y%m}{number:04}", day, minutes, activity, **more)


def said(life: Life, *parts, **more) -> str:
    return Page(life.report(*parts, **more)).text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    "days", [YEAR, month_of(TODAY), WEEK, ALL], ids=["year", "month", "week", "all"]
)
def test_it_is_whole_and_reaches_for_nothing(life: Life, days: DayRange, private: bool) -> None:
    page = Page(life.report(HTML, days, private=private))
    assert page.wrong == []
    assert page.reaches_out == []
    assert [a for a in page.all("meta") if a.get("name") == "generator"] == []


def test_its_figures_are_those_of_the_report(empty: Life) -> None:
    empty.put(
        session(1, TODAY, 75),
        session(2, date(2026, 11, 3), 25, "email"),
        session(3, date(2026, 10, 31), 20),
    )
    text = said(empty, HTML, month_of(TODAY))
    assert "1 h 40 min logged, in 2 sessions" in text
    assert "writing 1 h 15 min 75% 1" in text
    assert "email 25 min 25% 1" in text


def test_a_day_that_only_carries_on_has_no_sessions_to_count(empty: Life) -> None:
    late = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
    empty.put(session(1, date(2026, 11, 9), 60, start=late, zone="UTC"))
    assert "30 min logged, begun the day before" in said(empty, HTML, one_day(date(2026, 11, 10)))


def test_the_balance_says_what_was_won_back_and_what_is_not_noted(empty: Life) -> None:
    first = TODAY - timedelta(days=9)
    empty.put(
        Account("a", "Instagram").begin_break(first),
        Baseline("b", 60, first),
        session(1, TODAY, 90),
    )
    text = said(empty)
    assert "10 days away." in text
    assert "At the old pace, that would have taken 10 h; all of it was won back." in text
    assert "1 h 30 min of it is logged; the other 8 h 30 min isn’t." in text
    assert "logged: 1 h 30 min not logged: 8 h 30 min" in text


@pytest.mark.parametrize("private", [False, True])
def test_times_away_that_differ_are_told_as_those_of_each(empty: Life, private: bool) -> None:
    for uid, name, days in (("a", "Instagram", 10), ("b", "TikTok", 3)):
        empty.put(Account(uid, name).begin_break(TODAY - timedelta(days=days - 1)))
    whose = "Instagram and TikTok" if private else "2 platforms"
    text = Page(empty.report(HTML, ALL, private=private)).text
    assert f"Away from {whose}, for 3 to 10 days each." in text


def test_more_time_there_than_before_is_a_figure_of_its_own(empty: Life) -> None:
    first = TODAY - timedelta(days=9)
    empty.put(
        Account("a", "Instagram").begin_break(first),
        Baseline("b", 60, first),
        Slip("s", "a", TODAY, 680),
        session(1, TODAY, 90),
    )
    text = said(empty)
    assert "more there than before 1 h 20 min" in text
    assert "11 h 20 min was spent there, 1 h 20 min more than before." in text
    assert "1 h 30 min is logged, all of it other time." in text
    assert "won back." not in text
    assert "isn’t logged" not in text


def test_without_a_figure_nothing_is_claimed_to_be_won_back(empty: Life) -> None:
    empty.put(Account("a", "Instagram").begin_break(TODAY), session(1, TODAY, 90))
    text = said(empty)
    assert "It isn’t known yet how much time that used to take" in text
    assert "won back" not in text.lower()


def test_an_empty_time_says_so_and_draws_nothing(empty: Life) -> None:
    for days in (WEEK, YEAR, ALL, DayRange(date(2030, 1, 1), date(2031, 1, 1))):
        page = Page(empty.report(HTML, days))
        assert "Nothing was logged in this period." in page.text
        assert page.all("circle") == [{"class": "fill", "cx": "2.5", "cy": "2.5", "r": "1.15"}]
        assert page.wrong == []


@pytest.mark.parametrize("kind", [HTML, MARKDOWN])
def test_private_things_are_left_out_unless_asked_for(life: Life, kind: str) -> None:
    life.put(Rate("r", 10_000, "EUR", date(2026, 1, 1)))
    secrets = ("Instagram", "newsletter", "column draft", "€")
    plain, private = life.report(kind), life.report(kind, private=True)
    assert [word for word in secrets if word in plain] == []
    assert [word for word in secrets if word not in private] == []


@pytest.mark.parametrize("kind", [HTML, MARKDOWN])
def test_hostile_words_are_only_words(empty: Life, kind: str) -> None:
    name = "<script>x</script>"
    empty.put(
        Activity("writing", name),
        Account("a", "</title><b>").begin_break(TODAY),
        session(1, TODAY, 30, note=NASTY, tags=("newsletter",)),
        session(2, TODAY, 30, "</main>"),
    )
    text = empty.report(kind, private=True)
    assert not re.search(r"(?<!\\)<script", text)
    if kind == HTML:
        page = Page(text)
        assert page.wrong == page.reaches_out == []
        assert name in page.text
        assert "</style><script>alert(1)</script>" in page.text
        assert "👩‍👩‍👧" in page.text


def test_right_to_left_words_keep_to_themselves(empty: Life) -> None:
    empty.put(session(1, TODAY, 30, note="كتابة"))
    page = Page(empty.report(private=True))
    assert {"dir": "auto"} in page.all("p")


def test_the_rows_that_were_asked_for_are_there_as_well(life: Life) -> None:
    assert "By month November 2026" not in said(life)
    assert "By tag" in said(life, by="tag")
    assert "By month" in said(life, by="month")
    assert "By week" not in said(life, by="week")  # the chart is by week, with its figures


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        (WEEK, "Day by day"),
        (month_of(TODAY), "Day by day"),
        (YEAR, "Week by week"),
        (DayRange(date(2024, 1, 1), TODAY), "Month by month"),
        (DayRange(date(2010, 1, 1), TODAY), "Year by year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_chart_has_as_many_bars_as_still_read(life: Life, days: DayRange, heading: str) -> None:
    life.put(session(9, days.first, 30))
    page = life.report(HTML, days)
    assert f"<h2>{heading}</h2>" in page


def test_a_year_that_the_period_cuts_is_named_by_its_days(empty: Life) -> None:
    empty.put(session(1, date(2018, 1, 10), 60), session(2, date(2018, 8, 10), 60))
    page = empty.report(HTML, DayRange(date(2018, 6, 1), date(2026, 7, 1)))
    named = page.replace("\u00a0", " ")
    assert "1 June to 31 December 2018: 1 h" in named
    assert "1 January to 30 June 2026: 0 min" in named
    assert "2019: 0 min" in named


def test_time_before_the_first_day_and_after_today_is_not_drawn(life: Life) -> None:
    told = re.search(r"(\d+) of (\d+) days have something", life.report())
    assert told is not None
    assert int(told[2]) == (TODAY - date(2026, 4, 23)).days
    assert life.report(HTML, year_of(TODAY)) == life.report(HTML, YEAR)


def test_the_average_counts_from_the_oldest_session_wherever_the_period_begins(empty: Life) -> None:
    empty.put(session(1, date(2026, 11, 2), 180), session(2, date(2026, 11, 10), 60))
    for first in (date(2026, 10, 1), date(2026, 10, 20), date(2026, 11, 1)):
        days = DayRange(first, TODAY + timedelta(days=1))
        assert "logged a week, on average 1 h 20 min" in said(empty, HTML, days), first


def test_several_years_have_a_map_each_the_latest_three(empty: Life) -> None:
    empty.put(*(session(year, date(year, 5, 5), 60) for year in range(2020, 2027)))
    page = empty.report(HTML, ALL)
    assert re.findall(r"<h3>(\d+)</h3>", page) == ["2024", "2025", "2026"]


def test_a_day_is_told_once_above_its_page(life: Life) -> None:
    assert 'class="when"' not in life.report(HTML, one_day(TODAY))


def test_goals_are_counted_and_never_in_a_row(life: Life) -> None:
    text = said(life)
    assert re.search(
        r"Weekly goals Activity Goal a week Weeks met writing 4 h [1-9]\d* weeks?\b(?! of)",
        text,
    )
    assert "streak" not in text.lower()
    assert "in a row" not in text.lower()


def test_very_many_notes_are_cut_and_it_says_so(empty: Life) -> None:
    empty.put(*(session(n, TODAY, 1, note=f"note {n}") for n in range(2005)))
    page = Page(empty.report(private=True))
    assert "5 earlier sessions are not shown here." in page.text
    assert sum(1 for word in page.words if word.startswith("note ")) == 2000


def test_data_for_other_programs_is_what_it_was(life: Life) -> None:
    assert life.report(JSON).startswith('{\n  "from": "2026-01-01",\n  "to": "2027-01-01",')
    assert life.report(CSV).splitlines()[0] == "key,name,minutes,sessions"
    assert life.report(MARKDOWN).splitlines()[:2] == [
        "| What | Time | Sessions |",
        "| --- | ---: | ---: |",
    ]
