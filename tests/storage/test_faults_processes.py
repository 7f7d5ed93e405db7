"""Several programs write at once, and die at any moment: what was acknowledged stays."""

import os
from pathlib import Path

import pytest

from detox.domain.days import month_of
from detox.storage.document import parse
from tests.storage.writing import DAY, records_in, started

PROCESSES, INSERTS, MANY_INSERTS = 8, 60, 500
KILLERS, KILLS, MANY_KILLS = 2, 50, 150


def uids(home: Path) -> set[str]:
    records = records_in(home)
    found = {session.uid for session in records.sessions(month_of(DAY))}
    assert records.troubles() == []
    return found


def test_eight_programs_write_at_once_and_all_they_write_survives(
    tmp_path: Path, is_long: bool
) -> None:
    inserts = MANY_INSERTS if is_long else INSERTS
    children = [started(tmp_path, "insert", f"p{n}", inserts) for n in range(PROCESSES)]
    said = [child.communicate()[0] for child in children]
    assert [child.returncode for child in children] == [0] * PROCESSES
    acknowledged = {line for lines in said for line in lines.split()}
    assert len(acknowledged) == PROCESSES * inserts
    assert uids(tmp_path) == acknowledged
    assert len(list((tmp_path / "records").iterdir())) == 1, "all are the same device"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_number_of_kills_loses_anything_acknowledged(tmp_path: Path, is_long: bool) -> None:
    kills = MANY_KILLS if is_long else KILLS
    children = [started(tmp_path, "kill", f"p{n}", kills) for n in range(KILLERS)]
    said = [child.communicate()[0].split("\n") for child in children]
    assert [child.returncode for child in children] == [0] * KILLERS
    lines = {line for lines in said for line in lines if line}
    assert not [line for line in lines if line.startswith("TROUBLE")]
    acknowledged = lines - {"done"}
    assert len(acknowledged) > kills, "the children were killed while they wrote, not before"
    assert acknowledged <= uids(tmp_path)
    for file in (tmp_path / "records").rglob("*.json"):
        parse(file, file.read_bytes())
    assert len(list((tmp_path / "records").iterdir())) == 1, "no kill makes it another device"
    records_in(tmp_path).undo()


def test_writers_and_somebody_who_undoes_get_along(tmp_path: Path) -> None:
    children = [started(tmp_path, "insert", f"p{n}", 100) for n in range(3)]
    children.append(started(tmp_path, "turn", "x", 100))
    said = [child.communicate()[0].split() for child in children]
    assert [child.returncode for child in children] == [0] * 4
    assert len(said.pop()) == 100
    written = {line for lines in said for line in lines}
    there = uids(tmp_path)
    assert there <= written
    (file,) = (tmp_path / "records").rglob("log-2026-11.json")
    stored = parse(file, file.read_bytes())["sessions"]
    assert stored.keys() == written
    assert {uid for uid, raw in stored.items() if raw.get("deleted")} == written - there
