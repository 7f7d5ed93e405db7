"""The kept answer as a file: who may have written it, when it is kept, what it costs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from detox import door
from detox.bootstrap import Detox
from detox.door import keeping
from tests.cli.running import environment
from tests.door.conftest import Person

LOADED = """
import sys
from detox.__main__ import main
sys.argv = ["detox", *sys.argv[1:]]
code = main()
print(code, *sorted(name for name in sys.modules if name.split(".")[0] == "detox"), file=sys.stderr)
"""
ALONE = "0 detox detox.__main__ detox.door\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs owners of files")


def only(person: Person) -> Path:
    """The one kept answer."""
    (path,) = person.kept.iterdir()
    return path


def loaded(person: Person, *words: str) -> tuple[str, str]:
    """What a real process prints for `status WORDS`, and which modules of ours it took."""
    ended = subprocess.run(
        [sys.executable, "-c", LOADED, "status", *words],
        env=environment(**person.env), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ended.stdout, ended.stderr


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("words", [(), ("--format", "{line}"), ("--format={days}\\t{timer}",)])
def test_what_is_kept_is_told_by_the_door_alone(person: Person, words: tuple[str, ...]) -> None:
    person("log", "45m", "writing")
    person("start", "reading", "12", "minutes", "ago")
    told = person("status", *words)
    assert loaded(person, *words) == (told.out, ALONE)


@pytest.mark.usefixtures("trusting")
def test_years_of_ones_own_make_it_no_slower(person: Person) -> None:
    person("demo", "--entries", "300", "--years", "10", "--seed", "1", "--home", str(person.home))
    app = Detox(once=True)
    app.overview()
    assert len(list((person.home / "data").rglob("log-*"))) > 90
    assert len([path for path in app.grounds() if "log-" in path]) <= 3


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("document", ["people", "thinking"])
def test_a_file_that_is_damaged_in_its_place_is_told(person: Person, document: str) -> None:
    person("demo", "--home", str(person.home))
    assert person("status").code == 0
    person("status")
    assert any(person.kept.iterdir())
    (file,) = person.home.glob(f"data/records/*/{document}.json")
    file.write_bytes(b"\x8b" * 500)
    assert person("status").code == 3


@pytest.mark.usefixtures("trusting")
def test_only_its_person_can_read_it(person: Person) -> None:
    person("log", "45m", "writing")
    person("status")
    assert only(person).stat().st_mode & 0o777 == 0o600
    assert person.kept.stat().st_mode & 0o777 == 0o700


def test_nothing_is_kept_of_what_may_still_change_within_a_tick(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TICK", "MOMENT"):  # the clock of a disk that moves on once a minute
        monkeypatch.setattr(keeping, name, 60.0)
    person("log", "45m", "writing")
    person("status")
    assert not person.kept.exists()


@pytest.mark.usefixtures("trusting")
def test_a_folder_that_lost_a_file_just_now_is_young(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("log", "45m", "writing")
    person("status")
    held = only(person)
    held.unlink()
    monkeypatch.setattr(keeping, "TICK", 0.05)
    absent = str(person.home / "config" / "config.toml")
    began = (person.home / "state").stat().st_ctime + 60
    assert keeping.keep(held.name, [""], [absent], (0, 1e10), began)
    (person.home / "config").mkdir()
    began = (person.home / "config").stat().st_ctime
    assert not keeping.keep(held.name, [""], [absent], (0, 1e10), began)


@pytest.mark.usefixtures("trusting")
def test_trouble_is_told_each_time(person: Person) -> None:
    person("log", "45m", "writing")
    person("status")
    (path,) = (person.home / "data" / "records").glob("*/log-*.json")
    path.write_text("{")
    first = person("status")
    assert first.code == 3
    assert "detox restore" in first.err
    assert person("status") == first


def _linked(path: Path) -> None:
    kept = path.rename(path.with_name("elsewhere"))
    path.symlink_to(kept)


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Today", b"Never"))


def _piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folded(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILED: dict[str, Callable[[Path], object]] = {
    "a link": _linked,
    "a letter": _changed,
    "half of it": lambda path: os.truncate(path, path.stat().st_size // 2),
    "nothing": lambda path: os.truncate(path, 0),
    "huge": lambda path: os.truncate(path, 2 * door.LARGEST_BYTES),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "open to others": lambda path: path.chmod(0o666),
    "a pipe": _piped,
    "a folder": _folded,
    "few fields": lambda path: path.write_bytes(b"%d\0x" % door.checksum(b"x")),
}


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("spoiled", sorted(SPOILED))
def test_what_this_person_did_not_keep_is_not_believed(person: Person, spoiled: str) -> None:
    person("log", "45m", "writing")
    told = person("status")
    SPOILED[spoiled](only(person))
    assert door.held(door.slot(""), door.instant() or 0) is None
    assert person("status") == told


@pytest.mark.usefixtures("trusting")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="needs to be root")
def test_what_somebody_else_owns_is_not_believed(person: Person) -> None:
    person("log", "45m", "writing")
    person("status")
    assert door.held(door.slot(""), door.instant() or 0)
    os.chown(only(person), 65534, 65534)
    assert door.held(door.slot(""), door.instant() or 0) is None


@pytest.mark.usefixtures("trusting")
def test_a_machine_that_slept_is_noticed(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person("start", "reading", "12", "minutes", "ago")
    person("status")
    assert door._status("") is not None
    slept = door.awake_mark() + 600
    monkeypatch.setattr(door, "awake_mark", lambda: slept)
    assert door._status("") is None


@pytest.mark.usefixtures("trusting")
def test_without_its_folder_it_is_told_all_the_same(person: Person) -> None:
    person("log", "45m", "writing")
    told = person("status")
    shutil.rmtree(person.kept)
    person.kept.write_text("a file in the way")
    assert person("status") == told


def test_a_real_process_keeps_what_the_next_one_tells(person: Person) -> None:
    person("log", "45m", "writing")
    told = person("status").out
    while not person.kept.exists():  # until the files are old enough
        assert loaded(person)[0] == told
    assert loaded(person) == (told, ALONE)
