"""A command run again and again, with a fault at another call to the system each time.

Run as a program: for each name of a deed on stdin it says on stdout, a JSON line each, what was not
as it has to be, and last how much was tried. Each run that meets a fault is a forked child on a
copy of the same home, so a kill is a real one.
"""

import gc
import importlib
import io
import json
import os
import pkgutil
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.deeds import ALIKE, DEEDS, LATER, NOW, OUTSIDE_UNDO, SETUP
from tests.faults.failing import CALLS, ERRORS, KILL, LOST, Fault, counting, failing


class Ended(NamedTuple):
    """How a child ended: its exit code, or less than 0 for a signal, and what it said."""

    code: int
    said: str


def load_everything() -> None:
    """Import what commands use, so that no child has to."""
    for folder in ("cli", "domain", "exchange", "services", "storage", "wording"):
        package = importlib.import_module(f"detox.{folder}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def run(home: Path, words: list[str], prepare: Callable[[], None]) -> Ended:
    """Run a command in a forked child that is made ready for it."""
    said = home.with_name(f"{home.name}.said")
    child = os.fork()
    if not child:
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(1, "w"), "utf-8", write_through=True)
        os.environ |= {"DETOX_HOME": str(home), "DETOX_NOW": LATER}
        prepare()
        from detox.cli.main import run as run_command

        os._exit(run_command(words))
    _pid, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace"))


def run_here(home: Path, words: list[str], now: str = LATER) -> Ended:
    """Run a command in this process: one that no fault meets needs no child."""
    from detox.cli.main import run as run_command

    os.environ |= {"DETOX_HOME": str(home), "DETOX_NOW": now}
    streams, said = (sys.stdout, sys.stderr), io.StringIO()
    sys.stdout = sys.stderr = said
    try:
        return Ended(run_command(words), said.getvalue())
    finally:
        sys.stdout, sys.stderr = streams


class Lived:
    """The home that each deed is tried in, and what is told of it once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        for words in [*SETUP, "backup"]:
            ended = run_here(self.home, words.split(), now=NOW)
            assert ended.code == 0, (words, ended.said)
        sessions = json.loads(run_here(self.home, ["sessions", "all", "--json"]).said)
        backups = [p.name for p in sorted((self.home / "state" / "backups").iterdir())]
        self.parts = {
            "session": next(s["uid"] for s in sessions if s["note"] == "column"),
            "csv": str(folder / "log.csv"),
            "out": str(folder / "out" / "log.csv"),
            "backup": next(name for name in reversed(backups) if len(name) > 10),
        }
        (folder / "out").mkdir()
        (folder / "log.csv").write_text(
            "day,minutes,activity,note\n"
            + "".join(f"2026-{month:02}-10,{month},reading,\n" for month in range(8, 11))
        )

    def made_ready(self, deed: str) -> Path:
        """The home, or a copy of it in which what the deed needs has been done."""
        before = {
            "go back to a backup": ("log 11 vision --on 2026-08-08", "log 20 email more"),
            "redo": ("undo",),
        }.get(deed)
        if before is None:
            return self.home
        home = self.folder / f"home for {deed}"
        shutil.copytree(self.home, home)
        for words in before:
            run_here(home, words.split())
        return home

    def words(self, deed: str) -> list[str]:
        """The command line of a deed."""
        return [word.format(**self.parts) for word in DEEDS[deed].split()]


class Sweep:
    """One deed, tried at every call with every kind of fault, or with some of them."""

    def __init__(self, lived: Lived, deed: str) -> None:
        self.folder = lived.folder
        self.deed = deed
        self.home = lived.made_ready(deed)
        self.words = lived.words(deed)
        self.before = state_of(self.home)
        self.undone = self._undone()
        copy = self._copy()
        self.calls = self._counted(copy)
        self.after = state_of(copy)
        assert deed in ("back up", "export") or self.after != self.before, deed
        assert _steps(copy) - _steps(self.home) <= 1, f"{deed} is more than one step"

    def faults(self, *, thorough: bool) -> Iterator[Fault]:
        """Every call with a kill and an error, or with each of them."""
        if self.deed in ALIKE and not thorough:
            yield from self._few_faults()
            return
        for call in CALLS:
            for nth in range(1, self.calls.count(call) + 1):
                yield Fault(call, nth, KILL)
                if call in ("replace", "rename"):
                    yield Fault(call, nth, LOST)
                errors = ERRORS if thorough else [ERRORS[(nth + len(call)) % len(ERRORS)]]
                for kind in errors:
                    yield Fault(call, nth, kind)
                if thorough or nth == 1:
                    yield Fault(call, nth, "ENOSPC", stays=True)

    def _few_faults(self) -> Iterator[Fault]:
        seen: Counter[str] = Counter()
        for place, call in enumerate(self.calls, list(ALIKE).index(self.deed)):
            seen[call] += 1
            yield Fault(call, seen[call], KILL if place % 2 else ERRORS[place // 2 % len(ERRORS)])

    def wrong_with(self, fault: Fault) -> str:
        """What is not as it has to be after a fault; empty where all is well."""
        home = self._copy()
        ended = run(home, self.words, failing(fault))
        now = state_of(home)
        if now not in (self.before, self.after):
            return f"half done: {_difference(now, self.before, self.after)}"
        if "Traceback" in ended.said or "shouldn’t have" in ended.said:
            return f"it crashed: {ended.said[-300:]}"
        was_done = now == self.after
        if self.before != self.after and ended.code == 0 and not was_done:
            return f"said to be done, and was not: {ended.said}"
        if self.before != self.after and ended.code > 0 and was_done and "hanged" in ended.said:
            return f"done, and denied: {ended.said}"
        return self._wrong_afterwards(home, was_done)

    def _wrong_afterwards(self, home: Path, was_done: bool) -> str:
        """Whether undo takes back what is there, and nothing is left half."""
        if self.deed == "forget everywhere":
            return _left_behind(home)
        if self.deed in OUTSIDE_UNDO or self.before == self.after:
            return ""
        ended = run_here(home, ["undo"])
        wanted = self.before if was_done else self.undone
        if ended.code != 0 or state_of(home) != wanted:
            return f"undo, {'done' if was_done else 'not done'}: {ended}"
        if list(home.rglob("step.json")):
            return "the next command left the step unfinished"
        return ""

    def _undone(self) -> str:
        copy = self._copy()
        run_here(copy, ["undo"])
        return state_of(copy)

    def _counted(self, copy: Path) -> list[str]:
        counted = self.folder / "calls"
        ended = run(copy, self.words, counting(counted))
        assert ended.code == 0, ended.said
        return counted.read_text().split()

    def _copy(self) -> Path:
        copy, out = self.folder / "copy", self.folder / "out"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.home, copy)
        for file in out.iterdir():
            file.unlink()
        return copy


def _left_behind(home: Path) -> str:
    """What is left, once another command was run, of somebody who is not there any more."""
    ended = run_here(home, ["people", "list"])
    if "Zenobia" in ended.said:
        return ""
    files = (path for path in home.rglob("*") if path.is_file())
    kept = [str(each) for each in files if b"enobia" in each.read_bytes().lower()]
    return f"forgotten, and left in {kept}" if kept else ""


def state_of(home: Path) -> str:
    """All records and settings of a home, without what differs from run to run."""
    from datetime import UTC, datetime

    from detox.storage.derived import Derived
    from detox.storage.kinds import kind_of
    from detox.storage.records import ShelvedRecords
    from detox.storage.shelf import FileShelf

    shelf = FileShelf(home / "data" / "records", home / "state")
    now = datetime.fromisoformat(LATER)
    records = ShelvedRecords(shelf, lambda: now, lambda _name: UTC, Derived(None))
    found = [
        f"{kind_of(entity).table} {json.dumps(kind_of(entity).raw(entity), sort_keys=True)}"
        for entity in records.everything()
    ]
    assert not records.troubles(), records.troubles()
    settings = home / "config" / "config.toml"
    text = settings.read_text() if settings.exists() else ""
    lines = sorted(re.sub(r"(\d\d-\d\dT\d\d:\d\d):[\d.]+", r"\1", line) for line in found)
    made = r'"(seed|account|uid|session)": "\w+"'
    return "\n".join([re.sub(made, "", line) for line in lines] + [text])


def _steps(home: Path) -> int:
    return (home / "state" / "journal.jsonl").read_text().count('{"did"')


def _difference(now: str, *known: str) -> list[str]:
    return [line for line in now.split("\n") if any(line not in one for one in known)][:6]


def main(*, thorough: bool) -> None:
    """Try one deed after the other, and say what went wrong and how much was tried."""
    load_everything()
    quick = "/dev/shm"  # a disk would spend its time on fsync
    with tempfile.TemporaryDirectory(dir=quick if Path(quick).is_dir() else None) as folder:
        lived = Lived(Path(folder))
        gc.freeze()
        for deed in sys.stdin:
            tried = 0
            sweep = Sweep(lived, deed.strip())
            for fault in sweep.faults(thorough=thorough):
                tried += 1
                wrong = sweep.wrong_with(fault)
                if wrong:
                    print(json.dumps([*fault, wrong]), flush=True)
            print(json.dumps({"tried": tried}), flush=True)


if __name__ == "__main__":
    os.environ.update(TZ="Europe/Paris", LANG="en_GB.UTF-8")
    main(thorough="--thorough" in sys.argv)
