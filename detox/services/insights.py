"""What there is to see in the log: data for pictures, all of it from totals that are kept.

Days without anything noted stand in no table. Periods may be as long as they like: they are cut to
the days since the oldest session.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from detox.domain.activity import Activity
from detox.domain.checkin import CheckIn
from detox.domain.days import ONE_DAY, DayRange, week_of, year_of
from detox.domain.hours import NO_START, place_of
from detox.services.balance import since_away, won_back_of
from detox.services.checkins import check_ins_of
from detox.services.ports import Records, Rules


class Week(NamedTuple):
    """Minutes of a week by activity, on those of its days that were asked for."""

    first: date
    minutes: dict[str, int]


class Clock(NamedTuple):
    """Minutes by weekday (Monday = 0) and hour, and by weekday what has no start."""

    minutes: dict[tuple[int, int], int]
    without_start: dict[int, int]

    @property
    def by_weekday(self) -> dict[int, int]:
        """All minutes of each weekday, with a start or without."""
        sums = dict(self.without_start)
        for (weekday, _hour), minutes in self.minutes.items():
            sums[weekday] = sums.get(weekday, 0) + minutes
        return dict(sorted(sums.items()))


class GoalWeek(NamedTuple):
    """One week of an activity with a weekly goal, both in minutes.

    The goal is the one that held at the end of the week; `is_whole` tells that there was one since
    its first day.
    """

    first: date
    activity: str
    goal: int
    minutes: int
    is_over: bool
    is_whole: bool = True

    @property
    def is_judged(self) -> bool:
        """Whether it counts among the weeks in which the goal was met or not: met, as soon as it
        is; missed, once it is over.
        """
        return self.is_met or (self.is_over and self.is_whole)

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.minutes >= self.goal


class Contrast(NamedTuple):
    """A week: what its days away would have taken, the slips there, and what was noted instead.

    `is_guess` tells that it is a guess how the figure for all divides.
    """

    first: date
    was_minutes: int
    slips_minutes: int
    noted_minutes: int
    is_guess: bool = False

    @property
    def reclaimed_minutes(self) -> int:
        """What was won back."""
        return self.was_minutes - self.slips_minutes


class CheckInWeek(NamedTuple):
    """The means of a week's check-ins, and on how many days."""

    first: date
    focus: float
    mood: float
    days: int


class Insights:
    """Looks at the log of one person."""

    def __init__(self, records: Records, rules: Rules, today: Callable[[], date]) -> None:
        self._records = records
        self._rules = rules
        self._today = today

    def weeks(self, days: DayRange) -> list[Week]:
        """Each week of a period, empty ones included, by activity."""

        @cache  # a day stands in both tables
        def week(day: str) -> str:
            return self._week(date.fromisoformat(day)).isoformat()

        totals = self._records.totals(days, self._rules.day_start, under=week)
        sums = {
            date.fromisoformat(first): {key: minutes for key, (minutes, _n) in row.items()}
            for first, row in totals.activities.items()
        }
        return [Week(first, sums.get(first, {})) for first in self._weeks_in(days, sums)]

    def year(self, year: int) -> dict[date, dict[str, int]]:
        """Minutes by activity of each day of a year with any."""
        totals = self._records.totals(year_of(date(year, 1, 1)), self._rules.day_start)
        days = {
            date.fromisoformat(day): {key: minutes for key, (minutes, _n) in row.items() if minutes}
            for day, row in sorted(totals.activities.items())
        }
        return {day: minutes for day, minutes in days.items() if minutes}

    def clock(self, days: DayRange) -> Clock:
        """Minutes by weekday and hour."""
        found = Clock({}, {})
        tallies = self._records.hours(days, self._rules.day_start).by_activity()
        for key, (minutes, _sessions) in tallies.items():
            weekday, hour = place_of(key)
            if hour == NO_START:
                found.without_start[weekday] = minutes
            else:
                found.minutes[weekday, hour] = minutes
        return Clock(dict(sorted(found.minutes.items())), dict(sorted(found.without_start.items())))

    def goals(self, days: DayRange) -> list[GoalWeek]:
        """Each week that a period touches, whole, for each activity with a goal; none to come."""
        activities = sorted(self._records.of(Activity).values(), key=lambda a: a.order)
        wanted = [a for a in activities if a.goal or a.past_goals]
        if not wanted or not days.length:
            return []
        today = self._today()
        whole = DayRange(self._week(days.first), self._week(days.after - ONE_DAY) + _WEEK)
        whole = DayRange(whole.first, min(whole.after, self._week(today) + _WEEK))
        return [
            GoalWeek(
                week.first,
                activity.key,
                goal,
                week.minutes.get(activity.key, 0),
                week.first + _WEEK <= today,
                activity.goal_on(week.first) is not None,
            )
            for week in self.weeks(whole)
            for activity in wanted
            if (goal := activity.goal_on(min(week.first + _WEEK - ONE_DAY, today))) is not None
        ]

    def was_and_is(self, days: DayRange) -> list[Contrast]:
        """Each week of a period since the first day away: what it was, against what was won back
        and noted on them.
        """
        today = self._today()
        won_back = won_back_of(self._records, today)
        days = since_away(days, won_back.first_day, today)
        noted: Counter[date] = Counter()
        for run in won_back.away(days):
            noted.update({week.first: sum(week.minutes.values()) for week in self.weeks(run)})
        found = []
        for first in _steps(self._week(days.first), days.after) if won_back.first_day else ():
            lines = won_back.over(days.common(DayRange(first, first + _WEEK))).values()
            was = sum(line.baseline_minutes for line in lines)
            slips = sum(line.slips_minutes for line in lines)
            is_guess = any(line.days_guessed for line in lines)
            found.append(Contrast(first, was, slips, noted[first], is_guess))
        return found

    def check_ins(self, days: DayRange) -> list[CheckIn]:
        """What was checked in, by day."""
        return check_ins_of(self._records, days)

    def check_in_weeks(self, days: DayRange) -> list[CheckInWeek]:
        """The weeks of a period with check-ins, and their means."""
        found = []
        for first, group in groupby(self.check_ins(days), key=lambda c: self._week(c.day)):
            these = list(group)
            focus, mood = sum(c.focus for c in these), sum(c.mood for c in these)
            found.append(CheckInWeek(first, focus / len(these), mood / len(these), len(these)))
        return found

    def _weeks_in(self, days: DayRange, known: dict[date, dict[str, int]]) -> Iterator[date]:
        """The first days of the weeks from the first with anything to this one, or the last."""
        if not days.length or not known:
            return iter(())
        last = max(*known, self._week(min(days.after - ONE_DAY, self._today())))
        return _steps(min(known), last + ONE_DAY)

    def _week(self, day: date) -> date:
        return week_of(day, self._rules.first_weekday).first


_WEEK = timedelta(days=7)


def _steps(first: date, after: date) -> Iterator[date]:
    while first < after:
        yield first
        first += _WEEK
