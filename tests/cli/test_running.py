"""What a command does in the tests' own process is what it does in one of its own."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from detox import i18n
from detox.cli.registry import VERBS
from tests.cli.conftest import Done, Run
from tests.cli.running import in_a_process, in_this_process
from tests.conftest import NOW

_LOTS = re.compile(
    r"\b(?:[0-9]{4})?[a-z0-9]{8}\b|\.[0-9]{6}(?=Z)|(?<=SEQUENCE:)[0-9]+"
    r"|(?<=DTSTAMP:)[0-9TZ]+|(?<=LAST-MODIFIED:)[0-9TZ]+"
)
FRENCH = {"LANG": "fr_FR.UTF-8"}
ELSEWHERE = {"TZ": "America/Montreal", "DETOX_NOW": "2027-03-28T23:59:59Z"}
LINES: tuple[tuple[str, dict[str, str]], ...] = (
    ("log 45m writing column +draft --on yesterday", {}),
    ("log 45 nothing-such", FRENCH),
    ("log --at 9:10 20m email --json", ELSEWHERE),
    ("start reading --at 9:00", ELSEWHERE),
    ("switch email --json", {}),
    ("pause", FRENCH),
    ("resume", {}),
    ("stop --keep", {}),
    ("cancel --json", FRENCH),
    ("status", {}),
    ("status --json", ELSEWHERE),
    ("status --format {line}", FRENCH),
    ("check-in 4 3", {}),
    ("report all --by tag", ELSEWHERE),
    ("report all --html", FRENCH),
    ("sessions all --json", {}),
    ("balance", FRENCH),
    ("edit nothing --minutes 4", {}),
    ("delete nothing", FRENCH),
    ("undo", {}),
    ("redo --json", {}),
    ("accounts", ELSEWHERE),
    ("accounts add tumblr --day 2027-05-01 --json", FRENCH),
    ("steps list instagram --all --json", ELSEWHERE),
    ("platforms show instagram", FRENCH),
    ("reminders next --json", ELSEWHERE),
    ("reminders off all", FRENCH),
    ("remind --dry-run", {}),
    ("measure --from nowhere", {}),
    ("activities add chess", {}),
    ("import csv -", FRENCH),
    ("export json", ELSEWHERE),
    ("export ics", {}),
    ("backup", {}),
    ("restore 2020-01-01", FRENCH),
    ("rate 12.50", {}),
    ("config", FRENCH),
    ("config set language fr", {}),
    ("desktop", FRENCH),
    ("doctor", ELSEWHERE),
    ("questions list", FRENCH),
    ("cost --nothing-such", {}),
    ("channels", FRENCH),
    ("loads", {}),
    ("moment --nothing-such", FRENCH),
    ("people add Lina --json", FRENCH),
    ("sources", FRENCH),
    ("goodbye", {}),
    ("demo --entries 3 --home made", {}),
    ("notify-test --no-such-option", FRENCH),
    ("completion bash", {}),
    ("__complete log 45m wr", {}),
    ("help log", FRENCH),
    ("log --help", {"COLUMNS": "50"}),
    ("--version", {}),
    ("nothing-such", FRENCH),
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an account, sessions and a timer that runs."""
    folder = tmp_path_factory.mktemp("lived")
    for words in (
        ("accounts", "add", "instagram", "--day", "31 december"),
        ("log", "45", "writing", "column", "--on", "2026-11-20"),
        ("log", "20", "email", "+letters", "--at", "10:00"),
        ("undo",),
        ("start", "writing"),
    ):
        env = {"DETOX_HOME": str(folder / "home"), "DETOX_NOW": NOW}
        assert in_this_process(words, folder, "", env).code == 0
    return folder


def told(ended: Done, folder: Path) -> tuple[int, str, str]:
    """What was said, but for the folder, what is drawn by lot and the second it was made in."""
    out, err = (_LOTS.sub("UID", text.replace(str(folder), "")) for text in ended[1:])
    return ended.code, out, err


def handles() -> set[str]:
    """The numbers of the files that are open here, where that is told."""
    return {path.name for path in Path("/proc/self/fd").glob("*") if path.is_symlink()}


def test_each_verb_is_held_against_a_process_of_its_own() -> None:
    assert {words.split()[0] for words, _env in LINES} >= set(VERBS)


@pytest.mark.parametrize(("words", "env"), LINES, ids=lambda value: str(value))
def test_both_ways_say_and_keep_the_same(
    lived: Path, tmp_path: Path, words: str, env: dict[str, str]
) -> None:
    ends = []
    for runner in (in_a_process, in_this_process):
        folder = tmp_path / runner.__name__
        shutil.copytree(lived, folder)
        home = {"DETOX_HOME": str(folder / "home")}
        asked = runner(tuple(words.split()), folder, "day,minutes\n", {**env, **home})
        export = in_this_process(("export", "json"), folder, "", home)
        kept = sorted(line.rstrip(",") for line in told(export, folder)[1].splitlines())
        there = [path.relative_to(folder) for path in folder.rglob("*")]
        # What is derived is kept only where nothing was written the moment before.
        files = {_LOTS.sub("UID", str(path)) for path in there if "derived" not in path.parts}
        ends.append((told(asked, folder), kept, files))
    for one, other in zip(*ends, strict=True):
        assert one == other


def test_nothing_of_a_run_stays_behind(detox: Run, tmp_path: Path) -> None:
    before = dict(os.environ), sys.stdout, sys.argv, Path.cwd(), i18n.language()
    open_before = handles()
    assert detox("demo", "--entries", "3", "--home", str(tmp_path / "made"), **FRENCH).code == 0
    assert (dict(os.environ), sys.stdout, sys.argv, Path.cwd(), i18n.language()) == before
    assert handles() == open_before


def test_one_run_says_nothing_in_the_language_of_the_last(detox: Run) -> None:
    assert "Langue" in detox("config", **FRENCH).out
    assert "Langue" not in detox("config").out
