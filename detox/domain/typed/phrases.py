"""The words of a log line that say when: `on monday`, `@hier`, `at 9:10`, `de 9h à 10h`."""

import re
from datetime import date, time
from enum import IntEnum
from typing import NamedTuple

from detox.domain.problem import Problem, Unreadable
from detox.domain.typed.days import NOT_A_DAY, read_day
from detox.domain.typed.moments import read_clock
from detox.domain.typed.words import (
    INTRODUCES_A_TIME,
    LAST,
    NEAR_DAYS,
    WEEKDAYS,
    fold_typed,
)

LONGEST_PHRASE = 6
"""No phrase has more words: `on the 20th of november 2026`."""

_BETWEEN = (
    r"((?:from|between|de|entre) )?"
    r"(\S+(?: [ap]\.?m\.?)?) ?(?:-| to | a | and | et ) ?(\S.*)"
)
_AFTERNOON = r".*p\.?m\.?"
_OCLOCK = r"[0-9]{1,2}"


class Bare(IntEnum):
    """Which days count without an `on`: none, those of several words or in numbers, or also a
    single word, which may as well be the last of a note: `Black Friday`, `plan for tomorrow`.
    """

    NOT = 0
    PHRASE = 1
    WORD = 2


class When(NamedTuple):
    """What a phrase says: a day, a time, a time and another; or that it says one that is none."""

    day: date | None = None
    start: time | None = None
    until: time | None = None
    problem: Problem | None = None

    @property
    def is_time(self) -> bool:
        """Whether it says a time of day."""
        return self.start is not None


def read_phrase(text: str, today: date, language: str, bare: Bare) -> When | None:
    """The phrase that `text` is as a whole; `bare` says which days stand without their `on`."""
    typed = fold_typed(text)
    if not typed:
        return None
    return (
        _introduced(typed, today, language, bare)
        or _between(typed)
        or (_bare_day(typed, today, language, bare) if bare else None)
    )


def read_clock_or_hour(text: str) -> time | Unreadable | None:
    """A clock time, where a bare number can only be an hour."""
    return read_clock(f"{text.strip()}h" if re.fullmatch(_OCLOCK, text.strip()) else text)


def _introduced(typed: str, today: date, language: str, bare: Bare) -> When | None:
    """`le` is an article too: before the words of a note it takes a number, as in `le 20/11`."""
    if typed.startswith("@"):
        return _day(typed[1:].strip(), today, language) or _time(typed[1:].strip())
    word, _, rest = typed.partition(" ")
    if not rest:
        return None
    if word == "on" or (word == "le" and (bare or re.search("[0-9]", rest))):
        return _day(rest, today, language)
    return _time(rest) if word in INTRODUCES_A_TIME else None


def _day(typed: str, today: date, language: str) -> When | None:
    day = read_day(typed, today, language)
    if not isinstance(day, Unreadable):
        return When(day=day)
    return None if day.problem.message == NOT_A_DAY else When(problem=day.problem)


def _time(typed: str) -> When | None:
    clock = read_clock(typed)
    if isinstance(clock, Unreadable):
        return When(problem=clock.problem)
    return None if clock is None else When(start=clock)


def _between(typed: str) -> When | None:
    found = re.fullmatch(_BETWEEN, typed)
    if not found or (re.fullmatch(_OCLOCK, found[2]) and re.fullmatch(_OCLOCK, found[3])):
        return None
    start, until = read_clock_or_hour(found[2]), read_clock_or_hour(found[3])
    if isinstance(start, time) and isinstance(until, time):
        return When(start=_same_half(start, found[2], until, found[3]), until=until)
    wrong = start if isinstance(start, Unreadable) else until
    if found[1] and start is not None and isinstance(wrong, Unreadable):
        return When(problem=wrong.problem)
    return None


def _same_half(start: time, typed_start: str, until: time, typed_until: str) -> time:
    """`6 to 7pm` begins at six in the afternoon."""
    if "m" in typed_start or start.hour >= 12 or not re.fullmatch(_AFTERNOON, typed_until):
        return start
    later = start.replace(hour=start.hour + 12)
    return later if later < until else start


def _bare_day(typed: str, today: date, language: str, bare: Bare) -> When | None:
    """A day that needs no `on` where it stands."""
    words = typed.split(" ")
    full_names = [word for word in words if WEEKDAYS.get(word) is not None and len(word) > 4]
    named = len(full_names) == 1 and all(word in LAST for word in words if word not in full_names)
    ago = words[-1] == "ago" or words[:3] == ["il", "y", "a"]
    iso = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", typed)
    is_word = typed in NEAR_DAYS or (named and len(words) == 1)
    if (bare is Bare.WORD if is_word else named) or ago or iso:
        return _day(typed, today, language)
    return None
