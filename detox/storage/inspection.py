"""A look at every file of a home, without touching any, at what is not as it should be."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, DataTrouble, OnDay, Problem
from detox.domain.text import shown
from detox.domain.walls import day_of
from detox.services.ports import Advance, Entity, unheard
from detox.storage import revision
from detox.storage.backups import Backups
from detox.storage.document import Tables, named, records_of, undated
from detox.storage.fields import Flaw
from detox.storage.history import UNREADABLE
from detox.storage.kinds import KINDS, SESSIONS
from detox.storage.leftovers import left_over
from detox.storage.merge import standing
from detox.storage.reading import NO_RECORD, is_ahead, left_out, read_entity
from detox.storage.records import ShelvedRecords
from detox.storage.replicas import Files, document_in
from detox.storage.seen import Lack
from detox.storage.shelf import FileShelf
from detox.storage.unfinished import is_step
from detox.storage.writer import is_foreign

_STRAY = N_(
    "The session %(uid)s is not shown on %(day)s: a file that leads to it is missing. If that does "
    "not come back by itself, “detox restore” puts it right."
)
_WAY_OUT = N_(
    "“detox restore” brings back the records that were left out, as far as a copy has them; the "
    "others can only be corrected by hand, in their file."
)
_UNDATED = N_(
    "%(file)s: some of its records don’t say when they were written (%(count)d). They are read, "
    "but any other version of them wins; changing one mends that."
)
_TOLD = 6
_ONE_LEFT_OVER = N_("%(file)s was left over from an unfinished write; it can be deleted.")
_LEFT_OVER = N_(
    "%(folder)s has %(count)d files left over from unfinished writes, such as %(file)s; they can "
    "be deleted."
)
MOST_LISTED = 10
"""How many records of a file that make no sense are named."""


class Inspection(NamedTuple):
    """This device, how many devices and sessions there are, and what is wrong."""

    device: str
    devices: int
    sessions: int
    problems: list[Problem]


def inspect(
    shelf: FileShelf,
    records: ShelvedRecords,
    backups: Backups,
    now: datetime,
    advance: Advance = unheard,
) -> Inspection:
    """Read everything there is; `now` is local. `advance` hears how far it is.

    Raises `DataTrouble` only where the folder of records can't be read at all.
    """
    found = _Found(shelf, records, now)
    strays = records.strays(found.entities(advance))
    root = Path(shelf.files.folder)
    folders = [path for path in _entries(root) if path.is_dir()]
    backup_trouble = backups.trouble(day_of(now, 0))
    lacks = shelf.lacks()
    is_lacking = any(lack.device == shelf.device for lack in lacks)
    problems = [
        *shelf.damages(),
        *(_lacking(lack) for lack in lacks),
        *_strangers(folders),
        *found.problems(),
        *(Problem(_STRAY, {"uid": s.uid, "day": OnDay(s.day)}) for s in strays),
        *([] if is_lacking else _clone(shelf, found.newest)),
        *_undo(shelf),
        *_left_over([*folders, shelf.state, shelf.state / "backups"], now),
        *([backup_trouble] if backup_trouble else []),
    ]
    return Inspection(shelf.device, len(folders), found.sessions, problems)


def _lacking(lack: Lack) -> Problem:
    message = N_(
        "Part of what device %(device)s wrote is no longer here (%(losses)s); all of it was, "
        "until %(until)s UTC. Detox deleted nothing. If the files don’t come back by "
        "themselves, “detox restore” brings back what this device kept of them."
    )
    losses = [f"{loss.document} {loss.before or '?'} → {loss.now}" for loss in lack.losses]
    told = ", ".join([*losses[:_TOLD], *(["…"] if len(losses) > _TOLD else [])])
    return Problem(
        message, {"device": shown(lack.device), "losses": told, "until": lack.until or "?"}
    )


def _strangers(folders: list[Path]) -> Iterator[Problem]:
    for folder in folders:
        for path in _entries(folder):
            if not (document_in(path.name) or is_step(path.name)):
                yield Problem(
                    N_("%(file)s is not a Detox file; it was left alone."),
                    {"file": named(path)},
                )


class _Found:
    """What one pass over the records finds: each file is read once, and let go."""

    def __init__(self, shelf: FileShelf, records: ShelvedRecords, now: datetime) -> None:
        self.sessions = 0
        self.newest: dict[str, str] = {}
        """the highest revision in each file, as far as all its records have one"""
        self._shelf = shelf
        self._records = records
        self._trusted = revision.trusted_until(now.astimezone(UTC))
        self._ahead: Counter[str] = Counter()
        self._flaws: list[Problem] = []
        self._are_left_out = False

    def entities(self, advance: Advance) -> Iterator[Entity]:
        """Every entity; the files it is in are looked through on the way."""
        count = 0
        for document, files, share in self._shelf.by_document():
            sound: set[tuple[str, str]] = set()
            for table, entities in self._records.tables_of(document):
                sound.update((table, uid) for uid in entities)
                self.sessions += len(entities) if table == SESSIONS.table else 0
                yield from entities.values()
            self._look_through(document, files, sound)
            count += len(sound)
            advance(count, share)

    def _look_through(self, document: str, files: Files, sound: Set[tuple[str, str]]) -> None:
        for name, stamp in files:
            try:
                tables = self._shelf.files.read(name, stamp)
                newest = self._shelf.files.newest(name, stamp)
            except DataTrouble:
                continue  # named already
            count = undated(tables)
            if not count:
                self.newest[name] = newest
            self._ahead.update(_devices_ahead(tables, self._trusted))
            flaws = _flaws(document, tables, sound)
            self._are_left_out = self._are_left_out or bool(flaws)
            self._flaws += _of_flaws(name, flaws)
            self._flaws += _of_undated(name, count)

    def problems(self) -> Iterator[Problem]:
        """What makes no sense, and clocks that were ahead, once all entities have gone by."""
        yield from self._flaws
        if self._are_left_out:
            yield Problem(_WAY_OUT)
        for device, count in sorted(self._ahead.items()):
            message = N_(
                "The clock of device %(device)s was more than 24 hours ahead when it wrote "
                "%(count)d of its records; until then, other versions of them win."
            )
            yield Problem(message, {"device": shown(device), "count": count})


def _places(tables: Tables) -> Iterator[tuple[str, str, object]]:
    for table, records in records_of(tables).items():
        for uid, raw in records.items():
            yield table, uid, raw


def _devices_ahead(tables: Tables, trusted: str) -> Iterator[str]:
    for _table, _uid, raw in _places(tables):
        if isinstance(raw, dict) and is_ahead(raw, trusted):
            is_trusted, rev = standing(raw, trusted)
            if not is_trusted:
                yield revision.device_in(rev)


def _of_flaws(name: str, flaws: list[Problem]) -> Iterator[Problem]:
    """How many records of a file make no sense, and the first of them by name."""
    if flaws:
        yield Problem(
            N_("%(file)s: some of its records can’t be read and were left out (%(count)d)."),
            {"file": named(name), "count": len(flaws)},
        )
    yield from flaws[:MOST_LISTED]
    if len(flaws) > MOST_LISTED:
        yield Problem(
            N_("%(file)s: more records like these: %(count)d."),
            {"file": named(name), "count": len(flaws) - MOST_LISTED},
        )


def _of_undated(name: str, count: int) -> Iterator[Problem]:
    """How many records of a file are read, but lose to any other version of them."""
    if count:
        yield Problem(_UNDATED, {"file": named(name), "count": count})


def _flaws(document: str, tables: Tables, sound: Set[tuple[str, str]]) -> list[Problem]:
    found = []
    for table, uid, raw in _places(tables):
        try:
            _check(document, table, uid, raw, is_sound=(table, uid) in sound)
        except Flaw as flaw:
            found.append(left_out(table, uid, flaw))
    return found


def _check(document: str, table: str, uid: str, raw: object, *, is_sound: bool) -> None:
    """Raises `Flaw` for a record that makes no sense; one that `is_sound` was read already."""
    if is_sound:  # here or in another file
        return
    if not isinstance(raw, dict):
        raise Flaw(NO_RECORD)
    if table in KINDS and not raw.get("deleted"):
        read_entity(KINDS[table], uid, raw, document)


def _clone(shelf: FileShelf, known: Mapping[str, str]) -> Iterator[Problem]:
    device = shelf.itself()
    folder = shelf.own_folder(device)
    try:
        there = shelf.files.without_torn_copies(folder.path, folder.found())
    except DataTrouble:
        return
    newest = {name: known[path] for name in there if (path := folder.place(name)) in known}
    if is_foreign(device, there, newest):
        message = N_(
            "%(folder)s contains files another device wrote: a copy of this data may be in use "
            "elsewhere. Nothing is lost; the next change goes into a separate folder."
        )
        yield Problem(message, {"folder": named(folder.path)})


def _undo(shelf: FileShelf) -> Iterator[Problem]:
    try:
        if shelf.journal.is_damaged():
            yield Problem(UNREADABLE, {"file": shelf.journal.name})
    except DataTrouble as trouble:
        yield trouble.problem


def _left_over(folders: list[Path], now: datetime) -> Iterator[Problem]:
    for folder in folders:
        found = left_over(folder, now)
        if found:
            parts = {"file": named(found[0]), "folder": named(folder), "count": len(found)}
            yield Problem(_ONE_LEFT_OVER if len(found) == 1 else _LEFT_OVER, parts)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name[0] != ".")
    except OSError:
        return []
