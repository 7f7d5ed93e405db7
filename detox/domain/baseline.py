"""What it used to take: minutes a day, valid from a day, and which part of it each account took.

A figure of an account's own comes first. The figure for all of them together, less those, is
divided: into equal parts, which is a guess, for the accounts that have none of their own on that
day, whether they are left, kept or not decided about, since all of them took some of the time.
Whoever says a figure for all means the accounts there are; one that is added later takes its part
from then on, unless something noted of it shows that it was there before. One that is taken out of
the list counts as never having been in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.days import DayRange
from detox.domain.order import one_for_each

GUESSED = "guessed"
"""The method of a figure that the person gave; any other says how it was measured."""
TOGETHER = ""
"""Stands for all accounts together where there is a uid otherwise."""


class Baseline(NamedTuple):
    """Minutes a day spent before. An empty `account` means all of them together.

    It holds until the day another one begins. `publishing` are those of the minutes in which
    something was put there, as far as that could be told; the rest went into looking. Of a figure
    for all, `told_on` is the day it was said, and `is_asked` tells that the person was asked how
    it divides.
    """

    uid: str
    minutes: int
    valid_from: date
    account: str = ""
    method: str = GUESSED
    publishing: int = 0
    told_on: date | None = None
    is_asked: bool = False


class Part(NamedTuple):
    """An equal part of some minutes a day, `among` so many accounts, of which this is one.

    Each day has whole minutes: those left over go round, so that the parts of a day add up to
    `minutes`, and over time each comes to the same.
    """

    minutes: int
    among: int = 1
    place: int = 0

    @property
    def is_guess(self) -> bool:
        """Whether another division would change it."""
        return self.among > 1 and self.minutes > 0

    def over(self, days: DayRange) -> int:
        """Its minutes on these days together."""
        first = days.first.toordinal() + self.place
        return self._until(first + days.length) - self._until(first)

    def _until(self, turn: int) -> int:
        return self.minutes * turn // self.among


def holding(baselines: Iterable[Baseline]) -> dict[tuple[str, date], Baseline]:
    """The figure that holds for an account from a day on, by both."""
    return one_for_each(baselines, lambda one: (one.account, one.valid_from))


class Before:
    """What each of these accounts took on a day."""

    def __init__(self, accounts: Iterable[Account], baselines: Iterable[Baseline]) -> None:
        self._accounts = sorted(accounts, key=lambda account: account.uid)
        self._figures: dict[str, dict[date, Baseline]] = {}
        for (account, day), one in holding(baselines).items():
            self._figures.setdefault(account, {})[day] = one

    @property
    def turns(self) -> set[date]:
        """The days on which what holds may change."""
        begun = {day for figures in self._figures.values() for day in figures}
        return begun | {a.added_on for a in self._accounts if a.added_on is not None}

    def figure(self, uid: str, day: date) -> Baseline | None:
        """The figure that holds on a day: that which began last."""
        figures = self._figures.get(uid, {})
        begun = max((since for since in figures if since <= day), default=None)
        return None if begun is None else figures[begun]

    def own(self, day: date) -> dict[str, int]:
        """Minutes of the accounts that have a figure of their own, by uid."""
        return {uid: figure.minutes for uid, figure in self._own(day).items()}

    def parts(self, day: date) -> dict[str, Part]:
        """What each of the others took of the figure for all, by uid; none where there is none."""
        whole = self.figure(TOGETHER, day)
        if whole is None:
            return {}
        own = self.own(day)
        rest = _rest(whole, own)
        others = [a.uid for a in self._accounts if a.uid not in own and _took_part(a, whole, day)]
        return {uid: Part(rest, len(others), place) for place, uid in enumerate(others)}

    def counted(self, day: date) -> dict[str, Baseline]:
        """The figures that make up what all of them took, by uid: those of accounts, and under
        `TOGETHER` what they leave of the figure for all, if there are others to take it, or no
        account has a figure of its own.
        """
        found, whole = self._own(day), self.figure(TOGETHER, day)
        rest = 0 if whole is None else _rest(whole, self.own(day))
        if whole is not None and rest and (not found or self.parts(day)):
            found[TOGETHER] = whole._replace(minutes=rest)
        return found

    def _own(self, day: date) -> dict[str, Baseline]:
        figures = {account.uid: self.figure(account.uid, day) for account in self._accounts}
        return {uid: figure for uid, figure in figures.items() if figure is not None}


def _rest(whole: Baseline, own: Mapping[str, int]) -> int:
    return max(0, whole.minutes - sum(own.values()))


def _took_part(account: Account, whole: Baseline, day: date) -> bool:
    """Whether an account is among those that a figure for all means on a day."""
    since = account.there_since
    return since is None or whole.told_on is None or since <= max(day, whole.told_on)
