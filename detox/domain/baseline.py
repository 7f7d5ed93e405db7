"""What it used to take: minutes a day, valid from a day."""

from datetime import date
from typing import NamedTuple


class Baseline(NamedTuple):
    """Minutes a day spent before. An empty `account` means all of them together."""

    uid: str
    minutes: int
    valid_from: date
    account: str = ""
    method: str = "guessed"


def in_force(baselines: list[Baseline], day: date, account: str = "") -> Baseline | None:
    """The newest one for `account` that was valid on `day`."""
    known = [b for b in baselines if b.account == account and b.valid_from <= day]
    return max(known, key=lambda b: (b.valid_from, b.uid), default=None)
