"""A turn at writing the files of one device, while the lock is held."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from detox.domain.problem import N_, DataTrouble
from detox.paths import AnyPath
from detox.storage.device import Device, new_device, save_device
from detox.storage.document import (
    LARGEST_BYTES,
    Damaged,
    Raw,
    Tables,
    as_trouble,
    dump,
    missing,
    named,
    newest_revision,
    size_of,
    vanished,
)
from detox.storage.files import stamp_of, write_together
from detox.storage.replicas import OwnFolder, Replicas

_REMEMBERED = 2
"""a step over ten years is not kept in memory whole"""


def is_foreign(device: Device, there: Mapping[str, list[str]], newest: Mapping[str, str]) -> bool:
    """Whether somebody else wrote in a device's folder: a clone of this machine, or a hand.

    `there` has the files of each document, `newest` the highest revisions of those looked into.
    """
    for name, filenames in there.items():
        if name not in device.written or filenames != [f"{name}.json"]:
            return True
    return any(found and not device.wrote(name, found) for name, found in newest.items())


class FileWriter:
    """What one write needs; see `detox.storage.ports.Writer` for what it promises."""

    def __init__(
        self,
        files: Replicas,
        identity: AnyPath,
        device: Device,
        still_held: Callable[[], None],
    ) -> None:
        self._files = files
        self._identity = identity
        self._device = device
        self._still_held = still_held
        self._found: dict[str, str] = {}

    def prepare(self, names: list[str]) -> Device:
        """Make sure these documents can be written, and tell who writes. Raises `DataTrouble`."""
        there = self._folder.found()
        if not there and any(self._device.must_have(name) for name in self._device.written):
            raise as_trouble(vanished(self._folder.path))
        self._found = {name: self._newest(name) for name in names}
        if is_foreign(self._device, there, self._found):
            self._device = new_device()._replace(last=self._device.last)
            self._found = dict.fromkeys(names, "")
        return self._device

    def write(
        self, changes: Mapping[str, Mapping[str, Mapping[str, Raw]]], revision: str, last: str
    ) -> None:
        """Put records into documents. Raises `DataTrouble`, with nothing written."""
        sizes: dict[str, int] = {}
        written: dict[str, Tables] = {}

        def contents() -> Iterator[tuple[AnyPath, bytes]]:
            for name, tables in changes.items():
                after = self._changed(name, tables)
                sizes[name] = size_of(after)
                written[name] = after
                if len(written) > _REMEMBERED:
                    del written[next(iter(written))]
                yield self._folder.place(name), _bytes_of(self._folder.place(name), after)

        def announce() -> None:
            self._still_held()
            self._device = self._device.about_to_write(self._found, sizes, revision, last)
            save_device(self._identity, self._device)

        write_together(contents(), at_last=announce)
        for name, after in written.items():
            stamp = stamp_of(self._folder.place(name))
            if stamp:
                self._files.remember(self._folder.place(name), stamp, after)
        if "" in self._found.values():  # from now on these files have to be there
            save_device(self._identity, self._device.has_written(sizes))

    @property
    def _folder(self) -> OwnFolder:
        return OwnFolder(os.path.join(self._files.folder, self._device.id))

    def _changed(self, name: str, tables: Mapping[str, Mapping[str, Raw]]) -> Tables:
        from detox.storage.tiny import changed_document  # TinyDB only where something is written

        before = self._read(name) if self._found[name] else None
        return changed_document(before, name, self._device.id, tables)

    def _newest(self, name: str) -> str:
        """The highest revision in the file of a document; empty where there is no file yet."""
        path = self._folder.place(name)
        stamp = stamp_of(path)
        if stamp is None and self._device.must_have(name):
            raise as_trouble(missing(path))
        if stamp is None:
            return ""
        found = newest_revision(self._read(name))
        if not self._device.wrote(name, found):  # or what was kept in memory is not the file's
            with _with_a_way_out():
                found = newest_revision(self._files.read_anew(path, stamp))
        return found

    def _read(self, name: str) -> Tables:
        path = self._folder.place(name)
        stamp = stamp_of(path)
        if stamp is None:
            raise as_trouble(missing(path))
        with _with_a_way_out():
            return self._files.read(path, stamp)


@contextmanager
def _with_a_way_out() -> Iterator[None]:
    try:
        yield
    except Damaged as damaged:
        raise damaged.of_ours from damaged


def _bytes_of(path: AnyPath, tables: Tables) -> bytes:
    content = dump(tables)
    if len(content) > LARGEST_BYTES:
        raise DataTrouble(
            N_("%(file)s would grow larger than a file of Detox may be; nothing was changed."),
            file=named(path),
        )
    return content
