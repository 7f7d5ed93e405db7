"""Sessions for programs that know no session without a start: each such one is given a place."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from detox.domain.session import Session


class Laying:
    """Lays sessions without a start one after the other from noon, around those that have one.

    `noon` tells the instant of noon of a day. Afterwards `given` is how many were given a start,
    and `overlapping` how many begin before the one ahead of them has ended.
    """

    def __init__(self, noon: Callable[[date], datetime]) -> None:
        self._noon = noon
        self._until = datetime.min.replace(tzinfo=UTC)
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
        yield from known
        place, free = 0, self._until
        for session in sessions:
            if session.start is not None:
                continue
            free = max(free, self._noon(session.day))
            length = timedelta(minutes=session.minutes)
            while place < len(taken) and taken[place][0] < free + length:
                free = max(free, taken[place][1])
                place += 1
            self.given += 1
            yield session, free
            free += length
