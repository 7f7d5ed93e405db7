"""When a reminder comes, in words."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox import i18n
from detox.domain.typed.rules import ONCE
from detox.domain.typed.schedule import When, read_when
from detox.wording.schedule import rule_in_words

TODAY = date(2026, 11, 22)
FIRST = date(2026, 12, 1)
NINE = time(9)

SAID = {
    "FREQ=DAILY": "every day at 09:00",
    "FREQ=DAILY;INTERVAL=3": "every 3 days at 09:00",
    "FREQ=HOURLY": "every hour from 09:00",
    "FREQ=HOURLY;INTERVAL=2": "every 2 hours from 09:00",
    "FREQ=WEEKLY": "every week at 09:00",
    "FREQ=WEEKLY;BYDAY=MO": "every Monday at 09:00",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "Monday, Wednesday and Friday at 09:00",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "Monday to Friday at 09:00",
    "FREQ=WEEKLY;BYDAY=SA,SU": "Saturday and Sunday at 09:00",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO": "every 2 weeks on Monday at 09:00",
    "FREQ=MONTHLY;BYMONTHDAY=31": "on the 31st of each month at 09:00",
    "FREQ=MONTHLY;BYMONTHDAY=1,22,-1": (
        "on the 1st, the 22nd and the last day of each month at 09:00"
    ),
    "FREQ=MONTHLY;BYDAY=1MO": "on the first Monday of each month at 09:00",
    "FREQ=MONTHLY;BYDAY=1MO,3MO": (
        "on the first Monday and the third Monday of each month at 09:00"
    ),
    "FREQ=MONTHLY;BYDAY=-1FR": "on the last Friday of each month at 09:00",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": "on the last weekday of each month at 09:00",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=13": "every 3 months on the 13th at 09:00",
    "FREQ=YEARLY": "every year at 09:00",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29": "on 29 February each year at 09:00",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=1": "every 2 years on 1 December at 09:00",
    "FREQ=DAILY;COUNT=1": "every day at 09:00, once",
    "FREQ=DAILY;COUNT=3": "every day at 09:00, 3 times",
    "FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO": (
        "every Monday at 09:00, until Thursday 31 December 2026"
    ),
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1": (
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 at 09:00"
    ),
    "FREQ=MONTHLY;BYMONTHDAY=-2": "FREQ=MONTHLY;BYMONTHDAY=-2 at 09:00",
    "FREQ=MONTHLY;BYDAY=-2FR": "FREQ=MONTHLY;BYDAY=-2FR at 09:00",
    "FREQ=MONTHLY;BYDAY=MO": "FREQ=MONTHLY;BYDAY=MO at 09:00",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 at 09:00",
    "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1": "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1 at 09:00",
    "FREQ=YEARLY;BYYEARDAY=100": "FREQ=YEARLY;BYYEARDAY=100 at 09:00",
    "FREQ=DAILY;BYDAY=MO": "FREQ=DAILY;BYDAY=MO at 09:00",
}


@pytest.mark.parametrize(("rule", "words"), SAID.items())
def test_a_rule_is_said_in_words_and_read_back(rule: str, words: str) -> None:
    assert rule_in_words(rule, NINE, None) == words
    assert read_when(words, TODAY) == When(rule, NINE, None)


def test_a_single_day_is_said_in_full() -> None:
    words = rule_in_words(ONCE, time(18, 5), FIRST)
    assert words == "on Tuesday 1 December 2026 at 18:05, once"
    assert read_when(words, TODAY) == When(ONCE, time(18, 5), FIRST)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every Tuesday at 09:00"),
        ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks on Tuesday at 09:00"),
        ("FREQ=MONTHLY", "on the 1st of each month at 09:00"),
        ("FREQ=YEARLY", "on 1 December each year at 09:00"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days at 09:00"),
        ("FREQ=HOURLY;INTERVAL=5", "every 5 hours from 09:00"),
    ],
)
def test_the_first_day_tells_what_the_rule_leaves_unsaid(rule: str, words: str) -> None:
    said = rule_in_words(rule, NINE, FIRST)
    assert said == f"{words}, from Tuesday 1 December 2026"
    read = read_when(said, TODAY)
    assert isinstance(read, When)
    assert (read.at, read.on) == (NINE, FIRST)


def test_french_counts_the_first_alone() -> None:
    i18n.speak("fr")
    assert "1er" in rule_in_words("FREQ=MONTHLY;BYMONTHDAY=1", NINE, None)
    assert "1er" in rule_in_words("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", NINE, None)
    assert "31st" not in rule_in_words("FREQ=MONTHLY;BYMONTHDAY=31", NINE, None)


@given(st.text())
def test_a_rule_nobody_checked_is_shown_as_it_is(rule: str) -> None:
    assert rule_in_words(f"?{rule}", NINE, None) == f"?{rule} at 09:00"
