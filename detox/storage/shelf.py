"""Where documents stand: on disk, each device in its own folder, one writer at a time."""

import os
from collections.abc import Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from detox.domain.problem import DataTrouble, N_
from detox.storage.device import Device, load_device, new_device, save_device
from detox.storage.document import HEADER, Raw, Tables, dump, newest_revision
from detox.storage.files import stamp_of, write_together
from detox.storage.journal import Journal
from detox.storage.lock import WriteLock
from detox.storage.replicas import Listing, Replicas

Changes = Mapping[str, Mapping[str, Mapping[str, Raw]]]
"""document -> table -> uid -> record"""


class Writer(Protocol):
    """A turn at writing."""

    def prepare(self, names: list[str]) -> Device:
        """Make sure that these documents can be written, and tell who writes. Raises `DataTrouble`."""

    def write(self, changes: Changes, revision: str, last: str) -> None:
        """Put records into documents; `last` is the revision to go on from. Raises `DataTrouble`."""


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

    def writing(self) -> AbstractContextManager[Writer]:
        """A turn at writing; nobody else writes meanwhile."""


class FileShelf:
    """Documents in files under `records`, what is only of this machine under `state`."""

    def __init__(self, records: Path, state: Path) -> None:
        self._replicas = Replicas(records)
        self._identity = state / "device.json"
        self._lock = WriteLock(state / "lock")
        self._listing: Listing = {}
        self._newcomer = new_device()
        self.journal = Journal(state / "journal.jsonl")

    @property
    def device(self) -> str:
        """The id of this device; before its first write, the one it will have."""
        return self._known().id

    @property
    def files(self) -> Replicas:
        """The files as they are."""
        return self._replicas

    def listing(self) -> Listing:
        """Every document, its files and their stamps."""
        self._listing = self._replicas.listing()
        return self._listing

    def replicas(self, name: str) -> list[Tables]:
        """All readable replicas of a document, as of the last `listing`."""
        return self._replicas.tables(self._listing.get(name, ()))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A turn at writing, under the lock."""
        with self._lock.held():
            yield _FileWriter(self._replicas, self._identity, self._known())

    def _known(self) -> Device:
        return load_device(self._identity) or self._newcomer


class _FileWriter:
    def __init__(self, replicas: Replicas, identity: Path, device: Device) -> None:
        self._replicas = replicas
        self._identity = identity
        self._device = device
        self._own: dict[str, Tables | None] = {}

    def prepare(self, names: list[str]) -> Device:
        if any(self._is_foreign(name) for name in names):
            self._device = new_device()._replace(last=self._device.last)
        self._own = {name: self._read(name) for name in names}
        return self._device

    def write(self, changes: Changes, revision: str, last: str) -> None:
        from detox.storage.tiny import changed_document  # TinyDB only where something is written

        after = {
            name: changed_document(self._own[name], name, self._device.id, tables)
            for name, tables in changes.items()
        }
        self._device = self._device.about_to_write(changes, revision, last)
        save_device(self._identity, self._device)
        write_together([(self._path(name), dump(tables)) for name, tables in after.items()])
        for name, tables in after.items():
            self._own[name] = tables
            stamp = stamp_of(self._path(name))
            if stamp:
                self._replicas.remember(self._path(name), stamp, tables)

    def _path(self, name: str) -> Path:
        return self._replicas.folder / self._device.id / f"{name}.json"

    def _is_foreign(self, name: str) -> bool:
        """Whether somebody else wrote in this device's folder: a clone of this machine, or a hand."""
        path = self._path(name)
        if _conflict_copies(path):
            return True
        stamp = stamp_of(path)
        if stamp is None:
            return False
        tables = self._replicas.read(path, stamp)
        written_by = tables[HEADER]["detox"].get("device")
        return written_by != self._device.id or not self._device.wrote(
            name, newest_revision(tables)
        )

    def _read(self, name: str) -> Tables | None:
        path = self._path(name)
        stamp = stamp_of(path)
        if stamp is not None:
            return self._replicas.read(path, stamp)
        if name in self._device.written:
            raise DataTrouble(
                N_(
                    "%(file)s is missing; nothing was written. «detox restore» can put the newest copy back."
                ),
                file=str(path),
            )
        return None


def _conflict_copies(path: Path) -> bool:
    """Whether a sync program left a second version beside a file that only this device writes."""
    if not path.parent.is_dir():
        return False
    stem = path.stem
    return any(
        name.startswith(stem)
        and name != path.name
        and name.endswith(".json")
        and not name[len(stem)].isalnum()
        for name in os.listdir(path.parent)
    )
