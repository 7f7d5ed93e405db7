"""Where the time went: totals of a period by activity, day, week, month or tag."""

from datetime import date
from typing import NamedTuple

from detox.domain.days import DayRange, week_of
from detox.domain.totals import Tally, Totals
from detox.services.ports import Records, Rules

GROUPINGS = ("activity", "day", "week", "month", "tag")


class Row(NamedTuple):
    """One line of a report. `key` is an activity key, a tag, or a day or month in ISO form."""

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


def make_report(records: Records, rules: Rules, days: DayRange, by: str = "activity") -> Report:
    """The report of a period; `by` is one of `GROUPINGS`."""
    totals = records.totals(days, rules.day_start, fine=by in ("day", "week"))
    tallies = _grouped(totals, by, rules)
    rows = [Row(key, minutes, sessions) for key, (minutes, sessions) in tallies.items()]
    if by in ("activity", "tag"):
        rows.sort(key=lambda row: (-row.minutes, row.key))
    else:
        rows.sort()
    counted = sum(sessions for _minutes, sessions in totals.by_activity().values())
    return Report(days, by, totals.minutes, counted, rows)


def _grouped(totals: Totals, by: str, rules: Rules) -> dict[str, Tally]:
    if by == "tag":
        return totals.by_tag()
    if by == "day":
        return totals.by_day()
    if by == "month":
        return totals.by_month()
    if by == "week":
        return totals.by_week(
            lambda day: week_of(date.fromisoformat(day), rules.first_weekday).first.isoformat()
        )
    return totals.by_activity()
