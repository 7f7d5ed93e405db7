"""Names of records: whether one is taken, and which of several is meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

MOST_NAMED = 12
"""how many are named where it is not clear which is meant"""


def meant(word: str, known: Sequence[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """Those that go by a word, else those of which a name begins with it; `names` tells what a
    record goes by, folded as the word is.
    """
    for fits in (str.__eq__, str.startswith):
        found = [one for one in known if word and any(fits(name, word) for name in names(one))]
        if found:
            return found
    return []


def with_uids(found: Sequence[tuple[str, str]]) -> str:
    """Names, each with its uid; of many the first ones."""
    named = ", ".join(f"{name} ({uid})" for name, uid in found[:MOST_NAMED])
    return named if len(found) <= MOST_NAMED else f"{named}, …"


class Named(Protocol):
    """A record with a name."""

    @property
    def uid(self) -> str:
        """What tells it from all others."""

    @property
    def name(self) -> str:
        """What it is called."""


def is_taken(name: str, among: Iterable[Named], uid: str = "") -> bool:
    """Whether another than `uid` goes by a name already, in capitals or not."""
    wanted = name.casefold()
    return any(wanted == each.name.casefold() and each.uid != uid for each in among)
