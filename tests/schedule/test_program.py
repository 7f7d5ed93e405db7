"""What a scheduler is told to start."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given

from detox.domain.problem import Refused
from detox.schedule.program import MARK, Program, candidates, is_ours, note, noted
from tests.schedule.oddities import names

ROOT = Path(__file__).parents[2]


def test_it_is_this_python_on_this_home(isolation: Path) -> None:
    program = candidates(os.environ)[0]
    assert program.python == sys.executable
    told = dict(program.environ)
    assert told["DETOX_HOME"] == str(isolation)
    assert told["TZ"] == "Europe/Paris"
    assert told["LANG"] == "en_GB.UTF-8"


def test_a_home_said_from_here_is_found_from_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dict(candidates({"DETOX_HOME": "mine"})[0].environ)["DETOX_HOME"] == str(
        tmp_path / "mine"
    )


def test_without_a_home_of_its_own_the_folders_of_the_desktop_are_carried() -> None:
    told = dict(candidates({"XDG_DATA_HOME": "/data", "XDG_STATE_HOME": " "})[0].environ)
    assert told["XDG_DATA_HOME"] == "/data"
    assert not {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "DETOX_HOME", "TZ", "LANG"} & set(told)


def test_with_a_home_of_its_own_they_do_not_matter() -> None:
    told = dict(candidates({"XDG_DATA_HOME": "/data", "DETOX_HOME": "/mine"})[0].environ)
    assert "XDG_DATA_HOME" not in told


def test_the_language_is_the_one_that_decides() -> None:
    told = dict(candidates({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"})[0].environ)
    assert told["LC_ALL"] == "fr_FR.UTF-8"
    assert "LANG" not in told


def test_a_checkout_is_told_where_it_is() -> None:
    told = dict(candidates({"PYTHONPATH": os.pathsep.join(["/libs", "here", ""])})[0].environ)
    assert told["PYTHONPATH"].split(os.pathsep) == ["/libs", str(ROOT)]


@pytest.mark.parametrize("letter", ["\n", "\r", "\x00", "\x1b", "\x7f", "\x85", "\udce9", "\uffff"])
def test_what_no_file_of_theirs_can_hold_is_refused(letter: str) -> None:
    with pytest.raises(Refused, match="no scheduler"):
        candidates({"DETOX_HOME": f"/home/a{letter}b"})


def test_a_python_that_does_not_know_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(Refused, match="where it is"):
        candidates({})


@given(names, names)
def test_a_note_is_read_back(python: str, home: str) -> None:
    program = Program(f"/{python}/python3", (("DETOX_HOME", f"/{home}"), ("TZ", "UTC")))
    line = note(program)
    assert line.isascii()
    assert "--" not in line
    assert "\n" not in line
    for content in (f"# {MARK}\n# {line}\n".encode(), f"\ufeff<!-- {line} -->".encode("utf-16-le")):
        assert noted(content) == program


@pytest.mark.parametrize(
    "content",
    [b"", b"Program: {", b"Program: {}", b'Program: {"python": 1, "environ": 2}', b"\xff\xfe\x00"],
)
def test_a_note_that_is_none_says_nothing(content: bytes) -> None:
    assert noted(content) is None


def test_ours_begin_with_our_line() -> None:
    assert is_ours(f"# {MARK}\n".encode())
    assert is_ours(b"\xff\xfe" + f"<!-- {MARK} -->".encode("utf-16-le"))
    assert not is_ours(b"[Service]\n")
    assert not is_ours(b"")


def test_another_language_or_zone_is_no_other_program() -> None:
    here = Program("/p", (("DETOX_HOME", "/h"), ("LANG", "fr_FR"), ("TZ", "UTC")))
    assert here.starts_like(Program("/p", (("DETOX_HOME", "/h"),)))
    assert not here.starts_like(Program("/p", (("DETOX_HOME", "/other"),)))
    assert not here.starts_like(Program("/q", here.environ))
