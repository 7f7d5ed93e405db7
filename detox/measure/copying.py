"""A copy of a database that its browser may hold locked, gone again however the reading ends.

A browser locks its history while it runs, and what it wrote last may stand in the `-wal` or
`-journal` beside it: all three are copied, until they have stood still meanwhile.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from detox.domain.problem import N_, Refused
from detox.services.measuring import Cancelled, MeasuringStopped

LARGEST = 2 * 1024**3
"""Bytes of a database with what stands beside it; a history of years has a tenth of them."""
MAGIC = b"SQLite format 3\0"
PREFIX = "detox-measure-"
_BESIDE = ("", "-wal", "-journal")
_TRIES = 5
_PIECE = 1024**2
_STEPS = 20_000
_STALE = 24 * 3600


def never() -> bool:
    """Nobody stops it."""
    return False


@contextmanager
def opened_copy(path: Path, cancelled: Cancelled = never) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the database at `path`, which nobody else may read.

    Raises `Refused` where it cannot be read, and `MeasuringStopped`.
    """
    _refuse_unfit(path)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))  # 0700
    try:
        with _speaking(path):
            _copy(path, folder / "copy", cancelled)
            _refuse_truncated(path, folder)
            connection = sqlite3.connect(f"{(folder / 'copy').as_uri()}?mode=rw", uri=True)
            try:
                connection.text_factory = partial(str, encoding="utf-8", errors="replace")
                connection.set_progress_handler(cancelled, _STEPS)
                connection.execute("pragma trusted_schema = off")
                connection.execute("pragma cell_size_check = on")
                yield connection
            finally:
                connection.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Delete the copies of a process that was killed a day ago, and could not do it itself."""
    user = os.getuid() if hasattr(os, "getuid") else None
    try:
        there = list(Path(tempfile.gettempdir()).iterdir())
    except OSError:
        return
    left = [(each, _stat(each)) for each in there if each.name.startswith(PREFIX)]
    if not left:
        return
    with tempfile.TemporaryFile() as file:  # tells what time it is for this file system
        now = os.fstat(file.fileno()).st_mtime
    for folder, stat in left:
        if stat and now - stat.st_mtime > _STALE and user in (None, stat.st_uid):
            shutil.rmtree(folder, ignore_errors=True)  # follows no link


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:
        return None


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    """What SQLite and the system say about a file, said in our words."""
    name = {"name": path.name}
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) == "interrupted":
            raise MeasuringStopped from None
        raise Refused(N_("%(name)s is damaged or incomplete and was not read."), **name) from None
    except (sqlite3.Error, OverflowError, UnicodeError):  # names of tables may be rubbish too
        raise Refused(N_("%(name)s is damaged or incomplete and was not read."), **name) from None
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> Refused:
    """What the system says about a file, with what to do where that is known."""
    if isinstance(error, PermissionError) and path.name == "History.db":
        return Refused(
            N_(
                "macOS does not let this terminal read Safari’s history: allow it in System"
                " Settings, Privacy & Security, Full Disk Access."
            )
        )
    if isinstance(error, PermissionError):
        return Refused(
            N_(
                "Reading %(name)s is not allowed; if the program it belongs to is running, close "
                "it and try again."
            ),
            name=path.name,
        )
    reason = error.strerror or str(error)
    return Refused(N_("%(name)s could not be read: %(reason)s."), name=path.name, reason=reason)


def _refuse_unfit(path: Path) -> None:
    """Look at the file from outside: its kind, its size, its first bytes."""
    try:
        size = sum(each.stat().st_size for each in _family(path))
        if not path.is_file():
            raise Refused(N_("%(name)s is not a file."), name=path.name)
        with path.open("rb") as file:
            begins = file.read(len(MAGIC))
    except OSError as error:
        raise unreadable(path, error) from None
    if begins != MAGIC:
        raise Refused(N_("%(name)s is not a browser database."), name=path.name)
    if size > LARGEST:
        raise Refused(
            N_("%(name)s is larger than %(most)d GB: too big for a browser history."),
            name=path.name,
            most=LARGEST // 1024**3,
        )


def _refuse_truncated(path: Path, folder: Path) -> None:
    """SQLite would not miss the end of a file before somebody asks for what was there.

    The header has the size of a page at 16, and their number at 28, which stands where the
    counters at 24 and 92 agree (https://www.sqlite.org/fileformat.html).
    """
    main = folder / "copy"
    with main.open("rb") as file:
        header = file.read(100)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big") if header[24:28] == header[92:96] else 0
    has_log = any(each.stat().st_size for each in folder.iterdir() if each != main)
    if not has_log and main.stat().st_size < pages * (65536 if page == 1 else page):
        raise Refused(N_("%(name)s is damaged or incomplete and was not read."), name=path.name)


def _family(path: Path) -> list[Path]:
    beside = [path.with_name(path.name + ending) for ending in _BESIDE]
    return [each for each in beside if each == path or each.is_file()]


def _copy(path: Path, target: Path, cancelled: Cancelled) -> None:
    """Copy all that belongs to a database, again while it changes under the copying."""
    for attempt in range(_TRIES):
        before = _stamps(path)
        for ending in _BESIDE:
            target.with_name(target.name + ending).unlink(missing_ok=True)
        for each in _family(path):
            _copy_one(each, target.with_name(target.name + each.name[len(path.name) :]), cancelled)
        if _stamps(path) == before:
            return
        time.sleep(0.1 * (attempt + 1))
    raise Refused(
        N_(
            "%(name)s kept changing while it was being read; close the program it belongs to and "
            "try again."
        ),
        name=path.name,
    )


def _stamps(path: Path) -> list[tuple[str, int, int]]:
    found = [(each.name, each.stat()) for each in _family(path)]
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in found]


def _copy_one(source: Path, target: Path, cancelled: Cancelled) -> None:
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(_PIECE):
            if cancelled():
                raise MeasuringStopped
            writer.write(piece)
