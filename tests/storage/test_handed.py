"""What a device handed out for calendars: kept whole, its own, said where it is damaged."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.handed import MOST_SEQUENCE, Form, Handed
from detox.domain.problem import DataTrouble
from detox.storage.handed import HandedFile

TODAY = date(2026, 11, 22)
ENTRY = Handed("a.day", Form.EVENT, "a", "day", date(2026, 12, 31), 7)
GONE = Handed("b.task", Form.TASK, "b", "verify", date(2027, 1, 1), 9, TODAY)

RAW = {
    "uid": "a.day",
    "form": "VEVENT",
    "account": "a",
    "what": "day",
    "day": "2026-12-31",
    "sequence": 7,
}

entries = st.builds(
    Handed,
    st.text("abc.-123", min_size=1, max_size=8),
    st.sampled_from(Form),
    st.text("abc", min_size=1, max_size=8),
    st.text("abc-", max_size=8),
    st.dates(date(2026, 1, 1), date(2100, 1, 1)),
    st.integers(0, MOST_SEQUENCE),
    st.none() | st.dates(date(2026, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=25)
@given(st.lists(entries, max_size=4, unique_by=lambda each: each.uid))
def test_what_was_handed_out_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Handed]
) -> None:
    folder = tmp_path_factory.mktemp("state")
    HandedFile(folder).remember(listed, date(2026, 1, 1))
    known, problem = HandedFile(folder).read()
    assert problem is None
    assert known == {each.uid: each for each in listed}


def test_two_exports_in_turn_both_count(tmp_path: Path) -> None:
    first, second = HandedFile(tmp_path), HandedFile(tmp_path)
    first.read()
    second.remember([GONE], TODAY)
    first.remember([ENTRY], TODAY)
    assert set(first.read()[0]) == {"a.day", "b.task"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions as POSIX has them")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    book = HandedFile(tmp_path)
    book.remember([ENTRY], TODAY)
    assert Path(book.file.path).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00", b"[]", b"null", b'{"schema":1}', b"[" * 9999]
)
def test_a_broken_file_is_said_set_aside_and_gone_on_from(tmp_path: Path, content: bytes) -> None:
    book = HandedFile(tmp_path)
    Path(book.file.path).write_bytes(content)
    known, problem = book.read()
    assert known == {}
    assert problem is not None
    assert str(book.file.set_aside) in str(problem.params)
    book.remember([ENTRY], TODAY)
    assert book.read() == ({"a.day": ENTRY}, None)
    assert Path(book.file.set_aside).read_bytes() == content


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        {},
        {"uid": "a.day"},
        {**RAW, "day": "soon"},
        {**RAW, "sequence": -1},
        {**RAW, "sequence": "7"},
        {**RAW, "form": "VJOURNAL"},
        {**RAW, "dropped_on": 5},
    ],
)
def test_one_entry_that_makes_no_sense_leaves_the_others(tmp_path: Path, wrong: object) -> None:
    book = HandedFile(tmp_path)
    whole = {"schema": 1, "entries": [wrong, {**RAW, "uid": "fine"}]}
    Path(book.file.path).write_text(json.dumps(whole))
    known, problem = book.read()
    assert problem is not None
    assert set(known) == {"fine"}


def test_a_file_of_a_newer_detox_is_left_alone(tmp_path: Path) -> None:
    book = HandedFile(tmp_path)
    newer = b'{"schema":2,"entries":[]}'
    Path(book.file.path).write_bytes(newer)
    for act in (book.read, lambda: book.remember([ENTRY], TODAY)):
        with pytest.raises(DataTrouble, match="newer version of Detox"):
            act()
    assert Path(book.file.path).read_bytes() == newer
