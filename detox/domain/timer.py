"""A running timer: stretches of time that become sessions when it stops.

Instants are UTC, so a clock change never lengthens a stretch.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.session import LONGEST_MINUTES, Session, uid_for

LONG = timedelta(hours=4)
NOTICEABLE_SLEEP = timedelta(minutes=10)


class Doubt(StrEnum):
    """Why a timer asks before it is believed."""

    LONG = "long"
    SLEPT = "slept"


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
        """How long it has run, never negative."""
        return max(timedelta(), (self.end or now) - self.start)


class Timer(NamedTuple):
    """What is being timed on this device. `seed` names its sessions before they exist, so that
    stopping twice, after a crash in between, notes them once."""

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
        return self._replace(
            stretches=(*self.stretches[:-1], last._replace(end=max(now, last.start)))
        )

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

    def doubt(self, now: datetime, awake: Awake | None) -> Doubt | None:
        """Whether it may have been forgotten: over four hours in one go, or over a sleep of the
        machine.
        """
        if self.is_paused:
            return None
        if self._slept(now, awake) >= NOTICEABLE_SLEEP:
            return Doubt.SLEPT
        return Doubt.LONG if self.stretches[-1].length(now) > LONG else None

    def _slept(self, now: datetime, awake: Awake | None) -> timedelta:
        if self.awake is None or awake is None or awake.device != self.awake.device:
            return timedelta()
        if (
            awake.boot != self.awake.boot
        ):  # the machine was off in between: for how long, nobody knows
            return self.stretches[-1].length(now)
        return timedelta(seconds=awake.slept_seconds - self.awake.slept_seconds)

    def sessions(self, now: datetime, day_of: Callable[[datetime], date]) -> list[Session]:
        """What it becomes: one session for each day it was started or resumed on.

        `day_of` tells the local day of an instant. Minutes are rounded to the nearest; under half a
        minute there is nothing to note.
        """
        by_day: dict[date, list[Stretch]] = {}
        for stretch in self.stretches:
            by_day.setdefault(day_of(stretch.start), []).append(stretch)
        found = []
        for place, (day, stretches) in enumerate(by_day.items()):
            seconds = sum(s.length(now).total_seconds() for s in stretches)
            minutes = min(LONGEST_MINUTES, int(seconds / 60 + 0.5))
            if minutes:
                uid = uid_for(day, self.seed + ("" if place == 0 else f"x{place}"))
                start = stretches[0].start.replace(microsecond=0)
                found.append(
                    Session(
                        uid, day, minutes, self.activity, self.note, self.tags, start, self.zone
                    )
                )
        return found
