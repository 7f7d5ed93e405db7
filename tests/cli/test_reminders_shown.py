"""`detox reminders test` and what was shown, on a desktop that receives for real."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, listing
from tests.notify.desktop import Receiver, bare, bus, desktop

__all__ = ["bare", "bus", "desktop"]


@pytest.fixture
def receiver(request: pytest.FixtureRequest) -> Receiver:
    """A desktop that shows notifications."""
    found: Receiver = request.getfixturevalue("desktop")
    return found


def session(receiver: Receiver) -> dict[str, str]:
    """What tells a process of that desktop."""
    names = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
    return {name: receiver.environ[name] for name in names}


def test_one_is_shown_with_its_own_words(done: Run, home: Path, receiver: Receiver) -> None:
    done("reminders", "add", "stretch <b>& walk</b>", "--when", "every day 16:00")
    before = listing(home)
    ended = done("reminders", "test", "stretch", **session(receiver))
    assert "accepted" in ended.out
    [shown] = receiver.shown
    assert "stretch <b>& walk</b>" in (shown.title, shown.body)
    assert listing(home) == before
    assert done("reminders", "history").out == ""


def test_the_next_one_is_shown_where_none_is_named(done: Run, receiver: Receiver) -> None:
    text = done("reminders", "next", "1", "--json").data[0]["text"]
    assert done("reminders", "test", **session(receiver)).out.startswith(text)
    assert [shown.title for shown in receiver.shown] == [text]


def test_one_that_was_shown_is_in_the_history(done: Run, receiver: Receiver) -> None:
    done("reminders", "off", "look-back")
    done("remind", **session(receiver))
    later = {"DETOX_NOW": "2026-11-22T19:31:00Z", **session(receiver)}
    done("remind", **later)
    [entry] = done("reminders", "history", "--json", **later).data
    assert (entry["uid"], entry["fate"]) == ("evening-log", "sent")
    assert entry["text"] == receiver.shown[0].title
    assert done("reminders", "history", **later).out.endswith("\n    shown\n")
    until = done("reminders", "snooze", "evening", "1h", "--json", **later).data["until"]
    assert until.startswith("2026-11-22T21:31:")


def test_what_was_shown_late_stands_at_the_moment_its_words_were_true(
    done: Run, receiver: Receiver
) -> None:
    done("reminders", "off", "look-back")
    done("remind", **session(receiver))
    morning = {"DETOX_NOW": "2026-11-23T07:05:00Z", **session(receiver)}
    done("remind", **morning)
    assert done("reminders", "history", **morning).out == (
        f"today 08:05  {receiver.shown[0].title}\n    shown; it was for yesterday 20:30\n"
    )
