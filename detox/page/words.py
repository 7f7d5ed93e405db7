"""Figures and periods as a page sets them: nothing breaks inside a figure or a day."""

from datetime import date

from detox.domain.days import DayRange, month_of, one_day, year_of
from detox.i18n import counted, full_day
from detox.wording.dates import all_time, full_period, is_all_time, long_day, month_and_year
from detox.wording.figures import day_count, duration

_FIXED = "\u00a0"


def spent(minutes: int) -> str:
    """Minutes as `1 h 15` or `45 min`, in one piece; what is below nought with its sign."""
    return _fixed(duration(minutes))


def network_count(count: int) -> str:
    """Accounts without their names."""
    return counted("a platform", "%(count)d platforms", count)


def named_period(asked: DayRange, today: date) -> str:
    """What a report is called: a day, a month, a year by name, else from when to when."""
    if is_all_time(asked, today):
        said = all_time()
    elif asked == one_day(asked.first):
        said = long_day(asked.first)
    elif asked == month_of(asked.first):
        said = month_and_year(asked.first)
    elif asked == year_of(asked.first):
        said = str(asked.first.year)
    else:
        said = from_to(asked)
    return said[:1].upper() + said[1:]


def from_to(days: DayRange) -> str:
    """From the first to the last day, each in one piece, the month and the year said once where
    they are the same.
    """
    return full_period(days, _fixed)


def full(day: date) -> str:
    """22 November 2026, in one piece."""
    return _fixed(full_day(day))


def _fixed(words: str) -> str:
    return words.replace(" ", _FIXED)


def time_without(since: date, until: date) -> str:
    """How long a time away is, by the largest measure that is whole: days, months or years."""
    months = (until.year - since.year) * 12 + until.month - since.month
    months -= until.day < since.day
    if months < 1:
        return day_count((until - since).days + 1)
    if months < 24 or months % 12:
        return counted("%(count)d month", "%(count)d months", months)
    years = months // 12
    return counted("%(count)d year", "%(count)d years", years)
