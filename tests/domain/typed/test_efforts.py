"""What is typed of efforts and loads, in both languages."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.channel import MOST_EFFORT_MINUTES
from detox.domain.problem import Unreadable
from detox.domain.typed.durations import HOURS_OR_MINUTES, read_goal
from detox.domain.typed.efforts import (
    read_day_minutes,
    read_effort_minutes,
    read_others,
    read_people,
    read_weekdays,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("900h", 54_000), ("20h", 1_200), ("1h30", 90), ("45", 45), ("une heure et demie", 90),
        ("0", 0), ("0 min", 0), ("none", 0), ("aucun", 0), ("", 0), ("8784h", MOST_EFFORT_MINUTES),
    ],
)  # fmt: skip
def test_an_effort_may_take_a_year_of_hours(typed: str, minutes: int) -> None:
    assert read_effort_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("about 2h", 120), ("2h or so", 120), ("~1h30", 90), ("almost an hour", 60),
        ("environ 2h", 120), ("à peu près 1 h 30", 90), ("une bonne heure", 60),
        ("2h environ", 120),
    ],
)  # fmt: skip
def test_how_long_on_a_usual_day_need_not_be_exact(typed: str, minutes: int) -> None:
    assert read_day_minutes(typed) == minutes


@pytest.mark.parametrize(
    "read", [read_goal, read_day_minutes, read_effort_minutes], ids=["goal", "day", "effort"]
)
def test_a_bare_figure_too_small_for_minutes_asks_for_its_unit(
    read: Callable[[str], int | Unreadable | None],
) -> None:
    refused = read("4")
    assert isinstance(refused, Unreadable)
    assert refused.problem.message == HOURS_OR_MINUTES
    assert [read(typed) for typed in ("4h", "4m", "10", "90")] == [240, 4, 10, 90]


def test_a_length_is_read_in_the_words_that_answers_say_it_in() -> None:
    for typed in ("4 h a week", "4h per week", "4 h par semaine", "4h/week"):
        assert read_goal(typed) == 240, typed
    for typed in ("3h a day", "3 h par jour", "about 3h a day", "3h/j", "3h every day"):
        assert read_day_minutes(typed) == 180, typed
    for read, typed in ((read_goal, "4h a day"), (read_day_minutes, "4h a week")):
        assert isinstance(read(typed), Unreadable), typed


@pytest.mark.parametrize("typed", ["about", "about soon", "twice 2h", "about 25h"])
def test_what_is_about_no_length_is_refused_as_it_was_typed(typed: str) -> None:
    read = read_day_minutes(typed)
    assert isinstance(read, Unreadable)
    assert read.problem.params["typed"] == typed


@pytest.mark.parametrize(
    ("language", "typed", "minutes"),
    [
        ("en", "1,025 h", 61_500), ("en", "1,025 h 30 min", 61_530), ("en", "1,025.5h", 61_530),
        ("en", "8,784 hours", MOST_EFFORT_MINUTES), ("en", "12,345 min", 12_345),
        ("en", "1 025 h", 61_500), ("en", "1.025 h", 62), ("en", "0,125 h", 8),
        ("fr", "1 025 h", 61_500), ("fr", "1 025 h 30", 61_530), ("fr", "1\u202f025 h", 61_500),
        ("fr", "1\u00a0025\u00a0h\u00a030", 61_530), ("fr", "1,5 h", 90), ("fr", "1,25 h", 75),
        ("fr", "9,250 h", 555), ("fr", "1’025 h", 61_500),
    ],
)  # fmt: skip
def test_thousands_of_hours_are_read_as_they_are_printed(
    language: str, typed: str, minutes: int
) -> None:
    assert read_effort_minutes(typed, language) == minutes
    assert read_others(f"{typed}@15", "EUR", language) == ((minutes, (1_500, "EUR"), ""),)


def test_hours_that_may_be_thousands_or_a_fraction_are_asked_about() -> None:
    read = read_effort_minutes("1,500 h", "fr")
    assert isinstance(read, Unreadable)
    assert read.problem.params == {"typed": "1,500 h", "one": "1500 h", "other": "1h30"}


@pytest.mark.parametrize("typed", ["12,345 h", "8,785h", "12 345 h"])
def test_more_hours_than_a_year_has_are_never_a_fraction(typed: str) -> None:
    assert isinstance(read_effort_minutes(typed, "en"), Unreadable)


@pytest.mark.parametrize("typed", ["8785h", "-1h", "often", "1.5"])
def test_what_is_no_effort_is_refused(typed: str) -> None:
    assert isinstance(read_effort_minutes(typed), Unreadable)


@pytest.mark.parametrize(("typed", "is_read"), [("24h", True), ("24h01", False), ("0h", True)])
def test_a_usual_day_has_24_hours(typed: str, is_read: bool) -> None:
    assert isinstance(read_day_minutes(typed), int) is is_read


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("12h@60", [(720, (6_000, "EUR"), "")]),
        ("12h", [(720, None, "")]),
        ("1000m@15", [(1_000, (1_500, "EUR"), "")]),
        ("12h@60 CHF (a, b) + 3h20", [(720, (6_000, "CHF"), "a, b"), (200, None, "")]),
        ("2h@85,50", [(120, (8_550, "EUR"), "")]),
        ("none", []),
    ],
)  # fmt: skip
def test_the_time_of_others(typed: str, others: list[object]) -> None:
    assert read_others(typed, "EUR") == tuple(others)


@pytest.mark.parametrize(
    "typed", ["@60", "1h@", "(who)", "soon", "1h@much", "1h@60 + often", "x" * 501]
)
def test_what_is_no_time_of_others_is_refused(typed: str) -> None:
    assert isinstance(read_others(typed, "EUR"), Unreadable)


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [
        ("en", "mon-fri", (0, 1, 2, 3, 4)), ("fr", "lun-ven", (0, 1, 2, 3, 4)),
        ("en", "monday and thursday", (0, 3)), ("fr", "lundi et jeudi", (0, 3)),
        ("en", "weekends", (5, 6)), ("en", "every day", (0, 1, 2, 3, 4, 5, 6)),
        ("fr", "tous les jours", (0, 1, 2, 3, 4, 5, 6)),
    ],
)  # fmt: skip
def test_weekdays_as_people_say_them(language: str, typed: str, days: tuple[int, ...]) -> None:
    assert read_weekdays(typed, TODAY, language) == days


@pytest.mark.parametrize("typed", ["monday 9:00", "tomorrow", "the 1st", "every 2 weeks", "mon x"])
def test_what_is_no_choice_of_weekdays_is_refused(typed: str) -> None:
    assert isinstance(read_weekdays(typed, TODAY, "en"), Unreadable)


@pytest.mark.parametrize(
    ("typed", "count"),
    [("0", 0), ("1 000", 1_000), ("12", 12), ("1,200", 1_200), ("1.234.567", 1_234_567)],
)
def test_numbers_of_people(typed: str, count: int) -> None:
    assert read_people(typed) == count


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "many", "1" * 10, "1,000.000", "1,20"])
def test_what_is_no_number_of_people_is_refused(typed: str) -> None:
    assert isinstance(read_people(typed), Unreadable)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    read_effort_minutes(text)
    read_others(text, "EUR")
    read_people(text)
    read_weekdays(text, TODAY, "fr")
