"""Recurrence rules as calendars write them: `FREQ=MONTHLY;BYMONTHDAY=-1`.

The parts are those of RFC 5545, section 3.3.10, as far as they choose days: the hour stands beside
the rule. Parts are kept by name, each with its value in one way of writing, defaults left out.
"""

import re
from collections.abc import Callable
from datetime import datetime

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.typed.words import unreadable

LONGEST_RULE = 300
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONCE = "FREQ=DAILY;COUNT=1"

NOT_A_RULE = N_("“%(typed)s” is not a rule; write one as calendars do: FREQ=WEEKLY;BYDAY=MO.")
TOO_LONG = N_("This rule has %(size)d characters; a rule can have up to %(limit)d.")
NO_FREQUENCY = N_("“%(typed)s” does not say how often; begin it with FREQ=DAILY or FREQ=WEEKLY.")
WRONG_FREQUENCY = N_(
    "“%(typed)s” doesn’t go with FREQ, which is HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY."
)
TOO_OFTEN = N_("“%(typed)s” comes too often for a reminder; write FREQ=HOURLY or FREQ=DAILY.")
HOUR_INSIDE = N_(
    "“%(typed)s” has no place in the rule; the time goes after it: FREQ=DAILY at 9:00."
)
START_INSIDE = N_(
    "DTSTART doesn’t belong in the rule; the first day goes after it: FREQ=DAILY from 2026-12-01."
)
SINGLE_DAYS = N_("“%(typed)s” names single days; leave it out, and write a reminder for each day.")
EASTER = N_(
    "Detox has no rule for days around Easter; add a reminder for the date itself: 2027-04-04."
)
FOREIGN = N_("“%(typed)s” belongs to another program; leave it out.")
UNKNOWN = N_(
    "“%(typed)s” is not part of a rule; write FREQ, INTERVAL, BYDAY, BYMONTHDAY or BYMONTH."
)
TWICE = N_("%(part)s appears twice; write it once, with commas between the values.")
WRONG_VALUE = N_("“%(typed)s” can’t be read; write it as in %(form)s.")
WRONG_INTERVAL = N_("“%(typed)s” is out of range; with %(freq)s write from 1 to %(most)d.")
TWO_ENDS = N_("A rule ends with COUNT or with UNTIL; use one of the two.")
HOURS_ONLY = N_(
    "FREQ=HOURLY counts hours, whatever the day; leave %(part)s out, or write FREQ=DAILY."
)
ELSEWHERE = N_("%(part)s doesn’t go with FREQ=%(freq)s; use FREQ=%(wanted)s.")
NUMBERED = N_("“%(typed)s” is a weekday of a month or a year; write FREQ=MONTHLY, or BYDAY=MO.")
WEEK_OF_A_MONTH = N_("“%(typed)s” counts too far: a weekday comes up to 5 times a month.")
MIXED = N_("“%(typed)s” mixes weekdays with and without a number; write two reminders.")
NO_WEEKDAY = N_("BYWEEKNO gives a whole week; add the weekday: BYWEEKNO=20;BYDAY=MO.")
NOTHING_TO_CHOOSE = N_(
    "BYSETPOS chooses among days, so add them: BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1."
)

_ORDER = (
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY",
    "BYDAY", "BYSETPOS", "WKST",
)  # fmt: skip
_DEFAULTS = {"INTERVAL": "1", "WKST": "MO"}
MOST_APART = {"HOURLY": 1000, "DAILY": 1000, "WEEKLY": 600, "MONTHLY": 144, "YEARLY": 12}
"""The largest INTERVAL: none waits more than 12 years."""
_WANTED = {
    "BYWEEKNO": ("YEARLY",),
    "BYYEARDAY": ("YEARLY",),
    "BYMONTHDAY": ("MONTHLY", "YEARLY", "DAILY"),
}
_WEEKDAY = f"([+-]?(?:0?[1-9]|[1-9][0-9]))?({'|'.join(WEEKDAYS)})"
_WEEKS = 53
_WEEKS_OF_A_MONTH = 5
_FORMS = {
    "INTERVAL": "INTERVAL=2", "COUNT": "COUNT=10", "UNTIL": "UNTIL=20261231",
    "BYMONTH": "BYMONTH=1,7", "BYWEEKNO": "BYWEEKNO=20", "BYYEARDAY": "BYYEARDAY=100,-1",
    "BYMONTHDAY": "BYMONTHDAY=15,-1", "BYDAY": "BYDAY=MO,WE",
    "BYSETPOS": "BYSETPOS=-1", "WKST": "WKST=SU",
}  # fmt: skip
_REFUSED = {
    "BYHOUR": HOUR_INSIDE, "BYMINUTE": HOUR_INSIDE, "BYSECOND": HOUR_INSIDE, "BYEASTER": EASTER,
    "DTSTART": START_INSIDE, "RDATE": SINGLE_DAYS, "EXDATE": SINGLE_DAYS, "EXRULE": SINGLE_DAYS,
    "X-": FOREIGN,
}  # fmt: skip

Parts = dict[str, str]


def read_parts(text: str) -> Parts | Unreadable:
    """The parts of a rule, with or without `RRULE:`; that it ever comes round is not looked at."""
    if len(text) > LONGEST_RULE:
        return Unreadable(Problem(TOO_LONG, {"size": len(text), "limit": LONGEST_RULE}))
    typed = re.sub("^RRULE(;[^:]*)?:", "", "".join(text.split()).upper())
    if "=" not in typed or not typed.isascii():
        return unreadable(NOT_A_RULE, text)
    parts: Parts = {}
    for part in typed.split(";"):
        problem = _add(part, parts) if part else None
        if problem:
            return problem
    if "FREQ" not in parts:
        return unreadable(NO_FREQUENCY, text)
    problem = _out_of_bounds(parts) or _out_of_place(parts) or _ill_chosen(parts)
    return problem or {name: value for name, value in parts.items() if _DEFAULTS.get(name) != value}


def written(parts: Parts) -> str:
    """The rule of these parts, in the one order."""
    return ";".join(f"{name}={parts[name]}" for name in _ORDER if name in parts)


def parts_of(rule: str) -> Parts:
    """The parts of a rule as `written` gave it."""
    return {name: value for name, _, value in (part.partition("=") for part in rule.split(";"))}


def last_of(parts: Parts) -> datetime | None:
    """The last naive moment that UNTIL lets through: all of its day where it is a day."""
    until = parts.get("UNTIL")
    if until is None:
        return None
    return datetime.fromisoformat(until if "T" in until else f"{until}T235959")


def _add(part: str, parts: Parts) -> Unreadable | None:
    """Put one part to the others, or say why not."""
    name, _, value = part.partition("=")
    refused = next((_REFUSED[word] for word in _REFUSED if part.startswith(word)), None)
    if refused or name not in _ORDER:
        return unreadable(refused or UNKNOWN, part)
    if name in parts:
        return Unreadable(Problem(TWICE, {"part": name}))
    normal = _READERS[name](value)
    if normal is None and name == "FREQ":
        often = value in ("SECONDLY", "MINUTELY")
        return unreadable(TOO_OFTEN if often else WRONG_FREQUENCY, part)
    if normal is None:
        return unreadable(WRONG_VALUE, part, form=_FORMS[name])
    parts[name] = normal
    return None


def _out_of_bounds(parts: Parts) -> Unreadable | None:
    freq, interval = parts["FREQ"], parts.get("INTERVAL", "1")
    most = MOST_APART[freq]
    if not 1 <= int(interval) <= most:
        return unreadable(WRONG_INTERVAL, f"INTERVAL={interval}", freq=f"FREQ={freq}", most=most)
    if "COUNT" in parts and "UNTIL" in parts:
        return Unreadable(Problem(TWO_ENDS))
    return None


def _out_of_place(parts: Parts) -> Unreadable | None:
    """A part that this frequency has no use for."""
    freq = parts["FREQ"]
    for part in parts:
        if freq == "HOURLY" and part.startswith("BY"):
            return Unreadable(Problem(HOURS_ONLY, {"part": part}))
        wanted = _WANTED.get(part, (freq,))
        if freq not in wanted:
            return Unreadable(Problem(ELSEWHERE, {"part": part, "freq": freq, "wanted": wanted[0]}))
    return None


def _ill_chosen(parts: Parts) -> Unreadable | None:
    """Weekdays and positions that say too little or too much."""
    days = parts.get("BYDAY", "")
    if "BYWEEKNO" in parts and not days:
        return Unreadable(Problem(NO_WEEKDAY))
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & parts.keys():
        return Unreadable(Problem(NOTHING_TO_CHOOSE))
    message = _ill_numbered(days, parts)
    return unreadable(message, f"BYDAY={days}") if message else None


def _ill_numbered(days: str, parts: Parts) -> str | None:
    numbers = [int(day[:-2]) for day in days.split(",") if len(day) > 2]
    if not numbers:
        return None
    if parts["FREQ"] not in ("MONTHLY", "YEARLY"):
        return NUMBERED
    of_months = parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts
    if of_months and max(map(abs, numbers)) > _WEEKS_OF_A_MONTH:
        return WEEK_OF_A_MONTH
    return MIXED if len(numbers) <= days.count(",") else None


def _one_of(words: tuple[str, ...]) -> Callable[[str], str | None]:
    return lambda value: value if value in words else None


def _number(value: str) -> str | None:
    return str(int(value)) if re.fullmatch("[0-9]{1,6}", value) else None


def _count(value: str) -> str | None:
    number = _number(value)
    return None if number == "0" else number


def _numbers(most: int, sign: str = "[+-]?") -> Callable[[str], str | None]:
    """A reader of a list from 1 to `most`, counted from the end where there is a minus."""

    def read(value: str) -> str | None:
        if not re.fullmatch(f"{sign}[0-9]{{1,3}}(,{sign}[0-9]{{1,3}})*", value):
            return None
        numbers = sorted({int(number) for number in value.split(",")}, key=_from_the_end_last)
        inside = all(1 <= abs(number) <= most for number in numbers)
        return ",".join(map(str, numbers)) if inside else None

    return read


def _from_the_end_last(number: int) -> tuple[bool, int]:
    return number < 0, number


def _weekdays(value: str) -> str | None:
    """`MO,WE`, `1MO`, `-1FR`, in the order of the week."""
    found = [re.fullmatch(_WEEKDAY, day) for day in value.split(",")]
    days = {(int(day[1] or 0), day[2]) for day in found if day}
    if None in found or any(abs(number) > _WEEKS for number, _ in days):
        return None
    ordered = sorted(days, key=lambda day: (*_from_the_end_last(day[0]), WEEKDAYS.index(day[1])))
    return ",".join(f"{number or ''}{day}" for number, day in ordered)


def _until(value: str) -> str | None:
    """A day or a moment; that it is said in UTC is left out."""
    if not re.fullmatch("[0-9]{8}(T([01][0-9]|2[0-3])[0-9]{4}Z?)?", value):
        return None
    try:
        moment = datetime.fromisoformat(value.removesuffix("Z"))
    except ValueError:
        return None
    return value.removesuffix("Z") if EARLIEST <= moment.date() <= LATEST else None


_READERS: dict[str, Callable[[str], str | None]] = {
    "FREQ": _one_of(tuple(MOST_APART)),
    "INTERVAL": _number,
    "COUNT": _count,
    "UNTIL": _until,
    "BYMONTH": _numbers(12, sign=""),
    "BYWEEKNO": _numbers(_WEEKS),
    "BYYEARDAY": _numbers(366),
    "BYMONTHDAY": _numbers(31),
    "BYDAY": _weekdays,
    "BYSETPOS": _numbers(366),
    "WKST": _one_of(WEEKDAYS),
}
