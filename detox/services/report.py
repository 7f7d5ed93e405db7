"""Where the time went: totals of a period by activity, day, week, month or tag."""

from datetime import date
from typing import NamedTuple

from detox.domain.days import LATEST, ONE_DAY, DayRange, month_of, week_of
from detox.domain.totals import Tally, Totals
from detox.services.ports import Records, Rules

GROUPINGS = ("activity", "day", "week", "month", "tag")


class Row(NamedTuple):
    """One line of a report. `key` is an activity key, a tag, a month in ISO form, or a day, for a
    week the one it begins on. A week or month that the period cuts is a period of its own, as
    `2026-10-26..2026-10-31`.
    """

    key: str
    minutes: int
    sessions: int


class Report(NamedTuple):
    """Totals of a half-open period. By tag, a session with several tags stands in several rows."""

    days: DayRange
    by: str
    minutes: int
    sessions: int
    rows: list[Row]


def make_report(
    records: Records, rules: Rules, days: DayRange, by: str = "activity", today: date = LATEST
) -> Report:
    """The report of a period; `by` is one of `GROUPINGS`."""
    totals = records.totals(days, rules.day_start, fine=by in ("day", "week"))
    tallies = _grouped(totals, by, _Spans(days, today, rules.first_weekday))
    rows = [Row(key, minutes, sessions) for key, (minutes, sessions) in tallies.items()]
    if by in ("activity", "tag"):
        rows.sort(key=lambda row: (-row.minutes, row.key))
    else:
        rows.sort()
    counted = sum(sessions for _minutes, sessions in totals.by_activity().values())
    return Report(days, by, totals.minutes, counted, rows)


class _Spans(NamedTuple):
    """How days are put together in a period."""

    days: DayRange
    today: date
    first_weekday: int

    def week(self, day: str) -> str:
        whole = week_of(date.fromisoformat(day), self.first_weekday)
        return self._key(whole, whole.first.isoformat())

    def month(self, day: str) -> str:
        return self._key(month_of(date.fromisoformat(day)), day[:7])

    def _key(self, whole: DayRange, key: str) -> str:
        part = whole.within(self.days, self.today)
        return key if part == whole else f"{part.first}..{part.after - ONE_DAY}"


def _grouped(totals: Totals, by: str, spans: _Spans) -> dict[str, Tally]:
    if by == "tag":
        return totals.by_tag()
    if by == "day":
        return totals.by_day()
    if by == "month":
        return totals.by_span(spans.month)
    if by == "week":
        return totals.by_span(spans.week)
    return totals.by_activity()
