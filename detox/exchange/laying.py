"""Sessions for programs that know no session without a start: each such one is given a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from detox.domain.session import Session

_NEVER = datetime.min.replace(tzinfo=UTC)
_FOR_EVER = datetime.max.replace(tzinfo=UTC)


class Span(NamedTuple):
    """The instants between which a day of a person lies, and its noon."""

    begin: datetime
    noon: datetime
    end: datetime


class Laying:
    """Lays sessions without a start one after the other from noon, around those that have one; what
    finds no room there stands before noon, and overlaps only where its day has no room at all.

    Each begins on its day and ends by `now`: what is still to come couldn't be imported anywhere.
    Only what is longer than its day has lasted begins before it. `span` tells when a day lies.
    Afterwards `given` is how many were given a start, and `overlapping` how many begin before the
    one ahead of them has ended.
    """

    def __init__(self, span: Callable[[date], Span], now: datetime) -> None:
        self._span = span
        self._now = now.replace(second=0, microsecond=0)
        self._until = _NEVER
        self.given = 0
        self.overlapping = 0

    def laid(self, sessions: Iterable[Session]) -> Iterator[tuple[Session, datetime]]:
        """Sessions that come by day, with their starts, by start within each month."""
        for _month, group in groupby(sessions, key=lambda session: f"{session.day:%Y-%m}"):
            for session, start in sorted(self._placed(list(group)), key=lambda pair: pair[1]):
                self.overlapping += start < self._until
                self._until = max(self._until, start + timedelta(minutes=session.minutes))
                yield session, start

    def _placed(self, sessions: list[Session]) -> Iterator[tuple[Session, datetime]]:
        known = [(s, s.start.replace(microsecond=0)) for s in sessions if s.start is not None]
        taken = sorted((start, start + timedelta(minutes=s.minutes)) for s, start in known)
        free = _Free(self._until, taken)
        yield from known
        for session in sessions:
            if session.start is None:
                self.given += 1
                length = timedelta(minutes=session.minutes)
                start = self._place(self._span(session.day), length, free)
                free.take(start, start + length)
                yield session, start

    def _place(self, day: Span, length: timedelta, free: "_Free") -> datetime:
        """Where it begins: from noon, else as late before it as can be, else over midnight."""
        latest = self._now if day.begin < self._now else _FOR_EVER
        noon, gaps = max(day.noon, day.begin), free.between(day.begin, min(day.end, latest))
        for begin, end in gaps:
            if end - max(begin, noon) >= length:
                return max(begin, noon)
        for begin, end in reversed(gaps):
            if end - begin >= length:
                return end - length
        for begin, end in free.between(day.begin, latest):
            if begin >= day.end:
                break
            if end - begin >= length:
                return begin
        return min(noon, latest - length)


class _Free:
    """The gaps between what is taken, and after some moment, in order."""

    def __init__(self, since: datetime, taken: Iterable[tuple[datetime, datetime]]) -> None:
        self._gaps: list[tuple[datetime, datetime]] = []
        for begin, end in taken:
            if since < begin:
                self._gaps.append((since, begin))
            since = max(since, end)
        self._gaps.append((since, _FOR_EVER))

    def between(self, begin: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        """The gaps of a span, and of those that reach over its edges the part within."""
        first = bisect_right(self._gaps, begin, key=_end)
        last = bisect_left(self._gaps, end, key=_begin)
        return [(max(begin, a), min(end, b)) for a, b in self._gaps[first:last]]

    def take(self, begin: datetime, end: datetime) -> None:
        """Take a span out of the gaps."""
        first = last = bisect_right(self._gaps, begin, key=_end)
        left: list[tuple[datetime, datetime]] = []
        while last < len(self._gaps) and self._gaps[last][0] < end:
            a, b = self._gaps[last]
            left += [gap for gap in ((a, begin), (end, b)) if gap[0] < gap[1]]
            last += 1
        self._gaps[first:last] = left


def _begin(gap: tuple[datetime, datetime]) -> datetime:
    return gap[0]


def _end(gap: tuple[datetime, datetime]) -> datetime:
    return gap[1]
