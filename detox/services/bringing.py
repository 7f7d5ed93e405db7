"""Bringing a log along: what a log from elsewhere would add, and adding it, in one step.

A session keeps for ever the uid that follows from what it is known by in its log. So a log that is
brought along again adds only what is new in it, and nothing that was deleted here since.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from detox.domain.absence import Slip
from detox.domain.activity import Activity
from detox.domain.checkin import CheckIn
from detox.domain.days import EARLIEST, month_of
from detox.domain.foreign import TO_COME, Missed, Told, Understood
from detox.domain.letters import letters_from
from detox.domain.problem import N_, Minutes, Problem, Refused
from detox.domain.session import LONGEST_MINUTES, Session, ahead, minutes_of, uid_for, uid_month
from detox.domain.text import NAME_LIMIT, NOTE_LIMIT, clean, clean_name, shortened
from detox.domain.walls import day_of, wall_of
from detox.services.bounty import Bounty, Names
from detox.services.mapping import Draft, Mapping, unused
from detox.services.ports import Advance, Change, Clock, Entity, Records, Rules, unheard
from detox.services.twins import Twins, Walls, across_the_turn

LONGEST_UID = 60
TOO_LONG = N_("it lasts %(duration)s; a session lasts at most 24 hours")
BACKWARDS = N_("it ends before it begins")
ENDS_LATER = N_("its end is still to come")
TOO_OLD = N_("its day is too long ago: sessions start in the year 2000")
_NOTHING = Understood()

T = TypeVar("T")


class Bringing:
    """Logs from elsewhere, for the records of one person."""

    def __init__(self, records: Records, clock: Clock, rules: Rules) -> None:
        self._records = records
        self._clock = clock
        self._rules = rules

    def look(
        self,
        source: str,
        told: Iterable[Told | Missed],
        names: Names,
        *,
        again: bool = False,
        advance: Advance = unheard,
        understood: Understood = _NOTHING,
        lines: int = 0,
    ) -> Bounty:
        """What a log of the program `source` would add; nothing is written.

        What is less than half a minute is left out. With `again` comes what was deleted here, too.
        A log whose places are lines has so many `lines`; `advance` hears how far it is.
        """
        walls = Walls(self._records, self._clock)
        reading = _Reading(source, self._clock, self._rules, self._stands, walls)
        for count, each in enumerate(told, 1):
            reading.take(each)
            advance(count, each.place / lines if lines else 0.0)
        return self._records.snapshot(
            lambda: self._bounty(reading, names, again=again, understood=understood, lines=lines)
        )

    def _bounty(
        self,
        reading: "_Reading",
        names: Names,
        *,
        again: bool,
        understood: Understood,
        lines: int,
    ) -> Bounty:
        """What the drafts of a log would add to what is here."""
        mapping = Mapping(names, list(self._records.of(Activity).values()))
        drafts, standing = self._recognised(reading)
        fresh, known, deleted = _sorted_out(drafts, standing, again=again)
        known_here = {d.session.uid for d, stands in zip(drafts, standing, strict=True) if stands}
        sessions, twins = self._mapped(
            fresh, mapping, Twins(self._records, self._clock, known_here)
        )
        return Bounty(
            sessions,
            [*mapping.added],
            known + reading.twice + twins,
            deleted,
            reading.short,
            reading.missed,
            mapping.became,
            mapping.unmapped,
            understood,
            bool(lines),
            reading.cut,
            unused(names, reading.names),
            sum(draft.overruled for draft in fresh),
            self._changed(drafts, standing),
        )

    def _recognised(self, reading: "_Reading") -> tuple[list[Draft], list[bool | None]]:
        """Drafts under the uid that they have here, and whether each stands."""
        drafts = [*reading.drafts]
        found = self._standing([draft.session for draft in drafts])
        earlier = [
            (at, reading.as_before(draft))
            for at, (draft, stands) in enumerate(zip(drafts, found, strict=True))
            if stands is None and draft.former
        ]
        others = self._standing([draft.session for _at, draft in earlier])
        for (at, draft), stands in zip(earlier, others, strict=True):
            if stands is not None:
                drafts[at], found[at] = draft, stands
        return drafts, found

    def _standing(self, sessions: list[Session]) -> list[bool | None]:
        """Whether each stands here. At the turn of a month it may stand in the other one, if it was
        imported in another zone.
        """
        found = self._records.stands(sessions)
        turned = [
            (at, session._replace(uid=uid_for(near, session.uid[4:]), day=near))
            for at, (session, stands) in enumerate(zip(sessions, found, strict=True))
            if stands is None
            for near in across_the_turn(session)
        ]
        others = self._records.stands([session for _at, session in turned])
        for (at, _session), stands in zip(turned, others, strict=True):
            found[at] = stands
        return found

    def _changed(self, drafts: list[Draft], standing: list[bool | None]) -> int:
        """How many of those that stand here already are of another length here."""
        here: dict[date, dict[str, int]] = {}
        count = 0
        for draft, stands in zip(drafts, standing, strict=True):
            if not stands:
                continue
            days = month_of(draft.session.day)
            if days.first not in here:
                here[days.first] = {s.uid: s.minutes for s in self._records.sessions(days)}
            minutes = here[days.first].get(draft.session.uid, draft.session.minutes)
            count += minutes != draft.session.minutes
        return count

    def _stands(self, uid: str, day: date) -> bool | None:
        """Whether a session of this uid stands, be it in another month by now; None where there
        never was one.
        """
        return self._records.stands([Session(uid, day, 0, "")])[0]

    def _mapped(
        self, drafts: list[Draft], mapping: Mapping, twins: Twins
    ) -> tuple[list[Session], int]:
        """The sessions of these drafts, without those that have a twin here; and how many have."""
        count = 0
        sessions = []
        for draft in drafts:
            name, session = mapping.mapped(draft)
            if session is None:
                mapping.miss(name)
            elif twins.take(session):
                count += 1
            else:
                mapping.became[name, session.activity] += 1
                sessions.append(session)
        return sessions, count

    def not_lived(self, entity: Entity) -> Problem | None:
        """Why an export of our own can't be right to tell this: it is still to come."""
        if not isinstance(entity, Session | Slip | CheckIn):
            return None
        present = _Present(self._clock, self._rules)
        if isinstance(entity, Session):
            return present.problem(entity.day, entity.start, entity.minutes)
        return present.problem(entity.day)

    def look_whole(self, found: Iterable[Entity | Missed], *, again: bool = False) -> Bounty:
        """What an export of our own would add; what is here already stays as it is."""
        missed: list[Missed] = []
        entities: list[Entity] = []
        for each in found:
            if isinstance(each, Missed):
                missed.append(each)
            else:
                entities.append(each)
        fresh, known, deleted = _sorted_out(entities, self._records.stands(entities), again=again)
        sessions = [entity for entity in fresh if isinstance(entity, Session)]
        others: list[Entity] = [each for each in fresh if not isinstance(each, Session)]
        became = Counter(("", session.activity) for session in sessions)
        return Bounty(sessions, others, known, deleted, 0, missed, became, Counter())

    def bring(self, bounty: Bounty) -> None:
        """Add it, as one step; what has no activity stays out, and can be brought another time.

        Raises `Refused` where that is all there is, and `DataTrouble`.
        """
        if bounty.unmapped and not bounty.entities:
            raise Refused(N_("Some names have no activity yet; nothing was changed."))
        changes = [Change(None, entity) for entity in bounty.entities]
        self._records.commit("session.import", changes)


def _sorted_out(
    entities: list[T], standing: list[bool | None], *, again: bool
) -> tuple[list[T], int, int]:
    """Those to add, and how many stand already, or were deleted."""
    wanted = (None, False) if again else (None,)
    fresh = [each for each, stands in zip(entities, standing, strict=True) if stands in wanted]
    return fresh, standing.count(True), 0 if again else standing.count(False)


class _Present:
    """Now, and the day it is: what is brought along is lived by then."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._now = clock.now()
        self._today = day_of(clock.local(self._now), rules.day_start)

    def problem(self, day: date, start: datetime | None = None, minutes: int = 0) -> Problem | None:
        """Why what was on that day can't have been yet."""
        if day > self._today:
            return Problem(TO_COME)
        return Problem(ENDS_LATER) if ahead(start, minutes, self._now) else None


class _Reading:
    """Drafts of what is told, one by one."""

    def __init__(
        self,
        source: str,
        clock: Clock,
        rules: Rules,
        stands: Callable[[str, date], bool | None],
        walls: Walls,
    ) -> None:
        self._source, self._clock, self._day_start = source, clock, rules.day_start
        self._stands, self._walls = stands, walls
        self._zone, self._here = clock.zone_name(), clock.here_for_many()
        self._present = _Present(clock, rules)
        self._seen: set[str] = set()
        self.names: set[str] = set()
        self.drafts: list[Draft] = []
        self.missed: list[Missed] = []
        self.short = self.twice = self.cut = 0

    def take(self, told: Told | Missed) -> None:
        """Take one entry in."""
        if isinstance(told, Missed):
            self.missed.append(told)
            return
        names = tuple([name for each in told.names if (name := _name(each))])
        self.names.update(names)
        minutes = minutes_of(timedelta(seconds=told.seconds))
        if told.seconds >= 0 and not minutes:
            self.short += 1
            return
        session = self._session(told, minutes)
        if isinstance(session, Problem):
            self.missed.append(Missed(told.place, session))
        elif session.uid in self._seen:
            self.twice += 1
        else:
            self._seen.add(session.uid)
            longest = max(map(len, told.names), default=0)
            self.cut += len(told.note) > NOTE_LIMIT or longest > NAME_LIMIT
            self.drafts.append(Draft(session, names, told.tags, told.overruled, told.former))

    def as_before(self, draft: Draft) -> Draft:
        """A draft under the uid that an earlier import gave it."""
        uid = self._uid_of(draft.former, draft.session.day)
        return draft._replace(session=draft.session._replace(uid=uid))

    def _session(self, told: Told, minutes: int) -> Session | Problem:
        if minutes > LONGEST_MINUTES:
            return Problem(TOO_LONG, {"duration": Minutes(minutes)})
        if told.seconds < 0:
            return Problem(BACKWARDS)
        day = told.day or self._day_of(told)
        if day < EARLIEST:
            return Problem(TOO_OLD)
        here = self._walls.next(day, told.wall, minutes) if told.wall else None
        if here:
            told = told._replace(start=here.start, zone=here.zone)
        uid = self._uid(told, day)
        problem = None if here else self._present.problem(day, told.start, minutes)
        if problem:  # one that stands was lived, in another zone
            uids = (uid, *([self._uid_of(told.former, day)] if told.former else []))
            if not any(self._stands(each, day) for each in uids):
                return problem
        note = clean(told.note, NOTE_LIMIT, lines=True)
        zone = (clean(told.zone, NAME_LIMIT) or self._zone) if told.start else ""
        start = told.start and told.start.astimezone(UTC)
        return Session(uid, day, minutes, "", note, (), start, zone)

    def _uid(self, told: Told, day: date) -> str:
        """Its own, from a log of ours; else the one that follows from what it is known by."""
        is_ours = told.uid.isascii() and told.uid.isalnum() and len(told.uid) <= LONGEST_UID
        month = uid_month(told.uid) if is_ours else ""
        if month and (month == f"{day:%Y-%m}" or self._stands(told.uid, day) is not None):
            return told.uid
        return self._uid_of(told.uid or told.identity, day)

    def _uid_of(self, identity: str, day: date) -> str:
        return uid_for(day, letters_from(f"{self._source}\n{identity}"))

    def _day_of(self, told: Told) -> date:
        assert told.start is not None  # a log says the one or the other
        zone = self._clock.zone(told.zone) if told.zone else self._here
        return day_of(wall_of(told.start, zone), self._day_start)


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    """A name of a log as one of an activity can be; a longer one ends in an ellipsis."""
    return shortened(clean_name(text, NAME_LIMIT + 1), NAME_LIMIT)
