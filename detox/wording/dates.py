"""Days and times as a person of this language writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from detox.domain.days import EARLIEST, ONE_DAY, DayRange, month_of, one_day
from detox.domain.problem import N_
from detox.i18n import gettext as _

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May|short"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_CLOSE = timedelta(days=300)


def long_day(day: date) -> str:
    """Sunday 22 November 2026."""
    return _("%(weekday)s %(day)s %(month)s %(year)d") % _parts(day)


def full_day(day: date, translated: Callable[[str], str] = _) -> str:
    """22 November 2026; in another language than the one in force where `translated` is its."""
    return translated(N_("%(day)s %(month)s %(year)d")) % _parts(day, translated)


def day_number(day: date) -> str:
    """22, where the month is said elsewhere; the 1er in French."""
    return str(_parts(day)["day"])


def plain_day(day: date) -> str:
    """22 November, where the year is said elsewhere."""
    return _("%(day)s %(month)s") % _parts(day)


def day_and_month(day: date, today: date) -> str:
    """Thursday 31 December, with the year where it is not this one."""
    if day.year != today.year:
        return long_day(day)
    return _("%(weekday)s %(day)s %(month)s") % _parts(day)


def short_day(day: date, today: date) -> str:
    """31 Dec, with the year where it is not this one."""
    parts = _parts(day)
    if day.year != today.year:
        return _("%(day)s %(short_month)s %(year)d") % parts
    return _("%(day)s %(short_month)s") % parts


def close_day(day: date, today: date) -> str:
    """30 Jan, with the year only where it could be taken for that of another one."""
    return short_day(day, day if abs(day - today) < _CLOSE else today)


def column_day(day: date) -> str:
    """Sun 22, as a column of a month's table shows it."""
    return f"{_(SHORT_WEEKDAYS[day.weekday()])} {day.day:2}"


def near_day(day: date, today: date) -> str:
    """today, yesterday, or the day and month."""
    if day == today:
        return _("today")
    if day == today - ONE_DAY:
        return _("yesterday")
    return day_and_month(day, today)


def month_and_year(day: date) -> str:
    """November 2026."""
    return _("%(month)s %(year)d") % _parts(day)


def time_of_day(local: datetime) -> str:
    """09:10."""
    return f"{local:%H:%M}"


def stretch(day: date, start: datetime | None, minutes: int, today: date) -> str:
    """yesterday, 09:10 to 10:00; `start` is in its own zone; no end where no minutes are known."""
    near = near_day(day, today)
    if start is None or not minutes:
        return near if start is None else f"{near}, {time_of_day(start)}"
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    times = {"day": near, "start": time_of_day(start), "end": time_of_day(end)}
    return _("%(day)s, %(start)s to %(end)s") % times


def period(days: DayRange, today: date) -> str:
    """A range of days, by its name where it has one; one to come says its year."""
    if days == one_day(days.first):
        return near_day(days.first, today)
    if days == month_of(days.first):
        return month_and_year(days.first)
    near = today if days.first <= today else EARLIEST
    return _("%(first)s to %(last)s") % {
        "first": short_day(days.first, near),
        "last": short_day(days.after - ONE_DAY, near),
    }


def all_time() -> str:
    """Everything there is, as a period."""
    return _("All time")


def short_period(days: DayRange, today: date) -> str:
    """26 to 31 Oct, the days of a week or month that is not whole."""
    first, last = days.first, days.after - ONE_DAY
    if first == last:
        return short_day(first, today)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return _("%(first)s to %(last)s") % {
        "first": day_number(first) if is_one_month else short_day(first, today),
        "last": short_day(last, today),
    }


def day_of_month(number: int, translated: Callable[[str], str] = _) -> str:
    """22, and 1 as the language has it: 1er."""
    first = N_("1|first of a month")
    return translated(first).partition("|")[0] if number == 1 else str(number)


def _parts(day: date, translated: Callable[[str], str] = _) -> dict[str, object]:
    return {
        "weekday": translated(WEEKDAYS[day.weekday()]),
        "day": day_of_month(day.day, translated),
        "month": translated(MONTHS[day.month - 1]),
        "short_month": translated(SHORT_MONTHS[day.month - 1]).partition("|")[0],
        "year": day.year,
    }
