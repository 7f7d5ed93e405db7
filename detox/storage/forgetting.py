"""Forgetting everywhere: the records first, then all that this machine keeps besides.

Who is asked for stands in a file before anything is done, and that file goes last: whatever happens
in between, whoever runs next goes on. Other machines do the same for what is theirs once the mark
has come to them; nobody writes in the folder of another.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from detox.domain.copies import Holder, Remains
from detox.domain.problem import DataTrouble
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.staging import ENDING, SYSTEM_REFUSED_COPIES, take_place
from detox.storage import revision
from detox.storage.document import DELETED, Raw, Tables, newest_revision, parse
from detox.storage.files import speaking, stamp_of, write_whole
from detox.storage.folders import folders_in
from detox.storage.forgotten import (
    PERSONS,
    SIGNS,
    Asked,
    Marks,
    Noted,
    cleansed,
    forgotten_in,
    is_gone,
    is_gone_step,
    joined,
    marks_in,
    may_hold_people,
)
from detox.storage.grouping import rivals_in, stamped
from detox.storage.kinds import PEOPLE
from detox.storage.lock import PATIENCE_SECONDS
from detox.storage.merge import EVERYWHERE, mark, merged, revision_of
from detox.storage.naming import STEP
from detox.storage.ports import Writer
from detox.storage.replicas import whole_file
from detox.storage.shelf import FileShelf

TABLES = (PERSONS, SIGNS)
Winners = dict[str, dict[str, Raw]]
"""table -> uid -> the version that counts"""
Changes = dict[str, dict[str, Raw]]
"""table -> uid -> what to write"""


class Unfinished(DataTrouble):
    """The records are as they are to be, but not all copies."""


class Forgetting:
    """Takes people, and all signs to and from them, out of what this machine keeps."""

    def __init__(
        self,
        records: AnyPath,
        state: AnyPath,
        now: Callable[[], datetime],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._records, self._state, self._now = Path(records), Path(state), now
        self._noted = Noted(state)
        self._shelf = FileShelf(records, state, patience=patience)

    def forget(self, people: Iterable[str]) -> None:
        """Forget people by their uids, whether they stand or were forgotten here before.

        Raises `Unfinished` where the next run has to go on with it, and another `DataTrouble` with
        nobody forgotten.
        """
        with self._shelf.lock.held():
            device, before = self._shelf.itself(), self._noted.asked()
            since = revision.after(self._newest(device.last), self._now(), device.id)
            self._noted.ask(Asked(since, tuple(dict.fromkeys((*before.people, *people)))))
        try:
            self.carry_on()
        except Unfinished:
            raise
        except DataTrouble:
            self._noted.ask(before)  # what is left of that is for the next run
            raise

    def before(self) -> list[str]:
        """The uids of those whose records were deleted, but not everywhere."""
        self._shelf.listing()
        winners = self._winners(self._shelf.replicas(PEOPLE))[PERSONS]
        return [uid for uid, raw in winners.items() if raw.get("deleted") and not mark(raw)]

    def carry_on(self) -> None:
        """Do what is left to be done. Raises `DataTrouble`."""
        with self._shelf.writing() as writer:
            marks, winners = self._write(writer)
            try:
                self._noted.learn(self._trusted(marks))
                self._clean(self._noted.known(), winners)
                if self._trusted(marks) == marks:
                    self._noted.done()
                else:
                    self._noted.ask(Asked())
            except (DataTrouble, OSError) as error:
                system = error.__cause__ if isinstance(error, DataTrouble) else error
                reason = getattr(system, "strerror", None) or str(system or error)
                raise Unfinished(SYSTEM_REFUSED_COPIES, reason=clean(reason, 200)) from error

    def _write(self, writer: Writer) -> tuple[Marks, Winners]:
        """Have the records say it; tell the marks there are, and what counts by then."""
        self._shelf.listing()
        replicas = self._shelf.replicas(PEOPLE)
        marks, winners = marks_in(replicas), self._winners(replicas)
        changes = self._changes(self._noted.asked(), self._trusted(marks), winners)
        if changes:
            device = writer.prepare([PEOPLE])
            rivals = [*rivals_in(changes, replicas)]
            rev, last = stamped({PEOPLE: changes}, device, rivals, self._now())
            writer.write({PEOPLE: changes}, rev, last)
        after = {table: {**winners[table], **changes.get(table, {})} for table in TABLES}
        return joined(marks, marks_in([changes])), after

    def remains(self, people: Sequence[str] | None = None) -> Remains:
        """Where copies of these people may live on, or of all that were forgotten everywhere."""
        own, root, marks = self._shelf.device, self._records, self._noted.known()
        if people is not None:
            marks = {key: marks[key] for uid in people if (key := f"{PERSONS}/{uid}") in marks}
        if not marks:
            return Remains()
        holders: dict[str, Holder] = {}
        for path, stamp in self._shelf.listing().get(PEOPLE, ()):
            device = Path(whole_file(path)).parent.name
            with suppress(DataTrouble):
                tables = self._shelf.files.read(path, stamp)
                if device != own and _has(tables, marks):
                    holders[device] = Holder(device, _day_of(tables), Path(path))
        with speaking(root):
            others = folders_in(str(root))
        versions = [root / name for name in (".stversions",) if (root / name).is_dir()]
        return Remains(
            tuple(holders[device] for device in sorted(holders)),
            sum(Path(each).name != own for each in others),
            str(versions[0]) if versions else "",
        )

    def _newest(self, last: str) -> str:
        """The highest revision that is known here and can be trusted."""
        trusted = revision.trusted_until(self._now())
        self._shelf.listing()
        found = (
            revision_of(raw)
            for tables in self._shelf.replicas(PEOPLE)
            for table in TABLES
            for _uid, raw in _records(tables, table)
        )
        known = (last, *self._noted.known().values(), *found)
        return max((each for each in known if each <= trusted), default="")

    def _trusted(self, marks: Marks) -> Marks:
        """Those that do not come from a clock gone wrong: such a mark waits for its time."""
        trusted = revision.trusted_until(self._now())
        return {key: since for key, since in marks.items() if since <= trusted}

    def _winners(self, replicas: Sequence[Tables]) -> Winners:
        trusted = revision.trusted_until(self._now())
        return {
            table: merged([each.get(table, {}) for each in replicas], trusted) for table in TABLES
        }

    def _changes(self, asked: Asked, marks: Marks, winners: Winners) -> Changes:
        """What this device has to write: the marks of who is asked for, and in place of an older
        version of its own what counts by now.
        """
        wanted = [uid for uid in asked.people if _mark_of(PERSONS, uid, marks) < asked.since]
        gone = forgotten_in(winners[PERSONS], PERSONS)
        since = {key: marks[key] for key in gone}
        since |= {f"{PERSONS}/{uid}": asked.since for uid in wanted}
        found: Changes = {PERSONS: {uid: _gone(asked.since) for uid in wanted}, SIGNS: {}}
        own = self._own()
        places = [own, *self._shelf.replicas(PEOPLE)] if wanted else [own]
        for uid, raw in chain.from_iterable(_records(each, SIGNS) for each in places):
            key = f"{PERSONS}/{raw.get('person')}"
            if key in since and not mark(raw):
                found[SIGNS][uid] = _gone(since[key])
        for table in TABLES:
            for uid, raw in _records(own, table):
                known = _mark_of(table, uid, marks)
                if mark(raw) < known and uid not in found[table]:
                    found[table][uid] = _as_it_counts(winners[table][uid], known)
        return {table: records for table, records in found.items() if records}

    def _own(self) -> Tables:
        path = self._shelf.own_folder().place(PEOPLE)
        stamp = stamp_of(path)
        if stamp is None:
            return {}
        with suppress(DataTrouble):  # what can't be read can't be written either: preparing says so
            return self._shelf.files.read(path, stamp)
        return {}

    def _clean(self, marks: Marks, winners: Winners) -> None:
        """Take it out of all that is only of this machine."""
        forgotten = {key for table in TABLES for key in forgotten_in(winners[table], table)}
        self._shelf.journal.forget(lambda raw, rev: is_gone_step(raw, rev, marks, forgotten))
        own = Path(self._shelf.own_folder().path)
        aside, backups = self._state / "set-aside", self._state / "backups"
        for folder in (own, self._state, aside, *_below(backups)):
            _sweep(folder)
        for file in (*_files(aside), *own.glob("step.damaged*")):
            if PEOPLE in file.name or STEP in file.name:
                _cleaned_or_removed(file, marks)
        copies: dict[int, Path] = {}
        for folder in _below(backups):
            for file in filter(lambda file: may_hold_people(file.name), _files(folder)):
                _clean_copy(file, marks, copies)
        for file in _files(self._state / "derived" / "door"):
            file.unlink(missing_ok=True)


def _mark_of(table: str, uid: str, marks: Marks) -> str:
    return marks.get(f"{table}/{uid}", "")


def _gone(since: str) -> Raw:
    return {**DELETED, EVERYWHERE: since}


def _as_it_counts(winner: Raw, since: str) -> Raw:
    """What counts by now, to be written by this device in place of an older version of its own."""
    if winner.get("deleted"):
        return _gone(since)
    return {key: each for key, each in winner.items() if key not in ("rev", "sure")}


def _records(tables: Tables, table: str) -> Iterator[tuple[str, Raw]]:
    for uid, raw in tables.get(table, {}).items():
        if isinstance(raw, dict):
            yield uid, raw


def _has(tables: Tables, marks: Marks) -> bool:
    """Whether there is anything in a file that was forgotten everywhere: people, or a sign."""
    return any(
        not raw.get("deleted") and is_gone(table, uid, raw, marks)
        for table in TABLES
        for uid, raw in _records(tables, table)
    )


def _day_of(tables: Tables) -> date:
    """When a file was last written to, by its revisions."""
    try:
        return date.fromisoformat(newest_revision(tables)[:10])
    except ValueError:  # a hand was here
        return date.min


def _below(folder: Path) -> Iterator[Path]:
    """A folder and all folders in it."""
    for found, _folders, _files_in in os.walk(folder):
        yield Path(found)


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*") if each.is_file()) if folder.is_dir() else []


def _sweep(folder: Path) -> None:
    """Take away what a killed program left half written; nobody else writes just now."""
    for file in folder.glob(f".*{ENDING}"):
        if may_hold_people(file.name[1:].removesuffix(ENDING).rpartition(".")[0]) or (
            file.name.startswith(".journal")
        ):
            file.unlink(missing_ok=True)


def _cleaned_or_removed(file: Path, marks: Marks) -> None:
    """A damaged file that was kept: where nobody can tell what it holds, it goes."""
    with speaking(file):
        content = file.read_bytes()
        try:
            after = cleansed(content, parse(file, content), marks)
        except DataTrouble:
            if any(key.rpartition("/")[2].encode() in content for key in marks):
                file.unlink()
            return
        if after != content:
            write_whole(file, after)


def _clean_copy(file: Path, marks: Marks, copies: dict[int, Path]) -> None:
    """Clean a file of a backup; those that were one file on the disk become one again."""
    with speaking(file):
        found = file.stat()
        content = file.read_bytes()
        try:
            after = cleansed(content, parse(file, content), marks)
        except DataTrouble:
            return
        if after == content:
            return
        done = copies.get(found.st_ino)
        if done is not None:
            beside = file.with_name(f".{file.name}.again{ENDING}")
            with suppress(OSError):
                beside.unlink(missing_ok=True)
                os.link(done, beside)
                take_place(beside, file)
                return
        write_whole(file, after)
        os.utime(file, ns=(found.st_mtime_ns, found.st_mtime_ns))
        copies[found.st_ino] = file
