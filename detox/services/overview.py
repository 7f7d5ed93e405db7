"""Today at a glance: the next day, what is due, the hours of today and this week, the timer."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from detox.domain.account import Account, State
from detox.domain.activity import Activity, coloured
from detox.domain.days import ONE_DAY, DayRange, one_day, week_of
from detox.domain.session import Session
from detox.domain.steps import StepKind, StepMark
from detox.domain.timer import LONG, Doubt, Timer, current
from detox.domain.totals import tally
from detox.domain.walls import begin_of, day_of
from detox.services.accounts import FactsOf, as_known
from detox.services.ports import Clock, Records, Rules

LONGEST_LEAD = timedelta(days=60)
"""No step of a platform that comes with Detox is earlier before the deletion day."""


class Share(NamedTuple):
    """One activity: minutes today and this week, against its weekly goal in minutes."""

    activity: Activity
    today_minutes: int
    week_minutes: int

    @property
    def is_reached(self) -> bool:
        """Whether it has a goal, and has reached it."""
        return self.activity.goal is not None and self.week_minutes >= self.activity.goal


class Running(NamedTuple):
    """The timer: minutes are whole ones, `doubt` says why it asks."""

    timer: Timer
    activity: Activity
    seconds: int
    doubt: Doubt | None


class Overview(NamedTuple):
    """What Today shows and `detox status` tells. `now` is on the person's wall clock."""

    now: datetime
    today: date
    week: DayRange
    accounts: list[Account]
    sessions: list[Session]
    carried_minutes: int
    """of today, from what began before"""
    today_minutes: int
    week_minutes: int
    shares: list[Share]
    running: Running | None
    marks: dict[str, StepMark]
    """what was done to steps, for the agenda"""

    @property
    def next_account(self) -> Account | None:
        """The account whose day comes next; of days gone by, the latest, so that none is lost."""
        ahead = [a for a in self.accounts if a.next_day is not None and a.next_day >= self.today]
        behind = [a for a in self.accounts if a.next_day is not None and a.next_day < self.today]
        return ahead[0] if ahead else (behind[-1] if behind else None)

    @property
    def together(self) -> list[Account]:
        """The accounts that end on the same day as the next one."""
        first = self.next_account
        return [a for a in self.accounts if first is not None and a.next_day == first.next_day]

    @property
    def is_over(self) -> bool:
        """Whether an account was left and is gone, and every other one is gone or kept."""
        states = {account.state for account in self.accounts}
        return State.GONE in states and states <= {State.GONE, State.KEEPING}


def may_need_somebody(view: Overview) -> bool:
    """Whether anything may be due, told by days alone: most days no plan has to be reckoned for it.

    Holds for the facts that come with Detox; a person's own may ask for more time.
    """
    moved = any(
        mark.due is not None and (mark.kind is not StepKind.OWN or mark.due <= view.today)
        for mark in view.marks.values()
    )
    return moved or any(
        account.review_has_come(view.today)
        or (account.next_day is not None and account.next_day - view.today <= _lead(account))
        for account in view.accounts
    )


def _lead(account: Account) -> timedelta:
    return LONGEST_LEAD if account.state is State.LEAVING else -ONE_DAY


def look(records: Records, clock: Clock, rules: Rules, facts_of: FactsOf) -> Overview:
    """How things stand now."""
    now = clock.local(clock.now())
    today = day_of(now, rules.day_start)
    week = week_of(today, rules.first_weekday)
    sessions = records.sessions(one_day(today))
    activities = coloured(records.of(Activity).values())
    totals = records.totals(week, rules.day_start)
    this_week, this_day = (
        totals.within(week).by_activity(),
        totals.within(one_day(today)).by_activity(),
    )
    today_minutes = sum(minutes for minutes, _count in this_day.values())
    begun_today = tally(sessions, rules.day_start, clock.zone).within(one_day(today)).minutes
    return Overview(
        now,
        today,
        week,
        as_known(records.of(Account).values(), facts_of),
        sessions,
        today_minutes - begun_today,
        today_minutes,
        sum(minutes for minutes, _count in this_week.values()),
        [
            Share(activity, this_day.get(key, [0])[0], this_week.get(key, [0])[0])
            for key, activity in _shown(activities, set(this_week), today)
        ],
        _running(records, activities, clock),
        records.of(StepMark),
    )


def lasting(view: Overview, clock: Clock, rules: Rules) -> tuple[datetime, datetime] | None:
    """From which instant, and before which, nothing but a change makes another look differ from
    `view`, but for the seconds of a timer that runs; nothing where nobody can tell.
    """
    here, now = clock.here(), view.now.astimezone(UTC)
    since, until = (
        begin_of(day, rules.day_start, here) for day in (view.today, view.today + ONE_DAY)
    )
    if not since <= now < until or until - since != ONE_DAY:
        return None  # part of a day on which the clocks change may be lived twice
    if view.running is None:
        return since, until
    timer = view.running.timer
    told = max(each for stretch in timer.stretches for each in stretch if each is not None)
    if view.running.doubt is Doubt.BACK or told > now:
        return None
    if timer.is_paused:
        return max(since, told), until
    long = (told + LONG).replace(microsecond=0) + timedelta(seconds=1)
    second = now.replace(microsecond=0)
    return max(since, second), until if view.running.doubt else min(until, long)


def _shown(
    activities: dict[str, Activity], used: set[str], today: date
) -> list[tuple[str, Activity]]:
    """Activities in use, and those with time this week even if archived or unknown; with the goal
    of today.
    """
    shown = {key: a for key, a in activities.items() if not a.archived or key in used}
    known = {key: a._replace(goal=a.goal_on(today)) for key, a in shown.items()}
    known |= {key: Activity(key, order=10_000) for key in used - known.keys()}
    return sorted(known.items(), key=lambda item: (item[1].order, item[0]))


def _running(records: Records, activities: dict[str, Activity], clock: Clock) -> Running | None:
    timer = current(records.of(Timer).values())
    if timer is None:
        return None
    now, awake = clock.now(), clock.awake()
    doubt = timer.doubt(now, awake and awake._replace(device=records.device))
    activity = activities.get(timer.activity, Activity(timer.activity))
    return Running(timer, activity, int(timer.elapsed(now).total_seconds()), doubt)
