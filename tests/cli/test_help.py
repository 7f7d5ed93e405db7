"""Help, typos and the edges of the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from detox import __version__
from detox.cli.commands import command_of
from detox.cli.parser import Parser
from detox.cli.registry import VERBS
from tests.cli.conftest import Run, environment, is_refused, listing

LEAVES = [
    *((verb, "") for verb in VERBS if not command_of(verb).subs),
    *((verb, sub) for verb in VERBS for sub in command_of(verb).subs),
]


def test_help_lists_every_command_by_what_it_is_for(done: Run, home: Path) -> None:
    told = done("--help").out
    assert all(f"\n  {verb} " in told for verb in VERBS)
    assert told == done("help").out == done("-h").out
    assert listing(home) == {}


@pytest.mark.parametrize(("verb", "sub"), LEAVES, ids=lambda name: name)
def test_every_command_has_a_page(verb: str, sub: str) -> None:
    command = command_of(verb).subs[sub] if sub else command_of(verb)
    page = Parser(f"detox {verb} {sub}".strip(), command).format_help()
    assert page.startswith("usage: detox")
    assert all(action.help for action in Parser("detox", command).actions())
    assert command.examples or sub in ("path", "keys") or verb in ("help", "cancel")


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_fits_the_terminal(done: Run, language: str, columns: int) -> None:
    groups = [(verb, "") for verb in VERBS if command_of(verb).subs]
    for words in [("", ""), *groups, *LEAVES]:
        page = done("help", *filter(None, words), LC_ALL=language, COLUMNS=str(columns)).out
        lines = page.splitlines()
        to_copy = [line for line in lines if line.startswith("  detox ")]
        if words[0] == "completion":
            to_copy += [line for line in lines if ".config/fish" in line or "~/.zshrc" in line]
        assert [line for line in lines if len(line) > columns and line not in to_copy] == [], words


@pytest.mark.parametrize("columns", [40, 80])
def test_no_word_is_cut_and_each_row_of_a_group_is_short(done: Run, columns: int) -> None:
    page = done("measure", "--help", LC_ALL="fr", COLUMNS=str(columns)).out
    assert "--columns COLUMNS" not in page
    assert {"time=Duration", "date=Date,name=App,"} <= set(page.replace(",time", ", time").split())
    page = done("import", "--help", COLUMNS=str(columns)).out
    before, _examples, _shown = page.partition("\nexamples:")
    rows = before.partition("\n  timewarrior ")[2].splitlines()
    assert all(row.startswith("  ") for row in rows[1:])


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ("half an hour", "from 9:10 to 10:00")),
        ("fr", ("une demi-heure", "de 9 h 10 à 10 h")),
    ],
)
def test_the_page_of_log_shows_what_can_be_written(
    done: Run, language: str, shown: tuple[str, ...]
) -> None:
    page = done("help", "log", LC_ALL=language).out.replace("\u00a0", " ")
    assert all(example in page for example in shown)


@pytest.mark.parametrize(
    "words",
    [["log", "--help"], ["help", "log"], ["accounts", "--help"], ["accounts", "add", "-h"],
     ["help", "accounts", "add"]],
    ids=" ".join,
)  # fmt: skip
def test_a_page_shows_examples(done: Run, words: list[str]) -> None:
    assert "examples:\n  detox " in done(*words).out


def test_the_version_is_told(done: Run) -> None:
    assert done("--version").out == f"detox {__version__}\n"


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["staus"], "detox status"),
        (["Log"], "detox log"),
        (["frobnicate"], "detox --help"),
        (["--frob"], "detox --help"),
        (["help", "frobnicate"], "detox --help"),
        (["help", "lgo"], "“detox log”"),
        (["help", "accounts", "lsit"], "“detox accounts list”"),
        (["\x1b[31m"], "detox --help"),
        ([""], "detox --help"),
    ],
    ids=lambda value: repr(value),
)
def test_what_is_no_command_gets_the_nearest_one(
    detox: Run, home: Path, words: list[str], near: str
) -> None:
    ended = detox(*words)
    is_refused(ended, near)
    assert "\x1b" not in ended.err
    assert listing(home) == {}


def test_what_is_missing_is_named_in_the_language_of_the_person(detox: Run) -> None:
    is_refused(detox("accounts", "show", LANG="fr_FR.UTF-8"), "il manque", "COMPTE")
    is_refused(detox("accounts", "show"), "required: ACCOUNT;")


def test_a_clock_that_is_set_to_nonsense_is_refused(detox: Run) -> None:
    is_refused(detox("status", DETOX_NOW="soon"), "DETOX_NOW")


def test_a_file_where_the_records_belong_is_named(detox: Run, home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "records").write_text("a file where a folder belongs")
    ended = detox("status")
    assert ended.code == 3
    assert "records" in ended.err
    assert "Traceback" not in ended.err


BROKEN = """
import sys
from detox.bootstrap import Detox
from detox.cli import run
def bad(*words, **named): raise ValueError("a fault")
Detox.__init__ = bad
sys.exit(run(["sessions"]))
"""


def test_what_should_not_happen_is_one_line_and_a_file(home: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    log = home / "state" / "detox.log"
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert "Something went wrong that shouldn’t have (ValueError: a fault)" in line
    assert str(log) in line
    story = log.read_text("utf-8")
    assert story.count("Traceback") == 1
    assert story.strip().endswith("ValueError: a fault")
    if os.name == "posix":
        assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_a_pipe_that_closes_ends_it_quietly(done: Run, home: Path) -> None:
    done("demo", "--entries", "3000", "--home", str(home))
    command = f"{sys.executable} -m detox sessions all | head -n 1"
    ended = subprocess.run(
        ["sh", "-c", command], env=environment(), capture_output=True, text=True, check=False
    )
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


LOADED = '''
import sys
from detox.cli import run
code = run(sys.argv[1:])
heavy = """textual rich zoneinfo dateutil platformdirs dataclasses inspect
    shutil difflib tomllib pathlib subprocess tempfile urllib.parse json tinydb
    detox.bootstrap detox.deeds.deed detox.deeds.fields detox.domain.account detox.schedule
    detox.storage.portable sqlite3 importlib.resources hashlib html csv
    detox.page.markdown""".split()
found = [name for name in heavy if name in sys.modules]
print(code, *found, file=sys.stderr)
'''


HOUSE = ["detox.bootstrap", "json"]
ACCOUNTS = "detox.domain.account"
COPY = ["pathlib", "urllib.parse"]
"""for the first copy of the day"""


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["status"], [*HOUSE, ACCOUNTS]),
        (["report", "all"], HOUSE),
        (["log", "45m", "writing", "column", "--on", "yesterday"], [*HOUSE, *COPY, "tinydb"]),
        (["status", "--json"], [*HOUSE, ACCOUNTS]),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_is_done_all_day_loads_little(home: Path, words: list[str], heavy: list[str]) -> None:
    assert _loaded(words) <= {"0", *heavy}


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        ("reminders", {"tomllib", "detox.schedule"}),
        ("steps", {"tomllib", "importlib.resources"}),
        ("accounts show instagram", {"importlib.resources"}),
        ("measure --help", {"sqlite3"}),
        ("report year --html", {"hashlib", "html", "csv", "detox.page.markdown"}),
    ],
)
def test_what_another_verb_is_for_is_not_loaded(
    done: Run, home: Path, words: str, spared: set[str]
) -> None:
    done("accounts", "add", "instagram", "--day", "2026-12-31")
    loaded = _loaded(words.split())
    assert "0" in loaded
    assert not loaded & spared


def test_a_look_that_finds_nothing_due_needs_no_house(home: Path) -> None:
    _loaded(["remind"])
    later = {"DETOX_NOW": "2026-11-22T14:33:00Z"}
    assert _loaded(["remind"], **later) <= {"0"}


def _loaded(words: list[str], **env: str) -> set[str]:
    """What of the heavy modules a command loads, and its exit code."""
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(ended.stderr.splitlines()[-1].split())


@pytest.mark.skipif(sys.platform != "linux", reason="needs the XDG folders")
def test_the_usual_folders_are_found_without_help(tmp_path: Path) -> None:
    import platformdirs

    env = {name: value for name, value in environment().items() if name != "DETOX_HOME"}
    ended = subprocess.run(
        [sys.executable, "-m", "detox", "config", "path"],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    expected = platformdirs.user_config_path("detox-planner", appauthor=False) / "config.toml"
    assert ended.stdout.strip() == str(expected)
    assert os.environ["HOME"] in ended.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs the XDG folders")
def test_a_folder_that_depends_on_where_one_stands_is_no_home(tmp_path: Path) -> None:
    env = {name: value for name, value in environment().items() if name != "DETOX_HOME"}
    env |= {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "./conf", "XDG_STATE_HOME": " "}
    ended = subprocess.run(
        [sys.executable, "-m", "detox", "log", "5", "reading"], cwd=tmp_path,
        env=env | {"HOME": str(tmp_path / "home")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ended.stdout.startswith("Logged")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
