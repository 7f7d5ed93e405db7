"""Sums of minutes and sessions by day, activity and tag; sums of parts add up to the sum of the
whole.

Days are ISO strings here: they sort and group by slicing, and a table of ten years reads at once.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, tzinfo
from typing import NamedTuple

from detox.domain.days import DayRange
from detox.domain.session import Session

Tally = list[int]
"""[minutes, sessions]"""
Table = dict[str, dict[str, Tally]]
"""day -> activity or tag -> tally"""


class Totals(NamedTuple):
    """Minutes and sessions of each day. A session counts once, on its first day; its minutes
    where they fall.

    A session without a tag counts under the empty tag; one with several counts under each.
    """

    activities: Table
    tags: Table

    def within(self, days: DayRange) -> "Totals":
        """Only the days of a range."""
        first, after = days.first.isoformat(), days.after.isoformat()
        return Totals(*({d: t for d, t in table.items() if first <= d < after} for table in self))

    def plus(self, other: "Totals") -> "Totals":
        """Both together."""
        return Totals(_added(self.activities, other.activities), _added(self.tags, other.tags))

    @property
    def minutes(self) -> int:
        """Everything together."""
        return sum(each[0] for row in self.activities.values() for each in row.values())

    def by_activity(self) -> dict[str, Tally]:
        """Tallies of each activity."""
        return _grouped(self.activities, lambda _day, key: key)

    def by_tag(self) -> dict[str, Tally]:
        """Tallies of each tag."""
        return _grouped(self.tags, lambda _day, key: key)

    def by_day(self) -> dict[str, Tally]:
        """Tallies of each day."""
        return _grouped(self.activities, lambda day, _key: day)

    def by_span(self, span_of: Callable[[str], str]) -> dict[str, Tally]:
        """Tallies of each week or month, under the key that `span_of` tells for an ISO day."""
        keys = {day: span_of(day) for day in self.activities}
        return _grouped(self.activities, lambda day, _key: keys[day])


def tally(sessions: Iterable[Session], day_start: int, zone_of: Callable[[str], tzinfo]) -> Totals:
    """The totals of `sessions`; `zone_of` finds a zone by its name."""
    totals = Totals({}, {})
    for session in sessions:
        if session.start is None:
            _count(totals, session, session.day, session.minutes, 1)
            continue
        for place, (day, minutes) in enumerate(session.pieces(day_start, zone_of(session.zone))):
            _count(totals, session, day, minutes, 1 if place == 0 else 0)
    return totals


def carried(
    sessions: Iterable[Session], day_start: int, zone_of: Callable[[str], tzinfo]
) -> Iterator[tuple[date, int, Session]]:
    """What sessions bring to days after the one they are noted under: the day, and how many
    minutes.
    """
    for session in sessions:
        if session.start is not None:
            for day, minutes in session.pieces(day_start, zone_of(session.zone))[1:]:
                yield day, minutes, session


def _count(totals: Totals, session: Session, day: date, minutes: int, sessions: int) -> None:
    iso = day.isoformat()
    _add(totals.activities, iso, session.activity, minutes, sessions)
    for tag in session.tags or ("",):
        _add(totals.tags, iso, tag, minutes, sessions)


def _add(table: Table, day: str, key: str, minutes: int, sessions: int) -> None:
    row = table.setdefault(day, {})
    known = row.get(key)
    if known is None:
        row[key] = [minutes, sessions]
    else:
        known[0] += minutes
        known[1] += sessions


def _added(one: Table, other: Table) -> Table:
    both = {day: {key: list(t) for key, t in row.items()} for day, row in one.items()}
    for day, row in other.items():
        for key, (minutes, sessions) in row.items():
            _add(both, day, key, minutes, sessions)
    return both


def _grouped(table: Table, group: Callable[[str, str], str]) -> dict[str, Tally]:
    sums: dict[str, Tally] = {}
    for day, row in table.items():
        for key, (minutes, sessions) in row.items():
            known = sums.setdefault(group(day, key), [0, 0])
            known[0] += minutes
            known[1] += sessions
    return sums
