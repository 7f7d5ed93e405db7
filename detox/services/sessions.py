"""Logging time won back, and mending what was logged."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from detox.domain.days import DayRange, day_of, month_of
from detox.domain.problem import N_, Refused, Unreadable
from detox.domain.session import LONGEST_MINUTES, Session, uid_for
from detox.services.activities import Activities
from detox.services.ports import Change, Clock, Records, Rules

if TYPE_CHECKING:
    from detox.domain.typed.entry import Entry


class Edit(NamedTuple):
    """What to change in a session; `None` leaves a field as it is."""

    minutes: int | None = None
    activity: str | None = None
    day: date | None = None
    note: str | None = None
    tags: tuple[str, ...] | None = None
    start: datetime | None = None
    forget_start: bool = False


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
        """Note a session. Raises `Refused` for an unknown activity, a day to come, too long a
        time.
        """
        session = self._made(minutes, activity, day, note, tags, start)
        self._records.commit("session.log", [Change(None, session)])
        return session

    def read(self, line: str | Sequence[str]) -> "Entry | Unreadable":
        """A log line as the person typed it: `45m writing column draft +newsletter yesterday`."""
        from detox.domain.typed.entry import read_entry  # only a typed line needs the grammar

        activities = self._activities.current()
        now = self._clock.local(self._clock.now())
        rules = self._rules
        return read_entry(line, activities, self.today(), rules.language, now, rules.day_start)

    def log_entry(self, entry: "Entry") -> Session:
        """Note a session that was read from a line."""
        (session,) = self.log_entries([entry])
        return session

    def log_entries(self, entries: Iterable["Entry"]) -> list[Session]:
        """Note sessions that were read from lines, all as one step. Raises `Refused` for one."""
        sessions = [
            self._made(e.minutes, e.activity, e.day, e.note, e.tags, e.start) for e in entries
        ]
        self._records.commit("session.log", [Change(None, session) for session in sessions])
        return sessions

    def edit(self, uid: str, edit: Edit) -> Session:
        """Change a session; its uid stays, whatever its day."""
        before = self.find(uid)
        after = self._edited(before, edit)
        self._check(after)
        if after == before:
            return before
        self._records.commit("session.edit", [Change(before, after)])
        return after

    def delete(self, uid: str) -> Session:
        """Take a session away, and tell which."""
        session = self.find(uid)
        self._records.commit("session.delete", [Change(session, None)])
        return session

    def duplicate(self, uid: str, day: date | None = None) -> Session:
        """The same again, today or on `day`; the copy has no start."""
        original = self.find(uid)
        day = day or self.today()
        copy = original._replace(uid=uid_for(day, self._unique()), day=day, start=None, zone="")
        self._check(copy)
        self._records.commit("session.duplicate", [Change(None, copy)])
        return copy

    def find(self, uid: str) -> Session:
        """A session by its uid, or the beginning of it. Raises `Refused`."""
        session = self._records.session(uid)
        if session is None:
            raise Refused(
                N_("There is no single session whose uid begins with “%(uid)s”."), uid=uid
            )
        return session

    def between(self, days: DayRange) -> list[Session]:
        """The sessions noted under these days."""
        return self._records.sessions(days)

    def month(self, day: date) -> list[Session]:
        """The sessions of the month of `day`."""
        return self._records.sessions(month_of(day))

    def _made(
        self,
        minutes: int,
        activity: str,
        day: date | None,
        note: str,
        tags: tuple[str, ...],
        start: datetime | None,
    ) -> Session:
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
        return session

    def _edited(self, before: Session, edit: Edit) -> Session:
        start = None if edit.forget_start else (edit.start or before.start)
        zone = self._clock.zone_name() if edit.start else before.zone
        day = edit.day or (self._day(edit.start) if edit.start else before.day)
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
        local = session.start.astimezone(self._clock.zone(session.zone))
        moved = local.date() + (day - session.day)
        return local.replace(year=moved.year, month=moved.month, day=moved.day)

    def _day(self, start: datetime) -> date:
        return day_of(self._clock.local(start), self._rules.day_start)

    def _key(self, activity: str) -> str:
        return self._activities.get(activity).key

    def _minutes(self, minutes: int) -> int:
        if not 0 < minutes <= LONGEST_MINUTES:
            raise Refused(N_("A session lasts from one minute to 24 hours."))
        return minutes

    def _check(self, session: Session) -> None:
        if session.day > self.today():
            raise Refused(N_("That day is still to come: a session is time already lived."))
        if session.day.year < 2000:
            raise Refused(N_("That day is too long ago: sessions begin with the year 2000."))


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
