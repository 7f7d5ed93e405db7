"""Reminders late at night: the day goes on until the hour at which the person has it begin."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused
from tests.cli.wall_world import settings

AT_NIGHT = {"DETOX_NOW": "2026-11-23T01:00:00Z"}
FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.fixture(autouse=True)
def late(home: Path) -> None:
    """Days begin at four."""
    settings(home, day_start="04:00")


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("today 3:30", "2026-11-23T03:30", "today 03:30  in 2 hours"),
        ("tonight 3:30", "2026-11-23T03:30", "today 03:30  in 2 hours"),
        ("tomorrow 10:00", "2026-11-23T10:00", "tomorrow 10:00  in 8 hours"),
        ("tomorrow 3:30", "2026-11-24T03:30", "tomorrow 03:30  in 26 hours"),
        ("2026-11-24 10:00", "2026-11-24T10:00", "Tue 24 Nov 10:00  in 32 hours"),
        ("2026-11-25 3:30", "2026-11-25T03:30", "Wed 25 Nov 03:30  in 2 days"),
    ],
)
def test_one_for_a_day_comes_and_is_told_on_that_day(
    done: Run, typed: str, at: str, said: str
) -> None:
    done("config", "set", "quiet_hours", "off")
    added = done("reminders", "add", "stretch", "--when", typed, **AT_NIGHT).out
    assert f"  {said}  stretch\n" in added
    assert done("reminders", "next", "1", "--json", **AT_NIGHT).data
    records = done("reminders", "list", "--json", **AT_NIGHT).data
    assert [each["next"] for each in records if each["title"] == "stretch"] == [f"{at}:00+01:00"]


def test_the_days_are_those_of_the_person_in_french_too(done: Run) -> None:
    done("config", "set", "quiet_hours", "off")
    words = ("reminders", "add", "marcher", "--when")
    assert "aujourd’hui 03:30" in done(*words, "aujourd’hui 3:30", **AT_NIGHT, **FRENCH).out
    assert "demain 10:00" in done(*words, "demain 10 h", **AT_NIGHT, **FRENCH).out
    assert "demain à 20:30, dans 19 heures" in done("reminders", **AT_NIGHT, **FRENCH).out


def test_the_time_may_be_said_elsewhere(done: Run) -> None:
    done("config", "set", "quiet_hours", "off")
    added = done("reminders", "add", "stretch", "--when", "today", "--at", "3:30", **AT_NIGHT).out
    assert "today 03:30" in added
    assert (
        "tomorrow 03:30"
        in done("reminders", "edit", "stretch", "--when", "tomorrow", **AT_NIGHT).out
    )


def test_what_has_passed_of_the_day_is_refused(detox: Run) -> None:
    is_refused(
        detox("reminders", "add", "x", "--when", "today 23:00", **AT_NIGHT), "days have passed"
    )


def test_the_evening_of_a_day_that_goes_on_is_over(done: Run, detox: Run) -> None:
    uid = done("reminders", "add", "stretch", "--when", "every day 1:30", "--json").data["uid"]
    done("remind", DETOX_NOW="2026-11-23T00:00:00Z")
    done("remind", DETOX_NOW="2026-11-23T00:31:00Z")
    is_refused(detox("reminders", "snooze", uid, "evening", **AT_NIGHT), "has come already")


def test_tomorrow_is_when_the_person_wakes(done: Run) -> None:
    uid = done("reminders", "add", "stretch", "--when", "every day 1:30", "--json").data["uid"]
    done("remind", DETOX_NOW="2026-11-23T00:00:00Z")
    done("remind", DETOX_NOW="2026-11-23T00:31:00Z")
    snoozed = done("reminders", "snooze", uid, "tomorrow", **AT_NIGHT).out
    assert snoozed == "Snoozed: stretch, until tomorrow at 09:00, in 7 hours.\n"
