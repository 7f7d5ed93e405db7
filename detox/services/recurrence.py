"""When a rule comes round: iCalendar recurrence rules, checked, and the days they choose.

A rule chooses days; the time of day stands beside it. Everything is naive and what the clock on
the wall shows, since dateutil counts aware times by it and so meets hours that nobody lives.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import dropwhile, islice

from detox.domain.days import week_of
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.reader import days_in_month
from detox.domain.typed.rules import WEEKDAYS, Parts, last_of, parts_of, read_parts, written
from detox.domain.typed.words import unreadable

NEVER = N_(
    "“%(typed)s” does not come round in 12 years; write days that exist, as in BYMONTHDAY=-1."
)

_LAST_YEARS = datetime.combine(date(9988, 1, 1), time())
"""dateutil looks on to the year 9999 for a rule that has no day: begun here, twelve years."""
_A_LEAP_YEAR = 2000
_LONGEST_WAIT = timedelta(days=12 * 366)
_CHOOSING = ("FREQ", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_FROM_FIRST = ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")


def read_rule(text: str) -> str | Unreadable:
    """The rule in its one way of writing; its days exist, whatever INTERVAL leaves of them."""
    parts = read_parts(text)
    if isinstance(parts, Unreadable):
        return parts
    return written(parts) if _comes_round(parts) else unreadable(NEVER, text)


@lru_cache(maxsize=256)
def is_rule(text: str) -> bool:
    """Whether `text` is a rule as `read_rule` gives it, so that `walls` can take it."""
    return read_rule(text) == text


def _comes_round(parts: Parts) -> bool:
    """Whether a day of it exists; a plain one need not be looked for, which spares the import."""
    choosing = {name for name in parts if name.startswith("BY")}
    is_plain = choosing <= {"BYMONTH"} or choosing == {"BYMONTHDAY"}
    is_weekly = choosing <= {"BYDAY", "BYMONTH"} and not re.search("[0-9]", parts.get("BYDAY", ""))
    return is_plain or is_weekly or next(_chosen(parts, _LAST_YEARS), None) is not None


def is_hourly(rule: str) -> bool:
    """Whether the rule counts hours, those that the clock on the wall shows."""
    return rule.startswith("FREQ=HOURLY")


def walls(rule: str, first: datetime, after: datetime, before: datetime) -> Iterator[datetime]:
    """The naive times w of `rule` with after < w <= before, in order.

    `rule` is as `read_rule` gave it. `first` is the day from which it runs with the time of day at
    which it is due, and itself one only where the rule says so. With a weekday, a month day or a
    month left unsaid it is the one of `first`.
    """
    parts = parts_of(rule)
    end = min(before, last_of(parts) or before)
    start = first if "COUNT" in parts else max(first, after)
    found = (_hours if is_hourly(rule) else _days)(parts, first, start, end)
    if "COUNT" in parts:
        found = islice(found, int(parts["COUNT"]))
    return dropwhile(lambda wall: wall <= after, found)


def first_day(rule: str, first: datetime, after: datetime) -> date:
    """The day from which a rule counts that was made now: that of its next time.

    `first` is the day from which it was asked for with the time of day, `after` the wall behind
    which it comes; what counts no intervals and no times, and says its days, may as well begin
    with `first`.
    """
    parts = parts_of(rule)
    says_all = not {"INTERVAL", "COUNT"} & parts.keys() and _filled(parts, first) == parts
    if is_hourly(rule) or says_all:
        return first.date()
    plain = written({n: v for n, v in parts.items() if n not in ("INTERVAL", "COUNT")})
    coming = next(walls(plain, first, after, after + _LONGEST_WAIT), first)
    return coming.date()


def _hours(parts: Parts, first: datetime, start: datetime, end: datetime) -> Iterator[datetime]:
    step = timedelta(hours=_interval(parts))
    wall = first + (start - first) // step * step
    while wall <= end:
        yield wall
        wall += step


def _days(parts: Parts, first: datetime, start: datetime, end: datetime) -> Iterator[datetime]:
    """Those of every day, week, month or year from `start` on, as many apart as INTERVAL says.

    dateutil is asked for every one, since it would seek for ever where those that INTERVAL leaves
    have no such day; and so it can begin near `start`.
    """
    whole = _filled(parts, first)
    if whole is None:
        return
    begin = datetime.combine(_begin(parts, start.date()), first.time())
    place, interval = _place(parts, first.date()), _interval(parts)
    for wall in _chosen(whole, begin):
        if wall > end:
            return
        if wall >= first and (_place(parts, wall.date()) - place) % interval == 0:
            yield wall


def _chosen(parts: Parts, begin: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr  # costs more than Python's own start

    choosing = {name: parts[name] for name in _CHOOSING if name in parts}
    return iter(rrulestr(written(choosing), dtstart=begin))


def _filled(parts: Parts, first: datetime) -> Parts | None:
    """With the day that is left unsaid taken from `first`; None where no month has it."""
    freq = parts["FREQ"]
    if freq == "DAILY" or any(name in parts for name in _FROM_FIRST):
        return parts
    if freq == "WEEKLY":
        return parts | {"BYDAY": WEEKDAYS[first.weekday()]}
    months = parts.get("BYMONTH") or ("" if freq == "MONTHLY" else str(first.month))
    longest = (days_in_month(_A_LEAP_YEAR, int(month)) for month in months.split(",") if month)
    if first.day > max(longest, default=31):
        return None
    return parts | {"BYMONTHDAY": str(first.day)} | ({"BYMONTH": months} if months else {})


def _interval(parts: Parts) -> int:
    return int(parts.get("INTERVAL", "1"))


def _begin(parts: Parts, day: date) -> date:
    """The first day of the day, week, month or year that holds `day`."""
    freq = parts["FREQ"]
    if freq == "WEEKLY":
        return week_of(day, WEEKDAYS.index(parts.get("WKST", "MO"))).first
    if freq == "MONTHLY":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if freq == "YEARLY" else day


def _place(parts: Parts, day: date) -> int:
    """The number of the day, week, month or year that holds `day`, counted from long ago."""
    begin = _begin(parts, day)
    counted = {
        "DAILY": begin.toordinal(),
        "WEEKLY": begin.toordinal() // 7,
        "MONTHLY": begin.year * 12 + begin.month,
        "YEARLY": begin.year,
    }
    return counted[parts["FREQ"]]
