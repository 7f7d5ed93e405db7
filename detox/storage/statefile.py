"""A file of JSON that is only of this machine, with a lock of its own; no document of the person.

A broken one is set aside when it is next written, and one of a newer Detox is left alone.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Any

from detox.domain.problem import DataTrouble
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.staging import read_regular, take_place
from detox.storage.files import speaking, write_whole
from detox.storage.lock import WriteLock
from detox.storage.schema import NEWER


class StateFile:
    """The file `NAME.json` in the folder of the state. What it does raises `DataTrouble`."""

    def __init__(self, state: AnyPath, name: str, largest: int, patience: float) -> None:
        self.path = os.path.join(state, f"{name}.json")
        self.set_aside = f"{self.path}.broken"
        """where a broken one is kept"""
        self._largest = largest
        self._lock = WriteLock(os.path.join(state, f"{name}.lock"), patience)

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        return os.path.exists(self.path)

    @property
    def was_broken(self) -> bool:
        """Whether a broken one was set aside."""
        return os.path.exists(self.set_aside)

    def held(self) -> AbstractContextManager[Callable[[], None]]:
        """A turn at it that nobody else has at the same time; gives what makes sure of it."""
        return self._lock.held()

    def content(self) -> bytes | None:
        """What stands in it; nothing where there is none."""
        with speaking(self.path):
            try:
                return read_regular(self.path, self._largest)
            except FileNotFoundError:
                return None

    def old_enough(self, whole: Any, schema: int) -> Any:
        """What was read, unless a newer Detox than that of `schema` wrote it."""
        found = whole["schema"]
        if type(found) is int and found > schema:
            raise DataTrouble(NEWER, file=clean(self.path, 4096))
        return whole

    def replace(self, content: bytes, *, is_broken: bool) -> None:
        """Write it anew, under its lock."""
        if is_broken:
            with suppress(OSError):
                take_place(self.path, self.set_aside)
        write_whole(self.path, content)
