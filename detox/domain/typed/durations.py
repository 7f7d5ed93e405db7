"""Durations as people type them: `45`, `45m`, `1h30`, `1:30`, `1,5h`, `une heure et demie`.

A bare number is minutes; a bare fraction is refused, since `1.5` says no unit. Fractions are
rounded half up to the minute, and what is more than nothing is never 0. Values are minutes.
"""

import re

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.words import HOUR_WORDS, MINUTE_WORDS, NUMBERS, fold_typed, unreadable

MOST_MINUTES = 24 * 60
MOST_GOAL = 7 * 24 * 60

NOT_A_DURATION = N_("“%(typed)s” is not a duration; write 45, 45m, 1h30, 1:30 or 1.5h.")
OUT_OF_BOUNDS = N_("“%(typed)s” is out of bounds: write from 1 minute to %(hours)d hours.")
PAST_59 = N_("“%(typed)s” is not a duration: minutes after the hours go up to 59, as in 1h30.")
NOT_A_GOAL = N_("“%(typed)s” is not a weekly goal; write 90, 1h30, 4h, or none for no goal.")

_NONE = ("", "-", "none", "no", "aucun", "aucune", "non")
_SPOKEN = {
    "half an hour": 30, "half hour": 30, "a half hour": 30, "half-hour": 30, "a half-hour": 30,
    "demi-heure": 30, "une demi-heure": 30, "demi heure": 30, "une demi heure": 30,
    "quarter of an hour": 15, "a quarter of an hour": 15, "quarter hour": 15,
    "quart d'heure": 15, "un quart d'heure": 15, "1/4 d'heure": 15, "1/2 heure": 30,
    "three quarters of an hour": 45, "trois quarts d'heure": 45, "3/4 d'heure": 45,
}  # fmt: skip
_EXTRAS = {
    " et demie": 30, " et demi": 30, " et quart": 15, " et un quart": 15,
    " and a half": 30, " and a quarter": 15,
}  # fmt: skip
_NUMBER = "([0-9]{1,6})(?:[.,]([0-9]{1,6}))?"
_HOURS = f" ?(?:{'|'.join(HOUR_WORDS)})"
_MINUTES = f" ?(?:{'|'.join(MINUTE_WORDS)})"
_CLOCK = "([0-9]{1,6}):([0-9]{2})"
_HOURS_MINUTES = f"([0-9]{{1,6}}){_HOURS} ?(?:et |and )?([0-9]{{1,6}})(?:{_MINUTES})?"


def read_minutes(text: str) -> int | Unreadable:
    """Whole minutes, from 1 to 24 hours."""
    return _within(text, MOST_MINUTES)


def read_goal(text: str) -> int | Unreadable | None:
    """The minutes wanted in a week, up to 168 hours, or None for no goal."""
    if text.strip().lower() in _NONE:
        return None
    read = _within(text, MOST_GOAL)
    if isinstance(read, Unreadable) and read.problem.message == NOT_A_DURATION:
        return unreadable(NOT_A_GOAL, text)
    return read


def names_its_unit(text: str) -> bool:
    """Whether a readable duration says more than a bare number."""
    return not text.strip().isdigit()


def _within(text: str, most: int) -> int | Unreadable:
    typed = fold_typed(text)
    parsed = _parsed(typed)
    if isinstance(parsed, str):
        return unreadable(parsed, text, hours=most // 60)
    if not 1 <= parsed <= most:
        return unreadable(OUT_OF_BOUNDS, text, hours=most // 60)
    return parsed


def _parsed(typed: str) -> int | str:
    """Minutes, or the message of the refusal."""
    if re.fullmatch("-?[0-9]+", typed):
        return int(typed) if len(typed) <= 6 else OUT_OF_BOUNDS
    if found := re.fullmatch(_CLOCK, typed):
        return _hours_and_minutes(found)
    return _with_units(_in_digits(typed))


def _with_units(typed: str) -> int | str:
    typed = typed.removesuffix(".")
    if typed.startswith("-") and isinstance(_with_units(typed[1:]), int):
        return OUT_OF_BOUNDS
    if typed in _SPOKEN:
        return _SPOKEN[typed]
    if not "0" <= typed[:1] <= "9":
        return NOT_A_DURATION
    if found := re.fullmatch(_NUMBER + _MINUTES, typed):
        return _rounded(found, 1)
    if found := re.fullmatch(_NUMBER + _HOURS, typed):
        return _rounded(found, 60)
    if found := re.fullmatch(_HOURS_MINUTES, typed):
        return _hours_and_minutes(found)
    return _with_extra(typed)


def _with_extra(typed: str) -> int | str:
    if " et " not in typed and " and " not in typed:
        return NOT_A_DURATION
    for words, minutes in _EXTRAS.items():
        found = re.fullmatch(f"([0-9]{{1,6}})(?:{_HOURS})?{words}(?:{_HOURS})?", typed)
        if found and re.search("ho?u?r|heure|[0-9] ?h", typed):
            return int(found[1]) * 60 + minutes
    return NOT_A_DURATION


def _in_digits(typed: str) -> str:
    """Number words in front of a unit, in digits."""
    if typed in _SPOKEN:
        return typed
    words = typed.split(" ")
    spelled = [str(NUMBERS.get(word, word)) for word in words]
    for place, word in enumerate(words):
        if word in ("a", "un") and words[place - 1] in ("and", "et"):
            spelled[place] = word
    return " ".join(spelled)


def _rounded(found: re.Match[str], unit: int) -> int:
    """Half up, in whole numbers, and 1 at least for what is more than nothing."""
    whole, fraction = int(found[1]), found[2] or "0"
    scale: int = 10 ** len(fraction)
    parts = (whole * scale + int(fraction)) * unit
    return max((2 * parts + scale) // (2 * scale), 1) if parts else 0


def _hours_and_minutes(found: re.Match[str]) -> int | str:
    hours, minutes = int(found[1]), int(found[2])
    return hours * 60 + minutes if minutes <= 59 else PAST_59
