"""Dated copies of all records, kept on this machine only."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, DataTrouble, Problem
from detox.storage.document import LARGEST_BYTES, named
from detox.storage.files import fill, private_folder, settle, speaking, stamp_of

KEPT_DAYS = 14
KEPT_MONTHS = 12

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9]{6})?\Z")
_TROUBLE = ".trouble"
_UNFINISHED = ".unfinished-"


class Backup(NamedTuple):
    """One backup: its name, its folder, the day it was made, how many files and bytes it holds."""

    name: str
    path: Path
    day: date
    files: int
    bytes: int

    @property
    def is_daily(self) -> bool:
        """Whether it was made by itself; the others somebody asked for."""
        return len(self.name) == len("2026-11-22")


class Backups:
    """The backups of one folder of records."""

    def __init__(self, records: Path, folder: Path) -> None:
        self._records = records
        self._folder = folder

    def keep_daily(self, today: date) -> None:
        """Make the backup of a day unless there is one, and let go of old ones.

        Only under the write lock. It never raises: what goes wrong is kept for `trouble`.
        """
        name = today.isoformat()
        if (self._folder / name).exists():
            return
        try:
            if self._make(name):
                self.prune(today)
            (self._folder / _TROUBLE).unlink(missing_ok=True)
        except (DataTrouble, OSError) as error:
            self._note(error)

    def make(self, name: str) -> Backup:
        """A backup now, named `YYYY-MM-DD-HHMMSS`; only under the write lock.

        Raises `DataTrouble` when it can't be written, or there is nothing to keep.
        """
        if not _NAME.match(name):
            raise ValueError(name)
        if (self._folder / name).exists():
            raise DataTrouble(N_("There is a backup «%(name)s» already."), name=name)
        if not self._make(name):
            raise DataTrouble(
                N_("There are no records in %(folder)s to back up."), folder=named(self._records)
            )
        return next(backup for backup in self.all() if backup.name == name)

    def all(self) -> list[Backup]:
        """All backups, newest first."""
        with speaking(self._folder):
            folders = list(self._folder.iterdir()) if self._folder.is_dir() else []
            found = [self._backup(path.name) for path in folders]
        return sorted(filter(None, found), key=lambda b: (b.day, b.name), reverse=True)

    def prune(self, today: date) -> None:
        """Keep the newest of each of the last 14 days and 12 months, and what was asked for lately.

        None goes that holds a file which all newer ones have lost, or half of it.
        """
        largest: dict[str, int] = {}
        days: set[date] = set()
        months: set[str] = set()
        for backup in self.all():
            sizes = _sizes(backup.path)
            is_recent = (today - backup.day).days < KEPT_DAYS
            wanted = is_recent and (backup.day not in days or not backup.is_daily)
            if f"{backup.day:%Y-%m}" not in months and _months_ago(backup.day, today) < KEPT_MONTHS:
                wanted = True
            if not wanted and all(
                2 * largest.get(file, -1) >= size for file, size in sizes.items()
            ):
                self._remove(backup.path)
                continue
            days.add(backup.day)
            months.add(f"{backup.day:%Y-%m}")
            for file, size in sizes.items():
                largest[file] = max(size, largest.get(file, 0))

    def trouble(self, today: date) -> Problem | None:
        """Why there is no backup of these days, where there should be one."""
        with suppress(OSError):
            reason = (self._folder / _TROUBLE).read_text("utf-8", "replace")
            message = N_("The daily backup could not be made (%(reason)s); records are kept.")
            return Problem(message, {"reason": named(reason)})
        newest = next((backup.day for backup in self.all()), None)
        changed = max((path.stat().st_mtime for path in _documents(self._records)), default=None)
        if newest is None or changed is None:
            return None
        changed_on = datetime.fromtimestamp(changed, UTC).date()
        if today - newest > timedelta(days=2) and changed_on - newest > timedelta(days=1):
            message = N_("The newest backup is from %(day)s, though records were changed since.")
            return Problem(message, {"day": newest.isoformat()})
        return None

    def _make(self, name: str) -> bool:
        """Copy all records; nothing is made where there are none."""
        files = list(_documents(self._records))
        if not files:
            return False
        self._clear_unfinished()
        previous = next((backup.path for backup in self.all()), None)
        unfinished = self._folder / f"{_UNFINISHED}{name}"
        try:
            with speaking(self._folder):
                private_folder(self._folder)
                for file in files:
                    relative = file.relative_to(self._records)
                    private_folder((unfinished / relative).parent)
                    _copy(file, unfinished / relative, previous and previous / relative)
                unfinished.rename(self._folder / name)
                settle(self._folder)
        except DataTrouble:
            with suppress(OSError):
                self._remove(unfinished)
            raise
        return True

    def _backup(self, name: str) -> Backup | None:
        path, day = self._folder / name, _day_in(name)
        if day is None or not path.is_dir():
            return None
        sizes = _sizes(path)
        return Backup(name, path, day, len(sizes), sum(sizes.values()))

    def _clear_unfinished(self) -> None:
        if self._folder.is_dir():
            for path in self._folder.glob(f"{_UNFINISHED}*"):
                self._remove(path)

    def _remove(self, path: Path) -> None:
        if not path.name.startswith(_UNFINISHED):
            path = path.rename(self._folder / f"{_UNFINISHED}{path.name}")
        for folder, _folders, files in os.walk(path, topdown=False):
            for file in files:
                Path(folder, file).unlink()
            Path(folder).rmdir()

    def _note(self, error: Exception) -> None:
        with suppress(OSError, DataTrouble):
            private_folder(self._folder)
            fill(self._folder / _TROUBLE, str(error).encode("utf-8", "replace"), durable=False)


def _documents(folder: Path) -> Iterator[Path]:
    """The files of records in a folder of devices; larger ones than any of ours left out."""
    if not folder.is_dir():
        return
    for device in sorted(folder.iterdir()):
        if device.name.startswith(".") or not device.is_dir():
            continue
        for file in sorted(device.iterdir()):
            stamp = stamp_of(file)
            if (
                file.suffix == ".json"
                and file.name[0] != "."
                and stamp
                and stamp[1] <= LARGEST_BYTES
            ):
                yield file


def _sizes(folder: Path) -> dict[str, int]:
    return {str(f.relative_to(folder)): f.stat().st_size for f in _documents(folder)}


def _copy(source: Path, target: Path, previous: Path | None) -> None:
    """Copy a file; one that the previous backup holds already is only linked from there."""
    found = source.stat()
    if previous is not None:
        with suppress(OSError):
            known = previous.stat()
            if (known.st_size, known.st_mtime_ns) == (found.st_size, found.st_mtime_ns):
                os.link(previous, target)
                return
    fill(target, source.read_bytes(), durable=True)
    os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))


def _day_in(name: str) -> date | None:
    match = _NAME.match(name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _months_ago(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month
