"""Logging time won back, and mending what was logged."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from detox.domain.days import EARLIEST, ONE_DAY, DayRange, month_of, one_day
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.session import LONGEST_MINUTES, Session, ahead, uid_for
from detox.domain.totals import tally
from detox.domain.typed.words import unreadable
from detox.domain.walls import begin_of, day_of, instant_of, moment, wall_of
from detox.services.activities import Activities
from detox.services.naming import unknown
from detox.services.ports import Change, Clock, Records, Rules
from detox.services.unread import refuse_unread

if TYPE_CHECKING:
    from detox.domain.typed.entry import Entry, Partial

_FEW_DAYS = 2


class Edit(NamedTuple):
    """What to change in a session; `None` leaves a field as it is."""

    minutes: int | None = None
    activity: str | None = None
    day: date | None = None
    note: str | None = None
    tags: tuple[str, ...] | None = None
    start: datetime | None = None
    forget_start: bool = False

    @property
    def moves(self) -> bool:
        """Whether it changes when the session was, or how long."""
        return any(each is not None for each in (self.minutes, self.day, self.start))


class SessionLog:
    """The sessions of one person. `unique` makes the letters that tell a new session from all
    others.
    """

    def __init__(
        self,
        records: Records,
        activities: Activities,
        clock: Clock,
        rules: Rules,
        unique: Callable[[], str],
    ) -> None:
        self._records = records
        self._activities = activities
        self._clock = clock
        self._rules = rules
        self._unique = unique

    def now(self) -> datetime:
        """This moment."""
        return self._clock.now()

    def today(self) -> date:
        """The day it is for this person."""
        return day_of(self._clock.local(self._clock.now()), self._rules.day_start)

    def log(
        self,
        minutes: int,
        activity: str,
        day: date | None = None,
        note: str = "",
        tags: tuple[str, ...] = (),
        start: datetime | None = None,
    ) -> Session:
        """Note a session. Raises `Refused` for an unknown activity, a day or an end to come, too
        long a time.
        """
        session = self.made(minutes, activity, day, note, tags, start)
        self._records.commit("session.log", [Change(None, session)])
        return session

    def made(
        self,
        minutes: int,
        activity: str,
        day: date | None = None,
        note: str = "",
        tags: tuple[str, ...] = (),
        start: datetime | None = None,
    ) -> Session:
        """A session that may be logged, to be written with what it comes from. Raises `Refused`."""
        day = day or (self._day(start) if start else self.today())
        session = Session(
            uid_for(day, self._unique()),
            day,
            self._minutes(minutes),
            self._activities.get(activity).key,
            note,
            _once(tags),
            start and start.astimezone(UTC),
            self._clock.zone_name() if start else "",
        )
        self._check(session)
        self._check_ahead(session)
        return session

    def read(self, line: str | Sequence[str]) -> "Entry | Unreadable":
        """A log line as the person typed it: `45m writing column draft +newsletter yesterday`."""
        from detox.domain.typed.entry import whole  # only a typed line needs the grammar

        return whole(self.understood(line))

    def understood(self, line: str | Sequence[str]) -> "Partial":
        """As much of a log line as can be understood while it is typed."""
        from detox.domain.typed.entry import read_partial

        activities = self._activities.all()
        now = self._clock.now().astimezone(self._clock.here())
        rules = self._rules
        return read_partial(line, activities, self.today(), rules.language, now, rules.day_start)

    def log_entries(self, entries: Iterable["Entry"]) -> list[Session]:
        """Note sessions that were read from lines, all as one step. Raises `Refused` for one."""
        sessions = [
            self.made(e.minutes, e.activity, e.day, e.note, e.tags, e.start) for e in entries
        ]
        self._records.commit("session.log", [Change(None, session) for session in sessions])
        return sessions

    def edit(self, uid: str, edit: Edit) -> Session:
        """Change a session; its uid stays, whatever its day."""
        before = self.find(uid)
        after = self._edited(before, edit)
        if after == before:
            return before
        if after.day != before.day:  # after a flight west its own may be called tomorrow
            self._check(after)
        if edit.moves:
            self._check_ahead(after)
        self._records.commit("session.edit", [Change(before, after)])
        return after

    def delete(self, uid: str) -> Session:
        """Take a session away, and tell which."""
        session = self.find(uid)
        self._records.commit("session.delete", [Change(session, None)])
        return session

    def duplicate(self, uid: str) -> Session:
        """The same again, today; the copy has no start."""
        original, day = self.find(uid), self.today()
        copy = original._replace(uid=uid_for(day, self._unique()), day=day, start=None, zone="")
        self._check(copy)
        self._records.commit("session.duplicate", [Change(None, copy)])
        return copy

    def find(self, uid: str) -> Session:
        """A session by its uid, or the beginning of it. Raises `Refused`."""
        session = self._records.session(uid)
        if session is None:
            refuse_unread(self._records)
            message = N_("No session, or more than one, has a uid that begins with “%(uid)s”.")
            refused, gone = Problem(message, {"uid": uid}), N_("That session is no longer here.")
            raise unknown(refused, gone, None, "sessions")
        return session

    def between(self, days: DayRange) -> list[Session]:
        """The sessions noted under these days."""
        return self._records.sessions(days)

    def month(self, day: date) -> list[Session]:
        """The sessions of the month of `day`."""
        return self._records.sessions(month_of(day))

    def overfull(
        self, sessions: Sequence[Session], *, to_come: bool = False
    ) -> list[tuple[date, int]]:
        """Which days of these sessions hold more minutes than a day has, and how many: something
        there was noted twice, or for too long. Sessions `to_come` are not noted yet, but would be.
        """
        day_start, here = self._rules.day_start, self._clock.here()
        counted = tally(sessions, day_start, self._clock.zone).by_day()
        days = [date.fromisoformat(day) for day in sorted(counted)]
        found = []
        for day, minutes in self._minutes_on(days) if days else ():
            minutes += counted[day.isoformat()][0] if to_come else 0
            if timedelta(minutes=minutes) <= ONE_DAY:
                continue
            begin, end = (begin_of(each, day_start, here) for each in (day, day + ONE_DAY))
            if timedelta(minutes=minutes) > end - begin:
                found.append((day, minutes))
        return found

    def _minutes_on(self, days: list[date]) -> Iterator[tuple[date, int]]:
        """What each of these days holds, in minutes; few days whose totals nobody kept
        are counted by themselves.
        """
        span = DayRange(days[0], days[-1] + ONE_DAY)
        if len(days) > _FEW_DAYS or not self._records.uncounted(span, self._rules.day_start):
            tallies = self._records.totals(span, self._rules.day_start).by_day()
            yield from ((day, tallies.get(day.isoformat(), [0])[0]) for day in days)
            return
        for day in days:
            near = self._records.sessions(DayRange(day - ONE_DAY, day + ONE_DAY))
            totals = tally(near, self._rules.day_start, self._clock.zone)
            yield day, totals.within(one_day(day)).minutes

    def moment(self, session: Session, clock: time, day: date) -> datetime:
        """The instant of a time of the day where a session was lived."""
        zone = self._clock.zone(session.zone) if session.zone else self._clock.here()
        return moment(day, clock, zone, self._rules.day_start)

    def start_meant(self, session: Session, text: str, day: date | None) -> datetime | Unreadable:
        """When a session began, as it was typed: so long ago, or a time of that day; without one,
        of the day its start is of, which a log from elsewhere may note under the next.
        """
        from detox.domain.typed import clocks, moments  # only a typed line needs the grammar

        zone = self._clock.zone(session.zone) if session.zone else self._clock.here()
        now, clock = self._clock.now().astimezone(zone), clocks.read_clock_or_hour(text)
        if clock is None:
            return moments.read_moment(text, now, self._rules.day_start, alone=True)
        if isinstance(clock, Unreadable):
            return clock
        if day is None:
            day = self._day(session.start, session.zone) if session.start else session.day
        start = self.moment(session, clock, day).astimezone(zone)
        if problem := moments.skips(start, clock):
            return Unreadable(problem)
        return start if moments.is_past(start, now) else unreadable(moments.TO_COME, text)

    def _edited(self, before: Session, edit: Edit) -> Session:
        start = None if edit.forget_start else (edit.start or before.start)
        zone = before.zone or (self._clock.zone_name() if edit.start else "")
        day = edit.day or (self._day(edit.start, zone) if edit.start else before.day)
        if edit.day and start and not edit.start:
            start = self._same_time(before, edit.day)
        return before._replace(
            minutes=before.minutes if edit.minutes is None else self._minutes(edit.minutes),
            activity=before.activity if edit.activity is None else self._key(edit.activity),
            day=day,
            note=before.note if edit.note is None else edit.note,
            tags=before.tags if edit.tags is None else _once(edit.tags),
            start=start and start.astimezone(UTC),
            zone=zone if start else "",
        )

    def _same_time(self, session: Session, day: date) -> datetime:
        """The start of a session at the same time of another day, where it was lived."""
        assert session.start is not None
        zone = self._clock.zone(session.zone)
        return instant_of(wall_of(session.start, zone) + (day - session.day), zone)

    def _day(self, start: datetime, zone: str = "") -> date:
        there = self._clock.zone(zone) if zone else self._clock.here()
        return day_of(wall_of(start, there), self._rules.day_start)

    def _key(self, activity: str) -> str:
        return self._activities.get(activity).key

    def _minutes(self, minutes: int) -> int:
        if not 0 < minutes <= LONGEST_MINUTES:
            raise Refused(N_("A session can last from one minute to 24 hours."))
        return minutes

    def _check_ahead(self, session: Session) -> None:
        now = self._clock.now().astimezone(self._clock.here())
        problem = ahead(session.start, session.minutes, now)
        if problem is not None:
            raise Refused(problem.message, **problem.params)

    def _check(self, session: Session) -> None:
        if session.day > self.today():
            raise Refused(N_("That day is still to come: log a session once it is over."))
        if session.day < EARLIEST:
            raise Refused(N_("That day is too long ago: the log begins with the year 2000."))


def matching(
    sessions: Iterable[Session], activity: str = "", tag: str = "", text: str = ""
) -> list[Session]:
    """The sessions of an activity, with a tag, and with `text` in their note, case ignored."""
    wanted = text.casefold()
    return [
        session
        for session in sessions
        if (not activity or session.activity == activity)
        and (not tag or tag in session.tags)
        and (not wanted or wanted in session.note.casefold())
    ]


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))
