"""Clock times and moments gone by, as people type them: `18h30`, `6pm`, `il y a 25 min`, `-25`.

A moment is never after now: a clock time still to come is yesterday's. What is taken off is taken
off in UTC; `walls` says when a clock shows a time. The zone of `now` is one whose offset follows
the day.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.durations import names_its_unit, read_minutes
from detox.domain.typed.words import NEAR_DAYS, fold_typed, unreadable, without_first
from detox.domain.walls import day_of, moment

NOT_A_MOMENT = N_("“%(typed)s” is not a moment; write 18:30, 18h30, 6pm, -25 or 25 minutes ago.")
NO_SUCH_TIME = N_("“%(typed)s” is not on the clock: it goes from 0:00 to 23:59.")
TO_COME = N_("“%(typed)s” is still to come; write a moment that has been, such as -25.")

_STARTED = ("started", "commence", "demarre", "begun", "began", "start", "debut", "debute")
_INTRODUCED = ("at", "a", "since", "depuis", "from", "de", "vers")
_NAMED = {"noon": time(12), "midday": time(12), "midi": time(12)} | {
    "midnight": time(0), "minuit": time(0),
}  # fmt: skip
_CLOCK = "([0-9]{1,2})(?::([0-9]{2})| ?(?:h|heures?) ?([0-9]{2})?)"
_TWELVE = r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?"


def read_moment(text: str, now: datetime, day_start: int = 0) -> datetime | Unreadable:
    """An instant up to `now`, in its zone; `day_start` in minutes after midnight."""
    typed = without_first(fold_typed(text), _STARTED)
    if typed in ("now", "maintenant"):
        return now
    minutes = _minutes_ago(typed)
    if minutes is not None:
        return minutes if isinstance(minutes, Unreadable) else earlier(now, minutes)
    word, days = _day_named(typed)
    clock = read_clock(without_first(typed[len(word) :].lstrip(), _INTRODUCED))
    if isinstance(clock, Unreadable):
        return unreadable(NO_SUCH_TIME, text)
    if clock is None:
        return unreadable(NOT_A_MOMENT, text)
    if not word:
        return last_time(clock, now)
    day = day_of(now, day_start) + timedelta(days=days)
    found = on_day(day, clock, now.tzinfo, day_start)
    return found if is_past(found, now) else unreadable(TO_COME, text)


def read_clock(text: str) -> time | Unreadable | None:
    """A wall-clock time that says it is one (`9:10`, `9h`, `9am`, `midi`), or None."""
    typed = fold_typed(text)
    if typed in _NAMED:
        return _NAMED[typed]
    if found := re.fullmatch(_CLOCK, typed):
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    elif found := re.fullmatch(_TWELVE, typed):
        if not 1 <= int(found[1]) <= 12:
            return unreadable(NO_SUCH_TIME, text)
        hour, minute = int(found[1]) % 12 + (12 if found[3] == "p" else 0), int(found[2] or 0)
    else:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else unreadable(NO_SUCH_TIME, text)


def earlier(now: datetime, minutes: int) -> datetime:
    """The instant that many minutes before `now`, in its zone."""
    return (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)


def last_time(clock: time, now: datetime) -> datetime:
    """The last instant up to `now` at which the clock showed that time."""
    found = on_day(now.date(), clock, now.tzinfo)
    return found if is_past(found, now) else on_day(now.date() - ONE_DAY, clock, now.tzinfo)


def on_day(day: date, clock: time, zone: tzinfo | None, day_start: int = 0) -> datetime:
    """That time of that day in `zone`; `day_start` in minutes after midnight."""
    return moment(day, clock, zone or UTC, day_start).astimezone(zone)


def is_past(moment: datetime, now: datetime) -> bool:
    """Whether `moment` is not after `now`; compared in UTC, since walls repeat."""
    return moment.astimezone(UTC) <= now.astimezone(UTC)


def _minutes_ago(typed: str) -> int | Unreadable | None:
    if found := re.fullmatch("- ?([0-9].*)|il y a (.+)|(.+) ago", typed):
        return read_minutes(found[1] or found[2] or found[3])
    word, _, rest = typed.partition(" ")
    if word in ("depuis", "for") and read_clock(rest) is None and names_its_unit(rest):
        minutes = read_minutes(rest)
        return minutes if isinstance(minutes, int) else None
    return None


def _day_named(typed: str) -> tuple[str, int]:
    for word, days in NEAR_DAYS.items():
        if days <= 0 and typed.startswith(word + " "):
            return word, days
    return "", 0
