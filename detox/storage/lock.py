"""One writer at a time on this machine, whichever program it is, in the order they came."""

import os
import time
from _thread import allocate_lock  # all of `threading` costs ten times as much to import
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from detox.domain.problem import N_, DataTrouble
from detox.paths import AnyPath
from detox.staging import private_folder
from detox.storage.files import speaking
from detox.storage.flock import try_lock
from detox.storage.line import Line

PATIENCE_SECONDS = 20.0


class WriteLock:
    """A lock on a file, held across processes and threads; not reentrant."""

    def __init__(self, path: AnyPath, patience: float = PATIENCE_SECONDS) -> None:
        self._path = path
        self._patience = patience
        self._threads = allocate_lock()
        self._line = Line(f"{os.fspath(path)}.line")

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        """Hold it for a while; gives what makes sure that it is still held.

        Both raise `DataTrouble`: when another program keeps it too long, when its file was removed.
        """
        end = time.monotonic() + self._patience
        if not self._threads.acquire(timeout=self._patience):
            raise self._busy()
        try:
            handle = self._acquire(end)
            try:
                yield lambda: self._check(handle)
            finally:
                os.close(handle)  # closing gives the lock back
        finally:
            self._threads.release()

    def _acquire(self, end: float) -> int:
        with speaking(self._path):
            private_folder(os.path.dirname(self._path))
            handle = None if self._line.length else self._tried()
            return self._queued(end) if handle is None else handle

    def _queued(self, end: float) -> int:
        place = self._line.join()
        try:
            while time.monotonic() <= end:
                handle = self._tried() if place.wait() else None
                if handle is not None:
                    return handle
            raise self._busy()
        finally:
            place.leave()

    def _tried(self) -> int | None:
        """The locked file, or nothing where another holds it. Raises `OSError`."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if try_lock(handle) and self._is_in_place(handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _is_in_place(self, handle: int) -> bool:
        """Whether what was locked is still the file of that name; somebody may have removed it."""
        try:
            there = os.stat(self._path)
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(handle))

    def _check(self, handle: int) -> None:
        if not self._is_in_place(handle):
            raise DataTrouble(
                N_("%(file)s was removed while Detox was writing; nothing was changed. Try again."),
                file=str(self._path),
            )

    def _busy(self) -> DataTrouble:
        return DataTrouble(
            N_("Another Detox has been writing for %(seconds)d s; nothing was changed. Try again."),
            seconds=round(self._patience),
        )
