"""The period that insights look at: a month, a quarter, a year, or everything."""

from datetime import date
from typing import NamedTuple

from detox.domain.days import ALL_DAYS, EARLIEST, ONE_DAY, DayRange
from detox.i18n import MONTHS
from detox.i18n import gettext as _
from detox.wording.dates import SHORT_MONTHS, all_time, month_and_year

MONTH, QUARTER, YEAR, ALL = "month", "quarter", "year", "all"
_MONTHS = {MONTH: 1, QUARTER: 3, YEAR: 12}


class Span(NamedTuple):
    """A period of a kind, the one that holds `day`."""

    kind: str
    day: date

    @property
    def days(self) -> DayRange:
        """Its days."""
        if self.kind == ALL:
            return ALL_DAYS
        length = _MONTHS[self.kind]
        first = date(self.day.year, (self.day.month - 1) // length * length + 1, 1)
        after = first.month - 1 + length
        return DayRange(first, date(first.year + after // 12, after % 12 + 1, 1))

    def before(self) -> "Span | None":
        """The one before, if there is one."""
        last = self.days.first - ONE_DAY
        return None if self.kind == ALL or last < EARLIEST else self._replace(day=last)

    def after(self, today: date) -> "Span | None":
        """The one after, unless it is still to come."""
        first = self.days.after
        return self._replace(day=first) if first <= today else None

    @property
    def title(self) -> str:
        """What it is called."""
        if self.kind == ALL:
            return all_time()
        if self.kind == MONTH:
            return month_and_year(self.days.first)
        if self.kind == YEAR:
            return str(self.day.year)
        first, last = self.days.first, self.days.after - ONE_DAY
        return _("%(first)s to %(last)s %(year)d") % {
            "first": short_month(first),
            "last": short_month(last),
            "year": self.day.year,
        }


def column_months() -> list[str]:
    """The months in three letters, no two the same: jun and jul, not jui twice."""
    names = [_(name).partition("|")[0] for name in MONTHS]
    short: list[str] = []
    for name in names:
        twins = [n for n in names if n != name and n[:3] == name[:3]]
        at = next((i for i, c in enumerate(name) if any(c != n[i : i + 1] for n in twins)), 2)
        short.append(name[:2] + name[at])
    return short


def short_month(day: date) -> str:
    """Nov."""
    return _(SHORT_MONTHS[day.month - 1]).partition("|")[0]
