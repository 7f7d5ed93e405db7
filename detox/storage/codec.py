"""Entities to records of a file and back; what comes back is checked as a stranger's."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from detox.domain.activity import Activity, PastGoal
from detox.domain.session import LONGEST_MINUTES, Session
from detox.domain.text import clean
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

Both = tuple[Callable[[Any], Raw], Callable[[str, Raw], Any]]
"""how an entity is written, and how it is read"""


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
    raw: Raw = dict(zip(Activity._fields[1:], activity[1:], strict=True))
    del raw["past_goals"]
    if activity.past_goals:
        raw["past_goals"] = [
            {"minutes": past.minutes, "until": past.until.isoformat()}
            for past in activity.past_goals
        ]
    return raw


def _activity_from(uid: str, raw: Raw) -> Activity:
    order, past = raw.get("order", 0), raw.get("past_goals", [])
    if not isinstance(past, list) or not all(isinstance(one, dict) for one in past):
        raise Flaw("past_goals")
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
        _goal_field(raw, "goal"),
        raw.get("archived") is True,
        order,
        tuple(PastGoal(_goal_field(one, "minutes"), day_field(one, "until")) for one in past),
    )


def _goal_field(raw: Raw, field: str) -> int | None:
    goal = raw.get(field)
    if goal is not None and (type(goal) is not int or not 0 < goal <= 7 * LONGEST_MINUTES):
        raise Flaw(field)
    return goal


class Kind:
    """A table: which entities stand in it, and how they are written and read.

    `load` gives the functions for both with the first record that needs them: there are many
    tables, and most commands meet records of two or three.
    """

    def __init__(self, table: str, entity: str, load: Callable[[], Both]) -> None:
        self.table = table
        self.entity = entity
        self._load = load

    @cached_property
    def raw(self) -> Callable[[Any], Raw]:
        """An entity as its file keeps it."""
        return self._load()[0]

    @cached_property
    def read(self) -> Callable[[str, Raw], Any]:
        """An entity from its file. Raises `Flaw`."""
        return self._load()[1]


def _accounts() -> Both:
    from detox.storage.leaving import account_from, account_raw

    return account_raw, account_from


def _timers() -> Both:
    from detox.storage.timing import timer_from, timer_raw

    return timer_raw, timer_from


def _baselines() -> Both:
    from detox.storage.baselines import baseline_from, baseline_raw

    return baseline_raw, baseline_from


def _slips() -> Both:
    from detox.storage.leaving import slip_from, slip_raw

    return slip_raw, slip_from


def _marks() -> Both:
    from detox.storage.marks import mark_from, mark_raw

    return mark_raw, mark_from


def _reminders() -> Both:
    from detox.storage.reminders import reminder_from, reminder_raw

    return reminder_raw, reminder_from


def _rates() -> Both:
    from detox.storage.worth import rate_from, rate_raw

    return rate_raw, rate_from


def _check_ins() -> Both:
    from detox.storage.worth import check_in_from, check_in_raw

    return check_in_raw, check_in_from


SESSIONS = Kind("sessions", "Session", lambda: (session_raw, session_from))
ACCOUNTS = Kind("accounts", "Account", _accounts)
ACTIVITIES = Kind("activities", "Activity", lambda: (_activity_raw, _activity_from))
TIMERS = Kind("timers", "Timer", _timers)
BASELINES = Kind("baselines", "Baseline", _baselines)
SLIPS = Kind("slips", "Slip", _slips)
MARKS = Kind("steps", "StepMark", _marks)
REMINDERS = Kind("reminders", "Reminder", _reminders)
RATES = Kind("rates", "Rate", _rates)
CHECK_INS = Kind("checkins", "CheckIn", _check_ins)
_ALL = (
    SESSIONS, ACCOUNTS, ACTIVITIES, TIMERS, BASELINES, SLIPS, MARKS, REMINDERS, RATES, CHECK_INS,
)  # fmt: skip
KINDS = {kind.table: kind for kind in _ALL}
_BY_ENTITY = {kind.entity: kind for kind in KINDS.values()}


def kind_of(entity: Entity) -> Kind:
    """The table an entity belongs in."""
    return kind_named(type(entity).__name__)


def kind_named(entity: str) -> Kind:
    """The table that entities of a type belong in, by the name of the type."""
    return _BY_ENTITY[entity]


def checked_raw(entity: Entity) -> Raw:
    """An entity as its file keeps it. Raises `Flaw` for one that would not come back the same."""
    kind = kind_of(entity)
    raw = kind.raw(entity)
    if kind.read(entity.uid, raw) != entity:
        raise Flaw(kind.table)
    return raw
