"""What a bare number counts: said by the title above it, or shown by rows with start and end."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from detox.domain.problem import N_
from detox.domain.typed.words import fold

NO_UNIT = N_(
    "Nothing says what %(number)s under “%(title)s” means: add --unit seconds, --unit minutes or "
    "--unit hours."
)
UNITS = {"seconds": 1, "minutes": 60, "hours": 3600}
"""The seconds of each unit that a number may count where nothing says it."""
WORTH = {**UNITS, "milliseconds": 0.001}
"""those of each that may be said"""
_WORDS = {
    "hours": ("h", "hr", "hrs", "hour", "hours", "heure", "heures", "std", "stunden", "uren",
              "decimal", "decimale", "decimales", "dezimal"),
    "minutes": ("m", "mn", "min", "mins", "minute", "minutes", "minuten"),
    "seconds": ("s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sekunden"),
    "milliseconds": ("ms", "msec", "msecs", "millis", "millisecond", "milliseconds",
                     "milliseconde", "millisecondes", "millisekunden"),
}  # fmt: skip
_UNIT_OF = {word: unit for unit, words in _WORDS.items() for word in words}
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_WORD = re.compile("[a-z]+")


class Sample(NamedTuple):
    """A bare number in a row that has a start and an end too: how finely it is written, the
    seconds between both, and how finely those are written.
    """

    number: float
    grain: float
    span: float
    slack: float


def words_of(title: str) -> tuple[str, ...]:
    """The words of a title that name no unit: `Duration (h)` is about `duration`."""
    return tuple(word for word in _words(title) if word not in _UNIT_OF)


def unit_in(title: str) -> str:
    """The unit that a title names; nothing where it names none, or several as `hh:mm:ss` does."""
    units = {_UNIT_OF[word] for word in _words(title) if word in _UNIT_OF}
    if "h:m" in title.lower() or {"hh", "mm"} & set(_words(title)):
        return ""
    return units.pop() if len(units) == 1 else ""


def unit_shown(samples: Iterable[Sample]) -> str:
    """The one unit in which these numbers agree with most of the rows they stand in; else nothing.

    What was rounded agrees too, to the last digit that is written.
    """
    votes = dict.fromkeys(UNITS, 0)
    count = 0
    for sample in samples:
        count += 1
        for unit, worth in UNITS.items():
            off = abs(sample.number * worth - sample.span)
            votes[unit] += off <= sample.grain * worth + sample.slack
    first, second, _third = sorted(votes, key=lambda unit: -votes[unit])
    is_clear = votes[first] > votes[second] and 2 * votes[first] > count
    return first if is_clear else ""


def _words(title: str) -> list[str]:
    return _WORD.findall(fold(_HUMP.sub(" ", title)))
