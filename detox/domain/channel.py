"""Ways to reach many, and what each took: one's own time, the time of others, money.

The three stay apart: time is in minutes, amounts in hundredths of one currency (ISO 4217).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from detox.domain.days import DayRange
from detox.domain.rate import cents

MOST_EFFORT_MINUTES = 366 * 24 * 60
MOST_OTHERS = 8
MOST_PEOPLE = 1_000_000_000
WHO_LIMIT = 40


class ChannelKind(StrEnum):
    """What sort of channel it is; `own` is none of the others."""

    POSTS = "posts"
    NEWSLETTER = "newsletter"
    LETTERS = "letters"
    CALLS = "calls"
    PRESS = "press"
    SPOT = "spot"
    OWN = "own"


class Channel(NamedTuple):
    """A way to reach many; `order` is the place it was entered in."""

    uid: str
    name: str
    kind: ChannelKind = ChannelKind.OWN
    archived: bool = False
    order: int = 0


class Other(NamedTuple):
    """Time of somebody else: minutes, what an hour of theirs costs if that is known, and who."""

    minutes: int
    rate_cents: int | None = None
    who: str = ""


class Effort(NamedTuple):
    """What a channel took from `first` up to, and without, `after`; and what came of it.

    What was not counted is None, which is not the same as nothing.
    """

    uid: str
    channel: str
    first: date
    after: date
    own_minutes: int = 0
    others: tuple[Other, ...] = ()
    money_cents: int = 0
    currency: str = ""
    reached: int | None = None
    answers: int | None = None
    brought_cents: int | None = None
    line: str = ""

    @property
    def has_amounts(self) -> bool:
        """Whether any amount of it needs a currency."""
        priced = any(other.rate_cents is not None for other in self.others)
        return priced or self.money_cents != 0 or self.brought_cents is not None

    def touches(self, days: DayRange) -> bool:
        """Whether some of it lies in a period."""
        return self.first < days.after and days.first < self.after

    def is_within(self, days: DayRange) -> bool:
        """Whether all of it lies in a period."""
        return days.first <= self.first and self.after <= days.after


class Taken(NamedTuple):
    """What a channel took in all, at a rate for one's own time where there is one.

    Each amount is rounded once, from exact parts: the sum too, and not from rounded ones.
    """

    channel: Channel
    efforts: tuple[Effort, ...]
    rate_cents: int | None

    @property
    def own_minutes(self) -> int:
        """One's own time."""
        return sum(each.own_minutes for each in self.efforts)

    @property
    def others_minutes(self) -> int:
        """The time of others, priced or not."""
        return sum(other.minutes for other in self._others)

    @property
    def others_unpriced_minutes(self) -> int:
        """The time of others of which nobody told what an hour costs."""
        return sum(other.minutes for other in self._others if other.rate_cents is None)

    @property
    def own_cents(self) -> int | None:
        """One's own time as money; nothing where there is no rate."""
        return None if self.rate_cents is None else cents(self._own_sixtieths)

    @property
    def others_cents(self) -> int:
        """The time of others as money, as far as it is priced."""
        return cents(self._others_sixtieths)

    @property
    def money_cents(self) -> int:
        """Money that was paid."""
        return sum(each.money_cents for each in self.efforts)

    @property
    def total_cents(self) -> int:
        """All that has a price."""
        return cents(self._sixtieths)

    @property
    def is_partial(self) -> bool:
        """Whether some of it has no price."""
        is_own_open = self.rate_cents is None and self.own_minutes > 0
        return is_own_open or self.others_unpriced_minutes > 0

    @property
    def own_percent(self) -> int | None:
        """The share of one's own time in the sum, floored; nothing where that is in part."""
        whole = self._sixtieths
        return None if self.is_partial or not whole else self._own_sixtieths * 100 // whole

    @property
    def reached(self) -> int | None:
        """How many it reached, as far as that was counted."""
        return _sum(each.reached for each in self.efforts)

    @property
    def answers(self) -> int | None:
        """How many answered, as far as that was counted."""
        return _sum(each.answers for each in self.efforts)

    @property
    def brought_cents(self) -> int | None:
        """What it brought, as far as that was told."""
        return _sum(each.brought_cents for each in self.efforts)

    @property
    def cents_per_answer(self) -> int | None:
        """What an answer cost; nothing where there was none."""
        return cents(self._sixtieths, self.answers) if self.answers else None

    @property
    def own_minutes_per_answer(self) -> int | None:
        """One's own time for an answer, in minutes rounded half up."""
        count = self.answers
        return (2 * self.own_minutes + count) // (2 * count) if count else None

    @property
    def _others(self) -> list[Other]:
        return [other for each in self.efforts for other in each.others]

    @property
    def _own_sixtieths(self) -> int:
        return self.own_minutes * (self.rate_cents or 0)

    @property
    def _others_sixtieths(self) -> int:
        return sum(other.minutes * (other.rate_cents or 0) for other in self._others)

    @property
    def _sixtieths(self) -> int:
        return self._own_sixtieths + self._others_sixtieths + 60 * self.money_cents


def currencies(efforts: Iterable[Effort]) -> list[str]:
    """The currencies that stand in efforts, in the order of the alphabet."""
    return sorted({each.currency for each in efforts if each.has_amounts and each.currency})


def taken(
    channels: Sequence[Channel], efforts: Iterable[Effort], rate_cents: int | None
) -> list[Taken]:
    """What each channel took, in the order in which they were entered; those without effort not."""
    found: dict[str, list[Effort]] = {}
    for each in sorted(efforts, key=lambda one: (one.first, one.uid)):
        found.setdefault(each.channel, []).append(each)
    ordered = sorted(channels, key=lambda one: (one.order, one.uid))
    return [Taken(one, tuple(found[one.uid]), rate_cents) for one in ordered if one.uid in found]


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
