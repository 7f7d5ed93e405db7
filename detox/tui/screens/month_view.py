"""A month as the log shows it: rows, totals, hours by activity, and what the filter lets pass."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from detox.bootstrap import Detox
from detox.domain.activity import Activity
from detox.domain.days import ONE_DAY, DayRange, month_of
from detox.domain.session import Session
from detox.domain.totals import Totals, carried, tally
from detox.tui.themes import activity_style
from detox.tui.widgets.month_panes import Shown
from detox.tui.widgets.month_rows import Line, Look, month_rows
from detox.tui.widgets.row_list import Row
from detox.tui.widgets.session_filter import ALL, filter_in_words, read_filter, sifted

LookOf = Callable[[str], Look]


class MonthView(NamedTuple):
    """The sessions that are shown by the keys of their rows, the newest first; `words` say what is
    filtered.
    """

    sessions: dict[str, Session]
    rows: list[Row]
    look_of: LookOf
    whole: Shown
    passed: Shown
    parts: list[tuple[Look, int]]
    words: str


def view_month(detox: Detox, month: date, typed: str) -> MonthView:
    """Read the month that begins on `month`; `typed` filters it."""
    activities = detox.activities.shown()
    look_of = _looks(activities, detox.language)
    days = month_of(month)
    # A session over midnight counts on both days, the last one of the month before included.
    known = detox.log.between(DayRange(days.first - ONE_DAY, days.after))
    wanted = read_filter(typed, activities, detox.language)
    passed = known if wanted == ALL else sifted(known, wanted)
    whole_totals = _totals(detox, known, days)
    totals = whole_totals if passed is known else _totals(detox, passed, days)
    shown = [session for session in reversed(passed) if session.day >= days.first]
    lines = _lines(detox, shown, passed, days)
    minutes = {day: lived[0] for day, lived in totals.by_day().items()}
    return MonthView(
        {line.key: line.session for line in lines},
        month_rows(lines, minutes, look_of, detox.clock.zone),
        look_of,
        Shown(sum(session.day >= days.first for session in known), whole_totals.minutes),
        Shown(len(shown), totals.minutes),
        _parts(totals, look_of),
        filter_in_words(wanted, lambda key: look_of(key).name),
    )


def _lines(
    detox: Detox, shown: Sequence[Session], passed: Sequence[Session], days: DayRange
) -> list[Line]:
    """A line for each session, and below those of a day one for each that ran into it."""
    lines = [Line(session, session.day) for session in shown]
    ran_on = carried(passed, detox.rules.day_start, detox.clock.zone)
    more = [Line(session, day, m) for day, m, session in ran_on if days.covers(day)]
    return sorted([*lines, *more], key=lambda line: line.day, reverse=True) if more else lines


def _looks(activities: Sequence[Activity], language: str) -> LookOf:
    known = {a.key: Look(a.named(language), activity_style(a)) for a in activities}
    return lambda key: known.get(key) or Look(key, activity_style(Activity(key)))


def _totals(detox: Detox, sessions: Sequence[Session], days: DayRange) -> Totals:
    return tally(sessions, detox.rules.day_start, detox.clock.zone).within(days)


def _parts(totals: Totals, look_of: LookOf) -> list[tuple[Look, int]]:
    by_activity = totals.by_activity().items()
    parts = sorted(((minutes, key) for key, (minutes, _count) in by_activity), reverse=True)
    return [(look_of(key), minutes) for minutes, key in parts]
