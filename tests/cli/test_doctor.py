"""`detox doctor`: says what it found, finds what is wrong, changes nothing."""

import json
import os
import sys
from pathlib import Path

import pytest

from detox.cli.checks.moments import system_zone
from tests.cli.conftest import Done, Run, listing

OURS = "#!/usr/bin/python3\nfrom detox.__main__ import main\nmain()\n"


def ills(ended: Done) -> list[str]:
    """The lines that say something is wrong."""
    return [line for line in ended.out.splitlines() if line.startswith("!!")]


def test_an_empty_home_is_well_and_stays_empty(done: Run, home: Path) -> None:
    ended = done("doctor")
    assert all(line.startswith("ok") for line in ended.out.splitlines()[:-1])
    assert listing(home) == {}


def test_it_names_folders_device_zone_and_sessions(done: Run, home: Path) -> None:
    done("log", "45", "writing")
    before = listing(home)
    told = done("doctor").out
    for part in (str(home / "data" / "records"), "Europe/Paris", "1 session", "English"):
        assert part in told
    assert listing(home) == before


def test_its_data_tells_what_is_well(done: Run) -> None:
    data = done("doctor", "--json").data
    assert all(list(finding) == ["is_well", "text"] for finding in data)


def test_it_finds_a_damaged_file(detox: Run, done: Run, home: Path) -> None:
    done("log", "45", "writing")
    log = next(home.glob("data/records/*/log-2026-11.json"))
    log.write_bytes(log.read_bytes()[:30])
    ended = detox("doctor")
    assert ended.code == 1
    assert any("log-2026-11.json" in line for line in ills(ended))


@pytest.mark.parametrize("left", [0, 100])
def test_a_torn_copy_that_a_sync_program_made_is_nobody_elses(
    detox: Run, done: Run, home: Path, left: int
) -> None:
    done("log", "45", "writing")
    done("accounts", "add", "Instagram")
    plan = next(home.glob("data/records/*/plan.json"))
    copy = plan.with_name("plan.sync-conflict-20261127-101010-ABCDEFG.json")
    copy.write_bytes(plan.read_bytes()[:left])
    copy.chmod(0o600)
    for words in (["doctor"], ["log", "5", "email"], ["accounts", "list"], ["doctor"]):
        ended = detox(*words)
        if words[0] != "log":
            (line,) = [each for each in (ended.out + ended.err).splitlines() if copy.name in each]
            assert "then delete it" in line
        for wrong in ("another device", "brings back"):
            assert wrong not in ended.out + ended.err
    assert len(list(home.glob("data/records/*"))) == 1
    assert detox("restore").code == 3
    copy.unlink()
    assert ills(done("doctor")) == []


def test_a_whole_copy_that_a_sync_program_made_is_read(done: Run, home: Path) -> None:
    done("log", "45", "writing")
    log = next(home.glob("data/records/*/log-2026-11.json"))
    log.rename(log.with_name("log-2026-11.sync-conflict-1.json"))
    (log.parent / "log-2026-11.json").write_bytes(
        log.with_name("log-2026-11.sync-conflict-1.json").read_bytes()
    )
    done("log", "5", "email")
    assert len(done("sessions", "all", "--json").data) == 2
    assert len(list(home.glob("data/records/*"))) == 2, "another device may write there"


def test_what_a_killed_write_left_over_is_told_once_for_a_folder(
    detox: Run, done: Run, home: Path
) -> None:
    done("log", "45", "writing")
    (log,) = (home / "data").rglob("log-2026-11.json")
    for number in range(3):
        left = log.with_name(f".{log.name}.{number}.tmp")
        left.touch(0o600)
        os.utime(left, (1_700_000_000, 1_700_000_000))
    (said,) = ills(detox("doctor"))
    assert "has 3 files left over from unfinished writes" in said
    for number in range(2):
        log.with_name(f".{log.name}.{number}.tmp").unlink()
    (said,) = ills(detox("doctor"))
    assert f".{log.name}.2.tmp was left over" in said


def test_what_a_killed_write_left_over_goes_with_the_first_write_of_another_day(
    done: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("log", "45", "writing")
    (log,) = home.glob("data/records/*/log-2026-11.json")
    ours, fresh, of_another = (
        log.with_name(f".{log.name}.{letters}.tmp") for letters in ("0" * 16, "1" * 16, "sync")
    )
    state = home / "state" / f".reminders.json.{'2' * 16}.tmp"
    for left in (ours, fresh, of_another, state):
        left.touch(0o600)
        if left != fresh:
            os.utime(left, (1_700_000_000, 1_700_000_000))
    done("log", "10", "writing")
    assert ours.exists(), "it is looked for once a day"
    monkeypatch.setenv("DETOX_NOW", "2026-11-21T10:00")
    done("log", "10", "writing")
    assert [left.exists() for left in (ours, fresh, of_another, state)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_damaged_undo_history_is_told(detox: Run, done: Run, home: Path) -> None:
    done("log", "45", "writing")
    journal = home / "state" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'\n{"did":{"deed":"ses')
    assert ills(done("doctor")) == [], "a crash cut it short, and it never was"
    journal.write_bytes(b"\x8b\x01" * 40)
    for words in (["undo"], ["redo"]):
        ended = detox(*words)
        assert (ended.code, "undo history, is damaged" in ended.err) == (2, True)
    (told,) = ills(detox("doctor"))
    assert str(journal) in told
    done("log", "5", "email")
    done("undo")


def test_an_id_that_is_not_kept_is_not_told(detox: Run, done: Run, home: Path) -> None:
    assert "gets an id with the first change" in done("doctor").out
    done("log", "45", "writing")
    (home / "state" / "device.json").write_text("{", "utf-8")
    told = [detox("doctor").out for _ in range(2)]
    assert told[0] == told[1]
    assert "device.json can’t be read" in told[0]
    assert "This device is" not in told[0]


@pytest.mark.parametrize("below", ["", "x"])
def test_a_home_that_is_no_folder_is_told(detox: Run, tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine", "utf-8")
    ended = detox("doctor", DETOX_HOME=str(file / below))
    assert ended.code == 1
    (told,) = ills(ended)
    assert f"{file} is not a folder" in told
    assert "set DETOX_HOME to a folder" in told


@pytest.mark.parametrize("below", ["", "not/there/yet"])
def test_a_home_in_which_nothing_can_be_made_is_told(
    detox: Run, home: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != home or not mode & os.W_OK)
    ended = detox("doctor", DETOX_HOME=str(home / below))
    assert ended.code == 1
    (told,) = ills(ended)
    assert f"aren’t allowed to read and write {home};" in told


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="needs a system that tells of its disks")
def test_a_disk_that_takes_no_change_is_told(
    detox: Run, done: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("log", "45", "writing")

    def disk(free: int, flags: int) -> os.statvfs_result:
        return os.statvfs_result((4096, 4096, 9, free, free, 9, 9, 9, flags, 255))

    monkeypatch.setattr(os, "statvfs", lambda _path: disk(0, 0))
    (told,) = ills(detox("doctor"))
    assert "is full" in told
    monkeypatch.setattr(os, "statvfs", lambda _path: disk(900_000, os.ST_RDONLY))
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    (told,) = ills(detox("doctor"))
    assert "read-only disk" in told
    assert "chmod" not in told


def spoil(log: Path, uid: str, **fields: object) -> None:
    """Change fields of a session by hand."""
    whole = json.loads(log.read_bytes())
    whole["sessions"][uid] |= fields
    log.write_text(json.dumps(whole), "utf-8")


def test_records_that_make_no_sense_come_back_from_a_copy(
    detox: Run, done: Run, home: Path
) -> None:
    uids = [done("log", "45", "writing", "--json").data["uid"] for _ in range(3)]
    done("backup")
    before = done("sessions", "all", "--json").data
    log = next(home.glob("data/records/*/log-2026-11.json"))
    whole = json.loads(log.read_bytes())
    whole["sessions"][uids[0]]["minutes"] = "ten"
    whole["sessions"][uids[1]] = []
    whole["sessions"]["2611nobody"] = {"rev": whole["sessions"][uids[2]]["rev"]}
    log.write_text(json.dumps(whole), "utf-8")
    assert "left out: it holds no fields at all" in detox("doctor").out
    assert "“detox restore” brings back the records" in detox("doctor").out
    ended = detox("restore")
    assert "2 records" in ended.out
    assert "nothing to repair" not in ended.out
    assert (ended.code, "2611nobody" in ended.err) == (3, True)
    told = detox("sessions", "all", "--json")
    assert sorted(told.data, key=str) == sorted(before, key=str)
    assert "nothing to repair" not in detox("restore").out


def test_a_record_without_a_date_of_its_own_is_not_said_to_be_left_out(
    detox: Run, done: Run, home: Path
) -> None:
    uid = done("log", "45", "writing", "--json").data["uid"]
    done("log", "5", "email")
    log = next(home.glob("data/records/*/log-2026-11.json"))
    spoil(log, uid, rev="x")
    (told,) = ills(detox("doctor"))
    assert "don’t say when they were written (1)" in told
    done("edit", uid, "--minutes", "40")
    assert ills(detox("doctor")) == []
    assert len(list(home.glob("data/records/*"))) == 1, "nobody else wrote there"


def test_it_finds_settings_and_themes_that_cannot_be_used(detox: Run, home: Path) -> None:
    (home / "config" / "themes").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('language = "de"\n')
    (home / "config" / "themes" / "mine.toml").write_text("nothing = 1\n")
    found = "\n".join(ills(detox("doctor")))
    assert "language" in found
    assert "mine.toml" in found


def test_it_finds_keys_that_lead_nowhere(detox: Run, home: Path) -> None:
    (home / "config").mkdir()
    keys = '[keys]\n"sesion.log" = "ctrl+l"\n"log.edit" = "y"\n"screen.log" = "ctrl+c"\n'
    (home / "config" / "config.toml").write_text(keys)
    assert [line for line in ills(detox("doctor")) if "keys." in line or "action" in line] == [
        "!!  There is no action “sesion.log”; the nearest is session.log.",
        "!!  keys.screen.log: ctrl+c always keeps its own meaning.",
    ]


def test_it_finds_a_platform_file_that_cannot_be_used(detox: Run, home: Path) -> None:
    (home / "config" / "platforms").mkdir(parents=True)
    (home / "config" / "platforms" / "forum.toml").write_text("name =\n")
    ended = detox("doctor")
    assert ended.code == 1
    assert any("forum.toml" in line for line in ills(ended))


def test_it_finds_a_clock_that_is_behind(detox: Run, done: Run) -> None:
    done("log", "45", "writing")
    assert any("clock" in line for line in ills(detox("doctor", DETOX_NOW="2026-11-01T12:00:00Z")))


def test_it_finds_a_zone_that_is_none(detox: Run) -> None:
    assert any("Europe/Nowhere" in line for line in ills(detox("doctor", TZ="Europe/Nowhere")))


@pytest.mark.parametrize("year", [1970, 2024, 2101])
def test_it_finds_a_clock_that_cannot_be_right(detox: Run, year: int) -> None:
    (line,) = ills(detox("doctor", DETOX_NOW=f"{year}-06-01T12:00:00Z"))
    assert f"says the year is {year};" in line
    assert "set-ntp" in line


def test_it_finds_a_system_without_a_zone(tmp_path: Path) -> None:
    (missing,) = system_zone("UTC", tmp_path / "localtime")
    assert "there is no" in missing.text
    assert not missing.is_well
    assert list(system_zone("UTC", tmp_path)) == []
    assert list(system_zone("Europe/Paris", tmp_path / "localtime")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of files")
@pytest.mark.parametrize(
    ("place", "mode"),
    [("config", 0o755), ("config/config.toml", 0o644), ("data", 0o750), ("state", 0o711)],
)
def test_it_finds_whatever_others_can_look_into(
    detox: Run, done: Run, home: Path, place: str, mode: int
) -> None:
    done("config", "set", "reminders", "on")
    done("log", "45", "writing")
    assert ills(detox("doctor")) == []
    (home / place).chmod(mode)
    (line,) = ills(detox("doctor"))
    assert str(home / place) in line
    assert f"go= {home}" in line


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of files")
def test_it_finds_files_that_others_can_others_can_read(detox: Run, done: Run, home: Path) -> None:
    done("log", "45", "writing")
    (home / "data" / "records").chmod(0o755)
    assert any("chmod" in line for line in ills(detox("doctor")))


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of files")
def test_what_its_owner_may_not_write_is_named_once_with_all_below(
    detox: Run, done: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("log", "45", "writing")
    closed = [home / "data", *(home / "data").rglob("*")]
    for path in closed:
        path.chmod(path.stat().st_mode & ~0o222)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) not in closed)  # as for nobody
    (line,) = ills(detox("doctor"))
    assert f"{home / 'data'} (files and folders like this: {len(closed)})" in line


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script that starts by its first line")
def test_it_finds_another_program_of_the_same_name(detox: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    other = folder / "detox"
    other.write_text("#!/bin/sh\necho renaming files\n")
    other.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.defpath}"
    assert any(str(other) in line for line in ills(detox("doctor", PATH=path)))
    other.write_text(OURS)
    assert ills(detox("doctor", PATH=path)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script that starts by its first line")
def test_it_finds_a_second_installation(detox: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "detox").write_text(OURS)
        (folder / "detox").chmod(0o755)
    path = os.pathsep.join([str(first), str(second), os.defpath])
    assert ills(detox("doctor", PATH=path)) == []  # both start the same Python
    (second / "detox").write_text(OURS.replace("python3", "python3.11"))
    (line,) = ills(detox("doctor", PATH=path))
    assert f"starts {first / 'detox'}, but {second / 'detox'} is another" in line
