"""Time spent on a network during a break, as it is typed in one line."""

from typing import NamedTuple

from detox.domain.problem import Unreadable
from detox.domain.text import read_words
from detox.domain.typed.durations import read_minutes


class TypedSlip(NamedTuple):
    """Minutes, what led to it, and a word."""

    minutes: int
    led_by: str
    word: str


def read_slip(text: str) -> TypedSlip | Unreadable:
    """`20 bored on the train; a word on it`: a duration of up to three pieces, then words."""
    pieces = text.split()
    fault = read_minutes(pieces[0] if pieces else "")
    for count in range(min(3, len(pieces)), 0, -1):
        minutes = read_minutes(" ".join(pieces[:count]))
        if not isinstance(minutes, Unreadable):
            return _worded(minutes, " ".join(pieces[count:]))
    assert isinstance(fault, Unreadable)
    return fault


def _worded(minutes: int, text: str) -> TypedSlip | Unreadable:
    led_by, _sign, word = text.partition(";")
    said = [read_words(part) for part in (led_by, word)]
    wrong = next((each for each in said if isinstance(each, Unreadable)), None)
    return wrong or TypedSlip(minutes, *(str(each) for each in said))
