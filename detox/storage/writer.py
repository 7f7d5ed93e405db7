"""A turn at writing the files of one device, while the lock is held."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

from detox.domain.problem import N_, DataTrouble
from detox.paths import AnyPath
from detox.staging import discard
from detox.storage.device import Device, mark_of, new_device, save_device
from detox.storage.document import (
    LARGEST_BYTES,
    Damaged,
    Raw,
    Tables,
    as_trouble,
    dump,
    grown,
    missing,
    named,
    newest_revision,
    size_of,
    vanished,
)
from detox.storage.files import Staged, Stamp, settle_all, speaking, staged, stamp_of
from detox.storage.merge import revision_of
from detox.storage.naming import STEP
from detox.storage.replicas import OwnFolder, Replicas
from detox.storage.seen import written_by
from detox.storage.unfinished import (
    LARGEST_STEP_BYTES,
    Changes,
    documents_of,
    part_of,
    written_down,
)

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
        noticing: Callable[[Device], Device],
    ) -> None:
        self._files = files
        self._identity = identity
        self._device = device
        self._still_held = still_held
        self._noticing = noticing
        self._found: dict[str, str] = {}
        self.left: dict[str, Stamp] = {}
        """the stamp of each file that was put in its place"""

    def prepare(self, names: list[str]) -> Device:
        """Make sure these documents can be written, and tell who writes. Raises `DataTrouble`."""
        there = self._folder.found()
        if not there and any(self._device.must_have(name) for name in self._device.written):
            raise as_trouble(vanished(self._folder.path))
        is_ours = self.finish()
        self._found = {name: self._newest(name) for name in names}
        there = self._files.without_torn_copies(self._folder.path, there)
        if not is_ours or is_foreign(self._device, there, self._found):
            seen = {**self._device.seen, **written_by(self._device)}
            self._device = new_device()._replace(last=self._device.last, seen=seen)
            self._found = dict.fromkeys(names, "")
        return self._device

    def finish(self) -> bool:
        """Carry an unfinished step through; tell whether none of another machine is left.

        Raises `DataTrouble`; all readers see that step as it is.
        """
        path = self._folder.place(STEP)
        step = self._read_step(path) if os.path.lexists(path) else None
        if step is None:
            return True
        revision = newest_revision(step)
        parts = {name: part_of(step, name) for name in documents_of(step)}
        if not all(self._device.wrote(name, revision) for name in parts):
            return False
        self._found = {name: self._newest(name) for name in parts}
        lacking = {name: self._lacking(name, part) for name, part in parts.items()}
        changes = {name: part for name, part in lacking.items() if part}
        gathered = _Gathered({}, {})
        with staged(self._contents(changes, gathered)) as ready:
            self._still_held()
            self._announce(gathered.sizes, revision, self._device.last)
            self._carry_through(list(changes), ready, gathered)
        return True

    def write(self, changes: Changes, revision: str, last: str) -> None:
        """Put records into documents. Raises `DataTrouble`, with nothing written.

        All is done when the first file takes its place, and nothing that happens afterwards is a
        failure: of several documents that file is the whole step, which every reader heeds.
        """
        names = list(changes)
        gathered = _Gathered({}, {})
        with staged(self._contents(changes, gathered, as_step=len(names) > 1)) as ready:
            self._still_held()
            self._announce(gathered.sizes, revision, last, _marks(names, ready))
            ready[0].put()
            with suppress(DataTrouble):
                if len(names) > 1:
                    settle_all(ready[:1])
                    self._carry_through(names, ready[1:], gathered)
                else:
                    self._carry_through(names, ready, gathered, is_put=True)

    @property
    def _folder(self) -> OwnFolder:
        return OwnFolder(os.path.join(self._files.folder, self._device.id))

    def _contents(
        self, changes: Changes, gathered: "_Gathered", *, as_step: bool = False
    ) -> Iterator[tuple[AnyPath, bytes]]:
        """The files to write; `gathered` is told what they will hold."""
        if as_step:
            step = written_down(self._device.id, changes)
            path = self._folder.place(STEP)
            yield path, _checked(path, dump(step), LARGEST_STEP_BYTES)
        for name, tables in changes.items():
            path = self._folder.place(name)
            content = self._grown(name, tables, gathered)
            if content is None:
                after = self._changed(name, tables)
                gathered.remember(name, after)
                content = dump(after)
            yield path, _checked(path, content)

    def _grown(
        self, name: str, tables: Mapping[str, Mapping[str, Raw]], gathered: "_Gathered"
    ) -> bytes | None:
        """A document with new records, where it can be had without reading or writing the others
        anew: the file is the very one that this device wrote.
        """
        path = self._folder.place(name)
        stamp = stamp_of(path)
        if not self._found[name] or stamp is None or not self._device.left(name, stamp):
            return None
        content = grown(self._files.content(path, stamp), tables)
        known = self._files.known(path, stamp)
        if content is None:
            return None
        if known is None:
            more = sum(map(len, tables.values()))
            gathered.sizes[name] = self._device.sizes.get(name, 0) + more
        else:
            put = {table: {**known[table], **records} for table, records in tables.items()}
            gathered.remember(name, {**known, **put})
        return content

    def _announce(
        self,
        sizes: Mapping[str, int],
        revision: str,
        last: str,
        marks: Mapping[str, list[int]] | None = None,
    ) -> None:
        device = self._noticing(self._device)
        self._device = device.about_to_write(self._found, sizes, marks or {}, revision, last)
        save_device(self._identity, self._device)

    def _carry_through(
        self, names: list[str], ready: list[Staged], gathered: "_Gathered", *, is_put: bool = False
    ) -> None:
        for name, each in zip(names, ready, strict=True):
            if not is_put:
                each.put()
            path = self._folder.place(name)
            stamp = stamp_of(path)
            if stamp:
                self.left[name] = stamp
            if stamp and name in gathered.tables:
                self._files.remember(path, stamp, gathered.tables[name])
        settle_all(ready)
        discard(self._folder.place(STEP))
        if "" in self._found.values():  # from now on these files have to be there
            self._device = self._device.has_written(gathered.sizes)
            save_device(self._identity, self._device)

    def _read_step(self, path: str) -> Tables | None:
        """A step; what no step can be read from is set aside. Raises `DataTrouble`."""
        stamp = stamp_of(path)
        with suppress(Damaged):
            if stamp is not None:
                return self._files.read(path, stamp)
        aside = f"{path.removesuffix('.json')}.damaged"
        while os.path.lexists(aside):
            aside += "~"
        with speaking(path):  # what it held stands in the journal; nothing more can be done
            os.rename(path, aside)
        return None

    def _lacking(self, name: str, part: Tables) -> Tables:
        """What of a step a document does not have, nor anything newer."""
        there = self._read(name) if self._found[name] else {}
        found = {
            table: {
                uid: raw
                for uid, raw in records.items()
                if revision_of(there.get(table, {}).get(uid, {})) < revision_of(raw)
            }
            for table, records in part.items()
        }
        return {table: records for table, records in found.items() if records}

    def _changed(self, name: str, tables: Mapping[str, Mapping[str, Raw]]) -> Tables:
        from detox.storage.tiny import changed_document  # TinyDB: a new session goes without

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
        if self._device.left(name, stamp):
            return self._device.written[name][-1]
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


class _Gathered(NamedTuple):
    """What documents will hold: how many records, and the last few of them whole."""

    sizes: dict[str, int]
    tables: dict[str, Tables]

    def remember(self, name: str, after: Tables) -> None:
        """Take note of a document."""
        self.sizes[name] = size_of(after)
        self.tables[name] = after
        if len(self.tables) > _REMEMBERED:
            del self.tables[next(iter(self.tables))]


def _marks(names: list[str], ready: list[Staged]) -> dict[str, list[int]]:
    """What tells a file again once it took its place; of a step over several nobody needs it."""
    stamp = stamp_of(ready[0].temporary) if len(names) == 1 else None
    return {names[0]: mark_of(stamp)} if stamp else {}


def _checked(path: AnyPath, content: bytes, largest: int = LARGEST_BYTES) -> bytes:
    if len(content) > largest:
        raise DataTrouble(
            N_("%(file)s would grow too large for a Detox file; nothing was changed."),
            file=named(path),
        )
    return content
