"""Clock times and moments gone by."""

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Unreadable
from detox.domain.typed import moments
from detox.domain.typed.clocks import NO_SUCH_TIME, read_clock
from detox.domain.typed.durations import NOT_A_DURATION
from detox.domain.typed.moments import SKIPPED, read_moment

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 19, 0, tzinfo=PARIS)

READ = {
    "18:30": "22 18:30", "18h30": "22 18:30", "18 h 30": "22 18:30", "18h": "22 18:00",
    "at 18:30": "22 18:30", "à 18h30": "22 18:30", "since 18:30": "22 18:30",
    "depuis 18h30": "22 18:30", "6pm": "22 18:00", "6 pm": "22 18:00", "6 p.m.": "22 18:00",
    "6:30pm": "22 18:30", "9am": "22 09:00", "9:05 AM": "22 09:05", "12am": "22 00:00",
    "12pm": "22 12:00", "midi": "22 12:00", "noon": "22 12:00", "minuit": "22 00:00",
    "midnight": "22 00:00", "9 heures": "22 09:00", "9 heures 10": "22 09:10",
    "19:00": "22 19:00",
    "25 minutes ago": "22 18:35", "25m ago": "22 18:35", "25 ago": "22 18:35",
    "il y a 25 min": "22 18:35", "Il y a 25 minutes": "22 18:35", "-25": "22 18:35",
    "−25": "22 18:35", "-25m": "22 18:35", "- 25 min": "22 18:35", "-1h30": "22 17:30",
    "-1:30": "22 17:30", "an hour ago": "22 18:00", "il y a une heure": "22 18:00",
    "il y a une demi-heure": "22 18:30", "half an hour ago": "22 18:30",
    "started 25 minutes ago": "22 18:35", "commencé il y a 25 min": "22 18:35",
    "démarré à 18h30": "22 18:30", "commencé à 18h30": "22 18:30", "started at 6pm": "22 18:00",
    "depuis 25 min": "22 18:35", "for 25 minutes": "22 18:35", "depuis une heure": "22 18:00",
    "depuis 1h30": "22 17:30", "for 1h30": "22 17:30", "for 7h": "22 12:00",
    "depuis 7h": "22 07:00", "depuis 1:30": "22 01:30", "for 1:30": "22 17:30",
    "yesterday 18:30": "21 18:30", "hier à 18h30": "21 18:30", "avant-hier 9h": "20 09:00",
    "today at 9:10": "22 09:10", "aujourd’hui 9h10": "22 09:10", "now": "22 19:00",
    "maintenant": "22 19:00", "-1440": "21 19:00", "at 9": "22 09:00", "à 9": "22 09:00",
    "monday 9:10": "16 09:10", "2026-11-20T09:10": "20 09:10", "hier soir à 8 h": "21 20:00",
    "half past 6": "22 06:30", "neuf heures": "22 09:00", "9 heures et demie": "22 09:30",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_moment_is_read_in_the_zone_of_now(text: str, expected: str) -> None:
    read = read_moment(text, NOW)
    assert isinstance(read, datetime)
    assert read.tzinfo is PARIS
    assert f"{read:%d %H:%M}" == expected


NOT_MOMENTS = [
    "", "25", "9", "18.30", "25m", "blurg", "at", "monday", "18:3", "1:30:00", "18:300", "in 5 min",
    "+25", "٩:١٠", "１8:30", "9" * 4000, "18:30 18:30", "pm", "started", "il y a", "h30",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_MOMENTS)
def test_what_is_no_moment_is_refused_with_the_forms(text: str) -> None:
    read = read_moment(text, NOW)
    assert isinstance(read, Unreadable)
    assert read.problem.message == moments.NOT_A_MOMENT


ALONE = {
    "9.30": "22 09:30", "18.30": "22 18:30", "yesterday 9.30": "21 09:30",
    "9.30 yesterday": "21 09:30", "hier à 9.30": "21 09:30", "20.11 9.30": "20 09:30",
    "-25": "22 18:35", "18h30": "22 18:30", "9": "22 09:00", " 18 ": "22 18:00",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALONE.items())
def test_where_a_moment_alone_is_wanted_a_dot_or_an_hour_is_enough(
    text: str, expected: str
) -> None:
    read = read_moment(text, NOW, alone=True)
    assert isinstance(read, datetime)
    assert f"{read:%d %H:%M}" == expected


@pytest.mark.parametrize("text", ["25", "9.3", "9.300", "1.9.30", "v9.30", "2.5 h"])
def test_what_is_no_time_with_a_dot_stays_none(text: str) -> None:
    read = read_moment(text, NOW, alone=True)
    assert isinstance(read, Unreadable)


@pytest.mark.parametrize("text", ["24:00", "25:00", "18:60", "18h99", "13pm", "0am", "at 99:99"])
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    read = read_moment(text, NOW)
    assert isinstance(read, Unreadable)
    assert read.problem.message == NO_SUCH_TIME


@pytest.mark.parametrize("text", ["today 19:01", "aujourd'hui à 23h", "19:01", "23h", "11pm"])
def test_a_time_still_to_come_is_refused(text: str) -> None:
    read = read_moment(text, NOW)
    assert isinstance(read, Unreadable)
    assert read.problem.message == moments.TO_COME


@pytest.mark.parametrize("text", ["23h", "11pm", "at 23:00"])
def test_a_time_to_come_is_that_of_last_night(text: str) -> None:
    assert read_moment(text, NOW.replace(hour=10)) == NOW - timedelta(hours=20)


def test_a_length_that_cannot_be_read_says_so() -> None:
    read = read_moment("3 jours ago", NOW)
    assert isinstance(read, Unreadable)
    assert read.problem.message == NOT_A_DURATION


def test_a_length_is_taken_off_in_utc_over_the_spring_change() -> None:
    after = datetime(2026, 3, 29, 3, 30, tzinfo=PARIS)
    read = read_moment("an hour ago", after)
    assert isinstance(read, datetime)
    assert f"{read:%H:%M %z}" == "01:30 +0100"


def test_a_length_is_taken_off_in_utc_over_the_autumn_change() -> None:
    after = datetime(2026, 10, 25, 3, 30, tzinfo=PARIS)
    read = read_moment("-2h", after)
    assert isinstance(read, datetime)
    assert f"{read:%H:%M %z}" == "02:30 +0200"


@pytest.mark.parametrize("typed", ["2:30", "at 2:30", "today 2:30", "2:30 this morning", "2:00"])
def test_a_time_that_the_clocks_skipped_is_refused(typed: str) -> None:
    read = read_moment(typed, datetime(2026, 3, 29, 9, 0, tzinfo=PARIS))
    assert isinstance(read, Unreadable)
    assert read.problem.message == SKIPPED


def test_a_time_lived_twice_is_the_first() -> None:
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=PARIS)
    read = read_moment("2:30", second)
    assert isinstance(read, datetime)
    assert f"{read:%d %H:%M %z}" == "25 02:30 +0200"


def test_clock_times_still_to_come_are_yesterdays_over_a_year_end() -> None:
    read = read_moment("23h50", datetime(2027, 1, 1, 0, 10, tzinfo=PARIS))
    assert isinstance(read, datetime)
    assert f"{read:%Y-%m-%d %H:%M}" == "2026-12-31 23:50"


@pytest.mark.parametrize(("text", "expected"), [("9h", time(9)), ("0:00", time(0)), ("9", None)])
def test_a_clock_time_says_that_it_is_one(text: str, expected: time | None) -> None:
    assert read_clock(text) == expected


ZONES = st.sampled_from(
    [PARIS, UTC, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe"),
     timezone(timedelta(hours=5, minutes=45))]
)  # fmt: skip
NOWS = st.datetimes(datetime(2001, 1, 1), datetime(2037, 1, 1), timezones=ZONES)
TYPED = (
    st.text() | st.sampled_from([*READ, *NOT_MOMENTS]) | st.text("0123456789:hpma -", max_size=9)
)


@given(text=TYPED, now=NOWS)
def test_any_text_gives_a_moment_that_has_been_or_a_refusal(text: str, now: datetime) -> None:
    read = read_moment(text, now)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert read.tzinfo is now.tzinfo
        past = now.astimezone(UTC) - read.astimezone(UTC)
        assert timedelta() <= past
        is_dated = any(letter.isdecimal() for letter in text)
        assert is_dated or past < timedelta(days=8), "a weekday is up to a week ago"


@given(minutes=st.integers(1, 1440), now=NOWS)
def test_minutes_ago_are_real_minutes(minutes: int, now: datetime) -> None:
    read = read_moment(f"{minutes} min ago", now)
    assert isinstance(read, datetime)
    assert now.astimezone(UTC) - read.astimezone(UTC) == timedelta(minutes=minutes)
