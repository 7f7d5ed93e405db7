"""Days, times of day and instants as programs write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import N_, Problem
from detox.domain.tongues import answers
from detox.domain.typed.words import fold
from detox.domain.written.months import month_in, weekday_in

NO_DAY = N_("“%(typed)s” can’t be read as a day")
BOTH_WAYS = N_("Days such as %(day)s can be read both ways: add --dates dmy or --dates mdy.")
WRONG_WEEKDAY = N_("“%(typed)s” falls on another weekday")
NO_TIME = N_("“%(typed)s” can’t be read as a time of day")
_LONGEST = 80
_FIRST_YEAR = 1900
"""what is older can't be reckoned with, and is no day of a log"""
_FEW = 5
"""the days of one order for each of the other, which then is a mistake"""

_COMPACT = re.compile("[0-9]{8}T[0-9]{6}Z")
_COMPACT_CLOCK = re.compile("(?<=[0-9]{8}t)([0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])")
_EPOCH = re.compile("[0-9]{10}(?:[.][0-9]+)?|[0-9]{13}")
_ISO_DAY = re.compile("([0-9]{4})([-/.]?)([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])")
_NUMERIC = re.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?![0-9])")
_WEEKDAY = re.compile("^[^\\W\\d_]{2,10}[.,]* +(?=[0-9]{1,4}[-/.][0-9])")
_BETWEEN = re.compile("(?:t|,? *(?:at |a |um )?)")
_CLOCK = re.compile(
    "([0-9]{1,2})(?:(?:[:.]| ?h ?)([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    "| ?h(?= |$)|(?= ?[ap]\\.?m)|(?= uhr))"
    "(?: ?([ap])\\.?m\\.?| uhr)?"
)
_CLOCK_IN_WORDS = re.compile("(?<![0-9])[0-9]{1,2}(?::| ?h ?)[0-9]{2}")
_SHORT_YEAR = re.compile("([0-9]{1,2})([- /])[a-z]{3,10}\\.?\\2([0-9]{2})")
_OFFSET = re.compile(
    " *(?:(z|utc|gmt)|(?:utc|gmt)?([+-])([0-9]{1,2}):?([0-9]{2})?)(?: \\(.*\\)|\\[.*\\])?"
)


class Stamp(NamedTuple):
    """What a cell says: a day, a clock as the time since midnight, an offset; any may be missing.

    A clock of 24 hours is the end of that day.
    """

    day: date | None = None
    clock: timedelta | None = None
    offset: tzinfo | None = None


def compact_instant(text: object) -> datetime | None:
    """`20261120T080000Z`, an instant."""
    if not isinstance(text, str) or not _COMPACT.fullmatch(text):
        return None
    try:
        return _plausible(datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    except ValueError:
        return None


def epoch_instant(seconds: object) -> datetime | None:
    """Seconds since 1970, an instant."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return _plausible(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def iso_moment(text: object) -> datetime | None:
    """`2026-11-20 09:00:00`, or the same with T and an offset; without one, a wall time."""
    if not isinstance(text, str) or len(text.strip()) <= len("2026-11-20"):
        return None
    try:
        return _plausible(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None


@lru_cache(maxsize=4096)  # days and times come again and again in a log
def stamp_in(text: str, order: str = "") -> Stamp | Problem:
    """The day and the time in a cell, or which of both can't be read.

    `order` is `dmy` or `mdy`, for days in numbers with the year at the end.
    """
    text = text.strip()
    if len(text) > _LONGEST or not text:
        return Problem(NO_DAY, {"typed": text[:40]})
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    whole = _COMPACT_CLOCK.sub("\\1:\\2:\\3", fold(text))
    said = _WEEKDAY.sub("", whole, count=1)
    written, rest = _day_at_first(said)
    typed, day = written or text[:40], day_in(written, order) if written else None
    if not written:
        written, rest, day = _day_in_words(said)
    if written and (day is None or not _FIRST_YEAR <= day.year <= LATEST.year):
        return Problem(NO_DAY, {"typed": typed})
    if day and not _is_weekday(whole, day):
        return Problem(WRONG_WEEKDAY, {"typed": text[:40]})
    if written and not rest:
        return Stamp(day)
    clock = _clock_with_offset(rest)
    if clock is None:
        is_time = written or (_CLOCK.match(rest) and not _numbers_at_first(said))
        return Problem(NO_TIME if is_time else NO_DAY, {"typed": text[:40]})
    return Stamp(day, *clock)


def _is_weekday(said: str, day: date) -> bool:
    """Whether the weekday before a day is that of the day; `Mar 3, 2026` begins with a month."""
    named = re.match("([a-z]{2,10})[.,]* ", said)
    is_month = named and month_in(named[1]) and not _WEEKDAY.match(said)
    weekday = weekday_in(named[1]) if named and not is_month else None
    return weekday in (None, day.weekday())


def begins_with_day(text: str) -> bool:
    """Whether a cell begins with a day, in numbers or in words, even if there is no such day."""
    said = _WEEKDAY.sub("", fold(text[:_LONGEST]), count=1)
    return bool(_day_at_first(said)[0] or _day_in_words(said)[0])


def day_in(text: str, order: str = "") -> date | None:
    """A day, in numbers or with the name of its month."""
    text = _WEEKDAY.sub("", text.strip(), count=1)
    try:
        if found := _ISO_DAY.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        found = _NUMERIC.fullmatch(text)
        if not found:
            return _day_in_words(fold(text[:_LONGEST]))[2]
        first, second = int(found[1]), int(found[3])
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        month_first = order == "mdy" and found[2] != "."
        return date(year, first, second) if month_first else date(year, second, first)
    except ValueError:
        return None


class Order(NamedTuple):
    """`dmy` or `mdy`, empty where no day is written that way; and what says so: `said`, `rows` or
    `language`. `example` is a day that can be read both ways, where nothing says which is right.
    """

    order: str = ""
    by: str = ""
    example: str = ""


def order_in(texts: Iterable[str], said: str, language: str) -> Order:
    """Whether days come first or months, as was said, as these days show, or as is usual in French.

    A few days that say otherwise than all the others are mistakes, and so are all that say
    otherwise than most where none can be read both ways: nothing is misread by that.
    """
    is_met, example, shown = False, "", {"mdy": 0, "dmy": 0}
    for text in texts:
        found = _NUMERIC.match(_WEEKDAY.sub("", text.strip(), count=1))
        if not found or found[2] == ".":
            continue
        numbers = {int(found[1]), int(found[3])}
        if min(numbers) > 12 or len(numbers) == 1:  # no day at all, or one that is the same
            continue
        is_met = True
        fitting = [order for order in shown if _fits(text, order)]
        if len(fitting) == 1:
            shown[fitting[0]] += 1
        elif fitting:
            example = example or found[0]
    if said:
        return Order(said, "said") if is_met else Order()
    less, most = sorted(shown, key=lambda order: shown[order])
    if shown[most] > (_FEW * shown[less] if example else 0):
        return Order(most, "rows")
    if not example:
        return Order()
    if not shown[most] and answers(language).day_first:
        return Order("dmy", "language")
    return Order("", "", example)


@lru_cache(maxsize=4096)
def _fits(text: str, order: str) -> bool:
    """Whether a cell can be read in that order: there is such a day, on the weekday it names."""
    found = _NUMERIC.search(text)
    day = day_in(found[0], order) if found else None
    return day is not None and _is_weekday(fold(text[:_LONGEST]).strip(), day)


def _clock(found: re.Match[str]) -> timedelta | None:
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[5]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[5] == "p" else 0)
    if minute > 59 or second > 59:
        return None
    millionths = int((found[4] or "0").ljust(6, "0")[:6])
    clock = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=millionths)
    return clock if clock <= timedelta(days=1) else None


def _clock_with_offset(said: str) -> tuple[timedelta, tzinfo | None] | None:
    found = _CLOCK.match(said)
    clock = _clock(found) if found else None
    if found is None or clock is None:
        return None
    rest = said[found.end() :]
    if not rest.strip():
        return clock, None
    zone = _OFFSET.fullmatch(rest)
    if not zone:
        return None
    if zone[1]:
        return clock, UTC
    length = timedelta(hours=int(zone[3]), minutes=int(zone[4] or 0))
    if length >= timedelta(days=1):
        return None
    return clock, timezone(-length if zone[2] == "-" else length)


def _day_at_first(said: str) -> tuple[str, str]:
    """A day in numbers at the beginning of folded text, and what stands behind it."""
    found = _numbers_at_first(said)
    behind = _BETWEEN.match(said, found.end()) if found else None
    if not found or not behind:
        return "", said
    is_cut = not behind[0] and said[found.end() :][:1].isalpha()  # 2026-11-1x is none
    return ("", said) if is_cut else (found[0], said[behind.end() :])


def _numbers_at_first(said: str) -> re.Match[str] | None:
    return _ISO_DAY.match(said) or _NUMERIC.match(said)


def _day_in_words(said: str) -> tuple[str, str, date | None]:
    """A day with the name of its month, what stands behind it, and that day."""
    clock = _CLOCK_IN_WORDS.search(said)
    written = said[: clock.start()] if clock else said
    if short := _SHORT_YEAR.fullmatch(written.strip(" ,")):  # as Excel writes it
        days, years = [short[1]], [f"20{short[3]}"]
    else:
        years = re.findall("(?<![0-9])[0-9]{4}(?![0-9])", written)
        days = re.findall("(?<![0-9])[0-9]{1,2}(?![0-9])", written)
    month = month_in(written)
    if len(years) != 1 or len(days) != 1 or not month:
        return "", said, None
    try:
        return written, said[len(written) :], date(int(years[0]), month, int(days[0]))
    except ValueError:
        return written, said[len(written) :], None


def _from_epoch(text: str) -> Stamp | Problem:
    instant = epoch_instant(float(text) / (1000 if len(text) == 13 else 1))
    if instant is None:
        return Problem(NO_DAY, {"typed": text})
    since = instant - datetime.combine(instant.date(), datetime.min.time(), UTC)
    return Stamp(instant.date(), since, UTC)


def _plausible(moment: datetime) -> datetime | None:
    """What lies in a year that a day of ours can have."""
    return moment if EARLIEST.year <= moment.year <= LATEST.year else None
