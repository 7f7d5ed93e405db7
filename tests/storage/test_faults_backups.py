"""What may happen to backups: a kill, a jumping clock, a hand, a file that will not hold still."""

import os
import shutil
import signal
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from detox.storage.document import parse
from tests.storage.machine import Machine

TODAY = date(2026, 11, 22)


def copies(machine: Machine, name: str) -> list[bytes]:
    """What the backups hold of a document of this machine, newest first."""
    file = f"{machine.shelf.device}/{name}.json"
    found = [backup.path / file for backup in machine.backups.all()]
    return [path.read_bytes() for path in found if path.exists()]


def names(machine: Machine) -> list[str]:
    return [backup.name for backup in machine.backups.all()]


def test_half_a_file_does_not_take_the_place_of_the_whole_one_on_the_same_day(
    machine: Machine,
) -> None:
    for _ in range(20):
        machine.log()
    machine.passes(hours=4)
    machine.log()
    (whole,) = copies(machine, "log-2026-11")
    own = machine.own("log-2026-11")
    header = own.read_bytes().split(b"\n")[1]
    own.write_bytes(b'{"header":{\n' + header + b"\n}}")
    machine.passes(hours=4)
    machine.backups.keep_daily(machine.now)
    assert copies(machine, "log-2026-11") == [whole]


def test_a_file_that_changes_while_it_is_copied_is_copied_again_next_time(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.log()
    theirs = machine.folder / "stranger" / "log-2026-11.json"
    theirs.parent.mkdir()
    whole = machine.own("log-2026-11").read_bytes()
    theirs.write_bytes(whole[:-9] + b" " * 5 + whole[-9:])
    read = Path.read_bytes

    def grow(path: Path) -> bytes:
        if path == theirs:
            path.write_bytes(whole)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", grow)
    first = machine.backups.make("2026-11-22-190000")
    assert read(first.path / "stranger" / theirs.name) == whole
    monkeypatch.undo()
    theirs.write_bytes(whole[:-3])
    second = machine.backups.make("2026-11-22-200000")
    assert read(second.path / "stranger" / theirs.name) == whole


def test_folders_of_backups_removed_by_hand_are_made_up_for(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
        machine.passes(days=1)
    shutil.rmtree(machine.backups.all()[0].path)
    machine.log()
    assert names(machine)[0] == "2026-11-25"
    shutil.rmtree(machine.state / "backups")
    machine.log()
    assert names(machine) == ["2026-11-25"]
    assert copies(machine, "log-2026-11")[0].count(b"m1000") == 4


@pytest.mark.parametrize("years", [-1, 1])
def test_a_clock_that_jumps_a_year_takes_no_backup_along(machine: Machine, years: int) -> None:
    for _ in range(10):
        machine.log()
        machine.passes(days=1)
    before = set(names(machine))
    then = machine.now
    machine.passes(days=365 * years)
    machine.log()
    machine.log()
    jumped = set(names(machine))
    assert before < jumped
    machine.now = then
    machine.log()
    assert jumped < set(names(machine))


def test_backups_from_days_to_come_do_not_push_out_those_of_today(machine: Machine) -> None:
    machine.log()
    for ahead in range(400, 460):
        machine.backups.keep_daily(datetime.combine(TODAY, time(12), UTC) + timedelta(days=ahead))
    before = names(machine)
    for ahead in range(1, 5):
        machine.passes(days=1)
        machine.log()
        assert (TODAY + timedelta(days=ahead)).isoformat() in names(machine)
    assert set(before) < set(names(machine))


def test_a_clock_set_back_does_not_write_over_the_backup_of_that_day(machine: Machine) -> None:
    machine.log()
    machine.passes(days=1)
    machine.log()
    before = copies(machine, "log-2026-11")
    machine.passes(days=-1, hours=5)
    machine.log()
    assert copies(machine, "log-2026-11") == before


def test_a_kill_while_a_backup_is_made_leaves_every_backup_good(tmp_path: Path) -> None:
    for n in range(16):
        machine = Machine(tmp_path / f"m{n}")
        for minutes in (5, 6, 7):
            for month in range(1, 7):
                machine.log(f"26{month:02}m{minutes}", minutes, date(2026, month, 1))
            machine.passes(hours=24)
        machine.passes(hours=-20 if n % 2 else 0)
        before = {(backup.name, backup.files) for backup in machine.backups.all()}
        child = os.fork()
        if not child:
            _killed_in(machine, n // 2)
        _pid, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        found = machine.backups.all()
        assert before <= {(backup.name, backup.files) for backup in found}
        for backup in found:
            for file in backup.path.rglob("log-*.json"):
                parse(file, file.read_bytes())
        machine.log()
        assert names(machine)[0] == machine.now.date().isoformat()
        assert copies(machine, "log-2026-06")[0] == machine.own("log-2026-06").read_bytes()
        assert not list((machine.state / "backups").glob(".unfinished*"))


def _killed_in(machine: Machine, n: int) -> None:
    """Make a backup, and be killed at its n-th wait for the disk."""
    waits = iter(range(n))
    sync = os.fsync

    def die(handle: int) -> None:
        if next(waits, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        sync(handle)

    pytest.MonkeyPatch().setattr(os, "fsync", die)
    machine.backups.keep_daily(machine.now)
    os._exit(1)
