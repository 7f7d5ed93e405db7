"""What time comes to in a year: minutes a day × days × what an hour is worth, and what comes back.

Amounts are whole hundredths of a currency (ISO 4217), rounded once, half up; percents are floored.
"""

from enum import StrEnum
from typing import NamedTuple

from detox.domain.currencies import WITHOUT_CENTS
from detox.domain.rate import MOST_CENTS, cents

MOST_AMOUNT = MOST_CENTS * 100
"""the largest amount of any kind, in hundredths"""
SHARES = (100, 50, 25)


class Band(StrEnum):
    """How what comes back compares with what the time is worth."""

    ALL = "all"
    HALF = "half"
    QUARTER = "quarter"
    LESS = "less"
    UNSAID = "unsaid"


class Cost(NamedTuple):
    """So many minutes on so many days of a year, at a rate where there is one."""

    minutes_a_day: int
    days: int
    rate_cents: int | None = None
    currency: str = ""
    returns_cents: int | None = None

    @property
    def minutes(self) -> int:
        """All of it, in a year."""
        return self.minutes_a_day * self.days

    @property
    def cents(self) -> int | None:
        """What it is worth; nothing where no rate is known."""
        return None if self.rate_cents is None else cents(self.minutes * self.rate_cents)

    def share(self, part: int, of: int) -> int | None:
        """The least amount of the currency that is a fraction of it; nothing where no rate is
        known.
        """
        if self.cents is None:
            return None
        least = -(-self.cents * part // of)
        return -(-least // 100) * 100 if self.currency in WITHOUT_CENTS else least

    @property
    def thresholds(self) -> tuple[tuple[int, int], ...]:
        """What all, half and a quarter of it are: percent, and the least amount that reaches it."""
        least = [(percent, self.share(percent, 100)) for percent in SHARES]
        return tuple((percent, amount) for percent, amount in least if amount is not None)

    @property
    def share_percent(self) -> int | None:
        """What comes back as a share of it, in whole percent, never more than it is."""
        whole = self.cents
        if not whole or self.returns_cents is None:
            return None
        return self.returns_cents * 100 // whole

    @property
    def band(self) -> Band:
        """Between which thresholds it lies; each counts as reached."""
        if not self.cents or self.returns_cents is None:
            return Band.UNSAID
        reached = (least <= self.returns_cents for _percent, least in self.thresholds)
        bands = (Band.ALL, Band.HALF, Band.QUARTER)
        return next((b for b, is_in in zip(bands, reached, strict=True) if is_in), Band.LESS)
