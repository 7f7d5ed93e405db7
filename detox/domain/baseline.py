"""What it used to take: minutes a day, valid from a day."""

from datetime import date
from typing import NamedTuple

GUESSED = "guessed"
"""The method of a figure that the person gave; any other says how it was measured."""


class Baseline(NamedTuple):
    """Minutes a day spent before. An empty `account` means all of them together.

    It holds until the day another one begins. `publishing` are those of the minutes in which
    something was put there, as far as that could be told; the rest went into looking.
    """

    uid: str
    minutes: int
    valid_from: date
    account: str = ""
    method: str = GUESSED
    publishing: int = 0
