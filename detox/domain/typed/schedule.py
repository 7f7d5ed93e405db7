"""When a reminder is wanted, as people type it: `every monday 9:00`, `le 31 de chaque mois à 9h`.

A reminder comes again unless it is said to be for one day: a weekday alone is each such day, and
`the 31st` the 31st of each month. `next monday`, `ce lundi`, `tomorrow` and a date are one day, and
so is `20 november`; `every 20 november` comes each year. A time alone is that of each day.
"""

import re
from datetime import date, time
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.text import shown
from detox.domain.typed.days import NOT_A_DAY, read_day
from detox.domain.typed.phrases import read_clock_or_hour
from detox.domain.typed.repeats import (
    COUNTS,
    EVERY,
    ORDINALS,
    SMALL,
    WEEKDAY,
    Often,
    number,
    read_days,
    read_often,
    taken,
    weekday_code,
)
from detox.domain.typed.rules import (
    LONGEST_RULE,
    MOST_APART,
    WEEKDAYS,
    Parts,
    read_parts,
    written,
)
from detox.domain.typed.words import (
    LAST,
    LONGEST_TYPED,
    MONTHS,
    NEAR_DAYS,
    NEXT,
    NUMBERS,
    UNITS,
    fold,
    fold_typed,
    unreadable,
)
from detox.domain.typed.words import WEEKDAYS as WEEKDAY_WORDS

ONCE = "FREQ=DAILY;COUNT=1"

NOT_A_WHEN = N_(
    "“%(typed)s” does not say when; write every monday 9:00, the 31st 9:00 or tomorrow 9:00."
)
NOT_UNDERSTOOD = N_(
    "“%(rest)s” was not understood; write every monday 9:00, the 31st 9:00 or tomorrow 9:00."
)
SEVERAL_TIMES = N_("“%(typed)s” has several times; write one reminder for each.")
TOO_OFTEN = N_("“%(typed)s” is too often; a reminder comes every hour at most.")
TOO_SELDOM = N_("“%(typed)s” is out of bounds; write from every hour to every 12 years.")
IN_HOURS = N_("“%(typed)s” counts hours; write the time of day, as in today 18:30.")
GONE_BY = N_("“%(typed)s” has gone by; write a day to come, such as tomorrow 9:00.")

_MORNING = "morning|matin"
_LATER = "afternoon|evening|apres-midi|soir"
_PART = f"(?:{_MORNING}|{_LATER})"
_SAID_OTHERWISE = (
    (r"[,;]", " "),
    (r"(?<=[a-z])\.", ""),
    (r"(?<=[0-9])t(?=[0-9]{2}:)", " "),
    (r"(?<=[0-9]) ?o'clock\b", "h"),
    (r"\bjours? (?:ouvrable|ouvre)s?\b|\b(?:jours? de|en) (?:la )?semaine\b", "weekdays"),
    (r"\b(?:week|work|working) ?days?\b", "weekdays"),
    (r"\bweek[- ]?ends?\b|\bfins? de semaine\b", "weekends"),
    (r"\btous les (?:15|quinze) jours\b|\b(?:every fortnight|fortnightly)\b", "every 2 weeks"),
    (r"\bapres midi\b", "apres-midi"),
    (rf"\btonight\b|\b(?:this|ce|cet) (?={_PART})\b", "today "),
    (rf"\b{EVERY} (noon|midday|midnight|midi|minuit|{_PART})s?\b", r"every day \1"),
)  # fmt: skip
_WEEKDAYS_BETWEEN = rf"\b(?:(?:from|du|de) )?({WEEKDAY}) ?(?:-|to|through|au|a) ?({WEEKDAY})\b"
_MINUTES = "m|mn|min|mins|minutes?|s|sec|seconds|secondes?"
_TOO_OFTEN = rf"{EVERY} (?:(?:[0-9]{{1,6}}|{COUNTS}) ?)?(?:{_MINUTES}|second$)"
_OFTEN_A_DAY = (
    rf"(?:(?!1 )(?:[0-9]{{1,6}}|{COUNTS}) (?:times|fois)|twice) (?:an?|per|par|each|every) \S+"
)
_IN_HOURS = rf"(?:in|dans|d'ici) \S+ ?(?:h|hours?|heures?|{_MINUTES})"
_CLOCK = (
    r"(?:(?:at|a|from|des|vers|a partir de) |@ ?)?(?P<clock>"
    r"[0-9]{1,2}:[0-9]{2}(?: ?[ap]m)?|[0-9]{1,2}(?:\.[0-9]{2})? ?[ap]m"
    r"|[0-9]{1,2} ?(?:h|heures?)(?: ?[0-9]{2})?|noon|midday|midnight|midi|minuit)"
    r"|(?:at |a |@ ?)(?P<hour>[0-9]{1,2})"
)
_FROM = r"(?:(?:from|starting(?: on| from)?|a partir d[ue]) |a partir d')"
_UNTIL = r"(?:until|till|jusqu'(?:au|a)?) "
_DAY = r"(?P<day>\S.*?)"
_TIMES = rf"(?P<count>[0-9]{{1,4}}|{COUNTS}) (?:times|fois)|once|(?:une|1) fois"
_RULE = r"\s*(?:[^\s;,=:]|[;,=:]\s*)+"
_KNOWN = frozenset(
    (
        *WEEKDAY_WORDS,
        *MONTHS,
        *NUMBERS,
        *UNITS,
        *ORDINALS,
        *SMALL,
        *LAST,
        *NEXT,
        *NEAR_DAYS,
        "weekdays",
    )
)


class When(NamedTuple):
    """A rule, the time of day if one was said, and the day of a one-off or the first day if said.

    A one-off has the rule `ONCE`.
    """

    rule: str
    at: time | None
    on: date | None


class _Against(NamedTuple):
    text: str
    today: date
    language: str


class _Said(NamedTuple):
    """What was taken out of the text so far, and what is left of it."""

    rest: str
    at: time | None = None
    on: date | None = None
    end: Parts = {}


def read_when(text: str, today: date, language: str = "en") -> When | Unreadable:
    """When to remind, from `today` on; a rule typed as such is read as far as its parts go."""
    against = _Against(text, today, language)
    if "=" in text:
        return _rule_and_tail(against)
    typed = _plain(fold_typed(text))
    if taken(_TOO_OFTEN, typed)[0]:
        return unreadable(TOO_OFTEN, text)
    if taken(_OFTEN_A_DAY, typed)[0]:
        return unreadable(SEVERAL_TIMES, text)
    if taken(_IN_HOURS, typed)[0]:
        return unreadable(IN_HOURS, text)
    often, rest = read_often(typed)
    if often.freq and not 1 <= often.interval <= MOST_APART[often.freq]:
        return unreadable(TOO_SELDOM, text)
    said = _taken_out(rest, against)
    if isinstance(said, Unreadable):
        return said
    return _again(often, said, against) or _one_day(often, said, against)


def _rule_and_tail(against: _Against) -> When | Unreadable:
    """`FREQ=WEEKLY;BYDAY=MO from 2026-12-01 at 9:00`."""
    found = re.match(_RULE, against.text[:LONGEST_RULE])
    tail = against.text[found.end() if found else 0 :]
    tail = "" if "=" in tail or len(tail) > LONGEST_TYPED else tail
    parts = read_parts(against.text.removesuffix(tail))
    if isinstance(parts, Unreadable):
        return parts
    said = _taken_out(_plain(fold(tail)), against)
    if isinstance(said, Unreadable):
        return said
    if said.rest or said.end:
        return unreadable(NOT_UNDERSTOOD, against.text, rest=shown(tail.strip()))
    return When(written(parts), said.at, said.on)


def _plain(typed: str) -> str:
    """One way of saying for what has several."""
    for pattern, replacement in _SAID_OTHERWISE:
        typed = re.sub(pattern, replacement, typed)
    return " ".join(re.sub(_WEEKDAYS_BETWEEN, _each_between, typed).split())


def _each_between(found: re.Match[str]) -> str:
    codes = [weekday_code(found[1]), weekday_code(found[2])]
    if None in codes:
        return found[0]
    first, last = (WEEKDAYS.index(code or "") for code in codes)
    names = {place: word for word, place in WEEKDAY_WORDS.items()}
    return " ".join(names[(first + days) % 7] for days in range((last - first) % 7 + 1))


def _taken_out(typed: str, against: _Against) -> _Said | Unreadable:
    """The time of day, the first day and the end, out of the text."""
    at, rest = _clock(typed, against)
    if isinstance(at, Unreadable):
        return at
    on, rest = _day_after(rf"{_FROM}{_DAY}(?= until | till | jusqu|$)", rest, against)
    until, rest = _day_after(rf"{_UNTIL}{_DAY}(?=$)", rest, against)
    times, rest = taken(_TIMES, rest)
    if isinstance(on, Unreadable):
        return on
    if isinstance(until, Unreadable):
        return until
    if until and until < max(on or against.today, against.today):
        return unreadable(GONE_BY, str(until))
    end = {"UNTIL": f"{until:%Y%m%d}"} if until else {}
    end |= {"COUNT": str(number(times["count"]))} if times else {}
    return _Said(rest, at, on, end)


def _clock(typed: str, against: _Against) -> tuple[time | Unreadable | None, str]:
    found, rest = taken(_CLOCK, typed)
    if not found:
        return None, typed
    if taken(_CLOCK, rest)[0]:
        return unreadable(SEVERAL_TIMES, against.text), rest
    at = read_clock_or_hour(found["clock"] or found["hour"])
    later, rest = taken(f"(?:(?:in the|le|du|au) )?(?:{_LATER})s?", rest)
    if later and isinstance(at, time) and 1 <= at.hour < 12:
        at = at.replace(hour=at.hour + 12)
    return at, taken(f"(?:(?:in the|le|du|au) )?(?:{_MORNING})s?", rest)[1]


def _day_after(pattern: str, typed: str, against: _Against) -> tuple[date | Unreadable | None, str]:
    """The day that follows such words."""
    found, rest = taken(pattern, typed)
    if not found:
        return None, typed
    return read_day(found["day"], against.today, against.language, direction="future"), rest


def _again(often: Often, said: _Said, against: _Against) -> When | Unreadable | None:
    """What comes again, None where nothing says so."""
    days: Parts | Unreadable | None
    if all(word in SMALL for word in said.rest.split()):
        daily = said.at is not None and not often.every
        days = {"FREQ": often.freq or "DAILY"} if often.freq or daily else None
    else:
        days = read_days(said.rest, often, against.today, against.language)
    if days is None or isinstance(days, Unreadable):
        return days
    each_day = often == Often("DAILY", every=often.every)
    if often.freq not in ("", days["FREQ"]) and not (each_day and days["FREQ"] == "WEEKLY"):
        return unreadable(NOT_A_WHEN, against.text)
    parts = read_parts(written(days | {"INTERVAL": str(often.interval)} | said.end))
    return parts if isinstance(parts, Unreadable) else When(written(parts), said.at, said.on)


def _one_day(often: Often, said: _Said, against: _Against) -> When | Unreadable:
    more = often != Often() or said.on or said.end not in ({}, {"COUNT": "1"})
    if more or not said.rest:
        return _not_understood(said.rest, against)
    day = read_day(said.rest, against.today, against.language, direction="future")
    if isinstance(day, Unreadable):
        known = day.problem.message != NOT_A_DAY
        return day if known else _not_understood(said.rest, against)
    return When(ONCE, said.at, day) if day >= against.today else unreadable(GONE_BY, against.text)


def _not_understood(rest: str, against: _Against) -> Unreadable:
    unknown = [
        word for word in rest.split() if word not in _KNOWN and not re.fullmatch("[0-9]+", word)
    ]
    if unknown:
        return unreadable(NOT_UNDERSTOOD, against.text, rest=shown(" ".join(unknown)))
    return unreadable(NOT_A_WHEN, against.text)
