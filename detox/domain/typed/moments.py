"""Moments gone by, as people type them: `18h30`, `6pm`, `il y a 25 min`, `-25`, `hier 9:10`.

A moment is never after now: a clock time still to come is yesterday's, if it can be. What is taken
off is taken off in UTC; `walls` says when a clock shows a time. The zone of `now` is one whose
offset follows the day.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from re import fullmatch

from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, Unreadable
from detox.domain.tongues import any_answer, listed
from detox.domain.typed.answers import is_now
from detox.domain.typed.clocks import NO_SUCH_TIME, is_late, read_clock, read_clock_or_hour
from detox.domain.typed.durations import names_its_unit, read_minutes
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.phrases import When
from detox.domain.typed.words import fold_typed, unreadable, without_first
from detox.domain.walls import day_of, moment

NOT_A_MOMENT = N_("“%(typed)s” is not a time; write 18:30, 18h30, 6pm, -25 or 25 minutes ago.")
TO_COME = N_("“%(typed)s” is still to come; write a time that has passed, such as -25.")


def read_moment(
    text: str, now: datetime, day_start: int = 0, since: datetime | None = None
) -> datetime | Unreadable:
    """An instant up to `now`, in its zone; `day_start` in minutes after midnight.

    Where nothing before `since` is meant, a clock time still to come is not yesterday's.
    """
    typed = without_first(fold_typed(text), listed("started"))
    if is_now(typed):
        return now
    minutes = _minutes_ago(typed)
    if minutes is not None:
        return minutes if isinstance(minutes, Unreadable) else earlier(now, minutes)
    bare = without_first(typed, any_answer("introduced"))
    clock = read_clock(bare) if bare == typed else read_clock_or_hour(bare)
    if isinstance(clock, Unreadable):
        return unreadable(NO_SUCH_TIME, text)
    if clock is not None:
        found = last_time(clock, now)
        is_to_come = since is not None and found < since and found.date() < now.date()
        return unreadable(TO_COME, text) if is_to_come else found
    return _on_a_day(text, typed, now, day_start)


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


def _on_a_day(text: str, typed: str, now: datetime, day_start: int) -> datetime | Unreadable:
    """`yesterday 18:30`, `hier soir à 8 h`, `2026-11-20 09:10`."""
    today = day_of(now, day_start)
    found = dated_matcher(lexemes_of(typed), typed, today, "en", "past").whole("when")
    when: When = found.value if found else When()
    if when.problem is not None and when.problem.message == NO_SUCH_TIME:
        return unreadable(NO_SUCH_TIME, text)
    timed = found is not None and any(slot.name in ("time", "o") for slot in found.slots)
    if when.problem is not None and timed:
        return Unreadable(when.problem)
    if when.day is None or when.start is None or when.until is not None:
        return unreadable(NOT_A_MOMENT, text)
    moment = on_day(when.day, when.start, now.tzinfo, day_start)
    return moment if is_past(moment, now) else unreadable(TO_COME, text)


def _minutes_ago(typed: str) -> int | Unreadable | None:
    if found := fullmatch("- ?([0-9].*)", typed):
        return read_minutes(found[1])
    for before, _, after in (form.partition("…") for form in any_answer("ago")):
        length = typed.removeprefix(before).removesuffix(after)
        if length and typed == f"{before}{length}{after}":
            return read_minutes(length)
    word, _, rest = typed.partition(" ")
    if word in any_answer("lasting") and names_its_unit(rest):
        minutes = read_minutes(rest)
        is_meant = is_a_length(rest) or word not in any_answer("introduced")
        return minutes if is_meant and isinstance(minutes, int) else None
    return None


def is_a_length(typed: str) -> bool:
    """Whether it says its unit and is no time of the day: `25 min` and `1h30` are one, `18:30` and
    `9h30` are none.
    """
    clock = read_clock(typed)
    is_time = isinstance(clock, time) and (is_late(clock) or ":" in typed)
    return names_its_unit(typed) and not is_time and isinstance(read_minutes(typed), int)
