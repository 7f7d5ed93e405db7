"""Where documents stand: on disk, each device in its own folder, one writer at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from detox.domain.problem import DataTrouble, Problem
from detox.paths import AnyPath
from detox.storage.device import Device, load_device, new_device, save_device
from detox.storage.document import Damaged, Tables, missing, vanished
from detox.storage.replicas import Listing, OwnFolder, Replicas, document_in

if TYPE_CHECKING:
    from pathlib import Path

    from detox.storage.journal import Journal
    from detox.storage.lock import WriteLock
    from detox.storage.writer import FileWriter


class FileShelf:
    """Documents in files under `records`, what is only of this machine under `state`.

    With `once` the folders are listed once until something is written, not at each look: a
    command ends before anybody could expect it to notice more.
    """

    def __init__(self, records: AnyPath, state: AnyPath, *, once: bool = False) -> None:
        self._once = once
        self.files = Replicas(records)
        self._state = os.fspath(state)
        self._identity = os.path.join(state, "device.json")
        self._listing: Listing = {}
        self._newcomer = new_device()

    @property
    def state(self) -> "Path":
        """The folder of what is only of this machine."""
        from pathlib import Path

        return Path(self._state)

    # Most commands only read: what writing takes is imported when it is first asked for.

    @cached_property
    def lock(self) -> "WriteLock":
        """Keeps others from writing meanwhile."""
        from detox.storage.lock import WriteLock

        return WriteLock(os.path.join(self._state, "lock"))

    @cached_property
    def journal(self) -> "Journal":
        """What was done on this device."""
        from detox.storage.journal import Journal

        return Journal(os.path.join(self._state, "journal.jsonl"))

    @property
    def device(self) -> str:
        """The id of this device; before its first write, the one it will have."""
        return self.itself().id

    def listing(self) -> Listing:
        """Every document, its files and their stamps."""
        if not (self._once and self._listing):
            self._listing = self.files.listing()
        return self._listing

    def quick_stamp(self) -> tuple[int, ...]:
        """Changes when a file comes, goes or is replaced."""
        return self.files.quick_stamp()

    def replicas(self, name: str) -> list[Tables]:
        """All readable replicas of a document, as of the last `listing`."""
        return self.files.tables(self._listing.get(name, ()))

    def is_whole(self, name: str) -> bool:
        """Whether every replica of a document could be read when it last was."""
        return not self.files.troubled(self._listing.get(name, ()))

    def troubles(self) -> list[Problem]:
        """What could not be read so far, and what this device wrote that is not there."""
        device = self.itself()
        found = {
            path: trouble.of_ours.problem
            if isinstance(trouble, Damaged) and self.is_own(path, device)
            else trouble.problem
            for path, trouble in self.files.troubles().items()
        }
        return [*self._missing(device), *(found[path] for path in sorted(found))]

    def is_own(self, path: str, device: Device) -> bool:
        """Whether `path` is a document that only `device` writes."""
        folder, name = os.path.split(path)
        document = document_in(name)
        return os.path.basename(folder) == device.id and name == f"{document}.json"

    @contextmanager
    def writing(self) -> "Iterator[FileWriter]":
        """A turn at writing, under the lock."""
        from detox.storage.writer import FileWriter

        with self.lock.held() as still_held:
            self._once = False
            writer = FileWriter(self.files, self._identity, self.itself(), still_held)
            with suppress(DataTrouble):  # readers see an unfinished step; preparing says why
                writer.finish()
            yield writer

    def itself(self) -> Device:
        """This device, as it was last kept."""
        return load_device(self._identity) or self._newcomer

    def remember(self, device: Device) -> None:
        """Keep what `device` is and has written; only under the lock."""
        save_device(self._identity, device)

    def own_folder(self, device: Device) -> OwnFolder:
        """The folder that only `device` writes."""
        return OwnFolder(os.path.join(self.files.folder, device.id))

    def _missing(self, device: Device) -> list[Problem]:
        must = [name for name in device.written if device.must_have(name)]
        if not must:
            return []
        folder = self.own_folder(device)
        try:
            own = folder.found()
        except DataTrouble as trouble:
            return [trouble.problem]
        if not own:
            return [vanished(folder.path)]
        return [missing(folder.place(name)) for name in sorted(must) if name not in own]
