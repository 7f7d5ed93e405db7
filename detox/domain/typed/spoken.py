"""Times of day as they are spoken: `half past 9`, `9 heures et demie`, `midi moins le quart`."""

import re
from datetime import time

from detox.domain.problem import Unreadable
from detox.domain.typed.clocks import NO_SUCH_TIME, read_clock
from detox.domain.typed.words import NUMBERS, unreadable

_N = "[0-9]{1,2}|[a-z]+(?:-[a-z]+)?"
_HALF = r"(?: ?(?P<half>[ap])\.? ?m\.?)?"
_OCLOCK = r" ?(?:h|heures?|o'clock)"
_SPOKEN = (
    rf"(?P<part>{_N}|a quarter)(?: minutes?)? (?P<way>past|after|to|before) (?P<hour>{_N}){_HALF}",
    rf"(?P<hour>midi|minuit|(?:{_N}){_OCLOCK}) (?P<way>et|moins) (?:le |un )?(?P<part>{_N})",
    rf"(?P<hour>{_N}){_OCLOCK}(?: (?P<part>{_N}))?{_HALF}",
    rf"(?P<hour>{_N}) ?(?P<half>[ap])\.? ?m\.?",
)
_PARTS = {"half": 30, "demi": 30, "demie": 30, "quarter": 15, "a quarter": 15, "quart": 15}
_NAMED = {"noon": 12, "midday": 12, "midi": 12, "midnight": 0, "minuit": 0}
_A_DAY = 24 * 60


def read_spoken_clock(typed: str) -> time | Unreadable | None:
    """A wall-clock time out of folded text, which says that it is one, or None."""
    clock = read_clock(typed)
    if clock is not None:
        return clock
    for pattern in _SPOKEN:
        found = re.fullmatch(pattern, typed)
        minutes = _minutes(found) if found else None
        if minutes is not None:
            is_shown = 0 <= minutes < _A_DAY
            return time(*divmod(minutes, 60)) if is_shown else unreadable(NO_SUCH_TIME, typed)
    return None


def _minutes(found: re.Match[str]) -> int | None:
    """Minutes after midnight, or None where a word is none of the clock's."""
    said = {"part": None, "way": None, "half": None} | found.groupdict()
    hour = _number(re.sub(f"{_OCLOCK}$", "", said["hour"] or ""), _NAMED)
    part = _number(said["part"], _PARTS) if said["part"] else 0
    if hour is None or part is None or part > 59:
        return None
    if said["half"]:
        if not 1 <= hour <= 12:
            return _A_DAY
        hour = hour % 12 + (12 if said["half"] == "p" else 0)
    if said["way"] in ("to", "before", "moins"):
        return (hour * 60 - part) % _A_DAY
    return hour * 60 + part


def _number(word: str, named: dict[str, int]) -> int | None:
    if word.isdigit():
        return int(word)
    return named[word] if word in named else NUMBERS.get(word)
