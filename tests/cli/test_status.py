"""`detox status`: sentences, data, and a line for a shell prompt."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = ["now", "today", "next", "accounts", "today_minutes", "week_minutes", "running", "locale"]
RUNNING = ["activity", "name", "since", "seconds", "paused", "doubt"]


@pytest.fixture
def lived(done: Run) -> Run:
    """A home with two accounts, a session of today and one of this week."""
    done("accounts", "add", "instagram", "--day", "31 december")
    done("accounts", "add", "youtube", "--keep")
    done("log", "1h15", "writing", "-q")
    done("log", "30", "email", "--on", "-2", "-q")
    done("activities", "edit", "writing", "--goal", "4h")
    return done


def test_an_empty_home_says_what_comes_next_and_stays_empty(done: Run, home: Path) -> None:
    assert "detox accounts add" in done("status").out
    assert listing(home) == {}


def test_it_tells_days_hours_and_the_timer(lived: Run) -> None:
    lived("start", "reading", "12 minutes ago")
    days, today, week, timer = lived("status").out.splitlines()
    assert days == "Instagram: in 39 days, Thursday 31 December."
    assert today == "Today: 1 h 15 (writing 1 h 15)."
    assert week == "This week: 1 h 45 (writing 1 h 15 of 4 h, email 30 min)."
    assert re.fullmatch(r"Running: reading, 1[12]:\d\d, since 15:20\.", timer)


def test_its_data_has_the_keys_that_others_build_on(lived: Run) -> None:
    lived("start", "reading", "12 minutes ago")
    data = lived("status", "--json").data
    assert list(data) == KEYS
    assert data["now"].startswith("2026-11-22T15:32:0")
    assert data["now"].endswith("+01:00")
    assert data["next"] == {
        "account": "Instagram",
        "platform": "instagram",
        "state": "leaving",
        "date": "2026-12-31",
        "days_left": 39,
    }
    assert [account["name"] for account in data["accounts"]] == ["Instagram", "YouTube"]
    assert (data["today"], data["today_minutes"], data["week_minutes"]) == ("2026-11-22", 75, 105)
    assert list(data["running"]) == RUNNING
    assert data["running"]["since"] == "2026-11-22T15:20:00+01:00"
    assert data["locale"] == "en"


def test_its_data_says_null_where_nothing_applies(done: Run) -> None:
    data = done("status", "--json", LANG="fr_FR.UTF-8").data
    assert (data["next"], data["running"], data["accounts"]) == (None, None, [])
    assert data["locale"] == "fr"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{days}", "39"),
        ("{account} {date_iso}", "Instagram 2026-12-31"),
        ("{date}", "Thursday 31 December"),
        ("{today}|{week}", "1 h 15|1 h 45"),
        ("[{timer}{activity}]", "[]"),
        ("{state}", "leaving"),
        (r"a\tb\nc", "a\tb\nc"),
        ("100% {days!r", "100% {days!r"),
        ("", ""),
    ],
)
def test_a_template_is_filled(lived: Run, template: str, expected: str) -> None:
    assert lived("status", "--format", template).out == expected + "\n"


@pytest.mark.parametrize("template", ["{nothing}", "{days!r}", "{}", "{account.__class__}", "{0}"])
def test_a_template_asks_for_nothing_else(detox: Run, template: str) -> None:
    is_refused(detox("status", "--format", template), "{date_iso}")


def test_a_template_is_empty_where_nothing_applies(done: Run) -> None:
    assert done("status", "--format", "{days}{account}{date}{date_iso}{timer}{state}").out == "\n"


def test_names_are_those_of_the_language(lived: Run) -> None:
    assert "écriture" in lived("status", LANG="fr_FR.UTF-8").out


def test_a_day_gone_by_is_said(lived: Run) -> None:
    said = lived("status", DETOX_NOW="2027-01-02T12:00:00Z").out
    assert "Instagram" in said.splitlines()[1]
