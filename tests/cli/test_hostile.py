"""What nobody should type or find in a file is refused, or shown harmlessly."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, environment, is_refused, listing

HOSTILE = "red\x1b[31m\x1b]0;title\x07 \u202eright \x9b2J end"
NO_SOCKETS = """
import socket
def refuse(*args, **kwargs):
    raise SystemExit("a socket was opened")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
"""


def is_harmless(text: str) -> bool:
    """Whether a terminal does nothing with a text but show it."""
    return all(c.isprintable() or c == "\n" for c in text)


def test_control_characters_never_reach_a_terminal(done: Run) -> None:
    done("log", "45", "writing", "--note", HOSTILE)
    done("accounts", "add", HOSTILE)
    done("activities", "add", HOSTILE)
    reads = """status, status --json, sessions, sessions --json, accounts, accounts --json, undo,
        activities, report --csv, report --md, status --format {account}, __complete start wr"""
    for line in reads.split(","):
        words = line.split()
        ended = done(*words)
        assert is_harmless(ended.out.replace("\t", " ")), words
        assert is_harmless(ended.err), words


def test_joined_emoji_stay_whole_and_what_turns_text_around_stays_out(done: Run) -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    said = done("log", "30", "reading", f"{family} {england} \u202eab\u2066c\u200dd").out
    assert f"“{family} {england} abcd”" in said
    assert f"{family} {england} abcd" in done("undo").out


def test_control_characters_of_a_file_reach_no_terminal(detox: Run, done: Run, home: Path) -> None:
    done("log", "45", "writing", "plain")
    log = next(home.glob("data/records/*/log-2026-11.json"))
    text = log.read_text("utf-8")
    log.write_text(
        text.replace('"plain"', json.dumps(HOSTILE)).replace('"2611', '"2611\\u001b[31m')
    )
    for words in (
        ["sessions", "all"],
        ["sessions", "all", "--json"],
        ["doctor"],
        ["delete", "2611"],
    ):
        ended = detox(*words)
        assert is_harmless(ended.out), words
        assert is_harmless(ended.err), words


def test_markup_is_text(done: Run) -> None:
    done("log", "45", "writing", "--note", "[red]bold[/] <b>&amp; %(n)s {days} %d")
    assert "[red]bold[/] <b>&amp; %(n)s {days} %d" in done("sessions").out
    assert "[red]bold[/] <b>&amp; %(n)s {days} %d" in done("undo").out


def test_a_note_of_ten_megabytes_is_refused(home: Path) -> None:
    # Longer than an argument may be: the verb is called as the process would.
    code = "from detox.cli import run; import sys; sys.exit(run(['log', '45', 'writing', %s]))"
    for words in ("'x' * 10_000_000", "'--note', 'x' * 10_000_000"):
        ended = subprocess.run(
            [sys.executable, "-c", code % words],
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (ended.returncode, ended.stdout) == (2, "")
        assert len(ended.stderr) < 300
    assert listing(home) == {}


@pytest.mark.parametrize(
    "words",
    [
        ["edit", "../../../etc/passwd", "--minutes", "4"],
        ["delete", "../plan"],
        ["delete", "2611/../../x"],
        ["delete", ""],
        ["accounts", "remove", ""],
        ["report", "9" * 5000],
        ["log", "9" * 5000, "writing"],
        ["status", "--format", "{" * 5000 + "x" + "}" * 5000],
        ["start", "writing", "--at", "9" * 5000],
        ["accounts", "add", "x" * 5000],
        ["config", "get", "../" * 100],
        ["config", "set", "theme", "../../etc/passwd"],
        ["demo", "--home", ""],
        ["demo", "--entries", "-5"],
        ["demo", "--years", "5000"],
        ["demo", "--entries", "many"],
        ["restore", "../../etc"],
        ["__complete"],
        ["__complete", "log", "\x1b", "../"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_odd_words_do_nothing(detox: Run, home: Path, words: list[str]) -> None:
    ended = detox(*words)
    assert "Traceback" not in ended.err
    assert is_harmless(ended.err)
    if words[0] == "__complete":
        assert ended.code == 0
    else:
        is_refused(ended)
    assert listing(home / "data") == {}


def test_bytes_that_are_no_text_are_survived(home: Path) -> None:
    if os.name == "nt":
        pytest.skip("needs arguments made of bytes")
    ended = subprocess.run(
        [sys.executable.encode(), b"-m", b"detox", b"log", b"45", b"writing", b"caf\xe9 \xff"],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode in (0, 2)
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_terminal_of_seven_bits_is_survived(done: Run, locale: str) -> None:
    words = ["log", "45", "writing", "déjà vu"]
    done(*words, LANG=locale, LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0")


def test_no_connection_is_opened(home: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS)
    env = environment(PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    for words in (["log", "45", "writing"], ["status"], ["report", "all"], ["accounts", "add", "x"],
                  ["doctor"], ["undo"], ["config"], ["backup"]):  # fmt: skip
        ended = subprocess.run(
            [sys.executable, "-m", "detox", *words],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr


def _may_unshare() -> bool:
    program = shutil.which("unshare")
    if program is None:
        return False
    return subprocess.run([program, "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_unshare(), reason="needs unshare")
def test_everything_works_without_a_network(home: Path) -> None:
    for words in (["log", "45", "writing"], ["status", "--json"], ["report", "all"], ["doctor"]):
        ended = subprocess.run(
            ["unshare", "-n", sys.executable, "-m", "detox", *words],
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
