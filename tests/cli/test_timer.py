"""The timer by the command line; a forgotten one asks where somebody is there to answer."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, environment, is_refused, listing

LATER = "2026-11-22T15:02:00Z"
MUCH_LATER = "2026-11-22T22:00:00Z"


def logged(run: Run) -> list[tuple[int, str, str]]:
    """Minutes, activity and note of all sessions."""
    sessions = run("sessions", "all", "--json").data
    return [(s["minutes"], s["activity"], s["note"]) for s in sessions]


def test_a_timer_goes_on_between_commands(done: Run) -> None:
    assert done("start", "writing").out == "The timer is running for writing, since 15:32.\n"
    assert "since 15:32" in done("status", DETOX_NOW=LATER).out
    assert "30 min writing" in done("stop", DETOX_NOW=LATER).out
    assert logged(done) == [(30, "writing", "")]


@pytest.mark.parametrize(
    ("words", "since"),
    [
        (["writing", "25", "minutes", "ago"], "15:07"),
        (["écriture", "il y a 25 minutes"], "15:07"),
        (["writing", "--at", "09:10"], "09:10"),
        (["writing", "--at", "25 minutes ago"], "15:07"),
        (["writing", "--at", "-25"], "15:07"),
        (["prises", "de", "vue", "at", "9:10"], "09:10"),
        (["reading", "an", "hour", "and", "a", "half", "ago"], "14:02"),
        (["projets", "il", "y", "a", "une", "heure", "et", "demie"], "14:02"),
        (["projets", "il", "y", "a", "deux", "heures", "et", "vingt-cinq", "minutes"], "13:07"),
        (["projets", "il", "y", "a", "une", "demi-heure"], "15:02"),
        (["projets", "il", "y", "a", "un", "quart", "d'heure"], "15:17"),
        (["projets", "depuis", "une", "demi-heure"], "15:02"),
        (["projets", "à", "9h10"], "09:10"),
        (["writing", "9:00", "yesterday"], "yesterday at 09:00"),
        (["writing", "noon", "yesterday"], "yesterday at 12:00"),
        (["writing", "at", "9", "yesterday"], "yesterday at 09:00"),
        (["writing", "at", "8", "yesterday", "evening"], "yesterday at 20:00"),
        (["writing", "9h", "hier"], "yesterday at 09:00"),
        (["writing", "à", "9h", "hier"], "yesterday at 09:00"),
        (["writing", "9:00", "this", "morning"], "09:00"),
        (["writing", "à", "9h", "ce", "matin"], "09:00"),
        (["writing", "--at", "9:00 yesterday"], "yesterday at 09:00"),
        (["writing", "since", "yesterday", "21:00"], "yesterday at 21:00"),
        (["writing", "from", "yesterday", "23:00"], "yesterday at 23:00"),
        (["writing", "depuis", "hier", "soir", "à", "21h"], "yesterday at 21:00"),
        (["writing", "depuis", "ce", "matin", "à", "9h"], "09:00"),
        (["writing", "since", "an", "hour", "ago"], "14:32"),
        (["writing", "from", "a", "quarter", "of", "an", "hour", "ago"], "15:17"),
        (["writing", "around", "9:00"], "09:00"),
        (["writing", "starting", "at", "9"], "09:00"),
        (["writing", "--at", "9.30"], "09:30"),
        (["writing", "--at", "9"], "09:00"),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_timer_may_have_been_started_before(done: Run, words: list[str], since: str) -> None:
    assert f"since {since}" in done("start", *words).out


def test_a_timer_carries_its_note_and_tags(done: Run) -> None:
    done("start", "reading", "chapter", "three", "+course", "10", "minutes", "ago")
    record = done("stop", "--json").data[0]
    assert (record["note"], record["tags"], record["minutes"]) == ("chapter three", ["course"], 10)


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("25 min ago chapter three", "15:07"),
        ("at 9:10 chapter three", "09:10"),
        ("chapter three at 9:10", "09:10"),
        ("il y a 25 min chapter three", "15:07"),
        ("à 9h chapter three", "09:00"),
        ("at 9 chapter three", "09:00"),
        ("à 9 chapter three", "09:00"),
        ("9:00 yesterday chapter three", "yesterday at 09:00"),
        ("chapter three 9:00 yesterday", "yesterday at 09:00"),
    ],
)
def test_a_time_may_stand_before_the_note_or_after_it(done: Run, words: str, since: str) -> None:
    said = done("start", "plans", *words.split()).out
    assert said == f"The timer is running for plans “chapter three”, since {since}.\n"


@pytest.mark.parametrize(
    "words",
    [
        "9 to 5", "9 - 11", "il y a 100 ans", "Isaiah 40:31", "midi libre", "at 9 chapters",
        "à 3 mains", "chapter 9 yesterday",
    ],
)  # fmt: skip
def test_words_that_are_no_time_are_the_note(done: Run, words: str) -> None:
    said = done("start", "reading", *words.split()).out
    assert said == f"The timer is running for reading “{words}”, since 15:32.\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("il y a environ deux heures et demie", "is not a time"),
        ("il y a environ deux heures", "is not a time"),
        ("il y a 3 jours", "is not a time"),
        ("today at 19:00", "still to come"),
        ("25 hours ago", "out of range"),
        ("at 25:00", "is not a time of day"),
        ("25 min ago film at 9:10", "“25 min ago” contradicts the rest"),
        ("film at 9:10 --at 8:00", "“at 9:10” contradicts the rest"),
        ("--at 9:00-11:00", "“9:00-11:00” gives an end"),
    ],
)
def test_a_part_of_a_time_is_never_read_alone(detox: Run, words: str, why: str) -> None:
    is_refused(detox("start", "plans", *words.split()), why)


@pytest.mark.parametrize(
    "words",
    [
        ["45m"],
        ["draft", "1h30"],
        ["45", "min", "draft"],
        ["1h", "à", "9h"],
        ["draft", "une", "heure", "et", "demie"],
        ["for", "half", "an", "hour"],
        ["draft", "for", "20", "minutes"],
        ["pendant", "20", "minutes", "draft"],
    ],
)
def test_a_timer_takes_no_length(detox: Run, words: list[str]) -> None:
    refused = detox("start", "writing", *words)
    is_refused(refused, "detox log", "writing")
    assert detox("status", "--json").data["running"] is None


def test_a_timer_may_have_a_length_in_quotes_in_its_note(done: Run) -> None:
    done("start", "writing", "talk of 45m", "10 minutes ago")
    assert done("stop", "--json").data[0]["note"] == "talk of 45m"


def test_a_pause_is_not_counted(done: Run) -> None:
    done("start", "writing", "30 minutes ago")
    assert "is paused" in done("pause", "--at", "20 minutes ago").out
    assert done("status", "--json").data["running"]["paused"] is True
    assert "running again" in done("start").out
    assert "10 min writing" in done("stop").out


def test_switching_notes_what_ran(done: Run) -> None:
    done("start", "writing", "30 minutes ago")
    said = done("switch", "email", "10", "minutes", "ago").out.splitlines()
    assert said[0].startswith("Logged: 20 min writing")
    assert said[1] == "The timer is running for email, since 15:22."


@pytest.mark.parametrize("said", ["+course", "-t course --at 15:20", "10 minutes ago +course"])
def test_switching_takes_a_note_and_tags_for_what_begins(done: Run, said: str) -> None:
    done("start", "writing", "a letter", "+post", "30 minutes ago")
    done("switch", "reading", "chapter", "three", *said.split())
    done("stop", DETOX_NOW=LATER)
    sessions = done("sessions", "all", "--json").data
    told = [(s["activity"], s["note"], s["tags"]) for s in sessions]
    assert told == [("writing", "a letter", ["post"]), ("reading", "chapter three", ["course"])]


def test_a_cancelled_timer_notes_nothing(done: Run) -> None:
    done("start", "writing", "30 minutes ago")
    assert "nothing was logged" in done("cancel").out
    assert logged(done) == []


@pytest.mark.parametrize(
    "words",
    [
        ["start"],
        ["start", "wriiting"],
        ["start", "writing", "--at", "soon"],
        ["start", "writing", "--at"],
        ["stop"],
        ["stop", "--keep", "--discard"],
        ["stop", "--rest", "email"],
        ["pause"],
        ["resume"],
        ["cancel"],
        ["switch", "email"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said(detox: Run, home: Path, words: list[str]) -> None:
    is_refused(detox(*words))
    assert listing(home) == {}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--keep"], [(448, "writing", "")]),
        (["--minutes", "1h30"], [(90, "writing", "")]),
        (["--minutes", "90", "--rest", "email"], [(90, "writing", ""), (358, "email", "")]),
        (["--discard"], []),
        (["--at", "16:32"], [(60, "writing", "")]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_a_forgotten_timer_takes_a_decision(
    detox: Run, done: Run, options: list[str], expected: list[tuple[int, str, str]]
) -> None:
    done("start", "writing")
    is_refused(detox("stop", DETOX_NOW=MUCH_LATER), "--keep", "--minutes", "--rest", "--discard")
    done("stop", *options, DETOX_NOW=MUCH_LATER)
    assert logged(done) == expected


def test_a_timer_of_more_than_a_day_asks_for_its_minutes(detox: Run, done: Run) -> None:
    done("start", "writing")
    much = {"DETOX_NOW": "2026-11-24T16:00:00Z"}
    for words in (["stop"], ["stop", "--keep"], ["switch", "email", "--keep"]):
        is_refused(detox(*words, **much), "more than 24 hours: add --minutes N")
    done("stop", "--minutes", "90", **much)
    assert logged(done) == [(90, "writing", "")]


@pytest.mark.parametrize("words", [["pause"], ["pause", "resume"]], ids=" ".join)
def test_a_pause_does_not_answer_for_a_forgotten_timer(
    detox: Run, done: Run, words: list[str]
) -> None:
    done("start", "writing")
    for word in words:
        done(word, DETOX_NOW=MUCH_LATER)
    later = "2026-11-22T22:30:00Z"
    is_refused(detox("stop", DETOX_NOW=later), "--keep", "--minutes", "--rest", "--discard")
    done("stop", "--minutes", "90", "--rest", "email", DETOX_NOW=later)
    ran = 448 if "resume" not in words else 478
    assert logged(done) == [(90, "writing", ""), (ran - 90, "email", "")]


def test_the_rest_of_a_timer_leaves_its_pauses_out(done: Run) -> None:
    done("start", "writing", "--at", "12:00")
    done("pause", "--at", "13:00")
    done("resume")
    done("stop", "--minutes", "30", "--rest", "email", DETOX_NOW=LATER)
    assert logged(done) == [(30, "writing", ""), (60, "email", "")]


def test_a_forgotten_timer_takes_a_decision_when_switching(detox: Run, done: Run) -> None:
    done("start", "writing")
    is_refused(detox("switch", "email", DETOX_NOW=MUCH_LATER), "--keep")
    done("switch", "email", "--discard", DETOX_NOW=MUCH_LATER)
    assert done("status", "--json", DETOX_NOW=MUCH_LATER).data["running"]["activity"] == "email"
    assert logged(done) == []
    done("undo", DETOX_NOW=MUCH_LATER)
    assert done("status", "--json", DETOX_NOW=MUCH_LATER).data["running"]["activity"] == "writing"


def answered(words: list[str], answers: list[str], **env: str) -> Done:
    """Run `detox WORDS` on a terminal where somebody answers each question."""
    answers = list(answers)
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "detox", *words], environment(**env))
    said = b""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.5)[0]:
            if said.endswith(b"^C"):  # it came before the question was waited for
                os.write(terminal, b"\x03")
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
        # What is typed before it is asked for may be lost, an interrupt above all.
        if answers and said.endswith((b": ", b"? ")):
            os.write(terminal, answers.pop(0).encode())
    else:
        os.kill(child, signal.SIGKILL)
    os.close(terminal)
    return Done(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode(), "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["k\n"], [(448, "writing", "")]),
        (["c\n", "1h\n"], [(60, "writing", "")]),
        (["c\n", "never\n", "c\n", "1h\n"], [(60, "writing", "")]),
        (["s\n", "60\n", "email\n"], [(60, "writing", ""), (388, "email", "")]),
        (["d\n"], []),
        (["Don’t know\n", "keep\n"], [(448, "writing", "")]),
        (["g\n"], [(448, "writing", "")]),
    ],
    ids=["keep", "cut", "misread", "split", "drop", "unclear", "in French"],
)
def test_a_forgotten_timer_asks_the_person(
    done: Run, answers: list[str], expected: list[tuple[int, str, str]]
) -> None:
    done("start", "writing")
    ended = answered(["stop"], answers, DETOX_NOW=MUCH_LATER)
    assert ended.code == 0, ended.out
    assert logged(done) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_no_answer_leaves_the_timer_as_it_was(done: Run) -> None:
    done("start", "writing")
    assert answered(["stop"], ["\n"], DETOX_NOW=MUCH_LATER).code == 2
    interrupted = answered(["stop"], ["c\n", "\x03"], DETOX_NOW=MUCH_LATER)
    assert interrupted.code == 130
    assert "Traceback" not in interrupted.out
    assert done("status", "--json").data["running"]["activity"] == "writing"


def test_a_timer_stopped_by_several_at_once_is_noted_once(home: Path, done: Run) -> None:
    done("start", "writing", "25 minutes ago")
    stops = [
        subprocess.Popen(
            [sys.executable, "-m", "detox", "stop"],
            env=environment(DETOX_HOME=str(home)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    codes = [stop.wait() for stop in stops]
    assert sorted(codes) == [0, 2, 2, 2, 2, 2]
    assert len(logged(done)) == 1


@pytest.mark.parametrize(
    "day",
    [
        "yesterday", "this morning", "last monday", "since this morning", "depuis ce matin",
        "depuis 3 jours", "depuis le 20 nov", "for 3 days",
    ],
)  # fmt: skip
def test_a_timer_that_began_on_a_day_says_when(detox: Run, day: str) -> None:
    assert f"“{day}” is not a time" in detox("start", "writing", *day.split()).err
    assert detox("start", "writing", "black", "monday").code == 0


@pytest.mark.parametrize(
    "words",
    ["stop --at 15:40", "pause --at 15:40", "switch email --at 15:40", "switch email at 15:40"],
)
def test_a_time_to_come_is_not_taken_for_one_before_the_timer_began(
    detox: Run, done: Run, words: str
) -> None:
    done("start", "writing", "--at", "15:00")
    is_refused(detox(*words.split()), "15:40” is still to come")
    is_refused(detox(*words.replace("15:40", "14:50").split()), "before the timer began")


def test_the_minute_in_which_a_timer_began_is_not_before_it(done: Run) -> None:
    done("start", "writing", DETOX_NOW="2026-11-22T22:50:40Z")
    stopped = done("stop", "--at", "23:50", DETOX_NOW="2026-11-22T23:10:00Z")
    assert "less than half a minute" in stopped.out


@pytest.mark.parametrize("at", ["until 15:20", "till 15:20", "jusqu’à 15h20", "until today 15:20"])
def test_a_timer_may_be_stopped_or_paused_until_a_time(detox: Run, done: Run, at: str) -> None:
    is_refused(detox("start", "writing", "--at", at), "gives an end")
    done("start", "writing", "--at", "15:00")
    done("pause", "--at", at)
    assert "20 min writing" in done("stop").out
    done("start", "writing", "--at", "15:00")
    assert "20 min writing" in done("stop", "--at", at).out


def test_a_time_to_come_is_yesterdays_where_the_timer_ran_then(done: Run) -> None:
    done("start", "writing", "--at", "yesterday 18:00")
    assert "30 min writing" in done("stop", "--at", "18:30").out


def test_a_date_beside_a_time_is_the_calendars_though_days_begin_later(done: Run) -> None:
    done("config", "set", "day_start", "4h")
    done("start", "writing", DETOX_NOW="2026-11-29T03:00")
    told = done("status", DETOX_NOW="2026-11-30T20:00").out
    assert "since Sunday 29 November at 03:00" in told


def test_the_status_says_on_which_day_a_timer_began(done: Run) -> None:
    assert "since yesterday at 18:00" in done("start", "writing", "--at", "yesterday 18:00").out
    assert "since yesterday at 18:00; was it" in done("status").out
    done("pause")
    assert "started yesterday at 18:00." in done("status").out
    done("cancel")
    done("start", "writing", "--at", "15:00")
    done("pause")
    assert "started at 15:00." in done("status").out


@pytest.mark.parametrize(
    ("at", "why"), [("now", "less than half a minute"), ("5 minutes ago", "5 min: it can’t")]
)
def test_a_timer_is_cut_to_no_more_than_it_ran(detox: Run, done: Run, at: str, why: str) -> None:
    done("start", "writing", "--at", at)
    is_refused(detox("stop", "--minutes", "6"), why)
    assert done("status", "--json").data["running"] is not None
