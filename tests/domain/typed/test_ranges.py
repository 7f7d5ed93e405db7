"""Ranges of days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import EARLIEST, LATEST, DayRange
from detox.domain.problem import Unreadable
from detox.domain.typed import dates, ranges, reader, spans
from detox.domain.typed.ranges import read_range

SUNDAY = date(2026, 11, 22)
MONDAY_FIRST, SUNDAY_FIRST = 0, 6

READ = {
    "today": ("2026-11-22", "2026-11-23"), "aujourd'hui": ("2026-11-22", "2026-11-23"),
    "aujourd’hui": ("2026-11-22", "2026-11-23"), "Hier": ("2026-11-21", "2026-11-22"),
    "yesterday": ("2026-11-21", "2026-11-22"), "-2": ("2026-11-20", "2026-11-21"),
    "monday": ("2026-11-16", "2026-11-17"), "20 nov": ("2026-11-20", "2026-11-21"),
    "2026-11-20": ("2026-11-20", "2026-11-21"), "mar": ("2026-11-17", "2026-11-18"),
    "week": ("2026-11-16", "2026-11-23"), "semaine": ("2026-11-16", "2026-11-23"),
    "this week": ("2026-11-16", "2026-11-23"), "cette semaine": ("2026-11-16", "2026-11-23"),
    "la semaine": ("2026-11-16", "2026-11-23"), "last week": ("2026-11-09", "2026-11-16"),
    "semaine dernière": ("2026-11-09", "2026-11-16"),
    "la semaine dernière": ("2026-11-09", "2026-11-16"),
    "semaine passée": ("2026-11-09", "2026-11-16"),
    "month": ("2026-11-01", "2026-12-01"), "mois": ("2026-11-01", "2026-12-01"),
    "ce mois": ("2026-11-01", "2026-12-01"), "last month": ("2026-10-01", "2026-11-01"),
    "mois dernier": ("2026-10-01", "2026-11-01"), "le mois dernier": ("2026-10-01", "2026-11-01"),
    "year": ("2026-01-01", "2027-01-01"), "année": ("2026-01-01", "2027-01-01"),
    "annee": ("2026-01-01", "2027-01-01"), "cette année": ("2026-01-01", "2027-01-01"),
    "l'année": ("2026-01-01", "2027-01-01"), "last year": ("2025-01-01", "2026-01-01"),
    "année dernière": ("2025-01-01", "2026-01-01"), "l’an dernier": ("2025-01-01", "2026-01-01"),
    "l'année dernière": ("2025-01-01", "2026-01-01"),
    "all": ("2000-01-01", "2026-11-24"), "tout": ("2000-01-01", "2026-11-24"),
    "ALL": ("2000-01-01", "2026-11-24"), "..": ("2000-01-01", "2026-11-24"),
    "2026-11": ("2026-11-01", "2026-12-01"), "2026-12": ("2026-12-01", "2027-01-01"),
    "2028-02": ("2028-02-01", "2028-03-01"), "11/2026": ("2026-11-01", "2026-12-01"),
    "2026": ("2026-01-01", "2027-01-01"), "2199": ("2199-01-01", "2200-01-01"),
    "november": ("2026-11-01", "2026-12-01"), "novembre": ("2026-11-01", "2026-12-01"),
    "december": ("2025-12-01", "2026-01-01"), "déc.": ("2025-12-01", "2026-01-01"),
    "août": ("2026-08-01", "2026-09-01"), "nov 2025": ("2025-11-01", "2025-12-01"),
    "novembre 2025": ("2025-11-01", "2025-12-01"), "mars": ("2026-03-01", "2026-04-01"),
    "last 7 days": ("2026-11-16", "2026-11-23"), "30 derniers jours": ("2026-10-24", "2026-11-23"),
    "les 7 derniers jours": ("2026-11-16", "2026-11-23"),
    "2026-11-01..2026-11-30": ("2026-11-01", "2026-12-01"),
    "2026-11-01 .. 2026-11-30": ("2026-11-01", "2026-12-01"),
    "2026-11-01...2026-11-30": ("2026-11-01", "2026-12-01"),
    "2026-11-01…2026-11-30": ("2026-11-01", "2026-12-01"),
    "2026-11-20..2026-11-20": ("2026-11-20", "2026-11-21"),
    "2026-12-31..2027-01-01": ("2026-12-31", "2027-01-02"),
    "2026-09..2026-11": ("2026-09-01", "2026-12-01"), "2024..2025": ("2024-01-01", "2026-01-01"),
    "2026-09..today": ("2026-09-01", "2026-11-23"),
    "last week..today": ("2026-11-09", "2026-11-23"),
    "last month..last week": ("2026-10-01", "2026-11-16"),
    "hier..demain": ("2026-11-21", "2026-11-24"),
    "monday..friday": ("2026-11-16", "2026-11-21"), "-7..-1": ("2026-11-15", "2026-11-22"),
    "20/11..30/11": ("2026-11-20", "2026-12-01"), "20/11..05/05": ("2026-11-20", "2027-05-06"),
    "november..february": ("2026-11-01", "2027-03-01"),
    "..2026-11-20": ("2000-01-01", "2026-11-21"), "..hier": ("2000-01-01", "2026-11-22"),
    "2026-11-20..": ("2026-11-20", "2026-11-23"), "2026-11..": ("2026-11-01", "2026-12-01"),
    "2027..": ("2027-01-01", "2028-01-01"),
    "from 2026-11-01 to 2026-11-20": ("2026-11-01", "2026-11-21"),
    "du 1er novembre au 20 novembre": ("2026-11-01", "2026-11-21"),
    "de septembre à novembre": ("2026-09-01", "2026-12-01"),
    "between monday and friday": ("2026-11-16", "2026-11-21"),
    "1 march 2025..20 march": ("2025-03-01", "2025-03-21"),
    "1er mars 2028..20 mars": ("2028-03-01", "2028-03-21"),
    "du 1er décembre 2027 au 20 décembre": ("2027-12-01", "2027-12-21"),
    "1 march 2025..22 november": ("2025-03-01", "2025-11-23"),
    "1 march 2025..thursday 20 march": ("2025-03-01", "2025-03-21"),
    "november 2025..february": ("2025-11-01", "2026-03-01"),
    "1 november 2025..1 october": ("2025-11-01", "2026-10-02"),
    "w40 2025..w48": ("2025-09-29", "2025-12-01"),
    "1 march 2025..yesterday": ("2025-03-01", "2026-11-22"),
    "2024..november": ("2024-01-01", "2026-12-01"),
    "1..15 november": ("2026-11-01", "2026-11-16"), "16..22 nov.": ("2026-11-16", "2026-11-23"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_range_is_read_whatever_the_language(language: str) -> None:
    read = {text: read_range(text, SUNDAY, MONDAY_FIRST, language) for text in READ}
    assert read == {text: DayRange(*map(date.fromisoformat, days)) for text, days in READ.items()}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1 december..20 february", ("2026-12-01", "2027-02-21")),
        ("du 1er mars 2028 au 20 mars", ("2028-03-01", "2028-03-21")),
        ("1 december 2024..15 january", ("2024-12-01", "2025-01-16")),
    ],
)
def test_of_days_ahead_an_end_without_its_year_is_the_first_from_the_beginning_on(
    text: str, days: tuple[str, str]
) -> None:
    read = read_range(text, SUNDAY, MONDAY_FIRST, "en", "future")
    assert read == DayRange(*map(date.fromisoformat, days))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("oct..dec", ("2026-10-01", "2027-01-01")),
        ("october to december", ("2026-10-01", "2027-01-01")),
        ("d'octobre à décembre", ("2026-10-01", "2027-01-01")),
        ("1 oct..31 dec", ("2026-10-01", "2027-01-01")),
        ("du 1er octobre au 31 décembre", ("2026-10-01", "2027-01-01")),
        ("Q4", ("2026-10-01", "2027-01-01")), ("w47..w49", ("2026-11-16", "2026-12-07")),
        ("january..december", ("2026-01-01", "2027-01-01")),
        ("20 nov..25 nov", ("2026-11-20", "2026-11-26")),
        ("the 20th to the 25th", ("2026-11-20", "2026-11-26")),
        ("du 20 au 25", ("2026-11-20", "2026-11-26")),
        ("since october", ("2026-10-01", "2026-11-23")),
        ("depuis octobre", ("2026-10-01", "2026-11-23")),
        ("since monday", ("2026-11-16", "2026-11-23")),
        ("october to now", ("2026-10-01", "2026-11-23")),
        ("from december on", ("2026-12-01", "2027-01-01")),
        ("à partir de décembre", ("2026-12-01", "2027-01-01")),
        ("january..march", ("2027-01-01", "2027-04-01")),
        ("1 oct..31 oct", ("2027-10-01", "2027-11-01")),
        ("20 december..10 december", ("2026-12-20", "2027-12-11")),
        ("monday..friday", ("2026-11-23", "2026-11-28")),
        ("the 3rd to the 9th", ("2026-12-03", "2026-12-10")),
    ],
)  # fmt: skip
def test_of_ranges_that_look_ahead_the_one_that_holds_today_is_meant(
    text: str, days: tuple[str, str], language: str
) -> None:
    read = read_range(text, SUNDAY, MONDAY_FIRST, language, "future")
    assert read == DayRange(*map(date.fromisoformat, days))


def test_a_week_begins_where_the_locale_says() -> None:
    assert read_range("week", SUNDAY, SUNDAY_FIRST, "en") == DayRange(
        date(2026, 11, 22), date(2026, 11, 29)
    )
    assert read_range("last week", SUNDAY, SUNDAY_FIRST, "en") == DayRange(
        date(2026, 11, 15), date(2026, 11, 22)
    )


@pytest.mark.parametrize(
    ("today", "text", "first", "after"),
    [
        ("2027-01-01", "week", "2026-12-28", "2027-01-04"),
        ("2027-01-01", "last month", "2026-12-01", "2027-01-01"),
        ("2027-01-01", "last year", "2026-01-01", "2027-01-01"),
        ("2027-01-01", "december..january", "2026-12-01", "2027-02-01"),
        ("2028-03-31", "last month", "2028-02-01", "2028-03-01"),
        ("2028-02-29", "today", "2028-02-29", "2028-03-01"),
        ("2026-11-25", "monday..friday", "2026-11-23", "2026-11-28"),
        ("2026-12-31", "the 30th to the 2nd", "2026-12-30", "2027-01-03"),
        ("2026-03-01", "du 30 au 2", "2026-01-30", "2026-02-03"),
        ("2026-11-22", "the 20th to the 25th", "2026-11-20", "2026-11-26"),
    ],
)
def test_year_ends_and_leap_days_hold(today: str, text: str, first: str, after: str) -> None:
    read = read_range(text, date.fromisoformat(today), MONDAY_FIRST, "fr")
    assert read == DayRange(date.fromisoformat(first), date.fromisoformat(after))


REFUSED = {
    "": ranges.NOT_A_RANGE, "blurg": ranges.NOT_A_RANGE, "9": ranges.NOT_A_RANGE,
    "week week": ranges.NOT_A_RANGE, "next week": ranges.NOT_A_RANGE,
    "blurg..today": ranges.NOT_A_RANGE, "today..blurg": ranges.NOT_A_RANGE,
    "2026-11-01..2026-11-02..2026-11-03": ranges.NOT_A_RANGE, "x" * 5000: ranges.NOT_A_RANGE,
    "." * 5000: ranges.NOT_A_RANGE, "last 0 days": ranges.NOT_A_RANGE,
    "2026-11-30..2026-11-01": ranges.BACKWARDS, "today..yesterday": ranges.BACKWARDS,
    "..1999": spans.OUT_OF_REACH, "1999": spans.OUT_OF_REACH, "2200": spans.OUT_OF_REACH,
    "2026-13": spans.OUT_OF_REACH, "2026-00": spans.OUT_OF_REACH, "0000": spans.OUT_OF_REACH,
    "2026-00..": spans.OUT_OF_REACH, "last 9999 days": spans.OUT_OF_REACH,
    "2026-02-30": reader.NO_SUCH_DAY, "2026-02-01..2026-02-30": reader.NO_SUCH_DAY,
    "10/11..20/11": dates.AMBIGUOUS, "+3..tomorrow": ranges.BACKWARDS,
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_a_range_that_cannot_be_says_why(text: str, message: str) -> None:
    read = read_range(text, SUNDAY, MONDAY_FIRST, "en")
    assert isinstance(read, Unreadable)
    assert read.problem.message == message


MOST_DAYS = st.dates(date(2002, 1, 1), date(2190, 12, 31))
PIECES = st.sampled_from([*READ, *REFUSED, "", "last", "à", "to", "from", "du"])
TYPED = (
    st.text()
    | st.lists(PIECES, max_size=3).map(" ".join)
    | st.lists(PIECES, max_size=3).map("..".join)
    | st.text("0123456789/-. +", max_size=16)
)


@given(
    text=TYPED, today=MOST_DAYS, weekday=st.integers(0, 6), language=st.sampled_from(["en", "fr"])
)
def test_any_text_gives_a_range_that_is_not_empty_or_a_refusal_that_renders(
    text: str, today: date, weekday: int, language: str
) -> None:
    read = read_range(text, today, weekday, language)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert EARLIEST <= read.first < read.after <= LATEST + timedelta(days=1)


@given(first=MOST_DAYS, days=st.integers(1, 3000), today=MOST_DAYS)
def test_two_iso_days_are_read_back_with_the_last_one_in(
    first: date, days: int, today: date
) -> None:
    last = first + timedelta(days=days - 1)
    read = read_range(f"{first}..{last}", today, MONDAY_FIRST, "en")
    assert read == DayRange(first, last + timedelta(days=1))
