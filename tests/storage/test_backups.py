"""Dated copies: made once a day, cheap, and never pushed out by something worse."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from detox.domain.problem import DataTrouble
from tests.storage.machine import Machine

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def copies(machine: Machine, name: str) -> list[bytes]:
    """What the backups hold of a document of this machine, newest first."""
    file = f"{machine.shelf.device}/{name}.json"
    found = [backup.path / file for backup in machine.backups.all()]
    return [path.read_bytes() for path in found if path.exists()]


def names(machine: Machine) -> list[str]:
    return [backup.name for backup in machine.backups.all()]


def test_nothing_to_keep_makes_no_backup(machine: Machine) -> None:
    machine.backups.keep_daily(noon(TODAY))
    assert machine.backups.all() == []
    with pytest.raises(DataTrouble):
        machine.backups.make("2026-11-22-101500")


def test_the_first_write_of_a_day_keeps_what_was_there_before_it(machine: Machine) -> None:
    machine.log()
    before = machine.own("log-2026-11").read_bytes()
    machine.passes(days=1)
    machine.log()
    machine.log()
    newest = machine.backups.all()[0]
    assert newest.name == "2026-11-23"
    copy = newest.path / machine.shelf.device / "log-2026-11.json"
    assert b"m10001" in copy.read_bytes()
    assert b"m10002" not in copy.read_bytes()
    assert copy.read_bytes() == before
    assert (newest.files, newest.bytes) == (1, len(before))


def test_backups_are_private(machine: Machine) -> None:
    machine.log()
    machine.log()
    assert machine.backups.all()
    for folder, _folders, files in os.walk(machine.state / "backups"):
        assert Path(folder).stat().st_mode & 0o777 == 0o700
        for file in files:
            assert Path(folder, file).stat().st_mode & 0o777 == 0o600


def test_what_did_not_change_is_linked_from_the_backup_before_and_never_from_the_live_file(
    machine: Machine,
) -> None:
    machine.log(day=date(2026, 10, 1))
    machine.log()
    machine.passes(days=1)
    machine.log()
    machine.passes(days=1)
    machine.log()
    newer, older, *_ = [b.path / machine.shelf.device for b in machine.backups.all()]
    october = "log-2026-10.json"
    assert (newer / october).samefile(older / october)
    assert not (newer / october).samefile(machine.own("log-2026-10"))
    assert not (newer / "log-2026-11.json").samefile(older / "log-2026-11.json")


def test_where_links_do_not_work_files_are_copied(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    machine.log()
    one, two = (machine.backups.make(f"2026-11-22-10000{n}") for n in range(2))
    assert one.bytes == two.bytes > 0


def test_a_backup_that_was_never_finished_does_not_count(machine: Machine) -> None:
    (machine.state / "backups" / ".unfinished-2026-11-22" / "device").mkdir(parents=True)
    assert machine.backups.all() == []
    machine.log()
    assert [p.name for p in (machine.state / "backups").iterdir()] == ["2026-11-22"]


def test_a_name_is_used_once(machine: Machine) -> None:
    machine.log()
    machine.backups.make("2026-11-22-101500")
    with pytest.raises(DataTrouble, match="already"):
        machine.backups.make("2026-11-22-101500")


def test_fourteen_days_and_twelve_months_are_kept(machine: Machine) -> None:
    machine.log()
    machine.backups._remove(machine.backups.all()[0].path)
    for back in range(500, -1, -1):
        day = TODAY - timedelta(days=back)
        machine.backups.keep_daily(noon(day))
    kept = [date.fromisoformat(name) for name in names(machine)]
    assert kept[:14] == [TODAY - timedelta(days=n) for n in range(14)]
    assert [f"{day:%Y-%m}" for day in kept[14:]] == [
        *(f"2026-{month:02}" for month in range(10, 0, -1)),
        "2025-12",
    ]


def test_what_somebody_asked_for_stays_two_weeks(machine: Machine) -> None:
    machine.log()
    machine.backups.make("2026-11-22-101500")
    machine.backups.make("2026-11-22-111500")
    for ahead in range(1, 14):
        machine.backups.keep_daily(noon(TODAY + timedelta(days=ahead)))
    assert {"2026-11-22-101500", "2026-11-22-111500"} <= set(names(machine))
    machine.backups.keep_daily(noon(TODAY + timedelta(days=14)))
    assert "2026-11-22-101500" not in names(machine)


@pytest.mark.parametrize("change", ["smaller", "gone"])
def test_a_much_smaller_file_never_pushes_a_good_one_out(machine: Machine, change: str) -> None:
    for _ in range(40):
        machine.log()
    machine.backups.make("2025-01-02-101500")
    own = machine.own("log-2026-11")
    if change == "smaller":
        own.write_bytes(own.read_bytes()[:300])
    else:
        own.rename(own.with_name("plan.json"))
    for ahead in range(60):
        machine.backups.keep_daily(noon(TODAY + timedelta(days=ahead)))
    assert "2025-01-02-101500" in names(machine) or "2026-11-22" in names(machine)
    largest = max(
        (b.path / machine.shelf.device / "log-2026-11.json").stat().st_size
        for b in machine.backups.all()
        if (b.path / machine.shelf.device / "log-2026-11.json").exists()
    )
    assert largest > 3000


def test_a_backup_that_fails_is_named_and_stops_nobody(machine: Machine) -> None:
    machine.state.mkdir(parents=True)
    (machine.state / "backups").write_text("in the way")
    machine.log()
    machine.log()
    assert len(machine.sessions()) == 2
    (machine.state / "backups").unlink()
    (machine.state / "backups").mkdir()
    (machine.state / "backups" / ".trouble").write_text("No space left on device")
    assert "No space left" in str(machine.backups.trouble(TODAY))
    machine.log()
    assert machine.backups.trouble(TODAY) is None


def test_strange_things_in_the_folder_of_backups_are_left_alone(machine: Machine) -> None:
    machine.log()
    folder = machine.state / "backups"
    for name in ("2026-99-99", "notes", "2026-11-22x"):
        (folder / name).mkdir(parents=True)
    (folder / "2026-01-01").write_text("a file")
    machine.log()
    assert names(machine) == ["2026-11-22"]
    assert {"2026-99-99", "notes", "2026-11-22x", "2026-01-01"} <= {
        path.name for path in folder.iterdir()
    }


class Front(NamedTuple):
    """The command line on a home, at noon on a day."""

    home: Path

    def __call__(self, *words: str, day: int = 22) -> str:
        ended = subprocess.run(
            [sys.executable, "-m", "detox", *words],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "DETOX_HOME": str(self.home),
                "DETOX_NOW": f"2026-11-{day}T12:00:00Z",
                "LANG": "C.UTF-8",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def file(self, name: str) -> Path:
        """The only file of that name among the records."""
        (found,) = self.home.glob(f"data/records/*/{name}.json")
        return found


@pytest.fixture
def front(tmp_path: Path) -> Front:
    return Front(tmp_path / "front")


def test_a_person_who_began_today_has_something_to_go_back_to(front: Front) -> None:
    front("log", "45m", "writing")
    assert [b["uid"] for b in json.loads(front("backup", "--list", "--json"))] == ["2026-11-22"]
    front.file("log-2026-11").write_bytes(b"")
    (front.home / "state" / "journal.jsonl").unlink()
    front("restore")
    assert len(json.loads(front("sessions", "all", "--json"))) == 1


@pytest.mark.parametrize("content", [b"", b"torn", None])
def test_a_damaged_plan_never_becomes_the_newest_backup(
    front: Front, content: bytes | None
) -> None:
    front("demo", "--entries", "30", "--home", str(front.home))
    before = front("accounts", "list", "--json"), front.file("plan").read_bytes()
    assert len(json.loads(before[0])) > 1
    plan = front.file("plan")
    for day in (22, 23, 24):
        if content is None:
            plan.unlink(missing_ok=True)
        else:
            plan.write_bytes(content)
        front("log", "45m", "writing", day=day)
    for backup in (front.home / "state" / "backups").iterdir():
        assert (backup / plan.parent.name / "plan.json").read_bytes() == before[1]
    front("restore", day=24)
    assert front("accounts", "list", "--json") == before[0]


def test_the_backup_of_a_day_is_brought_up_to_date_every_three_hours(machine: Machine) -> None:
    machine.log()
    machine.passes(hours=2, minutes=59)
    machine.log()
    machine.log()
    assert [b"m10002" in copy for copy in copies(machine, "log-2026-11")] == [False]
    machine.passes(minutes=2)
    machine.log(day=date(2026, 10, 1))
    machine.passes(hours=3, minutes=1)
    machine.log()
    assert names(machine) == ["2026-11-22"]
    assert [b"m10003" in copy for copy in copies(machine, "log-2026-11")] == [True]
    assert [b"m10004" in copy for copy in copies(machine, "log-2026-10")] == [True]
    assert not list(machine.state.rglob("*.tmp"))


def test_bringing_a_backup_up_to_date_leaves_those_it_shares_files_with(machine: Machine) -> None:
    machine.log()
    machine.backups.make("2026-11-22-150000")
    before = copies(machine, "log-2026-11")
    machine.passes(hours=4)
    machine.log()
    machine.passes(hours=4)
    machine.log()
    manual, daily = copies(machine, "log-2026-11")
    assert manual == before[0] == before[1]
    assert b"m10002" in daily


@pytest.mark.parametrize("content", [b"", b"torn", b'{"header":{}}', None])
@pytest.mark.parametrize("hours", [4, 24])
def test_the_last_good_copy_stands_in_for_a_file_that_is_damaged_or_gone(
    machine: Machine, content: bytes | None, hours: int
) -> None:
    october = date(2026, 10, 1)
    machine.log()
    machine.log(day=october)
    machine.passes(hours=24)
    machine.log(day=october)
    own = machine.own("log-2026-10")
    machine.passes(hours=4)
    machine.log(day=october)
    machine.backups.make("2026-11-23-190000")
    good = own.read_bytes()
    own.unlink()
    if content is not None:
        own.write_bytes(content)
    for _ in range(3):
        machine.passes(hours=hours)
        machine.log()
    assert copies(machine, "log-2026-10")[0] == good
    assert machine.backups.make("2026-12-22-190000").files == 2


def test_a_damaged_copy_is_never_taken_on(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
        machine.passes(days=1)
    newest, older, _first = machine.backups.all()
    file = f"{machine.shelf.device}/log-2026-11.json"
    (newest.path / file).write_bytes(b"torn")
    machine.own("log-2026-11").write_bytes(b"torn too")
    made = machine.backups.make("2026-12-22-190000")
    assert (made.path / file).samefile(older.path / file)


def test_a_file_without_any_good_copy_is_left_out(machine: Machine) -> None:
    machine.log()
    machine.backups._remove(machine.backups.all()[0].path)
    (machine.folder / "stranger").mkdir()
    (machine.folder / "stranger" / "plan.json").write_bytes(b"torn")
    assert machine.backups.make("2026-11-22-190000").files == 1
    machine.backups._remove(machine.backups.all()[0].path)
    machine.own("log-2026-11").write_bytes(b"torn")
    with pytest.raises(DataTrouble):
        machine.backups.make("2026-11-22-190000")
    assert machine.backups.all() == []


def test_a_file_of_a_newer_detox_is_kept_as_it_is(machine: Machine) -> None:
    machine.log()
    own = machine.own("log-2026-11")
    own.write_bytes(own.read_bytes().replace(b'"schema":1', b'"schema":99'))
    machine.backups.make("2026-12-22-190000")
    assert copies(machine, "log-2026-11")[0] == own.read_bytes()


def test_a_conflict_copy_that_somebody_removed_is_let_go(machine: Machine) -> None:
    machine.log()
    own = machine.own("log-2026-11")
    copy = own.with_name("log-2026-11.sync-conflict-1.json")
    copy.write_bytes(own.read_bytes())
    assert machine.backups.make("2026-11-22-190000").files == 2
    copy.unlink()
    assert machine.backups.make("2026-11-22-200000").files == 1
