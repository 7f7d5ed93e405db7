"""Intervals of Timewarrior, both ways."""

import json
import os
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import RUNNING
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.exchange import timewarrior
from detox.exchange.files import NotThatKind
from detox.exchange.laying import Laying
from tests.exchange.conftest import HERE, NOW, logs, span, split

EXPORTED = """[
{"id":2,"start":"20261120T080000Z","end":"20261120T082500Z","tags":["\\"social media\\"","reddit"],\
"annotation":"hello \\"x\\" # y"},
{"id":1,"start":"20261120T090000Z","end":"20261120T094000Z","tags":["walk"]}
]
"""
KEPT = """\
inc 20261120T080000Z - 20261120T082500Z # "\\"social media\\"" reddit # "hello \\"x\\" # y"

inc 20261120T090000Z - 20261120T094000Z # walk
"""


@pytest.mark.parametrize("text", [EXPORTED, KEPT, KEPT.replace("\n", "\r\n")])
def test_an_export_and_its_own_files_tell_the_same(text: str) -> None:
    told, missed = split(timewarrior.read(text, HERE))
    assert missed == []
    first, second = told
    assert first.names == ("social media", "reddit")
    assert first.start == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert first.note == 'hello "x" # y'
    assert [each.seconds for each in told] == [25 * 60, 40 * 60]
    assert second.names == ("walk",)
    assert first.identity == "20261120T080000Z"


def test_an_interval_that_runs_is_left_out_in_a_sentence() -> None:
    for text in ("inc 20261120T080000Z # walk\n", '[{"id":1,"start":"20261120T080000Z"}]'):
        told, missed = split(timewarrior.read(text, HERE))
        assert told == []
        assert [each.problem.message for each in missed] == [RUNNING]


@pytest.mark.parametrize(
    "line",
    [
        "inc",
        "inc 20261120T080000Z -",
        "inc 20261120T080000Z 20261120T090000Z # x",
        "inc 20261320T080000Z - 20261120T090000Z",
        "exc 20261120T080000Z - 20261120T090000Z",
        "inc 20261120T0800",
        "\x1b[2J",
    ],
)
def test_a_broken_line_is_named(line: str) -> None:
    told, missed = split(timewarrior.read(f"{KEPT}{line}\n", HERE))
    assert len(told) == 2
    assert [each.place for each in missed] == [4]


@pytest.mark.parametrize(
    "entry", ["1", "null", "{}", '{"start":5}', '{"start":"x","tags":3}', "[]"]
)
def test_a_broken_entry_is_numbered(entry: str) -> None:
    text = EXPORTED.rstrip().removesuffix("]") + f",{entry}]"
    told, missed = split(timewarrior.read(text, HERE))
    assert len(told) == 2
    assert [each.place for each in missed] == [3]


def test_what_another_program_wrote_is_not_taken_for_intervals() -> None:
    for text in ('[[1, 2, "x", "y"]]', '{"a": 1}', "id,start,stop\n", "[" * 100_000):
        with pytest.raises((NotThatKind, Refused)):
            list(timewarrior.read(text, HERE))


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for beginning in ("inc ", "inc 20261120T080000Z - 20261120T082500Z # ", "["):
        with suppress(NotThatKind, Refused):
            split(timewarrior.read(beginning + text, HERE))


@given(logs)
def test_what_is_written_is_read_back(sessions: list[Session]) -> None:
    placed = list(Laying(span, NOW).laid(sessions))
    text = "".join(timewarrior.lines(placed, {"piano": "my piano"}))
    told, missed = split(timewarrior.read(text, HERE))
    assert missed == []
    assert len(json.loads(text)) == len(sessions)
    assert [(t.start, t.seconds, t.names, t.note) for t in told] == [
        (
            start.replace(microsecond=0),
            session.minutes * 60,
            tuple(dict.fromkeys((called.get(session.activity, session.activity), *session.tags))),
            " ".join(session.note.split()),
        )
        for session, start in placed
        for called in ({"piano": "my piano"},)
    ]


@pytest.mark.skipif(shutil.which("timew") is None, reason="needs timew")
def test_timewarrior_takes_what_we_write(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "timewarrior.cfg").touch()
    environment = {**os.environ, "TIMEWARRIORDB": str(tmp_path), "TZ": "Europe/Paris"}

    def timew(*words: str) -> str:
        done = subprocess.run(
            ["timew", *words, ":yes"], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    day = date(2026, 11, 20)
    start = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
    sessions = [
        Session("2611aaaa", day, 45, "writing", 'draft "two", page 3', ("column",), start, "UTC"),
        Session("2611bbbb", day, 20, "email", "écrit à l’atelier", ("two-words",)),
        Session("2611cccc", day, 90, "piano"),
    ]
    placed = Laying(span, NOW).laid(sessions)
    ours = json.loads("".join(timewarrior.lines(placed, {"piano": "grand piano"})))
    for interval in ours:  # “timew import” of 1.8 does the same; Debian 12 has 1.4
        timew("track", interval["start"], "-", interval["end"], *interval["tags"])
        if interval.get("annotation"):
            timew("annotate", "@1", interval["annotation"])
    theirs = json.loads(timew("export").replace("\n:yes", ""))
    fields = ("start", "end", "annotation")
    assert [[i.get(f) for f in fields] for i in theirs] == [
        [i.get(f) for f in fields] for i in ours
    ]
    assert [set(i["tags"]) for i in theirs] == [set(i["tags"]) for i in ours]
    told, missed = split(timewarrior.read(timew("export"), HERE))
    assert (len(told), missed) == (3, [])
    files = "".join(path.read_text() for path in sorted((tmp_path / "data").glob("2*.data")))
    assert [t._replace(place=0) for t in split(timewarrior.read(files, HERE))[0]] == [
        t._replace(place=0) for t in told
    ]


def test_logs_that_timewarrior_wrote_are_read(recorded: Path) -> None:
    found = [
        split(timewarrior.read((recorded / "timelogs" / name).read_text(), HERE))
        for name in ("timewarrior-2026-11.data", "timewarrior-export.json")
    ]
    assert [len(told) for told, _missed in found] == [2, 2]
    assert found[0][0][0].identity == found[1][0][0].identity
