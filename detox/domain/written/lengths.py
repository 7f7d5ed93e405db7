"""Lengths as programs write them: `0:45:10`, `1h 13m 53s`, `47:06 min`, `45 sec`, `PT45M`.

Two numbers are hours and minutes, unless a unit behind them says otherwise. A bare number says no
unit: that is for its column to say.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from detox.domain.problem import N_
from detox.domain.typed.words import fold

_LONGEST_CELL = 60
_UNITS = {
    86400: ("d", "day", "days", "j", "jour", "jours"),
    3600: ("h", "hr", "hrs", "hour", "hours", "heure", "heures", "std", "stunde", "stunden", "u",
           "uur", "uren", "g", "godz", "ore", "ora", "hora", "horas"),
    60: ("m", "mn", "min", "mins", "minute", "minutes", "minuut", "minuten", "minuto", "minutos",
         "minuti"),
    1: ("s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sek", "sekunde",
        "sekunden", "secondi", "segundo", "segundos"),
}  # fmt: skip
_WORTH = {word: worth for worth, words in _UNITS.items() for word in words}
_BARE = re.compile("(?=[.,]?[0-9])([0-9]{0,9})(?:[.,]([0-9]{1,9}))?")
_THOUSANDS = re.compile("[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_CLOCK = re.compile("([0-9]{1,6}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?: ?([a-z]+)\\.?)?")
_DAYS = re.compile("([0-9]{1,4}) days?,? (?=[0-9]+:)")
_PART = re.compile("([0-9]{1,9})(?:[.,]([0-9]{1,9}))? ?([a-z]+)?\\.?,? ?(?:and |et |und )?")
_ISO = re.compile(
    "p(?:0+y)?(?:0+m)?(?:([0-9]{1,6})d)?(?:t(?=[0-9])(?:([0-9.,]{1,9})h)?(?:([0-9.,]{1,9})m)?(?:([0-9.,]{1,12})s)?)?"
)

TWO_WAYS = N_("“%(typed)s” can be read as thousands or as a fraction")


class Length(NamedTuple):
    """Seconds, and how many of them the last written digit is worth."""

    seconds: float
    grain: float


@lru_cache(maxsize=4096)  # lengths come again and again in a log
def length_in(text: str) -> Length | None:
    """A length that says its units; nothing where it says none, or is none."""
    said = fold(text) if len(text) <= _LONGEST_CELL else ""
    if not said or bare_in(said):
        return None
    days = _DAYS.match(said)
    if found := _CLOCK.fullmatch(said, days.end() if days else 0):
        return _clock(found, int(days[1]) if days else 0)
    if said[0] == "p":
        found = _ISO.fullmatch(said)
        return _iso(found) if found and any(found.groups()) else None
    return _worded(said)


def is_two_ways(text: str) -> bool:
    """Whether a bare number can be read as thousands and as a fraction: `1,800`."""
    return bool(_THOUSANDS.fullmatch(text.strip()))


@lru_cache(maxsize=4096)
def bare_in(text: str, worth: float = 1.0) -> Length | None:
    """A bare number, `45`, `0.21` or `0,21`, of so many seconds each."""
    found = _BARE.fullmatch(text.strip())
    if not found:
        return None
    return Length(_number(found[0]) * worth, worth / 10 ** len(found[2] or ""))


def _clock(found: re.Match[str], days: int) -> Length | None:
    """`1:30` and `0:45:10`; `47:06 min` are minutes and seconds."""
    first, second, third = int(found[1]), int(found[2]), int(found[3] or 0)
    worth = _WORTH.get(found[4]) if found[4] else 3600
    if second > 59 or third > 59 or worth not in (3600, 60) or (worth == 60 and found[3]):
        return None
    grain = worth / 3600 if found[3] else worth / 60
    return Length(days * 86400 + first * worth + second * worth / 60 + third, grain)


def _iso(found: re.Match[str]) -> Length | None:
    days, *rest = found.groups()
    seconds, grain = int(days or 0) * 86400.0, 86400.0
    for number, worth in zip(rest, (3600.0, 60.0, 1.0), strict=True):
        part = bare_in(number, worth) if number else Length(0, grain)
        if part is None:
            return None
        seconds, grain = seconds + part.seconds, part.grain
    return Length(seconds, grain)


def _worded(said: str) -> Length | None:
    """Each unit once, the greatest first; `1h30` has minutes at its end."""
    seconds, last, grain, at = 0.0, float("inf"), 1.0, 0
    said = f"0{said}" if said[0] in ".," else said
    while at < len(said):
        found = _PART.match(said, at)
        if not found:
            return None
        worth = _WORTH.get(found[3]) if found[3] else last / 60
        if worth is None or worth >= last or worth not in _UNITS:
            return None
        seconds += _number(found[1] + "." + (found[2] or "0")) * worth
        grain = worth / 10 ** len(found[2] or "")
        last, at = worth, found.end()
    return Length(seconds, grain)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
