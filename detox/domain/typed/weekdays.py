"""Weekdays in a line: one, several, those from one to another, the first or last of a month."""

from collections.abc import Iterator

from detox.domain.typed.rules import WEEKDAYS as CODES
from detox.domain.typed.vocabulary import WEEKDAYS
from detox.domain.typed.when_words import nth, past_joiners, vocabulary, words_in
from detox.domain.typed.worded import Line

_LONG_NAME = 5


def weekday_code(word: str) -> str | None:
    """The code of a weekday; only a name in full has a plural, as `mars` is a month."""
    single = word.removesuffix("s")
    if word not in WEEKDAYS and len(single) < _LONG_NAME:
        return None
    place = WEEKDAYS.get(word, WEEKDAYS.get(single))
    return None if place is None else CODES[place]


def weekday(line: Line, place: int) -> Iterator[tuple[str, int]]:
    """One weekday, by its code."""
    code = weekday_code(line.at(place))
    if code:
        yield code, place + 1


def weekdays(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """`mon wed`, `lundi et jeudi`, `mon-fri and sunday`, `weekends`."""
    codes: set[str] = set()
    end = place
    while found := _weekdays_at(line, end if end == place else past_joiners(line, end)):
        codes.update(found[0])
        end = found[1]
    if codes:
        yield tuple(code for code in CODES if code in codes), end


def week(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Days from one to another: `monday to friday`."""
    found = _weekdays_at(line, place)
    if found and len(found[0]) > 1:
        yield found


def _weekdays_at(line: Line, place: int) -> tuple[tuple[str, ...], int] | None:
    """One weekday, those between two, or a set of them."""
    for codes, end in words_in(vocabulary().sets)(line, place):
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


def nth_days(line: Line, place: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """`first monday`, `1st and 3rd monday`, `last weekday`, `premier lundi et le dernier jeudi`.

    As BYDAY has it, `1MO`; a weekday of any name is the number alone.
    """
    days: list[str] = []
    places: list[int] = []
    end = here = behind = place
    while place <= here < len(line.words):
        counted = next(nth(line, here), None)
        if counted and counted[0] == -1 and places and here == behind:
            break  # the second last is neither
        if counted:
            behind = counted[1]
            places.append(counted[0])
            here = past_joiners(line, counted[1])
            continue
        found = _named(line, here) if places else None
        if found is None:
            break
        days += [f"{each}{found[0]}" for each in places]
        places, end = [], found[1]
        here = past_joiners(line, end)
    if days:
        yield tuple(days), end


def _named(line: Line, place: int) -> tuple[str, int] | None:
    """One weekday by its code, or a weekday of any name as nothing."""
    code = weekday_code(line.at(place))
    if code:
        return code, place + 1
    for codes, end in words_in(vocabulary().sets)(line, place):
        return ("", end) if len(codes) == 5 else None
    return None
