"""A program that writes to a home until it is told to stop, or killed."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from detox.domain.problem import DataTrouble, Refused
from detox.domain.session import Session
from detox.services.ports import Change
from detox.storage.backups import Backups
from detox.storage.derived import Derived
from detox.storage.forgotten import Noted
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)


def records_in(home: Path) -> ShelvedRecords:
    """The records of a home, on the clock of this machine, backups included."""
    shelf = FileShelf(home / "records", home / "state")
    records = ShelvedRecords(shelf, lambda: datetime.now(UTC), lambda _name: UTC, Derived(None))
    backups = Backups(home / "records", home / "state" / "backups", Noted(home / "state"))
    records.before_writing(lambda: backups.keep_daily(datetime.now(UTC)))
    records.after_writing(lambda: backups.keep_first(datetime.now(UTC)))
    return records


def started(home: Path, *deed: object) -> "subprocess.Popen[str]":
    """Another program that writes to a home; it says on stdout what it has done."""
    return subprocess.Popen(
        [sys.executable, str(Path(__file__)), str(home), *map(str, deed)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def insert(home: Path, name: str, count: str) -> None:
    records = records_in(home)
    for n in range(int(count)):
        session = Session(f"2611{name}n{n}", DAY, 5, "writing")
        records.commit("session.log", [Change(None, session)])
        print(session.uid, flush=True)


def undo_and_redo(home: Path, _name: str, count: str) -> None:
    records = records_in(home)
    for _ in range(int(count)):
        for act in (records.undo, records.redo):
            try:
                act()
            except Refused:
                continue
        print("turned", flush=True)


def swing(home: Path, name: str, count: str) -> None:
    """Note a session in each of six months as one step, and take it back, again and again."""
    records = records_in(home)
    sessions = [Session(f"26{m:02}{name}", date(2026, m, 10), 10, "reading") for m in range(5, 11)]
    for _ in range(int(count)):
        records.commit("import", [Change(None, session) for session in sessions])
        records.undo()


def insert_and_fork(home: Path, name: str, count: str) -> None:
    """Start children that write one after another, and kill each in the middle of it."""
    records = records_in(home)
    for n in range(int(count)):
        read, write = os.pipe()
        child = os.fork()
        if not child:
            _write_for_ever(records, f"{name}k{n}", write)
        os.close(write)
        with os.fdopen(read) as said:
            lines = [said.readline() for _ in range(1 + n % 3)]
            _spin(n)  # somewhere within the next write, and never at the same place twice
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in [*lines[1:], *said]:
                print(line.strip(), flush=True)
    print("done", flush=True)


def _write_for_ever(records: ShelvedRecords, name: str, said: int) -> None:
    k = 0
    os.write(said, b"begun\n")
    while True:
        k += 1
        session = Session(f"2611{name}n{k}", DAY, 5, "writing")
        try:
            records.commit("session.log", [Change(None, session)])
        except DataTrouble as trouble:
            os.write(said, f"TROUBLE {trouble}\n".encode())
            os._exit(1)
        os.write(said, f"{session.uid}\n".encode())


def _spin(n: int) -> None:
    import time

    time.sleep(0.0005 * (n * 7919 % 97))


if __name__ == "__main__":
    deeds = {"insert": insert, "turn": undo_and_redo, "kill": insert_and_fork, "swing": swing}
    deeds[sys.argv[2]](Path(sys.argv[1]), *sys.argv[3:])
