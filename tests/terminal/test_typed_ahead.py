"""Many keys in one read of a real terminal: each is taken, and by what it is meant for."""

from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.storage.lock import WriteLock
from tests.terminal.conftest import Open

PASTED = "\x1b[200~45m writing draft\r30m reading\x1b[201~"


def told() -> list[tuple[str, int, str]]:
    detox = Detox()
    sessions = detox.log.month(detox.log.today())
    return sorted((s.activity, s.minutes, s.note) for s in sessions)


@pytest.mark.parametrize(
    ("typed", "logged"),
    [
        ("w30\r", [("writing", 30, "")]),
        ("w30\r\r", [("writing", 30, "")]),
        ("l45m writing hello\r", [("writing", 45, "hello")]),
        (f"l{PASTED}\r", [("reading", 30, ""), ("writing", 45, "draft")]),
        ("L ww\x1b[A\x10log time: reading\r\r20\rT", [("reading", 20, "")]),
        ("\x10log time: reading\r20 a book\r", [("reading", 20, "a book")]),
        ("w30\rr20 paper\re5\ru", [("reading", 20, "paper"), ("writing", 30, "")]),
    ],
)
def test_one_write_of_many_bytes_is_what_its_keys_are_one_by_one(
    opened: Open, typed: str, logged: list[tuple[str, int, str]]
) -> None:
    window = opened().until("timer")
    window.send(typed)
    window.until(lambda: told() == logged)
    window.rested()
    window.send("\x1b")
    window.rested()
    window.send("q")
    assert window.ended() == 0
    assert told() == logged


def test_letters_and_escapes_that_pile_up_leave_no_dialog_behind(opened: Open) -> None:
    window = opened().until("timer")
    for _turn in range(3):
        window.send("w\x1b")
        window.send("e\x1b")
    window.rested()
    window.send("w30\rq")
    assert window.ended() == 0
    assert told() == [("writing", 30, "")]


def test_keys_typed_before_anything_is_painted_are_kept(opened: Open) -> None:
    window = opened()
    window.send("w30 early\rq")
    assert window.ended() == 0
    assert told() == [("writing", 30, "early")]


def test_a_key_waits_two_seconds_for_another_that_writes_and_those_after_it_are_kept(
    opened: Open, used_home: Path
) -> None:
    window = opened().until("timer")
    with WriteLock(used_home / "state" / "lock").held():
        window.send("w30\r")
        window.until("has been writing for 2 s")
    window.send("\rq")
    assert window.ended() == 0
    assert told() == [("writing", 30, "")]
