"""stdout and stderr that take nothing: one line where it can be said, and no deed undone by it."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")

NO_SPACE = "No space left on device"
ASKED = (
    *("status", "status --json", 'status --format "{line}"', "report week", "report week --html"),
    *("sessions all", "doctor", "export json", "export csv", "completion bash", "accounts list"),
    *("--help", "help log", "log --help", "--version", "-V", "config", "platforms", "reminders"),
    *("activities", "balance --json", "backup --list", "notify-test --help", "__complete st"),
)
DEEDS = (
    *("log 30m reading", "log 30m reading --json", "start writing", "accounts add tumblr --json"),
    *("undo", "backup", "config set language fr", "activities add chess", "reminders off all"),
)
"""what changes something, and says so"""


def sent(words: str, to: str, **env: str) -> Done:
    """`detox WORDS` with its streams sent somewhere by a shell."""
    command = f"exec {shlex.quote(sys.executable)} -m detox {words} {to}"
    ended = subprocess.run(
        ["sh", "-c", command], env=environment(**env), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return Done(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def lived(done: Run) -> Run:
    done("accounts", "add", "instagram")
    done("accounts", "break", "instagram", "2026-11-01")
    done("log", "45", "writing")
    return done


def test_the_tests_run_as_a_persons_machine_does() -> None:
    assert "PYTHONUNBUFFERED" not in environment()


def test_a_full_stdout_is_one_line_and_says_nothing_of_a_deed(lived: Run) -> None:
    for words in ASKED:
        ended = sent(words, ">/dev/full")
        assert ended.code == 3, words
        assert ended.err == f"The output could not be written ({NO_SPACE}).\n"


@pytest.mark.parametrize("words", DEEDS)
def test_what_was_done_stays_done_and_that_is_said(lived: Run, home: Path, words: str) -> None:
    asked = ("export json", "config", "backup --list")
    before = [lived(*each.split()).out for each in asked]
    ended = sent(words, ">/dev/full")
    assert ended.code == 3, ended
    said = f"It’s done, but the answer could not be written ({NO_SPACE}).\n"
    french = "C’est fait, mais la réponse n’a pas pu être écrite (plus de place sur le disque).\n"
    assert ended.err in (said, french)
    assert [lived(*each.split()).out for each in asked] != before or (
        lived("status", "--json").data["running"] is not None
    )


@pytest.mark.parametrize("to", [">&-", ">&- 2>&-", ">/dev/full 2>/dev/full", ">&- 2>/dev/full"])
def test_whatever_is_closed_or_full_the_code_tells(lived: Run, to: str) -> None:
    for words in ("status", "log 30m reading", "--version", "help", "doctor", "log --help"):
        ended = sent(words, to)
        assert ended.code == 3, words
        assert ended.err.count("\n") == (0 if "2>" in to else 1)
    assert lived("status", "--json").data["today_minutes"] == 75


@pytest.mark.parametrize("to", ["2>/dev/full", "2>&-", ">&- 2>/dev/full"])
def test_a_refusal_that_nobody_can_read_keeps_its_code(lived: Run, to: str) -> None:
    for words in ("bogus", "log", "log 30m nothing-such", "log --no-such-option", "edit x"):
        assert sent(words, to)[:2] == (2, "")


def test_a_closed_keyboard_is_one_on_which_nothing_is_typed(lived: Run, home: Path) -> None:
    for words in ("", "demo", "import csv -", "restore 2026-11-22"):
        for to in ("<&-", "</dev/null", "<&- >&-", "<&- 2>&-", "2>/dev/full"):
            ended = sent(words, to)
            assert (ended.code, ended.out) == (2, ""), (words, to)
            assert ended.err.count("\n") == (0 if "2>" in to else 1)
    assert not (home / "state" / "detox.log").exists()


def test_a_closed_stderr_is_no_failure_of_what_says_nothing_there(lived: Run) -> None:
    for words in ("--version", "-V", "status", "help"):
        for to in ("2>&-", "2>/dev/full", "<&- 2>&-"):
            assert sent(words, to).code == 0


def test_what_says_nothing_needs_no_stdout(lived: Run) -> None:
    for to in (">&-", ">/dev/full"):
        assert sent("log 30m reading --quiet", to) == (0, "", "")
    assert lived("status", "--json").data["today_minutes"] == 105


def test_a_pipe_that_nobody_reads_is_quiet_and_stops_no_deed(lived: Run) -> None:
    for words in ("status", "help", "report", "sessions all", "log 5m reading", "log --help"):
        ended = sent(words, "| true")
        assert (ended.out, ended.err) == ("", "")
    assert lived("status", "--json").data["today_minutes"] == 50


def test_stderr_as_a_pipe_that_nobody_reads_stops_no_deed(lived: Run) -> None:
    assert sent("undo", "2>&1 >/dev/null | true").err == ""
    assert lived("status", "--json").data["today_minutes"] == 0


@pytest.mark.parametrize("words", ["sessions", "sessions --json", "export csv", "log 5m chess é☕"])
def test_what_goes_to_no_terminal_is_utf8_whatever_the_code_page(lived: Run, words: str) -> None:
    lived("activities", "add", "chess")
    lived("log", "20m", "reading", "é☕")
    for to in ("", ">&2"):
        ended = sent(words, to, PYTHONIOENCODING="cp1252")
        assert "é☕" in ended.out + ended.err


def test_what_comes_from_no_terminal_is_read_as_utf8_whatever_the_code_page(lived: Run) -> None:
    lived("accounts", "set-day", "instagram", "2026-12-31")
    ended = sent("goodbye instagram --set -", "<<'.'\nJe m’en vais.\n.", PYTHONIOENCODING="cp1252")
    assert "Je m’en vais." in ended.out


def test_a_look_for_reminders_needs_nobody_who_listens(lived: Run) -> None:
    lived("remind")
    evening = {"DETOX_NOW": "2026-11-22T20:31:00Z"}
    assert sent("remind", ">&- 2>&-", **evening).code == 0
    assert [one["fate"] for one in lived("reminders", "history", "--json", **evening).data] != []
    assert sent("remind --json", ">/dev/full", **evening).code == 3
