"""Waiting in line: whoever came first goes first, and who is gone keeps nobody waiting.

A place in the line is a file that its owner holds locked, so the system frees it with its process.
"""

import os
import time
from contextlib import suppress

from detox.staging import private_folder
from detox.storage.flock import try_lock

_POLL_SECONDS = 0.002


class Line:
    """The line before one lock; its places are files in `folder`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @property
    def length(self) -> int:
        """How many places there are; some may have been left behind."""
        return len(self._names())

    def join(self) -> "Place":
        """Take the last place. Where none can be made, one waits without: less fair, no worse."""
        name = f"{time.monotonic_ns():020}-{os.getpid()}-{os.urandom(3).hex()}"
        path = os.path.join(self._folder, name)
        try:
            private_folder(self._folder)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            return Place(self, "", None)
        with suppress(OSError):
            try_lock(handle)
        for other in self._names():
            if other != name:
                self.is_taken(other)  # what was left behind is cleared away
        return Place(self, name, handle)

    def before(self, name: str) -> str:
        """The place just before another; empty where that is the first."""
        return max((other for other in self._names() if other < name), default="")

    def is_taken(self, name: str) -> bool:
        """Whether somebody still holds a place; one left behind is removed."""
        path = os.path.join(self._folder, name)
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:
            return False
        try:
            taken = not try_lock(handle)
        except OSError:
            taken = False
        finally:
            os.close(handle)
        if not taken:
            self.remove(name)
        return taken

    def remove(self, name: str) -> None:
        """Give a place up."""
        with suppress(OSError):
            os.unlink(os.path.join(self._folder, name))

    def _names(self) -> list[str]:
        try:
            return os.listdir(self._folder)
        except OSError:
            return []


class Place:
    """A place in a line, until it is left."""

    def __init__(self, line: Line, name: str, handle: int | None) -> None:
        self._line = line
        self._name = name
        self._handle = handle
        self._previous = line.before(name)

    def wait(self) -> bool:
        """Wait a moment; tell whether it is one's turn to try."""
        time.sleep(_POLL_SECONDS)
        while self._previous and not self._line.is_taken(self._previous):
            self._previous = self._line.before(self._previous)  # some things can't be cleared away
        return not self._previous

    def leave(self) -> None:
        """Let the next one go."""
        if self._handle is not None:
            os.close(self._handle)
            self._line.remove(self._name)
