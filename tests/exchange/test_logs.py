"""Files as they come: what they look like, and what cannot be read at all."""

import io
from pathlib import Path

import pytest

from detox.domain.problem import Refused
from detox.domain.written.letters import Decoded
from detox.exchange import files
from detox.exchange.csvlog import MARK
from detox.exchange.files import text_in, text_of
from detox.exchange.logs import looks_like, opened
from tests.exchange.conftest import HERE
from tests.exchange.test_timewarrior import EXPORTED, KEPT
from tests.exchange.test_toggl import HEADER, ROWS
from tests.exchange.test_watson import FRAMES, LOGGED, TABLE

KNOWN = [
    ("timewarrior", EXPORTED),
    ("timewarrior", KEPT),
    ("watson", FRAMES),
    ("watson", LOGGED),
    ("watson", TABLE),
    ("toggl", HEADER + ROWS),
    ("klog", "2026-11-20 (8h!)\n    1h #writing\n"),
    ("klog", "\n2026/11/20\r\n    1h #writing\r\n"),
    ("csv", MARK.decode()),
    ("json", '{"format":"detox-export","schema":1}'),
]


@pytest.mark.parametrize(("word", "text"), KNOWN)
def test_a_log_is_known_by_how_it_begins(word: str, text: str) -> None:
    assert looks_like(text) == word


@pytest.mark.parametrize(("word", "text"), KNOWN)
@pytest.mark.parametrize("asked", ["timewarrior", "watson", "toggl", "klog"])
def test_a_log_of_another_program_is_said_to_be_that(word: str, text: str, asked: str) -> None:
    if word == asked:
        opened(asked, Decoded(text), "log", HERE)
        return
    with pytest.raises(Refused, match=f"detox import {word}"):
        opened(asked, Decoded(text), "log", HERE)


@pytest.mark.parametrize("asked", ["timewarrior", "watson", "toggl", "klog"])
def test_a_table_with_usual_titles_is_said_to_be_one(asked: str) -> None:
    text = "Date,Client,Project,Task,Notes,Hours\n2026-11-20,,Column,,,1.5\n"
    with pytest.raises(Refused, match="detox import csv"):
        opened(asked, Decoded(text), "log", HERE)


def test_json_is_no_table() -> None:
    for text in (EXPORTED, FRAMES, '{"format":"detox-export","schema":1}', "[1]", '{"a":1}'):
        with pytest.raises(Refused):
            opened("csv", Decoded(text), "log", HERE)
    with pytest.raises(Refused, match="log isn’t a table"):
        opened("csv", Decoded("[1]"), "log", HERE)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"SQLite format 3\0\x10\0", "isn’t text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "isn’t text"),
        (b"\xff\xfeD", "isn’t text"),
        (b"\x01\x02\xe9\x03", "isn’t text"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(content: bytes, part: str) -> None:
    with pytest.raises(Refused, match=part):
        text_in(io.BytesIO(content), "log")


def test_a_file_larger_than_any_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_MEGABYTES", 1)
    with pytest.raises(Refused, match="larger than 1 MB"):
        text_in(io.BytesIO(b"x" * (1024 * 1024 + 1)), "log")
    assert len(text_in(io.BytesIO(b"x" * 1024 * 1024), "log").text) == 1024 * 1024


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, part in (
        (tmp_path, "is a folder"),
        (tmp_path / "no", "could not be read"),
        (tmp_path / "a\0b", "isn’t a file name"),
    ):
        with pytest.raises(Refused, match=part):
            text_of(str(path))


@pytest.mark.parametrize("program", ["timewarrior", "watson"])
def test_json_that_breaks_off_is_said_to(program: str) -> None:
    text = EXPORTED if program == "timewarrior" else FRAMES
    with pytest.raises(Refused, match="breaks off"):
        opened(program, Decoded(text[: len(text) // 2]), "log", HERE)
