"""When a reminder is wanted, as people type it: `every monday 9:00`, `le 31 de chaque mois à 9h`.

A reminder comes again unless it is said to be for one day: a weekday alone is each such day, and
`the 31st` the 31st of each month. `next monday`, `ce lundi`, `tomorrow` and a date are one day, and
so is `20 november`; `every 20 november` comes each year. A time alone is that of each day.

Every word belongs to a piece, by the forms of the tables in `tongues`, or the whole is refused.
"""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from detox.domain.days import LATEST, ONE_DAY
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import shown
from detox.domain.typed.clocks import NO_SUCH_TIME, is_of_the_night, with_colon
from detox.domain.typed.days import read_day
from detox.domain.typed.gathered import (
    NO_WHEN,
    NOT_A_WHEN,
    NOT_UNDERSTOOD,
    Against,
    cut,
    gathered,
    not_understood,
)
from detox.domain.typed.phrases import TWO_READINGS
from detox.domain.typed.pieces import Piece as Taken
from detox.domain.typed.pieces import PieceKind
from detox.domain.typed.reader import days_in_month
from detox.domain.typed.repeats import APART, Pieces, repeats
from detox.domain.typed.rules import LONGEST_RULE, MOST_APART, ONCE, Parts, read_parts, written
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.slots import Day
from detox.domain.typed.vocabulary import NEAR_DAYS
from detox.domain.typed.when_words import Span
from detox.domain.typed.worded import Line, Piece
from detox.domain.typed.words import LONGEST_TYPED, fold_typed, unreadable

TOO_SELDOM = N_("“%(typed)s” is out of range; write from every hour to every 12 years.")
GONE_BY = N_("“%(typed)s” has passed; write a day to come, such as tomorrow 9:00.")
NO_TIME = N_("“%(typed)s” does not say at what time; write that beside it, as in 8:30.")

_HOURS_OF = {
    "morning": range(12), "afternoon": range(12, 19), "evening": range(16, 24),
    "night": (*range(18, 24), *range(4)),
}  # fmt: skip
_TAKEN: dict[str, PieceKind] = {
    **dict.fromkeys(("often", "of", "fortnight"), "duration"),
    **dict.fromkeys(("weekdays", "nth_days", "month_days", "month_end", "year_day"), "day"),
    **dict.fromkeys(("day", "tonight", "months", "bare_days"), "day"),
    **dict.fromkeys(("time", "part"), "time"),
    **dict.fromkeys(("from", "until", "for", "times", "twice"), "range"),
    **dict.fromkeys(("except", "except_months"), "tag"),
    "joiner": "joiner",
}
"""What pieces look like, in the kinds that log lines have: how often is a duration."""
_TIME_ALONE = r"[0-9]{1,2}\.(1[3-9]|[2-5][0-9])"
"""`9.30`, which no month has as its number."""
_DAWN = 4
_LONGEST = 5000
_RULE = r"\s*(?:[^\s;,=:]|[;,=:]\s*)+"


class When(NamedTuple):
    """A rule, the time of day if one was said, and the day of a one-off or the first day if said.

    A one-off has the rule `ONCE`.
    """

    rule: str
    at: time | None
    on: date | None


class _Said(NamedTuple):
    """What stands beside the days: the time, the first day and the end."""

    at: time | None = None
    on: date | None = None
    end: Parts = {}


def read_when(
    text: str, today: date, language: str = "en", day_start: int = 0, at: time | None = None
) -> When | Unreadable:
    """When to remind, from `today` on; a rule typed as such is read as far as its parts go.

    `day_start` is in minutes after midnight; `at` is the time where the text has none. What can be
    no day where it stands may be a time: `every day 9.30`.
    """
    if at is None and re.fullmatch(_TIME_ALONE, text.strip()):
        text = text.replace(".", ":")
    read = _read(text, today, language, day_start, at)
    if isinstance(read, Unreadable) and read.problem.message == APART:
        others = [_read(each, today, language, day_start, at) for each in with_colon(text)]
        return min([read, *others], key=_doubt)
    return read


def _doubt(read: When | Unreadable) -> int:
    """How far from read: what does not go together may only be cut in the wrong place."""
    if isinstance(read, When):
        return 0
    return 2 if read.problem.message in (APART, NO_SUCH_TIME) else 1


def _read(
    text: str, today: date, language: str, day_start: int, at: time | None
) -> When | Unreadable:
    if not text.strip():
        return Unreadable(Problem(NO_WHEN))
    against = Against(text, today, language, day_start, at)
    if "=" in text:
        return _rule_and_tail(against)
    if len(text) > LONGEST_RULE:
        return unreadable(NOT_A_WHEN, text)
    pieces = gathered(against)
    if isinstance(pieces, Unreadable):
        return pieces
    parts = repeats(pieces, today, language)
    if isinstance(parts, Unreadable):
        return parts
    return _one_day(pieces, against) if parts is None else _again(pieces, parts, against)


def taken_for(text: str, today: date, language: str) -> list[Taken]:
    """What each stretch of a when is taken for, whether or not the whole can be kept."""
    begin = _rule_end(text)
    line = Line(text[begin:])
    found, left = cut(line, Against(text[begin:], today, language))
    taken = [Taken(each.start, each.end, _TAKEN.get(each.kind, "unread")) for each in found]
    words = [line.words[place] for place in left]
    taken += [Taken(word.start, word.end, "unread") for word in words]
    rule = [Taken(0, begin, "duration")] if begin else []
    moved = (each._replace(start=each.start + begin, end=each.end + begin) for each in taken)
    return [*rule, *sorted(moved)]


def _rule_end(text: str) -> int:
    """Where a rule of a calendar ends that the text begins with."""
    found = re.match(_RULE, text[:LONGEST_RULE]) if "=" in text else None
    return len(found[0].rstrip()) if found and "=" in found[0] else 0


def _rule_and_tail(against: Against) -> When | Unreadable:
    """`FREQ=WEEKLY;BYDAY=MO from 2026-12-01 at 9:00`."""
    found = re.match(_RULE, against.text[:LONGEST_RULE])
    tail = against.text[found.end() if found else 0 :]
    tail = "" if "=" in tail or len(tail) > LONGEST_TYPED else tail
    parts = read_parts(against.text.removesuffix(tail))
    if isinstance(parts, Unreadable):
        return parts
    if not tail.strip(" ,;"):
        return When(written(parts), None, None)
    pieces = gathered(against._replace(text=tail))
    if isinstance(pieces, Unreadable) or any(p.kind not in ("time", "from") for p in pieces.all):
        return unreadable(NOT_UNDERSTOOD, against.text, rest=shown(tail.strip()))
    said = _beside(pieces, None, against)
    return said if isinstance(said, Unreadable) else When(written(parts), said.at, said.on)


def _again(pieces: Pieces, parts: Parts, against: Against) -> When | Unreadable:
    """What comes again."""
    interval = int(parts.get("INTERVAL", "1"))
    if not 1 <= interval <= MOST_APART[parts["FREQ"]]:
        return unreadable(TOO_SELDOM, against.text)
    if pieces.of("tonight"):
        return pieces.apart("tonight", (pieces.of("often") or pieces.days or pieces.all[0]).kind)
    said = _beside(pieces, parts, against)
    if isinstance(said, Unreadable):
        return said
    if said.at and said.at.hour < _DAWN and any(_part(piece) == "night" for piece in pieces.all):
        if any(name not in ("FREQ", "INTERVAL", "BYDAY") for name in parts):
            return pieces.apart("time", (pieces.days or pieces.all[0]).kind)
        parts = _the_day_after(parts)
    checked = read_parts(written(parts | said.end))
    return checked if isinstance(checked, Unreadable) else When(written(checked), said.at, said.on)


def _the_day_after(parts: Parts) -> Parts:
    """Monday night at one is on Tuesday."""
    days = parts.get("BYDAY", "").split(",")
    after = {CODES[(CODES.index(day) + 1) % 7] for day in days if day}
    return parts | ({"BYDAY": ",".join(c for c in CODES if c in after)} if after else {})


def _one_day(pieces: Pieces, against: Against) -> When | Unreadable:
    """A single day: nothing stands beside it but the time, and that it comes once."""
    kind = "tonight" if pieces.of("tonight") else "day"
    piece = pieces.of(kind)
    if piece is None and (nth_days := pieces.of("nth_days")):
        return unreadable(GONE_BY, pieces.typed(nth_days))
    if piece is None:
        return not_understood("", against)
    for other in pieces.all:
        is_once = other.kind == "times" and other.got.get("apart", 1) == 1
        if other.kind not in (kind, "time", "part") and not is_once:
            return pieces.apart(kind, other.kind)
    said = _beside(pieces, None, against)
    if isinstance(said, Unreadable):
        return said
    near = against.today + timedelta(days=piece.got.get("near", 0))
    day: date | Unreadable = piece.got["day"].day if kind == "day" else near
    if isinstance(day, Unreadable):
        return day
    if _is_late(said.at or against.at, piece, against.day_start):
        day += ONE_DAY
    return When(ONCE, said.at, day) if day >= against.today else unreadable(GONE_BY, against.text)


def _is_late(at: time | None, piece: Piece, day_start: int) -> bool:
    """Whether a time is of the night after: of `tonight`, or of `today` before its end."""
    if at is None:
        return False
    is_before_start = at.hour * 60 + at.minute < day_start
    if piece.kind == "tonight":
        return _part(piece) == "night" and (at.hour < _DAWN or is_before_start)
    return is_before_start and fold_typed(piece.got["day"].typed) in NEAR_DAYS


def _beside(pieces: Pieces, parts: Parts | None, against: Against) -> _Said | Unreadable:
    """The time of day, the first day and the end; `parts` of the rule that they belong to."""
    at = _time(pieces, against)
    if isinstance(at, Unreadable):
        return at
    begin: Day | None = pieces.got("from", "day")
    on = begin.day if begin else None
    if isinstance(on, Unreadable):
        return on
    until = _until(pieces, on or against.today, against)
    if isinstance(until, Unreadable):
        return until
    end: Parts | None = {}
    if until:
        if until < max(on or against.today, against.today):
            return unreadable(GONE_BY, str(until))
        end = {"UNTIL": f"{until:%Y%m%d}"}
    if pieces.of("times"):
        end = (end or {}) | {"COUNT": str(pieces.got("times", "apart") or 1)}
    span: Span | None = pieces.got("for", "span")
    if span and end:
        return pieces.apart("for", "until" if until else "times")
    if span:
        end = _lasting(span, on or against.today, parts or {})
    if end is None:
        return unreadable(NOT_A_WHEN, against.text)
    return _Said(at, on, end)


def _time(pieces: Pieces, against: Against) -> time | Unreadable | None:
    """The time, of the part of the day that stands beside it: `8:30` of an evening is 20:30."""
    at: time | Unreadable | None = pieces.got("time", "clock") or pieces.got("time", "hour")
    named = [piece for piece in pieces.all if _part(piece)]
    if isinstance(at, Unreadable):
        return at
    if not named:
        return _settled(at, pieces)
    if len(named) > 1:
        one, other = (pieces.typed(piece) for piece in named[:2])
        return unreadable(APART, against.text, one=one, other=other)
    if at is None:
        return unreadable(NO_TIME, pieces.typed(named[0]))
    hours = _HOURS_OF[_part(named[0])]
    typed = pieces.typed(pieces.of("time") or named[0])
    hours_meant = [at.hour, at.hour + 12] if 1 <= at.hour < 12 else [at.hour]
    if at.hour == 12 and re.search("12", typed):
        hours_meant = [12, 0]
    fit = next((hour for hour in hours_meant if hour in hours), None)
    if fit is None:
        return unreadable(APART, against.text, one=pieces.typed(named[0]), other=typed)
    return at.replace(hour=fit)


def _settled(at: time | None, pieces: Pieces) -> time | Unreadable | None:
    """The time; an hour alone that would be in the night is rather one of the afternoon."""
    piece = pieces.of("time")
    if piece is None or at is None or "hour" not in piece.got or not is_of_the_night(at):
        return at
    later = f"{at.hour + 12}:00"
    return unreadable(TWO_READINGS, pieces.typed(piece), length=f"{at.hour}:00", range=later)


def _part(piece: Piece | None) -> str:
    """The part of the day that a piece names."""
    if piece is None:
        return ""
    return str(piece.got.get("part", "night" if piece.kind == "tonight" else ""))


def _until(pieces: Pieces, first: date, against: Against) -> date | Unreadable | None:
    """The last day, after the first where it can be; the end of a month is the next such."""
    month = pieces.got("until", "month")
    if month:
        year = first.year + (month < first.month)
        return date(year, month, days_in_month(year, month))
    unit: Span | None = pieces.got("until", "unit")
    if unit:
        return _end_of(unit, first) or unreadable(NOT_A_WHEN, against.text)
    last: Day | None = pieces.got("until", "day") or pieces.got("from", "last")
    if last is None:
        return None
    if isinstance(last.day, date) and last.day < first:
        return read_day(last.typed, first, against.language, direction="future")
    return last.day


def _end_of(unit: Span, first: date) -> date | None:
    """The last day of the week, month or year in which a day lies."""
    if unit == ("WEEKLY", 1):
        return first + timedelta(days=6 - first.weekday())
    if unit == ("MONTHLY", 1):
        return first.replace(day=days_in_month(first.year, first.month))
    return first.replace(month=12, day=31) if unit == ("YEARLY", 1) else None


def _lasting(span: Span, first: date, parts: Parts) -> Parts | None:
    """The end of what lasts so long from its first day on; None where that is out of reach."""
    if span.freq == "HOURLY" or not 1 <= span.times < _LONGEST:
        return None
    if span.freq in ("DAILY", "WEEKLY"):
        days = span.times * (7 if span.freq == "WEEKLY" else 1)
        if parts == {"FREQ": "DAILY"}:
            return {"COUNT": str(days)}
        after = first.toordinal() + days
    else:
        months = span.times * (12 if span.freq == "YEARLY" else 1)
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        if year > LATEST.year:
            return None
        day = min(first.day, days_in_month(year, month + 1))
        after = date(year, month + 1, day).toordinal()
    last = after - 1
    return {"UNTIL": f"{date.fromordinal(last):%Y%m%d}"} if last <= LATEST.toordinal() else None
