"""`detox backup` and `detox restore`: copies, and the ways back."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing

TOMORROW = "2026-11-23T10:00:00Z"


def minutes(run: Run, **env: str) -> list[int]:
    """The minutes of every session."""
    return [session["minutes"] for session in run("sessions", "all", "--json", **env).data]


def test_a_backup_is_made_and_listed(done: Run, home: Path) -> None:
    done("log", "45", "writing")
    assert done("backup").out.startswith(f"Backed up: {home / 'state' / 'backups'}")
    listed = done("backup", "--list", "--json").data
    assert all(list(one) == ["uid", "day", "path", "files", "bytes"] for one in listed)
    assert listed[0]["uid"] in done("backup", "--list").out


def test_a_backup_goes_where_it_is_wanted(done: Run, tmp_path: Path) -> None:
    done("log", "45", "writing")
    folder = tmp_path / "stick"
    made = done("backup", "--to", str(folder), "--json").data
    assert Path(made["path"]).parent == folder
    assert any(name.endswith("log-2026-11.json") for name in listing(folder))


@pytest.mark.parametrize("words", [["backup"], ["restore", "yesterday", "--yes"]], ids=" ".join)
def test_where_nothing_is_nothing_is_done(detox: Run, home: Path, words: list[str]) -> None:
    is_refused(detox(*words))
    assert listing(home / "data") == {}


def test_a_backup_does_not_go_into_a_file(detox: Run, done: Run, tmp_path: Path) -> None:
    done("log", "45", "writing")
    file = tmp_path / "file"
    file.write_text("mine")
    is_refused(detox("backup", "--to", str(file)), str(file))
    assert file.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"{", b"not ours at all", None], ids=repr)
def test_a_damaged_file_is_put_right(
    detox: Run, done: Run, home: Path, content: bytes | None
) -> None:
    done("log", "45", "writing", "-q")
    done("log", "30", "email", "-q")
    log = next(home.glob("data/records/*/log-2026-11.json"))
    if content is None:
        log.unlink()
    else:
        log.write_bytes(content)
    ended = detox("log", "20", "reading")
    assert ended.code == 3
    assert "detox restore" in ended.err
    mended = done("restore")
    assert "log-2026-11.json" in mended.out
    assert sorted(minutes(done)) == [30, 45]
    done("log", "20", "reading")


def test_nothing_to_mend_is_said_with_the_days_there_are(done: Run) -> None:
    done("log", "45", "writing")
    done("backup")
    told = done("restore")
    assert "nothing to repair" in told.out
    assert "2026-11-22" in told.out


def test_a_damaged_file_of_another_device_is_never_called_in_order(
    detox: Run, done: Run, home: Path
) -> None:
    done("log", "45", "writing")
    other = home / "data/records/abcdefgh/log-2026-11.json"
    other.parent.mkdir()
    other.write_bytes(b"")
    told = detox("restore")
    assert told.code == 3
    assert str(other) in told.err
    assert "in order" not in told.out
    assert "2026-11-22" in told.out
    assert other.read_bytes() == b""


def test_going_back_asks_and_can_be_undone(detox: Run, done: Run) -> None:
    done("log", "45", "writing")
    done("backup")
    done("log", "30", "email", DETOX_NOW=TOMORROW)
    is_refused(detox("restore", "2026-11-22", DETOX_NOW=TOMORROW), "--yes")
    assert minutes(done, DETOX_NOW=TOMORROW) == [45, 30]
    assert "; 1 of them changed." in done("restore", "yesterday", "--yes", DETOX_NOW=TOMORROW).out
    assert minutes(done, DETOX_NOW=TOMORROW) == [45]
    done("undo", DETOX_NOW=TOMORROW)
    assert minutes(done, DETOX_NOW=TOMORROW) == [45, 30]


def test_going_back_says_as_of_when_and_a_day_means_the_same_however_it_is_written(
    detox: Run, done: Run
) -> None:
    done("log", "45", "writing")
    at = "2026-11-23T08:00:00Z"
    done("log", "30", "email", DETOX_NOW=at)
    later = "2026-11-23T10:00:00Z"
    done("backup", DETOX_NOW=later)
    by_name = "2026-11-23-110000"
    for words in ("2026-11-23", "today", "23 november", "monday"):
        asked = detox("restore", words, DETOX_NOW=later)
        is_refused(asked, "Going back to 23 November 2026 at 09:00 changes")
    asked = detox("restore", by_name, DETOX_NOW=later)
    is_refused(asked, "Going back to 23 November 2026 at 11:00 changes")
    told = done("restore", by_name, "--yes", DETOX_NOW=later).out
    assert "as they were on 23 November 2026 at 11:00: nothing needed" in told
    told = done("restore", "23 november", "--yes", DETOX_NOW=later).out
    assert told == (
        "All records are back as they were on 23 November 2026 at 09:00; 1 of them changed.\n"
    )
    assert minutes(done, DETOX_NOW=later) == [45]


def test_a_copy_whose_folder_was_touched_on_another_day_says_its_day(
    detox: Run, done: Run, home: Path
) -> None:
    done("log", "45", "writing")
    (copy,) = (home / "state/backups").glob("2026-*")
    os.utime(copy, (0, 0))
    is_refused(detox("restore", "today"), "Going back to 22 November 2026 changes")


@pytest.mark.parametrize(
    "words", [["2026-01-01", "--yes"], ["someday", "--yes"], ["../x", "--yes"]]
)
def test_a_day_without_a_backup_is_refused(
    detox: Run, done: Run, home: Path, words: list[str]
) -> None:
    done("log", "45", "writing")
    done("backup")
    before = listing(home / "data")
    is_refused(detox("restore", *words))
    assert listing(home / "data") == before
