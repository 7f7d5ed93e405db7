"""`detox export json|csv|timewarrior|watson|klog`: the log, out and in again."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.domain.days import ALL_DAYS
from detox.domain.session import Session
from tests.cli.conftest import Run, is_refused

FORMS = ("json", "csv", "timewarrior", "watson", "klog")


@pytest.fixture
def life(done: Run, home: Path) -> None:
    """A made-up life with something in every table."""
    done("demo", "--entries", "60", "--years", "1", "--seed", "7", "--home", str(home))
    done("log", "45m", "writing", "=cmd|'/c calc'!A1", "+newsletter")
    done("log", "20m", "email", "--at", "9:10", "'-quoted")
    done("accounts", "slip", "instagram", "20m", "--led-by", "a link")
    done("steps", "add", "instagram", "write to the others", "--on", "2026-12-01")
    done("start", "reading")


def sessions() -> list[Session]:
    return Detox().records.sessions(ALL_DAYS)


def test_everything_goes_out_in_and_out_again_as_the_same_bytes(
    done: Run, life: None, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    done("export", "json", "--to", str(first))
    elsewhere = {"DETOX_HOME": str(tmp_path / "elsewhere")}
    done("import", "json", str(first), "--yes", **elsewhere)
    done("export", "json", "--to", str(second), **elsewhere)
    assert first.read_bytes() == second.read_bytes()
    found = json.loads(first.read_text(encoding="utf-8"))
    assert all(
        found[t] for t in ("sessions", "accounts", "activities", "baselines", "slips", "steps")
    )
    assert "timers" not in found
    assert Detox().records.device not in first.read_text(encoding="utf-8")
    again = done("import", "json", str(first), "--yes", **elsewhere)
    assert "nothing new" in again.out


@pytest.mark.parametrize(
    "change",
    [
        "activities edit writing --goal 4h",
        "activities edit people --name friends",
        "activities archive plans",
        "reminders off evening-log",
    ],
)
def test_what_was_taken_back_leaves_nothing_in_the_whole(done: Run, change: str) -> None:
    done("log", "30m", "email")
    before = done("export", "json").out
    done(*change.split())
    done("undo")
    assert done("export", "json").out == before


def test_a_table_goes_out_and_in_again(done: Run, life: None, tmp_path: Path) -> None:
    file = tmp_path / "detox.csv"
    done("export", "csv", "--to", str(file))
    assert "62 are already here" in done("import", "csv", str(file), "--yes").err
    elsewhere = {"DETOX_HOME": str(tmp_path / "elsewhere")}
    done("import", "csv", str(file), "--add-activities", "--yes", **elsewhere)
    lines = [done("export", "csv", **where).out.splitlines() for where in ({}, elsewhere)]
    assert sorted(lines[0]) == sorted(lines[1])  # of one day in the order they came here


def test_no_cell_is_run_as_a_formula(done: Run, life: None) -> None:
    rows = list(csv.reader(io.StringIO(done("export", "csv").out)))
    assert rows[0] == ["uid", "day", "start", "zone", "minutes", "activity", "note", "tags"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert any(row[6].startswith("'=cmd") for row in rows)


@pytest.mark.parametrize("form", ["timewarrior", "watson"])
def test_what_other_programs_get_says_what_was_given(
    done: Run, life: None, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "out"
    ended = done("export", form, "--to", str(file))
    starts = sum(session.start is not None for session in sessions())
    assert f"{62 - starts} sessions have no start" in ended.err
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 62
    back = done("import", form, str(file))
    assert f"{starts} are already here" in back.err


@pytest.mark.parametrize("form", ["timewarrior", "watson"])
@pytest.mark.parametrize("day_start", ["00:00", "04:00", "12:00"])
@pytest.mark.parametrize(
    ("now", "logged"),
    [
        ("2026-11-22T08:00:00Z", ["30 email"]),
        ("2026-11-22T12:10:30Z", ["30 email", "20 writing"]),
        ("2026-11-22T14:32:00Z", ["8h reading", "4h30 email", "1h writing"]),
    ],
)
def test_what_has_no_start_is_given_one_on_its_day_that_can_come_back(
    done: Run, tmp_path: Path, form: str, day_start: str, now: str, logged: list[str]
) -> None:
    env = {"DETOX_NOW": now, "TZ": "Europe/Paris"}
    there = {**env, "DETOX_HOME": str(tmp_path / "elsewhere")}
    for each in (env, there):
        done("config", "set", "day_start", day_start, **each)
    for words in logged:
        done("log", *words.split(), *(["--on", "yesterday"] if len(logged) > 2 else []), **env)
    file = tmp_path / "out"
    done("export", form, "--to", str(file), **env)
    done("import", form, str(file), "--yes", **there)
    before, after = (done("sessions", "all", "--json", **each).data for each in (env, there))
    said = ("day", "minutes", "activity")
    assert sorted([s[part] for part in said] for s in after) == sorted(
        [s[part] for part in said] for s in before
    )


def test_watson_gets_no_notes_and_that_is_said(done: Run) -> None:
    done("log", "45m", "writing", "draft", "--at", "9:00")
    ended = done("export", "watson")
    assert "draft" not in ended.out
    assert "no notes: the note of 1 session" in ended.err


@pytest.mark.parametrize("form", ["csv", "watson", "klog"])
@pytest.mark.parametrize("note", [(), ("draft",), ("draft #4",)])
def test_a_tag_named_like_the_activity_comes_back(
    done: Run, tmp_path: Path, form: str, note: tuple[str, ...]
) -> None:
    done("log", "30", "writing", *note, "+writing", "+column", "--at", "09:00")
    file = tmp_path / "out"
    done("export", form, "--to", str(file))
    elsewhere = {"DETOX_HOME": str(tmp_path / "elsewhere")}
    done("import", form, str(file), "--yes", **elsewhere)
    (back,) = done("sessions", "all", "--json", **elsewhere).data
    assert sorted(back["tags"]) == ["column", "writing"]


@pytest.mark.parametrize("options", [(), ("--script",)])
def test_timewarrior_gets_no_tag_named_like_the_activity_and_that_is_said(
    done: Run, options: tuple[str, ...]
) -> None:
    done("log", "30", "writing", "+column", "--at", "09:00")
    assert "of the same name" not in done("export", "timewarrior", *options).err
    done("log", "30", "writing", "+writing", "--at", "10:00")
    said = done("export", "timewarrior", *options).err
    assert "in 1 session, a tag of the same name is left out" in said


def test_intervals_that_overlap_are_counted(done: Run) -> None:
    for activity in ("writing", "email"):
        done("log", "45m", activity, "--at", "9:00")
    assert "1 session starts before the previous one ends" in done("export", "timewarrior").err


def test_plain_text_has_a_record_a_day(done: Run) -> None:
    done("log", "45m", "writing", "draft", "+column", "--on", "yesterday")
    done("log", "20m", "email", "--at", "9:10")
    assert done("export", "klog").out == (
        "2026-11-21\n    45m draft #writing #column\n\n2026-11-22\n    9:10 - 9:30 #email\n"
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_period_limits_the_sessions(done: Run, form: str) -> None:
    done("log", "45m", "writing", "--on", "2026-10-31")
    done("log", "20m", "email", "--on", "2026-11-01")
    whole, part = done("export", form).out, done("export", form, "2026-11").out
    assert "writing" in whole
    assert "email" in part
    assert "writing" not in part


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_home_gives_an_empty_log(done: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "out"
    done("export", form, "--to", str(file))
    assert file.exists()
    if form not in ("klog",):
        assert "nothing new" in done("import", form, str(file)).out


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_someone_elses_is_never_replaced(
    detox: Run, done: Run, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    is_refused(detox("export", form, "--to", str(file)), str(file), "choose another name")
    assert file.read_text() == "mine"


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_older_one_of_ours_is_replaced(done: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / "detox"
    for _again in range(2):
        done("log", "45m", "writing")
        done("export", form, "--to", str(file))
    assert file.read_text(encoding="utf-8").count("2026-11-22") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions as POSIX has them")
def test_the_file_is_its_owners_alone(done: Run, tmp_path: Path) -> None:
    done("export", "json", "--to", str(tmp_path / "detox.json"))
    assert (tmp_path / "detox.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.glob(".*.tmp")] == []


def test_damaged_records_are_named_and_the_code_says_so(detox: Run, done: Run, home: Path) -> None:
    done("log", "45m", "writing", "--on", "2026-10-31")
    done("log", "45m", "email")
    next((home / "data").rglob("log-2026-10.json")).write_text("{")
    ended = detox("export", "json")
    assert ended.code == 3
    assert "damaged" in ended.err
    assert "email" in ended.out


def test_a_table_for_spreadsheets_has_the_mark_and_is_read_back(
    done: Run, life: None, tmp_path: Path
) -> None:
    file = tmp_path / "detox.csv"
    for language, header in (("en_GB", b"uid,day,"), ("fr_FR", b"uid;day;")):
        file.unlink(missing_ok=True)
        for _again in range(2):
            done("export", "csv", "--bom", "--to", str(file), LANG=f"{language}.UTF-8")
        assert file.read_bytes().startswith(b"\xef\xbb\xbf" + header)
        assert "62 are already here" in done("import", "csv", str(file), "--yes").err
    assert not done("export", "csv").out.startswith("\ufeff")


@pytest.fixture
def timew(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the real Timewarrior, or sh for it, on a fresh database."""
    if shutil.which("timew") is None:
        pytest.skip("needs timew")
    database = tmp_path / "timew"
    (database / "data").mkdir(parents=True)
    (database / "timewarrior.cfg").touch()
    env = {**os.environ, "TIMEWARRIORDB": str(database)}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, env=env, capture_output=True, text=True, check=True)

    return run


def test_an_older_timewarrior_gets_a_script_that_brings_nothing_twice(
    done: Run, tmp_path: Path, timew: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done("log", "45m", "writing", 'it\'s a "draft" \\ $(touch ran) # 1', "+monday", "--at", "9:00")
    done("log", "20m", "email", "+week", "+x-y", "--at", "23:50", "--on", "2026-10-31")
    done("log", "15m", "reading", "'\nEND\n")
    script = tmp_path / "timew.sh"
    done("export", "timewarrior", "--script", "--to", str(script))
    timew("timew", "track", "20261031T225000Z", "-", "20261031T231000Z", "mine")
    for _again in range(2):
        timew("sh", str(script))
    found = json.loads(timew("timew", "export").stdout)
    assert [(each["tags"], each.get("annotation")) for each in found] == [
        (["mine"], None),
        (["monday", "writing"], 'it\'s a "draft" / $(touch ran) # 1'),
        (["reading"], "' END"),
    ]
    timew("timew", "delete", "@1", "@2", ":yes")
    timew("sh", str(script))
    assert len(json.loads(timew("timew", "export").stdout)) == 3
