"""What several sources tell, put together: the days they cover, and each screen counted once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from detox.domain.days import ONE_DAY, DayRange
from detox.domain.estimate import settled, spans_of
from detox.domain.usage import DayUse, Device, Method, Reading, Span, added, daily, most
from detox.domain.walls import day_of

_HARDLY = 0.02
"""The share of a figure that changes nothing about how it came about."""


class Calendar(NamedTuple):
    """How instants fall into days: the start of day in minutes after midnight, and the zone."""

    day_start: int
    zone: tzinfo


def extent(reading: Reading, calendar: Calendar) -> DayRange | None:
    """The days from the first to the last that a source remembers anything of."""
    if reading.uses:
        days = [use.day for use in reading.uses]
        return DayRange(min(days), max(days) + ONE_DAY)
    starts = [v.start for v in reading.visits] + [s.start for s in reading.spans]
    if not starts:
        return None
    first, last = (datetime.fromtimestamp(at, calendar.zone) for at in (min(starts), max(starts)))
    return DayRange(day_of(first, calendar.day_start), day_of(last, calendar.day_start) + ONE_DAY)


def measured_days(spread: Sequence[DayRange], today: date, wanted: int) -> DayRange:
    """The days to measure: as many whole ones as wanted, up to the last with data.

    Today, which is not over, counts only where there are not as many others.
    """
    after = min(max(days.after for days in spread), today + ONE_DAY)
    last_whole = min(after, today)
    whole = DayRange(last_whole - timedelta(days=wanted), last_whole)
    first = min((days.first for days in spread if days.after > whole.first), default=whole.first)
    return whole if first <= whole.first else DayRange(min(first, after - ONE_DAY), after)


def reach(
    readings: Iterable[Reading], spread: Sequence[DayRange], days: DayRange, calendar: Calendar
) -> int:
    """How many days have to be measured for some use of a platform that is outside of these days;
    0 where there is none.
    """
    used = [use.day for r in readings for use in r.uses if use.platform and use.seconds]
    starts = [v.start for r in readings for v in r.visits if v.platform]
    starts += [s.start for r in readings for s in r.spans if s.platform]
    for at in starts:
        used.append(day_of(datetime.fromtimestamp(at, calendar.zone), calendar.day_start))
    before = [day for day in used if day < days.first]
    if before:
        return (days.after - max(before)).days
    if not any(day >= days.after for day in used):
        return 0
    return (days.after - min(each.first for each in spread)).days + 1  # so that today counts, too


def combined(
    readings: Sequence[Reading], days: DayRange, calendar: Calendar, now: float
) -> tuple[list[DayUse], dict[str, Method]]:
    """The use on each of these days, and by platform how that came about.

    Pages of several browsers are laid over each other; of trackers that watched the same screen
    the one that saw most counts, and phones come on top, each once however many files tell of it.
    """

    def by_day(spans: Iterable[Span]) -> list[DayUse]:
        return daily(settled(spans), days, calendar.day_start, calendar.zone)

    pages = [r for r in readings if r.device is Device.BROWSER]
    browsed = by_day(span for r in pages for span in spans_of(r.visits, now))
    seen = {Device.COMPUTER: [browsed], Device.PHONE: []}
    ways: dict[str, set[Method]] = {use.platform: set() for use in browsed}
    for reading in readings:
        if reading.device is Device.BROWSER:
            continue
        told = by_day(reading.spans) if reading.spans else added(reading.uses)
        uses = [use for use in told if days.covers(use.day)]
        seen[reading.device].append(uses)
        for use in uses:
            if use.platform:
                ways.setdefault(use.platform, set()).add(reading.method)
    best = most(use for uses in seen[Device.COMPUTER] for use in uses)
    phones = (use for phone in _phones(seen[Device.PHONE]) for use in phone)
    uses = added(use for use in (*best, *phones) if use.platform)
    return uses, {name: _method(name, uses, browsed, others) for name, others in ways.items()}


def _phones(files: Iterable[list[DayUse]]) -> list[list[DayUse]]:
    """What each phone was used for. Two files are of one phone where half of the days that both
    tell of are alike, to the second; a day that one of them cuts short is told by the other.
    """
    phones: list[list[DayUse]] = []
    for uses in files:
        same = next((n for n, phone in enumerate(phones) if _are_alike(phone, uses)), None)
        if same is None:
            phones.append(uses)
        else:
            phones[same] = most([*phones[same], *uses])
    return phones


def _are_alike(one: Iterable[DayUse], other: Iterable[DayUse]) -> bool:
    ours, theirs = _by_day(one), _by_day(other)
    shared = ours.keys() & theirs.keys()
    same = sum(ours[day] == theirs[day] for day in shared)
    return same > 0 and same * 2 >= len(shared)


def _by_day(uses: Iterable[DayUse]) -> dict[date, set[DayUse]]:
    days: dict[date, set[DayUse]] = {}
    for use in uses:
        if use.seconds:
            days.setdefault(use.day, set()).add(use)
    return days


def _method(
    platform: str, uses: Sequence[DayUse], browsed: Sequence[DayUse], others: set[Method]
) -> Method:
    """How the figure of a platform came about."""
    if others:
        several = len(others) > 1 or any(use.platform == platform for use in browsed)
        return Method.MIXED if several else min(others)
    seconds = sum(use.seconds for use in uses if use.platform == platform)
    estimated = sum(use.estimated for use in uses if use.platform == platform)
    if estimated <= _HARDLY * seconds:
        return Method.FOREGROUND
    return Method.GAPS if estimated >= (1 - _HARDLY) * seconds else Method.MIXED
