"""Figures as each language writes them."""

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detox
from detox import i18n
from detox.domain.days import DayRange, month_of
from detox.domain.problem import Unreadable
from detox.domain.typed.money import read_amount
from detox.domain.typed.words import TWO_WAYS
from detox.domain.usage import Method, PlatformUse
from detox.door import stopwatch
from detox.wording.balance import worth
from detox.wording.dates import long_day, period, short_day
from detox.wording.figures import (
    MOST_CELLS,
    aligned,
    bar,
    countdown,
    decimal,
    duration,
    listed,
    money,
    names,
    session_count,
    share,
    shares,
    track,
)
from detox.wording.imports import ON_SCREEN
from detox.wording.measuring import how
from detox.wording.taking_out import holds_people


@pytest.mark.parametrize(
    ("amount", "currency", "english", "french"),
    [
        (1234.5, "EUR", "€1,234.50", "1\u202f234,50\u00a0€"),
        (90000, "EUR", "€90,000.00", "90\u202f000,00\u00a0€"),
        (-3, "GBP", "−£3.00", "−3,00\u00a0£"),
        (1234.5, "CHF", "CHF\u00a01,234.50", "1\u202f234,50\u00a0CHF"),
        (1234, "JPY", "¥1,234", "1\u202f234\u00a0¥"),
    ],
)
def test_money_is_written_as_the_language_does(amount, currency, english, french) -> None:
    assert money(amount, currency) == english
    i18n.speak("fr")
    assert money(amount, currency) == french


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (75, "1 h 15 min"),
        (6065, "101 h 5 min"),
        (61_500, "1,025 h"),
    ],
)
def test_durations(minutes: int, text: str) -> None:
    assert duration(minutes) == text


def test_durations_of_a_column_are_as_wide_as_each_other() -> None:
    assert [aligned(m) for m in (45, 60, 1205)] == ["45 min", "1 h 00 min", "20 h 05 min"]


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (3.25, 1, "3.3"), (2.25, 1, "2.3"), (2.675, 2, "2.68"), (2.15, 1, "2.2"),
        (-3.25, 1, "-3.3"), (3.24, 1, "3.2"), (2.5, 0, "3"), (4, 0, "4"), (4, 1, "4.0"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_up(value: float, places: int, said: str) -> None:
    assert decimal(value, places) == said


def test_decimals_and_plurals_follow_the_language() -> None:
    assert (decimal(3.5), countdown(1), countdown(2), countdown(0)) == (
        "3.5", "tomorrow", "in 2 days", "today",
    )  # fmt: skip
    i18n.speak("fr")
    assert (decimal(3.5), countdown(1), countdown(2), countdown(-1)) == (
        "3,5", "demain", "dans 2 jours", "hier",
    )  # fmt: skip


def test_names_in_a_sentence_end_with_an_and() -> None:
    known = "", "A", "AB", "ABC"
    assert [listed(list(each)) for each in known] == ["", "A", "A and B", "A, B and C"]
    assert names(["A", "B"], in_sentence=True) == "A and B"
    assert names(["A", "B"]) == "A, B"


def test_counts_in_sentences_have_their_thousands_apart() -> None:
    many = ["Zoé"] * 12_003
    assert names(many) == "Zoé, Zoé, Zoé and 12,000 more"
    assert (session_count(1), session_count(1234)) == ("1 session", "1,234 sessions")
    assert "holds 12,003 people" in holds_people(len(many))
    assert (countdown(1200), countdown(-1200)) == ("in 1,200 days", "1,200 days ago")
    i18n.speak("fr")
    assert names(many).endswith("et 12\u202f000 autres")
    assert session_count(1234) == "1\u202f234 séances"


def test_days_are_written_as_the_language_does() -> None:
    first, today = date(2027, 1, 1), date(2026, 11, 22)
    assert (long_day(today), short_day(first, today)) == ("Sunday 22 November 2026", "1 Jan 2027")
    i18n.speak("fr")
    assert long_day(first) == "vendredi 1er janvier 2027"
    assert period(month_of(today), today) == "novembre 2026"
    assert period(DayRange(today, date(2026, 11, 24)), today) == "du 22 au 23 nov."


@pytest.mark.parametrize(("seconds", "text"), [(0, "00:00"), (724, "12:04"), (4324, "1:12:04")])
def test_a_stopwatch_counts(seconds: int, text: str) -> None:
    assert stopwatch(seconds) == text


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 10, ""), (0.01, 10, "╸"), (5, 10, "━━"), (10, 10, "━━━━"), (20, 10, "━━━━"), (1, 0, "╸")],
)
def test_a_bar_is_filled_to_half_a_cell_and_never_over(part, whole, expected: str) -> None:
    assert bar(part, whole, 4) == expected


def test_a_bar_and_its_track_end_where_longer_says_no_more() -> None:
    filled = bar(1, 2, 200)
    assert len(bar(2, 2, 200)) == len(filled + track(filled, 2, 2, 200)) == MOST_CELLS


@given(
    st.integers(min_value=0, max_value=10**10),
    st.sampled_from(["EUR", "USD", "CHF", "XPF"]),
    st.sampled_from(["en", "fr"]),
)
def test_an_amount_is_read_as_it_is_said_or_refused_with_both(
    cents: int, currency: str, language: str
) -> None:
    i18n.speak(language)
    said = worth(cents, currency)
    read = read_amount(said, currency)
    if isinstance(read, Unreadable):
        assert read.problem.message == TWO_WAYS, said
    else:
        assert read == (cents, currency) or currency == "XPF", said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0%"), (1, 3, "33%"), (1, 1000, "<1%"), (3, 3, "100%"), (0, 5, "0%"), (1, 8, "13%")],
)
def test_a_share_is_a_whole_percentage(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said
    i18n.speak("fr")
    assert share(part, whole) == said.replace("%", "\u00a0%")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], []),
        ([0], ["0%"]),
        ([1, 1, 1], ["34%", "33%", "33%"]),
        ([155, 155, 155, 535], ["16%", "16%", "15%", "53%"]),
        ([999, 1], ["100%", "<1%"]),
    ],
)
def test_shares_beside_each_other_add_up_to_100(parts: list[int], said: list[str]) -> None:
    assert shares(parts) == said


def test_what_several_recorded_is_not_said_to_be_estimated() -> None:
    assert how(PlatformUse("x", 100.0, 0.0, 0.0, Method.MIXED)) == "recorded in several places, ±5%"
    assert "recorded and estimated" in how(PlatformUse("x", 100.0, 0.0, 50.0, Method.MIXED))


def test_a_screen_has_words_of_its_own_for_what_names_an_option_of_a_table() -> None:
    typed = "--columns takes date, name and time"  # what only a command line says
    home = Path(detox.__file__).parent
    of_tables = (*(home / "measure").glob("*.py"), *(home / "domain/written").glob("*.py"))
    for message in [
        said for path in (home / "domain/usage.py", *of_tables) for said in marked(path)
    ]:
        assert " --" not in message or message in ON_SCREEN or message.startswith(typed)
    assert not any("--" in words for words in ON_SCREEN.values())


def marked(path: Path) -> list[str]:
    """The messages of a module that are yet to be translated."""
    calls = [c for c in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(c, ast.Call)]
    named = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "N_"]
    return [str(ast.literal_eval(call.args[0])) for call in named]
