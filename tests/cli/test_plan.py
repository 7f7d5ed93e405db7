"""`detox accounts` and `detox activities`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing

KEYS = ["uid", "platform", "name", "state", "day", "requested_on", "irreversible_on", "break_since"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["instagram"], {"platform": "instagram", "name": "Instagram", "state": "undecided"}),
        (["twitter", "--day", "31 décembre"], {"platform": "x", "day": "2026-12-31"}),
        (["Forum of Nobody"], {"platform": None, "name": "Forum of Nobody"}),
        (["youtube", "--keep"], {"state": "keeping", "day": None}),
        (["facebook", "--since", "22 april"], {"break_since": "2026-04-22", "state": "undecided"}),
        (["facebook", "--day", "today"], {"state": "leaving", "day": "2026-11-22"}),
        (["facebook", "--day", "2 january"], {"day": "2027-01-02"}),
    ],
    ids=lambda value: " ".join(value),
)
def test_an_account_is_added(done: Run, words: list[str], expected: dict[str, object]) -> None:
    record = done("accounts", "add", *words, "--json").data
    assert list(record) == KEYS
    assert {key: record[key] for key in expected} == expected
    assert done("accounts", "list", "--json").data == [record]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["add"], "NAME"),
        (["add", "x", "--day", "yesterday"], "22 November 2026"),
        (["add", "x", "--day", "someday"], "someday"),
        (["add", "x", "--since", "tomorrow"], "still to come"),
        (["add", "x", "--keep", "--day", "tomorrow"], "--keep"),
        (["add", "\x1b\x07"], "name"),
        (["set-day", "nobody", "tomorrow"], "nobody"),
        (["remove", "nobody"], "nobody"),
        (["lits"], "accounts list"),
        (["frobnicate"], "set-day"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_misread_account_is_refused(detox: Run, home: Path, words: list[str], named: str) -> None:
    is_refused(detox("accounts", *words), named)
    assert listing(home) == {}


def test_accounts_are_told_in_words(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "31 december", "--since", "22 may")
    uid = done("accounts", "--json").data[0]["uid"]
    told = done("accounts").out.split()
    assert told[:2] == [uid, "Instagram"]
    assert "in 39 days, Thursday 31 December" in " ".join(told)
    assert "since Friday 22 May" in " ".join(told)
    assert "184" not in " ".join(told)


def test_a_day_is_moved_and_taken_away(done: Run) -> None:
    done("accounts", "add", "instagram")
    assert "in 9 days" in done("accounts", "set-day", "insta", "1", "december").out
    assert done("accounts", "list", "--json").data[0]["day"] == "2026-12-01"
    done("accounts", "set-day", "Instagram", "none")
    assert done("accounts", "list", "--json").data[0]["state"] == "undecided"


def test_an_account_is_removed_and_brought_back(done: Run) -> None:
    done("accounts", "add", "instagram")
    assert "Instagram" in done("accounts", "remove", "instagram").out
    assert done("accounts", "list", "--json").data == []
    done("undo")
    assert len(done("accounts", "list", "--json").data) == 1


def test_an_account_is_added_once(detox: Run, done: Run) -> None:
    done("accounts", "add", "instagram")
    is_refused(detox("accounts", "add", "Instagram"), "already")


def test_activities_are_listed_with_their_letters(done: Run) -> None:
    listed = done("activities", "list", "--json").data
    assert [a["uid"] for a in listed][:3] == ["writing", "learning", "email"]
    assert listed[0]["letter"] == "w"
    french = done("activities", "--json", LANG="fr_FR.UTF-8").data[0]
    assert (french["name"], french["letter"]) == ("écriture", "e")


def test_an_activity_of_ones_own_has_what_it_was_given(done: Run) -> None:
    words = ["piano", "duets", "--letter", "O", "--goal", "3h", "--colour", "3"]
    record = done("activities", "add", *words, "--json").data
    assert record == {
        "uid": "piano-duets",
        "key": "piano-duets",
        "name": "piano duets",
        "letter": "o",
        "colour": "3",
        "goal_minutes": 180,
        "archived": False,
    }
    done("log", "20", "piano", "duets")
    assert done("report", "--json").data["by"][0]["name"] == "piano duets"


def test_an_activity_is_changed_archived_and_brought_back(done: Run) -> None:
    done("activities", "edit", "w", "--name", "essays", "--goal", "4h")
    assert "essays" in done("activities").out
    assert done("activities").out.splitlines()[0].split() == ["key", "name", "letter"]
    assert (
        done("activities", "edit", "essays", "--goal", "none", "--json").data["goal_minutes"]
        is None
    )
    assert "archived" in done("activities", "archive", "essays").out
    assert done("activities", "archive", "essays").out.startswith("Nothing to change: essays")
    assert done("activities", "unarchive", "essays", "--json").data["archived"] is False


@pytest.mark.parametrize(
    "words", [["log", "45", "plans"], ["start", "plans"], ["switch", "plans"], ["start", "plan"]]
)
def test_no_new_time_goes_to_an_archived_activity(done: Run, detox: Run, words: list[str]) -> None:
    if words[0] == "switch":
        done("start", "reading", "20 minutes ago")
    done("activities", "archive", "plans")
    back = "“plans” is archived; to bring it back: detox activities unarchive plans."
    is_refused(detox(*words), back)
    done("activities", "unarchive", "plans")
    done(*words)


def test_a_session_keeps_its_archived_activity_and_is_given_none(done: Run, detox: Run) -> None:
    old = done("log", "45", "plans", "--json").data["uid"]
    new = done("log", "45", "reading", "--json").data["uid"]
    done("activities", "archive", "plans")
    is_refused(detox("edit", new, "--activity", "plans"), "“plans” is archived")
    assert done("edit", old, "--activity", "plans", "-m", "30", "--json").data["minutes"] == 30
    assert "plans" in done("sessions", "--activity", "plans").out, "it is still found"


def test_with_every_activity_archived_it_is_said_how_to_bring_one_back(
    done: Run, detox: Run
) -> None:
    for each in done("activities", "--json").data:
        done("activities", "archive", each["key"])
    for words in (["log", "45", "nonsense"], ["log", "45"], ["start"], ["start", "nonsense"]):
        is_refused(detox(*words), "to bring one back: detox activities unarchive ")


def test_a_goal_holds_from_the_day_it_is_set_or_from_a_given_one(done: Run) -> None:
    """A report of the weeks before says nothing of it."""
    done("log", "1h", "writing", "--on", "2026-11-03")
    done("activities", "edit", "writing", "--goal", "4h")
    assert "Goal a week" not in done("report", "2026-11-02..2026-11-16", "--html").out
    done("activities", "edit", "writing", "--goal", "4h", "--since", "2026-11-01")
    told = done("report", "2026-11-02..2026-11-16", "--html").out
    assert "Goal a week" in told
    assert "of 2" not in told, "weeks without it are not counted"
    done("undo")
    assert "Goal a week" not in done("report", "2026-11-02..2026-11-16", "--html").out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["add"], "NAME"),
        (["add", "écriture"], "already"),
        (["add", "x", "--letter", "l"], "Today"),
        (["add", "x", "--letter", "w"], "writing"),
        (["add", "x", "--letter", "12"], "12"),
        (["add", "x", "--goal", "200h"], "168"),
        (["add", "x", "--colour", "reddish"], "reddish"),
        (["edit", "writing"], "--goal"),
        (["edit", "wrting", "--goal", "3h"], "writing"),
        (["archive"], "ACTIVITY"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_misread_activity_is_refused(
    detox: Run, home: Path, words: list[str], named: str
) -> None:
    is_refused(detox("activities", *words), named)
    assert listing(home) == {}


def test_the_row_of_an_account_says_how_its_plan_stands(done: Run) -> None:
    done("accounts", "add", "instagram", "--day", "31 december")
    done("accounts", "add", "youtube", "--keep")
    assert "by 30 Nov: ask for the archive" in done("accounts", "list").out
    late = {"DETOX_NOW": "2026-12-21T14:32:00Z"}
    row, kept = done("accounts", "list", **late).out.splitlines()
    assert "needs more time, 19 Jan would work; since 30 Nov: ask for the archive" in row
    assert "more time" not in kept
    shown = done("accounts", "show", "instagram", **late).out
    assert "Next: ask for the archive of Instagram, since Monday 30 November." in shown
    passed = {"DETOX_NOW": "2027-03-02T14:32:00Z"}
    row = done("accounts", "list", **passed).out.splitlines()[0]
    assert "since 31 Dec: ask for deletion, or move the day" in row
    shown = done("accounts", "show", "instagram", **passed).out
    assert "Next: ask Instagram to delete the account, since Thursday 31 December 2026." in shown
    assert "ago" not in row + shown


def test_undo_names_the_step_that_it_takes_back(done: Run) -> None:
    uid = done("accounts", "add", "instagram", "--day", "31 december", "--json").data["uid"]
    done("steps", "done", f"{uid}.goodbye")
    assert done("undo").out.strip() == "Undone: ticking the step “say goodbye” (Instagram)."
    done("steps", "skip", f"{uid}.goodbye", "--reason", "nobody there")
    assert "skipping the step “say goodbye”" in done("undo").out
    done("steps", "move", f"{uid}.goodbye", "20 december")
    assert "changing the step “say goodbye”" in done("undo").out
    done("steps", "done", f"{uid}.goodbye")
    done("steps", "reopen", f"{uid}.goodbye")
    assert "reopening the step “say goodbye” (Instagram)" in done("undo").out
    assert "reopening the step “say goodbye”" in done("redo").out


def test_what_cancels_a_deletion_is_told_where_one_is_planned(done: Run) -> None:
    done("accounts", "add", "instagram", "--since", "2026-10-01")
    for known in (False, True):
        told = done("accounts", "show", "instagram").out
        assert ("signing in cancels it" in told) is ("sources disagree" in told) is known
        done("accounts", "set-day", "instagram", "31 december")
