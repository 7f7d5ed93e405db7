"""The words and forms of whens in all languages, put together out of their tables."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from detox.domain.typed.tongues import listed, when_en, when_fr
from detox.domain.typed.tongues.whens import Forms, by_word

TABLES = {"en": when_en.WHENS, "fr": when_fr.WHENS}
KINDS = (
    "fortnight", "either", "unclear", "often", "of", "weekdays", "from", "until", "for", "nth_days",
    "month_days", "month_end", "year_day", "months", "tonight", "day", "part", "time", "twice",
    "times", "except", "except_months", "except_what", "several", "bare_days", "too_often",
    "in_hours",
)  # fmt: skip
"""What a piece of a when can be; where two take as many words, the earlier one is meant."""


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
    tables = list(TABLES.values())
    return Vocabulary(
        {word: _span(said) for word, said in by_word(*(t.units for t in tables)).items()},
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


def _rank(form: tuple[str, str]) -> int:
    return KINDS.index(form[0])


def _span(said: str) -> Span:
    freq, count = said.split()
    return Span(freq, int(count))


@cache
def day_parts() -> frozenset[str]:
    """Words for a part of a day, which a day alone does not say."""
    return frozenset(["tonight", *listed("parts"), *vocabulary().parts])
