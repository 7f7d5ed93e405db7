"""Files read whole and written whole: a reader meets the old content or the new, never half."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from detox.domain.problem import DataTrouble
from detox.domain.text import clean
from detox.paths import AnyPath, nearest
from detox.staging import (
    HOME_GONE,
    NO_WAITING,
    SYSTEM_REFUSED,
    Gone,
    discard,
    flush,
    followed,
    pour,
    private_folder,
    put,
    settle,
    stage,
    take_place,
)

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""What changes when a file does: its times of content and of entry in ns, size, inode."""


def stamp_of(path: AnyPath) -> Stamp | None:
    """The stamp of a regular file, or nothing where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    if not S_ISREG(found.st_mode):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)


@contextmanager
def speaking(path: AnyPath) -> Iterator[None]:
    """Turn what the system says about `path` into `DataTrouble`."""
    try:
        yield
    except Gone as gone:
        raise DataTrouble(HOME_GONE, folder=clean(str(gone.filename), 4096)) from gone
    except OSError as error:
        raise DataTrouble(
            SYSTEM_REFUSED,
            file=clean(str(path), 4096),
            reason=error.strerror or str(error),
        ) from error


def write_whole(path: AnyPath, content: bytes, *, durable: bool = True) -> None:
    """Put `content` in place of `path` in one move; `durable` waits until the disk has it.

    Raises `DataTrouble`; the file is then as it was.
    """
    write_together([(path, content)], durable=durable)


def check_place(folder: "Path") -> None:
    """Raise `DataTrouble` where no file can be made in a folder, or where it will be made in."""
    with speaking(folder):
        handle, temporary = stage(nearest(folder) / "new")
        os.close(handle)
        discard(temporary)


def write_together(contents: Iterable[tuple[AnyPath, bytes]], *, durable: bool = True) -> None:
    """Write several files whole: all are on disk under other names before one takes its place.

    Raises `DataTrouble`; those that had not taken their place are then as they were.
    """
    with staged(contents, durable=durable) as ready:
        for each in ready:
            each.put()
        if durable:
            settle_all(ready)


class Staged(NamedTuple):
    """A file that is whole, under another name, beside the place it is to take."""

    temporary: str
    path: AnyPath

    def put(self) -> None:
        """Have it take its place. Raises `DataTrouble`; the file there is then as it was."""
        with speaking(self.path):
            take_place(self.temporary, self.path)


@contextmanager
def staged(
    contents: Iterable[tuple[AnyPath, bytes]], *, durable: bool = True
) -> Iterator[list[Staged]]:
    """Write files whole under other names. What has not taken its place by the end is discarded.

    A link is followed, so that it stays one. Raises `DataTrouble`.
    """
    ready: list[Staged] = []
    try:
        for path, content in contents:
            with speaking(path):
                place = followed(path)
                private_folder(os.path.dirname(place) or ".")
                handle, temporary = stage(place)
                ready.append(Staged(temporary, place))
                _fill(handle, content, durable=durable)
        yield ready
    finally:
        for each in ready:
            discard(each.temporary)


def settle_all(ready: Iterable[Staged]) -> None:
    """Wait until the disk knows the files that took their places."""
    for folder in {os.path.dirname(each.path) or "." for each in ready}:
        settle(folder)


def write_streamed(path: AnyPath, chunks: Iterable[bytes]) -> None:
    """Put what comes in `chunks` in place of `path` in one move, however much it is.

    Raises `DataTrouble`; the file is then as it was.
    """
    with speaking(path):
        private_folder(os.path.dirname(path) or ".")
        put(path, chunks)


def append_line(path: AnyPath, line: bytes) -> None:
    """Add one line at the end of a file, in one write."""
    with speaking(path):
        private_folder(os.path.dirname(path) or ".")
        handle = os.open(path, _APPENDING, 0o600)
        try:
            pour(handle, [line + b"\n"])
        finally:
            os.close(handle)


_APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | NO_WAITING


def _fill(handle: int, content: bytes, *, durable: bool) -> None:
    """Write a new file whole, and close it. Raises `OSError`."""
    try:
        pour(handle, [content])
        if durable:
            flush(handle)
    finally:
        os.close(handle)
