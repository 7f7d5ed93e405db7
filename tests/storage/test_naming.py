"""Copies of our files under the names that sync programs give them: each is one more replica."""

import json
from pathlib import Path

import pytest

from detox.storage.kinds import KINDS
from detox.storage.naming import replica_in
from tests.storage.machine import Machine

COPIES = [
    "{}.sync-conflict-20261122-101010-ABCDEFG.json",  # Syncthing
    "{} (conflicted copy 2026-11-22 101010).json",  # Nextcloud
    "{} (conflicted copy alice 2026-11-22 101010).json",
    "{}_conflict-20261122-101010.json",  # ownCloud before 2.4
    "{}_conflict_alice-20261122-101010.json",
    "{} (SFConflict alice@example.org 2026-11-22-10-10-10).json",  # Seafile
    "{} (Alice's conflicted copy 2026-11-22).json",  # Dropbox
    "{} (Alice’s conflicted copy 2026-11-22 (1)).json",
    "{} (Copie en conflit de Alice 2026-11-22).json",
    "{} (In Konflikt stehende Kopie von Alice 2026-11-22).json",
    "{} (Case Conflict).json",
    "{} (Unicode Encoding Conflict 1).json",
    "{}-LAPTOP.json",  # OneDrive
    "{}-DESKTOP-4AB12CD.json",
    "{}-Alice's MacBook Pro-2.json",
    "{} (1).json",  # Google Drive
    "{}(2).json",
    "{}_conf(1).json",
    "Copy of {}.json",
    "Copie de {}.json",
    "[Conflict] {}.json",
    "{} 2.json",  # iCloud
    "{} copy.json",
    "{} copie 3.json",
    "{}.json.conflict1",  # rclone
    "{}.json.conflict2",
    "{}.json..path1",
    "{}.json..path2",
    "{}.json.path1",
    "{}.json.20261122-101010-conflict1",
    "{}.conflict1.json",
    "{}..path2.json",
    "{}-path1.json",
    "{} [conflicted].json",  # pCloud
    "{}.json (1)",
    "{}.json (conflicted copy 2026-11-22)",
]


def test_the_document_of_each_kind_is_known_by_its_name() -> None:
    documents = {kind.document for kind in KINDS.values()}
    assert documents == {"plan", "people", "thinking"}
    assert {replica_in(f"{name}.json") for name in documents} == documents


@pytest.mark.parametrize("document", ["plan", "people", "thinking", "log-2026-11", "step"])
def test_every_name_of_a_copy_leads_to_its_document(document: str) -> None:
    names = [style.format(document) for style in ["{}.json", *COPIES]]
    assert [name for name in names if replica_in(name) != document] == []


@pytest.mark.parametrize(
    "name",
    [
        "", ".json", "planet.json", "airplan.json", "plan", "plan.txt", "plan.json.tmp",
        "plan.json.part", "plan.json.gpg", "plan.json.bak", "plan.json~", ".plan.json.123.tmp",
        ".syncthing.plan.json.tmp", "~syncthing~plan.json.tmp", ".plan.json.icloud",
        "log-2026-13.json", "log-2026-00.json", "log-1999-10.json", "log-2026-111.json",
        "blog-2026-11.json", "log-2026-1.json", "settings.json", "device.json", "steps.json",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_left_alone(name: str) -> None:
    assert replica_in(name) == ""


@pytest.mark.parametrize("style", COPIES)
def test_what_stands_in_a_copy_is_read_with_the_rest(
    machine: Machine, style: str, tmp_path: Path
) -> None:
    other = Machine(tmp_path / "m2")
    early = other.log()
    folder = machine.folder / other.shelf.device
    folder.mkdir(parents=True)
    (folder / "log-2026-11.json").write_bytes(other.own("log-2026-11").read_bytes())
    late = other.log()
    copy = folder / style.format("log-2026-11")
    copy.write_bytes(other.own("log-2026-11").read_bytes())
    assert machine.sessions() == [early, late]
    assert json.loads(copy.read_bytes())
    machine.log()
    kept = {path.name for path in (machine.state / "backups").rglob("*") if path.is_file()}
    assert copy.name in kept
