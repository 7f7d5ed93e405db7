"""What was won back: the time before on the days away, less the slips.

A day away is one of a break that is not paused, or one since the account is gone: what is deleted
takes no time any more. Today counts whole, later days never.

An account counts with its own figure where it has one on that day. The figure for all of them
together, less the own figures of the accounts, counts once on each day on which an account without
one is away. Slips are subtracted whole, on the days whose time before is known.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from detox.domain.absence import Slip
from detox.domain.account import Account, State
from detox.domain.baseline import Baseline
from detox.domain.days import ONE_DAY, DayRange

TOGETHER = ""
"""Stands for all accounts together where there is a uid otherwise."""


class Line(NamedTuple):
    """An account, or all together (`uid` is empty), over some days.

    Of the days away, some count with a figure of their own here, some in the line of all together,
    and for the others nobody said what it took.
    """

    uid: str
    days_away: int = 0
    days_counted: int = 0
    days_together: int = 0
    baseline_minutes: int = 0
    slips_minutes: int = 0

    @property
    def days_unknown(self) -> int:
        """Days away for which there is no figure."""
        return self.days_away - self.days_counted - self.days_together

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
    sharing: tuple[str, ...]
    unknown: tuple[str, ...]
    together: int | None


class WonBack:
    """What these accounts gave back, for any days; all but the question is worked out once."""

    def __init__(
        self,
        accounts: Iterable[Account],
        baselines: Iterable[Baseline],
        slips: Iterable[Slip],
        today: date,
    ) -> None:
        self._accounts = {account.uid: account for account in accounts}
        self._figures = _by_account(baselines)
        self._after = today + ONE_DAY
        self._stretches = list(self._cut())
        self._firsts = [stretch.days.first for stretch in self._stretches]
        self._slips = sorted(slips, key=lambda slip: slip.day)
        self._slip_days = [slip.day for slip in self._slips]

    @property
    def first_day(self) -> date | None:
        """The first day away from any account."""
        return self._firsts[0] if self._firsts else None

    @property
    def has_figures(self) -> bool:
        """Whether anybody said what any of it took."""
        return bool(self._figures)

    def days_away(self, days: DayRange) -> int:
        """On how many of these days there was a break from any account, or one was gone."""
        return sum(_common(stretch.days, days).length for stretch in self._touching(days))

    def over(self, days: DayRange) -> dict[str, Line]:
        """By uid: each account with days away among these, then all together where it counts."""
        lines: dict[str, Line] = {}
        for stretch in self._touching(days):
            for line in _lines(stretch, _common(stretch.days, days).length):
                lines[line.uid] = lines.get(line.uid, Line(line.uid)).plus(line)
        for uid, minutes in self._slipped(days):
            lines[uid] = lines[uid].plus(Line(uid, slips_minutes=minutes))
        order = [*self._accounts, TOGETHER]
        return {uid: lines[uid] for uid in order if uid in lines}

    def _touching(self, days: DayRange) -> Iterator[Stretch]:
        if days.length:
            first = max(0, bisect_right(self._firsts, days.first) - 1)
            for stretch in self._stretches[first : bisect_left(self._firsts, days.after)]:
                if stretch.days.after > days.first:
                    yield stretch

    def _slipped(self, days: DayRange) -> Iterator[tuple[str, int]]:
        """Under which line each slip of these days is subtracted, and its minutes."""
        since, until = (bisect_left(self._slip_days, day) for day in days)
        for slip in self._slips[since:until]:
            for stretch in self._touching(DayRange(slip.day, slip.day + ONE_DAY)):
                if slip.account in stretch.own:
                    yield slip.account, slip.minutes
                elif slip.account in stretch.sharing:
                    yield TOGETHER, slip.minutes

    def _cut(self) -> Iterator[Stretch]:
        """The days away up to today, cut wherever anything changes."""
        cuts = {self._after}
        for account in self._accounts.values():
            cuts.update(_turns(account))
        cuts.update(day for figures in self._figures.values() for day in figures)
        for first, after in pairwise(sorted(day for day in cuts if day <= self._after)):
            away = [a for a in self._accounts.values() if is_away(a, first)]
            if away:
                yield self._stretch(DayRange(first, after), away)

    def _stretch(self, days: DayRange, away: list[Account]) -> Stretch:
        own = {account.uid: self._figure(account.uid, days.first) for account in away}
        counted = {uid: minutes for uid, minutes in own.items() if minutes is not None}
        others = tuple(uid for uid in own if uid not in counted)
        whole = self._figure(TOGETHER, days.first) if others else None
        if whole is None:
            return Stretch(days, counted, (), others, None)
        return Stretch(days, counted, others, (), max(0, whole - self._own_figures(days.first)))

    def _own_figures(self, day: date) -> int:
        """What the figure for all of them holds of the accounts with one of their own.

        One that is kept was not meant by it, unless there is a break from it just then.
        """
        return sum(
            self._figure(account.uid, day) or 0
            for account in self._accounts.values()
            if account.state is not State.KEEPING or is_away(account, day)
        )

    def _figure(self, uid: str, day: date) -> int | None:
        """The figure that holds on a day: that which began last."""
        figures = self._figures.get(uid, {})
        begun = max((since for since in figures if since <= day), default=None)
        return None if begun is None else figures[begun]


def is_away(account: Account, day: date) -> bool:
    """Whether a day is one away from an account: of a break, or since it is gone."""
    if account.gone_on is not None and account.state is State.GONE and day >= account.gone_on:
        return True
    return any(each.covers(day) for each in account.breaks)


def _common(one: DayRange, other: DayRange) -> DayRange:
    return DayRange(max(one.first, other.first), min(one.after, other.after))


def _lines(stretch: Stretch, days: int) -> Iterator[Line]:
    for uid, minutes in stretch.own.items():
        yield Line(uid, days, days, 0, days * minutes)
    for uid in stretch.sharing:
        yield Line(uid, days, 0, days)
    for uid in stretch.unknown:
        yield Line(uid, days)
    if stretch.together is not None:
        yield Line(TOGETHER, days, days, 0, days * stretch.together)


def _turns(account: Account) -> Iterator[date]:
    """The days on which a time away begins or ends."""
    if account.gone_on is not None:
        yield account.gone_on
    for each in account.breaks:
        yield each.start
        yield from (day for day in (each.end, *sum(each.pauses, ())) if day is not None)


def _by_account(baselines: Iterable[Baseline]) -> dict[str, dict[date, int]]:
    """Minutes a day of each account by the day they begin; of several, on all machines the same."""
    found: dict[str, dict[date, int]] = {}
    for baseline in sorted(baselines, key=lambda one: one.uid):
        found.setdefault(baseline.account, {})[baseline.valid_from] = baseline.minutes
    return found
