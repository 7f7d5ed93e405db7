"""Times of the clock as people type them: `9:10`, `9 h 10`, `9am`, `half past 9`, `midi`."""

from collections.abc import Iterator
from datetime import time
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.durations import meant_minutes
from detox.domain.typed.lexemes import Lexeme, lexemes_of
from detox.domain.typed.matching import Count, Found, Matcher
from detox.domain.typed.words import LONGEST_TYPED, fold_typed, unreadable

NO_SUCH_TIME = N_("“%(typed)s” is not a time of day: those go from 0:00 to 23:59.")

NOT_A_TIME = N_("“%(typed)s” is not a time of day; write 9:00, 18h30 or 6pm.")

DAY_OF_MINUTES = 24 * 60
_MORNING = 6
_NOON = 12 * 60
_NEVER = 99 * 60
_FEWEST_SPELLED = 5
_MOST_SPELLED = 12


class Clock(NamedTuple):
    """A time as it was typed, in minutes after midnight, maybe one that no clock shows.

    `half` tells that its half of the day was said, `plain` that it is in digits alone.
    """

    minutes: int
    half: bool = False
    plain: bool = False

    @property
    def shown(self) -> time | None:
        """The time, where a clock shows it."""
        if not 0 <= self.minutes < DAY_OF_MINUTES:
            return None
        return time(self.minutes // 60, self.minutes % 60)

    @property
    def is_late(self) -> bool:
        """See `is_late`."""
        return self.minutes >= _MORNING * 60

    def later(self) -> "Clock":
        """Twelve hours later where its half was not said and it is before noon."""
        if self.half or not 60 <= self.minutes < 12 * 60:
            return self
        return self._replace(minutes=self.minutes + 12 * 60)


def is_late(clock: time) -> bool:
    """Whether `9h30` is rather a time than a length: those of the night are rather lengths."""
    return clock.hour >= _MORNING


def is_of_the_night(clock: time) -> bool:
    """Whether a bare hour is rather one of the afternoon than the one it says."""
    return 0 < clock.hour < _MORNING


def timed_matcher(lexemes: list[Lexeme]) -> Matcher:
    """Lexemes to read durations and times of the clock in."""
    return Matcher(lexemes, "en", {"duration": meant_minutes, "time": meant_clock})


def with_colon(text: str) -> Iterator[str]:
    """`9:30 yesterday` for `9.30 yesterday`; of several dots, each in turn, the last first."""
    for place in range(len(text[:LONGEST_TYPED]) - 1, 0, -1):
        before, after = text[:place], text[place + 1 :]
        if text[place] == "." and _ends_in_hours(before) and _begins_with_minutes(after):
            yield f"{before}:{after}"


def _ends_in_hours(text: str) -> bool:
    digits = len(text) - len(text.rstrip("0123456789"))
    return digits in (1, 2) and text[: len(text) - digits][-1:] not in (".", ":", "-", "/")


def _begins_with_minutes(text: str) -> bool:
    return (
        text[:1] in "012345"
        and text[1:2].isdecimal()
        and not text[2:3].isalnum()
        and (text[2:3] not in (".", ":") or not text[3:4].isdecimal())
    )


def read_clock(text: str, *, dotted: bool = False) -> time | Unreadable | None:
    """A wall-clock time that says it is one (`9:10`, `9h`, `9am`, `midi`), or None. `9.30` is one
    only if `dotted`: where nothing but a time is wanted.
    """
    found = timed_matcher(lexemes_of(fold_typed(text))).whole("time")
    if found is None or (found.form.pattern == "{h}.{mm}" and not dotted):
        return None
    clock: Clock = found.value
    return clock.shown or unreadable(NO_SUCH_TIME, text)


def read_time(text: str) -> time | Unreadable:
    """A time of day that has to be one, maybe an hour alone."""
    return read_clock_or_hour(text) or unreadable(NOT_A_TIME, text)


def read_clock_or_hour(text: str) -> time | Unreadable | None:
    """A clock time, where a bare number can only be an hour, and `9.30` only a time."""
    typed = text.strip()
    return read_clock(
        f"{typed}h" if typed.isascii() and typed.isdigit() and len(typed) < 3 else typed,
        dotted=True,
    )


def meant_clock(found: Found) -> Clock | None:
    """The time that a form says, or None for none."""
    minutes = _minutes(found)
    if minutes is None:
        return None
    half = found.get("halves")
    clock = Clock(minutes + found.form.adds, half is not None, found.form.pattern == "{h}:{mm}")
    part = found.get("parts")
    if part is not None:
        at_night = found.form.pattern.endswith(" at {parts}")
        later = _at_night if at_night else Clock.later
        clock = (later(clock) if part[0] else clock)._replace(half=True)
    if half is None:
        return clock
    if not 60 <= minutes < 13 * 60:
        return clock._replace(minutes=_NEVER)
    return clock._replace(minutes=clock.minutes % (12 * 60) + half * 60)


def _at_night(clock: Clock) -> Clock:
    """Before midnight or after it: `9 at night`, `2 at night`, `12 at night`."""
    if clock.is_late and clock.minutes < _NOON:
        return clock.later()
    return clock._replace(minutes=clock.minutes % _NOON) if clock.minutes < _NOON + 60 else clock


def _minutes(found: Found) -> int | None:
    """Minutes after midnight in digits, words or a name; what more is said added."""
    added = found.get("more") or 0
    named = found.get("named_times")
    hours, spelled = found.get("h"), found.get("m")
    small = spelled.parts if isinstance(spelled, Count) else found.get("mm") or 0
    in_words = spelled is None or (spelled.is_word and spelled.parts >= _FEWEST_SPELLED)
    if named is not None and found.form.back:
        return int(named[0]) * 60 - int(small) if in_words else None
    if named is not None:
        return int(named[0]) * 60 + int(named[1]) + int(added) + int(small) if in_words else None
    if not isinstance(hours, Count) or not hours.is_integer or hours.parts > 99:
        return None
    if found.form.pattern.endswith("{h}") and spelled is not None:
        return _beside(hours, spelled, found)
    if found.form.back:
        return hours.parts * 60 - int(small)
    if found.form.pattern == "{h} {m}" and hours.parts > _MOST_SPELLED:
        return None
    if not in_words or (spelled is not None and not hours.is_word):
        return None
    return _NEVER if small > 59 else hours.parts * 60 + int(small) + int(added)


def _beside(hours: Count, minutes: Count, found: Found) -> int | None:
    """`ten past nine`, `ten to ten`; in digits alone, `10 to 11` is rather from ten on."""
    if not minutes.is_integer or not minutes.parts < 60:
        return None
    if not found.form.back:
        return hours.parts * 60 + minutes.parts
    says_so = minutes.is_word or found.get("minute")
    return hours.parts * 60 - minutes.parts if says_so else None
