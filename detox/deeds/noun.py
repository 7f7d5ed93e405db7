"""A kind of record: how one is found, its JSON, its words, and what completion offers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from detox.services.house import House

Candidate = tuple[str, str]
"""What could be typed, and a word about it."""


class Noun(NamedTuple):
    """A kind of record. Texts are messages yet to be translated.

    `word` is what a command line calls it and `about` says how one is named there; `find` gives the
    one that was meant, or raises `Refused`. `data` and `parts` look at the house once and then tell
    one record after the other: as JSON, or as the parts of a sentence. `offers` is what a record
    can be called by, for completion.
    """

    word: str
    about: str
    find: Callable[[House, str], Any]
    all: Callable[[House], Sequence[Any]]
    data: Callable[[House], Callable[[Any], dict[str, object]]]
    parts: Callable[[House], Callable[[Any], Mapping[str, object]]]
    offers: Callable[[House], Callable[[Any], Iterable[Candidate]]]


def iso(day: date | None) -> str | None:
    """A day as JSON shows it."""
    return None if day is None else day.isoformat()
