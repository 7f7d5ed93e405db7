"""Reminders as their file keeps them; the built-in ones only where the person changed them."""

from datetime import date, time
from typing import Any

from detox.domain.days import EARLIEST
from detox.domain.reminder import (
    BUILT_IN,
    BY_PLAN,
    LONGEST_LEAD_DAYS,
    LONGEST_TEXT,
    MOST_TEXTS,
    Only,
    Reminder,
    ReminderKind,
)
from detox.domain.text import clean
from detox.services.recurrence import is_rule
from detox.storage.document import Raw
from detox.storage.fields import (
    Field,
    Flaw,
    Shape,
    day_field,
    flag,
    maybe_instant,
    string_field,
    text,
    text_field,
    word,
)

_BUILT_IN = frozenset(each.uid for each in BUILT_IN)


def _wrong(reminder: Reminder) -> str:
    """One of the built-in kinds stands under its own uid only, or it would be there twice; the days
    of those by plan follow from the accounts, not from a rule.
    """
    uid, kind = reminder.uid, reminder.kind
    if uid != kind and (kind is not ReminderKind.OWN or uid in _BUILT_IN):
        return "kind"
    if reminder.rule if kind in BY_PLAN else not is_rule(reminder.rule):
        return "rule"
    return ""


def _time(raw: Raw, field: str) -> time:
    try:
        at = time.fromisoformat(raw[field])
    except (KeyError, TypeError, ValueError):
        raise Flaw(field) from None
    if at.tzinfo is not None or at.second or at.microsecond:
        raise Flaw(field)
    return at


def _first(raw: Raw, field: str) -> date:
    return day_field(raw, field) if field in raw else EARLIEST


def _several(raw: Raw, field: str) -> list[Any]:
    found = raw.get(field, [])
    if not isinstance(found, list) or len(found) > MOST_TEXTS:
        raise Flaw(field)
    return found


def _leads(raw: Raw, field: str) -> tuple[int, ...]:
    found = _several(raw, field)
    if not all(type(lead) is int and 0 <= lead <= LONGEST_LEAD_DAYS for lead in found):
        raise Flaw(field)
    return tuple(found)


def _texts(raw: Raw, field: str) -> tuple[str, ...]:
    found = _several(raw, field)
    if not all(isinstance(each, str) for each in found):
        raise Flaw(field)
    return tuple(words for words in (clean(each, LONGEST_TEXT) for each in found) if words)


def _only(raw: Raw, field: str) -> Only:
    found: Any = raw.get(field, {})
    if not isinstance(found, dict):
        raise Flaw(field)
    given: dict[str, Any] = {
        name: text_field(found, name) if without == "" else found.get(name) is True
        for name, without in Only()._asdict().items()
    }
    return Only(**given)


REMINDER = Shape(
    Reminder,
    word("kind", ReminderKind),
    Field("at", _time, lambda at: at.isoformat("minutes")),
    Field("rule", string_field),
    Field("leads", _leads, list),
    Field("first", _first, date.isoformat),
    text("zone"),
    Field("texts", _texts, list),
    Field("only", _only, Only._asdict),
    flag("names_platforms"),
    flag("is_on", default=True),
    maybe_instant("changed"),
    wrong=_wrong,
)
