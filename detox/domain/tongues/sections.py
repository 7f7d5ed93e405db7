"""What the tables of reminders and of periods hold: the words and the forms of one language."""

from typing import NamedTuple

Forms = tuple[tuple[str, str], ...]


class Whens(NamedTuple):
    """Words by what they mean, a line each (`WEEKLY 2: fortnight`), and forms by kind.

    The slots of the forms are those of `detox.domain.typed.slots`. `shown` is what help prints.
    """

    units: str
    """Beside those of the log line."""
    adverbs: str
    nths: str
    ordinals: str
    """What is glued to a number that counts, beside what is to the one of a date."""
    counts: str
    parts: str
    sets: str
    ranges: str
    every: str
    joiners: str
    forms: Forms
    nth_names: tuple[str, ...]
    unclear: tuple[str, str]
    """The two readings of `every third monday`."""
    either: dict[str, tuple[str, str]]
    """Words that are read in two ways, to both."""
    shown: tuple[tuple[str, str], ...]


class Periods(NamedTuple):
    """Words by what they mean, a line each, and forms by kind; `shown` is what help prints.

    The slots of the forms are those of `detox.domain.typed.ranges`.
    """

    units: str
    """Beside those of the log line."""
    every: str
    """Words for all there is."""
    to: str
    """Between the first and the last; `-` alone is one in each language."""
    forms: Forms
    either: dict[str, tuple[str, str]]
    """Short names with their number that are read in two ways, to both; a year may follow."""
    shown: tuple[tuple[str, str], ...]


def by_word(*tables: str) -> dict[str, str]:
    """Each word (`_` for the space in one) to what stands before the colon of its line."""
    found: dict[str, str] = {}
    for line in "\n".join(tables).splitlines():
        meaning, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word.replace("_", " "), meaning.strip())
    return found
