"""Days and times as a person of this language and region writes them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from detox.domain.days import EARLIEST, ONE_DAY, DayRange, month_of, one_day
from detox.domain.problem import N_
from detox.domain.walls import day_of
from detox.i18n import MONTHS, day_of_month, full_day, region
from detox.i18n import gettext as _

WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May|short"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_CLOSE = timedelta(days=300)
_LATEST_START_OF_DAY = time(12)

Written = Callable[[date, date], str]
"""how a day is told, as of today: `day_and_month`, `short_day`, `close_day`"""
Forms = tuple[str, str]
"""One thing with the day before the month, and with the month before the day."""
_LONG = (
    N_("%(weekday)s %(day)s %(month)s %(year)d"), N_("%(weekday)s, %(month)s %(day)s, %(year)d"),
)  # fmt: skip
_PLAIN = (N_("%(day)s %(month)s"), N_("%(month)s %(day)s"))
_NAMED = (N_("%(weekday)s %(day)s %(month)s"), N_("%(weekday)s, %(month)s %(day)s"))
_TABLED = (
    N_("%(short_weekday)s %(day)s %(month)s"), N_("%(short_weekday)s, %(month)s %(day)s"),
)  # fmt: skip
_SHORT = (N_("%(day)s %(short_month)s"), N_("%(short_month)s %(day)s"))
_SHORT_IN_YEAR = (
    N_("%(day)s %(short_month)s %(year)d"), N_("%(short_month)s %(day)s, %(year)d"),
)  # fmt: skip
_SPAN = (
    N_("%(from)s–%(day)s %(short_month)s"), N_("%(short_month)s %(from)s–%(day)s"),
)  # fmt: skip
_SPAN_IN_YEAR = (
    N_("%(from)s–%(day)s %(short_month)s %(year)d"),
    N_("%(short_month)s %(from)s–%(day)s, %(year)d"),
)  # fmt: skip
_CUT = "\0"
"""where the two ends of a span may be parted"""
_FULL_SPAN = (
    N_("%(from)s–%(day)s %(month)s %(year)d"), N_("%(month)s %(from)s–%(day)s, %(year)d"),
)  # fmt: skip


def long_day(day: date) -> str:
    """Sunday 22 November 2026, or Sunday, November 22, 2026."""
    return _ordered(_LONG) % _parts(day)


def plain_day(day: date) -> str:
    """22 November, where the year is said elsewhere."""
    return _ordered(_PLAIN) % _parts(day)


def tabled_day(day: date) -> str:
    """Sun 22 November, where a table or a chart names each day."""
    return _ordered(_TABLED) % _parts(day)


def day_of_the_year(month: int, day: int) -> str:
    """29 February, whether a year has one or not."""
    return _ordered(_PLAIN) % {"day": day_of_month(day), "month": _(MONTHS[month - 1])}


def day_and_month(day: date, today: date) -> str:
    """Thursday 31 December, with the year where it is not this one."""
    if day.year != today.year:
        return long_day(day)
    return _ordered(_NAMED) % _parts(day)


def short_day(day: date, today: date) -> str:
    """31 Dec, with the year where it is not this one."""
    return _ordered(_SHORT if day.year == today.year else _SHORT_IN_YEAR) % _parts(day)


def close_day(day: date, today: date) -> str:
    """30 Jan, with the year only where it could be taken for that of another one."""
    return short_day(day, day if abs(day - today) < _CLOSE else today)


def column_day(day: date) -> str:
    """Sun 22, as a column of a month's table shows it."""
    return f"{_(SHORT_WEEKDAYS[day.weekday()])} {day.day:2}"


def near_day(day: date, today: date) -> str:
    """today, yesterday, tomorrow, or the day and month."""
    if day == today:
        return _("today")
    if day == today - ONE_DAY:
        return _("yesterday")
    if day == today + ONE_DAY:
        return _("tomorrow")
    return day_and_month(day, today)


def month_and_year(day: date) -> str:
    """November 2026."""
    return _("%(month)s %(year)d") % _parts(day)


def time_of_day(local: datetime) -> str:
    """09:10, or 9:10 AM."""
    return clock(local.time())


def start_told(start: datetime, day: date, today: date) -> str:
    """09:10, or 23:00 (19 Nov) where that is no start of the day it stands under; a morning may
    still belong to the day before.
    """
    early = start.time() < _LATEST_START_OF_DAY
    if start.date() == day or (early and start.date() == day + ONE_DAY):
        return time_of_day(start)
    return f"{time_of_day(start)} ({short_day(start.date(), today)})"


def clock(at: time) -> str:
    """A time that reminders or settings have, as `time_of_day`."""
    return region().clock(at.hour, at.minute)


def moment(local: datetime, today: date, day: date | None = None) -> str:
    """tomorrow at 09:00, or Monday 23 November at 09:00. Where days begin later than at midnight,
    `day` is the one it counts for, which only today, yesterday and tomorrow are: a date beside a
    time is the calendar's.
    """
    counts_for = day or local.date()
    is_near = abs(counts_for - today) <= ONE_DAY
    said = near_day(counts_for, today) if is_near else day_and_month(local.date(), today)
    return _("%(day)s at %(time)s") % {"day": said, "time": time_of_day(local)}


def moment_dated(day: date, at: time) -> str:
    """20 November 2026 at 09:00, whatever today is."""
    return _("%(day)s at %(time)s") % {"day": full_day(day), "time": clock(at)}


def moment_near(local: datetime, now: datetime, day_start: int) -> str:
    """today at 02:00, late at night where days begin later than that."""
    return moment(local, day_of(now, day_start), day_of(local, day_start))


def hour_of_day(hour: int) -> str:
    """09, or 9a, as the head of a narrow column."""
    return region().hour(hour)


def stretch(day: date, start: datetime | None, minutes: int, today: date) -> str:
    """yesterday, 09:10 to 10:00; `start` is in its own zone; no end where no minutes are known."""
    near = near_day(day, today)
    if start is None:
        return near
    begin = start_told(start, day, today)
    if not minutes:
        return f"{near}, {begin}"
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return from_to(near, begin, time_of_day(end))


def from_to(day: str, start: str, end: str) -> str:
    """yesterday, 09:10 to 10:00, of what each of the three is called."""
    return _("%(day)s, %(start)s to %(end)s") % {"day": day, "start": start, "end": end}


def period(days: DayRange, today: date) -> str:
    """A range of days, by its name where it has one; one to come says its year."""
    if is_all_time(days, today):
        return all_time()
    if days == one_day(days.first):
        is_to_come = days.first > today + ONE_DAY
        return long_day(days.first) if is_to_come else near_day(days.first, today)
    if days == month_of(days.first):
        return month_and_year(days.first)
    return short_period(days, today if days.first <= today else EARLIEST)


def is_all_time(days: DayRange, today: date) -> bool:
    """Whether it begins with the first day there can be, and today is in it."""
    return days.first == EARLIEST and days.after > today


def all_time() -> str:
    """Everything there is, as a period."""
    return _("All time")


def short_period(days: DayRange, today: date) -> str:
    """26–31 Oct, or 26 Oct to 1 Nov; with the year where it is not this one, and where it would be
    taken for that of the other end, which it is not in 20 Dec to 5 Jan 2027.
    """
    first, last = days.first, days.after - ONE_DAY
    if first == last:
        return short_day(first, today)
    if month_of(first) == month_of(last):
        return _ordered(_SPAN if last.year == today.year else _SPAN_IN_YEAR) % _ends(days)
    if first.year == last.year:
        return _to(short_day(first, today), short_day(last, today))
    is_turn = last.year == first.year + 1 and (first.month, first.day) > (last.month, last.day)
    return _to(short_day(first, today if is_turn else EARLIEST), short_day(last, EARLIEST))


def full_period(days: DayRange, piece: Callable[[str], str] = str) -> str:
    """22–28 November 2026, the month and the year said once where they are the same; `piece` gets
    what belongs together: each day, and what stands between them without a blank.
    """
    first, last = days.first, days.after - ONE_DAY
    if first == last:
        return piece(full_day(first))
    if month_of(first) == month_of(last):
        ends = _ends(days)
        said = _ordered(_FULL_SPAN) % {**ends, "from": f"{ends['from']}{_CUT}"}
        begun, ended = said.split(_CUT)
        gap = " " if ended.startswith(" ") else ""
        return piece(begun) + gap + piece(ended.lstrip())
    begun = plain_day(first) if first.year == last.year else full_day(first)
    return _to(piece(begun), piece(full_day(last)))


def _to(first: str, last: str) -> str:
    """From one to another, each said in full."""
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _ordered(forms: Forms) -> str:
    """The form of the region. French has one order, wherever it is written."""
    return _(forms[region().is_month_first])


def _ends(days: DayRange) -> dict[str, object]:
    return {**_parts(days.after - ONE_DAY), "from": day_of_month(days.first.day)}


def _parts(day: date) -> dict[str, object]:
    return {
        "weekday": _(WEEKDAYS[day.weekday()]),
        "short_weekday": _(SHORT_WEEKDAYS[day.weekday()]),
        "day": day_of_month(day.day),
        "month": _(MONTHS[day.month - 1]),
        "short_month": _(SHORT_MONTHS[day.month - 1]).partition("|")[0],
        "year": day.year,
    }
