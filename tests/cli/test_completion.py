"""Completion: what could come next, asked by real shells."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from detox.config.commands import COMMANDS
from tests.cli.conftest import Run, environment
from tests.cli.typing import READY, Shell


def candidates(run: Run, *words: str) -> list[str]:
    """What could become of the last of these words."""
    return [line.split("\t")[0] for line in run("__complete", *words).out.splitlines()]


@pytest.fixture
def lived(done: Run) -> Run:
    """A home with two accounts and two sessions."""
    done("accounts", "add", "instagram")
    done("accounts", "add", "Forum of Nobody")
    done("log", "45", "writing", "+newsletter", "+été")
    done("log", "5", "email", "+newsletter", "--on", "2024-02-29")
    return done


ACCOUNTS = [
    *("list", "add", "show", "set-day", "postpone", "keep", "reconsider", "deactivate"),
    *("request", "cancel-request", "confirm", "break", "slip", "history", "remove"),
]
REMINDERS = [
    *("list", "show", "add", "edit", "on", "off", "remove", "next", "history", "snooze", "test"),
    *("install", "uninstall", "status"),
]
STEPS = ["list", "done", "skip", "reopen", "move", "order", "add", "remove"]


NEXT: list[tuple[list[str], list[str]]] = [
    (["sta"], ["start", "status"]),
    (["-"], ["--help", "--version"]),
    (["accounts", ""], [*ACCOUNTS]),
    (["accounts", "set-day", "i"], ["Instagram"]),
    (["accounts", "remove", "for"], ["Forum of Nobody"]),
    (["accounts", "add", "tum"], ["tumblr"]),
    (["accounts", "request", "i"], ["Instagram"]),
    (["accounts", "history", "for"], ["Forum of Nobody"]),
    (["accounts", "break", "Instagram", ""], ["begin", "pause", "resume", "end"]),
    (["accounts", "keep", "--review", "in 6"], ["in 6 months"]),
    (["accounts", "keep", "--reason", ""], []),
    (["accounts", "confirm", "--o"], ["--on"]),
    (["steps", ""], STEPS),
    (["steps", "list", "for"], ["Forum of Nobody"]),
    (["steps", "add", "Instagram", "--on", "to"], ["tomorrow"]),
    (["balance", "last m"], ["last month"]),
    (["balance", "--account", "i"], ["Instagram"]),
    (["check-in", "4", "3"], ["3"]),
    (["check-in", "4", "3", ""], []),
    (["rate", ""], ["off"]),
    (["reminders", ""], REMINDERS),
    (["reminders", "off", "look-back", "e"], ["evening-log"]),
    (["reminders", "off", "a"], ["all"]),
    (["reminders", "on", ""], ["all"]),
    (["reminders", "edit", "weekly-writing", "--unless", "wr"], ["writing"]),
    (["reminders", "add", "stretch", "--when", "mon"], ["monday 9:00"]),
    (["reminders", "add", "stretch", "--text", ""], []),
    (["reminders", "snooze", "look-back", ""], ["10m", "1h", "evening", "tomorrow"]),
    (["reminders", "next", ""], []),
    (["reminders", "test", "plan"], ["plan-steps"]),
    (["reminders", "install", "sy"], ["systemd"]),
    (["platforms", ""], ["list", "show"]),
    (["platforms", "show", "insta"], ["instagram"]),
    (["log", "45m", "wr"], ["writing"]),
    (["log", "45m", "writing", "--on", "ye"], ["yesterday"]),
    (["log", "--o"], ["--on"]),
    (["log", "--l"], []),
    (["log", "--a"], ["--at"]),
    (["start", "re"], ["reading"]),
    (["log", "45m", "writing", "+"], ["+newsletter", "+été"]),
    (["log", "45m", "writing", "+NEW"], ["+newsletter"]),
    (["start", "reading", "+é"], ["+été"]),
    (["edit", "26", "+n"], ["+newsletter"]),
    (["edit", "26", "--untag", "n"], ["newsletter"]),
    (["switch", "email", "-t", ""], ["newsletter", "été"]),
    (["sessions", "--tag", "n"], ["newsletter"]),
    (["report", "mo"], ["month"]),
    (["report", "--by", ""], ["activity", "day", "week", "month", "tag"]),
    (["report", "--j"], ["--json"]),
    (["import", "csv", "--unit", ""], ["seconds", "minutes", "hours"]),
    (["measure", "--dates", "m"], ["mdy"]),
    (["activities", "edit", "writ"], ["writing"]),
    (["config", "set", "lan"], ["language"]),
    (["config", "set", "language", "f"], ["fr"]),
    (["config", "set", "keys.timer.p"], ["keys.timer.pause"]),
    (["config", "unset", "ke"], [f"keys.{each.id}" for each in COMMANDS]),
    (["config", "set", "theme", "calm-d"], ["calm-dark"]),
    (["questions", "answer", "m"], ["mechanical", "making"]),
    (["questions", "answer", "weight", ""], [*"12345"]),
    (["questions", "answer", "weight", "4", ""], []),
    (["questions", "answer", "making", ""], []),
    (["channels", "add", "letters", "--kind", "ne"], ["newsletter"]),
    (["loads", "up"], ["upkeep"]),
    (["moment", "--w"], ["--write", "--wait"]),
    (["completion", ""], ["bash", "zsh", "fish"]),
    (["help", "acc"], ["accounts"]),
    (["help", "config", "g"], ["get"]),
    (["stop", "--rest", "em"], ["email"]),
    (["nothing", ""], []),
    (["accounts", "nothing", ""], []),
    (["log", "--note", ""], []),
    (["people", "sign", "--minutes=30", "--on", "to"], ["today"]),
    (["edit", "--tag=x", "26", "+n"], ["+newsletter"]),
    (["log", "-tx", "45", "wr"], ["writing"]),
    (["log", "--on=today", "45", "wr"], ["writing"]),
    (["accounts", "break", "--on=today", "i"], ["Instagram"]),
    (["report", "--by=mo"], ["--by=month"]),
    (["log", "45", "--on=ye"], ["--on=yesterday"]),
    (["log", "--note=", "--o"], ["--on"]),
    (["rate", "--", "--since=x", ""], []),
    (["report", "--json=m"], []),
]
"""words, and what could become of the last of them"""


def test_what_could_come_next(lived: Run) -> None:
    assert [(words, candidates(lived, *words)) for words, _found in NEXT] == NEXT


FILES = [
    ["goodbye", "instagram", "--to", "x"],
    ["demo", "--home", ""],
    ["backup", "--to", "~/b"],
    ["report", "month", "--to", ""],
    ["export", "json", "--to=~/l"],
    ["import", "csv", ""],
    ["import", "archive", "one.zip", "t"],
    ["import", "archive", "--keep-from", ""],
    ["measure", "--from", "my-us"],
]
"""words, of which the last one is to be a file"""


@pytest.mark.parametrize("lang", ["en_GB.UTF-8", "fr_FR.UTF-8"])
def test_where_a_file_is_wanted_the_shell_is_told_so(lived: Run, lang: str) -> None:
    for words in FILES:
        assert lived("__complete", "--words", *words, LANG=lang).out == "\t\n", words
        line = " ".join(("detox", *words))
        assert lived("__complete", "--bash", line, words[-1], LANG=lang).out == "\t\n", words
    for words in (["backup", ""], ["report", "x"], ["goodbye", "--site", ""]):
        assert lived("__complete", "--words", *words, LANG=lang).out == "", words


def test_activities_complete_by_key_and_by_name_in_french(done: Run) -> None:
    found = [
        line.split("\t")
        for line in done("__complete", "log", "45", "", LANG="fr_FR.UTF-8").out.splitlines()
    ]
    assert ["écriture", ""] in found
    assert ["writing", "écriture"] in found


def test_uids_complete_with_what_they_stand_for(lived: Run) -> None:
    uid, about = lived("__complete", "delete", "26").out.strip().split("\t")
    assert uid.startswith("2611")
    assert "45 min writing" in about


def test_what_was_thought_over_completes_by_its_name(done: Run) -> None:
    done("questions", "answer", "weight", "4")
    (sitting,) = done("questions", "list", "--json").data
    assert candidates(done, "questions", "show", "") == [sitting["uid"]]
    done("channels", "add", "a thousand letters")
    assert candidates(done, "channels", "effort", "a") == ["a thousand letters"]
    done("log", "45", "writing", "+post")
    assert "writing" in candidates(done, "channels", "effort", "a", "--logged", "w")
    assert candidates(done, "channels", "effort", "a", "--logged", "+") == ["+post"]
    done("channels", "archive", "a")
    assert candidates(done, "channels", "effort", "a") == []
    assert candidates(done, "channels", "unarchive", "") == ["a thousand letters"]
    done("loads", "campaign", "spring", "--a-day", "8h", "--to", "2027-03-01")
    assert candidates(done, "loads", "end", "s") == ["spring"]


def test_steps_complete_by_what_is_done_with_them(lived: Run) -> None:
    uid = lived("accounts", "set-day", "instagram", "31 december", "--json").data["uid"]
    own = lived("steps", "add", "instagram", "print", "--on", "tomorrow", "--json").data["uid"]
    lived("steps", "done", "instagram.goodbye")
    assert candidates(lived, "steps", "done", f"{uid}.ask-a") == [f"{uid}.ask-archive"]
    assert candidates(lived, "steps", "skip", f"{uid}.good") == []
    assert candidates(lived, "steps", "reopen", "") == [f"{uid}.goodbye"]
    for deed in ("done", "skip"):
        kinds = {each.rpartition(".")[2] for each in candidates(lived, "steps", deed, f"{uid}.")}
        assert "ask-archive" in kinds
        assert not kinds & {"delete", "stay-out", "verify"}, "they follow the account"
    kinds = {each.rpartition(".")[2] for each in candidates(lived, "steps", "move", f"{uid}.")}
    assert "verify" in kinds
    assert not kinds & {"delete", "stay-out"}
    assert candidates(lived, "steps", "remove", "") == [own]
    assert candidates(lived, "steps", "move", f"{uid}.ask-archive", "") == []


def test_trouble_completes_nothing(detox: Run, home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "records").write_text("no folder")
    assert detox("__complete", "accounts", "remove", "") == (0, "", "")


def ran(program: str, *arguments: str, env: dict[str, str]) -> str:
    """What a shell prints."""
    ended = subprocess.run(
        [program, *arguments], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return ended.stdout


NAMES = (
    "aa$(touch${IFS}ran)",
    "ab`touch ran`;touch ran|touch ran&",
    "acR&D > ran (x) {a,b} <b>",
    "ad two spaces",
    "ae'it''s'",
    'af"said"',
    "ag\\back\\\\",
    'ah!! !x "!" ^x^y!',
    "ai*?[a-z]* #x %1",
    "aj~ ~root ~/x =ls",
    "ak:b=c@d:e",
    "al$HOME ${IFS} $1",
    "am é 語 👩",
)
"""Names of accounts that a shell must not read; each begins with letters of its own."""
OPEN = {"bash": ("", "'", '"', "$'"), "zsh": ("", "'", '"', "$'"), "fish": ("", "'", '"')}


@pytest.fixture
def command(tmp_path: Path) -> dict[str, str]:
    """An environment in which `detox` completes, and else keeps the words that it was given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "detox"
    script.write_text(
        '#!/bin/sh\ncase "$1" in __complete|completion)'
        f' exec "{sys.executable}" -m detox "$@";; esac'
        f"\nprintf '%s\\0' \"$@\" >\"{tmp_path}/told\"\nprintf '<%s>' DONE\n"
    )
    script.chmod(0o755)
    env = environment(HOME=str(tmp_path))
    return {**env, "PATH": f"{folder}:{env['PATH']}", "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("program", OPEN)
def test_whatever_is_in_a_name_a_real_shell_hands_it_on_as_one_word(
    done: Run, command: dict[str, str], tmp_path: Path, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    for name in NAMES:
        done("accounts", "add", "--", name)
    with Shell(program, tmp_path / "shell", command) as shell:
        for name in NAMES:
            for opening in OPEN[program] if name[1] in "aefhl" else ("",):
                shell.types(f"detox accounts show {opening}{name[:2]}\t\r")
                shell.waits_for("<DONE>")
                shell.waits_for(READY)
                told = (tmp_path / "told").read_text().split("\0")[:-1]
                assert told == ["accounts", "show", name], opening
    assert not list((tmp_path / "shell").glob("ran*"))


ANOTHER = """#!/bin/sh
case "$1" in completion) exec "%s" -m detox "$@";; esac
for word do case "$word" in -*) exit 1;; esac; done
for word do mv -- "$word" "$(echo "$word" | tr " " _)"; done
"""
"""A program of the same name that cleans the names of files, as Debian has one: it takes words for
files, and refuses options that it does not know before it begins.
"""


@pytest.mark.parametrize("program", OPEN)
def test_a_tab_has_no_other_program_of_the_name_touch_a_file(
    command: dict[str, str], tmp_path: Path, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    (tmp_path / "bin" / "detox").write_text(ANOTHER % sys.executable)
    (tmp_path / "shell").mkdir()
    (tmp_path / "shell" / "my file").touch()
    with Shell(program, tmp_path / "shell", command) as shell:
        shell.types("detox my\\ file\t\x15echo '<AF''TER>'\r")
        shell.waits_for("<AFTER>")
    assert (tmp_path / "shell" / "my file").exists()


HALFWAY = {
    "und": ["undo"],
    "accounts set-day FOR": ["accounts", "set-day", "Forum of Nobody"],
    "accounts set-day 'Forum o": ["accounts", "set-day", "Forum of Nobody"],
    "accounts set-day 'Forum'\\ of": ["accounts", "set-day", "Forum of Nobody"],
    "accounts set-day 'Forum of'\\ ": ["accounts", "set-day", "Forum of Nobody"],
    "accounts set-day Forum\\ of": ["accounts", "set-day", "Forum of Nobody"],
    "report --by d": ["report", "--by", "day"],
    "config set language f": ["config", "set", "language", "fr"],
    "config set keys.timer.p": ["config", "set", "keys.timer.pause"],
    "import csv 'my us": ["import", "csv", "my usage.csv"],
    "measure --from my\\ u": ["measure", "--from", "my usage.csv"],
    "goodbye instagram --to my\\ u": ["goodbye", "instagram", "--to", "my usage.csv"],
    "demo --home ./my\\ u": ["demo", "--home", "./my usage.csv"],
    "import csv ~/my\\ h": ["import", "csv", "{home}/my home.csv"],
    "import csv $HOME/my\\ h": ["import", "csv", "{home}/my home.csv"],
    "export json --to=my\\ u": ["export", "json", "--to=my usage.csv"],
    "report --by=mo": ["report", "--by=month"],
    "people sign --minutes=30 an": ["people", "sign", "--minutes=30", "Anna"],
    "log 45 writing +n": ["log", "45", "writing", "+newsletter"],
    "log 45 --tag é": ["log", "45", "--tag", "été"],
}
"""What is typed before the Tab, and the words that it becomes."""


@pytest.mark.parametrize("program", OPEN)
def test_what_is_typed_halfway_is_typed_out(
    lived: Run, command: dict[str, str], tmp_path: Path, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    (tmp_path / "shell").mkdir()
    (tmp_path / "shell" / "my usage.csv").touch()
    (tmp_path / "my home.csv").touch()
    lived("people", "add", "Anna")
    with Shell(program, tmp_path / "shell", command) as shell:
        for typed, expected in HALFWAY.items():
            shell.types(f"detox {typed}\t\r")
            shell.waits_for("<DONE>")
            shell.waits_for(READY)
            told = (tmp_path / "told").read_text().split("\0")[:-1]
            assert told == [word.format(home=tmp_path) for word in expected]


def test_a_name_that_would_be_read_as_an_option_waits_until_those_have_ended(done: Run) -> None:
    done("accounts", "add", "--", "--yes")
    done("accounts", "add", "tumblr")
    assert candidates(done, "accounts", "remove", "") == ["Tumblr"]
    assert candidates(done, "accounts", "remove", "--y") == []
    assert candidates(done, "accounts", "remove", "--", "--y") == ["--yes"]
    assert candidates(done, "accounts", "remove", "--", "") == ["--yes", "Tumblr"]


@pytest.mark.parametrize("program", OPEN)
def test_words_without_a_note_stand_by_themselves(
    lived: Run, command: dict[str, str], tmp_path: Path, program: str
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    with Shell(program, tmp_path / "shell", command) as shell:
        shell.types("detox accounts break instagram \t\t")
        shown = shell.waits_for("resume")
        shell.types("\x15echo '<AF''TER>'\r")
        shown += shell.waits_for("<AFTER>")
    assert "pause" in shown
    assert "--" not in shown


@pytest.mark.parametrize("line", ["detox log $(date) ", "detox log `date` ", 'detox log "${x}" '])
def test_a_line_with_a_substitution_is_left_to_its_writer(lived: Run, line: str) -> None:
    assert lived("__complete", "--bash", f"{line}wr", "wr").out == ""


@pytest.mark.parametrize("program", ["bash", "zsh", "fish"])
def test_each_script_is_what_its_shell_reads(done: Run, tmp_path: Path, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    script = tmp_path / "script"
    script.write_text(done("completion", program).out)
    ran(program, "-n", str(script), env=environment())
