"""Where documents stand: on disk, each device in its own folder, one writer at a time."""

import os
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from detox.domain.problem import DataTrouble, Problem
from detox.paths import AnyPath
from detox.staging import SYSTEM_REFUSED, SYSTEM_REFUSED_LATER
from detox.storage.device import Device, Seen, load_device, new_device, save_device
from detox.storage.document import (
    Tables,
    is_without,
    missing,
    vanished,
)
from detox.storage.files import Stamp, stamp_of
from detox.storage.folders import folders_in
from detox.storage.journal import Journal
from detox.storage.lock import PATIENCE_SECONDS, WriteLock
from detox.storage.replicas import Files, Listing, OwnFolder, Replicas, document_in, whole_file
from detox.storage.seen import Lack, look, own_lack, summary
from detox.storage.troubles import told
from detox.storage.unfinished import is_step

if TYPE_CHECKING:
    from pathlib import Path

    from detox.storage.writer import FileWriter

_TRIES = 3
T = TypeVar("T")


class FileShelf:
    """Documents in files under `records`, what is only of this machine under `state`.

    With `once` the folders are listed once, and anew for each write, not at each look: a command
    ends before anybody could expect it to notice more. One that `remembers` nothing of
    other devices leaves no trace: for a look into a backup. Its lock is waited for `patience`
    seconds; `keep_news` has copies made, under it, of what other devices wrote.
    """

    def __init__(
        self,
        records: AnyPath,
        state: AnyPath,
        *,
        once: bool = False,
        remembers: bool = True,
        patience: float = PATIENCE_SECONDS,
        keep_news: Callable[[], None] = lambda: None,
    ) -> None:
        self._once = once
        self._remembers = remembers
        self._keep_news = keep_news
        self.files = Replicas(records, state)
        self._state = os.fspath(state)
        self.lock = WriteLock(os.path.join(self._state, "lock"), patience)
        """keeps others from writing meanwhile"""
        self._identity = os.path.join(state, "device.json")
        self._listing: Listing = {}
        self._is_pinned, self._is_outdated = False, True
        self._looked_at: set[str] = set()
        """the documents that were listed by themselves since"""
        self._has_written = False
        self._newcomer = new_device()
        self._kept_itself: tuple[Stamp, Device] | None = None
        self._left: Mapping[str, Stamp] = {}

    @property
    def state(self) -> "Path":
        """The folder of what is only of this machine."""
        from pathlib import Path

        return Path(self._state)

    @cached_property
    def journal(self) -> Journal:
        """What was done on this device."""
        return Journal(os.path.join(self._state, "journal.jsonl"))

    @property
    def device(self) -> str:
        """The id of this device; before its first write, the one it will have."""
        return self.itself().id

    def listing(self) -> Listing:
        """Every document, its files and their stamps."""
        if self._is_pinned:
            return self._listing
        if self._is_outdated or not self._once:
            self._listing, self._is_outdated = self._listed(), False
        return self._listing

    def look_at(self, name: str) -> None:
        """List the files of one document anew, where all are not taken as they were listed."""
        is_known = name in self._looked_at or not self._is_outdated
        if not self._is_pinned and not (self._once and is_known):
            with self._telling_of_a_write():
                self._listing = {**self._listing, name: self.files.files_of(name)}
            self._looked_at.add(name)

    def _outdate(self) -> None:
        self._is_outdated = True
        self._looked_at.clear()

    def _last_listing(self) -> Listing:
        """All documents as they were listed last, wherever they were."""
        return self.listing() if self._is_outdated else self._listing

    def size(self, name: str) -> int:
        """How many bytes the files of a document have, as they were listed."""
        return sum(stamp[1] for _path, stamp in self._listing.get(name, ()))

    def by_document(self) -> Iterator[tuple[str, Files, float]]:
        """The documents by name, with their files, and the part of all bytes up to their end."""
        listed = sorted(self.listing().items())
        sizes = [sum(stamp[1] for _path, stamp in files) for _name, files in listed]
        read, whole = 0, max(sum(sizes), 1)
        for (name, files), size in zip(listed, sizes, strict=True):
            read += size
            yield name, files, read / whole

    def mentions(self, name: str, text: bytes) -> bool:
        """Whether a file of a document has these bytes; its records stay unread."""
        for path, stamp in self.listing().get(name, ()):
            with suppress(DataTrouble):
                if text in self.files.content(path, stamp):
                    return True
        return False

    def _listed(self) -> Listing:
        with self._telling_of_a_write():
            return self.files.listing()

    @contextmanager
    def _telling_of_a_write(self) -> Iterator[None]:
        try:
            yield
        except DataTrouble as trouble:
            if self._has_written and trouble.problem.message == SYSTEM_REFUSED:
                raise DataTrouble(SYSTEM_REFUSED_LATER, **trouble.problem.params) from trouble
            raise

    def grounds(self) -> list[str]:
        """The files and folders that what was told so far follows from.

        Of what is this device's own and was not asked for, only the names count.
        """
        own = self.own_folder().path
        listing = self._last_listing()
        listed = {whole_file(path) for files in listing.values() for path, _stamp in files}
        looked_at = (p for p in listed if os.path.dirname(p) != own or self.files.was_known(p))
        found = [self._identity, self.files.folder, *looked_at]
        with suppress(OSError):  # taken away meanwhile
            found += folders_in(self.files.folder)
        return found

    def rely_on(self, documents: Iterable[str]) -> None:
        """Count these documents, as listed, among the grounds, though they were not read."""
        self.files.rely_on(path for name in documents for path, _ in self._listing.get(name, ()))

    def snapshot(self, read: Callable[[], T]) -> T:
        """What `read` finds while `listing` stays what it is.

        It is asked again as long as a file was replaced meanwhile: others may have been while the
        folders were listed, and belong to it. At last it is asked while no other program may write.
        """
        if self._is_pinned:
            return read()
        for _again in range(_TRIES):
            found, is_whole = self._pinned(read)
            if is_whole:
                return found
            self._outdate()
        with self._nobody_writing():
            return self._pinned(read)[0]

    def _pinned(self, read: Callable[[], T]) -> tuple[T, bool]:
        before = self.listing()
        self._is_pinned = True
        try:
            found = read()
        finally:
            self._is_pinned = False
        return found, before == self.files.listing()

    @contextmanager
    def _nobody_writing(self) -> Iterator[None]:
        """Hold the lock where there is one; where it can't be had, a look is as good as it gets."""
        with ExitStack() as stack:
            if os.path.exists(os.path.join(self._state, "lock")):
                with suppress(DataTrouble):
                    stack.enter_context(self.lock.held())
            yield

    def quick_stamp(self) -> tuple[int, ...]:
        """Changes when a file comes, goes or is replaced."""
        return self.files.quick_stamp()

    def replicas(self, name: str, having: Collection[str] | None = None) -> list[Tables]:
        """All readable replicas of a document, as of the last `listing`; where it is asked who is
        `having` one of these uids, without a file of ours that is seen to have none.
        """
        files = self._listing.get(name, ())
        if having is not None:
            device = self.itself()
            files = tuple(file for file in files if not self._is_without(*file, having, device))
        return self.files.tables(files)

    def _is_without(self, path: str, stamp: Stamp, uids: Collection[str], device: Device) -> bool:
        """Whether a file that this device wrote last, and nobody read since, has none of these."""
        left = self.is_own(path, device) and device.left(document_in(os.path.basename(path)), stamp)
        if not left or self.files.known(path, stamp) is not None:
            return False
        with suppress(DataTrouble):
            return is_without(self.files.content(path, stamp), uids)
        return False

    def grown(self, name: str, before: Mapping[str, Hashable]) -> Listing:
        """What was listed `before` the last write, with what that left of a document.

        Nobody looks again: what others changed meanwhile is seen with the next look.
        """
        if name not in self._left:  # it was taken away at once
            return self.listing()
        own = self.own_folder().place(name)
        listing = cast(Listing, before)
        files = {**dict(listing[name]), own: self._left[name]}
        self._listing = {**listing, name: tuple(sorted(files.items()))}
        self._is_outdated = False
        return self._listing

    def is_whole(self, name: str) -> bool:
        """Whether every replica of a document could be read when it last was."""
        return not self.files.troubled(self._listing.get(name, ()))

    def troubles(self) -> list[Problem]:
        """What could not be read so far, and what is not there any more."""
        device = self.itself()
        return [*self._damages(device), *summary(self._lacks(device))]

    def damages(self) -> list[Problem]:
        """What could not be read so far, and what this device wrote that is not there."""
        return self._damages(self.itself())

    def _damages(self, device: Device) -> list[Problem]:
        with suppress(DataTrouble):  # what could not be read says so
            self._last_listing()
        troubles = self.files.troubles()
        found = told(troubles, lambda path: self.is_own(path, device), self.of_others)
        return [*self._missing(device), *found]

    def of_others(self) -> list[tuple[str, Stamp]]:
        """The files of other devices, as of the last `listing`."""
        own = self.own_folder().path + os.sep
        return [
            file
            for files in self._last_listing().values()
            for file in files
            if not file[0].startswith(own) and not is_step(file[0].split(os.sep)[-2])
        ]

    def lacks(self) -> list[Lack]:
        """Documents of other devices that shrank since this one last saw them, and its own that did
        since it wrote them. Whatever changed is read for that, and nothing is noted.
        """
        return self._lacks(self.itself(), exact=True)

    def _lacks(self, device: Device, *, exact: bool = False) -> list[Lack]:
        """The same. Without `exact`, files are read only where one shrank, and growth is noted."""
        is_away = bool(device.written) and not os.path.isdir(self.files.folder)
        if is_away or not self._remembers:  # that all of it is away is said already
            return []
        seen, lacks = self._look(device, exact=exact)
        lacks += own_lack(
            device,
            lambda name: self._own_newest(device, name, must=exact),
            lambda name: self._own_tables(device, name, must=exact) or {},
        )
        if seen != device.seen and not exact:
            self._keep_seen(lambda _seen: seen, self._keep_news)
        return lacks

    def _own_newest(self, device: Device, name: str, *, must: bool) -> str | None:
        path = self.own_folder(device).place(name)
        stamp = stamp_of(path)
        if stamp is not None and (must or self.files.known(path, stamp) is not None):
            with suppress(DataTrouble):
                return self.files.newest(path, stamp)
        return None

    def _own_tables(self, device: Device, name: str, *, must: bool) -> Tables | None:
        path = self.own_folder(device).place(name)
        stamp = stamp_of(path)
        return None if stamp is None else self._read(path, stamp, must)

    def _read(self, path: str, stamp: Stamp, must: bool) -> Tables | None:
        with suppress(DataTrouble):
            return self.files.read(path, stamp) if must else self.files.known(path, stamp)
        return None

    def forget(self, lacks: list[Lack]) -> None:
        """Take what is there for all there is to these devices."""
        gone = {lack.device: {loss.document for loss in lack.losses} for lack in lacks}
        self._keep_seen(
            lambda seen: {
                name: {doc: sight for doc, sight in known.items() if doc not in gone.get(name, ())}
                for name, known in seen.items()
            }
        )

    def _keep_seen(
        self, changed: Callable[[Seen], Seen], then: Callable[[], None] = lambda: None
    ) -> None:
        lock = WriteLock(os.path.join(self._state, "lock"), patience=0)
        with suppress(DataTrouble), lock.held():  # who writes just now will notice as well
            device = self.itself()
            self.remember(device._replace(seen=changed(device.seen)))
            then()

    def _look(self, device: Device, *, exact: bool = False) -> tuple[Seen, list[Lack]]:
        try:
            listing = self._last_listing()
        except DataTrouble:
            return device.seen, []
        return look(device.seen, listing, device.id, self._read, exact=exact)

    def _noticed(self, device: Device) -> Device:
        return device._replace(seen=self._look(device)[0])

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
            self._outdate()
            writer = FileWriter(
                self.files, self._identity, self.itself(), still_held, self._noticed
            )
            with suppress(DataTrouble):  # readers see an unfinished step; preparing says why
                writer.finish()
            self._left = {}
            with self.files.keeping_more():
                yield writer
            self._left = writer.left
            self._has_written = True
            self._outdate()

    def itself(self) -> Device:
        """This device, as it was last kept; read once for each stamp."""
        stamp = stamp_of(self._identity)
        if stamp is None or self._kept_itself is None or self._kept_itself[0] != stamp:
            device = load_device(self._identity)
            if device is None or stamp is None:
                return device or (self._kept_itself[1] if self._kept_itself else self._newcomer)
            self._kept_itself = (stamp, device)
        return self._kept_itself[1]

    def remember(self, device: Device) -> None:
        """Keep what `device` is and has written; only under the lock."""
        save_device(self._identity, device)

    def own_folder(self, device: Device | None = None) -> OwnFolder:
        """The folder that only `device` writes, or this one."""
        return OwnFolder(os.path.join(self.files.folder, (device or self.itself()).id))

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
