"""What is done every day reads the words of every day, not all that can be said."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

WATCHER = """\
import os, sys
out = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
def watch(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].endswith(".mo"):
        os.write(out, f"{os.path.basename(args[0])}\\n".encode())
sys.addaudithook(watch)
"""
FRENCH = {"LANG": "fr_FR.UTF-8"}

Spoken = Callable[..., str]


@pytest.fixture
def spoken(done: Run, tmp_path: Path) -> Spoken:
    """Do something in French; which compiled translations were read for it."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(WATCHER)
    watched = tmp_path / "watched"
    path = os.pathsep.join([str(hook), environment()["PYTHONPATH"]])

    def run(*words: str, **env: str) -> str:
        watched.write_text("")
        done(*words, **FRENCH, PYTHONPATH=path, WATCHED=str(watched), **env)
        return watched.read_text()

    return run


@pytest.mark.parametrize("words", ["45 min écriture", "1h30 lecture hier +essai -q"])
def test_to_log_in_french_reads_few_translations(spoken: Spoken, words: str) -> None:
    assert spoken("log", *words.split()) == "daily.mo\n"


def test_the_timer_in_french_reads_few_translations(spoken: Spoken) -> None:
    each = ["start lecture", "pause", "resume", "switch écriture", "stop"]
    assert {spoken(*words.split()) for words in each} == {"daily.mo\n"}


@pytest.mark.parametrize("words", ["report", "report mois --by day", "status --json", "remind"])
def test_to_look_in_french_reads_few_translations(spoken: Spoken, done: Run, words: str) -> None:
    done("log", "45 min écriture", **FRENCH)
    assert spoken(*words.split()) in ("daily.mo\n", "")


def test_what_is_seldom_said_is_found_among_all_translations(spoken: Spoken, done: Run) -> None:
    assert "Lister les séances d’une période" in done("sessions", "--help", **FRENCH).out
    assert spoken("sessions", "--help") == "daily.mo\ndetox.mo\n"
