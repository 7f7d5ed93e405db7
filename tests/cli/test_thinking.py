"""Thinking it over on the command line: the questions, the cost, channels, loads, a moment."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, environment, is_refused
from tests.cli.typing import Terminal

LINES = ["2h in the evening", "5 on the train", "2", "4", "3 the book", "1h", "100 EUR"]
SEVEN = "".join(f"{line}\n" for line in LINES)
KEYS = [
    "scrolling", "mechanical", "for-a-like", "weight", "taken-from", "making", "worth",
]  # fmt: skip
NEEDS_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def asked(run: Run, lines: str = SEVEN, **env: str) -> Any:
    return run("questions", "ask", "--json", stdin=lines, **env).data


# The questions


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
        ("again", "off"), ("remove", "zz"), ("show", "zz"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    detox: Run, done: Run, words: tuple[str, ...]
) -> None:
    is_refused(detox("questions", *words))
    assert done("questions", "list", "--json").data == []


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
    assert "Then 3 h a day, €90,000 a year; now 1 h a day, €30,000 a year." in told
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


def test_one_is_taken_away_and_comes_back(detox: Run, done: Run) -> None:
    uid = asked(detox)["uid"]
    assert done("questions", "remove", uid[:5]).out.startswith("Removed: 22 November 2026, 7 ans")
    assert done("questions", "list").err.startswith("No answers yet")
    assert done("undo").out == "Undone: removing the answers of 22 November 2026.\n"
    assert done("questions", "show", uid, "--json").data["uid"] == uid


# The cost


def test_three_hours_a_day_come_to_ninety_thousand(done: Run) -> None:
    told = done("cost", "3h", "--rate", "100 EUR", "--days", "300", "--returns", "30000")
    assert told.out.splitlines() == [
        "3 h a day × 300 days × €100 = €90,000 (900 h)",
        "100%  €90,000",
        " 50%  €45,000",
        " 25%  €22,500",
        "They bring back €30,000 a year: 33%, a quarter or more, less than half.",
    ]
    assert told.err == "What money doesn’t count isn’t in this figure.\n"
    french = done("cost", "3h", "--rate", "100 EUR", LANG="fr_FR.UTF-8").out.splitlines()[0]
    assert french.endswith("× 100\u00a0€ = 90\u202f000\u00a0€ (900 h)")


def test_a_cost_without_a_duration_is_what_the_accounts_took(detox: Run, done: Run) -> None:
    is_refused(detox("cost"), "detox cost 3h")
    done("measure", "--set", "all", "3h")
    assert done("cost").out == "3 h a day × 300 days = 900 h\n"
    done("rate", "100", "EUR")
    assert done("cost", "--json").data["cost"] == 90_000
    is_refused(detox("cost", "--returns", "1 CHF"), "EUR", "CHF")
    is_refused(detox("cost", "25h"))
    is_refused(detox("cost", "--days", "0"))


# The channels

PRICES = [
    ("posts", "--own 900h --answers 6", 90_000, 15_000, 150 * 60),
    ("newsletter", "--own 60h --money 240EUR --answers 12", 6_240, 520, 5 * 60),
    ("letters", "--own 8h --others 1000m@15 --money 1700EUR --answers 5", 2_750, 550, 96),
    ("calls", "--own 20h --answers 8", 2_000, 250, 150),
    ("press", "--own 10h --others 12h@60 --money 3000EUR --answers 2", 4_720, 2_360, 5 * 60),
    ("spot", "--own 15h --others 120h@50 --money 20000EUR --answers 0", 27_500, None, None),
]  # fmt: skip


def test_six_channels_stand_side_by_side_to_the_cent(done: Run) -> None:
    done("rate", "100", "EUR")
    for kind, options, *_figures in PRICES:
        done("channels", "add", kind, "--kind", kind)
        done("channels", "effort", kind, *options.split())
    data = done("channels", "compare", "--json").data
    figures = [
        (row["name"], row["total"], row["per_answer"], row["own_minutes_per_answer"])
        for row in data["channels"]
    ]
    assert figures == [(kind, *numbers) for kind, _options, *numbers in PRICES]
    assert not any(row["partial"] for row in data["channels"])
    told = done("channels", "compare").out.splitlines()
    assert [line.split()[0] for line in told[2:]] == [kind for kind, *_ in PRICES]
    assert told[-1].split()[-3:] == ["€27,500", "0", "–"]
    assert "16 h 40 min" in told[4]


def test_time_of_others_without_a_rate_is_said_to_be_missing(done: Run) -> None:
    done("channels", "add", "press", "-k", "press")
    done("channels", "effort", "press", *["--own", "10h", "--others", "12h", "--money", "3000EUR"])
    told = done("channels", "compare", "--rate", "100EUR")
    assert "€4,000, in part" in told.out
    assert told.err == "press: and 12 h of others, without a price.\n"


@pytest.mark.process
@NEEDS_TERMINAL
def test_where_no_line_is_long_enough_they_stand_one_below_the_other(done: Run, home: Path) -> None:
    done("channels", "add", "half a page in the press")
    done(
        "channels", "effort", "half", *["--own", "10h", "--others", "12h@60", "--money", "3000EUR"]
    )
    words = [sys.executable, "-m", "detox", "channels", "compare", "--rate", "100EUR"]
    with Terminal(words, home, environment(COLUMNS="60")) as terminal:
        assert "half a page in the press\r\n  your own" in terminal.waits_for("answers not counted")
        assert terminal.ends() == 0


def test_two_currencies_are_refused_by_name(detox: Run, done: Run) -> None:
    done("channels", "add", "press")
    done("channels", "effort", "press", "--money", "3000EUR")
    done("channels", "add", "calls")
    done("channels", "effort", "calls", "--money", "10CHF")
    is_refused(detox("channels", "compare"), "CHF", "EUR")
    is_refused(detox("channels", "effort", "calls", "--money", "1CHF", "--brought", "1EUR"))


def test_own_time_is_taken_from_the_log(detox: Run, done: Run) -> None:
    done("log", "45m", "writing", "+newsletter")
    done("log", "30m", "email", "+newsletter", "--on", "yesterday")
    done("channels", "add", "newsletter")
    effort = done(
        "channels", "effort", "newsletter", "--logged", "+newsletter",
        "--from", "2026-11-16", "--to", "2026-11-22", "--json",
    ).data  # fmt: skip
    assert (effort["own_minutes"], effort["to"]) == (75, "2026-11-23")
    is_refused(detox("channels", "effort", "newsletter", "--logged", "writing", "--own", "1h"))
    is_refused(detox("channels", "effort", "newsletter"), "--own")
    uid = effort["uid"]
    changed = done("channels", "change", uid, "--logged", "writing", "--answers", "7", "--json")
    assert (changed.data["own_minutes"], changed.data["answers"]) == (45, 7)
    assert done("channels", "show", "news", "--json").data == [changed.data]
    done("channels", "drop", uid)
    done("undo")
    assert len(done("channels", "show", "newsletter", "--json").data) == 1


def test_a_channel_is_renamed_put_away_and_taken_away(detox: Run, done: Run) -> None:
    done("channels", "add", "letters", "--kind", "letters")
    is_refused(detox("channels", "add", "Letters"))
    is_refused(detox("channels", "edit", "letters"))
    is_refused(detox("channels", "add", "smoke", "--kind", "smoke"), "newsletter")
    done("channels", "edit", "letters", "--name", "a thousand letters")
    assert done("channels", "archive", "a th").out == "Changed: a thousand letters, letters.\n"
    assert done("channels", "list", "--json").data[0]["archived"]
    done("channels", "unarchive", "a th")
    for _time in range(3):
        done("channels", "effort", "a th", "--own", "1h")
    assert done("channels", "remove", "a thousand").err == "“detox undo” brings it back.\n"
    assert done("channels").err.startswith("No channels yet")
    assert done("undo").out == "Undone: removing the channel “a thousand letters”.\n"
    assert len(done("channels", "show", "a th", "--json").data) == 3


# The loads


def test_a_year_of_both_loads_takes_970_hours(done: Run) -> None:
    done("loads", "upkeep", "--a-day", "1h30", "--from", "2027-01-01")
    done(
        "loads", "campaign", "exhibition", "--from", "2027-03-01", "--to", "2027-06-20",
        "--a-day", "8h", "--on", "mon-fri",
    )  # fmt: skip
    data = done("loads", "show", "2027", "--rate", "100EUR", "--json").data
    assert (data["from"], data["to"]) == ("2027-01-01", "2028-01-01")
    assert data["upkeep"] == {"days": 220, "minutes": 330 * 60}
    assert [(c["days"], c["minutes"]) for c in data["campaigns"]] == [(80, 640 * 60)]
    assert (data["minutes"], data["cost"], data["currency"]) == (970 * 60, 97_000, "EUR")
    told = done("loads", "show", "2027").out
    assert "as much as a full-time job for 80 days" in told
    assert told.endswith("330 h of being there and 640 h of campaigns: 970 h.\n")


def test_what_nobody_noted_is_what_the_accounts_take(detox: Run, done: Run) -> None:
    assert done("loads").err == "Being there is also simply being; it need not be counted.\n"
    done("measure", "--set", "all", "90m")
    assert done("loads", "--json").data["minutes"] == 300 * 90
    done("loads", "upkeep", "--name", "newsletter", "--a-day", "30m", "--days", "52")
    assert done("loads", "--json").data["minutes"] == 52 * 30
    done("loads", "end", "newsletter", "2027-01-31")
    assert done("loads", "list", "--json").data[0]["to"] == "2027-02-01"
    for meant, after in (("22 december", "2026-12-23"), ("today", "2026-11-23")):
        done("loads", "end", "newsletter", meant)
        assert done("loads", "list", "--json").data[0]["to"] == after
    done("loads", "remove", "newsletter")
    done("undo")
    for wrong in (
        ("upkeep",), ("upkeep", "--a-day", "0"), ("upkeep", "--a-day", "2h", "--days", "0"),
        ("campaign", "x", "--a-day", "8h"),
        ("campaign", "x", "--a-day", "8h", "--to", "2027-01-05", "--from", "2027-01-06"),
        ("campaign", "x", "--a-day", "8h", "--to", "2027-01-05", "--on", "someday"),
        ("end", "x", "2027-01-01"), ("remove", "zz"),
    ):  # fmt: skip
        is_refused(detox("loads", *wrong))


# A moment


def test_a_moment_shows_ones_own_words_and_records_nothing(
    detox: Run, done: Run, home: Path
) -> None:
    told = done("moment")
    assert "detox start writing" in told.out
    assert "detox moment --write" in told.err
    assert list(home.rglob("thinking.json")) == []
    done("log", "40m", "reading", "--on", "yesterday")
    done("moment", "--write", "For the mornings.")
    told = done("moment")
    assert told.out.splitlines() == [
        "For the mornings.",
        "The last seven days: reading 40 min; 40 min in all.",
        "Something else to do:",
        "  detox start reading",
        "  detox start writing",
        "  detox start learning",
    ]
    assert told.err == ""
    done("moment", "--forget")
    is_refused(detox("moment", "--forget"))
    is_refused(detox("moment", "--write", " "))
    done("undo")
    assert done("moment", "--json").data["own"]["text"] == "For the mornings."


def test_words_of_the_questions_stand_where_nothing_was_written(detox: Run, done: Run) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    told = done("moment").out.splitlines()
    assert told[:2] == ["Your words of May 2026", "taken from: the book"]
    french = done("moment", LANG="fr_FR.UTF-8").out.splitlines()
    assert french[0] == "Vos mots, mai 2026"


# Everywhere


def test_words_steer_no_terminal(done: Run) -> None:
    done("questions", "answer", "weight", "4", "\x1b[31mred")
    assert "\x1b" not in done("questions").out
    done("moment", "--write", "\x1b[2Jgone")
    assert "\x1b" not in done("moment").out


def test_it_leaves_and_comes_back_as_one_file(
    detox: Run, done: Run, home: Path, tmp_path: Path
) -> None:
    asked(detox)
    done("channels", "add", "letters")
    done("channels", "effort", "letters", "--own", "1h")
    done("loads", "upkeep", "--a-day", "1h")
    done("loads", "campaign", "x", "--to", "2027-01-05", "--a-day", "8h")
    done("moment", "--write", "For the book.")
    file, other = tmp_path / "all.json", {"DETOX_HOME": str(tmp_path / "other")}
    done("export", "json", "--to", str(file))
    done("import", "json", str(file), "--yes", **other)
    for words in (
        ("questions", "list"), ("channels", "list"), ("channels", "show", "letters"),
        ("loads", "list"), ("moment",),
    ):  # fmt: skip
        assert done(*words, "--json", **other).data == done(*words, "--json").data, words


def test_what_is_done_all_day_never_opens_it(done: Run, home: Path) -> None:
    done("measure", "--set", "all", "3h")
    done("questions", "answer", "weight", "4")
    (file,) = home.rglob("records/*/thinking.json")
    file.write_text("torn")
    for words in (("status",), ("log", "45m", "writing"), ("remind",), ("report",), ("status",)):
        assert done(*words).err == "", words


def test_a_report_tells_the_cost_then_and_now_only_if_it_is_asked_for(
    detox: Run, done: Run
) -> None:
    asked(detox, DETOX_NOW="2026-05-20T19:00:00Z")
    asked(detox, "40m\n2\n2\n\n\n20m\n100 EUR\n")
    done("log", "45m", "writing")
    assert "cost" not in done("report", "year", "--md").out
    told = done("report", "year", "--md", "--cost").out
    assert "## The cost, then and now" in told
    assert "| 20 May 2026 | 3 h | 900 h | €90,000 |\n| 22 November 2026 | 1 h | 300 h |" in told
    page = done("report", "year", "--html", "--cost").out
    assert "€90,000" in page
    is_refused(detox("report", "year", "--csv", "--cost"), "--html")
    assert "€30,000" not in done("report", "2026-01..2026-10", "--md", "--cost").out
