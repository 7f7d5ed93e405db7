"""What the slots of the forms of a when read: counts, units, weekdays, days of a month, times.

Each gives every reading from a place on, the longest first. The words are those of all languages;
only whether a number comes before its month hangs on the language.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from detox.domain.problem import Unreadable
from detox.domain.typed.clocks import read_clock
from detox.domain.typed.days import NOT_A_DAY, read_day
from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.tongues import listed
from detox.domain.typed.vocabulary import MONTHS, NEAR_DAYS, NUMBERS, UNITS, WEEKDAYS
from detox.domain.typed.when_words import Span, day_parts, ordinal, vocabulary
from detox.domain.typed.worded import Line, Slot
from detox.domain.typed.words import fold

_LONGEST_DAY = 8
_LONGEST_CLOCK = 6
_LONGEST_WORD = 5
_LONG_NAME = 5
_MINUTES = frozenset(word for word in (*listed("minute"), *listed("second")) if word != "'")
_MONTH_NUMBER = f"([0-9]{{1,2}})({ordinal()})?"
_DAYS = frozenset(word for word, unit in UNITS.items() if unit == "day" and len(word) > 1)


class Day(NamedTuple):
    """A day, or why there is none, and how it was typed."""

    day: date | Unreadable
    typed: str


class Slots:
    """The slots, as they read against a day and in a language."""

    def __init__(self, today: date, language: str) -> None:
        self._today, self._language = today, language
        self._known = vocabulary()
        known = self._known
        self.all: dict[str, Slot] = {
            "apart": _apart, "unit": _words(known.units), "adverb": _words(known.adverbs),
            "nth": _nth, "other": _words(known.counts), "every": _words(known.every),
            "part": _words(known.parts), "near": _words(NEAR_DAYS), "minutes": _minute,
            "span": _spans, "short_span": _short_span, "weekday": _weekday,
            "weekdays": _weekdays, "week": _week, "nth_days": _nth_days,
            "month_days": _month_days, "month": _words(MONTHS), "months": _months,
            "year_day": self._year_day, "day": self._day, "first_day": self._first_day,
            "clock": _clock, "hour": _hour, "noon": _noon,
        }  # fmt: skip

    def _day(self, line: Line, place: int) -> Iterator[tuple["Day", int]]:
        """A single day; one that says it is a day and is none comes as why."""
        last = min(len(line.words), place + _LONGEST_DAY)
        for end in range(last, place, -1):
            if any(word.text in day_parts() for word in line.words[place:end]):
                continue  # which say something of the time
            typed = line.typed(place, end)
            day = read_day(typed, self._today, self._language, direction="future", of_month=False)
            if not isinstance(day, Unreadable) or day.problem.message != NOT_A_DAY:
                yield Day(day, typed), end

    def _first_day(self, line: Line, place: int) -> Iterator[tuple["Day", int]]:
        """The `1` of `from 1 to 10 december`, as a day of the month that the later one has."""
        number = re.fullmatch(_MONTH_NUMBER, line.at(place))
        for later, _end in self._day(line, place + 2) if number else ():
            day = later.day
            if isinstance(day, date) and number and 1 <= int(number[1]) <= day.day:
                yield Day(day.replace(day=int(number[1])), line.typed(place, place + 1)), place + 1
                return

    def _year_day(self, line: Line, place: int) -> Iterator[tuple[date | Unreadable, int]]:
        """`29 february`, `31/12`, `12-31`: a day without its year."""
        for end in range(min(len(line.words), place + _LONGEST_DAY), place, -1):
            day = day_of_the_year(line.said(place, end), self._today, self._language)
            if day is not None:
                yield day, end


def day_of_the_year(typed: str, today: date, language: str) -> date | Unreadable | None:
    """The next day of that name; None where the text is none, or one of one year."""
    if found := re.fullmatch("([0-9]{2})-([0-9]{2})", typed):
        month, day = sorted(found.groups()) if int(found[1]) > 12 else found.groups()
        typed, language = f"{day}/{month}", "fr"
    names_month = any(word in MONTHS for word in typed.replace(".", " ").split())
    if not re.search("[0-9]", typed) or not (names_month or re.search("[/.]", typed)):
        return None
    if re.search("[0-9]{4}", typed) or re.match("(?:in|dans) ", typed):
        return None
    day_read = read_day(typed, today, language, direction="future")
    if isinstance(day_read, Unreadable) and day_read.problem.message == NOT_A_DAY:
        return None
    return day_read


def weekday_code(word: str) -> str | None:
    """The code of a weekday; only a name in full has a plural, as `mars` is a month."""
    single = word.removesuffix("s")
    if word not in WEEKDAYS and len(single) < _LONG_NAME:
        return None
    place = WEEKDAYS.get(word, WEEKDAYS.get(single))
    return None if place is None else CODES[place]


def _numbers(line: Line, place: int) -> Iterator[tuple[int, int]]:
    """`3`, `three`, `vingt et un`."""
    if re.fullmatch("[0-9]{1,6}", line.at(place)):
        yield int(line.at(place)), place + 1
    yield from _words(NUMBERS)(line, place)


def _words(table: Mapping[str, Any]) -> Slot:
    """A slot for the words of a table, which may be several in one."""

    def read(line: Line, place: int) -> Iterator[tuple[Any, int]]:
        for end in range(min(len(line.words), place + _LONGEST_WORD), place, -1):
            said = line.said(place, end)
            if said in table:
                yield table[said], end

    return read


def _apart(line: Line, place: int) -> Iterator[tuple[int, int]]:
    """`3`, `three`, `other`; a or one is none."""
    word = line.at(place)
    if word in vocabulary().counts:
        yield vocabulary().counts[word], place + 1
    for count, end in _numbers(line, place):
        if word.isdigit() or count > 1:
            yield count, end


def _nth(line: Line, place: int) -> Iterator[tuple[int, int]]:
    word = line.at(place)
    if word in vocabulary().nths:
        yield vocabulary().nths[word], place + 1
    elif found := re.fullmatch(f"([1-9][0-9]?)(?:{ordinal()})", word):
        yield int(found[1]), place + 1


def _minute(line: Line, place: int) -> Iterator[tuple[None, int]]:
    if re.sub("^[0-9]+", "", line.at(place)) in _MINUTES:
        yield None, place + 1


def _counted(line: Line, place: int, units: Mapping[str, Any]) -> Iterator[tuple[int, Any, int]]:
    """`10 days`, `a week`, `10d`: the number, the unit and the place behind."""
    word = line.at(place)
    if found := re.fullmatch("([0-9]{1,6})([a-z]+)", word):
        if found[2] in units:
            yield int(found[1]), units[found[2]], place + 1
        return
    for count, after in _numbers(line, place):
        for unit, end in _words(units)(line, after):
            yield count, unit, end


def _spans(line: Line, place: int) -> Iterator[tuple[Span, int]]:
    for count, unit, end in _counted(line, place, vocabulary().units):
        yield Span(unit.freq, unit.times * count), end


def _short_span(line: Line, place: int) -> Iterator[tuple[None, int]]:
    """Minutes or hours."""
    short = {word: word for word in _MINUTES}
    short |= {word: word for word, unit in vocabulary().units.items() if unit.freq == "HOURLY"}
    for _count, _unit, end in _counted(line, place, short):
        yield None, end


def _weekday(line: Line, place: int) -> Iterator[tuple[str, int]]:
    code = weekday_code(line.at(place))
    if code:
        yield code, place + 1


def _weekdays(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """`mon wed`, `lundi et jeudi`, `mon-fri and sunday`, `weekends`."""
    codes: set[str] = set()
    end = place
    while found := _weekdays_at(line, end if end == place else _past_joiners(line, end)):
        codes.update(found[0])
        end = found[1]
    if codes:
        yield tuple(code for code in CODES if code in codes), end


def _week(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Days from one to another: `monday to friday`."""
    found = _weekdays_at(line, place)
    if found and len(found[0]) > 1:
        yield found


def _weekdays_at(line: Line, place: int) -> tuple[tuple[str, ...], int] | None:
    """One weekday, those between two, or a set of them."""
    for codes, end in _words(vocabulary().sets)(line, place):
        return codes, end
    ends = line.at(place).split("-")
    if len(ends) == 2 and (first := weekday_code(ends[0])) and (last := weekday_code(ends[1])):
        return _between(first, last), place + 1
    begin = weekday_code(line.at(place))
    if begin is None:
        return None
    for word in vocabulary().ranges:
        after = place + 1 + len(word.split())
        last = weekday_code(line.at(after))
        if line.said(place + 1, after) == word and last:
            return _between(begin, last), after + 1
    return (begin,), place + 1


def _between(first: str, last: str) -> tuple[str, ...]:
    start, days = CODES.index(first), (CODES.index(last) - CODES.index(first)) % 7
    return tuple(CODES[(start + day) % 7] for day in range(days + 1))


def _past_joiners(line: Line, place: int) -> int:
    while line.at(place) in vocabulary().joiners:
        place += 1
    return place


def _nth_days(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """`first monday`, `1st and 3rd monday`, `last weekday`, `premier lundi et le dernier jeudi`.

    As BYDAY has it, `1MO`; a weekday of any name is the number alone.
    """
    days: list[str] = []
    numbers: list[int] = []
    end = here = behind = place
    while place <= here < len(line.words):
        nth = next(_nth(line, here), None)
        if nth and nth[0] == -1 and numbers and here == behind:
            break  # the second last is neither
        if nth:
            behind = nth[1]
            numbers.append(nth[0])
            here = _past_joiners(line, nth[1])
            continue
        found = _named(line, here) if numbers else None
        if found is None:
            break
        days += [f"{each}{found[0]}" for each in numbers]
        numbers, end = [], found[1]
        here = _past_joiners(line, end)
    if days:
        yield tuple(days), end


def _named(line: Line, place: int) -> tuple[str, int] | None:
    """One weekday by its code, or a weekday of any name as nothing."""
    code = weekday_code(line.at(place))
    if code:
        return code, place + 1
    for codes, end in _words(vocabulary().sets)(line, place):
        return ("", end) if len(codes) == 5 else None
    return None


class MonthDays(NamedTuple):
    """Days of a month, from its end where negative; `is_clear` where no bare number stands."""

    days: tuple[int, ...]
    is_clear: bool


def _month_days(line: Line, place: int) -> Iterator[tuple[MonthDays, int]]:
    """`31st`, `1er et 15`, `last day`."""
    days: list[int] = []
    is_clear, end, here = False, place, place
    while found := _month_day(line, here):
        day, marked, end = found
        days.append(day)
        is_clear = is_clear or marked
        here = _past_joiners(line, end)
    if days:
        yield MonthDays(tuple(days), is_clear), end


def _month_day(line: Line, place: int) -> tuple[int, bool, int] | None:
    """A day, whether it is clear without more that it is one of a month, and the place behind."""
    word = line.at(place)
    nth = None if word[:1].isdigit() else vocabulary().nths.get(word)
    is_named = line.at(place + 1) in _DAYS
    after = place + (2 if is_named else 1)
    if nth is not None:
        if weekday_code(line.at(after)) or line.at(after) in vocabulary().nths:
            return None
        return nth, nth == -1 and (is_named or word in ("end", "fin")), after
    found = re.fullmatch(_MONTH_NUMBER, word)
    if not found or (not found[2] and next(_clock(line, place), None)):
        return None
    if _is_before_a_month(line, place + 1):
        return None
    return int(found[1]), bool(found[2]) and not is_named, after


def _is_before_a_month(line: Line, place: int) -> bool:
    word = line.at(place + 1 if line.at(place) in listed("of") else place)
    return word in MONTHS and word not in WEEKDAYS


def _months(line: Line, place: int) -> Iterator[tuple[tuple[int, ...], int]]:
    months: list[int] = []
    end, here = place, place
    while line.at(here) in MONTHS:
        months.append(MONTHS[line.at(here)])
        end = here + 1
        here = _past_joiners(line, end)
    if months:
        yield tuple(sorted(set(months))), end


def _clock(line: Line, place: int) -> Iterator[tuple[time | Unreadable, int]]:
    for end in range(min(len(line.words), place + _LONGEST_CLOCK), place, -1):
        clock = read_clock(fold(line.typed(place, end)).removeprefix("@"))
        if clock is not None:
            yield clock, end


def _hour(line: Line, place: int) -> Iterator[tuple[time | Unreadable, int]]:
    """`9` behind an `at`."""
    for count, end in _numbers(line, place):
        clock = read_clock(f"{count}h") if count < 100 else None
        if clock is not None:
            yield clock, end


def _noon(line: Line, place: int) -> Iterator[tuple[time | Unreadable, int]]:
    """A time that has a name."""
    clock = None if re.search("[0-9]", line.at(place)) else read_clock(line.at(place))
    if clock is not None:
        yield clock, place + 1
