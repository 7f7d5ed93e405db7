"""Forgetting everywhere: nothing of a person is left on a machine, and others follow."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from detox.domain.copies import Holder
from detox.domain.person import Origin, Person, Way, WayKind
from detox.domain.problem import Refused
from detox.domain.sign import Sign, SignWay
from detox.paths import Paths
from detox.services.ports import Change
from detox.storage.daily import keep_backup
from detox.storage.forgotten import Asked, Noted
from tests.storage.machine import Machine

LINA = Person(
    "linauid",
    "Wilhelmina Épreuve",
    (Way(WayKind.MAIL, "wilhelmina@exemple.invalid"), Way(WayKind.HANDLE, "instagram:quokka.w")),
    ("artists",),
    bring="a Stradivarius",
    note="met in Ouagadougou",
    origin=Origin("instagram", "quokka.w"),
)
ZOE = Person("zoeuid", "Zoé Testard", note="stays")
WORDS = ("Wilhelmina", "quokka", "Stradivarius", "Ouagadougou", "zeppelin", "preuve")
TO_LINA = Sign("signuid", LINA.uid, date(2026, 11, 20), SignWay.LETTER, line="a zeppelin flew by")


def left(home: Path) -> dict[str, list[str]]:
    """The files of a home that hold a word about Lina, in their names or inside."""
    found = {}
    for folder, _folders, files in os.walk(home):
        for name in files:
            path = Path(folder, name)
            content = f"{name}\n".encode() + path.read_bytes()
            words = [word for word in WORDS if word.encode() in content]
            if words:
                found[str(path.relative_to(home))] = words
    return found


def people(machine: Machine) -> dict[str, Person]:
    return machine.records.of(Person)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with two people, a sign to each, and copies of several days."""
    return lived(Machine(tmp_path / "one"))


def lived(machine: Machine) -> Machine:
    to_zoe = TO_LINA._replace(uid="otheruid", person=ZOE.uid, line="")
    machine.log()
    machine.records.commit("people.keep", [Change(None, LINA), Change(None, ZOE)])
    machine.records.commit("sign.log", [Change(None, TO_LINA), Change(None, to_zoe)])
    for day in range(3):
        machine.passes(days=1)
        later = LINA._replace(pace_weeks=day + 1)
        machine.change(people(machine)[LINA.uid], later)
    machine.backups.make("2026-11-25-143200")
    machine.records.undo()
    return machine


def spread(machine: Machine) -> None:
    """Have what people hold stand in all places that there are for it."""
    own = machine.own("people")
    aside = machine.state / "set-aside"
    aside.mkdir()
    (aside / "2026-11-24-101010-abcdefgh-people.json").write_bytes(own.read_bytes())
    (aside / "2026-11-24-101011-abcdefgh-people.json").write_bytes(own.read_bytes()[:-40])
    own.with_name("step.damaged").write_bytes(own.read_bytes()[:-40])
    own.with_name(".people.json.0123456789abcdef.tmp").write_bytes(own.read_bytes())
    door = machine.state / "derived" / "door"
    door.mkdir(parents=True)
    (door / "today-00").write_text("perhaps Wilhelmina", encoding="utf-8")


def test_nothing_of_a_person_is_left_in_a_home(machine: Machine) -> None:
    spread(machine)
    assert len(left(machine.home)) > 8
    remains = machine.records.forget_everywhere([LINA.uid])
    assert left(machine.home) == {}
    assert (remains.holders, remains.others, remains.versions) == ((), 0, "")
    assert people(machine) == {ZOE.uid: ZOE}
    assert list(machine.records.of(Sign)) == ["otheruid"]
    machine.restart()
    assert people(machine) == {ZOE.uid: ZOE}
    assert machine.records.troubles() == []
    machine.passes(days=1)
    machine.log()
    assert left(machine.home) == {}


def test_undo_passes_over_who_was_forgotten_everywhere(machine: Machine) -> None:
    machine.records.forget_everywhere([LINA.uid])
    assert machine.records.undo().deed == "sign.log"
    assert machine.records.of(Sign) == {}
    machine.records.undo()
    assert people(machine) == {}
    machine.records.redo()
    assert people(machine) == {ZOE.uid: ZOE}
    machine.records.undo()
    assert machine.records.undo().deed == "session.log"
    with pytest.raises(Refused):
        machine.records.undo()
    assert left(machine.home) == {}


def test_a_backup_still_brings_the_others_back(machine: Machine) -> None:
    machine.records.forget_everywhere([LINA.uid])
    machine.change(ZOE, None)
    machine.repair.go_back("2026-11-25-143200", machine.records)
    assert people(machine) == {ZOE.uid: ZOE}
    own = machine.own("people")
    own.unlink()
    machine.restart()
    machine.repair.mend()
    machine.restart()
    assert people(machine) == {ZOE.uid: ZOE}
    assert left(machine.home) == {}


@pytest.mark.parametrize(
    "undone",
    [("records", "state"), ("state/journal.jsonl", "state/backups"), ("state/backups",)],
    ids=["nothing but asked", "records written", "journal written"],
)
def test_what_was_broken_off_is_ended_by_whoever_runs_next(
    machine: Machine, tmp_path: Path, undone: tuple[str, ...]
) -> None:
    """As a kill leaves it: what was asked for stands, and only part of it was done."""
    before = tmp_path / "before"
    shutil.copytree(machine.home, before)
    machine.records.forget_everywhere([LINA.uid])
    since = next(iter(Noted(machine.state).known().values()))
    for name in undone:
        place = machine.home / name
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        (shutil.copytree if place.suffix == "" else shutil.copy2)(before / name, place)
    assert left(machine.home)
    Noted(machine.state).ask(Asked(since, (LINA.uid,)))
    machine.restart()
    machine.forgetting.carry_on()
    machine.restart()
    assert left(machine.home) == {}
    assert people(machine) == {ZOE.uid: ZOE}


def synced(*machines: Machine) -> None:
    """What a sync program does: every folder of records goes to where it is not from."""
    for one in machines:
        for other in machines:
            if one is not other and (one.folder / one.shelf.device).is_dir():
                target = other.folder / one.shelf.device
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(one.folder / one.shelf.device, target)


@pytest.fixture
def other(machine: Machine, tmp_path: Path) -> Machine:
    """Another machine that has all there is, and wrote about Lina as well."""
    other = Machine(tmp_path / "two", machine.now)
    other.log()
    synced(machine, other)
    other.passes(hours=5)
    other.change(people(other)[LINA.uid], people(other)[LINA.uid]._replace(bring="a zeppelin"))
    other.change(None, TO_LINA._replace(uid="seconduid", line="Wilhelmina waved"))
    synced(machine, other)
    return other


def runs(machine: Machine) -> None:
    """What any command that changes something does on a machine, and what comes at its end."""
    machine.passes(minutes=1)
    machine.restart()
    paths = Paths(str(machine.home), str(machine.home), str(machine.state))
    shelf, now = machine.shelf, machine.now
    machine.records.before_writing(lambda: keep_backup(paths, shelf, now, is_first=False))
    machine.log()
    machine.tidy()
    machine.restart()


def test_other_machines_do_the_same_for_what_is_theirs(machine: Machine, other: Machine) -> None:
    remains = machine.records.forget_everywhere([LINA.uid])
    there = machine.folder / other.shelf.device / "people.json"
    assert remains.holders == (Holder(other.shelf.device, date(2026, 11, 25), there),)
    assert remains.others == 1
    assert {Path(path).parts[1] for path in left(machine.home)} == {other.shelf.device}
    synced(machine, other)
    assert people(other) == {ZOE.uid: ZOE}
    runs(other)
    assert left(other.home) == {}
    synced(machine, other)
    runs(machine)
    assert left(machine.home) == {}
    assert people(machine) == people(other) == {ZOE.uid: ZOE}
    assert list(machine.records.of(Sign)) == list(other.records.of(Sign)) == ["otheruid"]
    assert machine.records.troubles() == other.records.troubles() == []


def test_what_a_machine_writes_unknowing_brings_nobody_back(
    machine: Machine, other: Machine
) -> None:
    machine.records.forget_everywhere([LINA.uid])
    other.passes(days=2)
    known = people(other)[LINA.uid]
    other.change(known, known._replace(note="Ouagadougou once more"))
    other.change(None, TO_LINA._replace(uid="thirduid", line="the zeppelin came back"))
    synced(machine, other)
    assert people(machine) == people(other) == {ZOE.uid: ZOE}
    other.records.undo()
    other.records.undo()
    assert people(other) == {ZOE.uid: ZOE}
    runs(other)
    synced(machine, other)
    runs(machine)
    assert left(machine.home) == left(other.home) == {}
    assert people(machine) == people(other) == {ZOE.uid: ZOE}


def test_a_machine_whose_clock_is_far_ahead_is_heeded_when_its_time_has_come(
    machine: Machine, other: Machine
) -> None:
    machine.passes(days=9)
    machine.records.forget_everywhere([LINA.uid])
    synced(machine, other)
    runs(other)
    known = people(other)[LINA.uid]
    other.change(known, known._replace(note="unknowing"))
    runs(other)
    assert people(other)[LINA.uid].note == "unknowing"
    other.passes(days=9)
    other.restart()
    assert people(other) == {ZOE.uid: ZOE}
    runs(other)
    assert left(other.home) == {}


def test_an_undo_on_another_machine_brings_nobody_back(machine: Machine, other: Machine) -> None:
    known = people(other)[LINA.uid]
    other.change(known, None)
    synced(machine, other)
    machine.records.forget_everywhere([LINA.uid])
    synced(machine, other)
    assert other.records.undo().deed == "session.log"
    with pytest.raises(Refused, match="nothing to undo"):
        other.records.undo()
    assert LINA.uid not in people(other)


def test_who_is_chosen_anew_stays_on_all_machines(machine: Machine, other: Machine) -> None:
    machine.records.forget_everywhere([LINA.uid])
    anew = Person(LINA.uid, "Lina")
    machine.change(None, anew)
    machine.change(None, Sign("newuid", LINA.uid, date(2026, 11, 26)))
    machine.change(anew, anew._replace(note="again"))
    synced(machine, other)
    runs(other)
    synced(machine, other)
    runs(machine)
    both = {ZOE.uid: ZOE, LINA.uid: anew._replace(note="again")}
    assert people(machine) == people(other) == both
    assert list(machine.records.of(Sign)) == ["otheruid", "newuid"]
    assert sorted(other.records.of(Sign)) == ["newuid", "otheruid"]
    assert left(machine.home) == left(other.home) == {}
    assert machine.records.undo().deed == "session.log"
    machine.records.undo()
    assert people(machine)[LINA.uid] == anew


def test_the_folder_of_a_machine_that_is_gone_is_named_and_can_be_given_up(
    machine: Machine, other: Machine
) -> None:
    machine.records.forget_everywhere([LINA.uid])
    gone = machine.folder / other.shelf.device
    zoe = people(machine)
    runs(machine)
    assert left(machine.home) == {
        f"records/{gone.name}/people.json": left(machine.home)[f"records/{gone.name}/people.json"]
    }
    (gone / "people.json").unlink()
    machine.restart()
    machine.repair.bring_back()
    machine.restart()
    assert left(machine.home) == {}
    assert people(machine) == zoe
    assert machine.records.troubles() == []


def test_files_of_versions_that_a_sync_program_keeps_are_named(machine: Machine) -> None:
    (machine.folder / ".stversions").mkdir()
    remains = machine.records.forget_everywhere([LINA.uid])
    assert remains.versions == str(machine.folder / ".stversions")
    assert remains.others == 0


def test_copies_of_what_nobody_was_forgotten_from_stay_as_they_are(
    machine: Machine, other: Machine
) -> None:
    def stamps() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.stat().st_size)
            for path in (machine.state / "backups").rglob("*.json")
        }

    runs(machine)
    before = stamps()
    machine.records.forget_everywhere([LINA.uid])
    assert stamps() == before
    inodes = {path: path.stat().st_ino for path in (machine.state / "backups").rglob("*.json")}
    machine.forgetting.carry_on()
    assert inodes == {path: path.stat().st_ino for path in inodes}
