"""A note, and the moment at which what it is about began: where the one ends, and the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from detox.domain.problem import N_, Unreadable
from detox.domain.tongues import any_answer, listed
from detox.domain.tongues import words as words_of
from detox.domain.typed.clocks import NO_SUCH_TIME
from detox.domain.typed.durations import NOT_A_DURATION
from detox.domain.typed.marks import TWICE
from detox.domain.typed.moments import AN_END, NOT_A_MOMENT, is_a_length, length_ago
from detox.domain.typed.phrases import TWO_READINGS
from detox.domain.typed.words import fold, is_plural, unreadable

A_LENGTH = N_("The timer takes no length; to log %(typed)s, write detox log %(typed)s %(name)s.")
A_RANGE = N_(
    "The timer takes only a beginning; to log %(typed)s, write detox log %(name)s %(typed)s."
)

Read = Callable[[str], datetime | Unreadable]
"""Reads a moment that is all of a text."""


class Begun(NamedTuple):
    """The moment, where there is one, and the words of the note."""

    at: datetime | None
    note: list[str]


def begun(words: list[str], name: str, read: Read, at: datetime | None) -> Begun | Unreadable:
    """The moment that stands after the note or before it, unless it is known `at` the outset, and
    the note; `name` is that of the activity.
    """
    said = words
    if rough := _rough(words, read):
        return unreadable(NOT_A_MOMENT, rough)
    for of_end in (True, False):
        count, found = _moment_of(words, name, read, of_end=of_end)
        part, rest = (words[-count:], words[:-count]) if of_end else (words[:count], words[count:])
        if isinstance(found, Unreadable):
            return found
        if found is None:
            continue
        if at is not None:
            return unreadable(TWICE, " ".join(part))
        at, words = found, rest
    if at is not None and fold(" ".join(words)) in listed("roughly"):
        return unreadable(NOT_A_MOMENT, " ".join(said))
    return Begun(at, words)


def _moment_of(
    words: Sequence[str], name: str, read: Read, *, of_end: bool
) -> tuple[int, datetime | Unreadable | None]:
    """The moment in the words at that end and how many say it; the longest, since a part of it
    would say another one. A length there is none of the note's, unless it was quoted with it.
    """
    ago = _where_ago(words)
    for count in range(len(words), 0, -1):
        part = words[-count:] if of_end else words[:count]
        if count == 1 and len(words) > 1 and part[0].isalpha():
            break  # `High Noon` is a note
        if of_end and _ends_a_range(part, words[:-count]):
            continue
        typed = " ".join(part)
        length, moment = _length_in(part), read(typed)
        if _says(moment, AN_END) or _says(moment, TWO_READINGS):
            return count, unreadable(A_RANGE, typed, name=name)
        if not of_end and count < len(words) and _goes_on(part, words[count], read):
            continue
        is_introduced = fold(part[0]) in any_answer("introduced")
        is_whole = is_introduced or count == len(words)
        if not length and _may_be_a_note(moment, is_whole=is_whole):
            continue
        if of_end and ago < len(words) - count and not is_introduced:
            return count, unreadable(NOT_A_MOMENT, " ".join(words[ago:]))
        if length:
            return count, unreadable(A_LENGTH, length, name=name)
        return count, moment
    return 0, None


def _length_in(part: Sequence[str]) -> str:
    """The length that words say, maybe behind `for`, which may be meant for one to come."""
    is_told = fold(part[0]) in listed("lasting") and fold(part[0]) not in any_answer("introduced")
    length = " ".join(part[1:] if is_told else part)
    return length if is_a_length(length) else ""


def _ends_a_range(part: Sequence[str], before: Sequence[str]) -> bool:
    """Whether it is the end of numbers that stand before it: `9 - 11` is not 11 minutes ago."""
    return part[0] == "-" and bool(before) and before[-1].isdigit()


def _goes_on(part: Sequence[str], after: str, read: Read) -> bool:
    """Whether the last word of a moment before a note belongs to what follows: `il y a 3 jours`,
    `at 9 chapters`, `9am monday meeting`.
    """
    last = fold(part[-1])
    if last in words_of("weekdays"):
        return isinstance(read(" ".join(part[:-1])), datetime)
    if not last.isdigit():
        return False
    told = [fold(word) for word in part[:-1]]
    is_hour = told in [[word] for word in any_answer("introduced") if word not in listed("begins")]
    return not is_hour or _is_counted(fold(after))


def _is_counted(word: str) -> bool:
    """Whether a number before it is none of the clock: `3 days`, `9 chapters`."""
    units = (*words_of("units"), *words_of("months"))
    return is_plural(word) or word in (*units, *listed("hour"), *listed("minute"))


def _rough(words: Sequence[str], read: Read) -> str:
    """What hedges how long ago it was, with it, at either end: `about 20 minutes ago`."""
    folded = [*map(fold, words)]
    lasting = (*any_answer("lasting"), *any_answer("since"))

    def is_ago(begin: int, end: int) -> bool:
        typed = " ".join(words[begin:end])
        return bool(length_ago(fold(typed))) and isinstance(read(typed), datetime)

    for place, after in _hedges(folded):
        first = place - (folded[max(place - 1, 0)] in lasting)  # `depuis environ 20 minutes`
        for end in range(len(words), after, -1) if first <= 0 else [len(words)]:
            is_length = first < place and is_a_length(" ".join(words[after:end]))
            if is_length or is_ago(after, end):
                return " ".join(words[max(first, 0) : end])
        for begin in range(place) if after == len(words) else ():
            if is_ago(begin, place):
                return " ".join(words[begin:])
    return ""


def _hedges(folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words begin and end that make a length no exact one."""
    return _places(listed("roughly"), folded)


def _places(phrases: Iterable[str], folded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where any of these phrases begins and ends, phrase by phrase."""
    for phrase in map(str.split, phrases):
        for place in range(len(folded) if phrase else 0):
            if folded[place : place + len(phrase)] == phrase:
                yield place, place + len(phrase)


def _says(moment: datetime | Unreadable, message: str) -> bool:
    return isinstance(moment, Unreadable) and moment.problem.message == message


def _may_be_a_note(moment: datetime | Unreadable, *, is_whole: bool) -> bool:
    """Whether words that gave this say no moment, not even one that can't be; of a part of a note
    that holds for `40:31` too.
    """
    if not isinstance(moment, Unreadable):
        return False
    message = moment.problem.message
    return message in (NOT_A_MOMENT, NOT_A_DURATION) or (message == NO_SUCH_TIME and not is_whole)


def _where_ago(words: Sequence[str]) -> int:
    """Before which word `il y a` begins; the end for none."""
    openings = (form.partition("…")[0] for form in any_answer("ago"))
    return next((begin for begin, _ in _places(openings, [*map(fold, words)])), len(words))
