"""Words for a shell: what was typed, read as bash reads it, and values quoted so that they stay one
word, whatever is in them.

What the person has typed stays theirs: a value goes on in the quotes that are open there.
"""

from enum import Enum
from typing import NamedTuple

from detox.domain.text import clean


class Quotes(Enum):
    """What is open at some place of a line (Bash Reference Manual, 3.1.2 “Quoting”)."""

    NONE = ""
    SINGLE = "'"
    DOUBLE = '"'
    ANSI = "$'"


class Typed(NamedTuple):
    """The words of a command line up to the cursor, the last one unfinished, and what is open."""

    words: tuple[str, ...]
    quotes: Quotes


_OPEN = {"'": Quotes.SINGLE, '"': Quotes.DOUBLE}
_KEPT_BY_DOUBLE = '$`"\\'
"""what a backslash takes the meaning of between double quotes; before others it stays"""
_BLANK = " \t\n"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@_")


def typed_in_bash(line: str) -> Typed | None:
    """The words of `line`; nothing where it has a substitution, of which nothing can be known."""
    words, word, quotes, at = [], "", Quotes.NONE, 0
    started = False
    while at < len(line):
        letter, after = line[at], line[at + 1 : at + 2]
        at += 1
        if quotes is not Quotes.SINGLE and quotes is not Quotes.ANSI:
            if letter == "`" or (letter == "$" and after and after in "({"):
                return None
            if letter == "$" and after == "'" and quotes is Quotes.NONE:
                quotes, started, at = Quotes.ANSI, True, at + 1
                continue
        if letter == "\\" and quotes is not Quotes.SINGLE:
            keeps = quotes is Quotes.DOUBLE and after not in _KEPT_BY_DOUBLE
            word, started, at = word + (letter if keeps else "") + after, True, at + len(after)
        elif letter in _OPEN and quotes is Quotes.NONE:
            quotes, started = _OPEN[letter], True
        elif quotes is not Quotes.NONE and letter == quotes.value[-1]:
            quotes = Quotes.NONE
        elif letter in _BLANK and quotes is Quotes.NONE:
            if started:
                words.append(word)
            word, started = "", False
        else:
            word, started = word + letter, True
    return Typed((*words, word), quotes)


def quoted_for_bash(value: str, quotes: Quotes = Quotes.NONE) -> str:
    """`value` as it goes on where `quotes` are open.

    bash closes them behind the word unless it ends with such a quote already: one that does is
    written so that all is closed.
    """
    if quotes is Quotes.NONE:
        return "".join(letter if _is_bare(letter) else "\\" + letter for letter in value)
    mark: str = quotes.value[-1]
    inner = value.rstrip(mark)
    ending = len(value) - len(inner)
    if quotes is Quotes.DOUBLE:
        written = "".join(map(_between_double, inner))
        closing = mark if ending or written.endswith(mark) else ""
    elif quotes is Quotes.ANSI:
        written = inner.replace("\\", "\\\\").replace("'", "\\'")
        closing = mark if ending else ""
    else:
        written = inner.replace("'", "'\\''")
        closing = mark if ending else ""
    return written + closing + ("\\" + mark) * ending


def _between_double(letter: str) -> str:
    if letter == "!":  # history is looked up between double quotes too, and a backslash stays
        return "\"'!'\""
    return "\\" + letter if letter in _KEPT_BY_DOUBLE else letter


def _is_bare(letter: str) -> bool:
    return letter in _BARE or letter > "\x7f"


def is_one_word(value: str) -> bool:
    """Whether a shell can be handed this: a line of what can be seen."""
    return clean(value, len(value)) == value
