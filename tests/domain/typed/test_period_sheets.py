"""The sheets of periods: what people type in each language and what it means."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox import i18n
from detox.domain.days import EARLIEST, ONE_DAY, DayRange
from detox.domain.problem import Unreadable
from detox.domain.tongues import periods
from detox.domain.typed.ranges import read_range
from detox.wording.dates import period
from tests.domain.typed.sheet import Case, blank_apart, cases, languages, refused_as

TODAY = date(2026, 11, 26)
MONDAY = 0
ENOUGH = 60
LANGUAGES = languages("periods")


@cache
def read(text: str, language: str) -> DayRange | Unreadable:
    return read_range(text, TODAY, MONDAY, language)


def fault(case: Case, language: str) -> str:
    """What is wrong with how a line is read, or nothing."""
    found = read(case.line, language)
    if isinstance(found, Unreadable):
        return refused_as(case, i18n.render(found.problem))
    means = [str(found.first), str(found.after)]
    return "" if means == case.cells(2) else f"{case.typed} | {case.means}\n    {means}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_of_a_sheet_is_read_as_it_says(language: str) -> None:
    i18n.speak(language)
    faults = [told for case in cases("periods", language) if (told := fault(case, language))]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_of_periods_holds_enough_lines_and_none_twice(language: str) -> None:
    typed = [case.typed for case in cases("periods", language)]
    assert len(set(typed)) == len(typed) >= ENOUGH


def test_each_language_that_is_spoken_has_its_sheet_of_periods() -> None:
    assert tuple(languages("periods")) == tuple(periods()) == i18n.LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_help_shows_can_be_written(language: str) -> None:
    for _name, shown in periods()[language].shown:
        for text in shown.split(", "):
            assert isinstance(read(text, language), DayRange), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_in_words_is_read_as_that_period(language: str) -> None:
    i18n.speak(language)
    for sheet in LANGUAGES:
        for case in cases("periods", sheet):
            found = read(case.line, sheet)
            if isinstance(found, DayRange) and found.first > EARLIEST:
                assert read(blank_apart(period(found, TODAY)), language) == found, case.typed


@given(
    first=st.dates(date(2020, 1, 1), TODAY),
    days=st.integers(1, 500),
    language=st.sampled_from(LANGUAGES),
)
def test_any_period_up_to_today_in_words_is_read_as_that_period(
    first: date, days: int, language: str
) -> None:
    i18n.speak(language)
    found = DayRange(first, min(first + timedelta(days=days), TODAY + ONE_DAY))
    assert read(blank_apart(period(found, TODAY)), language) == found
