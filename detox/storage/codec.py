"""Entities to records of a file and back; what comes back is checked as a stranger's."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.session import LONGEST_MINUTES, Session
from detox.domain.steps import StepMark
from detox.domain.text import clean
from detox.domain.timer import Awake, Stretch, Timer
from detox.services.ports import Entity
from detox.storage.document import Raw
from detox.storage.fields import (
    NOTE_LIMIT,
    Flaw,
    day_field,
    instant_field,
    instant_text,
    string_field,
    tags_field,
    text_field,
)
from detox.storage.leaving import (
    account_from,
    account_raw,
    mark_from,
    mark_raw,
    slip_from,
    slip_raw,
)

T = TypeVar("T")


def session_raw(session: Session) -> Raw:
    """A session as its file keeps it; fields that say nothing are left out."""
    raw: Raw = {
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "activity": session.activity,
        "note": session.note,
        "tags": list(session.tags),
    }
    if session.start is not None:
        raw["start"] = instant_text(session.start)
        raw["zone"] = session.zone
    return raw


def session_from(uid: str, raw: Raw) -> Session:
    """A session from its file. Raises `Flaw`."""
    minutes = raw.get("minutes")
    if type(minutes) is not int or not 0 < minutes <= LONGEST_MINUTES:
        raise Flaw("minutes")
    start = raw.get("start")
    return Session(
        uid,
        day_field(raw, "day"),
        minutes,
        text_field(raw, "activity", needed=True),
        clean(string_field(raw, "note"), NOTE_LIMIT, lines=True) if raw.get("note") else "",
        tags_field(raw) if raw.get("tags") else (),
        instant_field(start, "start") if start is not None else None,
        text_field(raw, "zone") if start is not None else "",
    )


def _activity_raw(activity: Activity) -> Raw:
    return dict(zip(Activity._fields[1:], activity[1:], strict=True))


def _activity_from(uid: str, raw: Raw) -> Activity:
    goal, order = raw.get("goal"), raw.get("order", 0)
    if goal is not None and (type(goal) is not int or not 0 < goal <= 7 * LONGEST_MINUTES):
        raise Flaw("goal")
    if type(order) is not int:
        raise Flaw("order")
    letter = text_field(raw, "letter")
    if len(letter) > 1:
        raise Flaw("letter")
    return Activity(
        uid,
        text_field(raw, "name"),
        letter,
        text_field(raw, "colour"),
        goal,
        raw.get("archived") is True,
        order,
    )


def _timer_raw(timer: Timer) -> Raw:
    return {
        "activity": timer.activity,
        "stretches": [
            [instant_text(s.start), s.end and instant_text(s.end)] for s in timer.stretches
        ],
        "seed": timer.seed,
        "zone": timer.zone,
        "note": timer.note,
        "tags": list(timer.tags),
        "awake": list(timer.awake) if timer.awake else None,
    }


def _timer_from(uid: str, raw: Raw) -> Timer:
    stretches = raw.get("stretches")
    if not isinstance(stretches, list) or not stretches:
        raise Flaw("stretches")
    return Timer(
        uid,
        text_field(raw, "activity", needed=True),
        tuple(_stretch(pair) for pair in stretches),
        text_field(raw, "seed", needed=True),
        text_field(raw, "zone"),
        clean(string_field(raw, "note"), NOTE_LIMIT, lines=True),
        tags_field(raw),
        _awake(raw.get("awake")),
    )


def _stretch(pair: object) -> Stretch:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Flaw("stretches")
    start, end = pair
    return Stretch(
        instant_field(start, "stretches"), None if end is None else instant_field(end, "stretches")
    )


def _awake(raw: object) -> Awake | None:
    if isinstance(raw, list) and len(raw) == 3 and isinstance(raw[1], int | float):
        return Awake(str(raw[0]), float(raw[1]), str(raw[2]))
    return None


def _baseline_raw(baseline: Baseline) -> Raw:
    return {
        "minutes": baseline.minutes,
        "valid_from": baseline.valid_from.isoformat(),
        "account": baseline.account,
        "method": baseline.method,
    }


def _baseline_from(uid: str, raw: Raw) -> Baseline:
    minutes = raw.get("minutes")
    if type(minutes) is not int or not 0 <= minutes <= LONGEST_MINUTES:
        raise Flaw("minutes")
    return Baseline(
        uid,
        minutes,
        day_field(raw, "valid_from"),
        text_field(raw, "account"),
        text_field(raw, "method"),
    )


class Kind(NamedTuple):
    """A table: which entities stand in it, and how they are written and read."""

    table: str
    entity: type[Entity]
    raw: Callable[[Any], Raw]
    read: Callable[[str, Raw], Any]


SESSIONS = Kind("sessions", Session, session_raw, session_from)
ACCOUNTS = Kind("accounts", Account, account_raw, account_from)
ACTIVITIES = Kind("activities", Activity, _activity_raw, _activity_from)
TIMERS = Kind("timers", Timer, _timer_raw, _timer_from)
BASELINES = Kind("baselines", Baseline, _baseline_raw, _baseline_from)
SLIPS = Kind("slips", Slip, slip_raw, slip_from)
MARKS = Kind("steps", StepMark, mark_raw, mark_from)
KINDS = {
    kind.table: kind for kind in (SESSIONS, ACCOUNTS, ACTIVITIES, TIMERS, BASELINES, SLIPS, MARKS)
}
_BY_ENTITY = {kind.entity: kind for kind in KINDS.values()}


def kind_of(entity: Entity) -> Kind:
    """The table an entity belongs in."""
    return _BY_ENTITY[type(entity)]


def uid_of(entity: Entity) -> str:
    """What an entity is found by."""
    return entity.key if isinstance(entity, Activity) else entity.uid


def checked_raw(entity: Entity) -> Raw:
    """An entity as its file keeps it. Raises `Flaw` for one that would not come back the same."""
    kind = kind_of(entity)
    raw = kind.raw(entity)
    if kind.read(uid_of(entity), raw) != entity:
        raise Flaw(kind.table)
    return raw
