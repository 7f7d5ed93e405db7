"""Files of this device that were lost or damaged, brought back from whatever still holds them."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from detox.domain.copies import Backup, Damage, Returned
from detox.domain.problem import N_, DataTrouble, Problem, Refused
from detox.domain.text import shown
from detox.domain.timer import Timer
from detox.services.ports import Change, Entity
from detox.staging import private_folder
from detox.storage.backups import Backups
from detox.storage.derived import Derived
from detox.storage.device import Device
from detox.storage.document import (
    DELETED,
    FORMAT,
    HEADER,
    LARGEST_BYTES,
    Damaged,
    Newer,
    Raw,
    Tables,
    dump,
    header,
    missing,
    newest_revision,
    parse,
    records_of,
    size_of,
    too_large,
)
from detox.storage.files import Stamp, speaking, stamp_of, write_whole
from detox.storage.folders import folders_in
from detox.storage.kinds import SESSIONS, TIMERS, kind_of
from detox.storage.merge import beats, merged, revision_of
from detox.storage.reading import GUESTS, Reader, document_of, read_entity
from detox.storage.records import ShelvedRecords
from detox.storage.replicas import document_in, is_copy
from detox.storage.revision import trusted_until
from detox.storage.salvage import document_in_which, is_whole, salvaged
from detox.storage.seen import Lack, Loss, records_seen
from detox.storage.shelf import FileShelf

Place = tuple[str, str]
"""a table and a uid"""


class Repair:
    """Mends the files of this device; those of other devices are theirs."""

    def __init__(self, shelf: FileShelf, backups: Backups, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._backups = backups
        self._now = now

    def damages(self) -> list[Damage]:
        """What is wrong with the files of this device, and what can be had back."""
        return [damage for damage, _tables in self._found(self._shelf.itself())]

    def mend(self) -> list[Damage]:
        """Put back all that is left of every damaged file, and tell what was mended.

        The damaged file is kept in `state/set-aside`. Raises `DataTrouble`.
        """
        with self._shelf.lock.held() as still_held:
            device = self._shelf.itself()
            mended = []
            for damage, tables in self._found(device):
                name = damage.path.stem
                still_held()
                if os.path.lexists(damage.path):
                    self._set_aside(damage.path)
                device = device.mended(name, newest_revision(tables), size_of(tables))
                self._shelf.remember(device)
                write_whole(damage.path, dump(tables))
                mended.append(damage)
            return mended

    def bring_back(self) -> list[Returned]:
        """Take what other devices lost, or what was damaged of them, into the files of this one,
        from its own copies; of files that nobody repairs, what can still be read.

        Each record comes as it was written, so that it counts once even if the lost files return,
        and stays deleted where it was. Raises `DataTrouble`.
        """
        lacks = self._shelf.lacks()
        damaged = [lack for lack in self._damaged_of_others() if self._is_known(lack)]
        found = [self._brought_back(lack) for lack in [*lacks, *damaged]]
        self._shelf.forget(lacks)
        return [*found, *self._out_of_copies()]

    def _out_of_copies(self) -> Iterator[Returned]:
        """What only damaged copies have that a sync program made."""
        for document, files in sorted(self._shelf.listing().items()):
            for path, stamp in files:
                if not (is_copy(path) and self._is_damaged(path, stamp)):
                    continue
                there: Tables = {}
                _improve(there, salvaged(Path(path), document))
                returned = self._take_in(document, there)
                if returned:
                    yield _returned(Path(path).parent.name, [returned])

    def _is_damaged(self, path: str, stamp: Stamp) -> bool:
        try:
            self._shelf.files.read(path, stamp)
        except Damaged:
            return True
        except DataTrouble:
            pass  # of a newer Detox, or the system refused it
        return False

    def _damaged_of_others(self) -> list[Lack]:
        """Documents of other devices that hold no records that can be read, by device."""
        found: dict[str, list[Loss]] = {}
        seen = self._shelf.itself().seen
        for path, stamp in self._shelf.of_others():
            if is_copy(path):  # the file with the name itself is looked at, too
                continue
            place = Path(path)
            device, document = place.parent.name, document_in(place.name)
            if self._is_damaged(path, stamp):
                loss = Loss(document, records_seen(seen, device, document), 0)
                found.setdefault(device, []).append(loss)
        return [Lack(device, "", tuple(losses)) for device, losses in found.items()]

    def _is_known(self, lack: Lack) -> bool:
        """Whether anything is known of what it held."""
        versions = _Versions(self._shelf, self._backups, Device(lack.device))
        return any(loss.before or versions.kept(loss.document) for loss in lack.losses)

    def _brought_back(self, lack: Lack) -> Returned:
        versions = _Versions(self._shelf, self._backups, Device(lack.device))
        taken, lost = [], 0
        for loss in lack.losses:
            self._shelf.listing()
            copy = versions.kept(loss.document)
            if lack.device == self._shelf.device:
                _improve(copy, versions.journalled(loss.document))
            there = self._shelf.replicas(loss.document)
            had = {
                (t, uid) for each in (copy, *there) for t, found in each.items() for uid in found
            }
            lost += max(0, loss.before - len(had))
            taken.append(self._take_in(loss.document, copy))
        return _returned(lack.device, taken, lost)

    def _take_in(self, document: str, copy: Tables) -> Tables:
        """Write those records of a copy that win over all there are; gives which."""
        with self._shelf.writing() as writer:
            self._shelf.listing()
            there = self._shelf.replicas(document)
            winning = _missing_from(there, copy, trusted_until(self._now()))
            if winning:
                writer.prepare([document])
                last = self._shelf.itself().last
                writer.write({document: winning}, _highest(winning), last)
        return winning

    def lead(self, records: ShelvedRecords) -> int:
        """Lead again to sessions whose month does not know of them; gives how many there were."""
        strays = records.strays()
        records.commit("restore", [Change(each, each) for each in strays], undoable=False)
        return len(strays)

    def make_sound(self, records: ShelvedRecords) -> int:
        """Give records that make no sense back the last version that did, where any copy here has
        one; gives how many that was.
        """
        changes = [Change(None, entity) for entity in self._sound_again()]
        records.commit("restore", changes, undoable=False)
        return len(changes)

    def _sound_again(self) -> Iterator[Entity]:
        reader = Reader(self._shelf, self._now)
        for document in sorted(self._shelf.listing()):
            flawed = list(reader.flawed(document))
            best = self._best_of(document, {(kind.table, uid) for kind, uid in flawed})
            for kind, uid in flawed:
                raw = best.get((kind.table, uid), DELETED)
                if not raw.get("deleted"):
                    yield read_entity(kind, uid, raw, document)

    def _best_of(self, document: str, places: Set[Place]) -> dict[Place, Raw]:
        """The newest sound version there is of some records of a document."""
        found: dict[Place, Raw] = {}
        devices = folders_in(self._shelf.files.folder) if places else []
        for folder in devices:
            versions = _Versions(self._shelf, self._backups, Device(Path(folder).name))
            for table, uid, raw in versions.all_of(document):
                place = (table, uid)
                if place not in places or not is_whole(table, uid, raw):
                    continue
                if place not in found or revision_of(raw) > revision_of(found[place]):
                    found[place] = raw
        return found

    def go_back(self, name: str, records: ShelvedRecords) -> int:
        """Make all records as they were in a backup, as one step that can be undone.

        Gives how many records that changed. A running timer stays as it is, and nothing is deleted
        for want of a file that the backup has lost. Raises `Refused` where there is no such backup,
        `DataTrouble` when a file of it can't be read.
        """
        backup = next((backup for backup in self._backups.all() if backup.name == name), None)
        if backup is None:
            raise Refused(N_("There is no backup “%(name)s”."), name=shown(name))
        lost = self._backups.lacking(backup)
        changes = [
            change
            for change in _differences(_by_place(records), self._as_of(backup))
            if change.after is not None or _document_of(change) not in lost
        ]
        records.commit("restore", changes)
        return len(changes)

    def _as_of(self, backup: Backup) -> dict[Place, Entity]:
        shelf = FileShelf(backup.path, backup.path / "nowhere", remembers=False)
        found = _by_place(ShelvedRecords(shelf, self._now, _any_zone, Derived(None)))
        # A month that can't be read is not an empty month; a record that made no sense was
        # left out then as well.
        for problem in shelf.troubles():
            raise DataTrouble(problem.message, **problem.params)
        return found

    def _found(self, device: Device) -> Iterator[tuple[Damage, Tables]]:
        versions = _Versions(self._shelf, self._backups, device)
        for name in sorted(device.written):
            path = self._shelf.own_folder(device).file(name)
            problem = _problem_of(path, is_needed=device.must_have(name))
            if problem is None:
                continue
            tables, backup = versions.best(name)
            back = [
                raw for raw in tables.get(SESSIONS.table, {}).values() if not raw.get("deleted")
            ]
            size = device.sizes.get(name)
            lost = None if size is None else max(0, size - size_of(tables))
            yield Damage(path, problem, backup, len(back), lost), tables

    def _set_aside(self, path: Path) -> None:
        folder = self._shelf.state / "set-aside"
        target = folder / f"{self._now():%Y-%m-%d-%H%M%S}-{path.parent.name}-{path.name}"
        with speaking(path):
            private_folder(folder)
            while os.path.lexists(target):
                target = target.with_name(f"{target.name}~")
            _keep_under(path, target)


def _keep_under(path: Path, target: Path) -> None:
    """Have a damaged file stand under another name too; what is no file is moved there."""
    if path.is_symlink() or not path.is_file():
        path.rename(target)
        return
    try:
        os.link(path, target)
    except OSError:  # another disk, or one without links
        shutil.copy2(path, target)


def _by_place(records: ShelvedRecords) -> dict[Place, Entity]:
    return {
        (kind_of(entity).table, entity.uid): entity
        for entity in records.everything()
        if not isinstance(entity, Timer)
    }


def _differences(now: dict[Place, Entity], then: dict[Place, Entity]) -> Iterator[Change]:
    for place in {**then, **now}:
        change = Change(now.get(place), then.get(place))
        if change.before != change.after:
            yield change


def _document_of(change: Change) -> str:
    entity = change.after or change.before
    assert entity is not None
    return document_of(entity)


def _any_zone(_name: str) -> tzinfo:
    return UTC


class _Versions:
    """All versions of the records of one device that still stand somewhere."""

    def __init__(self, shelf: FileShelf, backups: Backups, device: Device) -> None:
        self._shelf = shelf
        self._backups = backups
        self._device = device

    def best(self, name: str) -> tuple[Tables, Backup | None]:
        """The document as well as it can be known, and the newest backup with a good copy."""
        tables: Tables = {HEADER: {FORMAT: header(self._device.id, name)}}
        tables |= self.kept(name)
        newest = next((backup for backup, _copy in self._copies(name)), None)
        _improve(tables, self.journalled(name))
        return tables, newest

    def kept(self, name: str) -> Tables:
        """The newest versions of the records of a document, from all backups and from what can
        still be read of its file.
        """
        tables: Tables = {}
        for _backup, copy in self._copies(name):
            for table, records in records_of(copy).items():
                _improve(tables, ((table, uid, raw) for uid, raw in records.items()))
        place = self._shelf.own_folder(self._device).file(name)
        _improve(tables, salvaged(place, name))
        return tables

    def all_of(self, name: str) -> Iterator[tuple[str, str, Raw]]:
        """Every version of the records of a document, from backups and from the journal."""
        for _backup, copy in self._copies(name):
            for table, records in records_of(copy).items():
                for uid, raw in records.items():
                    yield table, uid, raw
        yield from self.journalled(name)

    def _copies(self, name: str) -> Iterator[tuple[Backup, Tables]]:
        seen = set()
        for backup in self._backups.all():
            path = backup.path / self._device.id / f"{name}.json"
            stamp = stamp_of(path)
            if stamp is None or stamp in seen:
                continue
            seen.add(stamp)
            with suppress(OSError, DataTrouble):
                yield backup, parse(path, path.read_bytes())

    def journalled(self, name: str) -> Iterator[tuple[str, str, Raw]]:
        """What this device wrote down of a document's records, version by version."""
        for rev, table, uid, fields in self._shelf.journal.versions():
            if document_in_which(table, uid) == name:
                yield table, uid, {**fields, "rev": rev}
            elif table == SESSIONS.table and f"log-{str(fields.get('day'))[:7]}" == name:
                yield GUESTS, uid, {"rev": rev}


def _missing_from(there: list[Tables], copy: Tables, trusted: str) -> Tables:
    """The records that win over all versions that are there; a timer that ran then stays away."""
    winning: Tables = {}
    for table in copy.keys() - {TIMERS.table}:
        winners = merged([each.get(table, {}) for each in there], trusted)
        for uid, raw in copy[table].items():
            known = winners.get(uid)
            if revision_of(raw) and (known is None or beats(raw, known, trusted)):
                winning.setdefault(table, {})[uid] = raw
    return winning


def _returned(device: str, taken: list[Tables], lost: int = 0) -> Returned:
    sessions = [raw for each in taken for raw in each.get(SESSIONS.table, {}).values()]
    is_there = [not raw.get("deleted") for raw in sessions]
    return Returned(device, sum(is_there), sum(map(size_of, taken)), lost)


def _highest(tables: Tables) -> str:
    return max(revision_of(raw) for records in tables.values() for raw in records.values())


def _improve(tables: Tables, versions: Iterable[tuple[str, str, object]]) -> None:
    """Take over each record that is newer than the one known."""
    for table, uid, raw in versions:
        if not isinstance(raw, dict):
            continue
        known = tables.setdefault(table, {}).get(uid)
        if known is None or revision_of(raw) > revision_of(known):
            tables[table][uid] = raw


def _problem_of(path: Path, *, is_needed: bool) -> Problem | None:
    stamp = stamp_of(path)
    if stamp is None:
        return missing(path) if is_needed or os.path.lexists(path) else None
    try:
        if stamp[1] > LARGEST_BYTES:
            raise too_large(path)
        with speaking(path):
            parse(path, path.read_bytes())
    except Newer:
        return None
    except Damaged as damaged:
        return damaged.of_ours.problem
    except DataTrouble as trouble:
        return trouble.problem
    return None
