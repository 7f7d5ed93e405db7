"""Where documents stand: on disk, each device in its own folder, one writer at a time."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from detox.domain.problem import DataTrouble, Problem
from detox.storage.device import Device, load_device, new_device, save_device
from detox.storage.document import Damaged, Raw, Tables, missing, vanished
from detox.storage.journal import Journal
from detox.storage.lock import WriteLock
from detox.storage.replicas import Listing, Replicas, document_in
from detox.storage.writer import FileWriter, OwnFolder

Changes = Mapping[str, Mapping[str, Mapping[str, Raw]]]
"""document -> table -> uid -> record"""


class Writer(Protocol):
    """A turn at writing."""

    def prepare(self, names: list[str]) -> Device:
        """Make sure these documents can be written, and tell who writes. Raises `DataTrouble`."""

    def write(self, changes: Changes, revision: str, last: str) -> None:
        """Put records into documents; `last` is the revision to go on from.

        Raises `DataTrouble`, with nothing written.
        """


class Shelf(Protocol):
    """What records need of a place to stand."""

    journal: Journal

    @property
    def device(self) -> str:
        """The id of the device that writes here."""

    def listing(self) -> Mapping[str, Hashable]:
        """Every document, and what changes when any of its replicas does."""

    def replicas(self, name: str) -> list[Tables]:
        """All readable replicas of a document."""

    def is_whole(self, name: str) -> bool:
        """Whether every replica of a document could be read."""

    def troubles(self) -> list[Problem]:
        """What could not be read so far, or is not there."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A turn at writing; nobody else writes meanwhile."""


class FileShelf:
    """Documents in files under `records`, what is only of this machine under `state`."""

    def __init__(self, records: Path, state: Path) -> None:
        self.state = state
        self.files = Replicas(records)
        self.lock = WriteLock(state / "lock")
        self.journal = Journal(state / "journal.jsonl")
        self._identity = state / "device.json"
        self._listing: Listing = {}
        self._newcomer = new_device()

    @property
    def device(self) -> str:
        """The id of this device; before its first write, the one it will have."""
        return self.itself().id

    def listing(self) -> Listing:
        """Every document, its files and their stamps."""
        self._listing = self.files.listing()
        return self._listing

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

    def is_own(self, path: Path, device: Device) -> bool:
        """Whether `path` is a document that only `device` writes."""
        return path.parent.name == device.id and path.stem == document_in(path.name)

    @contextmanager
    def writing(self) -> Iterator[FileWriter]:
        """A turn at writing, under the lock."""
        with self.lock.held() as still_held:
            yield FileWriter(self.files, self._identity, self.itself(), still_held)

    def itself(self) -> Device:
        """This device, as it was last kept."""
        return load_device(self._identity) or self._newcomer

    def remember(self, device: Device) -> None:
        """Keep what `device` is and has written; only under the lock."""
        save_device(self._identity, device)

    def own_folder(self, device: Device) -> OwnFolder:
        """The folder that only `device` writes."""
        return OwnFolder(self.files.folder / device.id)

    def _missing(self, device: Device) -> list[Problem]:
        must = [name for name in device.written if device.must_have(name)]
        if not must:
            return []
        try:
            own = self.own_folder(device).found()
        except DataTrouble as trouble:
            return [trouble.problem]
        if not own:
            return [vanished(self.files.folder / device.id)]
        folder = self.files.folder / device.id
        return [missing(folder / f"{name}.json") for name in sorted(must) if name not in own]
