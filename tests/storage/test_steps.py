"""A step over several documents: seen whole or not at all, by everybody, at every moment."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from detox.domain.days import DayRange, month_of
from detox.domain.session import Session
from detox.services.ports import Change
from detox.storage.unfinished import FILE
from tests.storage.machine import ALWAYS, NOW, Machine
from tests.storage.writing import started

MONTHS = (5, 6, 7, 8, 9, 10)


def over_months(name: str = "x") -> list[Session]:
    """One session of ten minutes in each of six months."""
    return [Session(f"26{m:02}{name}", date(2026, m, 10), 10, "reading") for m in MONTHS]


@pytest.fixture
def stopped(tmp_path: Path) -> Machine:
    """A machine that stopped between the step and the first of its documents."""
    machine = Machine(tmp_path / "a")
    machine.log()
    child = os.fork()
    if not child:
        replace = os.replace

        def once(old: str, new: str) -> None:
            replace(old, new)
            if new.endswith(FILE):
                os._exit(9)

        os.replace = once  # type: ignore[assignment]
        machine.records.commit("import", [Change(None, each) for each in over_months()])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    machine.restart()
    return machine


def minutes(machine: Machine) -> int:
    return machine.records.totals(ALWAYS, 0).minutes


def test_every_reader_sees_a_step_whose_documents_were_never_replaced(stopped: Machine) -> None:
    assert not stopped.own("log-2026-05").exists()
    assert len(stopped.sessions()) == 7
    assert minutes(stopped) == 90
    assert stopped.records.session("2605x") == over_months()[0]
    assert stopped.records.troubles() == []


def test_the_next_write_finishes_a_step_and_undo_takes_it_back_whole(stopped: Machine) -> None:
    stopped.records.undo()
    assert not stopped.own("step").exists()
    assert [session.minutes for session in stopped.sessions()] == [30]
    stopped.records.redo()
    assert minutes(stopped) == 90
    assert stopped.own("log-2026-05").exists()


def test_a_step_that_was_finished_does_not_overwrite_what_came_after_it(stopped: Machine) -> None:
    first = over_months()[0]
    kept = stopped.own("step").read_bytes()
    stopped.change(first, first._replace(note="later"))
    stopped.own("step").write_bytes(kept)  # put back by a sync program
    stopped.restart()
    stopped.log()
    found = stopped.records.session(first.uid)
    assert found is not None
    assert found.note == "later"
    assert not stopped.own("step").exists()


@pytest.mark.parametrize("name", [FILE, "step.sync-conflict-20261122-143200-ABCDEFG.json"])
def test_another_machine_reads_a_step_that_reached_it_unfinished(
    stopped: Machine, tmp_path: Path, name: str
) -> None:
    other = Machine(tmp_path / "b")
    folder = other.folder / stopped.shelf.device
    folder.mkdir(parents=True)
    (folder / name).write_bytes(stopped.own("step").read_bytes())
    assert len(other.sessions()) == len(MONTHS)
    other.log()
    assert (folder / name).exists(), "it belongs to the machine that wrote it"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"header": {}}'])
def test_a_damaged_step_is_named_and_stops_nothing(tmp_path: Path, content: bytes) -> None:
    machine = Machine(tmp_path / "a")
    machine.log()
    machine.own("step").write_bytes(content)
    machine.restart()
    assert len(machine.sessions()) == 1
    assert any(FILE in str(problem.params) for problem in machine.records.troubles())
    machine.log()
    assert len(machine.sessions()) == 2
    assert machine.own("step").with_suffix(".damaged").read_bytes() == content


def test_readers_beside_a_writer_see_each_step_whole(tmp_path: Path) -> None:
    machine = Machine(tmp_path, NOW)
    machine.stored(over_months("a"))
    child = started(tmp_path, "swing", "b", 60)
    year = DayRange(date(2026, 1, 1), date(2027, 1, 1))
    seen = set()
    while child.poll() is None:
        seen.add(machine.records.totals(year, 0).minutes)
        seen.add(sum(session.minutes for session in machine.records.sessions(year)))
    assert child.returncode == 0
    assert seen <= {60, 120}, "all six sessions of a step, or none"


def test_a_record_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "a")
    machine.log()
    path = machine.own("log-2026-11")
    target = tmp_path / "elsewhere.json"
    path.rename(target)
    path.symlink_to(target)
    machine.log()
    assert path.is_symlink()
    assert len(json.loads(target.read_bytes())["sessions"]) == 2
    machine.restart()
    assert len(machine.records.sessions(month_of(date(2026, 11, 1)))) == 2
