"""A whole log line: `45m writing "column draft" +newsletter --on yesterday`, in any sensible order.

Pieces are read at both ends, what is left in the middle is the note, and so is whatever is quoted.
Tags (`+word`) and options (`--on DAY`, `--at TIME`) are read wherever they stand.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from detox.domain.activity import Activity
from detox.domain.days import ONE_DAY
from detox.domain.problem import N_, Minutes, OnDay, Problem, Unreadable
from detox.domain.session import LONGEST_MINUTES, NOT_YET, ahead
from detox.domain.text import NOTE_LIMIT, read_note
from detox.domain.typed.activities import which
from detox.domain.typed.doubts import as_times
from detox.domain.typed.durations import OUT_OF_BOUNDS, in_short, read_minutes
from detox.domain.typed.line import Line
from detox.domain.typed.moments import earlier, is_past, last_time, on_day, skips
from detox.domain.typed.phrases import TWO_READINGS, When
from detox.domain.typed.pieces import Piece
from detox.domain.typed.tokens import tokens_of
from detox.domain.typed.words import unreadable
from detox.domain.walls import begin_of, day_of, moment, moment_after, wall_of

LONGEST_LINE = NOTE_LIMIT + 1_000
LONGEST_NIGHT = timedelta(hours=12)
"""How long a range may be that ends at an earlier time than it begins, over midnight."""

LONGEST_IN_CLOCK = 6 * 60
"""From how many minutes on `6:00` alone is as well a time."""

TOO_LONG = N_("This line has %(size)d characters; a log line can have up to %(limit)d.")
NOTHING_YET = N_("Write a duration and an activity, as in: 45m writing column draft.")
HOW_LONG = N_("How long did it take? Write a duration such as 45, 45m or 1h30.")
TIME_OR_LENGTH = N_("“%(typed)s” may be a time or a length; write at %(typed)s, or %(length)s.")
NOT_PASSED = N_("Today hasn’t had %(length)s yet; add the day it was, or a shorter time.")
NO_LENGTH = N_("It starts and ends at the same time; write two times, as in from 9:10 to 10:00.")
PART_TO_COME = N_("“%(typed)s” is still to come; log a session once it is over.")
BACKWARDS = N_("It ends before it starts; write the earlier time first, or how long it took.")
LONGER_THAN_RANGE = N_("%(duration)s does not fit between times that are %(most)s apart.")
TOO_FAR_APART = N_(
    "These times are %(apart)s apart, and a session can last up to 24 hours; write %(range)s."
)


class Entry(NamedTuple):
    """A session as it was typed; `start` is aware, in the person's zone."""

    minutes: int
    activity: str
    note: str
    tags: tuple[str, ...]
    day: date
    start: datetime | None


class Partial(NamedTuple):
    """What is understood of a line so far; `problem` is what is wrong with it, or missing next.

    The pieces are in order, do not overlap and cover every character that is no space.
    """

    minutes: int | None
    activity: str | None
    note: str
    tags: tuple[str, ...]
    day: date
    start: datetime | None
    problem: Problem | None
    pieces: tuple[Piece, ...] = ()


def whole(part: Partial) -> Entry | Unreadable:
    """The entry that a line is, where all of it was understood and nothing is missing."""
    if part.problem is not None or part.minutes is None or part.activity is None:
        return Unreadable(part.problem or Problem(NOTHING_YET))
    return Entry(part.minutes, part.activity, part.note, part.tags, part.day, part.start)


def read_partial(
    text_or_words: str | Sequence[str],
    activities: Sequence[Activity],
    today: date,
    language: str,
    now: datetime,
    day_start: int = 0,
) -> Partial:
    """As much of a log line as can be understood; `now` is in a zone whose offset follows the day,
    `today` the day it belongs to, `day_start` when days begin, in minutes after midnight.
    """
    is_text = isinstance(text_or_words, str)
    size = len(text_or_words) if is_text else sum(len(word) + 1 for word in text_or_words)
    if size > LONGEST_LINE:
        problem = Problem(TOO_LONG, {"size": size, "limit": LONGEST_LINE})
        return Partial(None, None, "", (), today, None, problem)
    line = _line(text_or_words, activities, today, language)
    day, start = _placed(line, today, now, day_start)
    minutes, trouble = _lasting(line, start)
    note = read_note(line.note)
    problems = (
        line.trouble,
        _skipped(line, start),
        trouble,
        _looks_like_a_time(line),
        _day_or_hour(line),
        _not_passed(minutes, day, start, now, day_start),
        note.problem if isinstance(note, Unreadable) else None,
        _to_come(line, day, today, now, day_start),
        ahead(start, minutes or 0, now),
        _missing(line, minutes),
    )
    wrong = next(filter(None, problems), None)
    kept = "" if isinstance(note, Unreadable) else note
    said = (minutes, line.activity, kept, tuple(line.tags), day, start)
    return Partial(*said, wrong, tuple(line.pieces))


def _line(
    text_or_words: str | Sequence[str], activities: Sequence[Activity], today: date, language: str
) -> Line:
    """The pieces of a line; a duration may stand in quotes, or behind a day, where there is no
    other.
    """
    source = text_or_words if isinstance(text_or_words, str) else " ".join(text_or_words)
    tokens = tokens_of(text_or_words)
    shell = not isinstance(text_or_words, str) and len(text_or_words) > 1
    line = Line(tokens, source, activities, today, language, from_shell=shell)
    told = line.when.is_time or line.when.day is not None
    if line.minutes is None and (told or any(token.quoted for token in tokens)):
        return Line(tokens, source, activities, today, language, from_shell=shell, opened=True)
    return line


def _placed(line: Line, today: date, now: datetime, day_start: int) -> tuple[date, datetime | None]:
    """The day and the start; a time without a day is the last one the clock has shown."""
    when = line.when
    if when.start is None and when.until is None:
        return when.day or today, None
    clock = when.until if when.start is None else when.start
    assert clock is not None
    if when.day is not None:
        is_its_end = when.start is None and clock.hour * 60 + clock.minute == day_start
        the_day = when.day + ONE_DAY if is_its_end else when.day
        at = on_day(the_day, clock, now.tzinfo, day_start)
    else:
        at = last_time(clock, now)
    if when.start is None:  # an end alone
        at = earlier(at, line.minutes or 0)
    day = day_of(at, day_start)  # another day where that one skipped the time
    return day if when.day is not None else min(today, day), at


def _not_passed(
    minutes: int | None, day: date, start: datetime | None, now: datetime, day_start: int
) -> Problem | None:
    """More than a night, and than has passed of today; what goes over midnight may be less."""
    if minutes is None or start is not None or minutes <= LONGEST_NIGHT // timedelta(minutes=1):
        return None
    passed = now.astimezone(UTC) - begin_of(day, day_start, now.tzinfo or UTC)
    if timedelta(minutes=minutes) <= passed:
        return None
    return Problem(NOT_PASSED, {"length": in_short(minutes)})


def _to_come(line: Line, day: date, today: date, now: datetime, day_start: int) -> Problem | None:
    if day > today:
        return Problem(NOT_YET, {"day": OnDay(day)})
    when = line.when
    if day < today or not when.begins:
        return None
    begins = on_day(day, time(when.begins), now.tzinfo, day_start)
    return None if is_past(begins, now) else unreadable(PART_TO_COME, when.part).problem


def _looks_like_a_time(line: Line) -> Problem | None:
    """`9:00 writing` is rather the time of day."""
    length = line.length
    if length is None or length.clock is None or not length.clock.plain or line.when.is_time:
        return None
    if length.clock.minutes < LONGEST_IN_CLOCK:
        return None
    typed = line.strip.raw(length.start, length.end)
    params: dict[str, object] = {"typed": typed, "length": in_short(length.clock.minutes)}
    return Problem(TIME_OR_LENGTH, params)


def _day_or_hour(line: Line) -> Problem | None:
    """`9 -11 writing`, `writing 1h -2`: what counts days back may be the hour that ends it."""
    said = [(piece.kind, line.source[piece.start : piece.end]) for piece in line.pieces]
    for (kind, typed), (after, back) in pairwise([*said, ("note", "")]):
        if (kind, after) == ("duration", "day") and as_times(typed + back):
            typed = f"{typed} {back}"
        elif kind != "range":
            continue
        first, _, last = typed.partition(" -")
        length = read_minutes(first)
        if last.isdecimal() and isinstance(length, int) and length < LONGEST_IN_CLOCK:
            hour, minute = (int(first), 0) if first.isdecimal() else divmod(length, 60)
            lasted, times = f"{in_short(length)} @-{last}", f"{hour}:{minute:02}-{last}:00"
            return unreadable(TWO_READINGS, typed, length=lasted, range=times).problem
    return None


def _lasting(line: Line, start: datetime | None) -> tuple[int | None, Problem | None]:
    """The minutes typed, else those between two times."""
    if start is None or line.when.until is None or line.when.start is None:
        return line.minutes, None
    length = _end(start, line.when) - start.astimezone(UTC)
    between = length // timedelta(minutes=1)
    if between <= 0:
        return line.minutes, Problem(NO_LENGTH)
    if time() < line.when.until < line.when.start and length > LONGEST_NIGHT:
        return line.minutes, Problem(BACKWARDS)
    if line.minutes is None and between > LONGEST_MINUTES:
        return None, _too_far_apart(start, between)
    if line.minutes is not None and line.minutes > between:
        params: dict[str, object] = {
            "duration": Minutes(line.minutes),
            "most": Minutes(between),
        }
        return line.minutes, Problem(LONGER_THAN_RANGE, params)
    return line.minutes or between, None


def _skipped(line: Line, start: datetime | None) -> Problem | None:
    """A time that was typed and that no clock has shown; the end of a length is none."""
    when = line.when
    if start is None:
        return None
    if when.start is None:
        end = earlier(start, -(line.minutes or 0))
        return skips(end, when.until, is_end=True) if when.until is not None else None
    problem = skips(start, when.start)
    if problem is not None or when.until is None:
        return problem
    return skips(_end(start, when).astimezone(start.tzinfo), when.until, is_end=True)


def _end(start: datetime, when: When) -> datetime:
    """The UTC instant of the end; one before the start on the wall is that of the night, and
    midnight is that of the day, so that from midnight to midnight is all of it.
    """
    zone = start.tzinfo or UTC
    assert when.start is not None
    assert when.until is not None
    day = wall_of(start, zone).date()
    if when.until < when.start:
        return moment_after(start, when.until, zone)
    return moment(day if when.until > time() else day + ONE_DAY, when.until, zone)


def _too_far_apart(start: datetime, between: int) -> Problem:
    """All of a day of 25 hours, with the longest that can be written instead."""
    zone = start.tzinfo or UTC
    last = wall_of(start.astimezone(UTC) + timedelta(minutes=LONGEST_MINUTES), zone)
    times = f"{wall_of(start, zone):%H:%M}-{last:%H:%M}"
    return Problem(TOO_FAR_APART, {"apart": Minutes(between), "range": times})


def _missing(line: Line, minutes: int | None) -> Problem | None:
    if minutes is None:
        return _no_minutes(line) if line.activity else Problem(NOTHING_YET)
    if line.activity is None:
        return which(line.every, line.language)
    return None


def _no_minutes(line: Line) -> Problem:
    """With no other length, the number in `-45 writing` was meant for one, not for a day."""
    for piece in line.pieces:
        read = read_minutes(line.source[piece.start : piece.end]) if piece.kind == "day" else 0
        if isinstance(read, Unreadable) and read.problem.message == OUT_OF_BOUNDS:
            return read.problem
    return Problem(HOW_LONG)
