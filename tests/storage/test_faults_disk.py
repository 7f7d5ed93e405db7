"""A full disk, a read-only folder, a vanished lock: a clear sentence, and nothing lost."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from detox.domain.problem import DataTrouble
from detox.domain.session import Session
from detox.storage.line import Line
from detox.storage.lock import WriteLock
from tests.storage.machine import ALWAYS, Machine

NEEDS_MOUNT = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs Linux and root to mount a disk"
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k,mode=700", "detox-test", str(place)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("needs the right to mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fill(place: Path) -> Path:
    """Leave not one free page."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (64 * 1024, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


@NEEDS_MOUNT
def test_a_full_disk_is_a_clear_sentence_and_nothing_is_lost(small_disk: Path) -> None:
    machine = Machine(small_disk / "home")
    first = machine.log()
    machine.log()
    before = machine.sessions()
    ballast = fill(small_disk)
    files = contents(machine.folder)
    for _ in range(3):
        with pytest.raises(DataTrouble, match=r"No space left.*Nothing was changed"):
            machine.log()
    with pytest.raises(DataTrouble):
        machine.change(first, None)
    assert contents(machine.folder) == files
    machine.restart()
    assert machine.sessions() == before
    ballast.unlink()
    made = machine.log()
    assert machine.sessions() == [*before, made]
    machine.records.undo()
    machine.records.undo()
    assert machine.sessions() == [first]
    assert not list(machine.home.rglob("*.tmp"))


@NEEDS_MOUNT
def test_a_disk_too_full_for_a_backup_still_takes_a_session(small_disk: Path) -> None:
    machine = Machine(small_disk / "home")
    october = date(2026, 10, 1)
    machine.stored([Session(f"2610m{n}", october, 5, "writing") for n in range(900)])
    shutil.rmtree(machine.state / "backups")
    free = os.statvfs(small_disk)
    room = machine.own("log-2026-10").stat().st_size * 3 // 4
    (small_disk / "ballast").write_bytes(b"x" * (free.f_bavail * free.f_frsize - room))
    session = machine.log()
    assert session in machine.sessions()
    assert machine.backups.all() == []
    assert "No space left" in str(machine.backups.trouble(machine.now.date()))
    assert not list((machine.state / "backups").glob(".unfinished*"))
    (small_disk / "ballast").unlink()
    machine.log()
    assert len(machine.backups.all()) == 1
    assert machine.backups.trouble(machine.now.date()) is None


@NEEDS_MOUNT
def test_a_folder_that_became_read_only_is_a_clear_sentence(small_disk: Path) -> None:
    machine = Machine(small_disk / "home")
    machine.log()
    before = machine.sessions()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(DataTrouble, match=r"Read-only file system.*Nothing was changed"):
        machine.log()
    with pytest.raises(DataTrouble):
        machine.records.undo()
    machine.restart()
    assert machine.sessions() == before
    assert machine.records.totals(ALWAYS, 0).minutes == 30
    assert machine.records.troubles() == []
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    machine.records.undo()
    assert machine.sessions() == []


@pytest.mark.skipif(os.name == "nt", reason="needs permissions as POSIX has them")
def test_a_folder_without_permission_is_a_clear_sentence(
    open_folder: Path, ordinary: Callable[[Path], AbstractContextManager[None]]
) -> None:
    machine = Machine(open_folder / "m1")
    machine.log()
    own = machine.own("log-2026-11").parent
    own.chmod(0o500)
    with ordinary(open_folder), pytest.raises(DataTrouble, match="Permission denied"):
        machine.log()
    own.chmod(0o700)
    assert len(machine.sessions()) == 1


def test_a_lock_removed_while_it_is_held_stops_the_write(machine: Machine) -> None:
    machine.log()
    lock = machine.state / "lock"
    machine.records.before_writing(lambda: lock.unlink(missing_ok=True))
    files = contents(machine.folder)
    with pytest.raises(DataTrouble, match="was removed while Detox was writing"):
        machine.log()
    assert contents(machine.folder) == files
    machine.restart()
    machine.log()
    assert len(machine.sessions()) == 2
    machine.records.undo()
    assert len(machine.sessions()) == 1


def test_a_lock_removed_while_somebody_waits_still_lets_one_in_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "state" / "lock"
    order: list[str] = []
    waiting = threading.Event()

    def wait_for_it() -> None:
        waiting.set()
        with WriteLock(path, patience=20).held():
            order.append("second")

    with WriteLock(path).held() as still_held:
        thread = threading.Thread(target=wait_for_it)
        thread.start()
        waiting.wait()
        still_held()
        path.unlink()
        with pytest.raises(DataTrouble):
            still_held()
    thread.join()
    assert order == ["second"]
    with WriteLock(path, patience=0).held():
        pass


def test_a_lock_that_is_never_given_back_is_a_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    busy = WriteLock(path, patience=0)
    with WriteLock(path).held(), pytest.raises(DataTrouble, match="Another Detox"), busy.held():
        pass
    with busy.held(), pytest.raises(DataTrouble, match="Another Detox"), busy.held():
        pass
    with busy.held():
        pass


def test_an_error_gives_the_lock_back(tmp_path: Path) -> None:
    lock = WriteLock(tmp_path / "lock", patience=0)
    with pytest.raises(KeyError), lock.held():
        raise KeyError
    with lock.held():
        pass


def test_a_folder_where_the_lock_should_be_is_a_clear_sentence(machine: Machine) -> None:
    (machine.state / "lock").mkdir(parents=True)
    with pytest.raises(DataTrouble, match="lock"):
        machine.log()
    assert machine.sessions() == []


def test_writers_get_the_lock_in_the_order_they_came(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    line = Line(f"{path}.line")
    order: list[int] = []

    def write(number: int) -> None:
        with WriteLock(path).held():
            order.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    with WriteLock(path).held():
        for waiting, thread in enumerate(threads, start=1):
            thread.start()
            while line.length < waiting:
                thread.join(0.001)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4, 5]
    assert line.length == 0


def test_a_place_in_the_line_falls_free_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    line = Line(f"{path}.line")
    script = (
        "import sys; from detox.storage.lock import WriteLock;"
        "WriteLock(sys.argv[1]).held().__enter__()"
    )
    with WriteLock(path).held():
        waiting = subprocess.Popen(
            [sys.executable, "-c", script, str(path)], env={**os.environ, "PYTHONPATH": "."}
        )
        while line.length < 1:
            assert waiting.poll() is None
        waiting.kill()
        waiting.wait()
    with WriteLock(path, patience=5).held():
        pass
    with WriteLock(path, patience=5).held():
        assert line.length == 0
