"""Ranges of days as people type them: `week`, `mois dernier`, `2026-11`, `W48`, `1 to 15 november`.

The last day typed is in the range, so `after` is the day that follows it. What has no year is the
last that has begun, or the next where what is meant lies ahead; `last 3 months` end with today, as
`last 30 days` do, and `last month` is a whole one. The forms are those of the tables in `tongues`:
a period is one of them as a whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from detox.domain.days import EARLIEST, LATEST, ONE_DAY, DayRange, one_day
from detox.domain.problem import N_, Unreadable
from detox.domain.tongues import periods
from detox.domain.tongues.sections import Forms, by_word
from detox.domain.typed.days import is_no_day, read_day
from detox.domain.typed.ends import last_of
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.reader import Direction
from detox.domain.typed.slots import Slots, days_in
from detox.domain.typed.spans import (
    OUT_OF_REACH,
    Now,
    dated,
    days_from,
    half,
    is_meant,
    lately,
    month_days,
    month_of_year,
    months_of,
    period_of,
    quarter,
    to_date,
    week,
    years_meant,
)
from detox.domain.typed.vocabulary import MONTHS, UNITS, WEEKDAYS
from detox.domain.typed.when_words import day_parts, numbers, ordinal, words_in
from detox.domain.typed.worded import Line, Slot, Worded
from detox.domain.typed.words import LONGEST_TYPED, TWO_WAYS, fold, unreadable

NOT_A_RANGE = N_(
    "“%(typed)s” is not a period; write week, last month, 2026-11, W48, Q4, all or FROM..TO."
)
BACKWARDS = N_("“%(typed)s” ends before it begins; write the earlier day first.")

_ENDS = r"(.*?)(?:\.\.+|…)(.*)"
_ISO = r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ?/ ?| - )([0-9]{4}-[0-9]{2}-[0-9]{2})"
_GLUED = r"([^\W\d][^\s-]*)-([^\W\d][^\s-]*(?: [0-9]{4})?)"
"""`nov-dec`, `W40-W48 2026`."""
_SEVERAL = ("since", "until", "month_days", "numbers", "ends")
_COUNTED = f"([0-9]{{1,2}})(?:{ordinal()})"
_DAY_NUMBER = f"{_COUNTED}?"
_LONGEST_END = 8
_WHOLE = ("day", "week", "month", "year")


def read_range(
    text: str, today: date, first_weekday: int, language: str, direction: Direction = "past"
) -> DayRange | Unreadable:
    """A range that is never empty; weekdays count from Monday = 0. All there is has tomorrow, too:
    it has begun already further east, and a log from there may be here.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST_TYPED:
        return unreadable(NOT_A_RANGE, text)
    now = Now(today, first_weekday, language, direction)
    if fold(text) in _everything():
        return DayRange(EARLIEST, max(today, EARLIEST) + 2 * ONE_DAY)
    if found := re.fullmatch(_ENDS, text) or re.fullmatch(_ISO, text):
        begin, end = found[1].strip(), found[2].strip(" .")
        if re.fullmatch(_DAY_NUMBER, begin) and (read := _Period(f"{begin}-{end}", now).read()):
            return read
        return _between(text, begin, end, now)
    read = _Period(text, now).read()
    if read is None and (ends := re.fullmatch(_GLUED, text)):
        read = _between(text, ends[1], ends[2], now)
        if isinstance(read, Unreadable) and read.problem.message == NOT_A_RANGE:
            return unreadable(NOT_A_RANGE, text)
    return read or unreadable(NOT_A_RANGE, text)


def _between(text: str, begin: str, end: str, now: Now) -> DayRange | Unreadable:
    """From one to another; looking ahead, the one that holds today where there is one."""
    if now.direction == "future" and begin and end:
        begun = _between(text, begin, end, now._replace(direction="past"))
        if isinstance(begun, DayRange) and begun.first <= now.today < begun.after:
            return begun
    first = _first(begin, end, now) if begin else DayRange(EARLIEST, EARLIEST)
    if isinstance(first, Unreadable):
        return first
    last = _last(end, begin, first, now) if end else _until_today(first, now.today)
    if isinstance(last, Unreadable):
        return last
    if last.after <= first.first:
        return unreadable(BACKWARDS, text)
    return DayRange(first.first, last.after)


def _first(begin: str, end: str, now: Now) -> DayRange | Unreadable:
    """What a range begins with; without a year of its own in the one of its end, or before."""
    year = re.search(r"(?<=[^-/.0-9])([0-9]{4})$", end)
    last = _span(end, now)
    if year and isinstance(last, DayRange) and not re.search("[0-9]{4}", begin):
        for each in (int(year[1]), int(year[1]) - 1):
            first = _span(f"{begin} {each}", now)
            if isinstance(first, DayRange) and first.first < last.after:
                return first
    return _span(begin, now)


def _last(end: str, begin: str, first: DayRange, now: Now) -> DayRange | Unreadable:
    def read(today: date, direction: Direction) -> DayRange | Unreadable:
        return _span(end, now._replace(today=today, direction=direction))

    if first.after == EARLIEST:
        return read(now.today, now.direction)
    said_its_year = re.search("[0-9]{4}", begin) is not None
    return last_of(read, first, now.today, now.direction, said_its_year=said_its_year)


def _until_today(first: DayRange, today: date) -> DayRange:
    """Up to today, or as long as what it begins with where that is still to come."""
    return DayRange(first.first, max(first.after, today + ONE_DAY))


def _span(text: str, now: Now) -> DayRange | Unreadable:
    """One name: a day, a week, a month or a year."""
    return _Period(text, now, is_one=True).read() or unreadable(NOT_A_RANGE, text)


class _Period:
    """What was typed, and how its forms are read; `is_one` leaves out those of two ends."""

    def __init__(self, text: str, now: Now, *, is_one: bool = False) -> None:
        self.text, self.now, self._is_one = text, now, is_one
        self._line = Line(text)
        self._dated = dated_matcher(
            self._line.lexemes, text, now.today, now.language, now.direction
        )
        self._meanings: dict[str, Callable[[Mapping[str, Any]], DayRange | Unreadable | None]] = {
            "this": lambda got: period_of(got["unit"], now.today, now.first_weekday),
            "last": self._last,
            "last_month": self._last_month,
            "lately": lambda got: lately(got["count"], got["unit"], now.today),
            "to_date": lambda got: to_date(got.get("unit"), fold(text), now),
            "week": self._week,
            "week_of": self._week_of,
            "quarter": lambda got: quarter(*_numbered(got, "quarter"), self),
            "half": lambda got: half(*_numbered(got, "half"), self),
            "month": lambda got: month_of_year(got["month"], got.get("year"), self),
            "year": lambda got: dated(str(got["year"]), text),
            "fortnight": lambda _got: lately(2, "week", now.today),
            "since": self._since, "until": self._until, "numbers": self._numbers,
            "month_first": self._month_first,
            "month_days": lambda got: month_days(*_two_days(got), now),
            "ends": lambda got: _between(text, got["whole"], got["last"], now),
        }  # fmt: skip

    def read(self) -> DayRange | Unreadable | None:
        """The range, why there is none, or None where the text is no period."""
        found = dated(fold(self.text), self.text) or self._by_form() or self._day()
        if isinstance(found, DayRange) and not EARLIEST <= found.first <= LATEST:
            return unreadable(OUT_OF_REACH, self.text)
        return found

    def _by_form(self) -> DayRange | Unreadable | None:
        worded = Worded(self._line, self._slots())
        for kind, form in _forms():
            if self._is_one and kind in _SEVERAL:
                continue
            for got, end in worded.matches(form, 0):
                if end == len(self._line.words):
                    found = self._meanings[kind](got)
                    if found is not None:
                        return found
        return None

    def _day(self) -> DayRange | Unreadable | None:
        if any(word.text in day_parts() for word in self._line.words):
            return None
        day = read_day(self.text, self.now.today, self.now.language, direction=self.now.direction)
        if isinstance(day, Unreadable):
            return None if is_no_day(day) else day
        return one_day(day)

    def _last(self, got: Mapping[str, Any]) -> DayRange | None:
        name, now = got["unit"], self.now
        if name == "day":
            return None
        this = period_of(name, now.today, now.first_weekday)
        before = this.first - ONE_DAY * (6 if name == "weekend" else 1)
        return period_of(name, before, now.first_weekday)

    def _week(self, got: Mapping[str, Any]) -> DayRange | Unreadable:
        """A week by its number; an `S1` may as well be half of a year."""
        number, year = _numbered(got, "week")
        short = re.search(r"(?<![a-z])([a-z])0?([0-9]+)", fold(self.text))
        both = _either("".join(short.groups())) if "week" in got and short else None
        if both:
            one, other = (f"{words} {year or ''}".strip() for words in both)
            return unreadable(TWO_WAYS, self.text, one=one, other=other)
        return week(number, year, self)

    def _last_month(self, got: Mapping[str, Any]) -> DayRange | Unreadable | None:
        """`last november`, in November that of the year before."""
        today, month = self.now.today, got["month"]
        return month_of_year(month, today.year - (month >= today.month), self)

    def _week_of(self, got: Mapping[str, Any]) -> DayRange | Unreadable:
        day: date | Unreadable = got["day"]
        if isinstance(day, Unreadable):
            return day
        return period_of("week", day, self.now.first_weekday)

    def _since(self, got: Mapping[str, Any]) -> DayRange | Unreadable:
        """What began then, whichever way is looked; what `from december on` begins with may as well
        be to come.
        """
        said = got["whole"] if "whole" in got else got["onwards"]
        first = _span(said, self.now._replace(direction="past") if "whole" in got else self.now)
        if isinstance(first, Unreadable) or first.first > self.now.today:
            return first
        return DayRange(first.first, self.now.today + ONE_DAY)

    def _until(self, got: Mapping[str, Any]) -> DayRange | Unreadable:
        return _between(self.text, "", got["whole"], self.now)

    def _numbers(self, got: Mapping[str, Any]) -> DayRange | Unreadable | None:
        """The first as a number, in the month of the last or the one before."""
        first: int = got.get("first", 0)
        last: date | Unreadable | None = got.get("day")
        if last is None:
            first, number = got["pair"]
            year = f" {got['year']}" if "year" in got else ""
            name = next(n for n, month in _months().items() if month == got["month"])
            last = read_day(f"{number} {name}{year}", self.now.today, self.now.language)
        if isinstance(last, Unreadable):
            return last
        is_dated = re.search("[0-9]{4}", self.text) is not None
        years = [last.year] if is_dated else years_meant(self.now)
        back = 1 if first > last.day else 0  # it begins in the month before
        found = (days_from(months_of(y, last.month) - back, first, last.day) for y in years)
        return next(
            (each for each in found if each and (is_dated or is_meant(each, self.now))), None
        )

    def _month_first(self, got: Mapping[str, Any]) -> DayRange | None:
        """From a day of a month to a number, in that month or the next: `28 october to 3`."""
        first, last = _two_days(got)
        year = got.get("year")
        years = years_meant(self.now) if year is None else [year, year - 1]
        found = [days_from(months_of(each, got["month"]), first, last) for each in years]
        ranges = [days for days in found if days]
        if year is not None:  # that of its end
            return next((days for days in ranges if (days.after - ONE_DAY).year == year), None)
        return next((days for days in ranges if is_meant(days, self.now)), None)

    def _slots(self) -> dict[str, Slot]:
        known = Slots(self._line, self.now.today, self.now.language).all
        return {
            "unit": words_in(_units()), "to": words_in(_joining()), "month": known["month"],
            "nth": known["nth"], "count": numbers, "number": _of("([0-9]{1,2})"),
            "year": _of("([0-9]{4})"), "first": _of(_DAY_NUMBER), "counted": _of(_COUNTED),
            "pair": _pair(_DAY_NUMBER), "counted_pair": _pair(_COUNTED),
            "week": _with_year("[ws]"), "quarter": _with_year("[qt](?=[1-4](?![0-9]))"),
            "half": _with_year("h(?=[12](?![0-9]))"), "day": self._days, "whole": self._whole,
            "onwards": self._whole,
        }  # fmt: skip

    def _days(self, line: Line, place: int) -> Iterator[tuple[date | Unreadable, int]]:
        return days_in(line, self._dated, place)

    def _whole(self, line: Line, place: int) -> Iterator[tuple[str, int]]:
        """A period of one name, as it was typed."""
        for end in range(min(len(line.words), place + _LONGEST_END), place, -1):
            typed = line.typed(place, end)
            if _Period(typed, self.now, is_one=True).read() is not None:
                yield typed, end


def _two_days(got: Mapping[str, Any]) -> tuple[int, int]:
    """Two days of a month by their number."""
    pair: tuple[int, int] = got["pair"] if "pair" in got else (got["first"], got["last"])
    return pair


def _numbered(got: Mapping[str, Any], name: str) -> tuple[int, int | None]:
    """The number of a week, a quarter or a half, and its year if that was said."""
    number, year = got.get(name, (got.get("number", got.get("nth")), None))
    return number, year or got.get("year")


@cache
def _everything() -> frozenset[str]:
    words = " ".join(table.every for table in periods().values()).split()
    return frozenset([*(word.replace("_", " ") for word in words), ".."])


def _either(short: str) -> tuple[str, str] | None:
    """The two readings of a short name."""
    return next((t.either[short] for t in periods().values() if short in t.either), None)


@cache
def _forms() -> Forms:
    return tuple(form for table in periods().values() for form in table.forms)


@cache
def _units() -> dict[str, str]:
    known = {word: unit for word, unit in UNITS.items() if len(word) > 1 and unit in _WHOLE}
    return known | by_word(*(table.units for table in periods().values()))


@cache
def _joining() -> dict[str, str]:
    return by_word(*(f"to: {table.to} -" for table in periods().values()))


@cache
def _months() -> dict[str, int]:
    return {word: month for word, month in MONTHS.items() if word not in WEEKDAYS}


def _of(pattern: str) -> Slot:
    """A slot for one word that is a number in some way of writing."""

    def read(line: Line, place: int) -> Iterator[tuple[int, int]]:
        if found := re.fullmatch(pattern, line.at(place)):
            yield int(found[1]), place + 1

    return read


def _pair(pattern: str) -> Slot:
    """`1-15`: two days of a month."""

    def read(line: Line, place: int) -> Iterator[tuple[tuple[int, int], int]]:
        if found := re.fullmatch(f"{pattern}-{pattern}", line.at(place)):
            yield (int(found[1]), int(found[2])), place + 1

    return read


def _with_year(letter: str) -> Slot:
    """`w48`, `2026-w48`, `w48-2026`, `2026w48`."""
    year, name = "(?P<year>[0-9]{4})", f"{letter}(?P<number>[0-9]{{1,2}})"

    def read(line: Line, place: int) -> Iterator[tuple[tuple[int, int | None], int]]:
        for pattern in (name, f"{year}[-/]?{name}", f"{name}[-/]{year}"):
            if found := re.fullmatch(pattern, line.at(place)):
                said = found.groupdict()
                yield (int(said["number"]), int(said.get("year") or 0) or None), place + 1

    return read
