"""What stands in a calendar: the days and steps of plans, and what was handed out and is no more.

Every entry is an event, on a day of its own; steps can be tasks instead. Identifiers stay the same
from one export to the next, and a step has another as a task than as an event: in a calendar an
identifier is of one form.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account, AccountDeed, State
from detox.domain.handed import Book, Form, Handed, dropped, is_kept
from detox.domain.platform import NO_PHONE
from detox.domain.steps import Deadline, Progress, Step, StepKind, no_return, plan_steps
from detox.domain.text import clean
from detox.i18n import gettext as _
from detox.i18n import render
from detox.services.leaving import Plan
from detox.wording.dates import day_and_month
from detox.wording.discreet import NO_RETURN, REVIEW, THE_DAY, discreet_words
from detox.wording.figures import capital, day_count
from detox.wording.steps import deadline, step_how, step_link, step_title, step_why

MARK = b"PRODID:-//Detox//"
"""what a calendar of ours has near its beginning"""
CANCELLED = "CANCELLED"
COMPLETED = "COMPLETED"
_BEFORE = {THE_DAY: (7, 1, 0), NO_RETURN: (7, 1), REVIEW: (0,)}
_BEFORE_STEPS = (1, 0)
_TASKS = {
    Progress.TODO: "NEEDS-ACTION",
    Progress.DONE: COMPLETED,
    Progress.SKIPPED: CANCELLED,
    Progress.LEFT: CANCELLED,
}
_LONGEST = 2000


class Manner(NamedTuple):
    """How a calendar is made: for which day, in which language; with names, with tasks, or not."""

    today: date
    language: str
    names: bool = False
    tasks: bool = False


class CalendarEntry(NamedTuple):
    """One entry: an event of a whole day, or a task due on it; `status` is that of RFC 5545.

    `title` begins small. `befores` are the days before it on which it rings, `age` the changes
    behind it, `done_on` and `dropped_on` when it was done, or given up.
    """

    uid: str
    form: Form
    account: str
    what: str
    day: date
    status: str
    title: str
    words: str = ""
    link: str | None = None
    befores: tuple[int, ...] = ()
    age: int = 0
    done_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_meant(self) -> bool:
        """Whether it still holds."""
        return self.status != CANCELLED

    @property
    def summary(self) -> str:
        """Its title; that of an event says what became of it: not every calendar shows that."""
        if self.form is Form.EVENT and not self.is_meant:
            return _("Cancelled: %(what)s") % {"what": self.title}
        if self.form is Form.EVENT and self.done_on is not None:
            return _("Done: %(what)s") % {"what": self.title}
        return capital(self.title)

    def said_ahead(self, days: int) -> str:
        """What it rings with, so many days before."""
        if days > 1:
            return _("In %(days)s: %(what)s") % {"days": day_count(days), "what": self.title}
        return _("Tomorrow: %(what)s") % {"what": self.title} if days else self.summary

    def handed(self, sequence: int) -> Handed:
        """What is remembered of it once it was handed out."""
        return Handed(
            self.uid, self.form, self.account, self.what, self.day, sequence, self.dropped_on
        )


def listed(
    plans: Iterable[Plan], known: Book, manner: Manner, accounts: Collection[str] | None = None
) -> list[CalendarEntry]:
    """The entries of these plans; as cancelled, what is not meant now and was handed out before, or
    has its day still to come.

    `accounts` are those whose earlier entries are looked at; all where there is nothing.
    """
    found = [entry for plan in plans for entry in _entries(plan, manner)]
    found = [e for e in found if e.is_meant or _is_to_cancel(e, known, manner.today)]
    uids = {entry.uid for entry in found}
    return found + [_taken_back(each) for each in dropped(known, uids, accounts, manner.today)]


def _is_to_cancel(entry: CalendarEntry, known: Book, today: date) -> bool:
    """Whether it concerns a calendar: it was handed out, or its day is still to come."""
    is_told = entry.uid in known or entry.day >= today
    return is_told and is_kept(entry.handed(0), today)


def _entries(plan: Plan, manner: Manner) -> Iterator[CalendarEntry]:
    """The entries of an account; those that its history says were once, as cancelled."""
    dropped_on, before = _as_it_was(plan, manner.today)
    age = len(plan.account.events)
    age += sum(step.progress is not Progress.TODO or step.is_moved for step in before.steps)
    found = [*_days(before, manner), *_steps(before, manner)]
    for each in found:
        entry = each if dropped_on is None else _cancelled(each, dropped_on)
        yield entry._replace(age=age)
    if plan.account.review_on is not None:
        yield _day(plan, REVIEW, plan.account.review_on, "CONFIRMED", manner)._replace(age=age)


def _taken_back(entry: Handed) -> CalendarEntry:
    """An entry that was handed out and is not meant any more; its name is not known."""
    return CalendarEntry(
        entry.uid, entry.form, entry.account, entry.what, entry.day, CANCELLED,
        discreet_words(entry.what), dropped_on=entry.dropped_on,
    )  # fmt: skip


def _tidy(text: str) -> str:
    """Text on one line, of a length that calendars bear."""
    return clean(text, _LONGEST)


def _as_it_was(plan: Plan, today: date) -> tuple[date | None, Plan]:
    """A plan that was given up, as it was then, and when; any other as it is."""
    account = plan.account
    if plan.steps or account.day is not None:
        return None, plan
    chosen = (
        e.day
        for e in reversed(account.events)
        if e.deed in (AccountDeed.LEAVE, AccountDeed.POSTPONE)
    )
    day = next(chosen, None)
    if day is None:
        return None, plan
    ends = (
        e.on
        for e in reversed(account.events)
        if e.deed in (AccountDeed.KEEP, AccountDeed.RECONSIDER)
    )
    as_it_was = account._replace(state=State.LEAVING, day=day)
    on = next(ends, today)
    steps, last = plan_steps(as_it_was, plan.facts, [], on), no_return(as_it_was, plan.facts, on)
    return on, plan._replace(account=as_it_was, steps=steps, no_return=last)


def _cancelled(entry: CalendarEntry, on: date) -> CalendarEntry:
    return entry._replace(status=CANCELLED, befores=(), dropped_on=on)


def _days(plan: Plan, manner: Manner) -> Iterator[CalendarEntry]:
    account = plan.account
    day = account.requested_on or account.day
    if day is None:
        return
    yield _day(plan, THE_DAY, day, "CONFIRMED", manner)
    last = plan.no_return
    if last is not None and any(step.kind is StepKind.STAY_OUT for step in plan.steps):
        status = "TENTATIVE" if account.irreversible_on is None else "CONFIRMED"
        yield _day(plan, NO_RETURN, last, status, manner)
        return
    once = _once_no_return(account)
    if once is not None and once[0] > day:
        yield _cancelled(_day(plan, NO_RETURN, once[0], "CONFIRMED", manner), once[1])


def _once_no_return(account: Account) -> tuple[date, date] | None:
    """A day of no return that stood once, by the history, and when it fell: with a request that
    was undone, or one for which it was reckoned from days that undo nothing.
    """
    for event in reversed(account.events):
        if event.deed is AccountDeed.CANCEL and event.before is not None:
            return event.before, event.on
        if event.deed is AccountDeed.REQUEST and event.day is not None:
            return event.day, event.on
    return None


def _day(plan: Plan, what: str, on: date, status: str, manner: Manner) -> CalendarEntry:
    account = plan.account
    entry = CalendarEntry(
        f"{account.uid}.{what}", Form.EVENT, account.uid, what, on, status,
        discreet_words(what),
        befores=_still_to_come(_BEFORE[what], on, manner.today),
    )  # fmt: skip
    if not manner.names:
        return entry
    return entry._replace(
        title=_day_title(account, what, status), words=_day_words(plan, what, manner)
    )


def _day_title(account: Account, what: str, status: str) -> str:
    named = {"name": _tidy(account.name)}
    if what == REVIEW:
        return _("think again about %(name)s") % named
    if what == THE_DAY:
        return _("the day to delete %(name)s") % named
    if status == "TENTATIVE":
        return _("deletion of %(name)s is final, as far as is known") % named
    return _("deletion of %(name)s is final") % named


def _day_words(plan: Plan, what: str, manner: Manner) -> str:
    if what == REVIEW:
        return _tidy(plan.account.reason)
    staying_out = (step for step in plan.steps if step.kind is StepKind.STAY_OUT)
    step = next(staying_out, None) if what == NO_RETURN else None
    said = render(NO_PHONE) if step is None else step_why(step, plan.facts, manner.language)
    return _tidy(said)


def _steps(plan: Plan, manner: Manner) -> Iterator[CalendarEntry]:
    for step in plan.steps:
        if manner.tasks:
            yield _task(plan, step, manner)
        elif not step.kind.has_the_accounts_day:
            yield _event(plan, step, manner)


def _task(plan: Plan, step: Step, manner: Manner) -> CalendarEntry:
    """A step as a task; what is a day as well rings as that."""
    entry, status = _step(plan, step, manner), _TASKS[step.progress]
    if step.is_open and not step.is_to_do(plan.account, manner.today):
        status = COMPLETED  # nobody stays out any more
    rings = status == _TASKS[Progress.TODO] and not step.kind.has_the_accounts_day
    return entry._replace(
        uid=f"{step.uid}.task",
        form=Form.TASK,
        status=status,
        befores=_still_to_come(_BEFORE_STEPS, entry.day, manner.today) if rings else (),
        done_on=step.on or step.latest if status == COMPLETED else None,
        dropped_on=_ended(plan, step) if status == CANCELLED else None,
    )


def _event(plan: Plan, step: Step, manner: Manner) -> CalendarEntry:
    """A step as an event: on its day, or on that on which it was done."""
    entry = _step(plan, step, manner)
    if step.progress is Progress.DONE:
        on = step.on or step.latest
        return entry._replace(day=on, done_on=on)
    if not step.is_open:
        return _cancelled(entry, _ended(plan, step))
    return entry._replace(befores=_still_to_come(_BEFORE_STEPS, entry.day, manner.today))


def _step(plan: Plan, step: Step, manner: Manner) -> CalendarEntry:
    entry = CalendarEntry(
        step.uid, Form.EVENT, step.account, str(step.kind), _due(step), "CONFIRMED",
        discreet_words(step.kind),
    )  # fmt: skip
    if not manner.names:
        return entry
    link = step_link(step, plan.facts)
    when = deadline(step, manner.today, day_and_month)
    is_span = step.deadline in (Deadline.UNTIL, Deadline.FROM)
    said = [
        f"{capital(when)}." if is_span else "",
        step_why(step, plan.facts, manner.language),
        step_how(step, plan.facts, manner.language),
        link or "",
        _("Skipped: %(reason)s") % {"reason": step.reason} if step.reason else "",
    ]
    return entry._replace(
        title=_tidy(step_title(step, plan.account)),
        words="\n".join(_tidy(line) for line in said if line),
        link=link,
    )


def _ended(plan: Plan, step: Step) -> date:
    """When a step was skipped, or left undone."""
    return step.on or plan.account.requested_on or step.latest


def _due(step: Step) -> date:
    """The day to show: for what is late, the next that makes sense."""
    over = step.deadline is Deadline.UNTIL or not step.is_open
    return step.latest if over else step.sensible


def _still_to_come(befores: tuple[int, ...], on: date, today: date) -> tuple[int, ...]:
    """The reminders that a calendar would not ring at once for a day gone by."""
    return tuple(days for days in befores if (on - today).days >= days)
