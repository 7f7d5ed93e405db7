"""When reminders come round: their occurrences over a stretch of time, as walls and as instants.

A reminder that goes with the person is counted on the wall clock, wherever that is: flying west
does not bring nine o'clock twice, flying east does not lose it. One of a fixed zone is counted in
instants; one by the hour as well, at its hours on the wall, and its name is the hour in UTC: after
a flight west the next full hours come, though a clock has shown them before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from detox.domain.days import DayRange
from detox.domain.delivery import Waiting
from detox.domain.quiet import QuietHours, shown_at
from detox.domain.reminder import Reminder
from detox.domain.walls import instant_of, lived, wall_of
from detox.services.occasions import Occasion
from detox.services.recurrence import is_hourly, walls

LOOK_AHEAD = timedelta(days=400)
_LONGEST_GAP = timedelta(hours=3)


class Occurrence(NamedTuple):
    """One time that a reminder comes round. `wall` names it; `about` says what falls due, `until`
    to when it was put off, by hand or by quiet hours.
    """

    reminder: Reminder
    wall: datetime
    at: datetime
    about: tuple[Occasion, ...] = ()
    until: datetime | None = None

    @property
    def comes(self) -> datetime:
        """When it is to be shown."""
        return self.until or self.at


class Span(NamedTuple):
    """After `seen` and `seen_wall`, up to and with `now`, where the person's zone is `here`.

    What follows from the plan lies after `clear`, too.
    """

    seen: datetime
    seen_wall: datetime
    now: datetime
    here: tzinfo
    clear: datetime | None = None


class Upcoming:
    """The occurrences of some reminders. `found` is asked once, and only for those by plan; in
    `quiet` hours none is shown.
    """

    def __init__(
        self,
        reminders: Sequence[Reminder],
        found: Callable[[], list[Occasion]],
        zone: Callable[[str], tzinfo],
        quiet: QuietHours | None = None,
    ) -> None:
        self.reminders = reminders
        self._found = found
        self._zone = zone
        self._quiet = quiet

    @cached_property
    def _occasions(self) -> list[Occasion]:
        return self._found()

    def within(self, span: Span) -> list[Occurrence]:
        """Every occurrence of a span, by instant."""
        found = [each for r in self.reminders if r.is_on for each in self._within(r, span)]
        return sorted(found, key=lambda each: (each.at, each.reminder.uid))

    def after(
        self, now: datetime, here: tzinfo, seen_wall: datetime | None = None
    ) -> Iterator[Occurrence]:
        """The occurrences after an instant, of those switched on."""
        coming = [self.next_of(r, now, here, seen_wall) for r in self.reminders if r.is_on]
        return merge(*coming, key=lambda each: each.at)

    def next_of(
        self, reminder: Reminder, now: datetime, here: tzinfo, seen_wall: datetime | None = None
    ) -> Iterator[Occurrence]:
        """The occurrences of one reminder after an instant, one after the other.

        What goes with the person comes after `seen_wall`, too, where another zone saw that.
        """
        until = now + LOOK_AHEAD if reminder.is_by_plan else now + 12 * LOOK_AHEAD
        wall = wall_of(now, here)
        for each in self._within(reminder, Span(now, max(wall, seen_wall or wall), until, here)):
            shown = shown_at(each.at, self._quiet, here)
            yield each if shown == each.at else each._replace(until=shown)

    def first_day(self, reminder: Reminder, week: DayRange) -> date | None:
        """The first day in a week on which a reminder by rule comes round."""
        after = datetime.combine(week.first, time()) - timedelta(seconds=1)
        before = datetime.combine(week.after, time()) - timedelta(seconds=1)
        found = next(self._walls(reminder, after, before), None)
        return found[0].date() if found else None

    def again(self, reminder: Reminder, wall: datetime, at: datetime) -> Occurrence | None:
        """An occurrence as it is now; nothing where what it was about is over."""
        if not reminder.is_by_plan:
            return Occurrence(reminder, wall, at)
        about = tuple(o for o, when in self._dated(reminder) if when == wall)
        return Occurrence(reminder, wall, at, about) if about else None

    def still(self, waiting: Waiting) -> Occurrence | None:
        """What waits, unless its reminder was changed, switched off or has no cause."""
        reminder = next((r for r in self.reminders if r.uid == waiting.uid), None)
        if reminder is None or not reminder.is_on:
            return None
        changed = reminder.changed
        if changed is not None and waiting.at <= changed and not waiting.is_snoozed:
            return None
        return self.again(reminder, waiting.wall, waiting.at)

    def put_off(self, known: Iterable[Waiting], now: datetime) -> list[Occurrence]:
        """Of those that wait, what was snoozed or falls into quiet hours, and comes after `now`."""
        later = [w for w in known if w.next_try > now and (w.is_snoozed or w.due > w.at)]
        found = [(self.still(waiting), waiting.next_try) for waiting in later]
        put_off = [each._replace(until=until) for each, until in found if each is not None]
        return sorted(put_off, key=lambda each: each.comes)

    def _within(self, reminder: Reminder, span: Span) -> Iterator[Occurrence]:
        if is_hourly(reminder.rule) or reminder.zone:
            return self._by_instant(reminder, span)
        return self._by_wall(reminder, span)

    def _by_wall(self, reminder: Reminder, span: Span) -> Iterator[Occurrence]:
        until = wall_of(span.now, span.here)
        for wall, about in self._walls(reminder, span.seen_wall - _LONGEST_GAP, until):
            if span.seen_wall < lived(wall, span.here) <= until:
                occurrence = Occurrence(reminder, wall, instant_of(wall, span.here), about)
                if _is_wanted(occurrence, span):
                    yield occurrence

    def _by_instant(self, reminder: Reminder, span: Span) -> Iterator[Occurrence]:
        zone = self._zone(reminder.zone) if reminder.zone else span.here
        seen, since = span.seen, wall_of(span.seen, zone) - _LONGEST_GAP
        for wall, about in self._walls(reminder, since, wall_of(span.now, zone) + _LONGEST_GAP):
            at = instant_of(wall, zone)
            named = wall_of(at, UTC) if is_hourly(reminder.rule) else wall
            occurrence = Occurrence(reminder, named, at, about)
            if seen < at <= span.now and _is_wanted(occurrence, span):
                seen = at  # two hours are one instant where the clock skips an hour
                yield occurrence

    def _walls(
        self, reminder: Reminder, after: datetime, before: datetime
    ) -> Iterator[tuple[datetime, tuple[Occasion, ...]]]:
        if not reminder.is_by_plan:
            first = datetime.combine(reminder.first, reminder.at)
            for wall in walls(reminder.rule, first, after, before):
                yield wall, ()
            return
        dated = [(occasion, w) for occasion, w in self._dated(reminder) if after < w <= before]
        for wall in sorted({w for _occasion, w in dated}):
            yield wall, tuple(occasion for occasion, when in dated if when == wall)

    def _dated(self, reminder: Reminder) -> Iterator[tuple[Occasion, datetime]]:
        for occasion in self._occasions:
            if occasion.kind is reminder.kind:
                for lead in reminder.leads:
                    day = occasion.day - timedelta(days=lead)
                    yield occasion, datetime.combine(day, reminder.at)


def once_each(coming: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """What comes, in its order; of those of one reminder that come together the last alone."""
    for _at, together in groupby(coming, key=lambda each: each.comes):
        yield from {each.reminder.uid: each for each in together}.values()


def _is_wanted(occurrence: Occurrence, span: Span) -> bool:
    changed = occurrence.reminder.changed
    if occurrence.reminder.is_by_plan and span.clear is not None and occurrence.at <= span.clear:
        return False
    return changed is None or occurrence.at > changed
