"""What was lost or damaged comes back, from the newest backup and from what was done since."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from detox.domain.account import Account
from detox.domain.problem import DataTrouble, Refused
from detox.services.ports import Change
from tests.storage.machine import Machine

OCTOBER = date(2026, 10, 3)
Break = Callable[[Path], object]


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _remove(path: Path) -> None:
    path.unlink()


def _stranger(path: Path) -> None:
    path.write_text('{"somebody": "else\'s"}')


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


BREAKS = [_empty, _tear, _zero, _remove, _stranger, _folder, _loop]


def test_all_is_well_at_first_and_after_writing(machine: Machine) -> None:
    assert machine.repair.damages() == []
    machine.log()
    assert machine.repair.damages() == []
    assert machine.repair.mend() == []


@pytest.mark.parametrize("damage", BREAKS)
def test_everything_acknowledged_comes_back(machine: Machine, damage: Break) -> None:
    made = [machine.log(), machine.log(day=OCTOBER)]
    machine.passes(days=1)
    made += [machine.log(), machine.log()]  # the backup of the day is older than these
    longer = made[0]._replace(minutes=55)
    machine.change(made[0], longer)
    deleted = made.pop()
    machine.change(deleted, None)
    machine.log()
    machine.records.undo()
    before = machine.sessions()
    content = json.loads(machine.own("log-2026-11").read_bytes())
    assert longer in before
    assert deleted not in before

    damage(machine.own("log-2026-11"))
    machine.restart()
    (found,) = machine.repair.damages()
    assert found.path == machine.own("log-2026-11")
    assert "detox restore" in found.problem.message
    assert found.backup is not None
    assert found.backup.name == "2026-11-23"
    assert (found.sessions, found.lost) == (2, 0)
    with pytest.raises(DataTrouble, match="detox restore"):
        machine.log()

    device = machine.shelf.device
    assert machine.repair.mend() == [found]
    assert machine.repair.damages() == []
    machine.restart()
    assert machine.sessions() == before
    assert json.loads(machine.own("log-2026-11").read_bytes()) == content
    machine.log()
    assert len(machine.sessions()) == len(before) + 1
    assert machine.shelf.device == device, "it was not taken for a clone"


def test_the_damaged_file_is_set_aside(machine: Machine) -> None:
    machine.log()
    torn = machine.own("log-2026-11").read_bytes()[:-30]
    for _ in range(2):
        machine.own("log-2026-11").write_bytes(torn)
        machine.repair.mend()
    aside = list((machine.state / "set-aside").iterdir())
    assert len(aside) == 2
    assert all(path.read_bytes() == torn for path in aside)
    assert machine.own("log-2026-11").read_bytes() != torn


def test_without_a_backup_the_journal_and_the_whole_lines_are_what_is_left(
    machine: Machine,
) -> None:
    made = [machine.log() for _ in range(5)]
    (machine.state / "journal.jsonl").unlink()
    made += [machine.log()]
    for backup in machine.backups.all():
        machine.backups._remove(backup.path)
    own = machine.own("log-2026-11")
    lines = own.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if made[2].uid.encode() in line)
    own.write_bytes(b"\n".join([*lines[:place], lines[place][:20]]))
    (found,) = machine.repair.mend()
    assert found.backup is None
    assert (found.sessions, found.lost) == (3, 3)
    assert machine.sessions() == [made[0], made[1], made[5]]


def test_with_nothing_left_at_all_one_can_go_on(machine: Machine) -> None:
    machine.log()
    (machine.state / "journal.jsonl").unlink()
    shutil.rmtree(machine.state / "backups")
    _empty(machine.own("log-2026-11"))
    (found,) = machine.repair.mend()
    assert (found.backup, found.sessions, found.lost) == (None, 0, 1)
    session = machine.log()
    assert machine.sessions() == [session]


def test_a_plan_comes_back_too(machine: Machine) -> None:
    account = Account("acc1", "Instagram", "instagram")
    machine.change(None, account)
    _empty(machine.own("plan"))
    machine.repair.mend()
    assert machine.records.of(Account) == {"acc1": account}


def test_a_whole_folder_comes_back(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
        machine.log(day=OCTOBER)
    before = machine.sessions()
    machine.folder.rename(machine.home / "unplugged")
    machine.restart()
    assert machine.sessions() == []
    (trouble,) = machine.records.troubles()
    assert "missing or empty" in trouble.message
    with pytest.raises(DataTrouble, match="missing or empty"):
        machine.log(day=date(2026, 12, 1))
    assert not machine.folder.exists()
    assert [damage.path.stem for damage in machine.repair.mend()] == ["log-2026-10", "log-2026-11"]
    assert machine.sessions() == before
    assert machine.records.troubles() == []


def test_a_damaged_backup_is_passed_over(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
        machine.passes(days=1)
    newest, older, _first = machine.backups.all()
    (newest.path / machine.shelf.device / "log-2026-11.json").write_bytes(b"torn")
    _empty(machine.own("log-2026-11"))
    (found,) = machine.repair.mend()
    assert found.backup == older
    assert len(machine.sessions()) == 3


def test_files_of_other_devices_are_never_written(
    machine: Machine, machines: Callable[[str], Machine]
) -> None:
    machine.log()
    other = machine.folder / "stranger" / "plan.json"
    other.parent.mkdir()
    other.write_bytes(b"torn")
    assert machine.repair.damages() == []
    machine.records.of(Account)
    trouble, way_out = machine.records.troubles()
    assert "restore" not in trouble.message, "nothing puts the file itself right here"
    assert "there" in way_out.message
    assert machine.repair.mend() == []
    assert machine.repair.bring_back() == [], "no copy of it was ever made"
    assert other.read_bytes() == b"torn"


CONFLICT = "log-2026-11.sync-conflict-20261122-101112-AB"


@pytest.mark.parametrize(
    ("device", "name"), [("", CONFLICT), ("stranger", CONFLICT), ("stranger", "log-2026-11")]
)
def test_what_only_a_damaged_file_has_that_nobody_repairs_is_taken_in(
    machine: Machine, machines: Callable[[str], Machine], device: str, name: str
) -> None:
    mine, other = machine.log(), machines("m2")
    theirs, torn_off = other.log(), other.log()
    changed = mine._replace(minutes=99)
    machine.change(mine, changed)
    place = machine.folder / (device or machine.shelf.device) / f"{name}.json"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(other.own("log-2026-11").read_bytes())
    _tear(place)
    torn = place.read_bytes()
    assert machine.sessions() == [changed]
    (returned,) = machine.repair.bring_back()
    assert (returned.device, returned.sessions) == (place.parent.name, 1)
    assert sorted(machine.sessions()) == sorted([changed, theirs]), torn_off
    assert place.read_bytes() == torn
    assert not any(each.records for each in machine.repair.bring_back())
    machine.change(theirs, None)
    assert not any(each.records for each in machine.repair.bring_back()), "deleted is deleted"


def test_a_file_of_a_newer_detox_is_not_mended(machine: Machine) -> None:
    machine.log()
    own = machine.own("log-2026-11")
    own.write_bytes(own.read_bytes().replace(b'"schema":1', b'"schema":99'))
    newer = own.read_bytes()
    assert machine.repair.mend() == []
    with pytest.raises(DataTrouble, match="newer version of Detox"):
        machine.log()
    assert own.read_bytes() == newer


def test_a_mended_file_wins_and_loses_as_before_against_other_devices(
    machine: Machine, machines: Callable[[str], Machine]
) -> None:
    session = machine.log()
    other = machines("m2")
    (other.folder / machine.shelf.device).mkdir(parents=True)
    copy = other.folder / machine.shelf.device / "log-2026-11.json"
    copy.write_bytes(machine.own("log-2026-11").read_bytes())
    other.passes(hours=1)
    longer = session._replace(minutes=99)
    other.change(session, longer)
    (machine.folder / other.shelf.device).mkdir()
    theirs = machine.folder / other.shelf.device / "log-2026-11.json"
    theirs.write_bytes(other.own("log-2026-11").read_bytes())
    machine.passes(days=1)
    _empty(machine.own("log-2026-11"))
    machine.repair.mend()
    assert machine.sessions() == [longer]


def test_going_back_is_one_step_that_can_be_undone(machine: Machine) -> None:
    first, second = machine.log(), machine.log(day=OCTOBER)
    account = Account("acc1", "Instagram", "instagram")
    machine.change(None, account)
    machine.backups.make("2026-11-22-101500")
    machine.passes(hours=1)
    longer = first._replace(minutes=100)
    machine.change(first, longer)
    machine.change(second, None)
    third = machine.log()
    machine.change(account, account.leave_on(date(2026, 12, 31), date(2026, 11, 22)))
    after = machine.sessions()
    assert after == [longer, third]

    assert machine.repair.go_back("2026-11-22-101500", machine.records) == 4
    assert machine.sessions() == [second, first]
    assert machine.records.of(Account) == {"acc1": account}
    assert machine.repair.go_back("2026-11-22-101500", machine.records) == 0
    assert machine.records.undo().deed == "restore"
    assert machine.sessions() == after
    assert machine.records.redo().deed == "restore"
    assert machine.sessions() == [second, first]


def test_going_back_needs_a_backup_that_can_be_read(machine: Machine) -> None:
    machine.log()
    machine.log(day=OCTOBER)
    machine.backups.make("2026-11-22-101500")
    with pytest.raises(Refused, match="no backup"):
        machine.repair.go_back("2026-01-01", machine.records)
    (backup, *_) = machine.backups.all()
    (backup.path / machine.shelf.device / "log-2026-10.json").write_bytes(b"torn")
    with pytest.raises(DataTrouble):
        machine.repair.go_back("2026-11-22-101500", machine.records)
    assert len(machine.sessions()) == 2


def test_a_great_step_is_undone_in_seconds(machine: Machine) -> None:
    days = [OCTOBER + timedelta(days=n) for n in range(40)]
    machine.log()
    machine.backups.make("2026-11-22-101500")
    for n, day in enumerate(days):
        machine.made = 100 * n
        machine.records.commit(
            "import", [Change(None, _session(machine, day, n, k)) for k in range(50)]
        )
    assert machine.repair.go_back("2026-11-22-101500", machine.records) == 2000
    assert len(machine.sessions()) == 1
    machine.records.undo()
    assert len(machine.sessions()) == 2001


def _session(machine: Machine, day: date, n: int, k: int):
    from detox.domain.session import Session

    return Session(f"{day:%y%m}{n:04}{k:04}", day, 5, "writing")


def test_nothing_is_written_where_there_is_nothing_to_mend(machine: Machine) -> None:
    machine.log()
    before = {f: f.stat().st_mtime_ns for f in machine.folder.rglob("*.json")}
    machine.repair.mend()
    assert {f: f.stat().st_mtime_ns for f in machine.folder.rglob("*.json")} == before
    assert not (machine.state / "set-aside").exists()


@pytest.mark.parametrize("damage", BREAKS)
def test_every_file_comes_from_the_newest_backup_that_has_a_good_one(
    machine: Machine, damage: Break
) -> None:
    account = Account("acc1", "Instagram", "instagram")
    machine.change(None, account)
    machine.log(day=OCTOBER)
    for _ in range(3):
        machine.passes(days=1)
        machine.log(day=OCTOBER)
    machine.passes(days=1)
    machine.change(account, account.leave_on(date(2026, 12, 31), date(2026, 11, 26)))
    machine.passes(days=1)
    machine.log()
    before = machine.sessions(), machine.records.of(Account)
    damage(machine.own("plan"))
    for _ in range(20):  # long enough for the journal not to help
        machine.passes(days=1)
        machine.log()
    before = machine.sessions(), before[1]
    (machine.state / "journal.jsonl").unlink()
    shutil.rmtree(machine.backups.all()[0].path / machine.shelf.device)
    damage(machine.own("log-2026-10"))
    assert [found.lost for found in machine.repair.mend()] == [0, 0]
    assert (machine.sessions(), machine.records.of(Account)) == before


def test_a_file_that_a_backup_has_lost_deletes_nothing_when_going_back(machine: Machine) -> None:
    october, november = machine.log(day=OCTOBER), machine.log()
    machine.backups.make("2026-11-22-101500")
    machine.backups.make("2026-11-22-111500")
    machine.change(november, november._replace(minutes=100))
    machine.log()
    newest = machine.backups.all()[0]
    (newest.path / machine.shelf.device / "log-2026-10.json").unlink()
    assert machine.repair.go_back(newest.name, machine.records) == 2
    assert machine.sessions() == [october, november]


def test_one_record_that_makes_no_sense_does_not_keep_a_date_from_coming_back(
    machine: Machine,
) -> None:
    session = machine.log()
    odd = b'{"day":"x","rev":"2026-11-22T10:00:00.000Z-0000-stranger"}'
    ours = b'{"format":"detox","schema":1,"device":"stranger","document":"log-2026-11"}'
    folder = machine.folder / "stranger"
    folder.mkdir()
    whole = b'{"header":{"detox":%s},"sessions":{"2611odd":%s}}' % (ours, odd)
    (folder / "log-2026-11.json").write_bytes(whole)
    name = machine.backups.make("2026-11-22-153200").name
    machine.log()
    machine.repair.go_back(name, machine.records)
    assert machine.sessions() == [session]
