"""Documents as entities: all replicas merged, and what makes no sense left out and named."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from detox.domain.days import DayRange
from detox.domain.problem import N_, Problem
from detox.domain.session import Session, uid_month
from detox.domain.text import shown
from detox.services.ports import Change, Entity
from detox.storage import revision
from detox.storage.columns import alike
from detox.storage.document import Raw, was_deleted
from detox.storage.fields import Flaw
from detox.storage.kinds import (
    KINDS,
    PEOPLE,
    SESSIONS,
    Kind,
    are_sound_uids,
    is_sound_uid,
    kind_of,
)
from detox.storage.merge import is_forgotten, merged, revision_of
from detox.storage.ports import Shelf

GUESTS = "guests"
"""a table of uids: sessions of this month whose records stand in that of their uid"""
NO_RECORD = "{}"
"""What stands for the field where all of a record is wrong."""
MOST_NAMED = 3
"""How many records that make no sense every command names; `doctor` names more."""
_MANY_FLAWS = N_(
    "Records left out because they can’t be read: %(count)d; “detox doctor” lists them."
)


def document_of(entity: Entity) -> str:
    """The document an entity stands in: a session's is that of its uid, whatever its day."""
    if not isinstance(entity, Session):
        return kind_of(entity).document
    month = uid_month(entity.uid)
    if not month:
        raise ValueError(f"the uid {entity.uid} names no month")
    return f"log-{month}"


def lodging_of(entity: Entity | None) -> str:
    """The document of the month in which a session is a guest; empty where it is at home."""
    if not isinstance(entity, Session) or uid_month(entity.uid) == entity.day.isoformat()[:7]:
        return ""
    return f"log-{entity.day:%Y-%m}"


def is_month(document: str) -> bool:
    """Whether a document holds the sessions of a month."""
    return document.startswith("log-")


_MONTHS = {f"{month:02}" for month in range(1, 13)}


class Reader:
    """Reads what stands on a shelf as it was last listed."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._flaws: dict[str, list[Problem]] = {}
        self._shapeless: dict[str, list[Problem]] = {}
        self._disputed: set[str] = set()
        self._homes: dict[str, tuple[str, ...]] = {}
        self._kept: dict[str, _Decoded] = {}

    def entities(self, kind: Kind, document: str) -> dict[str, Any]:
        """Every entity of a table of a document, by uid.

        What is no session is decoded once, as long as the very tables that its files were
        read as are the same: those are kept by the files' stamps, and given up where a stamp lied.
        """
        if kind is SESSIONS:
            return self._decoded(kind, document)
        tables = [replica.get(kind.table) for replica in self._shelf.replicas(document)]
        trusted = revision.trusted_until(self._now()) if len(tables) > 1 else ""
        kept = self._kept.get(kind.table)
        if kept is None or not kept.is_of(tables, trusted):
            found = self._decoded(kind, document)
            kept = self._kept[kind.table] = _Decoded(tables, trusted, found)
            if f"{document}/{kind.table}" in self._disputed:  # another version may win tomorrow
                del self._kept[kind.table]
        return {**kept.entities}

    def _decoded(self, kind: Kind, document: str) -> dict[str, Any]:
        flaws: list[Problem] = []
        found = _read(kind, self.records(kind, document), document, flaws)
        self._flaws[f"{document}/{kind.table}"] = flaws
        return found

    def records(self, kind: Kind, document: str) -> dict[str, Raw]:
        """Every record of a table of a document that was not deleted, by uid, as it stands."""
        found = self._merged(document, kind.table)
        return {uid: raw for uid, raw in found.items() if not raw.get("deleted")}

    def names_left_out(self, kind: Kind) -> list[str]:
        """What the records of a table that make no sense are called, as far as they say."""
        sound, kept = self.entities(kind, kind.document), self.records(kind, kind.document)
        return [str(raw.get("name", "")) for uid, raw in kept.items() if uid not in sound]

    def standing(self, kind: Kind, document: str) -> dict[str, bool]:
        """Whether each record of a table of a document stands or was deleted, by uid.

        One whose making was undone counts as never made.
        """
        return {
            uid: not raw.get("deleted")
            for uid, raw in self._merged(document, kind.table).items()
            if not raw.get("deleted") or was_deleted(raw)
        }

    def gone_before(self, changes: Sequence[Change]) -> Set[str] | None:
        """Of what these changes make, the uids of those that were deleted before; nothing at all
        where one of them does not begin with what stands now.

        What has no record may begin with what comes with Detox; a flawed one is let go.
        """
        places: dict[tuple[str, str], dict[str, Change]] = {}
        for change in changes:
            entity = change.before or change.after
            assert entity is not None
            place = (document_of(entity), kind_of(entity).table)
            places.setdefault(place, {})[entity.uid] = change
        gone = set()
        for (document, table), found in places.items():
            for uid, raw in self._versions(document, table, found).items():
                if not _begins_with(found[uid], KINDS[table], uid, raw, document):
                    return None
                if was_deleted(raw):
                    gone.add(uid)
        return gone

    def as_it_is(self, entity: Entity) -> Entity | None:
        """An entity as it is now; nothing where it is gone, or its record makes no sense."""
        kind, document = kind_of(entity), document_of(entity)
        raw = self._version(document, kind.table, entity.uid)
        if raw is None or raw.get("deleted"):
            return None
        try:
            found: Entity = read_entity(kind, entity.uid, raw, document)
        except Flaw:
            return None
        return found

    def has_reached(self, rev: str, entities: Iterable[Entity]) -> bool:
        """Whether one of these was written with a revision, or by who knew of it."""
        found = (self._version(document_of(e), kind_of(e).table, e.uid) for e in entities)
        return bool(rev) and any(raw is not None and revision_of(raw) >= rev for raw in found)

    def is_forgotten(self, change: Change) -> bool:
        """Whether a change is about what was forgotten everywhere, and is not there anew."""
        entity = change.before or change.after
        assert entity is not None
        kind = kind_of(entity)
        if kind.document != PEOPLE:
            return False
        raw = self._version(PEOPLE, kind.table, entity.uid)
        return raw is not None and is_forgotten(raw)

    def month(self, month: str, days: DayRange) -> list[Session]:
        """The sessions of a month noted under `days`, as they were noted or last changed.

        Others are not even looked into, and those that moved to another month are guests there.
        """
        first, after = days.first.isoformat(), days.after.isoformat()
        document = f"log-{month}"
        wanted: dict[str, dict[str, Raw]] = {}
        for home, uid, raw in self._candidates(document):
            day = raw.get("day")
            if isinstance(day, str) and day[:7] == month:
                if not first <= day < after:
                    continue
            elif isinstance(day, str) and _is_elsewhere(day):
                continue
            if not raw.get("deleted"):
                wanted.setdefault(home, {})[uid] = raw
        found: list[tuple[str, str, Session]] = []
        flaws: list[Problem] = []
        for home, records in wanted.items():
            sessions = _read(SESSIONS, records, home, flaws)
            found += [(revision_of(records[uid]), uid, each) for uid, each in sessions.items()]
        self._flaws[f"{document}/{SESSIONS.table}"] = flaws
        return [session for _revision, _uid, session in sorted(found)]

    def homes_of(self, document: str) -> tuple[str, ...]:
        """The other documents that were looked into when a month was last read."""
        return self._homes.get(document, ())

    def guests_of(self, document: str) -> dict[str, set[str]]:
        """The uids of the guests of a month, by the document each of them stands in."""
        found: dict[str, set[str]] = {}
        for replica in self._shelf.replicas(document):
            for uid in replica.get(GUESTS, ()):
                home = f"log-{uid_month(uid)}" if is_sound_uid(SESSIONS, uid) else document
                if home not in (document, "log-"):
                    found.setdefault(home, set()).add(uid)
        return found

    def _candidates(self, document: str) -> Iterator[tuple[str, str, Raw]]:
        """Each record that may be a session of a month, with its document and its uid."""
        for uid, raw in self._merged(document, SESSIONS.table).items():
            yield document, uid, raw
        guests = self.guests_of(document)
        self._homes[document] = tuple(sorted(guests))
        for home, uids in guests.items():
            there = self._merged(home, SESSIONS.table)
            for uid in uids & there.keys():
                if str(there[uid].get("day")).startswith(document[4:]):
                    yield home, uid, there[uid]

    def everything(self) -> Iterator[Entity]:
        """Every entity there is a record of."""
        for document in sorted(self._shelf.listing()):
            for _table, entities in self.tables_of(document):
                yield from entities.values()

    def tables_of(self, document: str) -> Iterator[tuple[str, Mapping[str, Entity]]]:
        """The tables that a document is for, each with its entities by uid."""
        for kind in self.kinds_in(document):
            yield kind.table, self.entities(kind, document)

    def kinds_in(self, document: str) -> Iterator[Kind]:
        """The kinds of records that a document is for."""
        for kind in KINDS.values():
            if is_month(document) if kind is SESSIONS else document == kind.document:
                yield kind

    def flawed(self, document: str) -> Iterator[tuple[Kind, str]]:
        """The kind and the uid of each record of a document that makes no sense."""
        for kind in self.kinds_in(document):
            known = self._merged(document, kind.table)
            tables = [replica.get(kind.table, {}) for replica in self._shelf.replicas(document)]
            uids = {uid for table in tables for uid in table}
            sound = self.entities(kind, document)
            for uid in sorted(uids - sound.keys()):
                if not known.get(uid, {}).get("deleted"):
                    yield kind, uid

    def is_settled(self, document: str) -> bool:
        """Whether what was last read of a document can only change with its files."""
        return all(
            f"{each}/{SESSIONS.table}" not in self._disputed
            and not self._flaws.get(f"{each}/{SESSIONS.table}")
            and not self._shapeless.get(f"{each}/{SESSIONS.table}")
            and self._shelf.is_whole(each)
            for each in (document, *self.homes_of(document))
        )

    @property
    def is_disputed(self) -> bool:
        """Whether another version of a record that was read may win by time alone."""
        return bool(self._disputed)

    def flaws(self) -> list[Problem]:
        """What was left out so far: by name, or in one sentence where it is much."""
        kept = [*self._flaws.values(), *self._shapeless.values()]
        found = [problem for problems in kept for problem in problems]
        return found if len(found) <= MOST_NAMED else [Problem(_MANY_FLAWS, {"count": len(found)})]

    def _version(self, document: str, table: str, uid: str) -> Raw | None:
        """The winning version of one record."""
        return self._versions(document, table, [uid]).get(uid)

    def _versions(self, document: str, table: str, uids: Collection[str]) -> dict[str, Raw]:
        """The winning versions of some records, of those that there are."""
        tables = [r.get(table, {}) for r in self._shelf.replicas(document, having=uids)]
        versions = [{uid: table[uid] for uid in uids if uid in table} for table in tables]
        return merged(versions, revision.trusted_until(self._now()))

    def _merged(self, document: str, table: str) -> dict[str, Raw]:
        replicas = self._shelf.replicas(document)
        tables = [replica.get(table, {}) for replica in replicas]
        self._shapeless[f"{document}/{table}"] = []
        if len(tables) == 1:
            only = {uid: raw for uid, raw in tables[0].items() if isinstance(raw, dict)}
            if len(only) < len(tables[0]):
                self._name_shapeless(document, table, tables[0].keys() - only.keys())
            return only
        trusted = revision.trusted_until(self._now())
        winners = merged(tables, trusted)
        if any(is_ahead(raw, trusted) for replica in tables for raw in replica.values()):
            self._disputed.add(f"{document}/{table}")  # another version may win tomorrow
        else:
            self._disputed.discard(f"{document}/{table}")
        odd = {uid for each in tables for uid, raw in each.items() if not isinstance(raw, dict)}
        if odd:
            self._name_shapeless(document, table, odd - winners.keys())
        return winners

    def _name_shapeless(self, document: str, table: str, uids: Set[str]) -> None:
        """Name what stands where a record should and is none."""
        named = [left_out(table, uid, Flaw(NO_RECORD)) for uid in sorted(uids)]
        self._shapeless[f"{document}/{table}"] = named


class _Decoded(NamedTuple):
    """The entities of a table, and the replicas of it that they were decoded from."""

    tables: list[dict[str, Raw] | None]
    trusted: str
    entities: dict[str, Any]

    def is_of(self, tables: list[dict[str, Raw] | None], trusted: str) -> bool:
        """Whether these very tables, not others that are like them, would give the same."""
        return (
            len(tables) == len(self.tables)
            and all(a is b for a, b in zip(tables, self.tables, strict=True))
            and trusted >= self.trusted  # a clock that was put back may trust less
        )


def is_ahead(raw: object, trusted: str) -> bool:
    """Whether a record may be of a clock that is ahead: `trusted` is the last to be believed."""
    rev = raw.get("rev") if isinstance(raw, dict) else None
    return isinstance(rev, str) and rev > trusted


def _read(
    kind: Kind, records: Mapping[str, Raw], document: str, flaws: list[Problem]
) -> dict[str, Any]:
    """The entities of records by uid; those that make no sense are left out, and named."""
    if kind is SESSIONS:
        with suppress(Flaw, TypeError):  # one of them makes no sense, or is strange
            return _read_alike(records, document)
    found = {}
    for uid, raw in records.items():
        try:
            found[uid] = read_entity(kind, uid, raw, document)
        except Flaw as flaw:
            flaws.append(left_out(kind.table, uid, flaw))
    return found


def _read_alike(records: Mapping[str, Raw], document: str) -> dict[str, Session]:
    """Sessions by uid, in the order of their records. Raises `Flaw` and `TypeError`."""
    if not are_sound_uids(records, document):
        raise Flaw("uid")
    found: dict[str, Session] = {}
    for group in alike(records):
        sessions = SESSIONS.read_alike(group)
        days = set(zip(group.columns["day"], [each.day for each in sessions], strict=True))
        if any(text[:7] != day.isoformat()[:7] for text, day in days):
            raise Flaw("day")
        found.update(zip(group.uids, sessions, strict=True))
    return {uid: found[uid] for uid in records}


def read_entity(kind: Kind, uid: str, raw: Raw, document: str) -> Any:
    """An entity from a record of a document. Raises `Flaw` when either makes no sense."""
    if not is_sound_uid(kind, uid):
        raise Flaw("uid")
    entity = kind.read(uid, raw)
    if kind is SESSIONS:
        if document[4:] != uid_month(uid):
            raise Flaw("uid")
        if raw["day"][:7] != entity.day.isoformat()[:7]:  # a week's date, which no month is read by
            raise Flaw("day")
    return entity


def _begins_with(change: Change, kind: Kind, uid: str, raw: Raw, document: str) -> bool:
    """Whether a change begins with what is in a record."""
    if raw.get("deleted"):
        return change.before is None
    try:
        return bool(read_entity(kind, uid, raw, document) == change.before)
    except Flaw:
        return True


def _is_elsewhere(day: str) -> bool:
    """Whether a day that is not of this month, as a record has it, is one of another."""
    return day[4:5] == "-" and day[:4].isdigit() and day[5:7] in _MONTHS


def left_out(table: str, uid: str, flaw: Flaw) -> Problem:
    """That a record was left out, and why."""
    if str(flaw) == NO_RECORD:
        message = N_("The record %(uid)s of %(table)s was left out: it holds no fields at all.")
        return Problem(message, {"uid": shown(uid), "table": table})
    return Problem(
        N_("The record %(uid)s of %(table)s was left out: its field “%(field)s” isn’t valid."),
        {"uid": shown(uid), "table": table, "field": str(flaw)},
    )
