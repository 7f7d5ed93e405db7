"""`edit`, `delete`, `undo`, `redo`: every change is named and can be taken back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing


@pytest.fixture
def uid(done: Run) -> str:
    """The uid of a session of 45 minutes, at 09:10 today."""
    logged = done("log", "45", "writing", "column", "+draft", "--at", "09:10", "--json")
    return str(logged.data["uid"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--minutes", "1h"], {"minutes": 60, "note": "column"}),
        (["--activity", "lecture"], {"activity": "reading"}),
        (["--on", "yesterday"], {"day": "2026-11-21", "start": "2026-11-21T09:10:00+01:00"}),
        (["--day", "2026-10-25"], {"day": "2026-10-25", "start": "2026-10-25T09:10:00+01:00"}),
        (["--note", ""], {"note": ""}),
        (["--note", "x", "+new"], {"note": "x", "tags": ["draft", "new"]}),
        (["-t", "new", "--untag", "draft"], {"tags": ["new"]}),
        (["--at", "10:00"], {"start": "2026-11-22T10:00:00+01:00"}),
        (["--at", "10h", "--on", "yesterday"], {"start": "2026-11-21T10:00:00+01:00"}),
        (["--no-start"], {"start": None, "zone": None, "day": "2026-11-22"}),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_session_is_changed_and_the_change_undone(
    done: Run, uid: str, words: list[str], expected: dict[str, object]
) -> None:
    before = done("sessions", "all", "--json").data
    after = done("edit", uid, *words, "--json").data
    assert {key: after[key] for key in expected} == expected
    assert done("sessions", "all", "--json").data == [after]
    done("undo")
    assert done("sessions", "all", "--json").data == before


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["UID"],
        ["UID", "--minutes", "never"],
        ["UID", "--on", "tomorrow"],
        ["UID", "word"],
        ["UID", "--at", "10:00", "--no-start"],
        ["UID", "--activity", "flying"],
        ["nothing", "--minutes", "4"],
        ["../../etc", "--minutes", "4"],
        ["", "--minutes", "4"],
    ],
    ids=" ".join,
)
def test_a_misread_change_changes_nothing(
    detox: Run, uid: str, home: Path, words: list[str]
) -> None:
    before = listing(home / "data")
    is_refused(detox("edit", *[uid if word == "UID" else word for word in words]))
    assert listing(home / "data") == before


def test_a_change_is_confirmed(done: Run, uid: str) -> None:
    said = done("edit", uid, "--minutes", "40").out
    assert said == f"Changed: 40 min writing “column” +draft, today, 09:10 to 09:50 ({uid}).\n"
    assert done("edit", uid, "--minutes", "40").out.startswith("Nothing to change")


def test_deleting_names_what_goes_and_undo_brings_it_back(done: Run, uid: str) -> None:
    other = done("log", "5", "email", "--json").data["uid"]
    gone = done("delete", uid, other)
    assert f"Deleted: 45 min writing “column”, today ({uid})." in gone.out
    assert f"Deleted: 5 min email, today ({other})." in gone.out
    assert "detox undo" in gone.err
    assert done("sessions", "--json").data == []
    assert done("undo").out.startswith("Undone: deleting")
    assert len(done("sessions", "--json").data) == 2
    assert done("redo").out.startswith("Redone: deleting")
    assert done("sessions", "--json").data == []


def test_an_account_is_deleted_by_its_uid(done: Run) -> None:
    account = done("accounts", "add", "Forum of Nobody", "--json").data["uid"]
    assert "“Forum of Nobody”" in done("delete", account).out
    assert done("accounts", "list", "--json").data == []
    assert "“Forum of Nobody”" in done("undo").out


def test_all_or_nothing_is_deleted(detox: Run, done: Run, uid: str) -> None:
    is_refused(detox("delete", uid, "nothing"))
    assert len(done("sessions", "--json").data) == 1


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_nothing_to_undo_is_said(detox: Run, home: Path, verb: str) -> None:
    is_refused(detox(verb), "nothing")
    assert listing(home / "data") == {}


def test_undoing_names_what_was_undone(done: Run, uid: str) -> None:
    assert done("undo").out == "Undone: logging 45 min writing “column”, today.\n"
    assert done("redo").out == "Redone: logging 45 min writing “column”, today.\n"


@pytest.mark.parametrize("many", [2, 3])
def test_what_was_done_to_several_is_counted_and_redone_by_the_same_words(
    done: Run, uid: str, many: int
) -> None:
    others = [done("log", "5", "email", "--json").data["uid"] for _each in range(many - 1)]
    done("delete", uid, *others)
    assert done("undo").out == f"Undone: deleting {many} records.\n"
    assert done("redo").out == f"Redone: deleting {many} records.\n"


def test_a_session_that_leaves_its_month_is_still_one(done: Run, uid: str) -> None:
    done("edit", uid, "--on", "2026-10-25")
    assert done("undo").out.startswith("Undone: changing 45 min writing “column”")
    assert done("redo").out.startswith("Redone: changing 45 min writing “column”")
