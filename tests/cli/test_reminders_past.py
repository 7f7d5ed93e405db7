"""What became of reminders, and putting them off. Nothing shows them here: there is no desktop."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, is_refused, listing
from tests.cli.test_reminders import NO_DESKTOP, by_uid, coming

EVENING = "2026-11-22T19:31:00Z"  # 20:31, a minute after the evening log


@pytest.fixture
def due(done: Run) -> Run:
    """A home in which two reminders came at 18:00 and 20:30, and could not be shown."""
    done("reminders", "off", "keep-in-touch")
    done("remind", **NO_DESKTOP)
    done("remind", DETOX_NOW=EVENING, **NO_DESKTOP)

    def run(*words: str, **env: str) -> Any:
        return done(*words, **{"DETOX_NOW": EVENING, **env})

    return run


def history(run: Run, *words: str, **env: str) -> list[dict[str, Any]]:
    """What waits and what was."""
    found: list[dict[str, Any]] = run("reminders", "history", *words, "--json", **env).data
    return found


def test_before_anything_came_there_is_nothing(detox: Run, done: Run, home: Path) -> None:
    ended = done("reminders", "history")
    assert (ended.out, ended.err) == ("", "No reminder has come yet.\n")
    assert history(done) == []
    assert listing(home) == {}
    is_refused(detox("reminders", "snooze", "evening-log", "1h"), "nothing to snooze")


def test_what_could_not_be_shown_is_tried_again_and_says_why(due: Run) -> None:
    found = history(due)
    assert [list(each) for each in found] == [
        ["uid", "text", "at", "fate", "on", "until", "why", "over"]
    ] * 2
    assert [(each["uid"], each["at"], each["fate"]) for each in found] == [
        ("look-back", "2026-11-22T18:00:00+01:00", "retried"),
        ("evening-log", "2026-11-22T20:30:00+01:00", "retried"),
    ]
    assert all("no desktop session" in each["why"] for each in found)
    told = due("reminders", "history").out
    assert "today 20:30  Evening log\n    next try today at 20:32, in 1 minute: There is" in told
    told = due("reminders", "history", DETOX_NOW="2026-11-22T20:40").out
    assert "Evening log\n    about to be tried again: There is" in told


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (["10m"], "2026-11-22T20:41:"),
        (["10"], "2026-11-22T20:41:"),
        (["10", "minutes"], "2026-11-22T20:41:"),
        (["1h"], "2026-11-22T21:31:"),
        (["1", "h"], "2026-11-22T21:31:"),
        (["1 heure"], "2026-11-22T21:31:"),
        (["tomorrow"], "2026-11-23T09:00:"),
        (["Demain"], "2026-11-23T09:00:"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_one_is_put_off(due: Run, words: list[str], until: str) -> None:
    ended = due("reminders", "snooze", "evening", *words, "--json")
    assert ended.data["uid"] == "evening-log"
    assert ended.data["until"].startswith(until)
    put_off = next(each for each in history(due) if each["uid"] == "evening-log")
    assert (put_off["fate"], put_off["until"]) == ("snoozed", ended.data["until"])


def test_one_is_put_off_until_the_evening(done: Run) -> None:
    done("remind", DETOX_NOW="2026-11-23T07:00:00Z", **NO_DESKTOP)
    done("remind", DETOX_NOW="2026-11-23T08:01:00Z", **NO_DESKTOP)
    for word in (["evening"], ["ce", "soir"], ["soir"], ["tonight"]):
        ended = done("reminders", "snooze", "weekly", *word, DETOX_NOW="2026-11-23T08:02:00Z")
        assert ended.out == "Snoozed: Weekly writing, until today at 19:00, in 10 hours.\n"


def test_a_snooze_is_undone_and_done_again_before_what_came_first(due: Run, detox: Run) -> None:
    def until() -> object:
        return next(each["until"] for each in history(due) if each["uid"] == "evening-log")

    first = until()
    due("log", "20", "writing")
    due("reminders", "snooze", "evening-log", "1h")
    an_hour = until()
    due("reminders", "snooze", "evening-log", "tomorrow")
    tomorrow = until()
    assert len({first, an_hour, tomorrow}) == 3
    assert due("undo").out == "Undone: snoozing a reminder.\n"
    assert until() == an_hour
    due("undo")
    assert until() == first
    due("redo")
    assert due("redo").out == "Redone: snoozing a reminder.\n"
    assert until() == tomorrow
    due("undo")
    due("undo")
    assert due("undo").out == "Undone: logging 20 min writing, today.\n"


def test_a_snooze_that_is_over_is_not_passed_over_by_undo(due: Run, detox: Run) -> None:
    due("log", "20", "writing")
    due("reminders", "snooze", "evening-log", "10m")
    due("config", "set", "reminders", "off")
    due("remind", DETOX_NOW="2026-11-22T19:45:00Z")  # and nothing waits any more
    due("config", "set", "reminders", "on")
    due("undo")
    due("undo")
    is_refused(detox("undo", DETOX_NOW=EVENING), "changed since")
    assert due("status", "--json").data["today_minutes"] == 20


def test_what_was_put_off_is_among_what_is_to_come(done: Run) -> None:
    done("reminders", "add", "once", "--when", "today 15:40", "--json")
    done("remind", **NO_DESKTOP)
    done("remind", DETOX_NOW="2026-11-22T14:41:00Z", **NO_DESKTOP)
    after = {"DETOX_NOW": "2026-11-22T14:42:00Z"}
    assert "Nothing coming up." in done("reminders", "show", "once", **after).out
    done("reminders", "snooze", "once", "tomorrow", **after)
    at = "2026-11-23T09:00:00+01:00"
    found = done("reminders", "next", "6", "--json", **after).data
    assert [(each["text"], each["at"]) for each in found if each["text"] == "once"] == [
        ("once", at)
    ]
    assert "tomorrow 09:00  in 17 hours  once\n" in done("reminders", "next", "6", **after).out
    assert "next: tomorrow at 09:00, in 17 hours" in done("reminders", **after).out
    assert "tomorrow 09:00  in 17 hours  once" in done("reminders", "show", "once", **after).out
    records = done("reminders", "--json", **after).data
    assert [each["next"] for each in records if each["title"] == "once"] == [at]
    (told,) = done("reminders", "show", "once", "--json", **after).data["coming"]
    assert told["at"] == at


def test_what_was_put_off_comes_before_the_next_time(due: Run) -> None:
    due("reminders", "snooze", "evening-log", "1h")
    told = due("reminders", "show", "evening-log").out
    assert re.findall(r"(today|tomorrow) (\d\d:\d\d)", told)[:2] == [
        ("today", "21:31"),
        ("tomorrow", "20:30"),
    ]
    due("log", "20", "writing")  # what it waits for has been done
    assert by_uid(due)["evening-log"]["next"] == "2026-11-23T20:30:00+01:00"


def test_what_quiet_hours_hold_back_is_to_come(done: Run) -> None:
    done("config", "set", "quiet_hours", "20:00-08:00")
    done("remind", DETOX_NOW="2026-11-22T18:30:00Z", **NO_DESKTOP)
    done("remind", DETOX_NOW=EVENING, **NO_DESKTOP)
    assert coming(done, "1", DETOX_NOW=EVENING) == [("evening-log", "2026-11-23T08:00:00+01:00")]


@pytest.mark.parametrize("word", ["11m", "next year", "", "-10m", "\x1b" * 9000])
def test_it_is_not_put_off_until_something_else(due: Run, detox: Run, word: str) -> None:
    ended = detox("reminders", "snooze", "evening-log", "--", word, DETOX_NOW=EVENING)
    is_refused(ended, "10m or 1h, or until “evening” or “tomorrow”")
    ended = detox("reminders", "snooze", "evening-log", "evening", DETOX_NOW=EVENING)
    is_refused(ended, "This evening has come already")


def test_quiet_hours_are_named(done: Run) -> None:
    done("config", "set", "quiet_hours", "20:00-08:00")
    done("remind", DETOX_NOW="2026-11-22T18:30:00Z", **NO_DESKTOP)
    done("remind", DETOX_NOW=EVENING, **NO_DESKTOP)
    found = history(done, DETOX_NOW=EVENING)
    assert [(each["uid"], each["fate"], each["until"]) for each in found] == [
        ("evening-log", "deferred", "2026-11-23T08:00:00+01:00")
    ]
    told = done("reminders", "history", DETOX_NOW=EVENING).out
    assert "waiting for quiet hours to end: tomorrow at 08:00, in 11 hours" in told


def test_what_was_missed_is_told_and_only_so_many(done: Run) -> None:
    done("remind", **NO_DESKTOP)
    late = {"DETOX_NOW": "2026-11-24T13:00:00Z"}  # two evenings and a Monday morning later
    done("remind", **late, **NO_DESKTOP)
    found = history(done, **late)
    assert {each["uid"]: each["fate"] for each in found} == {
        "look-back": "missed",
        "evening-log": "missed",
        "weekly-writing": "missed",
    }
    assert len(history(done, "1", **late)) == 1
    assert "not shown: over 12 hours had passed" in done("reminders", "history", **late).out


def test_what_was_shown_keeps_its_words_without_its_reminder(done: Run, home: Path) -> None:
    (home / "state").mkdir()
    entry = {
        "uid": "26110000",
        "wall": "2026-11-21T15:00:00",
        "at": "2026-11-21T14:00:00+00:00",
        "fate": "sent",
        "on": "2026-11-21T14:00:05+00:00",
        "text": "[b]stretch[/b]\x1b[31m",
        "said": "",
        "over": 0,
    }
    state = {"schema": 1, "seen": entry["on"], "seen_wall": entry["wall"], "looked": None}
    state |= {"is_off": False, "waiting": [], "history": [entry]}
    (home / "state" / "reminders.json").write_text(json.dumps(state))
    ended = done("reminders", "history")
    assert ended.out == "yesterday 15:00  [b]stretch[/b][31m\n    shown\n"


def test_what_was_shown_at_a_later_try_gives_no_reason(due: Run, home: Path) -> None:
    file = home / "state" / "reminders.json"
    state = json.loads(file.read_text("utf-8"))
    for each in state["waiting"]:  # what an open screen leaves once it has shown them
        wall, at, uid, said = (each[name] for name in ("wall", "at", "uid", "said"))
        state["history"].append(
            {"uid": uid, "wall": wall, "at": at, "fate": "sent", "on": at, "text": uid}
            | {"said": said, "over": 0}
        )
    state["waiting"] = []
    file.write_text(json.dumps(state), "utf-8")
    assert [(each["fate"], each["why"]) for each in history(due)] == [("sent", None)] * 2
    told = due("reminders", "history").out
    assert told.count("    shown\n") == 2
    assert "no desktop session" not in told


def test_of_a_reminder_whose_adding_was_undone_only_what_was_shown_is_told(done: Run) -> None:
    late = {"DETOX_NOW": "2026-11-23T13:00:00Z"}
    done("reminders", "off", "all")
    done("reminders", "add", "once", "--when", "today 15:40")
    done("remind", **NO_DESKTOP)
    done("remind", **late, **NO_DESKTOP)
    assert [each["text"] for each in history(done, **late)] == ["once"]
    done("undo", **late)
    assert history(done, **late) == []
    assert done("reminders", "history", **late).err == "No reminder has come yet.\n"
    done("redo", **late)
    assert [each["text"] for each in history(done, **late)] == ["once"]
