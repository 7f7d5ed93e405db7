"""Showing what is due, once: claim it under the lock, send it outside, note what became of it.

Whoever comes first claims: `detox remind` by its timer, the open screen, a second device not at
all, since each device shows its own. One killed between claim and send leaves a lease behind;
once that has run out the occurrence is shown by whoever comes next.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice
from typing import NamedTuple, Protocol, TypeGuard

from detox.domain.column import Column
from detox.domain.delivery import (
    GRACE,
    LEASE,
    MOST_TRIES,
    Deliveries,
    Ended,
    Fate,
    Status,
    Waiting,
    key_of,
)
from detox.domain.problem import N_, Problem
from detox.domain.quiet import QuietHours, shown_at
from detox.domain.walls import wall_of
from detox.services.conditions import Conditions
from detox.services.ports import Clock
from detox.services.upcoming import Occurrence, Span, Upcoming, once_each

MOST_AT_ONCE = 3
LATE = timedelta(minutes=10)
BETWEEN_LOOKS = timedelta(minutes=2)
"""A day chosen since the last look may call for something that has just fallen due."""
MOST_AHEAD = timedelta(hours=27)
"""between the zones farthest apart; a wall further ahead was seen by a wrong clock"""
LONGEST_BACK = timedelta(days=400)
"""What lies further back is not even counted."""
UNMARKED = N_("It was sent at most twice; whether it was shown could not be recorded.")


class Item(NamedTuple):
    """One occurrence to be shown, and how many earlier ones of its reminder it speaks for."""

    occurrence: Occurrence
    over: int = 0
    is_late: bool = False
    column: Column | None = None


class Parcel(NamedTuple):
    """What one notification shows: one item, or several folded into one."""

    items: tuple[Item, ...]


class Message(NamedTuple):
    """A notification in words; `line` says it in one, for the history. One that `is_of_people` says
    that somebody could be written to, and never who.
    """

    title: str
    body: str
    line: str
    is_of_people: bool = False


class Attempted(Protocol):
    """What became of a notification, and a sentence about it."""

    @property
    def status(self) -> Status:
        """What became of it."""

    @property
    def detail(self) -> Problem:
        """The sentence."""


Send = Callable[[Message], Attempted]


class Turn(Protocol):
    """A turn at changing what is known of deliveries: set `known` to what is known after.

    `lost` tells that what was known could not be read, `missing` that there is nothing, which
    is a loss where something was known.
    """

    known: Deliveries
    lost: Problem | None
    missing: Problem | None


class Book(Protocol):
    """Where deliveries are kept, on this device only."""

    def read(self) -> Deliveries:
        """What is known now."""

    def changing(self) -> AbstractContextManager[Turn]:
        """A turn that nobody else has at the same time."""


class Tick(NamedTuple):
    """What one look at the reminders came to; `loss` that what was known before was lost."""

    sent: tuple[Ended, ...] = ()
    deferred: tuple[Waiting, ...] = ()
    missed: tuple[Ended, ...] = ()
    failed: tuple[Waiting, ...] = ()
    loss: Problem | None = None


class Before(NamedTuple):
    """What the look before this one left: when it was, and until when nothing is due by plan.

    What a day chosen since puts before `clear` is not made up for. Both may be unknown.
    """

    looked: datetime | None = None
    clear: datetime | None = None


class Claim(NamedTuple):
    """What this look is to send, in its name, and what it put off or gave up."""

    holder: str
    until: datetime
    parcels: tuple[Parcel, ...] = ()
    deferred: tuple[Waiting, ...] = ()
    missed: tuple[Ended, ...] = ()
    loss: Problem | None = None


class Delivering:
    """Shows what is due on this device. `compose` and `say` find the words; `unique` names a claim.

    With `is_on` False nothing is shown, and what falls meanwhile is not made up for.
    """

    def __init__(
        self,
        book: Book,
        upcoming: Callable[[], Upcoming],
        conditions: Conditions,
        clock: Clock,
        compose: Callable[[Parcel], Message],
        unique: Callable[[], str],
        *,
        quiet: QuietHours | None,
        is_on: bool,
        say: Callable[[Problem], str] = lambda problem: problem.message % problem.params,
    ) -> None:
        self._book = book
        self._upcoming = upcoming
        self._conditions = conditions
        self._clock = clock
        self._compose = compose
        self._unique = unique
        self._quiet = quiet
        self._is_on = is_on
        self._say = say

    def tick(self, send: Send, before: Before = Before()) -> Tick:  # noqa: B008 - frozen
        """Show what is due. Raises `DataTrouble`."""
        claim = self._claim(before)
        sent: list[Ended] = []
        failed: list[Waiting] = []
        for place, parcel in enumerate(claim.parcels):
            if self._clock.now() >= claim.until:  # asleep since: somebody else has it by now
                break
            if place:
                self._note_sending(parcel, claim.holder)
            told = send(self._compose(parcel))
            with self._book.changing() as turn:
                known_before = set(turn.known.history)
                turn.known = self._marked(turn.known, parcel, told, claim.holder)
                keys = {_key(item) for item in parcel.items}
                sent += [entry for entry in turn.known.history if entry not in known_before]
                failed += [w for key, w in turn.known.waiting.items() if key in keys]
        return Tick(tuple(sent), claim.deferred, claim.missed, tuple(failed), claim.loss)

    def next_look(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """When something may have to be done next, and when the next occurrence is, if ever."""
        known = self._book.read()
        coming = next(self._planned(self._upcoming(), now), None) if self._is_on else None
        tries = [waiting.next_try for waiting in known.waiting.values()]
        if coming is not None:
            tries.append(coming.at)
        return min(tries, default=None), coming.at if coming else None

    def coming(self, count: int, now: datetime) -> list[Occurrence]:
        """What is to be shown next, with what was put off."""
        upcoming = self._upcoming()
        put_off = upcoming.put_off(self._book.read().waiting.values(), now)
        coming = merge(put_off, self._planned(upcoming, now), key=lambda each: each.comes)
        return list(islice(once_each(coming), count))

    def _planned(self, upcoming: Upcoming, now: datetime) -> Iterator[Occurrence]:
        """The next occurrences, none of them lived already on another zone's clock."""
        return upcoming.after(now, self._clock.here(), self._book.read().seen_wall)

    def _claim(self, before: Before) -> Claim:
        with self._book.changing() as turn:
            now = self._clock.now()  # not before: others may have had their turn meanwhile
            claim = Claim(self._unique(), now + LEASE)
            known = turn.known
            if not self._is_on:
                turn.known = known if known.is_off else _switched_off(known)
                return claim
            loss = turn.lost or (turn.missing if before.looked else None)
            if loss is not None:
                known = self._begun(known, min(now, before.looked or now))._replace(lost=now)
            elif known.seen is None or known.is_off:
                turn.known = self._begun(known, now)
                return claim
            upcoming = self._upcoming()
            known = self._taken_in(known, upcoming, now, before.clear)
            known, deferred = self._deferred(known, now)
            known, missed, items = self._sorted_out(known, upcoming, now)
            known, items = _last_of_each(known, items, now)
            parcels = _parcels(items)
            known = _claimed(known, parcels, claim.holder, now)
            turn.known = known
        return claim._replace(
            parcels=parcels, deferred=tuple(deferred), missed=tuple(missed), loss=loss
        )

    def _note_sending(self, parcel: Parcel, holder: str) -> None:
        """Note that one is about to be sent; the first of a claim is noted with it."""
        with self._book.changing() as turn:
            turn.known = _sending(turn.known, parcel, holder)

    def _begun(self, known: Deliveries, since: datetime) -> Deliveries:
        wall = wall_of(since, self._clock.here())
        return known._replace(seen=since, seen_wall=wall, is_off=False)

    def _taken_in(
        self, known: Deliveries, upcoming: Upcoming, now: datetime, clear_until: datetime | None
    ) -> Deliveries:
        """With what has fallen due since it was last looked at; one waits for each reminder."""
        known = self._believed(known, now)
        span = self._span(known, now, clear_until)
        fallen = upcoming.within(span)
        past = {entry.key for entry in known.history}
        for occurrence in fallen:
            uid, wall, at = occurrence.reminder.uid, occurrence.wall, occurrence.at
            waiting = Waiting(uid, wall, at, self._due(at))
            if waiting.key not in past and waiting.key not in known.waiting:
                known = self._folding(known, waiting, upcoming, now)
        if not fallen:
            return known  # a look that finds nothing writes nothing
        return known._replace(
            seen=max(span.seen, now), seen_wall=max(span.seen_wall, wall_of(now, span.here))
        )

    def _folding(
        self, known: Deliveries, waiting: Waiting, upcoming: Upcoming, now: datetime
    ) -> Deliveries:
        """With one that speaks for those of its reminder that still wait, as far as needed."""
        for other in known.before(waiting, now):
            is_needed = self._is_needed(upcoming.still(other))
            known = known.ended(other, Fate.FOLDED if is_needed else Fate.UNNEEDED, now)
            waiting = waiting._replace(over=waiting.over + is_needed + other.over)
        return known.with_waiting(waiting)

    def _is_needed(self, occurrence: Occurrence | None) -> TypeGuard[Occurrence]:
        """Whether there is still cause for it, as things stand."""
        return occurrence is not None and self._conditions.hold(occurrence)

    def _believed(self, known: Deliveries, now: datetime) -> Deliveries:
        """Without what a clock saw that was far ahead: until then nothing would ever come."""
        here = self._clock.here()
        believed = known.believed(now)
        wall = wall_of(now, here)
        if believed.seen is not None and believed.seen != known.seen:
            return believed._replace(seen_wall=wall_of(believed.seen, here))
        if known.seen_wall is not None and known.seen_wall > wall + MOST_AHEAD:
            return believed._replace(seen_wall=wall)
        return believed

    def _span(self, known: Deliveries, now: datetime, clear_until: datetime | None) -> Span:
        """From where it was last looked, up to now."""
        here = self._clock.here()
        first = now - LONGEST_BACK
        seen, seen_wall = known.seen or now, known.seen_wall or wall_of(now, here)
        clear = None if clear_until is None else min(now, clear_until) - BETWEEN_LOOKS
        return Span(max(seen, first), max(seen_wall, wall_of(first, here)), now, here, clear)

    def _due(self, at: datetime) -> datetime:
        """When an occurrence may be shown."""
        return shown_at(at, self._quiet, self._clock.here())

    def _deferred(self, known: Deliveries, now: datetime) -> tuple[Deliveries, list[Waiting]]:
        """What is ready now, in quiet hours, waits until they end, if it isn’t too late by then."""
        deferred = []
        until = self._due(now)
        for waiting in known.waiting.values():
            if waiting.due > now >= waiting.at and not waiting.is_snoozed:
                deferred.append(waiting)
            elif waiting.is_ready(now) and until > now and not self._is_too_late(waiting, until):
                later = waiting._replace(due=until, retry=None, lease=None, holder="")
                known = known.with_waiting(later)
                deferred.append(later)
        return known, deferred

    def _sorted_out(
        self, known: Deliveries, upcoming: Upcoming, now: datetime
    ) -> tuple[Deliveries, list[Ended], list[Item]]:
        """What is ready: given up where it is too late or not needed, else to be shown."""
        missed, items = [], []
        ready = [w for w in known.waiting.values() if w.is_ready(now)]
        for waiting in sorted(ready, key=lambda each: (each.at, each.uid)):
            occurrence = upcoming.still(waiting)
            if waiting.tries >= MOST_TRIES:
                unmarked = waiting._replace(said=self._say(Problem(UNMARKED)))
                known = known.ended(unmarked, Fate.FAILED, now)
                missed.append(known.history[-1])
            elif not self._is_needed(occurrence):
                known = known.ended(waiting, Fate.UNNEEDED, now)
            elif self._is_too_late(waiting, self._due(now)):
                known = known.ended(waiting, Fate.FAILED if waiting.fails else Fate.MISSED, now)
                missed.append(known.history[-1])
            else:
                is_late = now - waiting.at > LATE and not waiting.is_snoozed
                column = self._conditions.column(occurrence, upcoming)
                items.append(Item(occurrence, waiting.over, is_late, column))
        return known, missed, items

    def _is_too_late(self, waiting: Waiting, shown: datetime) -> bool:
        """Whether it would come too late at that instant. That counts from when it could first be
        shown, even if quiet hours that began later put it off.
        """
        first = waiting.due if waiting.is_snoozed else self._due(waiting.at)
        return shown - first > GRACE

    def _marked(
        self, known: Deliveries, parcel: Parcel, told: Attempted, holder: str
    ) -> Deliveries:
        now = self._clock.now()
        for item in parcel.items:
            waiting = known.waiting.get(_key(item))
            if waiting is None or waiting.holder != holder:
                continue  # snoozed or taken over meanwhile
            if told.status == "failed":
                known = known.with_waiting(waiting.failed(self._say(told.detail), now))
            else:
                fate = Fate.SENT if told.status == "shown" else Fate.UNKNOWN
                known = known.ended(waiting, fate, now, self._compose(Parcel((item,))).line)
        return known


def _claimed(
    known: Deliveries, parcels: tuple[Parcel, ...], holder: str, now: datetime
) -> Deliveries:
    """With all of these claimed, and the first about to be sent."""
    for parcel in parcels:
        for item in parcel.items:
            known = known.with_waiting(known.waiting[_key(item)].claimed(holder, now))
    return _sending(known, parcels[0], holder) if parcels else known


def _sending(known: Deliveries, parcel: Parcel, holder: str) -> Deliveries:
    for item in parcel.items:
        waiting = known.waiting.get(_key(item))
        if waiting is not None and waiting.holder == holder:
            known = known.with_waiting(waiting.sending())
    return known


def _last_of_each(
    known: Deliveries, items: list[Item], now: datetime
) -> tuple[Deliveries, list[Item]]:
    """Of each reminder the last alone: one put off until then is not shown beside it."""
    kept = list({item.occurrence.reminder.uid: item for item in items}.values())
    for item in items:
        if item not in kept:
            known = known.ended(known.waiting[_key(item)], Fate.FOLDED, now)
    return known, kept


def _parcels(items: list[Item]) -> tuple[Parcel, ...]:
    """Late ones in one, and all in one where there are more than three."""
    late = [item for item in items if item.is_late]
    parcels = [Parcel(tuple(late))] if late else []
    parcels += [Parcel((item,)) for item in items if not item.is_late]
    return tuple(parcels) if len(parcels) <= MOST_AT_ONCE else (Parcel(tuple(items)),)


def _switched_off(known: Deliveries) -> Deliveries:
    return Deliveries(history=known.history, looked=known.looked, is_off=True)


def _key(item: Item) -> str:
    return key_of(item.occurrence.reminder.uid, item.occurrence.wall)
