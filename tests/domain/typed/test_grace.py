"""How long a deletion can be undone, typed as days or as a day: read whole, or refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.problem import Unreadable
from detox.domain.typed.grace import TypedGrace, read_grace
from detox.i18n import render

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("30", 30), (" 0 ", 0), ("30 days", 30), ("30d", 30), ("1 day", 1), ("30 jours", 30),
        ("14 j", 14), ("2 weeks", 14), ("2 semaines", 14), ("3650", 3650),
    ],
)  # fmt: skip
def test_days_are_days(typed: str, days: int, language: str) -> None:
    assert read_grace(typed, TODAY, TODAY, language) == TypedGrace(None, days)


@pytest.mark.parametrize(
    ("typed", "language", "day"),
    [
        ("30 january", "en", "2027-01-30"),
        ("30 janvier", "fr", "2027-01-30"),
        ("30 jan 2027", "en", "2027-01-30"),
        ("30/01", "fr", "2027-01-30"),
        ("2027-01-30", "en", "2027-01-30"),
        ("1 march", "en", "2027-03-01"),
        ("20 november", "en", "2026-11-20"),  # asked for on the 15th
        ("today", "en", "2026-11-22"),
        ("in 3 weeks", "en", "2026-12-13"),
        ("1 month", "en", "2026-12-15"),
        ("one month", "en", "2026-12-15"),
        ("3 months", "en", "2027-02-15"),
        ("1 year", "en", "2027-11-15"),
        ("un mois", "fr", "2026-12-15"),
        ("1 mois", "fr", "2026-12-15"),
    ],
)
def test_a_day_is_that_day_and_the_first_after_the_request(typed, language, day) -> None:
    asked = date(2026, 11, 15)
    found = read_grace(typed, asked, TODAY, language)
    assert found == TypedGrace(date.fromisoformat(day))
    assert not isinstance(found, Unreadable)
    assert found.day(asked) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "", "30 what", "30 31", "january", "30 january or so", "thirty", "-5", "3651", "99999 days",
        "2026-11-01", "2 years and a day", "1e3", "30 days january", "600 weeks",
        "200 months", "9999 years", "11 years", "121 months", "2199-01-01",
    ],
)  # fmt: skip
def test_what_is_neither_is_refused(typed: str) -> None:
    assert isinstance(read_grace(typed, TODAY, TODAY, "en"), Unreadable)


@given(
    st.integers(0, 31), st.sampled_from(["", " ", "x", " january", " jours", " days", "/1", ","])
)
def test_a_number_with_anything_after_it_is_never_only_the_number(count: int, after: str) -> None:
    found = read_grace(f"{count}{after}", TODAY, TODAY, "fr")
    if isinstance(found, TypedGrace) and found.days is not None:
        assert (found.days, after.strip() in ("", "days", "jours")) == (count, True)


def test_a_month_ends_on_the_last_day_of_one_that_is_shorter() -> None:
    asked = date(2027, 1, 31)
    assert read_grace("1 month", asked, asked, "en") == TypedGrace(date(2027, 2, 28))


def test_a_refusal_gives_an_example_of_each() -> None:
    read = read_grace("soonish", TODAY, TODAY, "en")
    assert isinstance(read, Unreadable)
    assert "1 month or 31 january" in render(read.problem)
