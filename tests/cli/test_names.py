"""What others may see names no account unless that is asked for: by `--names`, or by a setting."""

import re

import pytest

from tests.cli.conftest import Run

NAMES = re.compile("instagram|facebook|linkedin|forum|anna", re.IGNORECASE)
TOOLTIP = ("status", "--format", "{sentences}")
DAYS = ["2026-11-22", "2026-12-21", "2026-12-31", "2027-03-02"]
"""before, while a plan no longer fits, on the day, and when it has passed"""
EVERYWHERE = [
    TOOLTIP,
    ("status", "--format", "{line} {class}"),
    ("status", "--format", '{"tooltip": "{sentences}"}'),
    ("export", "ics"),
    ("export", "ics", "--todo"),
    ("reminders", "next", "30", "--json"),
]


@pytest.fixture
def four(done: Run) -> Run:
    """A home with three accounts to leave, one of them asked for, a name of the person's own and a
    step that tells whose it is."""
    for name in ("instagram", "facebook", "linkedin", "The old forum"):
        done("accounts", "add", name, "--day", "31 december")
    done("steps", "add", "facebook", "Tell Anna of the forum", "--on", "20 december")
    done("accounts", "request", "linkedin")
    return done


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "fr_FR.UTF-8"])
@pytest.mark.parametrize("day", DAYS)
def test_unasked_nothing_that_others_see_names_an_account(
    four: Run, day: str, language: str
) -> None:
    env = {"DETOX_NOW": f"{day}T14:32:00Z", "LANG": language}
    for words in EVERYWHERE:
        told = four(*words, **env).out
        assert not NAMES.search(told), words
        assert told.strip()


@pytest.mark.parametrize("day", DAYS)
def test_asked_to_the_tooltip_of_a_bar_says_what_status_says(four: Run, day: str) -> None:
    env = {"DETOX_NOW": f"{day}T14:32:00Z"}
    assert four(*TOOLTIP, "--names", **env).out == four("status", **env).out


def test_a_setting_has_all_of_them_name_accounts(four: Run) -> None:
    four("config", "set", "names", "yes")
    assert "LinkedIn" in four(*TOOLTIP).out
    for form in ("ics", "blocklist"):
        assert NAMES.search(comments(four("export", form).out))
    assert "names the account" in four("reminders", "show", "deletion-day").out
    for form in ("ics", "blocklist"):
        assert not NAMES.search(comments(four("export", form, "--discreet").out))
    four("config", "set", "names", "no")
    assert not NAMES.search(four(*TOOLTIP).out)


def comments(text: str) -> str:
    """A calendar, or what stands in a block list beside its hosts."""
    if text.startswith("BEGIN:VCALENDAR"):
        return text
    return "\n".join(line for line in text.splitlines() if line.startswith("#"))


def test_the_tooltip_counts_accounts_in_the_place_of_their_names(four: Run) -> None:
    assert four(*TOOLTIP).out.startswith("Deletion final in 14 days, on ")
    said = four(*TOOLTIP, DETOX_NOW="2026-12-31T14:32:00Z").out
    assert "Today is the day for 3 accounts: ask for deletion" in said
    said = four(*TOOLTIP, DETOX_NOW="2026-12-20T14:32:00Z").out
    assert "one account" in said
