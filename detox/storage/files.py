"""Files read whole and written whole: a reader meets the old content or the new, never half of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from detox.domain.problem import DataTrouble, N_

Stamp = tuple[int, int, int]
"""What changes when a file is replaced: modification time in ns, size, inode."""


def stamp_of(path: Path | str) -> Stamp | None:
    """The stamp of a file, or nothing where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn what the system says about `path` into `DataTrouble`."""
    try:
        yield
    except OSError as error:
        raise DataTrouble(
            N_("%(file)s could not be read or written (%(reason)s). Nothing was changed."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from error


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put `content` in place of `path` in one move; `durable` waits until the disk has it.

    Raises `DataTrouble`; the file is then as it was.
    """
    write_together([(path, content)], durable=durable)


def write_together(contents: list[tuple[Path, bytes]], *, durable: bool = True) -> None:
    """Write several files whole: all are on disk under other names before the first takes its place.

    Raises `DataTrouble`; the files are then as they were.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in contents:
            temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            with speaking(path):
                private_folder(path.parent)
                staged.append((temporary, path))
                _fill(temporary, content, durable)
        for temporary, path in staged:
            with speaking(path):
                os.replace(temporary, path)
    except BaseException:
        for temporary, _path in staged:
            with suppress(OSError):
                temporary.unlink()
        raise
    if durable:
        for folder in {path.parent for path, _content in contents}:
            with speaking(folder):
                _settle(folder)


def append_line(path: Path, line: bytes) -> None:
    """Add one line at the end of a file, in one write."""
    with speaking(path):
        private_folder(path.parent)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
        try:
            _write_all(handle, line + b"\n")
        finally:
            os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)


def _fill(path: Path, content: bytes, durable: bool) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        _write_all(handle, content)
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _settle(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to wait for
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
