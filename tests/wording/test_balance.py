"""The balance in words: plain in both directions."""

from datetime import date, timedelta

import pytest

from detox import i18n
from detox.domain.account import Account
from detox.domain.balance import Line
from detox.domain.checkin import CheckIn
from detox.domain.days import DayRange
from detox.services.balance import Balance
from detox.wording import balance as words
from detox.wording.checkins import brief
from detox.wording.figures import aligned, duration, short_duration

TODAY = date(2026, 11, 22)
ACCOUNT = Account("a", "Instagram")


@pytest.fixture(autouse=True)
def in_english() -> None:
    i18n.speak("en")


def balance(won: int, noted: int, days_away: int = 1) -> Balance:
    days = DayRange(TODAY, TODAY + timedelta(days_away))
    return Balance(days, (days,), ((ACCOUNT, Line("a", 1, 1, 0, won)),), {"writing": noted})


@pytest.mark.parametrize(
    ("won", "noted", "title", "minutes"),
    [
        (600, 120, "not logged", 480),
        (120, 120, "not logged", 0),
        (60, 90, "logged beyond that", 30),
        (-80, 0, "more than before", 80),
        (-80, 90, "more than before", 80),
    ],
)
def test_the_rest_is_named_for_what_it_is(won: int, noted: int, title: str, minutes: int) -> None:
    assert words.rest(balance(won, noted)) == (title, minutes)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("a", 5, 5, 0, 300), ""),
        (Line("a", 5, 5, 0, 300, 20), "minus 20 min spent there"),
        (Line("a", 5, 2, 2, 120, 20), "minus 20 min spent there; 1 day without a figure"),
        (Line("a", 5, 0, 5, 120, 0, 5), "an equal share, a guess"),
    ],
)  # fmt: skip
def test_a_line_tells_what_there_is_to_know(line: Line, said: str) -> None:
    assert words.remark(line) == said


def test_less_than_nothing_has_a_sign() -> None:
    assert (duration(75), duration(-75)) == ("1 h 15 min", "−1 h 15 min")
    assert (aligned(-75), short_duration(-75)) == ("−1 h 15 min", "−1 h 15")


def test_days_away_are_counted_in_words() -> None:
    assert [words.away(balance(0, 0, count)) for count in (0, 1, 2)] == [
        "0 days away",
        "1 day away",
        "2 days away",
    ]


def test_a_check_in_is_told_in_a_few_words() -> None:
    assert brief(CheckIn(TODAY, 4, 3), TODAY) == "focus 4, mood 3, today"
    assert brief(CheckIn(TODAY, 4, 3, "rain"), TODAY) == "focus 4, mood 3 “rain”, today"
