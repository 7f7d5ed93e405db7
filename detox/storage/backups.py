"""Dated copies of all records, kept on this machine only.

A backup holds good files only: each is read before it goes in. Of a file that is damaged or gone
the last good copy is taken on instead, so that every backup is whole.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from detox.domain.copies import Backup
from detox.domain.problem import N_, DataTrouble, OnDay, Problem
from detox.staging import private_folder, read_regular, settle, take_place
from detox.storage.document import (
    LARGEST_BYTES,
    Damaged,
    Newer,
    dump,
    named,
    newest_revision,
    parse,
    records_of,
)
from detox.storage.files import Stamp, speaking, stamp_of, write_whole
from detox.storage.folders import is_fresh
from detox.storage.forgotten import Noted
from detox.storage.leftovers import UNFINISHED
from detox.storage.merge import revision_of
from detox.storage.replicas import document_in

KEPT_DAYS = 14
KEPT_MONTHS = 12

_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[0-9]{6})?\Z")
_TROUBLE = ".trouble"


class Backups:
    """The backups of one folder of records."""

    def __init__(self, records: Path, folder: Path, noted: Noted) -> None:
        self._records = records
        self._folder = folder
        self._noted = noted

    def keep_daily(self, now: datetime) -> None:
        """Make the backup of a day, or bring it up to date when it is three hours old.

        `now` is local. Only under the write lock. It never raises: what goes wrong is kept for
        `trouble`.
        """
        name = now.date().isoformat()
        if is_fresh(self._folder / name, now):
            return
        try:
            if (self._folder / name).exists():
                self._refresh(name, now)
            elif self._make(name, now):
                self.prune(now.date())
            (self._folder / _TROUBLE).unlink(missing_ok=True)
        except (DataTrouble, OSError) as error:
            self._note(error)

    def keep_news(self, files: Iterable[tuple[str, Stamp]], name: str) -> None:
        """Take what other devices wrote since into a backup that is there; only under the lock.

        It never raises: the next refreshing takes what is missed here.
        """
        for path, stamp in files:
            live = Path(path)
            content = _whole(live)
            with suppress(OSError, DataTrouble):
                if content is not None:
                    content = self._noted.copied(live.name, content)
                    good = _Good(live, (stamp[0], len(content), *stamp[2:]), content)
                    good.put(self._folder / name / live.relative_to(self._records))

    def keep_first(self, now: datetime) -> None:
        """After a write: make the backup of a day that had nothing to keep before it."""
        if not (self._folder / _TROUBLE).exists():
            self.keep_daily(now)

    def make(self, name: str) -> Backup:
        """A backup now, named `YYYY-MM-DD-HHMMSS`; only under the write lock.

        Raises `DataTrouble` when it can't be written, or there is nothing to keep.
        """
        if not _NAME.match(name):
            raise ValueError(name)
        if (self._folder / name).exists():
            raise DataTrouble(N_("There is already a backup “%(name)s”."), name=name)
        if not self._make(name):
            raise DataTrouble(
                N_("There are no records in %(folder)s to back up."), folder=named(self._records)
            )
        return next(backup for backup in self.all() if backup.name == name)

    def all(self) -> list[Backup]:
        """All backups, newest first."""
        with speaking(self._folder):
            return [self._backup(path) for path in self._folders()]

    def lacking(self, backup: Backup) -> set[str]:
        """The documents of which an older backup holds a file that this one does not."""
        with speaking(self._folder):
            older = [folder for folder in self._folders() if folder < backup.path]
            return {Path(file).stem for file in _held(older) - _held([backup.path])}

    def prune(self, today: date) -> None:
        """Keep the newest of each of the last 14 days and 12 months that have one, and what was
        asked for on those days.

        None goes that holds a file which all newer ones have lost, or half of it; and none from
        days to come, made while the clock was ahead. A clock that jumps takes none along either.
        """
        found = [backup for backup in self.all() if backup.day <= today]
        recent = sorted({backup.day for backup in found}, reverse=True)[:KEPT_DAYS]
        lately = sorted({_month(backup) for backup in found}, reverse=True)[:KEPT_MONTHS]
        largest: dict[str, int] = {}
        days: set[date] = set()
        months: set[str] = set()
        for backup in found:
            sizes = _sizes(backup.path)
            wanted = backup.day in recent and (backup.day not in days or not backup.is_daily)
            if _month(backup) in lately and _month(backup) not in months:
                wanted = True
            if not wanted and all(
                2 * largest.get(file, -1) >= size for file, size in sizes.items()
            ):
                self._remove(backup.path)
                continue
            days.add(backup.day)
            months.add(_month(backup))
            for file, size in sizes.items():
                largest[file] = max(size, largest.get(file, 0))

    def trouble(self, today: date) -> Problem | None:
        """Why there is no backup of these days, where there should be one."""
        with suppress(OSError):
            reason = read_regular(self._folder / _TROUBLE).decode("utf-8", "replace")
            message = N_("The daily backup could not be made (%(reason)s); your records are safe.")
            return Problem(message, {"reason": named(reason)})
        newest = next((backup.day for backup in self.all() if backup.day <= today), None)
        changed = max((path.stat().st_mtime for path in _documents(self._records)), default=None)
        if newest is None or changed is None:
            return None
        changed_on = datetime.fromtimestamp(changed, UTC).date()
        if today - newest > timedelta(days=2) and changed_on - newest > timedelta(days=1):
            message = N_("The newest backup is from %(day)s, but records have changed since.")
            return Problem(message, {"day": OnDay(newest)})
        return None

    def _make(self, name: str, made: datetime | None = None) -> bool:
        """Copy all records; nothing is made where there are none."""
        self._clear_unfinished()
        unfinished = self._folder / f"{UNFINISHED}{name}"
        try:
            if not self._gather(unfinished):
                return False
            with speaking(self._folder):
                _date(unfinished, made)
                take_place(unfinished, self._folder / name)
                settle(self._folder)
        except DataTrouble:
            with suppress(OSError):
                self._remove(unfinished)
            raise
        return True

    def _refresh(self, name: str, now: datetime) -> None:
        """Bring a backup up to date, file by file: each is good at any moment.

        One that newer ones follow is left as it was: the clock went back to its day.
        """
        folder = self._folder / name
        if any(_day_in(path.name) != _day_in(name) for path in self._folders() if path > folder):
            return
        self._gather(folder)
        with suppress(OSError):
            _date(folder, now)

    def _gather(self, folder: Path) -> bool:
        """Put a good copy of every file there is, or was, into a folder; tell whether any was."""
        live = {str(path.relative_to(self._records)) for path in _documents(self._records)}
        if not live:
            return False
        with speaking(self._folder):
            backups = self._folders()
            for relative in sorted(live | _held(backups)):
                good = _good(self._records, backups, relative)
                if good is not None:
                    good.rid_by(self._noted).put(folder / relative)
            return folder.is_dir()

    def _folders(self) -> list[Path]:
        """The folders of all backups, newest first. Raises `OSError`."""
        if not self._folder.is_dir():
            return []
        found = (path for path in self._folder.iterdir() if _day_in(path.name))
        return sorted((path for path in found if path.is_dir()), reverse=True)

    def _backup(self, path: Path) -> Backup:
        day, sizes = _day_in(path.name), _sizes(path)
        assert day is not None
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return Backup(path.name, path, day, len(sizes), sum(sizes.values()), made)

    def _clear_unfinished(self) -> None:
        if self._folder.is_dir():
            for path in self._folder.glob(f"{UNFINISHED}*"):
                self._remove(path)

    def _remove(self, path: Path) -> None:
        if not path.name.startswith(UNFINISHED):
            path = path.rename(self._folder / f"{UNFINISHED}{path.name}")
        for folder, _folders, files in os.walk(path, topdown=False):
            for file in files:
                Path(folder, file).unlink()
            Path(folder).rmdir()

    def _note(self, error: Exception) -> None:
        with suppress(OSError, DataTrouble):
            reason = str(error).encode("utf-8", "replace")
            write_whole(self._folder / _TROUBLE, reason, durable=False)


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
                (file.suffix == ".json" or document_in(file.name))
                and file.name[0] != "."
                and stamp
                and stamp[1] <= LARGEST_BYTES
            ):
                yield file


def _sizes(folder: Path) -> dict[str, int]:
    return {str(f.relative_to(folder)): f.stat().st_size for f in _documents(folder)}


def _held(backups: Iterable[Path]) -> set[str]:
    """The documents in any of these backups; a conflict copy that somebody removed is let go."""
    return {
        f"{device.name}{os.sep}{name}"
        for backup in backups
        for device in os.scandir(backup)
        if device.name[0] != "." and device.is_dir()
        for name in os.listdir(device)  # noqa: PTH208 - thousands of names, no paths
        if name == f"{document_in(name)}.json"
    }


class _Good(NamedTuple):
    """A good file: one of a backup, or what was just read of a live one."""

    path: Path
    stamp: Stamp
    content: bytes | None

    def rid_by(self, noted: Noted) -> "_Good":
        """Without what was forgotten everywhere, where it was just read."""
        if self.content is None:
            return self
        return self._replace(content=noted.copied(self.path.name, self.content))

    def put(self, target: Path) -> None:
        """Have it in a backup, linked where that can be.

        It does not take the place of a copy twice its size. Raises `OSError` and `DataTrouble`.
        """
        there = stamp_of(target)
        if there is not None and (_is_same(there, self.stamp) or there[1] > 2 * self.stamp[1]):
            return
        private_folder(target.parent)
        if self.content is None and there is None:
            with suppress(OSError):
                os.link(self.path, target)
                return
        content = self.path.read_bytes() if self.content is None else self.content
        write_whole(target, content if there is None else _with_all_of(target, content))
        os.utime(target, ns=(self.stamp[0], self.stamp[0]))


def _with_all_of(copy: Path, content: bytes) -> bytes:
    """A document with what only its copy has: a file that was put back takes nothing away here."""
    try:
        older, newer = parse(copy, copy.read_bytes()), parse(copy, content)
    except (OSError, DataTrouble):
        return content
    is_more = False
    for table, records in records_of(older).items():
        there = newer.setdefault(table, {})
        for uid, raw in records.items():
            if uid not in there or _newer(raw, there[uid]):
                there[uid] = raw
                is_more = True
    return dump(newer) if is_more else content


def _newer(one: object, other: object) -> bool:
    return (
        isinstance(one, dict) and isinstance(other, dict) and revision_of(one) > revision_of(other)
    )


def _good(records: Path, backups: list[Path], relative: str) -> _Good | None:
    """A file of records as it is, or else the last good copy; one known already is not read."""
    live = records / relative
    stamp = stamp_of(live)
    if stamp is not None:
        for backup in backups:
            known = stamp_of(backup / relative)
            if known is not None and _is_same(known, stamp):
                return _Good(backup / relative, known, None)
        content = _whole(live)
        if content is not None:
            return _Good(live, (stamp[0], len(content), *stamp[2:]), content)
    return _last_good(backup / relative for backup in backups)


def _last_good(copies: Iterable[Path]) -> _Good | None:
    """The copy that was written last, by its revisions: dates of backups follow the clock."""
    best: _Good | None = None
    newest = ""
    seen = set()
    for copy in copies:
        stamp = stamp_of(copy)
        if stamp is None or stamp in seen:
            continue
        seen.add(stamp)
        found = _revision_in(copy)
        if found > newest:
            best, newest = _Good(copy, stamp, None), found
    return best


def _whole(path: Path) -> bytes | None:
    """What stands in a document, unless it can't be read."""
    try:
        content = path.read_bytes()
        parse(path, content)
    except Newer:
        return content
    except (OSError, Damaged):
        return None
    return content


def _revision_in(path: Path) -> str:
    """The highest revision in a copy, empty where it can't be read."""
    try:
        return newest_revision(parse(path, path.read_bytes()))
    except Newer:
        return "0"
    except (OSError, Damaged):
        return ""


def _is_same(one: Stamp, other: Stamp) -> bool:
    return one[:2] == other[:2]


def _date(folder: Path, made: datetime | None) -> None:
    if made is not None:
        os.utime(folder, (made.timestamp(), made.timestamp()))


def _day_in(name: str) -> date | None:
    match = _NAME.match(name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _month(backup: Backup) -> str:
    return backup.day.isoformat()[:7]
