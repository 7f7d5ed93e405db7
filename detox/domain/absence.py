"""Breaks and slips: days away from an account, and the moments that were not.

A slip is noted and changes totals; it never ends a break, and never wipes anything.
"""

from datetime import date
from typing import NamedTuple

from detox.domain.problem import N_, Refused


class Pause(NamedTuple):
    """Days inside a break that were agreed on beforehand; `end` is the first day away again."""

    start: date
    end: date | None = None


class Break(NamedTuple):
    """A period away, half-open: `start` is the first day away, `end` the first day back."""

    start: date
    end: date | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Whether it is interrupted on purpose now."""
        return bool(self.pauses) and self.pauses[-1].end is None

    def pause(self, on: date) -> "Break":
        """Interrupt it from a day on."""
        if self.is_paused:
            raise Refused(N_("The break is paused already."))
        self._refuse_before(on)
        return self._replace(pauses=(*self.pauses, Pause(on)))

    def resume(self, on: date) -> "Break":
        """Go on from a day on."""
        if not self.is_paused:
            raise Refused(N_("The break is not paused."))
        self._refuse_before(on)
        return self._replace(pauses=(*self.pauses[:-1], self.pauses[-1]._replace(end=on)))

    def finish(self, on: date) -> "Break":
        """End it; `on` is the first day back."""
        self._refuse_before(on)
        open_ended = self.resume(on) if self.is_paused else self
        return open_ended._replace(end=on)

    def days_away(self, today: date) -> int:
        """Days away up to and without `today`, pauses left out."""
        until = min(self.end or today, today)
        away = max(0, (until - self.start).days)
        return away - sum(
            max(0, (min(pause.end or until, until) - max(pause.start, self.start)).days)
            for pause in self.pauses
            if pause.start < until
        )

    def covers(self, day: date) -> bool:
        """Whether `day` is a day away."""
        if day < self.start or (self.end is not None and day >= self.end):
            return False
        return not any(p.start <= day and (p.end is None or day < p.end) for p in self.pauses)

    def _refuse_before(self, on: date) -> None:
        last = max([self.start, *(d for pause in self.pauses for d in pause if d is not None)])
        if on < last:
            raise Refused(N_("That is before the break, or its last pause, began."))


class Slip(NamedTuple):
    """Time spent on an account during a break. `led_by` is what led to it, `word` a word on it."""

    uid: str
    account: str
    day: date
    minutes: int
    led_by: str = ""
    word: str = ""


class AwayFigures(NamedTuple):
    """Days away over all breaks, for those who ask: this one, the longest, the mean, the share."""

    current: int
    longest: int
    average: float
    share: float


def figures(breaks: tuple[Break, ...], today: date) -> AwayFigures | None:
    """Lengths of breaks in days, and the share of days away since the first; or nothing."""
    if not breaks:
        return None
    lengths = [each.days_away(today) for each in breaks]
    span = max(1, (today - breaks[0].start).days)
    current = lengths[-1] if breaks[-1].end is None else 0
    return AwayFigures(
        current, max(lengths), sum(lengths) / len(lengths), min(1.0, sum(lengths) / span)
    )
