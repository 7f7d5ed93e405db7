"""The records of a person: sessions a month at a time, everything else in the plan, all devices merged."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from detox.domain.activity import BUILT_IN
from detox.domain.days import DayRange, month_of, months_in
from detox.domain.problem import N_, Problem, Refused
from detox.domain.session import Session, uid_month
from detox.domain.totals import Totals
from detox.services.ports import Change, Entity, Plan, Step
from detox.storage import revision
from detox.storage.codec import (
    ACCOUNTS,
    ACTIVITIES,
    BASELINES,
    SESSIONS,
    TIMERS,
    Flaw,
    Kind,
    checked_raw,
    kind_of,
    uid_of,
)
from detox.storage.derived import Derived, Source
from detox.storage.document import Raw
from detox.storage.history import Undoing, recorded
from detox.storage.merge import merged
from detox.storage.merge import revision as revision_of
from detox.storage.shelf import Shelf, Writer

PLAN = "plan"


def document_of(entity: Entity) -> str:
    """The document an entity stands in."""
    if not isinstance(entity, Session):
        return PLAN
    month = uid_month(entity.uid)
    if month != f"{entity.day:%Y-%m}":
        raise ValueError(f"the uid {entity.uid} does not belong to {entity.day}")
    return f"log-{month}"


class ShelvedRecords:
    """Records on a shelf; see `detox.services.ports.Records` for what each method promises."""

    def __init__(
        self,
        shelf: Shelf,
        now: Callable[[], datetime],
        zone: Callable[[str], tzinfo],
        derived: Derived,
    ) -> None:
        self._shelf = shelf
        self._now = now
        self._zone = zone
        self._derived = derived
        self._flaws: dict[str, list[Problem]] = {}
        self._before_writing: list[Callable[[], None]] = []

    @property
    def device(self) -> str:
        """The id of this device."""
        return self._shelf.device

    def plan(self) -> Plan:
        """Everything but the sessions, built-in activities included."""
        self._shelf.listing()
        activities = {a.key: a for a in BUILT_IN}
        activities |= self._entities(ACTIVITIES, PLAN)
        return Plan(
            activities,
            self._entities(ACCOUNTS, PLAN),
            self._entities(TIMERS, PLAN),
            self._entities(BASELINES, PLAN),
        )

    def sessions(self, days: DayRange) -> list[Session]:
        """Sessions noted under these days, by day, then start, then uid."""
        known = self._shelf.listing()
        found: list[Session] = []
        for month in months_in(_within_known(days, known)):
            if f"log-{month}" in known:
                found += self._month(month, days)
        return sorted(found, key=lambda s: (s.day, s.start is None, s.start or 0, s.uid))

    def session(self, uid: str) -> Session | None:
        """One session by its uid or an unambiguous beginning of it."""
        self._shelf.listing()
        found: dict[str, Session] = self._entities(SESSIONS, f"log-{uid_month(uid)}")
        matches = [uid] if uid in found else [known for known in found if known.startswith(uid)]
        return found[matches[0]] if len(matches) == 1 else None

    def totals(self, days: DayRange, day_start: int, *, fine: bool = True) -> Totals:
        """Totals of these days; not `fine`, whole months stand under their first day."""
        known = self._shelf.listing()
        days = _within_known(days, known)

        def sessions_of(month: str) -> Iterable[Session]:
            first = date.fromisoformat(f"{month}-01")
            return self._month(month, month_of(first))

        return self._derived.totals(
            days, Source(known, sessions_of, day_start, self._zone), fine=fine
        )

    def first_day(self) -> date | None:
        """The first day of the oldest month with a session in it."""
        months = sorted(name for name in self._shelf.listing() if name != PLAN)
        return date.fromisoformat(f"{months[0][4:]}-01") if months else None

    def stamp(self) -> Hashable:
        """Changes whenever any record may have changed."""
        return repr(self._shelf.listing())

    def troubles(self) -> list[Problem]:
        """What could not be read so far."""
        return [problem for problems in self._flaws.values() for problem in problems]

    def before_writing(self, act: Callable[[], None]) -> None:
        """Have something done before each write, under the lock: keeping a backup."""
        self._before_writing.append(act)

    def commit(self, deed: str, changes: Sequence[Change], *, undoable: bool = True) -> None:
        """Write all of these as one step. Raises `DataTrouble`, with nothing written."""
        if not changes:
            return
        with self._shelf.writing() as writer:
            self._shelf.listing()
            step = Step(deed, tuple(changes), revision.wall(self._now()))
            self._write(writer, step.changes, recorded(step) if undoable else None)

    def undo(self) -> Step:
        """Take the last step back."""
        return self._travel(Undoing(self._shelf.journal, backwards=True))

    def redo(self) -> Step:
        """Do the last undone step again."""
        return self._travel(Undoing(self._shelf.journal, backwards=False))

    def _travel(self, undoing: Undoing) -> Step:
        with self._shelf.writing() as writer:
            self._shelf.listing()
            while True:
                step = undoing.next_step()
                standing = [
                    self._standing(change.before or change.after) for change in step.changes
                ]
                if standing == [change.after for change in step.changes]:
                    undoing.skip()  # a crash came between the journal and the records
                elif standing != [change.before for change in step.changes]:
                    undoing.give_up()
                    raise Refused(N_("That has been changed since; it was left as it is."))
                else:
                    undoing.mark()
                    self._write(writer, step.changes, None)
                    return step

    def _write(
        self, writer: Writer, changes: Sequence[Change], entry: dict[str, Any] | None
    ) -> None:
        for act in self._before_writing:
            act()
        grouped: dict[str, dict[str, dict[str, Raw]]] = {}
        above = ""
        for change in changes:
            document, table, uid, raw = _record_of(change)
            grouped.setdefault(document, {}).setdefault(table, {})[uid] = raw
        device = writer.prepare(list(grouped))
        for document, tables in grouped.items():
            above = max(above, self._highest_of(document, tables))
        now = self._now()
        last = revision.after(device.last, now, device.id)
        rev = last if above < last else revision.after(above, now, device.id)
        for tables in grouped.values():
            for records in tables.values():
                for raw in records.values():
                    raw["rev"] = rev
        if entry is not None:
            self._shelf.journal.did(entry)
        trusted = rev <= revision.trusted_until(now)
        writer.write(grouped, rev, rev if trusted else last)

    def _highest_of(self, document: str, tables: dict[str, dict[str, Raw]]) -> str:
        """The highest revision of the records about to be replaced."""
        found = ""
        for replica in self._shelf.replicas(document):
            for table, records in tables.items():
                there = replica.get(table, {})
                for uid in records.keys() & there.keys():
                    if isinstance(there[uid], dict) and revision.is_revision(there[uid].get("rev")):
                        found = max(found, revision_of(there[uid]))
        return found

    def _standing(self, entity: Entity | None) -> Entity | None:
        assert entity is not None
        found: dict[str, Entity] = self._entities(kind_of(entity), document_of(entity))
        return found.get(uid_of(entity))

    def _entities(self, kind: Kind, document: str) -> dict[str, Any]:
        found = {}
        flaws = []
        for uid, raw in self._merged(document, kind.table).items():
            if raw.get("deleted"):
                continue
            try:
                found[uid] = kind.read(uid, raw)
            except Flaw as flaw:
                flaws.append(_flawed(kind.table, uid, flaw))
        self._flaws[f"{document}/{kind.table}"] = flaws
        return found

    def _month(self, month: str, days: DayRange) -> list[Session]:
        """The sessions of one month that are noted under `days`; others are not even looked into."""
        first, after = days.first.isoformat(), days.after.isoformat()
        found = []
        flaws = []
        for uid, raw in self._merged(f"log-{month}", SESSIONS.table).items():
            if raw.get("deleted"):
                continue
            day = raw.get("day")
            if isinstance(day, str) and not first <= day < after and day[:7] == month:
                continue
            try:
                found.append(_session_of_month(uid, raw, month))
            except Flaw as flaw:
                flaws.append(_flawed(SESSIONS.table, uid, flaw))
        self._flaws[f"log-{month}/{SESSIONS.table}"] = flaws
        return found

    def _merged(self, document: str, table: str) -> dict[str, Raw]:
        replicas = self._shelf.replicas(document)
        if len(replicas) == 1:
            only = replicas[0].get(table, {})
            return {uid: raw for uid, raw in only.items() if isinstance(raw, dict)}
        tables = [replica.get(table, {}) for replica in replicas]
        return merged(tables, revision.trusted_until(self._now()))


def _session_of_month(uid: str, raw: Raw, month: str) -> Session:
    session: Session = SESSIONS.read(uid, raw)
    if uid_month(uid) != month or raw["day"][:7] != month:
        raise Flaw("day")
    return session


def _record_of(change: Change) -> tuple[str, str, str, Raw]:
    entity = change.after or change.before
    assert entity is not None
    raw = checked_raw(change.after) if change.after is not None else {"deleted": True}
    return document_of(entity), kind_of(entity).table, uid_of(entity), raw


def _within_known(days: DayRange, known: Iterable[str]) -> DayRange:
    """`days` without the months before the first and after the last that have a document."""
    months = sorted(name[4:] for name in known if name != PLAN)
    if not months:
        return DayRange(days.first, days.first)
    first = date.fromisoformat(f"{months[0]}-01")
    last = month_of(date.fromisoformat(f"{months[-1]}-01")).after + timedelta(days=1)
    return DayRange(max(days.first, first), max(min(days.after, last), max(days.first, first)))


def _flawed(table: str, uid: str, flaw: Flaw) -> Problem:
    return Problem(
        N_("The record %(uid)s of %(table)s was left out: its field «%(field)s» makes no sense."),
        {"uid": uid, "table": table, "field": str(flaw)},
    )
