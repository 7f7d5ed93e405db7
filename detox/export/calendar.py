"""The days and steps of plans as an iCalendar file (RFC 5545).

Sequence numbers only grow, so that a calendar that has an entry already updates it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Component, Event, Todo, vDuration, vUri

from detox.domain.handed import MOST_SEQUENCE, Book, Form, Handed
from detox.export.entries import COMPLETED, CalendarEntry

"""What every calendar of ours has near its beginning."""
_AT = timedelta(hours=9)
_SEQUENCE_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


class Made(NamedTuple):
    """A calendar as bytes, and what is to be remembered of it once it was handed out."""

    content: bytes
    handed: list[Handed]


def calendar(entries: Iterable[CalendarEntry], known: Book, language: str, now: datetime) -> Made:
    """The calendar of these entries, newer than what is `known` to have been handed out."""
    made = Calendar()
    made.add("prodid", f"-//Detox//Detox//{language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "Detox")
    handed = []
    for entry in entries:
        sequence = _sequence(entry, known, now)
        write = _event if entry.form is Form.EVENT else _todo
        made.add_component(write(entry, sequence, now))
        handed.append(entry.handed(sequence))
    return Made(bytes(made.to_ical()), handed)


def _event(entry: CalendarEntry, sequence: int, now: datetime) -> Component:
    event = Event()
    _begin(event, entry, sequence, now)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    for days in entry.befores:
        event.add_component(_alarm(days, entry, related_to_end=False))
    return event


def _todo(entry: CalendarEntry, sequence: int, now: datetime) -> Component:
    todo = Todo()
    _begin(todo, entry, sequence, now)
    todo.add("due", entry.day)
    if entry.status == COMPLETED:
        todo.add("percent-complete", 100)
        todo.add("completed", datetime.combine(entry.done_on or entry.day, time(12), UTC))
    for days in entry.befores:
        todo.add_component(_alarm(days, entry, related_to_end=True))
    return todo


def _begin(component: Component, entry: CalendarEntry, sequence: int, now: datetime) -> None:
    """What every entry has: who it is, how new it is, what it says; and it is nobody else's."""
    stamp = now.astimezone(UTC).replace(microsecond=0)
    component.add("uid", f"{entry.uid}@detox-planner")
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", sequence)
    component.add("class", "PRIVATE")
    component.add("summary", entry.summary)
    component.add("status", entry.status)
    if entry.words:
        component.add("description", entry.words)
    if entry.link is not None:
        component.add("url", vUri(entry.link))


def _sequence(entry: CalendarEntry, known: Book, now: datetime) -> int:
    """Grows with time, since an undo takes changes away, with changes of the same second, and
    beyond what was handed out, whatever the clock says.
    """
    before = known.get(entry.uid)
    began = int((now - _SEQUENCE_BEGAN).total_seconds())
    least = 0 if before is None else before.sequence + 1
    return min(max(began + entry.age, least), MOST_SEQUENCE)


def _alarm(days: int, entry: CalendarEntry, *, related_to_end: bool) -> Alarm:
    """A reminder at nine in the morning, so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.said_ahead(days))
    trigger = vDuration(_AT - timedelta(days=days))
    if related_to_end:
        trigger.params["RELATED"] = "END"
    alarm.add("trigger", trigger)
    return alarm
