"""Entities as a file that leaves the house keeps them: their records, without who wrote when."""

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import shown
from detox.services.ports import Entity
from detox.storage.document import Raw
from detox.storage.fields import Flaw
from detox.storage.kinds import KINDS, SESSIONS, TIMERS, checked_raw, is_sound_uid
from detox.storage.reading import document_of
from detox.storage.schema import SCHEMA, upgraded

__all__ = ["SCHEMA", "TABLES", "entity_of", "upgraded"]

TABLES = (SESSIONS.table, *sorted(KINDS.keys() - {SESSIONS.table, TIMERS.table}))
"""every table that leaves the house; a timer that runs stays where it runs"""


def entity_of(table: str, uid: str, record: Raw) -> Entity | Unreadable:
    """An entity from its record, or what makes no sense in it."""
    kind = KINDS[table]
    try:
        if not is_sound_uid(kind, uid):
            raise Flaw("uid")
        entity: Entity = kind.read(uid, record)
        document_of(entity)
        checked_raw(entity)
    except Flaw as flaw:
        return _senseless(uid, str(flaw))
    except ValueError:  # its uid names no month
        return _senseless(uid, "uid")
    return entity


def _senseless(uid: str, field: str) -> Unreadable:
    message = N_("the field “%(field)s” of %(uid)s makes no sense")
    return Unreadable(Problem(message, {"field": field, "uid": shown(uid)}))
