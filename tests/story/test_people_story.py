"""Instagram is left on the last day of the year: 612 people, of whom 14 are chosen and 9 answer; a
wish-list of 12 is written to from then on, one a week.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from detox.bootstrap import Detox
from detox.services.delivering import Message
from tests.cli.conftest import Run, detox, done
from tests.cli.running import Done
from tests.services.reminding import Attempted
from tests.story.leaving_instagram import ANSWERING, CHOSEN, CLOSE, WISHES, archive

__all__ = ["detox", "done"]

On = Callable[..., Done]
CHOSEN_ON, ASKED_ON, ANSWERED_ON = "2026-12-16", "2026-12-17", "2026-12-20"
FIRST_WEEK = date(2026, 12, 28)
"""a Monday; that ISO week is the 53rd"""
LINE = "a postcard of the lighthouse"
QUIET = (
    "status", "status --json", "report all --notes", "report all --csv", "report year --html",
    "sessions all --json", "steps list --all", "accounts show instagram", "reminders",
    "reminders next 9", "doctor",
)  # fmt: skip
"""what names nobody"""
WITH_PEOPLE = ("people.json", "journal.jsonl", "device.json")


@pytest.fixture
def on(done: Run) -> On:
    """Runs a command at noon in Paris on a day."""

    def run(day: str | date, *words: str, **env: str) -> Done:
        return done(*words, DETOX_NOW=f"{day}T11:00:00Z", TZ="Europe/Paris", **env)

    return run


def plan(on: On, day: str) -> dict[str, tuple[str, str]]:
    """The days of the plan and how far each step is, by its kind."""
    steps = on(day, "steps", "list", "instagram", "--all", "--json").data
    return {each["kind"]: (each["latest"], each["progress"]) for each in steps}


def chosen_words() -> list[str]:
    return [word for name in CHOSEN for word in ("--keep", name)]


def names(on: On, day: str | date, *words: str) -> list[str]:
    return [each["name"] for each in on(day, "people", *words, "--json").data]


def wishes_up(on: On, day: date) -> list[dict[str, Any]]:
    return [each for each in on(day, "people", "next", "--json").data if each["why"] == "wish"]


def uids_on_cards(on: On, day: str) -> dict[str, str]:
    cards = vobject.readComponents(on(day, "export", "vcard", "--circle", "friends").out)
    return {card.fn.value: card.uid.value for card in cards}


def leave_instagram(on: On) -> str:
    """Decide for it in November, and ask for the archive; the uid of the account."""
    on("2026-11-22", "accounts", "add", "instagram", "--day", "31 december")
    assert {kind: day for kind, (day, _progress) in plan(on, "2026-11-22").items()} == {
        "ask-archive": "2026-11-30", "fetch-archive": "2026-12-15", "choose-people": CHOSEN_ON,
        "ask-people": ASKED_ON, "goodbye": "2026-12-24", "delete": "2026-12-31",
        "stay-out": "2027-01-30", "verify": "2027-01-31",
    }  # fmt: skip
    (due,) = on("2026-11-30", "status", "--json").data["due"]
    assert due["kind"] == "ask-archive"
    uid: str = due["uid"]
    on("2026-11-30", "steps", "done", f"{uid}.ask-archive")
    assert "doesn’t fit" not in on("2026-12-14", "status").out
    on("2026-12-14", "steps", "done", f"{uid}.fetch-archive")
    return uid


def choose(on: On, file: Path, home: Path) -> None:
    """Look first; then keep fourteen."""
    before = {path: path.read_bytes() for path in (home / "data").rglob("*.json")}
    look = on(CHOSEN_ON, "import", "archive", str(file)).out
    assert look.startswith("Instagram archive of demo.user, 14 December 2026: 612 people\n")
    assert "ask while you are still there" in look
    found = on(CHOSEN_ON, "import", "archive", str(file), "--json").data
    counts = {each["list"]: each["count"] for each in found["lists"]}
    assert counts == {"close": 18, "following": 402, "followers": 219}
    assert [each["name"] for each in found["people"][:18]] == sorted(CLOSE), "the closest first"
    asked = on(CHOSEN_ON, "import", "archive", str(file), *chosen_words())
    assert "Nothing was changed" in asked.err
    assert "close friend, you follow, follows you  since March 2019" in asked.out
    assert {path: path.read_bytes() for path in (home / "data").rglob("*.json")} == before

    keep = ("import", "archive", str(file), *chosen_words(), "--circle", "friends", "--yes")
    kept = on(CHOSEN_ON, *keep).out
    assert "Kept: 14 people." in kept
    assert "Step done: choose whom to stay in touch with (Instagram)." in kept
    assert plan(on, CHOSEN_ON)["choose-people"][1] == "done"
    assert names(on, CHOSEN_ON) == sorted(CHOSEN)
    on(CHOSEN_ON, "undo")
    assert names(on, CHOSEN_ON) == []
    assert plan(on, CHOSEN_ON)["choose-people"][1] == "todo"
    on(CHOSEN_ON, "redo")
    again = on(CHOSEN_ON, *keep).out
    assert "14 were here already and are up to date." in again
    assert names(on, CHOSEN_ON) == sorted(CHOSEN)
    assert names(on, CHOSEN_ON, "list", "--unanswered", "instagram") == sorted(CHOSEN)


def ask(on: On) -> None:
    """Thirteen are asked and one is known by phone; nine answer."""
    for name in CHOSEN[:13]:
        told = on(ASKED_ON, "people", "sign", name, "message", "where else are you?").out
        assert "Step done" not in told
    assert plan(on, ASKED_ON)["ask-people"] == (ASKED_ON, "todo")
    told = on(ASKED_ON, "people", "edit", CHOSEN[13], "--phone", "+33 1 99 00 12 34").out
    assert "Step done: ask people how else to reach them (Instagram)." in told
    assert plan(on, ASKED_ON)["ask-people"] == (ASKED_ON, "done")
    for name in ANSWERING:
        on(ANSWERED_ON, "people", "sign", name, "message", "--from-them")
        on(ANSWERED_ON, "people", "edit", name, "--mail", f"{name}@exemple.invalid")
    waiting = names(on, "2026-12-29", "list", "--unanswered", "instagram")
    assert waiting == sorted(CHOSEN[9:13])
    page = on("2026-12-29", "people", "list", "--unanswered", "instagram").out
    assert [line.split()[2:] for line in page.splitlines()] == [
        ["friends", "message,", "17", "Dec"]
    ] * 4


def write_to_wishes(on: On) -> list[str]:
    """One a week for twelve weeks, on another day of each; whom, in that order."""
    for name in WISHES:
        on("2026-12-27", "people", "add", name, "--circle", "wish-list", "--bring", "a print")
    written = []
    for week in range(12):
        day = FIRST_WEEK + timedelta(weeks=week, days=week % 7)
        (wish,) = wishes_up(on, day)
        assert (wish["last_sign"], wish["bring"]) == (None, "a print")
        written.append(wish["name"])
        sign = ("people", "sign", wish["uid"], "letter", LINE, "--minutes", "30")
        on(day, *sign)
        if week == 4:
            on(day, "undo")
            assert wishes_up(on, day) == [wish]
            on(day, *sign)
        sunday = FIRST_WEEK + timedelta(weeks=week, days=6)
        assert wishes_up(on, day) == wishes_up(on, sunday) == []
    return written


def is_named(text: str) -> list[str]:
    """Who, and what of the letters, stands in a text."""
    said = text.casefold()
    words = (*CLOSE, *CHOSEN, *WISHES, LINE, "exemple.invalid", "where else are you", "99 00 12 34")
    return [word for word in words if word.casefold() in said]


def names_nobody(on: On, day: str, home: Path) -> None:
    """Neither what is said without asking for people nor what is written beside them."""
    for line in QUIET:
        ended = on(day, *line.split())
        assert is_named(ended.out + ended.err) == [], line
    for path in home.rglob("*"):
        if path.is_file() and path.name not in WITH_PEOPLE:
            assert is_named(path.name + path.read_bytes().decode("utf-8", "replace")) == [], path


def reminded(monkeypatch: pytest.MonkeyPatch, wednesday: str) -> list[str]:
    """What notifications say on a morning."""
    shown: list[str] = []

    def send(message: Message) -> Attempted:
        shown.append(f"{message.title} {message.body} {message.line}")
        return Attempted("shown")

    for minute in ("10:59", "11:01"):
        monkeypatch.setenv("DETOX_NOW", f"{wednesday}T{minute}:00+01:00")
        Detox().remind(send)
    return shown


def test_from_an_archive_of_612_to_a_letter_a_week(
    on: On, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = leave_instagram(on)
    choose(on, archive(tmp_path), home)
    ask(on)
    cards = uids_on_cards(on, "2026-12-29")
    assert sorted(cards) == sorted(CHOSEN)
    assert len({*cards.values()}) == 14
    names_nobody(on, "2026-12-29", home)
    (shown,) = reminded(monkeypatch, "2026-12-23")
    assert shown.startswith("Someone to write to this week?")
    assert is_named(shown) == []

    on("2026-12-31", "accounts", "request", account)
    written = write_to_wishes(on)
    assert sorted(written) == sorted(WISHES)
    assert wishes_up(on, FIRST_WEEK + timedelta(weeks=12)) == []
    assert reminded(monkeypatch, "2027-01-06") == [], "a letter was written that week"
    assert uids_on_cards(on, "2027-03-31") == cards
    sessions = on("2027-03-31", "sessions", "all", "--json").data
    assert [(each["activity"], each["minutes"]) for each in sessions] == [("people", 30)] * 12
    names_nobody(on, "2027-03-31", home)
