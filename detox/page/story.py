"""What a report tells, gathered once: the same figures for every form of it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from detox.domain.activity import Activity
from detox.domain.days import EARLIEST, ONE_DAY, DayRange, month_of, week_of, year_of
from detox.domain.session import Session
from detox.domain.text import NAME_LIMIT, NOTE_LIMIT, clean
from detox.domain.totals import Totals
from detox.page.costs import CostThen, costs_until
from detox.services.balance import Balance, make_balance
from detox.services.insights import GoalWeek, Insights
from detox.services.ports import Records, Rules
from detox.services.report import Report, make_report

DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 31, 56, 60
NOTES_SHOWN = 2000


class Ask(NamedTuple):
    """What somebody wants to be told: a period, how its rows are grouped, private things or not,
    and the cost or not.

    `today` is the person's day.
    """

    days: DayRange
    today: date
    by: str = "activity"
    private: bool = False
    cost: bool = False


class Part(NamedTuple):
    """What time became, by the name of the activity."""

    key: str
    name: str
    minutes: int
    sessions: int


class Slot(NamedTuple):
    """A stretch of a chart with the minutes of each activity in it."""

    days: DayRange
    minutes: dict[str, int]

    def is_cut(self, unit: str) -> bool:
        """Whether the period leaves only a part of the week, month or year."""
        first = self.days.first
        whole = {WEEK: 7, MONTH: month_of(first).length, YEAR: year_of(first).length}
        return self.days.length < whole.get(unit, 0)

    @property
    def all_minutes(self) -> int:
        """Everything together."""
        return sum(self.minutes.values())


class Story(NamedTuple):
    """A period as a report tells it. `days` are those of it that have been, or had something."""

    ask: Ask
    days: DayRange
    report: Report
    parts: list[Part]
    unit: str
    slots: list[Slot]
    by_day: dict[date, int]
    first_weekday: int
    balance: Balance
    goals: list[GoalWeek]
    noted: list[Session]
    unshown: int
    names: dict[str, str]
    costs: tuple[CostThen, ...] = ()

    @property
    def minutes(self) -> int:
        """All that was noted."""
        return self.report.minutes

    def name(self, activity: str) -> str:
        """What an activity is called."""
        return self.names.get(activity, activity)


def tell(records: Records, rules: Rules, ask: Ask) -> Story:
    """Everything there is to tell of a period. Raises `DataTrouble`."""
    totals = records.totals(ask.days, rules.day_start)
    balance = make_balance(records, rules, ask.days, ask.today)
    away_since = balance.days.first if balance.days_away else None
    days = lived(ask, totals, records.first_day(), away_since)
    unit = unit_of(days)
    noted, unshown = _noted(records, ask)
    names = {k: clean(a.named(rules.language), NAME_LIMIT) for k, a in records.of(Activity).items()}
    return Story(
        ask,
        days,
        make_report(records, rules, ask.days, ask.by, ask.today),
        _parts(names, totals),
        unit,
        list(_slots(totals, days, unit, ask, rules.first_weekday)),
        {date.fromisoformat(day): tally[0] for day, tally in totals.by_day().items()},
        rules.first_weekday,
        balance,
        Insights(records, rules, lambda: ask.today).goals(days),
        noted,
        unshown,
        names,
        costs_until(records, ask.days.after, private=ask.private) if ask.cost else (),
    )


def lived(ask: Ask, totals: Totals, oldest: date | None, away_since: date | None) -> DayRange:
    """The days that charts show: none still to come, and none before anything ever was.

    `oldest` is the day of the oldest session, `away_since` the first day away in the period.
    """
    noted = sorted(map(date.fromisoformat, totals.activities))
    first, after = ask.days.first, min(ask.days.after, ask.today + ONE_DAY)
    if noted:
        after = min(max(after, noted[-1] + ONE_DAY), ask.days.after)
    if oldest is None or oldest >= first:
        known = [*noted[:1], *([away_since] if away_since else [])]
        never = ask.today if first == EARLIEST else first
        first = max(first, min(known, default=never))
    return DayRange(first, max(first, after))


def unit_of(days: DayRange) -> str:
    """Days, weeks, months or years: as many as still read as a chart."""
    if days.length <= _MOST_DAYS:
        return DAY
    if days.length <= 7 * _MOST_WEEKS:
        return WEEK
    return MONTH if days.length <= 31 * _MOST_MONTHS else YEAR


def _slots(
    totals: Totals, days: DayRange, unit: str, ask: Ask, first_weekday: int
) -> Iterator[Slot]:
    spans: dict[str, Callable[[date], DayRange]] = {
        DAY: lambda day: DayRange(day, day + ONE_DAY),
        WEEK: lambda day: week_of(day, first_weekday),
        MONTH: month_of,
        YEAR: year_of,
    }
    noted = sorted(totals.activities.items(), reverse=True)
    at = days.first
    while at < days.after:
        whole = spans[unit](at)
        minutes: dict[str, int] = {}
        after = min(whole.after, days.after).isoformat()
        while noted and noted[-1][0] < after:
            for key, (more, _sessions) in noted.pop()[1].items():
                minutes[key] = minutes.get(key, 0) + more
        yield Slot(whole.within(ask.days, ask.today), minutes)
        at = whole.after


def _parts(names: dict[str, str], totals: Totals) -> list[Part]:
    """The activities, those with most time first."""
    found = [
        Part(key, names.get(key, clean(key, NAME_LIMIT)), minutes, sessions)
        for key, (minutes, sessions) in totals.by_activity().items()
    ]
    return sorted(found, key=lambda part: (-part.minutes, part.key))


def _noted(records: Records, ask: Ask) -> tuple[list[Session], int]:
    """Sessions with words of the person, the latest of very many, and how many are left out."""
    if not ask.private:
        return [], 0
    found = [s for s in records.sessions(ask.days) if s.note or s.tags]
    kept = found[-NOTES_SHOWN:]
    return [s._replace(note=clean(s.note, NOTE_LIMIT, lines=True)) for s in kept], len(found) - len(
        kept
    )


def week_column(day: date, first: date, first_weekday: int) -> int:
    """Which column of a map a day stands in, where `first` stands in the first."""
    return ((day - first).days + (first.weekday() - first_weekday) % 7) // 7
