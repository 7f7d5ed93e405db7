"""Frames of Watson, both ways."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.foreign import RUNNING
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.written.tables import UNEVEN
from detox.exchange import watson
from detox.exchange.files import NotThatKind
from detox.exchange.laying import Laying
from tests.exchange.conftest import HERE, NOW, logs, span, split

ID = "047172324b92467bbd7353d1d816473c"
FRAMES = f"""[
 [
  1795161600,
  1795163100,
  "reddit",
  "{ID}",
  [
   "social",
   "two words"
  ],
  1795426248
 ]
]"""
LOGGED = f"""[
    {{
        "id": "{ID}",
        "project": "reddit",
        "start": "2026-11-20T09:00:00+01:00",
        "stop": "2026-11-20T09:25:00+01:00",
        "tags": [
            "social",
            "two words"
        ]
    }}
]
"""
TABLE = """id,start,stop,project,tags
0471723,2026-11-20 09:00:00,2026-11-20 09:25:00,reddit,"social, two words"

"""


@pytest.mark.parametrize("text", [FRAMES, LOGGED, TABLE])
def test_frames_and_logs_tell_the_same(text: str) -> None:
    (told,), missed = split(watson.read(text, HERE))
    assert missed == []
    assert told.start == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (told.seconds, told.names, told.tags) == (1500, ("reddit",), ("social", "two words"))


def test_a_frame_is_known_by_its_id_however_it_is_told() -> None:
    ids = [split(watson.read(text, HERE))[0][0].identity for text in (FRAMES, LOGGED)]
    assert ids == [ID, ID]


def test_wall_times_are_subtracted_in_utc() -> None:
    text = "id,start,stop,project,tags\n01,2026-03-29 01:30:00,2026-03-29 03:30:00,x,\n"
    (told,), _missed = split(watson.read(text, HERE))
    assert told.seconds == 3600


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"project": "x", "start": 1795426248, "tags": []}', RUNNING),
        ('[[1795161600, null, "x", "y", []]]', RUNNING),
        ('[[1795161600, 1795163100, "x", "y", []], 3]', watson.NO_FRAME),
        ('[[1795161600, 1795163100, "x", "y"], {"id": 1}]', watson.NO_FRAME),
        ('[["1795161600", 1795163100, "x", "y", []]]', watson.NO_FRAME),
        ('[[1e300, 1795163100, "x", "y", []]]', watson.NO_FRAME),
        ("id,start,stop,project,tags\n01,2026-11-20 09:00:00\n", UNEVEN),
        ("id,start,stop,project,tags\n01,soon,later,x,\n", watson.NO_FRAME),
    ],
)
def test_what_is_no_whole_frame_is_left_out_in_a_sentence(text: str, message: str) -> None:
    _told, missed = split(watson.read(text, HERE))
    assert [each.problem.message for each in missed] == [message]


@pytest.mark.parametrize(
    "text",
    ["{}", '{"timespan": {}, "projects": []}', '[{"start": "20261120T080000Z"}]', "a,b\n1,2\n"],
)
def test_what_another_program_wrote_is_not_taken_for_frames(text: str) -> None:
    with pytest.raises(NotThatKind):
        watson.read(text, HERE)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    for beginning in ("", "[", "id,start,stop,project,tags\n"):
        with suppress(NotThatKind, Refused):
            split(watson.read(beginning + text, HERE))


@given(logs)
def test_what_is_written_is_what_watson_documents_and_is_read_back(sessions: list[Session]) -> None:
    text = "".join(watson.lines(Laying(span, NOW).laid(sessions), {}))
    for start, stop, project, known_by, tags, updated_at in json.loads(text):
        assert all(type(number) is int for number in (start, stop, updated_at))
        assert start < stop
        assert isinstance(project, str)
        assert len(known_by) == 32
        assert all(c in "0123456789abcdef" for c in known_by)
        assert isinstance(tags, list)
    told, missed = split(watson.read(text, HERE))
    assert missed == []
    assert sorted(each.seconds for each in told) == sorted(s.minutes * 60 for s in sessions)


def test_the_same_session_is_the_same_frame_again() -> None:
    session = Session("2611aaaa", date(2026, 11, 20), 45, "writing")
    texts = {"".join(watson.lines(Laying(span, NOW).laid([session]), {})) for _again in range(2)}
    assert len(texts) == 1


def test_logs_that_watson_wrote_are_read(recorded: Path) -> None:
    for name in ("watson-frames.json", "watson-log.csv"):
        (told,), missed = split(watson.read((recorded / "timelogs" / name).read_text(), HERE))
        assert (told.names, told.seconds, missed) == (("reddit",), 1500, [])
