"""The words and forms of whens in all languages, put together out of their tables, and read."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from detox.domain.tongues import listed, whens
from detox.domain.tongues.sections import Forms, by_word
from detox.domain.typed.vocabulary import NUMBERS, UNITS
from detox.domain.typed.worded import Line, Slot

_LONGEST_WORD = 5

KINDS = (
    "fortnight", "either", "unclear", "often", "of", "weekdays", "from", "until", "for", "nth_days",
    "month_days", "month_end", "year_day", "months", "tonight", "day", "part", "time", "twice",
    "times", "except", "except_months", "except_what", "several", "bare_days", "too_often",
    "in_hours",
)  # fmt: skip
"""What a piece of a when can be; where two take as many words, the earlier one is meant."""

_SPANS = {
    "day": "DAILY 1", "week": "WEEKLY 1", "fortnight": "WEEKLY 2", "month": "MONTHLY 1",
    "year": "YEARLY 1",
}  # fmt: skip


class Span(NamedTuple):
    """So many hours, days, weeks, months or years: the FREQ of one, and how many."""

    freq: str
    times: int


class Vocabulary(NamedTuple):
    """The words and forms of all languages in one."""

    units: Mapping[str, Span]
    adverbs: Mapping[str, Span]
    nths: Mapping[str, int]
    counts: Mapping[str, int]
    parts: Mapping[str, str]
    sets: Mapping[str, tuple[str, ...]]
    ranges: tuple[str, ...]
    every: Mapping[str, str]
    joiners: frozenset[str]
    forms: Forms


@cache
def vocabulary() -> Vocabulary:
    """The tables, put together."""
    tables = list(whens().values())
    return Vocabulary(
        {word: _span(said) for word, said in by_word(_units(), *(t.units for t in tables)).items()},
        {word: _span(said) for word, said in by_word(*(t.adverbs for t in tables)).items()},
        {word: int(said) for word, said in by_word(*(t.nths for t in tables)).items()},
        {word: int(said) for word, said in by_word(*(t.counts for t in tables)).items()},
        by_word(*(t.parts for t in tables)),
        {w: tuple(said.split()) for w, said in by_word(*(t.sets for t in tables)).items()},
        tuple(word.replace("_", " ") for t in tables for word in t.ranges.split()),
        by_word(*(f"every: {t.every}" for t in tables)),
        frozenset(word for t in tables for word in t.joiners.split()),
        tuple(sorted((form for t in tables for form in t.forms), key=_rank)),
    )


def _units() -> str:
    """Those that a log line has as well, as the tables of whens write them."""
    spans = {word: _SPANS[unit] for word, unit in UNITS.items()}
    spans |= dict.fromkeys(listed("hour"), "HOURLY 1")
    return "\n".join(f"{span}: {word}" for word, span in spans.items())


def _rank(form: tuple[str, str]) -> int:
    return KINDS.index(form[0])


def _span(said: str) -> Span:
    freq, count = said.split()
    return Span(freq, int(count))


@cache
def ordinal() -> str:
    """A pattern of what is glued to a number that counts: `31st`, `2e`."""
    known = [*listed("ordinals"), *(word for t in whens().values() for word in t.ordinals.split())]
    return "|".join(sorted(known, key=len, reverse=True))


@cache
def day_parts() -> frozenset[str]:
    """Words for a part of a day, which a day alone does not say."""
    return frozenset(["tonight", *listed("parts"), *vocabulary().parts])


def words_in(table: Mapping[str, Any]) -> Slot:
    """A slot for the words of a table, which may be several in one."""

    def read(line: Line, place: int) -> Iterator[tuple[Any, int]]:
        for end in range(min(len(line.words), place + _LONGEST_WORD), place, -1):
            said = line.said(place, end)
            if said in table:
                yield table[said], end

    return read


def numbers(line: Line, place: int) -> Iterator[tuple[int, int]]:
    """`3`, `three`, `vingt et un`."""
    if re.fullmatch("[0-9]{1,6}", line.at(place)):
        yield int(line.at(place)), place + 1
    yield from words_in(NUMBERS)(line, place)


def nth(line: Line, place: int) -> Iterator[tuple[int, int]]:
    """`third`, `3rd`; the last is -1."""
    word = line.at(place)
    if word in vocabulary().nths:
        yield vocabulary().nths[word], place + 1
    elif found := re.fullmatch(f"([1-9][0-9]?)(?:{ordinal()})", word):
        yield int(found[1]), place + 1


def past_joiners(line: Line, place: int) -> int:
    """The place behind words such as `and` that stand there."""
    while line.at(place) in vocabulary().joiners:
        place += 1
    return place
