"""Reminders as their file keeps them; the built-in ones only where the person changed them."""

from datetime import time
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
    Flaw,
    day_field,
    instant_field,
    instant_text,
    string_field,
    text_field,
    word_field,
)

_BUILT_IN = frozenset(each.uid for each in BUILT_IN)


def reminder_raw(reminder: Reminder) -> Raw:
    """A reminder as its file keeps it."""
    return {
        "kind": str(reminder.kind),
        "at": reminder.at.isoformat("minutes"),
        "rule": reminder.rule,
        "leads": list(reminder.leads),
        "first": reminder.first.isoformat(),
        "zone": reminder.zone,
        "texts": list(reminder.texts),
        "only": reminder.only._asdict(),
        "names_platforms": reminder.names_platforms,
        "is_on": reminder.is_on,
        "changed": instant_text(reminder.changed) if reminder.changed else None,
    }


def reminder_from(uid: str, raw: Raw) -> Reminder:
    """A reminder from its file. Raises `Flaw`."""
    changed = raw.get("changed")
    return Reminder(
        uid,
        _kind(uid, raw),
        _time(raw),
        _rule(raw),
        _leads(raw),
        day_field(raw, "first") if "first" in raw else EARLIEST,
        text_field(raw, "zone"),
        _texts(raw),
        _only(raw),
        raw.get("names_platforms") is True,
        raw.get("is_on", True) is True,
        instant_field(changed, "changed") if changed is not None else None,
    )


def _kind(uid: str, raw: Raw) -> ReminderKind:
    """One of the built-in kinds stands under its own uid only, or it would be there twice."""
    kind = word_field(ReminderKind, raw, "kind")
    if uid != kind and (kind is not ReminderKind.OWN or uid in _BUILT_IN):
        raise Flaw("kind")
    return kind


def _rule(raw: Raw) -> str:
    """A rule as we write one; the days of those by plan follow from the accounts, not from it."""
    rule = string_field(raw, "rule")
    is_by_plan = raw["kind"] in BY_PLAN
    if rule if is_by_plan else not is_rule(rule):
        raise Flaw("rule")
    return rule


def _time(raw: Raw) -> time:
    try:
        at = time.fromisoformat(raw["at"])
    except (KeyError, TypeError, ValueError):
        raise Flaw("at") from None
    if at.tzinfo is not None or at.second or at.microsecond:
        raise Flaw("at")
    return at


def _leads(raw: Raw) -> tuple[int, ...]:
    found = raw.get("leads", [])
    if not isinstance(found, list) or len(found) > MOST_TEXTS:
        raise Flaw("leads")
    if not all(type(lead) is int and 0 <= lead <= LONGEST_LEAD_DAYS for lead in found):
        raise Flaw("leads")
    return tuple(found)


def _texts(raw: Raw) -> tuple[str, ...]:
    found = raw.get("texts", [])
    if not isinstance(found, list) or len(found) > MOST_TEXTS:
        raise Flaw("texts")
    if not all(isinstance(text, str) for text in found):
        raise Flaw("texts")
    return tuple(text for text in (clean(each, LONGEST_TEXT) for each in found) if text)


def _only(raw: Raw) -> Only:
    found: Any = raw.get("only", {})
    if not isinstance(found, dict):
        raise Flaw("only")
    return Only(
        found.get("nothing_today") is True,
        text_field(found, "nothing_this_week"),
        found.get("while_leaving") is True,
    )
