"""What was seen of another device is remembered, and missed when it is no longer there."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from detox.domain.account import Account
from detox.domain.problem import Problem
from detox.storage.inspection import inspect
from tests.storage.machine import NOW, Machine

Pair = tuple[Machine, Machine]


def carried(source: Machine, target: Machine) -> None:
    """What one machine wrote, brought to another."""
    name = source.shelf.device
    shutil.rmtree(target.folder / name, ignore_errors=True)
    shutil.copytree(source.folder / name, target.folder / name)
    target.restart()


def told(machine: Machine) -> list[Problem]:
    """What one line of a command says, as a program that was just started."""
    machine.restart()
    machine.sessions()
    return [each for each in machine.records.troubles() if "is no longer here" in each.message]


def details(machine: Machine) -> list[dict[str, object]]:
    machine.restart()
    found = inspect(machine.shelf, machine.records, machine.backups, machine.now).problems
    return [dict(each.params) for each in found if "is no longer here" in each.message]


@pytest.fixture
def pair(machines: Callable[[str], Machine]) -> Pair:
    """A machine that wrote 24 sessions, and one that has seen them and wrote as well."""
    one, other = machines("m1"), machines("m2")
    for _ in range(20):
        one.log()
        one.passes(minutes=1)
    for _ in range(4):
        one.log(day=date(2026, 10, 3))
    carried(one, other)
    other.now = one.now
    assert told(other) == []
    other.log()
    return one, other


def test_a_folder_that_is_gone_is_told_and_brought_back(pair: Pair) -> None:
    one, other = pair
    before = other.sessions()
    shutil.rmtree(other.folder / one.shelf.device)
    (problem,) = told(other)
    assert problem.params == {"devices": one.shelf.device}
    (lack,) = details(other)
    assert lack["device"] == one.shelf.device
    assert "log-2026-11 20 → 0" in str(lack["losses"])
    assert "log-2026-10" in str(lack["losses"])
    (returned,) = other.repair.bring_back()
    assert (returned.sessions, returned.lost) == (24, 0)
    assert not [*told(other), *details(other)]
    assert other.sessions() == before
    carried(one, other)
    assert other.sessions() == before, "the lost files come back, and nothing counts twice"
    assert other.repair.bring_back() == []


def test_files_that_come_back_by_themselves_are_missed_no_more(pair: Pair) -> None:
    one, other = pair
    away = other.home / "away"
    (other.folder / one.shelf.device).rename(away)
    assert len(told(other)) == len(told(other)) == 1
    away.rename(other.folder / one.shelf.device)
    assert not [*told(other), *details(other)]


@pytest.mark.parametrize("since", [0, 1, 30])
def test_a_machine_put_back_to_a_snapshot_is_told_by_the_others(pair: Pair, since: int) -> None:
    one, other = pair
    shutil.copytree(one.home, one.home.with_name("snapshot"))
    late = [one.log() for _ in range(6)]
    one.change(late[0], None)
    carried(one, other)
    assert told(other) == []
    other.passes(days=1)
    before = [*other.sessions(), other.log()]  # whose backup has it all
    shutil.rmtree(one.home)
    one.home.with_name("snapshot").rename(one.home)
    one.restart()
    one.passes(hours=1)
    again = [one.log(f"2611again{n}") for n in range(since)]  # written before anybody looks
    carried(one, other)
    assert {problem.params["devices"] for problem in told(other)} == {one.shelf.device}
    assert len(details(other)) == 1
    (returned,) = other.repair.bring_back()
    assert (returned.sessions, returned.lost) == (5, 0)
    assert {s.uid for s in other.sessions()} == {s.uid for s in [*before, *again]}
    assert late[0] not in other.sessions(), "what had been deleted stays deleted"
    assert not [*told(other), *details(other)]


@pytest.mark.parametrize("rev", ["", "x", "2999-01-01"])
def test_a_record_that_does_not_say_when_it_was_written_is_none_that_is_lost(
    pair: Pair, rev: str
) -> None:
    one, other = pair
    file, newest = one.own("log-2026-11"), one.log()
    lines = file.read_text("utf-8").split("\n")
    (last,) = (n for n, line in enumerate(lines) if newest.uid in line)
    kept = lines[last]
    carried(one, other)
    assert told(other) == []
    lines[last] = kept[: kept.index('"rev"')] + f'"rev":"{rev}"}}'
    file.write_text("\n".join(lines), "utf-8")
    carried(one, other)
    for machine in one, other:
        assert not [*told(machine), *details(machine)]
        machine.log()
        assert not [*told(machine), *details(machine)]
    del lines[last - 2 : last]
    file.write_text("\n".join(lines), "utf-8")
    carried(one, other)
    for machine in one, other:
        assert details(machine), "two records are gone"


def test_what_is_in_no_copy_is_counted(pair: Pair) -> None:
    one, other = pair
    shutil.rmtree(other.state / "backups")
    shutil.rmtree(other.folder / one.shelf.device)
    assert len(told(other)) == 1
    (returned,) = other.repair.bring_back()
    assert (returned.sessions, returned.records) == (0, 0)
    assert returned.lost >= 20
    assert told(other) == []


def test_edits_deletions_and_growth_are_no_loss(pair: Pair) -> None:
    one, other = pair
    for session in one.sessions()[:12]:
        one.change(session, session._replace(note="x" * (20 if session.minutes else 0)))
        carried(one, other)
        assert told(other) == []
    for session in one.sessions():
        one.change(session, None)
    carried(one, other)
    assert not [*told(other), *details(other)]


def test_a_memory_that_makes_no_sense_is_begun_anew(pair: Pair) -> None:
    one, other = pair
    kept = other.state / "device.json"
    device = json.loads(kept.read_bytes())
    kinds: list[object] = [3, [], {"x": 3}, {"x": {"plan": 3}}, {one.shelf.device: {"x": [1]}}]
    for nonsense in kinds:
        kept.write_text(json.dumps({**device, "seen": nonsense}))
        other.restart()
        assert other.shelf.device == device["id"]
        assert not [*told(other), *details(other)]
        assert one.shelf.device in json.loads(kept.read_bytes())["seen"]


def test_looking_reads_no_file_that_did_not_shrink(pair: Pair) -> None:
    one, other = pair
    one.log(day=date(2026, 10, 4))
    carried(one, other)
    october = other.folder / one.shelf.device / "log-2026-10.json"
    october.write_bytes(b"\n" + october.read_bytes() + b"}")  # would be damaged, if it were read
    other.records.of(Account)
    assert other.records.troubles() == []
    assert len(details(other)) == 0
    assert "damaged" in other.records.troubles()[0].message, "the doctor read it"


def test_a_backup_of_a_day_keeps_what_a_file_put_back_has_lost(machine: Machine) -> None:
    machine.log()
    early = machine.own("log-2026-11").read_bytes()
    machine.passes(minutes=5)
    late = machine.log()
    machine.backups.keep_daily(machine.now)
    folder = machine.folder / "abcdefgh"
    folder.mkdir()
    (folder / "log-2026-11.json").write_bytes(machine.own("log-2026-11").read_bytes())
    machine.passes(hours=4)
    machine.backups.keep_daily(machine.now)
    (folder / "log-2026-11.json").write_bytes(early)
    machine.passes(hours=4)
    machine.backups.keep_daily(machine.now)
    copy = machine.state / "backups" / NOW.date().isoformat() / "abcdefgh" / "log-2026-11.json"
    assert late.uid in copy.read_text()


def test_a_shelf_of_a_backup_remembers_nothing(pair: Pair, tmp_path: Path) -> None:
    _one, other = pair
    backup = other.backups.all()[0]
    before = sorted(backup.path.rglob("*"))
    other.repair.go_back(backup.name, other.records)
    assert sorted(backup.path.rglob("*")) == before != []


def test_own_files_put_back_to_older_ones_are_told_and_mended(machine: Machine) -> None:
    machine.log()
    early = machine.own("log-2026-11").read_bytes()
    late = [machine.log() for _ in range(3)]
    machine.change(late[0], None)
    before, device = machine.sessions(), machine.shelf.device
    machine.own("log-2026-11").write_bytes(early)
    (problem,) = told(machine)
    assert problem.params == {"devices": device}
    assert "log-2026-11 4 → 1" in str(details(machine)[0]["losses"])
    shutil.copytree(machine.home, machine.home.with_name("twin"))
    (returned,) = machine.repair.bring_back()
    assert (returned.sessions, returned.lost) == (2, 0)
    assert machine.sessions() == before
    assert not [*told(machine), *details(machine)]
    twin = Machine(machine.home.with_name("twin"), machine.now)
    twin.log("2611fresh")
    assert twin.shelf.device != device
    assert len(told(twin)) == len(details(twin)) == 1, "a write does not make it silent"
