"""Documents as entities: all replicas merged, and what makes no sense left out and named."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from detox.domain.days import DayRange
from detox.domain.problem import N_, Problem
from detox.domain.session import Session, uid_month
from detox.domain.text import shown
from detox.services.ports import Entity
from detox.storage import revision
from detox.storage.codec import KINDS, SESSIONS, Kind
from detox.storage.document import Raw
from detox.storage.fields import Flaw
from detox.storage.merge import merged
from detox.storage.merge import revision as revision_of

if TYPE_CHECKING:
    from detox.storage.ports import Shelf

PLAN = "plan"


def document_of(entity: Entity) -> str:
    """The document an entity stands in."""
    if not isinstance(entity, Session):
        return PLAN
    month = uid_month(entity.uid)
    if month != f"{entity.day:%Y-%m}":
        raise ValueError(f"the uid {entity.uid} does not belong to {entity.day}")
    return f"log-{month}"


class Reader:
    """Reads what stands on a shelf as it was last listed."""

    def __init__(self, shelf: "Shelf", now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._now = now
        self._flaws: dict[str, list[Problem]] = {}
        self._disputed: set[str] = set()

    def entities(self, kind: Kind, document: str) -> dict[str, Any]:
        """Every entity of a table of a document, by uid."""
        found = {}
        flaws = []
        for uid, raw in self._merged(document, kind.table).items():
            if raw.get("deleted"):
                continue
            try:
                found[uid] = read_entity(kind, uid, raw, document)
            except Flaw as flaw:
                flaws.append(_flawed(kind.table, uid, flaw))
        self._flaws[f"{document}/{kind.table}"] = flaws
        return found

    def standing(self, kind: Kind, document: str) -> dict[str, bool]:
        """Whether each record of a table of a document stands or was deleted, by uid.

        One whose making was undone counts as never made.
        """
        return {
            uid: not raw.get("deleted")
            for uid, raw in self._merged(document, kind.table).items()
            if not (raw.get("deleted") and raw.get("undone"))
        }

    def month(self, month: str, days: DayRange) -> list[Session]:
        """The sessions of a month noted under `days`, as they were noted or last changed.

        Others are not even looked into.
        """
        first, after = days.first.isoformat(), days.after.isoformat()
        document = f"log-{month}"
        found: list[tuple[str, str, Session]] = []
        flaws = []
        for uid, raw in self._merged(document, SESSIONS.table).items():
            if raw.get("deleted"):
                continue
            day = raw.get("day")
            if isinstance(day, str) and not first <= day < after and day[:7] == month:
                continue
            try:
                session: Session = read_entity(SESSIONS, uid, raw, document)
                found.append((revision_of(raw), uid, session))
            except Flaw as flaw:
                flaws.append(_flawed(SESSIONS.table, uid, flaw))
        self._flaws[f"{document}/{SESSIONS.table}"] = flaws
        return [session for _revision, _uid, session in sorted(found)]

    def everything(self) -> Iterator[Entity]:
        """Every entity there is a record of."""
        for document in sorted(self._shelf.listing()):
            for kind in KINDS.values():
                if (kind is SESSIONS) == (document != PLAN):
                    yield from self.entities(kind, document).values()

    def is_settled(self, document: str) -> bool:
        """Whether what was last read of a document can only change with its files."""
        return (
            document not in self._disputed
            and not self._flaws.get(f"{document}/{SESSIONS.table}")
            and self._shelf.is_whole(document)
        )

    def flaws(self) -> list[Problem]:
        """What was left out so far."""
        return [problem for problems in self._flaws.values() for problem in problems]

    def _merged(self, document: str, table: str) -> dict[str, Raw]:
        replicas = self._shelf.replicas(document)
        if len(replicas) == 1:
            only = replicas[0].get(table, {})
            return {uid: raw for uid, raw in only.items() if isinstance(raw, dict)}
        tables = [replica.get(table, {}) for replica in replicas]
        trusted = revision.trusted_until(self._now())
        winners = merged(tables, trusted)
        if any(_is_ahead(raw, trusted) for replica in tables for raw in replica.values()):
            self._disputed.add(document)  # another version may win tomorrow
        else:
            self._disputed.discard(document)
        return winners


def _is_ahead(raw: object, trusted: str) -> bool:
    rev = raw.get("rev") if isinstance(raw, dict) else None
    return isinstance(rev, str) and rev > trusted


def read_entity(kind: Kind, uid: str, raw: Raw, document: str) -> Any:
    """An entity from a record of a document. Raises `Flaw` when either makes no sense."""
    if not is_sound_uid(kind, uid):
        raise Flaw("uid")
    entity = kind.read(uid, raw)
    if kind is SESSIONS and not document[4:] == uid_month(uid) == entity.day.isoformat()[:7]:
        raise Flaw("day")
    return entity


def is_sound_uid(kind: Kind, uid: str) -> bool:
    """Whether a record of a table may be found by `uid`."""
    if kind is SESSIONS and not (uid.isascii() and uid.isalnum()):
        return False
    return uid.isprintable() and 0 < len(uid) <= 200


def _flawed(table: str, uid: str, flaw: Flaw) -> Problem:
    return Problem(
        N_("The record %(uid)s of %(table)s was left out: its field “%(field)s” makes no sense."),
        {"uid": shown(uid), "table": table, "field": str(flaw)},
    )
