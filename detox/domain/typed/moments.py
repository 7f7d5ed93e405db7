"""Moments gone by, as people type them: `18h30`, `6pm`, `il y a 25 min`, `-25`, `hier 9:10`.

A moment is never after now: a clock time still to come is that of last night, if it can be. What
is taken off is taken off in UTC; `walls` says when a clock shows a time. The zone of `now` is one
whose offset follows the day.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from re import fullmatch

from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, OClock, Problem, Unreadable
from detox.domain.tongues import any_answer, listed
from detox.domain.typed.answers import is_now
from detox.domain.typed.clocks import (
    NO_SUCH_TIME,
    is_late,
    read_clock,
    read_clock_or_hour,
    timed_matcher,
    with_colon,
)
from detox.domain.typed.days import says_a_day
from detox.domain.typed.durations import names_its_unit, read_minutes
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.matching import Found, Matcher
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.phrases import When
from detox.domain.typed.words import fold_typed, unreadable, without_first
from detox.domain.walls import day_of, moment

NOT_A_MOMENT = N_("“%(typed)s” is not a time; write 18:30, 18h30, 6pm, -25 or 25 minutes ago.")
AN_END = N_("“%(typed)s” gives an end; write a single time, such as 18:30.")
TO_COME = N_("“%(typed)s” is still to come; write a time that has passed, such as -25.")
SKIPPED = N_("The clocks skipped %(clock)s on that day; use a time they did show.")

_LONGEST_NIGHT = 12 * 60
"""Up to how many minutes ago a time still to come today was yesterday's."""


def read_moment(
    text: str,
    now: datetime,
    day_start: int = 0,
    since: datetime | None = None,
    *,
    is_end: bool = False,
    alone: bool = False,
) -> datetime | Unreadable:
    """An instant up to `now`, in its zone; `day_start` in minutes after midnight.

    Where nothing before `since` is meant, a clock time still to come is not yesterday's. `is_end`
    tells that something ended then: `until 13:00`. `alone` tells that nothing but a moment is
    wanted, so that `9.30` and `9` are one.
    """
    for typed in _alone(text) if alone else (text,):
        read = _read(typed, now, day_start, since, is_end=is_end)
        if isinstance(read, datetime) or read.problem.message != NOT_A_MOMENT:
            return read
    return unreadable(NOT_A_MOMENT, text)


def _alone(text: str) -> Iterator[str]:
    """`9h` for `9`, `9:30` for `9.30`, after what was typed itself."""
    yield text
    yield from with_colon(text)
    if text.strip().isdigit() and isinstance(read_clock_or_hour(text), time):
        yield f"{text.strip()}h"


def _read(
    text: str, now: datetime, day_start: int, since: datetime | None, *, is_end: bool
) -> datetime | Unreadable:
    typed = without_first(fold_typed(text), listed("started"))
    began = _as_a_beginning(typed)
    if began != typed and not is_end:
        end = _read(began, now, day_start, None, is_end=False)
        is_one = isinstance(end, datetime) or end.problem.message == TO_COME
        return unreadable(AN_END if is_one else NOT_A_MOMENT, text)
    typed = began
    if is_now(typed):
        return now
    bare = without_first(typed, any_answer("introduced"))
    lengths = [ago for ago in map(_minutes_ago, (typed, bare)) if ago is not None]
    if lengths:
        minutes = next((ago for ago in lengths if isinstance(ago, int)), lengths[0])
        return minutes if isinstance(minutes, Unreadable) else earlier(now, minutes)
    clock = read_clock(bare) if bare == typed else read_clock_or_hour(bare)
    if isinstance(clock, Unreadable):
        return unreadable(NO_SUCH_TIME, text)
    if clock is not None:
        return _last_up_to(clock, text, now, since, is_end=is_end)
    return _on_a_day(text, typed, now, day_start, since, is_end=is_end)


def earlier(now: datetime, minutes: int) -> datetime:
    """The instant that many minutes before `now`, in its zone."""
    return (now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(now.tzinfo)


def last_time(clock: time, now: datetime) -> datetime:
    """The last instant up to `now` at which the clock showed that time, or skipped it."""
    found = on_day(now.date(), clock, now.tzinfo)
    if is_past(found, now) or (skips(found, clock) and clock <= now.time()):
        return found
    return on_day(now.date() - ONE_DAY, clock, now.tzinfo)


def skips(at: datetime, clock: time, *, is_end: bool = False) -> Problem | None:
    """Why `at`, in its zone, is not the `clock` that was typed: its day has no such time. What ends
    as the clock is changed ends at a time it was about to show.
    """
    if at.time() == clock:
        return None
    before = (datetime.combine(at.date(), clock) - timedelta(minutes=1)).time()
    if is_end and earlier(at, 1).time() == before:
        return None
    return Problem(SKIPPED, {"clock": OClock(clock.hour, clock.minute)})


def on_day(day: date, clock: time, zone: tzinfo | None, day_start: int = 0) -> datetime:
    """That time of that day in `zone`; `day_start` in minutes after midnight."""
    return moment(day, clock, zone or UTC, day_start).astimezone(zone)


def is_past(moment: datetime, now: datetime) -> bool:
    """Whether `moment` is not after `now`; compared in UTC, since walls repeat."""
    return moment.astimezone(UTC) <= now.astimezone(UTC)


def _as_a_beginning(typed: str) -> str:
    """`at 13:00` for `until 13:00`."""
    ends = [word for word in listed("until") if typed.startswith(f"{word} ")]
    after = max(map(len, ends), default=-1) + 1
    return f"{any_answer('introduced')[0]} {typed[after:]}" if after else typed


def _last_up_to(
    clock: time, text: str, now: datetime, since: datetime | None, *, is_end: bool
) -> datetime | Unreadable:
    found = last_time(clock, now)
    shown = since.replace(second=0, microsecond=0) if since else earlier(now, _LONGEST_NIGHT)
    is_to_come = found < shown and found.date() < now.date()
    return unreadable(TO_COME, text) if is_to_come else _shown(found, clock, is_end=is_end)


def _shown(at: datetime, clock: time, *, is_end: bool) -> datetime | Unreadable:
    problem = skips(at, clock, is_end=is_end)
    return Unreadable(problem) if problem else at


def _on_a_day(
    text: str,
    typed: str,
    now: datetime,
    day_start: int,
    since: datetime | None,
    *,
    is_end: bool,
) -> datetime | Unreadable:
    """`yesterday 18:30`, `hier soir à 8 h`, `9:00 yesterday`, `2026-11-20 09:10`."""
    when = _said(typed, day_of(now, day_start))
    if when.problem is not None:
        is_time = when.problem.message == NO_SUCH_TIME
        return unreadable(NO_SUCH_TIME, text) if is_time else Unreadable(when.problem)
    if when.until is not None:
        return unreadable(AN_END, text)
    is_weak = when.day is None and bool(when.bare) and not _is_introduced(typed)
    if when.start is None or when.minutes is not None or is_weak:
        return unreadable(NOT_A_MOMENT, text)
    if when.day is None:
        return _last_up_to(when.start, text, now, since, is_end=is_end)
    found = on_day(when.day, when.start, now.tzinfo, day_start)
    is_gone = is_past(found, now)
    return _shown(found, when.start, is_end=is_end) if is_gone else unreadable(TO_COME, text)


def _is_introduced(typed: str) -> bool:
    """Whether the last word before an hour alone says that it is one: `starting at 9`."""
    return any(word in any_answer("introduced") for word in typed.split()[-2:-1])


def _said(typed: str, today: date) -> When:
    """What all of a text says of a day and of times, whichever stands first; nothing where it says
    no time.
    """
    bare = without_first(typed, any_answer("introduced"))
    for text in dict.fromkeys((typed, bare, *_day_first(bare, hours=bare != typed))):
        lexemes = lexemes_of(text)
        matcher = dated_matcher(lexemes, text, today, "en", "past")
        for found in matcher.matches("when", 0):
            if said := _with_the_rest(found, matcher):
                return said
    return When()


def _with_the_rest(found: Found, matcher: Matcher) -> When | None:
    """What a phrase says, with what follows it up to the end; None where that is no time."""
    when: When = found.value
    last = found if found is matcher.whole("when") else matcher.whole("when", found.end)
    if last is None:
        return None
    if last is not found:
        if when.is_time == last.value.is_time:
            return None
        problem = when.problem or last.value.problem
        when = when.joined(last.value)._replace(problem=problem, firm=when.firm | last.value.firm)
    timed = any(slot.name in ("time", "o") for slot in (*found.slots, *last.slots))
    is_meant = when.until is None or when.firm > 0  # `9 to 5` may be a title
    return when.in_its_part() if timed and is_meant else None


def _day_first(typed: str, *, hours: bool) -> Iterator[str]:
    """`yesterday 9:00` for `9:00 yesterday`; `hours` tells that a bare number may be one."""
    lexemes = lexemes_of(typed)
    ends = [one.end for one in timed_matcher(lexemes).matches("time", 0)]
    if hours and lexemes and lexemes[0].is_number and len(lexemes[0].text) < 3:
        ends.append(1)
    for end in ends:
        if end < len(lexemes):
            place = lexemes[end].start
            clock, day = typed[:place].strip(" ,"), typed[place:].strip(" ,")
            yield f"{day} {clock}h" if clock.isdigit() else f"{day} {clock}"


def _minutes_ago(typed: str) -> int | Unreadable | None:
    if found := fullmatch("- ?([0-9].*)", typed):
        return read_minutes(found[1])
    if length := length_ago(typed):
        return read_minutes(length)
    word, _, rest = typed.partition(" ")
    if word in any_answer("lasting") and names_its_unit(rest):
        minutes = read_minutes(rest)
        is_meant = is_a_length(rest) or word not in any_answer("introduced")
        return minutes if is_meant and isinstance(minutes, int) else None
    return None


def length_ago(typed: str) -> str:
    """What is said to be so long ago, as in `25 minutes ago`; nothing for none."""
    for before, _, after in (form.partition("…") for form in any_answer("ago")):
        length = typed.removeprefix(before).removesuffix(after)
        if length and typed == f"{before}{length}{after}":
            return length
    return ""


def says_since_when(text: str, today: date, language: str) -> bool:
    """Whether words say since when by nothing but a day: `yesterday`, `since this morning`,
    `depuis 3 jours`.
    """
    typed = fold_typed(text)
    lasting = without_first(typed, (*any_answer("introduced"), *any_answer("lasting")))
    ago = (form.replace("…", lasting) for form in any_answer("ago") if lasting != typed)
    said = (typed, without_first(typed, any_answer("introduced")), *ago)
    return any(says_a_day(one, today, language) for one in said)


def is_a_length(typed: str) -> bool:
    """Whether it says its unit and is no time of the day: `25 min` and `1h30` are one, `18:30` and
    `9h30` are none.
    """
    clock = read_clock(typed)
    is_time = isinstance(clock, time) and (is_late(clock) or ":" in typed)
    return names_its_unit(typed) and not is_time and isinstance(read_minutes(typed), int)
