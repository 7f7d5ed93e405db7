"""Files as they come: what they look like, and what cannot be read at all."""

import io
from pathlib import Path

import pytest

from detox.domain.problem import Refused
from detox.exchange import files
from detox.exchange.csvlog import MARK
from detox.exchange.files import decoded, text_in, text_of
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
    ("csv", MARK.decode()),
    ("json", '{"format":"detox-export","schema":1}'),
]


@pytest.mark.parametrize(("word", "text"), KNOWN)
def test_a_log_is_known_by_how_it_begins(word: str, text: str) -> None:
    assert looks_like(text) == word


@pytest.mark.parametrize(("word", "text"), KNOWN)
@pytest.mark.parametrize("asked", ["timewarrior", "watson", "toggl"])
def test_a_log_of_another_program_is_said_to_be_that(word: str, text: str, asked: str) -> None:
    if word == asked:
        opened(asked, text, "log", HERE)
        return
    with pytest.raises(Refused, match=f"detox import {word}"):
        opened(asked, text, "log", HERE)


def test_json_is_no_table() -> None:
    for text in (EXPORTED, FRAMES, '{"format":"detox-export","schema":1}', "[1]", '{"a":1}'):
        with pytest.raises(Refused):
            opened("csv", text, "log", HERE)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"SQLite format 3\0\x10\0", "no text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "no text"),
        (b"Date,Minutes\n\xe9criture,45\n", "line 2"),
        (b"\xff\xfeD", "not written in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(content: bytes, part: str) -> None:
    with pytest.raises(Refused, match=part):
        decoded(content, "log")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_and_without_a_byte_order_mark(encoding: str) -> None:
    assert decoded("écriture".encode(encoding), "log") == "écriture"


def test_a_file_larger_than_any_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_MEGABYTES", 1)
    with pytest.raises(Refused, match="larger than 1 MB"):
        text_in(io.BytesIO(b"x" * (1024 * 1024 + 1)), "log")
    assert len(text_in(io.BytesIO(b"x" * 1024 * 1024), "log")) == 1024 * 1024


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, part in (
        (tmp_path, "is a folder"),
        (tmp_path / "no", "could not be read"),
        (tmp_path / "a\0b", "no name of a file"),
    ):
        with pytest.raises(Refused, match=part):
            text_of(str(path))


@pytest.mark.parametrize("program", ["timewarrior", "watson"])
def test_json_that_breaks_off_is_said_to(program: str) -> None:
    text = EXPORTED if program == "timewarrior" else FRAMES
    with pytest.raises(Refused, match="breaks off"):
        opened(program, text[: len(text) // 2], "log", HERE)
