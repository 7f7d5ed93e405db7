"""Everything that is not as it should be is named, and nothing is touched."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from detox.staging import private_folder
from detox.storage.document import HEADER, dump, header
from detox.storage.inspection import MOST_LISTED, Inspection, inspect
from tests.storage.machine import Machine


def look(machine: Machine) -> Inspection:
    before = {p: p.lstat().st_mtime_ns for p in machine.home.rglob("*")}
    found = inspect(machine.shelf, machine.records, machine.backups, machine.now)
    assert {p: p.lstat().st_mtime_ns for p in machine.home.rglob("*")} == before
    return found


def sentences(machine: Machine) -> list[str]:
    return [problem.message % problem.params for problem in look(machine).problems]


def stranger(machine: Machine, name: str, records: dict[str, object]) -> Path:
    path = machine.folder / "stranger" / name
    private_folder(path.parent)
    tables: dict[str, dict[str, object]] = {
        HEADER: {"detox": header("stranger", "x")},
        "sessions": records,
    }
    path.write_bytes(dump(tables))
    path.chmod(0o600)
    return path


def test_an_empty_home_has_nothing_wrong_with_it(machine: Machine) -> None:
    assert look(machine) == Inspection(machine.shelf.device, 0, 0, [])


def test_a_used_home_has_nothing_wrong_with_it(machine: Machine) -> None:
    for _ in range(3):
        machine.log()
        machine.passes(days=1)
    assert look(machine) == Inspection(machine.shelf.device, 1, 3, [])


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "is empty"),
        (b"{", "damaged"),
        (b'{"a": 1}', "not a Detox file"),
        (b'{"header":{"detox":{"format":"detox","schema":99}}}', "newer version of Detox"),
    ],
)
def test_files_that_cannot_be_read_are_named(machine: Machine, content: bytes, named: str) -> None:
    machine.log()
    path = stranger(machine, "plan.json", {})
    path.write_bytes(content)
    sentence, *_way_out = sentences(machine)
    assert str(path) in sentence
    assert named in sentence


def test_records_that_make_no_sense_are_counted(machine: Machine) -> None:
    good = machine.log()
    rev = "2026-11-22T10:00:00.000Z-0000-stranger"
    bad: dict[str, object] = {"2611x1": 7, "2611x2": {"rev": rev}, "2611x3": {"rev": "?"}}
    stranger(machine, "log-2026-11.json", bad)
    found = look(machine)
    assert (found.devices, found.sessions) == (2, 1)
    count, *each, undated, way_out = found.problems
    assert count.params["count"] == 3
    assert [(p.params["uid"], p.params.get("field")) for p in each] == [
        ("2611x1", None), ("2611x2", "day"), ("2611x3", "day"),
    ]  # fmt: skip
    assert undated.params["count"] == 1
    assert "“detox restore” brings back" in str(way_out)
    assert machine.sessions() == [good]


def test_thousands_that_make_no_sense_are_a_sentence_and_a_short_list(machine: Machine) -> None:
    good = machine.log()
    bad: dict[str, object] = {f"2611x{n}": {"minutes": n} for n in range(5000)}
    stranger(machine, "log-2026-11.json", bad)
    assert machine.sessions() == [good]
    assert [p.params for p in machine.records.troubles()] == [{"count": 5000}]
    found = look(machine).problems
    assert len(found) == 4 + MOST_LISTED
    count, *_named, more, _undated, _way_out = found
    assert (count.params["count"], more.params["count"]) == (5000, 5000 - MOST_LISTED)


def test_a_clock_that_runs_ahead_is_flagged_with_its_device(machine: Machine) -> None:
    record = {"day": "2026-11-22", "minutes": 5, "activity": "email"}
    stranger(
        machine,
        "log-2026-11.json",
        {
            "2611x1": {**record, "rev": "2026-11-24T10:00:00.000Z-0000-skewed"},
            "2611x2": {**record, "rev": "2026-11-23T10:00:00.000Z-0000-nearly"},
        },
    )
    (problem,) = look(machine).problems
    assert problem.params == {"device": "skewed", "count": 1}


def test_temporary_files_left_over_are_named_after_an_hour(machine: Machine) -> None:
    machine.log()
    left = machine.own("log-2026-11").with_name(".log-2026-11.json.4711.tmp")
    left.touch(mode=0o600)
    recent = machine.now.timestamp() - 600
    os.utime(left, (recent, recent))
    assert sentences(machine) == []
    machine.passes(hours=1)
    (sentence,) = sentences(machine)
    assert str(left) in sentence


def test_a_clone_is_suspected(machine: Machine) -> None:
    machine.log()
    own = machine.own("log-2026-11")
    copy = own.with_name("log-2026-11.sync-conflict-20261122-101010-ABCDEFG.json")
    copy.write_bytes(own.read_bytes())
    copy.chmod(0o600)
    (sentence,) = sentences(machine)
    assert "a copy of this data may be in use elsewhere" in sentence
    machine.log()
    assert sentences(machine) == []


def test_other_files_and_late_backups_are_named(machine: Machine) -> None:
    machine.log()
    machine.log()
    notes = machine.folder / machine.shelf.device / "notes.txt"
    notes.touch(mode=0o600)
    own = machine.own("log-2026-11")
    machine.passes(days=9)
    late = (machine.now - timedelta(days=1)).timestamp()
    os.utime(own, (late, late))
    found = sentences(machine)
    assert any(str(notes) in sentence for sentence in found)
    assert any("newest backup" in sentence for sentence in found)
    assert len(found) == 2
