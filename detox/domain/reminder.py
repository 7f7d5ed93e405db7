"""What to be reminded of: when it comes round, under which conditions, in which words."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from detox.domain.days import EARLIEST
from detox.domain.sign import PEOPLE

LONGEST_TEXT = 200
MOST_TEXTS = 12
LONGEST_LEAD_DAYS = 365


class ReminderKind(StrEnum):
    """What a reminder is about, in the order to show them."""

    EVENING = "evening-log"
    WRITING = "weekly-writing"
    LOOK_BACK = "look-back"
    TOUCH = "keep-in-touch"
    STEPS = "plan-steps"
    DELETION = "deletion-day"
    LAST_GRACE = "last-grace-day"
    VERIFY = "verification"
    REVIEW = "think-again"
    OWN = "own"


BY_PLAN = frozenset(
    {
        ReminderKind.STEPS,
        ReminderKind.DELETION,
        ReminderKind.LAST_GRACE,
        ReminderKind.VERIFY,
        ReminderKind.REVIEW,
    }
)
"""These follow from the days of the accounts, not from a rule."""


class Only(NamedTuple):
    """Conditions, all of which must hold for a reminder to be shown."""

    nothing_today: bool = False
    """Only if no session was noted on its day."""
    nothing_this_week: str = ""
    """Only if this activity has no session in the week of its day."""
    while_leaving: bool = False
    """Only while an account has a deletion day that is still to come, or a request runs."""


class Unneeded(StrEnum):
    """Why an occurrence is not to be shown."""

    TODAY = "today"
    """Something was noted on its day."""
    THIS_WEEK = "this-week"
    """What it reminds of was done in its week."""
    NOT_LEAVING = "not-leaving"
    """No account is being left."""


class Reminder(NamedTuple):
    """One thing to be reminded of; a built-in one has its kind for a uid.

    `rule` is an RRULE (RFC 5545) counted from `first`, at the wall-clock time `at`. An empty `zone`
    means wherever the person is. Those of `BY_PLAN` have no rule and come `leads` days before.
    Without `texts` of the person's own, ours are used. Nothing up to `changed`, a UTC instant, is
    due any more.
    """

    uid: str
    kind: ReminderKind
    at: time
    rule: str = ""
    leads: tuple[int, ...] = ()
    first: date = EARLIEST
    zone: str = ""
    texts: tuple[str, ...] = ()
    only: Only = Only()
    names_platforms: bool = False
    is_on: bool = True
    changed: datetime | None = None

    @property
    def is_built_in(self) -> bool:
        """Whether it comes with the program; one may be switched off, not taken away."""
        return self.kind is not ReminderKind.OWN

    @property
    def is_changed(self) -> bool:
        """Whether it is a built-in one, and no longer as it comes with the program."""
        return self.is_built_in and self not in BUILT_IN

    @property
    def is_by_plan(self) -> bool:
        """Whether its days are those of the accounts."""
        return self.kind in BY_PLAN

    @property
    def is_weekly_task(self) -> bool:
        """Whether it reminds of something to be done once a week."""
        return bool(self.only.nothing_this_week) and not self.is_by_plan

    def changed_by(self, limit: datetime) -> "Reminder":
        """The same without its `changed` if that lies after `limit`: a wrong clock wrote it."""
        is_ahead = self.changed is not None and self.changed > limit
        return self._replace(changed=None) if is_ahead else self

    def switched(self, is_on: bool, now: datetime) -> "Reminder":
        """On or off; what would have come while it was off is not made up for."""
        return self._replace(is_on=is_on, changed=now)


def _by_rule(kind: ReminderKind, at: time, rule: str, only: Only = Only()) -> Reminder:  # noqa: B008 - frozen
    return Reminder(str(kind), kind, at, rule, only=only)


def _by_plan(kind: ReminderKind, at: time, *leads: int) -> Reminder:
    return Reminder(str(kind), kind, at, leads=leads)


BUILT_IN = (
    _by_rule(ReminderKind.EVENING, time(20, 30), "FREQ=DAILY", Only(nothing_today=True)),
    _by_rule(
        ReminderKind.WRITING, time(9), "FREQ=WEEKLY;BYDAY=MO,TH", Only(nothing_this_week="writing")
    ),
    _by_rule(ReminderKind.LOOK_BACK, time(18), "FREQ=WEEKLY;BYDAY=SU"),
    _by_rule(ReminderKind.TOUCH, time(11), "FREQ=WEEKLY;BYDAY=WE", Only(nothing_this_week=PEOPLE)),
    _by_plan(ReminderKind.STEPS, time(10), 7, 1),
    _by_plan(ReminderKind.DELETION, time(9), 7, 1, 0),
    _by_plan(ReminderKind.LAST_GRACE, time(9), 0),
    _by_plan(ReminderKind.VERIFY, time(10), 0),
    _by_plan(ReminderKind.REVIEW, time(10), 0),
)
