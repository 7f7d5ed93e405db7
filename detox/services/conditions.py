"""Whether the conditions of a reminder hold: nothing noted, nothing this week, still leaving."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice

from detox.domain.column import Column, column_of
from detox.domain.days import DayRange, month_of, one_day, week_of
from detox.domain.reminder import Reminder, Unneeded
from detox.domain.sign import PEOPLE
from detox.domain.timer import Timer
from detox.domain.walls import day_of
from detox.services.ports import Clock, Records, Rules
from detox.services.upcoming import Occurrence, Upcoming

MOST_UNNEEDED = 200
"""How many that are not needed are looked at for one that is: all hours of a week."""


class Conditions:
    """Asked about occurrences as they fall due; reads the sessions of their days only."""

    def __init__(
        self, records: Records, clock: Clock, rules: Rules, is_leaving: Callable[[], bool]
    ) -> None:
        self._records = records
        self._clock = clock
        self._rules = rules
        self._is_leaving = is_leaving

    def hold(self, occurrence: Occurrence) -> bool:
        """Whether the occurrence is to be shown as things stand."""
        return self.why_not(occurrence) is None

    def why_not(self, occurrence: Occurrence) -> Unneeded | None:
        """Why the occurrence is not to be shown as things stand; nothing where it is."""
        only, day = occurrence.reminder.only, self.day_of(occurrence.at)
        if only.nothing_today and self._is_something_noted(day):
            return Unneeded.TODAY
        if only.nothing_this_week and self._is_done(only.nothing_this_week, self._week(day)):
            return Unneeded.THIS_WEEK
        return Unneeded.NOT_LEAVING if only.while_leaving and not self._is_leaving() else None

    def next_needed(
        self, coming: Iterable[Occurrence]
    ) -> tuple[Occurrence | None, Unneeded | None]:
        """The first that is to be shown as things stand, and why one before it is not."""
        found, why_not = self.needed(coming, 1)
        return next(iter(found), None), why_not

    def needed(
        self, coming: Iterable[Occurrence], count: int
    ) -> tuple[list[Occurrence], Unneeded | None]:
        """The first `count` that are to be shown as things stand, and why one before all of them
        is not.
        """
        found: list[Occurrence] = []
        first: Unneeded | None = None
        for occurrence in islice(coming, MOST_UNNEEDED):
            why = self.why_not(occurrence)
            if why is None:
                found.append(occurrence)
            elif not found:
                first = first or why
            if len(found) == count or why is Unneeded.NOT_LEAVING:
                break
        return found, first

    def column(self, occurrence: Occurrence, upcoming: Upcoming) -> Column | None:
        """How the week of an occurrence stands, for a reminder of something done once a week."""
        reminder = occurrence.reminder
        if not reminder.is_weekly_task:
            return None
        return self._column(reminder, self._week(self.day_of(occurrence.at)), upcoming)

    def expected(self, occurrence: Occurrence, upcoming: Upcoming) -> Column | None:
        """How the week of one to come must stand for it to be shown."""
        reminder = occurrence.reminder
        if not reminder.is_weekly_task:
            return None
        day = self.day_of(occurrence.at)
        due = upcoming.first_day(reminder, self._week(day))
        return Column.LATE if due is not None and due < day else Column.OPEN

    def weeks(
        self, reminder: Reminder, upcoming: Upcoming, count: int, now: datetime
    ) -> list[tuple[DayRange, Column]]:
        """How this week and those before went, the newest first; none where it is no weekly task.

        Weeks without its day are left out, and those before anything was noted.
        """
        if not reminder.is_weekly_task:
            return []
        found, begun = [], self._begun(now)
        week = self._week(self.day_of(now))
        for _place in range(count):
            column = self._column(reminder, week, upcoming)
            if column is not None and week.after > begun:
                found.append((week, column))
            week = week_of(week.first - (week.after - week.first) / 7, self._rules.first_weekday)
        return found

    def day_of(self, instant: datetime) -> date:
        """The person's day that an instant belongs to."""
        return day_of(self._clock.local(instant), self._rules.day_start)

    def _column(self, reminder: Reminder, week: DayRange, upcoming: Upcoming) -> Column | None:
        due = upcoming.first_day(reminder, week)
        if due is None:
            return None
        days = self._days_of(reminder.only.nothing_this_week, week)
        return column_of(week, due, days, self.day_of(self._clock.now()))

    def _week(self, day: date) -> DayRange:
        return week_of(day, self._rules.first_weekday)

    def _is_done(self, activity: str, week: DayRange) -> bool:
        """Whether something of it stands in a week; the people are only looked up where it counts
        for them, and no session says so.
        """
        return bool(self._logged_on(activity, week) or self._signs_on(activity, week))

    def _days_of(self, activity: str, week: DayRange) -> set[date]:
        return self._logged_on(activity, week) | self._signs_on(activity, week)

    def _logged_on(self, activity: str, week: DayRange) -> set[date]:
        noted = self._noted(week)
        return {day for day in noted if activity in noted[day]}

    def _signs_on(self, activity: str, week: DayRange) -> set[date]:
        """The days of signs, which are as good as a session of people."""
        if activity != PEOPLE:
            return set()
        from detox.services.signs import known_signs  # most reminders have nothing to do with it

        return {sign.day for sign in known_signs(self._records) if week.covers(sign.day)}

    def _begun(self, now: datetime) -> date:
        """The day of the first session, today where there is none."""
        first = self._records.first_day()
        noted = self._noted(month_of(first)) if first else {}
        return min(noted, default=self.day_of(now))

    def _noted(self, days: DayRange) -> dict[date, set[str]]:
        """The activities under which something is noted, by day; what only runs on into a day is
        none of these.
        """
        found = self._records.totals(days, self._rules.day_start).activities
        noted = {
            date.fromisoformat(day): {key for key, (_minutes, sessions) in row.items() if sessions}
            for day, row in found.items()
        }
        return {day: keys for day, keys in noted.items() if keys}

    def _is_something_noted(self, day: date) -> bool:
        """A timer that runs counts: what it runs will be noted."""
        if self._noted(one_day(day)):
            return True
        if day > self.day_of(self._clock.now()):
            return False  # what runs today says nothing of a day to come
        return any(not timer.is_paused for timer in self._records.of(Timer).values())
