"""Sessions that stand here already, found again where a log tells them in another way."""

from collections import Counter
from datetime import date, datetime, timedelta

from detox.domain.days import ONE_DAY, DayRange, month_of
from detox.domain.session import Session
from detox.domain.walls import unchanged, wall_of
from detox.services.ports import Clock, Records

_TURNS = (1, 28, 29, 30, 31)
"""days of a month that may border on another one"""

_Likeness = tuple[datetime | date, int, str, str]


class Walls:
    """Sessions that stand already, by what the clock showed where they began. A log that keeps no
    more than that may tell them in another zone by now: those here know when it was.
    """

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records, self._clock = records, clock
        self._months: dict[date, dict[tuple[date, datetime, int], list[Session]]] = {}

    def next(self, day: date, wall: datetime, minutes: int) -> Session | None:
        """The next of that day, start and length; the last stands for all that follow."""
        days = month_of(day)
        if days.first not in self._months:
            found = self._months[days.first] = {}
            for each in self._records.sessions(days):
                if each.start:
                    began = wall_of(each.start, self._clock.zone(each.zone))
                    known_by = each.day, began.replace(second=0, microsecond=0), each.minutes
                    found.setdefault(known_by, []).append(each)
        here = self._months[days.first].get((day, wall, minutes), [])
        return here.pop(0) if len(here) > 1 else here[0] if here else None


class Twins:
    """Sessions that stand already under another uid: of the same start, to the minute as some logs
    tell it, the same length and the same activity; without a start, of the same day and note. A log
    may tell no start of one during which the clock was changed.

    One here is the twin of one in the log, and of none where the log tells it under its own uid.
    """

    def __init__(self, records: Records, clock: Clock, told: set[str]) -> None:
        self._records, self._clock, self._told = records, clock, told
        self._months: dict[tuple[date, bool], Counter[_Likeness]] = {}

    def take(self, session: Session) -> bool:
        """Whether there is one like this, which then is taken."""
        like = _likeness(session)
        for day in (session.day, *across_the_turn(session)):
            left = self._left(month_of(day), is_begun=session.start is not None)
            if left[like] > 0:
                left[like] -= 1
                return True
        return False

    def _left(self, days: DayRange, *, is_begun: bool) -> Counter[_Likeness]:
        left = self._months.get((days.first, is_begun))
        if left is None:
            here = [each for each in self._records.sessions(days) if each.uid not in self._told]
            alike = filter(None, here if is_begun else map(self._without_start, here))
            left = self._months[days.first, is_begun] = Counter(map(_likeness, alike))
        return left

    def _without_start(self, session: Session) -> Session | None:
        """One here as a log that tells no start of it may tell it."""
        length, zone = timedelta(minutes=session.minutes), self._clock.zone(session.zone)
        if session.start and unchanged(session.start, length, zone) is not None:
            return None
        return session._replace(start=None)


def across_the_turn(session: Session) -> list[date]:
    """The days of another month on which it may stand: in another zone an instant may be of the
    day before or after.
    """
    day = session.day
    if session.start is None or day.day not in _TURNS:
        return []
    return [near for near in (day - ONE_DAY, day + ONE_DAY) if near.month != day.month]


def _likeness(session: Session) -> _Likeness:
    if session.start is None:
        note = " ".join(session.note.split())
        return session.day, session.minutes, session.activity, note
    start = session.start.replace(second=0, microsecond=0)
    return start, session.minutes, session.activity, ""
