"""Thinking it over on the command line: the questions, the cost, channels, loads, a moment."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, is_refused
from tests.cli.thinking_world import LINES, NEEDS_TERMINAL, asked
from tests.cli.typing import Terminal

KEYS = [
    "scrolling", "mechanical", "for-a-like", "weight", "taken-from", "making", "worth",
]  # fmt: skip


def test_seven_lines_are_seven_answers_and_a_cost(detox: Run) -> None:
    sitting = asked(detox)
    assert [answer["key"] for answer in sitting["answers"]] == KEYS
    assert sitting["answers"][1] == {
        "key": "mechanical", "value": 5, "unit": "level", "words": "on the train",
    }  # fmt: skip
    assert sitting["answers"][6]["value"] == 100
    assert (sitting["finished"], sitting["cost"]["cost"]) == (True, 90_000)


def test_answers_are_given_line_by_line_over_days(done: Run) -> None:
    told = done("questions", "answer", "scrolling", "2h", "in", "the", "evening")
    assert told.out == "Kept: scrolling, 2 h; “in the evening”.\n"
    assert told.err == "Next: Has the gesture become mechanical?\n"
    told = done("questions", "answer", "scrolling", "2h", "almost", "every", "evening")
    assert told.out == "Kept: scrolling, 2 h; “almost every evening”.\n"
    told = done("questions", "answer", "scrolling", "about", "2h", "in", "the", "evening")
    assert told.out == "Kept: scrolling, 2 h; “in the evening”.\n"
    done("questions", "answer", "an hour", "100", "EUR", "for", "my", "work", "--days", "200")
    done("questions", "answer", "taken", "-", "my", "sister")
    draft = done("questions", "show", "--json").data
    assert [(a["key"], a["value"], a["words"]) for a in draft["answers"]] == [
        ("scrolling", 120, "in the evening"), ("taken-from", None, "my sister"),
        ("worth", 100, "for my work"),
    ]  # fmt: skip
    assert draft["cost"] == {
        "minutes_a_day": 120, "days": 200, "hours": 400, "cost": 40_000,
        "rate": {"amount": 100, "currency": "EUR"}, "returns": None, "share_percent": None,
        "thresholds": [
            {"percent": 100, "amount": 40_000}, {"percent": 50, "amount": 20_000},
            {"percent": 25, "amount": 10_000},
        ],
        "band": "unsaid",
    }  # fmt: skip
    ended = done("questions", "end", "--minutes", "12", "--returns", "10000EUR", "--json").data
    assert (ended["minutes"], ended["cost"]["share_percent"]) == (12, 25)
    assert ended["cost"]["band"] == "quarter"


@pytest.mark.parametrize(
    "words",
    [
        ("answer", "weight", "6"), ("answer", "weight", "yes"), ("answer", "scrolling", "25h"),
        ("answer", "hunger", "3"), ("answer", "8", "3"), ("answer", "worth", "much"),
        ("answer", "worth", "100", "EUR", "--days", "400"), ("end",), ("compare",), ("again",),
        ("again", "off"), ("remove", "nothing such"), ("show", "nothing such"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    detox: Run, done: Run, words: tuple[str, ...]
) -> None:
    is_refused(detox("questions", *words))
    assert done("questions", "list", "--json").data == []


def test_an_amount_is_asked_for_in_the_currency_that_it_is_taken_for(done: Run) -> None:
    done("config", "set", "currency", "GBP")
    assert "100 GBP, 85.50, or none" in done("questions").out


def test_a_line_that_is_no_answer_loses_none_before_it(detox: Run, done: Run) -> None:
    ended = detox("questions", "ask", stdin="2h\n9\n")
    assert (ended.code, "1 to 5" in ended.err) == (2, True)
    assert [a["key"] for a in done("questions", "show", "--json").data["answers"]] == ["scrolling"]
    assert asked(detox, "\n".join(LINES[1:]) + "\n")["finished"]


@pytest.mark.process
@NEEDS_TERMINAL
def test_a_kill_after_each_answer_loses_none(done: Run, home: Path) -> None:
    for count, line in enumerate(LINES[:-1], 1):
        with subprocess.Popen(
            [sys.executable, "-m", "detox", "questions", "ask"],
            env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as asking:  # fmt: skip
            assert asking.stdin is not None
            assert asking.stdout is not None
            asking.stdin.write(line + "\n")
            asking.stdin.flush()
            assert asking.stdout.readline().startswith("Kept: ")
            asking.send_signal(signal.SIGKILL)
        (kept,) = home.rglob("records/*/thinking.json")
        (sitting,) = json.loads(kept.read_text("utf-8"))["sittings"].values()
        assert [answer["question"] for answer in sitting["answers"]] == KEYS[:count]
    assert asked(done, LINES[-1] + "\n")["cost"]["cost"] == 90_000


@pytest.mark.process
@NEEDS_TERMINAL
def test_in_a_terminal_they_are_asked_one_after_the_other(done: Run, home: Path) -> None:
    done("measure", "--set", "all", "3h")
    with Terminal(
        [sys.executable, "-m", "detox", "questions", "ask"], home, environment()
    ) as terminal:
        assert "Question 1 of 7" in terminal.waits_for("said before: 3 h")
        terminal.waits_for("> ")
        terminal.types("often\n")
        assert "not a duration" in terminal.waits_for("> ")
        for line in LINES:
            terminal.types(line + "\n")
            terminal.waits_for("> ")
        terminal.types("30000 EUR\n")
        assert "less than a minute. Would you like to stay" in terminal.waits_for("> ")
        terminal.types("no\n")
        terminal.waits_for("33%")
        terminal.waits_for("questions again")
        assert terminal.ends() == 0
    (sitting,) = done("questions", "list", "--json").data
    assert (sitting["finished"], sitting["cost"]["returns"]) == (True, 30_000)


@pytest.mark.process
@NEEDS_TERMINAL
def test_an_end_of_input_stops_for_now_and_staying_leaves_it_open(done: Run, home: Path) -> None:
    words = [sys.executable, "-m", "detox", "questions", "ask"]
    with Terminal(words, home, environment()) as terminal:
        terminal.waits_for("> ")
        terminal.types("2h\n")
        terminal.waits_for("> ")
        terminal.types("\x04")
        assert terminal.ends() == 0
    with Terminal(words, home, environment()) as terminal:
        assert "Question 2 of 7" in terminal.waits_for("> ")
        terminal.types("\n" * 6)  # passed over
        terminal.waits_for("Would you like to stay")
        terminal.waits_for("> ")
        terminal.types("yes\n")
        assert terminal.ends() == 0
    (sitting,) = done("questions", "list", "--json").data
    assert (sitting["finished"], len(sitting["answers"])) == (False, 7)


def test_times_of_one_day_stand_as_they_were_begun(detox: Run, done: Run) -> None:
    times = [asked(detox, f"{minutes}m\n2\n2\n\n\n20m\n100 EUR\n") for minutes in range(50, 45, -1)]
    listed = done("questions", "list", "--json").data
    assert [each["uid"] for each in listed] == [each["uid"] for each in times]
    data = done("questions", "compare", "--json").data
    assert [data[side]["uid"] for side in ("from", "to")] == [times[-2]["uid"], times[-1]["uid"]]
    done("questions", "remove", times[-1]["uid"])
    done("undo")
    assert done("questions", "compare", "--json").data["to"]["uid"] == times[-1]["uid"]
    assert done("cost", "--json").data["minutes_a_day"] == 46 + 20


def test_two_times_are_compared_in_the_same_words_both_ways(detox: Run, done: Run) -> None:
    first = asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    later = asked(detox, "40m\n2\n2\n\n\n20m\n100 EUR\n")
    data = done("questions", "compare", "--json").data
    assert (data["from"]["uid"], data["to"]["uid"]) == (first["uid"], later["uid"])
    differences = {row["key"]: (row["difference"], row["unit"]) for row in data["answers"]}
    assert differences["scrolling"] == (-80, "minutes")
    assert differences["mechanical"] == (-3, "level")
    assert differences["weight"] == (None, "level")
    assert differences["worth"] == (0, "money")
    told = done("questions", "compare").out
    assert told.splitlines()[0].split() == ["20", "May", "22", "Nov"]
    assert "scrolling           2 h; “in the evening”        40 min\n" in told
    assert "Before: 3 h a day, €90,000 a year; now: 1 h a day, €30,000 a year." in told
    french = done("questions", "compare", LANG="fr_FR.UTF-8").out
    assert "Avant\u00a0: 3 h par jour, 90\u202f000\u00a0€ par an" in french


def test_a_reminder_asks_again_only_once_it_was_wanted(detox: Run, done: Run) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    uids = [each["uid"] for each in done("reminders", "list", "--json").data]
    assert "questions-again" not in uids
    reminder = done("questions", "again", "--json", DETOX_NOW="2026-05-20T19:00:00Z").data
    assert (reminder["uid"], reminder["first"]) == ("questions-again", "2026-11-20")
    assert reminder["texts"] == ["The questions of May 2026, once more?"]
    again = done("questions", "again", "in", "1", "year", "--json").data
    assert (again["uid"], again["first"]) == ("questions-again", "2027-11-22")
    done("questions", "again", "off")
    done("undo")
    uids = [each["uid"] for each in done("reminders", "list", "--json").data]
    assert uids.count("questions-again") == 1
    is_refused(detox("questions", "again", "yesterday"))


def test_the_end_and_what_comes_back_are_one_step_and_need_no_rate(done: Run) -> None:
    done("questions", "answer", "scrolling", "2h")
    before = done("export", "json").out
    ended = done("questions", "end", "--returns", "100EUR").out
    assert "They bring back €100 a year." in ended
    done("undo")
    assert done("export", "json").out == before


def test_no_day_has_more_than_its_hours(detox: Run, done: Run) -> None:
    done("questions", "answer", "scrolling", "23h")
    is_refused(detox("questions", "answer", "making", "1h30"), "more than 24 hours a day")
    done("questions", "answer", "making", "1h")
    assert "24 h a day" in done("cost", "--rate", "1EUR").out


def test_what_would_be_nothing_is_refused_with_the_reason(detox: Run, done: Run) -> None:
    done("channels", "add", "letters")
    for logged in ("+print", "reading"):
        refused = detox("channels", "effort", "letters", "--logged", logged)
        is_refused(refused, f"Nothing is logged for “{logged}” on these days.")
    days = ("--from", "2027-03-01", "--to", "2027-03-05")  # Monday to Friday
    pushed = ("loads", "campaign", "show", *days, "--a-day", "8h", "--on")
    is_refused(detox(*pushed, "sat-sun"), "None of its weekdays")
    done(*pushed, "fri-sun")


def test_one_is_taken_away_and_comes_back(detox: Run, done: Run) -> None:
    uid = asked(detox)["uid"]
    assert done("questions", "remove", uid[:5]).out.startswith("Removed: 22 November 2026, 7 ans")
    assert done("questions", "list").err.startswith("No answers yet")
    assert done("undo").out == "Undone: removing the answers of 22 November 2026.\n"
    assert done("questions", "show", uid, "--json").data["uid"] == uid
