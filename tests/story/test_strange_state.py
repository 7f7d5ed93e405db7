"""What this machine keeps for itself, as a fault or a hand may leave it: every command answers."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from detox.cli import main
from tests.cli.conftest import Run, detox, done

__all__ = ["detox", "done"]

ODD: tuple[object, ...] = (
    None, True, 5, -1, 10**30, float("nan"), float("inf"), "", "x", "\ud800", "../../x", "\0",
    [], [[]], [None], [5, 5, 5, 5, 5], ["", 5], {}, {"": {}}, {"a": 5},
)  # fmt: skip
COMMANDS = ("status", "undo", "report", "doctor", "remind", "restore", "log 5 reading")
Answer = Callable[[str], tuple[int, str]]


@pytest.fixture
def answer(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Answer:
    """Runs a command in this process, and tells its exit code and all it said."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.setenv(name, "")

    def run(line: str) -> tuple[int, str]:
        streams = sys.stdout, sys.stderr
        code = main.run(line.split())
        sys.stdout, sys.stderr = streams  # each run puts its own before them
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def with_odd_parts(whole: object) -> Iterator[object]:
    """The same with each of its parts odd in turn; lists are judged by their first three."""
    parts: list[tuple[object, object]] = []
    if isinstance(whole, dict):
        parts = list(whole.items())
    elif isinstance(whole, list):
        parts = list(enumerate(whole[:3]))
    for key, part in parts:
        for odd in (*ODD, *with_odd_parts(part)):
            copy = whole.copy()  # type: ignore[attr-defined]
            copy[key] = odd
            yield copy


@pytest.fixture
def peer(home: Path, answer: Answer) -> str:
    """Another device, seen by this one; gives the id of this one."""
    answer("log 30 reading --on 2026-10-12")
    answer("log 45 writing")
    answer("accounts add mastodon")
    (own,) = (home / "data/records").iterdir()
    there = own.with_name("peerpeer")
    there.mkdir()
    for file in own.glob("log-*"):
        (there / file.name).write_text(file.read_text().replace(own.name, there.name))
    answer("log 5 email")
    return own.name


def test_whatever_the_memory_of_this_device_holds_every_command_answers(
    home: Path, answer: Answer, peer: str
) -> None:
    kept = home / "state" / "device.json"
    whole = json.loads(kept.read_bytes())
    for number, odd in enumerate(islice(with_odd_parts(whole), 0, None, 5)):
        kept.write_text(json.dumps(odd))
        line = COMMANDS[number % len(COMMANDS)]
        code, said = answer(line)
        assert code in (0, 1, 2, 3), (odd, line, said)
        assert "that shouldn’t have" not in said, (odd, line, said)


def test_whatever_is_odd_in_what_was_seen_of_others_the_device_stays_the_one_it_is(
    home: Path, answer: Answer, peer: str
) -> None:
    kept = home / "state" / "device.json"
    for odd in ODD:
        whole = json.loads(kept.read_bytes())
        kept.write_text(json.dumps({**whole, "seen": {"peerpeer": {"log-2026-10": odd}}}))
        assert answer("log 1 email")[0] == 0
        assert json.loads(kept.read_bytes())["id"] == peer


def test_whatever_a_line_of_the_journal_holds_undo_passes_it_by_with_a_sentence(
    home: Path, answer: Answer
) -> None:
    uid = json.loads(answer("log 30 reading --json")[1])["uid"]
    answer("delete " + uid)
    journal = home / "state" / "journal.jsonl"
    before = journal.read_bytes()
    last = json.loads(before.split(b"\n")[-2])
    for number, odd in enumerate(islice(with_odd_parts(last), 0, None, 3)):
        journal.write_bytes(before + json.dumps(odd).encode() + b"\n")
        line = ("undo", "log 5 reading", "restore")[number % 3]
        code, said = answer(line)
        assert code in (0, 2, 3), (odd, line, said)
        assert "that shouldn’t have" not in said, (odd, line, said)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["device.json", "journal.jsonl", "reminders.json", "detox.log"])
def test_a_pipe_in_place_of_a_file_keeps_no_command_waiting(
    home: Path, done: Run, detox: Run, name: str
) -> None:
    done("log", "30", "reading")
    place = home / "state" / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    for line in ("status", "log 5 email", "undo", "remind", "doctor"):
        ended = detox(*line.split())
        assert ended.code in (0, 1, 2, 3), (line, ended)
        assert "that shouldn’t have" not in ended.err


@pytest.mark.parametrize("name", ["0", "z", "folder/file"])
def test_what_cannot_be_cleared_out_of_the_line_of_writers_holds_nobody_up(
    home: Path, done: Run, name: str
) -> None:
    done("log", "30", "reading")
    (home / "state" / "lock.line" / name).mkdir(parents=True)
    done("log", "5", "email")
    done("undo")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
@pytest.mark.parametrize("what", ["folder", "circle", "nowhere", "nonsense"])
def test_what_stands_where_a_step_is_written_down_is_set_aside(
    home: Path, done: Run, what: str
) -> None:
    uid = done("log", "30", "reading", "--json").data["uid"]
    (own,) = (home / "data" / "records").iterdir()
    for day in ("2026-10-03", "2026-09-03"):
        place = own / "step.json"
        if what == "folder":
            place.mkdir()
            (place / "kept").touch()
        elif what == "nonsense":
            place.write_text("{")
        else:
            place.symlink_to({"circle": "step.json", "nowhere": "/nowhere/at/all"}[what])
        done("edit", uid, "--on", day)
        assert done("sessions", "all", "--json").data[0]["day"] == day
    assert sorted(each.name for each in own.glob("step*")) == ["step.damaged", "step.damaged~"]
