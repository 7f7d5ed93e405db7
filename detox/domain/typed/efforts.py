"""What is typed of efforts and loads: long durations, the time of others, weekdays.

20h    900h    12h@60    3h20@45 EUR (Lina); 2h    mon-fri
"""

import re
from collections.abc import Callable
from datetime import date

from detox.domain.channel import MOST_EFFORT_MINUTES, MOST_PEOPLE, WHO_LIMIT
from detox.domain.load import EVERY_DAY
from detox.domain.problem import N_, Unreadable
from detox.domain.session import LONGEST_MINUTES
from detox.domain.text import clean
from detox.domain.tongues import any_answer
from detox.domain.typed.answers import is_nothing
from detox.domain.typed.durations import (
    HOURS_OR_MINUTES,
    OUT_OF_BOUNDS,
    read_up_to,
    sure_of_unit,
    without_per,
)
from detox.domain.typed.money import read_amount
from detox.domain.typed.rules import WEEKDAYS, parts_of
from detox.domain.typed.schedule import read_when
from detox.domain.typed.words import fold_typed, unreadable

NOT_OTHERS = N_("“%(typed)s” is not the time of others; write 12h, 12h@60 or 12h@60 (who) + 3h.")
NOT_WEEKDAYS = N_("“%(typed)s” is not a choice of weekdays; write mon-fri, or monday and thursday.")
OUT_OF_SPAN = N_("“%(typed)s” is out of range: write from 0 to %(hours)d hours.")
NOT_A_COUNT = N_("“%(typed)s” is not a number of people; write a whole number, such as 12.")

_OTHER = re.compile(r"([^@(]+)(?:@([^(]+))?(?:\((.*)\))?")
_LONGEST = 800

TypedOther = tuple[int, tuple[int, str] | None, str]
"""minutes; hundredths of a currency for an hour, and its code; who"""


def read_effort_minutes(text: str, language: str = "") -> int | Unreadable:
    """Minutes of a whole effort, up to a year of hours; nothing, and 0, are none."""
    return _read_span(text, MOST_EFFORT_MINUTES, language)


def read_day_minutes(text: str, *, is_exact: bool = False) -> int | Unreadable:
    """Minutes of a usual day, up to 24 hours; nothing, and 0, are none."""
    text = without_per(text, "a_day")
    if is_exact:
        return _read_span(text, LONGEST_MINUTES)
    return roughly(text, lambda typed: _read_span(typed, LONGEST_MINUTES))


def roughly(text: str, read: Callable[[str], int | Unreadable]) -> int | Unreadable:
    """What `read` makes of a length, also of `about 2h` or `une bonne heure`."""
    found = read(text)
    if isinstance(found, Unreadable):
        words = "|".join(map(re.escape, any_answer("about")))
        plain = re.sub(rf"(?<![a-z])(?:{words})(?![a-z])", " ", fold_typed(text))
        rough = read(plain.strip())
        is_read = isinstance(rough, int) or rough.problem.message == HOURS_OR_MINUTES
        return rough if is_read and plain.strip() else found
    return found


def _read_span(text: str, most: int, language: str = "") -> int | Unreadable:
    typed = fold_typed(text)
    if is_nothing(text) or re.fullmatch(r"0+ ?(m|min|minutes?|h|heures?|hours?)?", typed):
        return 0
    read = sure_of_unit(text, most, language)
    if isinstance(read, Unreadable) and read.problem.message == OUT_OF_BOUNDS:
        return unreadable(OUT_OF_SPAN, text, hours=most // 60)
    return read


def read_others(text: str, usual: str, language: str = "") -> tuple[TypedOther, ...] | Unreadable:
    """The time of others, parts joined by a plus: how long, at what an hour, who."""
    if is_nothing(text):
        return ()
    if len(text) > _LONGEST:
        return unreadable(NOT_OTHERS, text)
    found = [_read_other(part.strip(), usual, language) for part in _parts(text) if part.strip()]
    wrong = next((each for each in found if isinstance(each, Unreadable)), None)
    return wrong or tuple(each for each in found if not isinstance(each, Unreadable))


def _parts(text: str) -> list[str]:
    """What stands between the plus signs that are in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == "+" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _read_other(text: str, usual: str, language: str) -> TypedOther | Unreadable:
    parts = _OTHER.fullmatch(text)
    if parts is None:
        return unreadable(NOT_OTHERS, text)
    minutes = read_up_to(parts[1].strip(), MOST_EFFORT_MINUTES, language)
    if isinstance(minutes, Unreadable):
        return minutes
    rate = None if parts[2] is None else read_amount(parts[2].strip(), usual)
    if isinstance(rate, Unreadable):
        return rate
    return minutes, rate, clean(parts[3] or "", WHO_LIMIT)


_COUNT = re.compile(r"[0-9]{1,3}([ \u00a0\u202f,.'’])[0-9]{3}(?:\1[0-9]{3}){0,2}|[0-9]{1,10}")


def read_people(text: str) -> int | Unreadable:
    """How many: a whole number; thousands may stand apart."""
    typed = text.strip()
    if not _COUNT.fullmatch(typed):
        return unreadable(NOT_A_COUNT, text)
    count = int(re.sub("[^0-9]", "", typed))
    return count if count <= MOST_PEOPLE else unreadable(NOT_A_COUNT, text)


def read_weekdays(text: str, today: date, language: str) -> tuple[int, ...] | Unreadable:
    """Weekdays, Monday = 0: `mon-fri`, `lundi et jeudi`, `weekends`, `every day`."""
    when = read_when(text, today, language)
    if isinstance(when, Unreadable) or when.at is not None or when.on is not None:
        return unreadable(NOT_WEEKDAYS, text)
    parts = parts_of(when.rule)
    if parts.keys() == {"FREQ"} and parts["FREQ"] == "DAILY":
        return EVERY_DAY
    codes = parts.get("BYDAY", "").split(",")
    if parts.keys() != {"FREQ", "BYDAY"} or not all(code in WEEKDAYS for code in codes):
        return unreadable(NOT_WEEKDAYS, text)
    return tuple(sorted(WEEKDAYS.index(code) for code in codes))
