"""Names of files that no file can have: said in a sentence, whatever was asked for."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOBODYS = "~nobody-by-that-name/file"
TOO_LONG = "a" * 300
ASKED = (
    *("import csv", "import archive", "measure --from", "import json"),
    *("export csv --to", "export ics --to", "report week --html --to", "backup --to"),
    *("goodbye instagram --to", "demo --entries 1 --home"),
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("path", [NOBODYS, TOO_LONG], ids=["nobody’s home", "too long"])
def test_no_name_of_a_file_is_more_than_a_command_can_take(
    detox: Run, asked: str, path: str, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.chdir(home.parent)
    done = detox(*asked.split(), path)
    assert done.code in (0, 2, 3), done.err
    assert "Something went wrong" not in done.err
    assert done.code == 0 or done.err.strip()


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "fr_FR.UTF-8"])
@pytest.mark.parametrize("told", ["", "~/kept"])
def test_where_no_home_is_known_nothing_is_made_in_the_folder_one_stands_in(
    detox: Run, tmp_path: Path, told: str, language: str
) -> None:
    (tmp_path / "~").mkdir()
    nowhere = _no_home(DETOX_HOME=told, LANG=language)
    for words in ("log 30m writing", "config path", "status", "remind", "doctor", "backup"):
        done = detox(*words.split(), **nowhere)
        assert (done.code, done.out) == (3, ""), words
        (line,) = done.err.splitlines()
        assert "DETOX_HOME" in line
    for words in ("help", "--version", "completion bash"):
        assert detox(*words.split(), **nowhere).code == 0
    assert list((tmp_path / "~").iterdir()) == []
    assert not (tmp_path / "relative").exists()


def test_what_only_lies_in_a_home_is_told_where_none_is_known(detox: Run) -> None:
    nowhere = _no_home()
    assert detox("log", "5", "reading", **nowhere).code == 0
    for words in ("measure", "desktop install", "desktop remove", "reminders install"):
        done = detox(*words.split(), **nowhere)
        assert (done.code, done.err) == (3, "Your home folder isn’t known here; set HOME to it.\n")
    doctor = detox("doctor", **nowhere)
    assert doctor.code == 1
    assert doctor.out.count("home folder isn’t known") == 1


def _no_home(**more: str) -> dict[str, str]:
    """As somebody without an entry in the list of users has it, whatever list there is here."""
    return {"HOME": "relative", "USERPROFILE": "relative", **more}
