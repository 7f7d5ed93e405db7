"""Entities to records of a file and back; what comes back is checked as a stranger's."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, TypeVar

from detox.domain.account import Account, State
from detox.domain.activity import Activity
from detox.domain.baseline import Baseline
from detox.domain.days import EARLIEST, LATEST
from detox.domain.session import LONGEST_MINUTES, Session
from detox.domain.text import clean
from detox.domain.timer import Awake, Stretch, Timer
from detox.services.ports import Entity
from detox.storage.document import Raw

NOTE_LIMIT = 10_000
NAME_LIMIT = 80
TEXT_LIMIT = 200
MOST_TAGS = 50

T = TypeVar("T")


class Flaw(ValueError):
    """A field of a record that does not hold what it should; `str()` is the field."""


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
        raw["start"] = _instant_text(session.start)
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
        _day(raw, "day"),
        minutes,
        _text(raw, "activity", needed=True),
        clean(_string(raw, "note"), NOTE_LIMIT, lines=True) if raw.get("note") else "",
        _tags(raw) if raw.get("tags") else (),
        _instant(start, "start") if start is not None else None,
        _text(raw, "zone") if start is not None else "",
    )


def _account_raw(account: Account) -> Raw:
    return {
        "name": account.name,
        "platform": account.platform,
        "state": str(account.state),
        "day": _day_text(account.day),
        "break_since": _day_text(account.break_since),
        "requested_on": _day_text(account.requested_on),
        "irreversible_on": _day_text(account.irreversible_on),
    }


def _account_from(uid: str, raw: Raw) -> Account:
    try:
        state = State(_string(raw, "state"))
    except ValueError:
        raise Flaw("state") from None
    return Account(
        uid,
        _text(raw, "name", needed=True),
        _text(raw, "platform"),
        state,
        _maybe_day(raw, "day"),
        _maybe_day(raw, "break_since"),
        _maybe_day(raw, "requested_on"),
        _maybe_day(raw, "irreversible_on"),
    )


def _activity_raw(activity: Activity) -> Raw:
    return dict(zip(Activity._fields[1:], activity[1:], strict=True))


def _activity_from(uid: str, raw: Raw) -> Activity:
    goal, order = raw.get("goal"), raw.get("order", 0)
    if goal is not None and (type(goal) is not int or not 0 < goal <= 7 * LONGEST_MINUTES):
        raise Flaw("goal")
    if type(order) is not int:
        raise Flaw("order")
    letter = _text(raw, "letter")
    if len(letter) > 1:
        raise Flaw("letter")
    return Activity(
        uid,
        _text(raw, "name"),
        letter,
        _text(raw, "colour"),
        goal,
        raw.get("archived") is True,
        order,
    )


def _timer_raw(timer: Timer) -> Raw:
    return {
        "activity": timer.activity,
        "stretches": [
            [_instant_text(s.start), s.end and _instant_text(s.end)] for s in timer.stretches
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
        _text(raw, "activity", needed=True),
        tuple(_stretch(pair) for pair in stretches),
        _text(raw, "seed", needed=True),
        _text(raw, "zone"),
        clean(_string(raw, "note"), NOTE_LIMIT, lines=True),
        _tags(raw),
        _awake(raw.get("awake")),
    )


def _stretch(pair: object) -> Stretch:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Flaw("stretches")
    start, end = pair
    return Stretch(
        _instant(start, "stretches"), None if end is None else _instant(end, "stretches")
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
        uid, minutes, _day(raw, "valid_from"), _text(raw, "account"), _text(raw, "method")
    )


class Kind(NamedTuple):
    """A table: which entities stand in it, and how they are written and read."""

    table: str
    entity: type[Entity]
    raw: Callable[[Any], Raw]
    read: Callable[[str, Raw], Any]


SESSIONS = Kind("sessions", Session, session_raw, session_from)
ACCOUNTS = Kind("accounts", Account, _account_raw, _account_from)
ACTIVITIES = Kind("activities", Activity, _activity_raw, _activity_from)
TIMERS = Kind("timers", Timer, _timer_raw, _timer_from)
BASELINES = Kind("baselines", Baseline, _baseline_raw, _baseline_from)
KINDS = {kind.table: kind for kind in (SESSIONS, ACCOUNTS, ACTIVITIES, TIMERS, BASELINES)}
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


def _string(raw: Raw, field: str) -> str:
    value = raw.get(field, "")
    if not isinstance(value, str):
        raise Flaw(field)
    return value


def _text(raw: Raw, field: str, *, needed: bool = False) -> str:
    text = clean(_string(raw, field), TEXT_LIMIT)
    if needed and not text:
        raise Flaw(field)
    return text


def _tags(raw: Raw) -> tuple[str, ...]:
    tags = raw.get("tags", [])
    if not isinstance(tags, list) or len(tags) > MOST_TAGS:
        raise Flaw("tags")
    if not all(isinstance(tag, str) and tag for tag in tags):
        raise Flaw("tags")
    return tuple(clean(tag, NAME_LIMIT) for tag in tags)


def _day(raw: Raw, field: str) -> date:
    try:
        day = date.fromisoformat(raw[field])
    except (KeyError, TypeError, ValueError):
        raise Flaw(field) from None
    if not EARLIEST <= day <= LATEST:
        raise Flaw(field)
    return day


def _maybe_day(raw: Raw, field: str) -> date | None:
    return None if raw.get(field) is None else _day(raw, field)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _instant(text: object, field: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)  # type: ignore[arg-type]  # a wrong type is the flaw
    except (TypeError, ValueError):
        raise Flaw(field) from None
    if instant.tzinfo is None or not EARLIEST.year <= instant.year <= LATEST.year:
        raise Flaw(field)
    return instant.astimezone(UTC)


def _instant_text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
