"""Durations as people type them: `45`, `45m`, `1h30`, `1:30`, `1,5h`, `une heure et demie`.

A bare number is minutes; a bare fraction is refused, since `1.5` says no unit. Fractions are
rounded half up to the minute, and what is more than nothing is never 0. Values are minutes.
Thousands may stand apart: `1 025 h`, and `1,025 h` where a comma does that, or cannot be another.
"""

import re

from detox.domain.activity import LONGEST_GOAL_MINUTES
from detox.domain.problem import N_, Unreadable
from detox.domain.session import LONGEST_MINUTES
from detox.domain.tongues import answers, any_answer, listed
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.matching import Count, Found, Matcher
from detox.domain.typed.words import TWO_WAYS, fold_typed, unreadable

MOST_MINUTES, MOST_GOAL = LONGEST_MINUTES, LONGEST_GOAL_MINUTES

NOT_A_DURATION = N_("“%(typed)s” is not a duration; write 45, 45m, 1h30, 1:30 or 1.5h.")
OUT_OF_BOUNDS = N_("“%(typed)s” is out of range: write from 1 minute to %(hours)d hours.")
PAST_59 = N_("“%(typed)s” is not a duration: minutes after the hours go up to 59, as in 1h30.")
HOURS_OR_MINUTES = N_("“%(typed)s” may be hours or minutes; write %(typed)sh or %(typed)sm.")
NOT_A_GOAL = N_("“%(typed)s” is not a weekly goal; write 90, 1h30, 4h, or none for no goal.")

_MOST_BARE = 99
"""The most that a number behind hours may be to be taken for minutes: `1h 1984` is a year."""
_FEWEST_CLOCK = 6
"""From how many hours on a comma parts a time from a length."""
_GROUPED = re.compile(
    "(?<![-0-9.,])(?<![-0-9.,] )[1-9][0-9]{0,2}([ ',])[0-9]{3}(?:\\1[0-9]{3})*(?=[. a-z])"
)
_FEWEST_BARE = 10
"""The fewest minutes that a bare number is taken for where hours are what is usual."""
_FEWEST_SPELLED = 5
"""The fewest minutes that are said after spelled hours without their unit."""


def read_minutes(text: str, language: str = "") -> int | Unreadable:
    """Whole minutes, from 1 to 24 hours."""
    return read_up_to(text, MOST_MINUTES, language)


def read_goal(text: str, language: str = "") -> int | Unreadable | None:
    """The minutes wanted in a week, up to 168 hours, or None for no goal."""
    if is_nothing(text):
        return None
    read = sure_of_unit(without_per(text, "a_week"), MOST_GOAL, language)
    if isinstance(read, Unreadable) and read.problem.message == NOT_A_DURATION:
        return unreadable(NOT_A_GOAL, text)
    return read


def without_per(text: str, per: str) -> str:
    """A length without the words that it is of each day, or of each week: `4h a week`."""
    typed = fold_typed(text).strip()
    words = next((each for each in any_answer(per) if typed.endswith(each)), "")
    return typed.removesuffix(words).rstrip(" /") or text if words else text


def sure_of_unit(text: str, most: int, language: str = "") -> int | Unreadable:
    """Minutes, where hours are what is usual: a bare number too small for minutes is refused."""
    read = read_up_to(text, most, language)
    if isinstance(read, int) and read < _FEWEST_BARE and not names_its_unit(text):
        return unreadable(HOURS_OR_MINUTES, text.strip())
    return read


def names_its_unit(text: str) -> bool:
    """Whether a readable duration says more than a bare number."""
    return not text.strip().isdigit()


def in_short(minutes: int | str) -> str:
    """Minutes as they are typed: `45m`, `1h30`; nothing for the message of a refusal."""
    if isinstance(minutes, str):
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def bounded(minutes: int | str, text: str, most: int = MOST_MINUTES) -> int | Unreadable:
    """What a form means, or the refusal of it."""
    if isinstance(minutes, int) and 1 <= minutes <= most:
        return minutes
    message = minutes if isinstance(minutes, str) else OUT_OF_BOUNDS
    return unreadable(message, text, hours=most // 60)


def meant_minutes(found: Found) -> int | str | None:
    """The minutes of a form, not yet bounded; the message of a refusal; or None for no duration."""
    hours, minutes = found.get("h"), found.get("m")
    small = minutes if isinstance(minutes, Count) else Count(found.get("mm") or 0)
    if isinstance(hours, Count) and (minutes is not None or found.get("mm") is not None):
        if not (hours.is_integer and small.is_integer) or not _follows(hours, found):
            return None
        if not found.get("minute") and small.parts > _MOST_BARE:
            return None
        if "," in found.form.pattern and hours.parts >= _FEWEST_CLOCK:
            return None  # `9h, 45 min` is a time and a length
        if small.parts > 59 or (found.get("ss") or 0) > 59:
            return PAST_59
    if found.form.back:
        small = Count(-small.parts)
    added = (found.get("more") or found.get("spoken") or 0) + found.form.adds
    if found.get("f"):
        if hours and found.get("f").whole % 10 == 0:
            return None  # `1h.30`
        hours = _sum(hours or Count(0), found.get("f"))
    return _rounded(hours, small, added, found.get("ss") or found.get("s") or 0)


def meant_lasting(found: Found) -> int | str | None:
    """The minutes of a duration that a word introduces; `de 14h` rather begins a range."""
    value: int | str = found.get("duration").value
    late = isinstance(value, int) and value >= _FEWEST_CLOCK * 60
    if late and found.get("lasting") in listed("begins"):
        return None
    return value


def _sum(one: Count, other: Count) -> Count:
    return Count(one.parts * other.whole + other.parts * one.whole, one.whole * other.whole)


def _follows(hours: Count, found: Found) -> bool:
    """Whether the minutes can stand behind those hours as they are written."""
    minutes = found.get("m")
    if minutes is None:
        return not hours.is_word
    if found.get("minute") or not minutes.is_word:
        return True
    return hours.is_word and int(minutes.parts) >= _FEWEST_SPELLED


def _rounded(hours: Count | None, minutes: Count, added: int, seconds: int) -> int:
    """Half up, in whole numbers, and 1 at least for what is more than nothing."""
    hours = hours or Count(0)
    scale = hours.whole * minutes.whole * 60
    parts = (
        hours.parts * minutes.whole * 3600
        + minutes.parts * hours.whole * 60
        + (added * 60 + seconds) * hours.whole * minutes.whole
    )
    return max((2 * parts + scale) // (2 * scale), 1) if parts else 0


def read_up_to(text: str, most: int, language: str = "") -> int | Unreadable:
    """Whole minutes, as they are typed in `language` where it is known."""
    return settled(_parsed(fold_typed(text)), text, most, language)


def settled(
    minutes: int | str, text: str, most: int = MOST_MINUTES, language: str = ""
) -> int | Unreadable:
    """What a form means, bounded; a comma in it may be one that parts thousands."""
    typed = fold_typed(text)
    grouped = _GROUPED.search(typed)
    if grouped is None:
        return bounded(minutes, text, most)
    plain = re.sub("[ ',]", "", grouped[0]) + typed[grouped.end() :]
    whole = bounded(_parsed(plain), text, most)
    if isinstance(minutes, str) or (language and answers(language).comma_groups):
        return whole
    if isinstance(whole, int):
        return unreadable(TWO_WAYS, text, one=plain, other=in_short(minutes))
    return bounded(minutes, text, most)


def _parsed(typed: str) -> int | str:
    """Minutes, or the message of the refusal."""
    if re.fullmatch("-?[0-9]+", typed):
        return int(typed) if len(typed) <= 6 else OUT_OF_BOUNDS
    negative = typed.startswith("-")
    found = Matcher(lexemes_of(typed[negative:].lstrip()), "en", {"duration": meant_minutes}).whole(
        "duration"
    )
    if found is None:
        return NOT_A_DURATION
    value: int | str = found.value
    return OUT_OF_BOUNDS if negative and isinstance(value, int) else value
