"""The timer: started, paused, switched, stopped, and doubted when it was forgotten."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from detox.domain.problem import N_, Minutes, Refused
from detox.domain.session import LONGEST_MINUTES, Session, minutes_of
from detox.domain.timer import Awake, Doubt, Stretch, Timer, current
from detox.domain.walls import days_of
from detox.services.activities import Activities
from detox.services.ports import Change, Clock, Records, Rules


class Decision(NamedTuple):
    """What to believe of a timer: all of it, its first `minutes`, or those and the rest as
    `rest`.
    """

    minutes: int | None = None
    rest: str = ""


KEEP = Decision()
DISCARD = Decision(0)
"""none of it was real: only a switch takes that, since a stop without a session is a cancel"""
NOT_KNOWN = N_(
    "The clock went back while the timer was running: say how many minutes it was, or drop it."
)
_DOUBTS = {
    Doubt.SLEPT: N_("The timer has run for %(duration)s, and the computer slept meanwhile."),
    Doubt.LONG: N_("The timer has run for %(duration)s without a stop."),
    Doubt.BACK: N_(
        "The clock went back while the timer was running, so it isn’t known how long it ran."
    ),
}


class Forgotten(Refused):
    """A timer that may have run on unnoticed; it wants a `Decision`."""

    def __init__(self, timer: Timer, doubt: Doubt, minutes: int) -> None:
        super().__init__(_DOUBTS[doubt], duration=Minutes(minutes))
        self.timer = timer
        self.doubt = doubt
        self.minutes = minutes


class TooLong(Refused):
    """A timer that ran for more than a session can last, all of which is to count."""

    def __init__(self) -> None:
        super().__init__(N_("The timer ran for more than 24 hours: trim it to the real time."))


class Stopped(NamedTuple):
    """What a stop noted; no session at all where there was less than half a minute."""

    timer: Timer
    sessions: tuple[Session, ...]


class Timing:
    """The timer of one person. `unique` makes the letters its sessions will be told by."""

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

    def current(self) -> Timer | None:
        """The timer, running or paused, whichever device started it."""
        return current(self._records.of(Timer).values())

    def doubt(self) -> Doubt | None:
        """Whether the timer may have been forgotten."""
        timer = self.current()
        return timer.doubt(self._clock.now(), self._awake()) if timer else None

    def start(
        self, activity: str, at: datetime | None = None, note: str = "", tags: tuple[str, ...] = ()
    ) -> Timer:
        """Start it, now or from a moment in the past. Raises `Refused` while one runs."""
        running = self.current()
        if running is not None:
            name = self._activities.get(running.activity).named(self._rules.language)
            raise Refused(N_("The timer is already running, for “%(name)s”."), name=name)
        timer = self._fresh(activity, self._moment(at), note, tags)
        self._records.commit("timer.start", [Change(None, timer)])
        return timer

    def switch(
        self,
        activity: str,
        at: datetime | None = None,
        decision: Decision | None = None,
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> Stopped:
        """Stop it and start it for another activity, with a note and tags of its own, as one
        step.
        """
        timer = self._running()
        moment = self._moment(at, timer.stretches[-1].start)
        done = () if decision == DISCARD else self._finished(timer, moment, decision)
        fresh = self._fresh(activity, moment, note, tags)
        if fresh.uid in self._records.of(Timer):
            fresh = fresh._replace(uid=timer.uid)
        changes = [Change(timer, fresh)]
        if fresh.uid != timer.uid:
            changes = [Change(timer, None), Change(None, fresh)]
        self._records.commit("timer.switch", [*_new(done), *changes])
        return Stopped(timer, done)

    def move_start(self, at: datetime) -> Timer:
        """Say when it really began: a start that was forgotten, or came too soon."""
        timer = self._running()
        moved = timer.began_at(self._moment(at))
        if moved != timer:
            self._records.commit("timer.edit", [Change(timer, moved)])
        return moved

    def pause(self, at: datetime | None = None) -> Timer:
        """Let it stand still."""
        timer = self._running()
        if timer.is_paused:
            raise Refused(N_("The timer is already paused."))
        paused = timer.pause(self._moment(at, timer.stretches[-1].start))
        self._records.commit("timer.pause", [Change(timer, paused)])
        return paused

    def resume(self) -> Timer:
        """Let it run again."""
        timer = self._running()
        if not timer.is_paused:
            raise Refused(N_("The timer is already running."))
        running = timer.resume(self._clock.now(), self._awake())
        self._records.commit("timer.resume", [Change(timer, running)])
        return running

    def stop(self, at: datetime | None = None, decision: Decision | None = None) -> Stopped:
        """Note what it ran. Raises `Forgotten` for a doubtful one without a decision."""
        timer = self._running()
        moment = self._moment(at, timer.started)
        seen = _until(timer, moment) if at else timer
        done = self._finished(seen, moment, decision or (KEEP if at else None))
        self._records.commit("timer.stop", [*_new(done), Change(timer, None)])
        return Stopped(timer, done)

    def cancel(self) -> Timer:
        """Drop it; nothing is noted."""
        timer = self._running()
        self._records.commit("timer.cancel", [Change(timer, None)])
        return timer

    def _finished(
        self, timer: Timer, moment: datetime, decision: Decision | None
    ) -> tuple[Session, ...]:
        doubt = timer.doubt(moment, self._awake())
        whole = minutes_of(timer.elapsed(moment))
        if doubt is not None and decision is None:
            raise Forgotten(timer, doubt, whole)
        decision = decision or KEEP
        if doubt is Doubt.BACK:
            return self._told(timer, moment, decision, whole)
        if decision.minutes is None:
            if whole > LONGEST_MINUTES:
                raise TooLong
            return self._sessions(_until(timer, moment), moment)
        if not whole:
            raise Refused(N_("The timer ran for less than half a minute: nothing can be cut."))
        if not 0 < decision.minutes <= min(whole, LONGEST_MINUTES):
            raise Refused(
                N_("The timer ran for %(duration)s: it can’t be cut to more."),
                duration=Minutes(whole),
            )
        kept = timer.cut_to(decision.minutes, moment)
        return (*self._sessions(kept, moment), *self._rest(timer, moment, decision))

    def _told(
        self, timer: Timer, moment: datetime, decision: Decision, whole: int
    ) -> tuple[Session, ...]:
        """What it was although its clock went back: so many minutes up to now, as the person says,
        or what can be counted.
        """
        if decision.rest or not (decision.minutes or whole):
            raise Refused(NOT_KNOWN)
        minutes = whole if decision.minutes is None else decision.minutes
        if not 0 < minutes <= LONGEST_MINUTES:
            raise Refused(N_("A session can last from one minute to 24 hours."))
        return self._sessions(timer.ended(minutes, moment), moment)

    def _sessions(self, timer: Timer, moment: datetime) -> tuple[Session, ...]:
        zone = self._clock.zone(timer.zone) if timer.zone else self._clock.here()

        def split(start: datetime, end: datetime) -> Iterator[tuple[date, timedelta]]:
            return days_of(start, end, self._rules.day_start, zone)

        return tuple(timer.sessions(moment, split))

    def _rest(self, timer: Timer, moment: datetime, decision: Decision) -> tuple[Session, ...]:
        stretches = timer.past(decision.minutes or 0, moment) if decision.rest else ()
        if not stretches:
            return ()
        key = self._activities.get(decision.rest).key
        rest = timer._replace(
            activity=key, stretches=stretches, seed=timer.seed + "y", note="", tags=()
        )
        if rest.elapsed(moment) > timedelta(minutes=LONGEST_MINUTES):
            raise Refused(
                N_("The rest is more than 24 hours: log the minutes alone, without the rest.")
            )
        return self._sessions(rest, moment)

    def _fresh(self, activity: str, start: datetime, note: str, tags: tuple[str, ...]) -> Timer:
        key = self._activities.get(activity).key
        zone = self._clock.zone_name()
        stretches = (Stretch(start),)
        uid, seed = self._records.device, self._unique()
        return Timer(uid, key, stretches, seed, zone, note, tags, self._awake())

    def _running(self) -> Timer:
        timer = self.current()
        if timer is None:
            raise Refused(N_("No timer is running."))
        return timer

    def _moment(self, at: datetime | None, earliest: datetime | None = None) -> datetime:
        now = self._clock.now()
        if at is None:
            return now
        if at > now:
            raise Refused(N_("That moment is still to come."))
        if earliest is not None and at < earliest:
            if at < earliest.replace(second=0, microsecond=0):
                raise Refused(N_("That is before the timer began."))
            at = earliest  # within the minute that is shown
        return at.astimezone(UTC)

    def _awake(self) -> Awake | None:
        awake = self._clock.awake()
        return awake and awake._replace(device=self._records.device)


def _until(timer: Timer, moment: datetime) -> Timer:
    """The timer as if nothing had run after `moment`."""
    kept = [s for s in timer.stretches if s.start <= moment]
    return timer._replace(
        stretches=tuple(Stretch(s.start, min(s.end or moment, moment)) for s in kept)
    )


def _new(sessions: tuple[Session, ...]) -> list[Change]:
    return [Change(None, session) for session in sessions]
