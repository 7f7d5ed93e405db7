"""Files read whole and written whole: a reader meets the old content or the new, never half."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from stat import S_ISREG

from detox.domain.problem import N_, DataTrouble
from detox.domain.text import clean
from detox.paths import AnyPath

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


def private_folder(path: AnyPath) -> None:
    """Make a folder, and those above it, that only their owner may enter."""
    if os.path.isdir(path):
        return
    private_folder(os.path.dirname(path) or ".")
    try:
        os.mkdir(path, mode=0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


SYSTEM_REFUSED = N_("%(file)s could not be read or written (%(reason)s). Nothing was changed.")
"""What the system would not do; no backup helps there."""


@contextmanager
def speaking(path: AnyPath) -> Iterator[None]:
    """Turn what the system says about `path` into `DataTrouble`."""
    try:
        yield
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


def write_together(
    contents: Iterable[tuple[AnyPath, bytes]],
    *,
    durable: bool = True,
    at_last: Callable[[], None] = lambda: None,
) -> None:
    """Write several files whole: all are on disk under other names before one takes its place.

    `at_last` may still refuse then. Raises `DataTrouble`; the files are then as they were.
    """
    staged: list[tuple[str, AnyPath]] = []
    try:
        for path, content in contents:
            folder, name = os.path.split(path)
            temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
            with speaking(path):
                private_folder(folder or ".")
                staged.append((temporary, path))
                fill(temporary, content, durable=durable)
        at_last()
        for temporary, path in staged:
            with speaking(path):
                os.replace(temporary, path)
    except BaseException:
        for temporary, _path in staged:
            with suppress(OSError):
                os.unlink(temporary)
        raise
    if durable:
        for folder in {os.path.dirname(path) or "." for _temporary, path in staged}:
            with speaking(folder):
                settle(folder)


def write_streamed(path: AnyPath, chunks: Iterable[bytes]) -> None:
    """Put what comes in `chunks` in place of `path` in one move, however much it is.

    Raises `DataTrouble`; the file is then as it was.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with speaking(path):
            private_folder(folder or ".")
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
            with os.fdopen(handle, "wb", 1024 * 1024) as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(handle)
            os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    with speaking(folder or "."):
        settle(folder or ".")


def append_line(path: AnyPath, line: bytes) -> None:
    """Add one line at the end of a file, in one write."""
    with speaking(path):
        private_folder(os.path.dirname(path) or ".")
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
        try:
            _write_all(handle, line + b"\n")
        finally:
            os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)


def fill(path: AnyPath, content: bytes, *, durable: bool) -> None:
    """Write a new file that only its owner may read. Raises `OSError`."""
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


def settle(folder: AnyPath) -> None:
    """Wait until the disk knows which files stand in a folder. Raises `OSError`."""
    if os.name == "nt":  # Windows has no handle on a folder to wait for
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
