"""What was won back: the time before on the days away, less the slips.

A day away is one of a break that is not paused, or one since deletion was asked for, unless that
was cancelled: until the account is gone one stays out of it, and then it takes no time any more.
Today counts whole, later days never. Only what the accounts that are away took is won back:
`domain.baseline` says how much that is. Slips are subtracted whole, on the days whose time before
is known.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account
from detox.domain.baseline import TOGETHER, Baseline, Before, Part
from detox.domain.days import ONE_DAY, DayRange, joined


class Line(NamedTuple):
    """An account over some days, or all that have no figure of their own (`uid` is empty).

    Of the days away, some count with a figure of its own, some with its part of the figure for all,
    and for the others nobody said what it took. `days_guessed` are those on which that part is a
    guess.
    """

    uid: str
    days_away: int = 0
    days_counted: int = 0
    days_together: int = 0
    baseline_minutes: int = 0
    slips_minutes: int = 0
    days_guessed: int = 0

    @property
    def days_unknown(self) -> int:
        """Days away for which there is no figure."""
        return self.days_away - self.days_counted - self.days_together

    @property
    def is_known(self) -> bool:
        """Whether anything says what it took."""
        return self.days_unknown < self.days_away

    @property
    def reclaimed_minutes(self) -> int:
        """What it used to take, less the slips: negative where these took more."""
        return self.baseline_minutes - self.slips_minutes

    def plus(self, other: "Line") -> "Line":
        """The same line over the days of both."""
        return Line(self.uid, *(a + b for a, b in zip(self[1:], other[1:], strict=True)))


class Stretch(NamedTuple):
    """Days on which nothing changes: who is away, and what counts for it, in minutes a day."""

    days: DayRange
    own: dict[str, int]
    parts: dict[str, Part]
    unknown: tuple[str, ...]


class WonBack:
    """What these accounts gave back, for any days; all but the question is worked out once."""

    def __init__(
        self,
        accounts: Iterable[Account],
        baselines: Iterable[Baseline],
        slips: Iterable[Slip],
        today: date,
    ) -> None:
        accounts = list(accounts)
        self.accounts = {account.uid: account for account in accounts}
        self._before = Before(accounts, baselines)
        self._runs = {a.uid: [r for each in a.absences for r in each.runs(today)] for a in accounts}
        self._after = today + ONE_DAY
        self._stretches = list(self._cut())
        self._firsts = [stretch.days.first for stretch in self._stretches]
        self._slips = sorted(slips, key=lambda slip: slip.day)
        self._slip_days = [slip.day for slip in self._slips]

    @property
    def first_day(self) -> date | None:
        """The first day away from any account."""
        return self._firsts[0] if self._firsts else None

    def away(self, days: DayRange) -> tuple[DayRange, ...]:
        """Those of these days on which one was away from any account."""
        return joined(stretch.days.common(days) for stretch in self._touching(days))

    def days_away(self, days: DayRange) -> int:
        """How many these are."""
        return sum(run.length for run in self.away(days))

    def over(self, days: DayRange) -> dict[str, Line]:
        """By uid: each account with days away among these."""
        lines: dict[str, Line] = {}
        for stretch in self._touching(days):
            for line in _lines(stretch, stretch.days.common(days)):
                lines[line.uid] = lines.get(line.uid, Line(line.uid)).plus(line)
        for slip, _is_own in self._slipped(days):
            lines[slip.account] = lines[slip.account].plus(
                Line(slip.account, slips_minutes=slip.minutes)
            )
        return {uid: lines[uid] for uid in self._runs if uid in lines}

    def together(self, days: DayRange) -> Line | None:
        """What of it comes from the figure for all, where that counts on any of these days."""
        found = None
        for stretch in self._touching(days):
            if stretch.parts:
                part = stretch.days.common(days)
                minutes = sum(each.over(part) for each in stretch.parts.values())
                line = Line(TOGETHER, part.length, part.length, 0, minutes)
                found = line if found is None else found.plus(line)
        if found is None:
            return None
        slips = sum(slip.minutes for slip, is_own in self._slipped(days) if not is_own)
        return found._replace(slips_minutes=slips)

    def _touching(self, days: DayRange) -> Iterator[Stretch]:
        if days.length:
            first = max(0, bisect_right(self._firsts, days.first) - 1)
            for stretch in self._stretches[first : bisect_left(self._firsts, days.after)]:
                if stretch.days.after > days.first:
                    yield stretch

    def _slipped(self, days: DayRange) -> Iterator[tuple[Slip, bool]]:
        """The slips of these days that are subtracted, and whether from a figure of its own."""
        since, until = (bisect_left(self._slip_days, day) for day in days)
        for slip in self._slips[since:until]:
            for stretch in self._touching(DayRange(slip.day, slip.day + ONE_DAY)):
                if slip.account in stretch.own or slip.account in stretch.parts:
                    yield slip, slip.account in stretch.own

    def _cut(self) -> Iterator[Stretch]:
        """The days away up to today, cut wherever anything changes."""
        cuts = {day for runs in self._runs.values() for run in runs for day in run}
        cuts |= {day for day in self._before.turns if day < self._after}
        for first, after in pairwise(sorted(cuts)):
            away = [uid for uid, runs in self._runs.items() if any(r.covers(first) for r in runs)]
            if away:
                yield self._stretch(DayRange(first, after), away)

    def _stretch(self, days: DayRange, away: list[str]) -> Stretch:
        own, parts = self._before.own(days.first), self._before.parts(days.first)
        return Stretch(
            days,
            {uid: own[uid] for uid in away if uid in own},
            {uid: parts[uid] for uid in away if uid in parts},
            tuple(uid for uid in away if uid not in own and uid not in parts),
        )


def _lines(stretch: Stretch, days: DayRange) -> Iterator[Line]:
    count = days.length
    for uid, minutes in stretch.own.items():
        yield Line(uid, count, count, 0, count * minutes)
    for uid, part in stretch.parts.items():
        yield Line(uid, count, 0, count, part.over(days), 0, count if part.is_guess else 0)
    for uid in stretch.unknown:
        yield Line(uid, count)
