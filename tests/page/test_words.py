"""Figures and periods as a page sets them, in both languages."""

from datetime import date

import pytest

from detox import i18n
from detox.domain.days import EARLIEST, DayRange, month_of, one_day, year_of
from detox.page import words
from tests.page.conftest import TODAY


@pytest.mark.parametrize(
    ("minutes", "english", "french"),
    [
        (0, "0\u00a0min", "0\u00a0min"),
        (45, "45\u00a0min", "45\u00a0min"),
        (75, "1\u00a0h\u00a015\u00a0min", "1\u00a0h\u00a015"),
        (-30, "−30\u00a0min", "−30\u00a0min"),
        (-60, "−1\u00a0h", "−1\u00a0h"),
        (74_070, "1,234\u00a0h\u00a030\u00a0min", "1\u202f234\u00a0h\u00a030"),
    ],
)
def test_a_duration_stays_in_one_piece(minutes: int, english: str, french: str) -> None:
    assert words.spent(minutes) == english
    i18n.speak("fr")
    assert words.spent(minutes) == french


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (DayRange(EARLIEST, date(2026, 11, 23)), "All time"),
        (one_day(TODAY), "Sunday 22 November 2026"),
        (month_of(TODAY), "November 2026"),
        (year_of(TODAY), "2026"),
        (DayRange(date(2026, 11, 16), date(2026, 11, 23)), "16–22 November 2026"),
        (DayRange(date(2026, 10, 30), date(2026, 11, 6)), "30 October to 5 November 2026"),
        (DayRange(date(2025, 12, 29), date(2026, 1, 5)), "29 December 2025 to 4 January 2026"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_period_has_a_name_or_its_ends(days: DayRange, said: str) -> None:
    assert words.named_period(days, TODAY).replace("\u00a0", " ") == said


def test_a_period_breaks_between_its_days_and_nowhere_else() -> None:
    days = DayRange(date(2026, 8, 21), date(2026, 11, 29))
    assert words.from_to(days) == "21\u00a0August to 28\u00a0November\u00a02026"
    assert words.from_to(month_of(TODAY)) == "1–30\u00a0November\u00a02026"
    i18n.speak("fr")
    assert words.from_to(days) == "du 21\u00a0août au 28\u00a0novembre\u00a02026"
    assert words.from_to(month_of(TODAY)) == "du\u00a01er au\u00a030\u00a0novembre\u00a02026"


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "1 day"),
        (date(2026, 11, 1), date(2026, 11, 22), "22 days"),
        (date(2026, 10, 23), date(2026, 11, 22), "31 days"),
        (date(2026, 10, 22), date(2026, 11, 22), "1 month"),
        (date(2026, 4, 22), date(2026, 11, 22), "7 months"),
        (date(2026, 4, 23), date(2026, 11, 22), "6 months"),
        (date(2025, 11, 22), date(2026, 11, 22), "12 months"),
        (date(2024, 11, 22), date(2026, 11, 22), "2 years"),
        (date(2024, 10, 22), date(2026, 11, 22), "25 months"),
    ],
)
def test_a_time_away_is_said_by_its_largest_whole_measure(
    since: date, until: date, said: str
) -> None:
    assert words.time_without(since, until) == said


def test_networks_are_counted() -> None:
    assert [words.network_count(count) for count in (1, 5)] == ["a platform", "5 platforms"]
