"""Breaks and slips: days away from an account, and the moments that were not.

A slip is noted and changes totals; it never ends a break, and never wipes anything. Days away are
counted in `Break.runs` and nowhere else: the first one counts, today counts whole, the first day
back does not, nor does any day of a pause.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from detox.domain.days import ONE_DAY, DayRange
from detox.domain.problem import N_, Refused


class Pause(NamedTuple):
    """Days inside a break that were agreed on beforehand; `end` is the first day away again."""

    start: date
    end: date | None = None

    def outside(self, away: "Break") -> "list[Pause]":
        """What of it lies before or after days on which one is away all the same."""
        found = [Pause(self.start, min(self.end or away.start, away.start))]
        if away.end is not None and (self.end is None or self.end > away.end):
            found.append(Pause(max(self.start, away.end), self.end))
        return [part for part in found if part.end is None or part.start < part.end]


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
            raise Refused(N_("The break is already paused."))
        self._refuse_before(on)
        return self._replace(pauses=(*self.pauses, Pause(on)))

    def resume(self, on: date) -> "Break":
        """Go on from a day on."""
        if not self.is_paused:
            raise Refused(N_("The break isn’t paused."))
        self._refuse_before(on)
        return self._replace(pauses=(*self.pauses[:-1], self.pauses[-1]._replace(end=on)))

    def finish(self, on: date) -> "Break":
        """End it; `on` is the first day back."""
        self._refuse_before(on)
        open_ended = self.resume(on) if self.is_paused else self
        return open_ended._replace(end=on)

    def runs(self, today: date) -> list[DayRange]:
        """The days away up to and with `today`, one after the other; pauses lie between them."""
        first, after, found = self.start, today + ONE_DAY, []
        if self.end is not None:
            after = min(after, self.end)
        for pause in sorted(self.pauses, key=lambda pause: pause.start):
            found.append(DayRange(first, min(pause.start, after)))
            first = max(first, pause.end or after)
        found.append(DayRange(first, after))
        return [run for run in found if run.first < run.after]

    def days_away(self, today: date) -> int:
        """How many days away there were up to and with `today`."""
        return sum(run.length for run in self.runs(today))

    def covers(self, day: date) -> bool:
        """Whether `day` is a day away."""
        return any(run.covers(day) for run in self.runs(day))

    def touches(self, other: "Break") -> bool:
        """Whether it overlaps another one, or one begins on the day that the other ends."""
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )

    def _refuse_before(self, on: date) -> None:
        last = max([self.start, *(d for pause in self.pauses for d in pause if d is not None)])
        if on < last:
            raise Refused(N_("That is before the break, or its last pause, began."))


def with_requests(breaks: Iterable[Break], requests: Iterable[Break]) -> tuple[Break, ...]:
    """The times away by their first days: the breaks, and what was deleted or about to be.

    A break that led to a request goes on in it; no pause reaches into one.
    """
    found = list(breaks)
    for request in requests:
        met = [each for each in found if each.touches(request)]
        found = [each for each in found if not each.touches(request)]
        pauses = [part for each in met for pause in each.pauses for part in pause.outside(request)]
        ends = [each.end for each in (request, *met)]
        end = None if None in ends else max(end for end in ends if end is not None)
        start = min(each.start for each in (request, *met))
        found.append(Break(start, end, tuple(pauses)))
    return tuple(sorted(found, key=lambda each: each.start))


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


def figures(absences: tuple[Break, ...], today: date) -> AwayFigures | None:
    """Lengths of times away in days, and the share of days away since the first; or nothing."""
    if not absences:
        return None
    lengths = [each.days_away(today) for each in absences]
    span = max(1, (today + ONE_DAY - absences[0].start).days)
    current = lengths[-1] if absences[-1].end is None else 0
    return AwayFigures(
        current, max(lengths), sum(lengths) / len(lengths), min(1.0, sum(lengths) / span)
    )
