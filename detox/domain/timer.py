"""A running timer: stretches of time that become sessions when it stops.

Instants are UTC, so a clock change never lengthens a stretch. Whole seconds count.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from detox.domain.session import LONGEST_MINUTES, Session, uid_for, whole_minutes

LONG = timedelta(hours=4)
NOTICEABLE_SLEEP = timedelta(minutes=10)
_NOTICEABLE_STEP = timedelta(seconds=2)

Split = Callable[[datetime, datetime], Iterator[tuple[date, timedelta]]]
"""how long a span is on each day, in turn"""


class Doubt(StrEnum):
    """Why a timer asks before it is believed."""

    LONG = "long"
    SLEPT = "slept"
    BACK = "back"


class Awake(NamedTuple):
    """What a machine says of its own sleep: which start of it this is, and seconds asleep since
    then.
    """

    boot: str
    slept_seconds: float
    device: str = ""


class Stretch(NamedTuple):
    """One uninterrupted run; `end` is missing while it runs."""

    start: datetime
    end: datetime | None = None

    def length(self, now: datetime) -> timedelta:
        """How long it has run, in whole seconds, never negative."""
        end, start = (each.replace(microsecond=0) for each in (self.end or now, self.start))
        return max(timedelta(), end - start)


class Timer(NamedTuple):
    """What is being timed, by the device it was started on. `seed` names its sessions before they
    exist, so that stopping twice, after a crash in between, notes them once.
    """

    uid: str
    activity: str
    stretches: tuple[Stretch, ...]
    seed: str
    zone: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    awake: Awake | None = None

    @property
    def started(self) -> datetime:
        """When it began."""
        return self.stretches[0].start

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self.stretches[-1].end is not None

    def elapsed(self, now: datetime) -> timedelta:
        """Time on the clock, pauses left out."""
        return sum((stretch.length(now) for stretch in self.stretches), timedelta())

    def began_at(self, start: datetime) -> "Timer":
        """It really began then; only the first stretch changes, and it never ends before it."""
        first = self.stretches[0]
        moved = Stretch(start if first.end is None else min(start, first.end), first.end)
        return self._replace(stretches=(moved, *self.stretches[1:]))

    def pause(self, now: datetime) -> "Timer":
        """Stand still from `now` on."""
        last = self.stretches[-1]
        return self._replace(stretches=(*self.stretches[:-1], last._replace(end=now)))

    def resume(self, now: datetime, awake: Awake | None) -> "Timer":
        """Run again from `now` on."""
        return self._replace(stretches=(*self.stretches, Stretch(now)), awake=awake)

    def cut_to(self, minutes: int, now: datetime) -> "Timer":
        """Only its first `minutes`; the rest never counted."""
        left, kept = timedelta(minutes=minutes), []
        for stretch in self.stretches:
            length = min(left, stretch.length(now))
            if length > timedelta():
                kept.append(Stretch(stretch.start, stretch.start + length))
                left -= length
        return self._replace(stretches=tuple(kept) or (Stretch(self.started, self.started),))

    def past(self, minutes: int, now: datetime) -> tuple[Stretch, ...]:
        """What `cut_to` leaves out."""
        left, found = timedelta(minutes=minutes), []
        for stretch in self.stretches:
            length = stretch.length(now)
            if length > left:
                found.append(Stretch(stretch.start + left, stretch.start + length))
            left = max(left - length, timedelta())
        return tuple(found)

    def ended(self, minutes: int, now: datetime) -> "Timer":
        """It ran for the last `minutes` up to now, whatever its stretches say."""
        return self._replace(stretches=(Stretch(now - timedelta(minutes=minutes), now),))

    def doubt(self, now: datetime, awake: Awake | None) -> Doubt | None:
        """Whether it can't be believed: the clock went back meanwhile, or it was forgotten, over
        four hours in one go, which a pause doesn't undo, or over a sleep of the machine.
        """
        if self._went_back(now):
            return Doubt.BACK
        if not self.is_paused and self._slept(now, awake) >= NOTICEABLE_SLEEP:
            return Doubt.SLEPT
        is_long = any(stretch.length(now) > LONG for stretch in self.stretches)
        return Doubt.LONG if is_long else None

    def _went_back(self, now: datetime) -> bool:
        told = [each for stretch in self.stretches for each in stretch if each is not None]
        return any(after < before - _NOTICEABLE_STEP for before, after in pairwise([*told, now]))

    def _slept(self, now: datetime, awake: Awake | None) -> timedelta:
        if self.awake is None or awake is None or awake.device != self.awake.device:
            return timedelta()
        if (
            awake.boot != self.awake.boot
        ):  # the machine was off in between: for how long, nobody knows
            return self.stretches[-1].length(now)
        return timedelta(seconds=awake.slept_seconds - self.awake.slept_seconds)

    def sessions(self, now: datetime, split: Split) -> list[Session]:
        """What it becomes: one session for each day it was started or resumed on.

        One that runs on over midnight is not cut, since a session counts on both days; after a
        pause on the same day it is. Under half a minute there is nothing to note.
        """
        runs = self._runs(now, split)
        minutes = [minutes for _day, minutes in whole_minutes((r.day, r.length) for r in runs)]
        found = []
        for place, (run, count) in enumerate(zip(runs, minutes, strict=True)):
            if count:
                uid = uid_for(run.day, self.seed + ("" if place == 0 else f"x{place}"))
                start, whole = run.start.replace(microsecond=0), min(LONGEST_MINUTES, count)
                found.append(
                    Session(
                        uid, run.day, whole, self.activity, self.note, self.tags, start, self.zone
                    )
                )
        return found

    def _runs(self, now: datetime, split: Split) -> list["_Run"]:
        runs: list[_Run] = []
        for stretch in self.stretches:
            at = stretch.start
            for day, length in split(at, at + stretch.length(now)):
                last = runs[-1] if runs else None
                if last and (last.day == day or (at > stretch.start and last.is_one_stretch)):
                    runs[-1] = last._replace(
                        length=last.length + length,
                        is_one_stretch=last.is_one_stretch and at > stretch.start,
                    )
                else:
                    runs.append(_Run(day, at, length))
                at += length
        return runs


def current(timers: Iterable[Timer]) -> Timer | None:
    """The one that counts of those that devices started without knowing of each other: the one
    begun last. The others go on once it has stopped.
    """
    return max(timers, key=lambda each: (each.started, each.uid), default=None)


class _Run(NamedTuple):
    """Stretches that become one session."""

    day: date
    start: datetime
    length: timedelta
    is_one_stretch: bool = True
