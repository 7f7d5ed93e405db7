"""The days and steps of plans as an iCalendar file (RFC 5545).

Identifiers stay the same from one export to the next and sequence numbers only grow, so that a
calendar that has an entry already updates it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeVar

from icalendar import Alarm, Calendar, Component, Event, Todo, vDuration, vUri

from detox.domain.account import Account, Deed, State
from detox.domain.platform import NO_PHONE
from detox.domain.steps import Kind, Progress, Step, plan_steps
from detox.domain.text import clean
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.leaving import Plan
from detox.wording.steps import step_how, step_link, step_title, step_why

MARK = b"PRODID:-//Detox//"
"""What every calendar of ours has near its beginning."""
_BEFORE_DAYS = (7, 1)
_BEFORE_STEPS = (1, 0)
_AT = timedelta(hours=9)
_SEQUENCE_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_LONGEST = 2000
_STATUS = {
    Progress.TODO: "NEEDS-ACTION",
    Progress.DONE: "COMPLETED",
    Progress.SKIPPED: "CANCELLED",
    Progress.LEFT: "CANCELLED",
}
C = TypeVar("C", Event, Todo)


class Manner(NamedTuple):
    """How a calendar is written: when, for which day, in which language, naming accounts or not."""

    now: datetime
    today: date
    language: str
    discreet: bool = False


class Day(NamedTuple):
    """A day that counts, by what it is called in identifiers; `status` is that of RFC 5545."""

    key: str
    on: date
    status: str


def calendar(plans: Iterable[Plan], manner: Manner) -> bytes:
    """The calendar of these plans: days as VEVENT, steps as VTODO."""
    made = Calendar()
    made.add("prodid", f"-//Detox//Detox//{manner.language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "Detox")
    for plan in plans:
        for day in days_of(plan):
            made.add_component(_event(plan, day, manner))
        for step in steps_of(plan, manner.today):
            made.add_component(_todo(plan, step, manner))
    return bytes(made.to_ical())


def days_of(plan: Plan) -> Iterator[Day]:
    """The days of an account; those that no longer hold are there as cancelled."""
    account, events = plan.account, plan.account.events
    day = account.requested_on or account.day
    if day is not None:
        yield Day("day", day, "CONFIRMED")
    elif (dropped := _dropped_day(account)) is not None:
        yield Day("day", dropped, "CANCELLED")
    foreseen = next((s.latest for s in plan.steps if s.kind is Kind.STAY_OUT), None)
    undone = next((e.before for e in reversed(events) if e.deed is Deed.CANCEL), None)
    if account.irreversible_on is not None:
        yield Day("no-return", account.irreversible_on, "CONFIRMED")
    elif foreseen is not None:
        yield Day("no-return", foreseen, "TENTATIVE")
    elif undone is not None:
        yield Day("no-return", undone, "CANCELLED")


def steps_of(plan: Plan, today: date) -> list[Step]:
    """The steps of an account; those of a plan that was given up are there as skipped."""
    dropped = _dropped_day(plan.account)
    if plan.steps or dropped is None:
        return plan.steps
    as_it_was = plan.account._replace(state=State.LEAVING, day=dropped)
    steps = plan_steps(as_it_was, plan.facts, [], today)
    return [step._replace(progress=Progress.SKIPPED) for step in steps]


def _dropped_day(account: Account) -> date | None:
    if account.day is not None:
        return None
    chosen = (e.day for e in reversed(account.events) if e.deed in (Deed.LEAVE, Deed.POSTPONE))
    return next(chosen, None)


def _event(plan: Plan, day: Day, manner: Manner) -> Event:
    event = _begun(Event(), f"{plan.account.uid}.{day.key}", plan, manner)
    event.add("summary", _day_summary(plan.account, day, manner))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("status", day.status)
    event.add("transp", "TRANSPARENT")
    if not manner.discreet:
        event.add("description", _day_words(plan, day, manner))
    if day.status != "CANCELLED":
        for days in _still_to_come(_BEFORE_DAYS, day.on, manner.today):
            event.add_component(_alarm(days, event, related_to_end=False))
    return event


def _day_words(plan: Plan, day: Day, manner: Manner) -> str:
    staying_out = (step for step in plan.steps if step.kind is Kind.STAY_OUT)
    step = next(staying_out, None) if day.key == "no-return" else None
    said = render(NO_PHONE) if step is None else step_why(step, plan.facts, manner.language)
    return _tidy(said)


def _still_to_come(befores: tuple[int, ...], on: date, today: date) -> list[int]:
    """The reminders that a calendar would not ring at once for a day gone by."""
    return [days for days in befores if on - timedelta(days=days) >= today]


def _day_summary(account: Account, day: Day, manner: Manner) -> str:
    named = {"name": _tidy(account.name)}
    if day.key == "day":
        return _("The day") if manner.discreet else _("The day to delete %(name)s") % named
    if manner.discreet:
        return _("No return from here on")
    if day.status == "TENTATIVE":
        return _("No return for %(name)s, as far as is known") % named
    return _("No return for %(name)s") % named


def _todo(plan: Plan, step: Step, manner: Manner) -> Todo:
    todo = _begun(Todo(), step.uid, plan, manner)
    todo.add("due", _due(step))
    todo.add("status", _STATUS[step.progress])
    if step.progress is Progress.DONE:
        todo.add("percent-complete", 100)
        todo.add("completed", datetime.combine(step.on or step.latest, time(12), UTC))
    if manner.discreet:
        todo.add("summary", _("A step of the plan"))
    else:
        _tell(todo, plan, step, manner)
    if step.is_open and step.kind not in (Kind.DELETE, Kind.STAY_OUT):  # these are days as well
        for days in _still_to_come(_BEFORE_STEPS, _due(step), manner.today):
            todo.add_component(_alarm(days, todo, related_to_end=True))
    return todo


def _due(step: Step) -> date:
    """The day to show: for what is late, the next that makes sense."""
    return step.sensible if step.is_open else step.latest


def _tell(todo: Todo, plan: Plan, step: Step, manner: Manner) -> None:
    """What it is, why and how, and where."""
    title = _tidy(step_title(step, plan.account))
    todo.add("summary", title[:1].upper() + title[1:])
    link = step_link(step, plan.facts)
    said = [
        step_why(step, plan.facts, manner.language),
        step_how(step, plan.facts, manner.language),
        link or "",
        _("Skipped: %(reason)s") % {"reason": step.reason} if step.reason else "",
    ]
    told = "\n".join(_tidy(line) for line in said if line)
    if told:
        todo.add("description", told)
    if link is not None:
        todo.add("url", vUri(link))


def _begun(component: C, uid: str, plan: Plan, manner: Manner) -> C:
    """What every entry has: who it is, how new it is, and that it is nobody else's."""
    component.add("uid", f"{uid}@detox-planner")
    component.add("dtstamp", manner.now.astimezone(UTC).replace(microsecond=0))
    component.add("last-modified", manner.now.astimezone(UTC).replace(microsecond=0))
    component.add("sequence", _sequence(plan, manner.now))
    component.add("class", "PRIVATE")
    return component


def _sequence(plan: Plan, now: datetime) -> int:
    """Grows with time, since an undo takes changes away, and with changes of the same second."""
    touched = sum(step.progress is not Progress.TODO or step.is_moved for step in plan.steps)
    began = int((now - _SEQUENCE_BEGAN).total_seconds())
    return max(0, began) + len(plan.account.events) + touched


def _alarm(days: int, entry: Component, *, related_to_end: bool) -> Alarm:
    """A reminder at nine in the morning, so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(entry["summary"]))
    trigger = vDuration(_AT - timedelta(days=days))
    if related_to_end:
        trigger.params["RELATED"] = "END"
    alarm.add("trigger", trigger)
    return alarm


def _tidy(text: str) -> str:
    return clean(text, _LONGEST)
