"""What a typed day is read against, and the calendar's limits."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from detox.domain.days import EARLIEST, LATEST, month_of, year_of
from detox.domain.problem import N_, OnDay, Unreadable
from detox.domain.typed.words import unreadable

Direction = Literal["past", "future"]

NO_SUCH_DAY = N_("“%(typed)s” does not exist: that month has %(days)d days; write another day.")
NO_SUCH_MONTH = N_(
    "“%(typed)s” gives %(month)d as the month; write year-month-day, as in 2026-11-20."
)
OUT_OF_YEARS = N_("“%(typed)s” is too far away; write a day from %(first)s to %(last)s.")

_LEAP_YEAR = 2000


class Reader:
    """What was typed and what it is read against."""

    def __init__(self, text: str, today: date, language: str, direction: Direction) -> None:
        self.text, self.today, self.language, self.direction = text, today, language, direction

    def refuse(self, message: str, **params: object) -> Unreadable:
        """The refusal of what was typed."""
        return unreadable(message, self.text, **params)

    def out_of_years(self) -> Unreadable:
        """The refusal of a day before 2000 or after 2199."""
        return self.refuse(OUT_OF_YEARS, first=OnDay(EARLIEST), last=OnDay(LATEST))

    def shifted(self, days: int) -> date | Unreadable:
        """The day that many days from today."""
        return self.bounded(self.today.toordinal() + days)

    def bounded(self, ordinal: int) -> date | Unreadable:
        """The day of that ordinal."""
        if EARLIEST.toordinal() <= ordinal <= LATEST.toordinal():
            return date.fromordinal(ordinal)
        return self.out_of_years()

    def dated(self, day: int, month: int, year: int | None) -> date | Unreadable:
        """That day of that month, in the nearest year that has it when none is given."""
        if not 1 <= month <= 12:
            return self.refuse(NO_SUCH_MONTH, month=month)
        most = days_in_month(_LEAP_YEAR if year is None else year, month)
        if not 1 <= day <= most:
            return self.refuse(NO_SUCH_DAY, days=most)
        if year is not None:
            inside = EARLIEST.year <= year <= LATEST.year
            return date(year, month, day) if inside else self.out_of_years()
        return next(self._nearest(day, month), None) or self.out_of_years()

    def monthly(self, day: int) -> date | Unreadable:
        """That day of the nearest month that has it."""
        if not 1 <= day <= 31:
            return self.refuse(NO_SUCH_DAY, days=31)
        step = -1 if self.direction == "past" else 1
        months = self.today.year * 12 + self.today.month - 1
        for ahead in range(0, 12 * step, step):
            year, month = divmod(months + ahead, 12)
            if day <= days_in_month(year, month + 1):
                found = self.dated(day, month + 1, year)
                if isinstance(found, Unreadable) or (found - self.today).days * step >= 0:
                    return found
        return self.out_of_years()

    def ending(self, month: int, year: int | None) -> date | Unreadable:
        """The last day of that month, in the nearest year when none is given."""
        step = -1 if self.direction == "past" else 1
        this = self.today.year if year is None else year
        found = self.dated(days_in_month(this, month), month, this)
        if year is None and isinstance(found, date) and (found - self.today).days * step < 0:
            return self.dated(days_in_month(this + step, month), month, this + step)
        return found

    def closing(self, unit: str, *, ahead: bool) -> date | Unreadable | None:
        """The last day of the month or the year that it is, or of the one `ahead`; none of those
        that have gone by, or of a week, which ends on Friday for some.
        """
        if self.direction == "past" or unit not in ("month", "year"):
            return None
        period = month_of if unit == "month" else year_of
        days = period(self.today)
        days = period(days.after) if ahead else days
        return self.bounded(days.after.toordinal() - 1)

    def _nearest(self, day: int, month: int) -> Iterator[date]:
        """Back from tomorrow, which the clock calls today while a person's day isn't over: to take
        it for a day of last year would be a silent mistake.
        """
        step = -1 if self.direction == "past" else 1
        begin = self.today if step > 0 else date.fromordinal(self.today.toordinal() + 1)
        for year in range(begin.year, begin.year + 10 * step, step):
            if EARLIEST.year <= year <= LATEST.year and day <= days_in_month(year, month):
                found = date(year, month, day)
                if (found - begin).days * step >= 0:
                    yield found


def days_in_month(year: int, month: int) -> int:
    """How many days that month has; any year, even one no date can hold."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
