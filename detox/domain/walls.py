"""The one door between clocks on the wall and instants: nothing else reckons with offsets.

A wall time that a clock change skips is lived later, by as much as is skipped; one that is lived
twice is the first of both. A day of a person begins at their start of day, in minutes after
midnight on the wall: a moment belongs to the day that its clock shows. Lengths are differences of
instants, in UTC. Zones change at most once a day, as all have since 2000.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from detox.domain.days import ONE_DAY

_SECOND = timedelta(seconds=1)


class Stretch(NamedTuple):
    """A part of a span: what the clock shows as it begins, naive, and how long it is."""

    wall: datetime
    length: timedelta


def instant_of(wall: datetime, zone: tzinfo) -> datetime:
    """The UTC instant of a naive wall time in `zone`."""
    there = wall.replace(tzinfo=zone, fold=0)
    offset = there.utcoffset()
    if offset == there.replace(fold=1).utcoffset():  # neither a gap nor an hour that comes twice
        return wall.replace(tzinfo=UTC, fold=0) - (offset or timedelta())
    instants = [_with_offset(wall, zone, fold) for fold in (0, 1)]
    real = [instant for instant in instants if wall_of(instant, zone) == wall]
    return min(real) if real else max(instants)


def moment(day: date, clock: time, zone: tzinfo, day_start: int = 0) -> datetime:
    """The UTC instant at which clocks in `zone` show `clock` on that day of a person.

    Before the start of day, in minutes after midnight, it is the night after.
    """
    early = clock.hour * 60 + clock.minute < day_start
    return instant_of(datetime.combine(day + ONE_DAY if early else day, clock), zone)


def moment_after(start: datetime, clock: time, zone: tzinfo) -> datetime:
    """The first UTC instant after `start` at which clocks in `zone` show `clock`."""
    day = wall_of(start, zone).date()
    for wall in (datetime.combine(day, clock), datetime.combine(day + ONE_DAY, clock)):
        shown = [_with_offset(wall, zone, fold) for fold in (0, 1)]
        real = [at for at in shown if wall_of(at, zone) == wall] or [max(shown)]
        if later := [at for at in real if at > start]:
            return min(later)
    return instant_of(datetime.combine(day + 2 * ONE_DAY, clock), zone)  # one is skipped whole


def lived(wall: datetime, zone: tzinfo) -> datetime:
    """The naive wall time that clocks show when `wall` is due; another one only in a gap."""
    return wall_of(instant_of(wall, zone), zone)


def wall_of(instant: datetime, zone: tzinfo) -> datetime:
    """What a clock in `zone` shows at an aware instant, naive."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def day_of(local: datetime, day_start: int) -> date:
    """The day a moment belongs to; `local` is what the clock on the wall shows, `day_start` in
    minutes after midnight there.
    """
    return (local - timedelta(minutes=day_start)).date()


def begin_of(day: date, day_start: int, zone: tzinfo) -> datetime:
    """The first UTC instant at which a clock in `zone` shows `day`."""
    wall = datetime.combine(day, time(day_start // 60, day_start % 60))
    begin = instant_of(wall, zone)
    if wall_of(begin, zone) == wall:
        return begin
    return _change(begin - ONE_DAY, begin, zone)  # the start of day is skipped: the gap's end is it


def stretches(
    start: datetime, end: datetime, zone: tzinfo, edge: Callable[[datetime], datetime]
) -> Iterator[Stretch]:
    """A span, cut at each clock change and wherever the clock passes what `edge` gives: the next
    cut after a naive wall time.
    """
    at = start.astimezone(UTC)
    while at < end:
        until = min(end, at + ONE_DAY)
        wall = unchanged(at, until - at, zone)
        if wall is None:
            until, wall = _change(at, until, zone), wall_of(at, zone)
        last = wall + (until - at)
        while wall < last:
            stop = min(last, edge(wall))
            yield Stretch(wall, stop - wall)
            wall = stop
        at = until


def unchanged(start: datetime, length: timedelta, zone: tzinfo) -> datetime | None:
    """What the clock shows as a span of a day at most begins; nothing where the clock is changed
    meanwhile.
    """
    begin, end = start.astimezone(zone), (start + length).astimezone(zone)
    if end - begin != length:  # within one zone Python subtracts what the clock shows
        return None
    return begin.replace(tzinfo=None, fold=0)


def days_of(
    start: datetime, end: datetime, day_start: int, zone: tzinfo
) -> Iterator[tuple[date, timedelta]]:
    """How long a span is on each day of a person, in turn."""

    def edge(wall: datetime) -> datetime:
        return next_day(wall, day_start)

    for stretch in stretches(start, end, zone, edge):
        yield day_of(stretch.wall, day_start), stretch.length


def next_day(wall: datetime, day_start: int) -> datetime:
    """What the clock shows when the next day begins."""
    after = day_of(wall, day_start) + ONE_DAY
    return datetime.combine(after, time()) + timedelta(minutes=day_start)


def _with_offset(wall: datetime, zone: tzinfo, fold: int) -> datetime:
    """In a gap one `fold` has the offset before it and the other the one after it; which is which
    differs between `zoneinfo` and a zone that asks the system."""
    offset = zone.utcoffset(wall.replace(tzinfo=zone, fold=fold)) or timedelta()
    return wall.replace(tzinfo=UTC, fold=0) - offset


def _offset(instant: datetime, zone: tzinfo) -> timedelta:
    return wall_of(instant, zone) - instant.replace(tzinfo=None)


def _change(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The instant between two at which the clock changes, to the second."""
    offset = _offset(before, zone)
    first, last = before.replace(microsecond=0), after.replace(microsecond=0) + _SECOND
    while last - first > _SECOND:
        middle = first + (last - first) // 2 // _SECOND * _SECOND
        if _offset(middle, zone) == offset:
            first = middle
        else:
            last = middle
    return first + _SECOND
