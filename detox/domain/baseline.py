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
