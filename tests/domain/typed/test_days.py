"""Days as people type them, in both languages."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import Unreadable
from detox.domain.typed import dates, days, reader
from detox.domain.typed.days import read_day, read_only_day
from detox.domain.typed.reader import Direction

SUNDAY = date(2026, 11, 22)

EITHER = {
    "today": "2026-11-22", "aujourd'hui": "2026-11-22", "Aujourd’hui": "2026-11-22",
    "AUJOURD'HUI": "2026-11-22", "yesterday": "2026-11-21", "hier": "2026-11-21",
    " Hier ": "2026-11-21", "avant-hier": "2026-11-20", "avant hier": "2026-11-20",
    "day before yesterday": "2026-11-20", "the day before yesterday": "2026-11-20",
    "tomorrow": "2026-11-23", "demain": "2026-11-23", "après-demain": "2026-11-24",
    "apres-demain": "2026-11-24", "day after tomorrow": "2026-11-24",
    "-2": "2026-11-20", "−2": "2026-11-20", "- 2": "2026-11-20", "+3": "2026-11-25",
    "-0": "2026-11-22", "+0": "2026-11-22",
    "sunday": "2026-11-22", "dimanche": "2026-11-22", "dim": "2026-11-22", "sun": "2026-11-22",
    "saturday": "2026-11-21", "samedi": "2026-11-21", "sam.": "2026-11-21",
    "monday": "2026-11-16", "Mon": "2026-11-16", "lundi": "2026-11-16", "lun": "2026-11-16",
    "on monday": "2026-11-16", "lun.": "2026-11-16", "mardi": "2026-11-17", "mar": "2026-11-17",
    "tue": "2026-11-17", "wed": "2026-11-18", "mercredi": "2026-11-18", "mer": "2026-11-18",
    "thu": "2026-11-19", "thurs": "2026-11-19", "jeudi": "2026-11-19", "fri": "2026-11-20",
    "vendredi": "2026-11-20", "ven": "2026-11-20", "ce vendredi": "2026-11-20",
    "last monday": "2026-11-16", "lundi dernier": "2026-11-16", "last sunday": "2026-11-15",
    "dimanche dernier": "2026-11-15", "next monday": "2026-11-23", "lundi prochain": "2026-11-23",
    "next sunday": "2026-11-29", "samedi passé": "2026-11-21",
    "2026-11-20": "2026-11-20", "2026/11/20": "2026-11-20", "2026.11.20": "2026-11-20",
    "2026-1-5": "2026-01-05", "2028-02-29": "2028-02-29", "2199-12-31": "2199-12-31",
    "20/11/2026": "2026-11-20", "20/11/26": "2026-11-20", "20.11.2026": "2026-11-20",
    "20-11-2026": "2026-11-20", "20/11": "2026-11-20", "20.11.": "2026-11-20",
    "20.11": "2026-11-20", "23/11": "2026-11-23", "24/11": "2025-11-24",
    "22/11": "2026-11-22", "31/12": "2025-12-31",
    "10/10": "2026-10-10", "29/02": "2024-02-29", "5/5/2026": "2026-05-05",
    "20 november": "2026-11-20", "20 nov": "2026-11-20", "20 nov.": "2026-11-20",
    "20 nov 2026": "2026-11-20", "nov 20": "2026-11-20", "Nov 20, 2026": "2026-11-20",
    "november 20th": "2026-11-20", "20th of november": "2026-11-20",
    "the 20th of november 2026": "2026-11-20", "1st may": "2026-05-01", "may 2nd": "2026-05-02",
    "3rd june": "2026-06-03", "20 novembre": "2026-11-20", "le 20 novembre": "2026-11-20",
    "1er mai": "2026-05-01", "1er MAI 2027": "2027-05-01", "31 décembre": "2025-12-31",
    "31 decembre": "2025-12-31", "31 dec": "2025-12-31", "31 déc.": "2025-12-31",
    "31 décembre 2026": "2026-12-31", "15 août": "2026-08-15", "15 aout": "2026-08-15",
    "14 juil.": "2026-07-14", "20 mar": "2026-03-20", "20 mars": "2026-03-20",
    "1 févr.": "2026-02-01", "29 feb": "2024-02-29", "29 février": "2024-02-29",
    "friday 20 november": "2026-11-20", "vendredi 20 novembre 2026": "2026-11-20",
    "ven. 20 nov.": "2026-11-20", "friday the 20th of november": "2026-11-20",
    "in 3 weeks": "2026-12-13", "dans 3 semaines": "2026-12-13", "dans un mois": "2026-12-22",
    "3 days ago": "2026-11-19", "il y a 3 jours": "2026-11-19", "a week ago": "2026-11-15",
    "il y a une semaine": "2026-11-15", "il y a deux jours": "2026-11-20", "3d ago": "2026-11-19",
    "il y a 2 j": "2026-11-20", "in a year": "2027-11-22", "dans 2 ans": "2028-11-22",
    "2 months ago": "2026-09-22", "one year ago": "2025-11-22", "le 20/11": "2026-11-20",
    "end of october": "2026-10-31", "fin novembre": "2025-11-30", "fin d'avril": "2026-04-30",
    "the end of february 2028": "2028-02-29",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_day_is_read_whatever_the_language(language: str) -> None:
    read = {text: read_day(text, SUNDAY, language) for text in EITHER}
    assert read == {text: date.fromisoformat(day) for text, day in EITHER.items()}


AHEAD = {
    "sunday": "2026-11-29", "lundi": "2026-11-23", "sat": "2026-11-28", "last monday": "2026-11-16",
    "next monday": "2026-11-23", "31/12": "2026-12-31", "31 décembre": "2026-12-31",
    "22/11": "2026-11-22", "21/11": "2027-11-21", "20 nov": "2027-11-20", "29 feb": "2028-02-29",
    "1er janvier": "2027-01-01", "today": "2026-11-22", "hier": "2026-11-21", "+3": "2026-11-25",
    "31/12/2026": "2026-12-31", "fin janvier": "2027-01-31", "end of february": "2027-02-28",
    "fin novembre": "2026-11-30", "the end of the month": "2026-11-30",
    "end of next month": "2026-12-31", "end of the year": "2026-12-31",
    "end of this year": "2026-12-31", "end of next year": "2027-12-31",
    "end of month": "2026-11-30",
    "fin du mois": "2026-11-30", "fin de mois": "2026-11-30", "fin du mois prochain": "2026-12-31",
    "fin de l’année": "2026-12-31", "fin d’année": "2026-12-31", "la fin de l'an": "2026-12-31",
    "fin de cette année": "2026-12-31", "fin de l'année prochaine": "2027-12-31",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AHEAD.items())
def test_a_deletion_day_is_looked_for_ahead(text: str, expected: str) -> None:
    assert read_day(text, SUNDAY, "fr", direction="future") == date.fromisoformat(expected)


OTHER_TODAYS: list[tuple[str, str, Direction, str]] = [
    ("2027-01-01", "31/12", "past", "2026-12-31"),
    ("2027-01-01", "yesterday", "past", "2026-12-31"),
    ("2026-12-31", "31/12", "future", "2026-12-31"),
    ("2026-12-31", "demain", "past", "2027-01-01"),
    ("2026-12-31", "1 jan", "future", "2027-01-01"),
    ("2028-02-29", "29 feb", "past", "2028-02-29"),
    ("2028-02-29", "in a year", "past", "2029-02-28"),
    ("2028-02-29", "il y a 4 ans", "past", "2024-02-29"),
    ("2028-03-01", "hier", "past", "2028-02-29"),
    ("2026-03-31", "a month ago", "past", "2026-02-28"),
    ("2026-11-23", "monday", "past", "2026-11-23"),
    ("2026-11-23", "monday", "future", "2026-11-30"),
    ("2026-11-23", "last monday", "past", "2026-11-16"),
    ("2097-03-01", "29/02", "future", "2104-02-29"),
    ("2103-03-01", "29/02", "past", "2096-02-29"),
]


@pytest.mark.parametrize(("today", "text", "direction", "expected"), OTHER_TODAYS)
def test_year_ends_and_leap_days_hold(
    today: str, text: str, direction: Direction, expected: str
) -> None:
    read = read_day(text, date.fromisoformat(today), "fr", direction=direction)
    assert read == date.fromisoformat(expected)


def test_french_numbers_are_day_first() -> None:
    assert read_day("10/11", SUNDAY, "fr") == date(2026, 11, 10)
    assert read_day("10/11/2026", SUNDAY, "fr") == date(2026, 11, 10)


@pytest.mark.parametrize("text", ["10/11", "10.11.", "10/11/2026", "10-11-2026"])
def test_english_numbers_that_have_two_readings_are_refused_with_both(text: str) -> None:
    read = read_day(text, SUNDAY, "en")
    assert isinstance(read, Unreadable)
    assert read.problem.message == dates.AMBIGUOUS
    assert read.problem.params["day_first"] == "2026-11-10"
    assert read.problem.params["month_first"] == "2026-10-11"


def test_an_english_month_may_come_first_where_nothing_else_fits() -> None:
    assert read_day("11/20", SUNDAY, "en") == date(2026, 11, 20)
    assert read_day("11/20/2026", SUNDAY, "en") == date(2026, 11, 20)


REFUSED = {
    "11/20": reader.NO_SUCH_MONTH, "2026-13-01": reader.NO_SUCH_MONTH,
    "2026-00-01": reader.NO_SUCH_MONTH, "30 feb": reader.NO_SUCH_DAY,
    "30 février": reader.NO_SUCH_DAY, "feb 30": reader.NO_SUCH_DAY, "31/11": reader.NO_SUCH_DAY,
    "31 november": reader.NO_SUCH_DAY, "29/02/2026": reader.NO_SUCH_DAY,
    "2026-02-29": reader.NO_SUCH_DAY, "2100-02-29": reader.NO_SUCH_DAY, "0/11": reader.NO_SUCH_DAY,
    "32 dec": reader.NO_SUCH_DAY, "29 feb 2027": reader.NO_SUCH_DAY,
    "1999-12-31": reader.OUT_OF_YEARS, "2200-01-01": reader.OUT_OF_YEARS,
    "0000-01-01": reader.OUT_OF_YEARS, "-99999": reader.OUT_OF_YEARS,
    "+9999999": reader.OUT_OF_YEARS, "in 999999 years": reader.OUT_OF_YEARS,
    "il y a 999999 mois": reader.OUT_OF_YEARS, "monday 20 november": dates.WRONG_WEEKDAY,
    "lundi 20 novembre 2026": dates.WRONG_WEEKDAY,
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_a_day_that_cannot_be_says_why(text: str, message: str) -> None:
    read = read_day(text, SUNDAY, "fr")
    assert isinstance(read, Unreadable)
    assert read.problem.message == message
    assert text[:3] in read.problem.message % read.problem.params


NOT_DAYS = [
    "", " ", "9", "20", "on", "le", "the", "last", "next", "november", "week", "ago", "3 ago",
    "in 3", "il y a", "monday monday", "last", "blurg", "yestarday", "20 blurg", "20/", "/11",
    "10-11-26", "2026-11", "2026", "20/11/026", "20/11/20266", "٢٠/١١",
    "２０/11", "20/11\x00", "1e3", "--2", "+-2", "-2 -2", "+99999999", "tomorrow week",
    "x" * 200, "9" * 5000, "last week", "some days ago", "1.5 days ago", "le le lundi",
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), product(NOT_DAYS, ("en", "fr")))
def test_what_is_no_day_is_refused_with_the_forms(text: str, language: str) -> None:
    read = read_day(text, SUNDAY, language)
    assert isinstance(read, Unreadable)
    assert read.problem.message == days.NOT_A_DAY


MOST_DAYS = st.dates(date(2009, 1, 1), date(2190, 12, 31))
WORDS = st.sampled_from(
    [*EITHER, "10/11", "il y a", "ago", "in", "feb", "30", "lundi", "-", "+", "/", ".", "2026"]
)
TYPED = (
    st.text() | st.lists(WORDS, max_size=4).map(" ".join) | st.text("0123456789/-. +", max_size=11)
)
DIRECTIONS: st.SearchStrategy[Direction] = st.sampled_from(["past", "future"])
LANGUAGES = st.sampled_from(["en", "fr"])


@given(text=TYPED, today=MOST_DAYS, language=LANGUAGES, direction=DIRECTIONS)
def test_any_text_gives_a_day_within_bounds_or_a_refusal_that_renders(
    text: str, today: date, language: str, direction: Direction
) -> None:
    read = read_day(text, today, language, direction=direction)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert EARLIEST <= read <= LATEST


@given(day=st.dates(EARLIEST, LATEST), today=MOST_DAYS, language=LANGUAGES)
def test_an_iso_day_is_read_back(day: date, today: date, language: str) -> None:
    assert read_day(day.isoformat(), today, language) == day


@given(day=MOST_DAYS, today=MOST_DAYS)
def test_a_french_day_in_full_is_read_back(day: date, today: date) -> None:
    assert read_day(f"{day:%d/%m/%Y}", today, "fr") == day


@given(today=MOST_DAYS, count=st.integers(0, 3000))
def test_days_ago_and_minus_agree(today: date, count: int) -> None:
    expected = today - timedelta(days=count)
    for text in (f"-{count}", f"{count} days ago", f"il y a {count} jours"):
        assert read_day(text, today, "fr") == expected


@given(today=MOST_DAYS, place=st.integers(0, 6))
def test_a_weekday_is_the_nearest_one_on_its_side(today: date, place: int) -> None:
    name = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[place]
    past = read_day(name, today, "en")
    future = read_day(name, today, "en", direction="future")
    assert isinstance(past, date)
    assert isinstance(future, date)
    assert past.weekday() == future.weekday() == place
    assert 0 <= (today - past).days < 7
    assert future == past + timedelta(days=7)


@given(today=MOST_DAYS, day=st.integers(1, 28), month=st.integers(1, 12))
def test_a_day_without_its_year_is_the_nearest_one_on_its_side(
    today: date, day: int, month: int
) -> None:
    past = read_day(f"{day}/{month}", today, "fr")
    future = read_day(f"{day}/{month}", today, "fr", direction="future")
    assert isinstance(past, date)
    assert isinstance(future, date)
    assert -1 <= (today - past).days < 365, "tomorrow is today by the clock, early in the night"
    assert 0 <= (future - today).days < 366


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize("text", ["1st", "1", "1er", " 1 ", "the 1st", "le 1er"])
def test_where_a_day_alone_is_wanted_its_number_is_enough(text: str, direction: Direction) -> None:
    first = date(2026, 12, 1) if direction == "future" else date(2026, 11, 1)
    assert read_only_day(text, SUNDAY, "en", direction=direction) == first


@pytest.mark.parametrize("text", ["40", "0", "9:10", "45m", "1 to 2", "3/4"])
def test_a_number_of_no_day_stays_none(text: str) -> None:
    read = read_only_day(text, SUNDAY, "en")
    assert isinstance(read, Unreadable)
    assert read == read_day(text, SUNDAY, "en")
