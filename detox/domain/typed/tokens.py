"""A typed line cut into words, with what stood in quotes kept whole."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = r'"([^"]*)"?|“([^”]*)”?|«\s*([^»]*?)\s*(?:»|$)|(\S+)'


class Token(NamedTuple):
    """One word, or one quoted text; `apart` from the words before it by a tag or an option.

    It goes from `start` up to `end` in the line, quotes included; its text begins at `inside`.
    """

    text: str
    quoted: bool = False
    apart: bool = False
    start: int = 0
    end: int = 0
    inside: int = 0


def tokens_of(text_or_words: str | Sequence[str]) -> list[Token]:
    """The tokens of a line, or of the words a shell has already cut.

    A shell takes the quotes away, but not “ and «: of several words, one with a space inside was
    quoted. A single word is a whole line. A quote left open runs to the end.
    """
    if isinstance(text_or_words, str):
        return _cut(text_or_words)
    if len(text_or_words) == 1:
        return _cut(text_or_words[0])
    if not any(map(_was_quoted, text_or_words)) and any(map(_opens, text_or_words)):
        return _cut(" ".join(text_or_words))
    found, place = [], 0
    for word in text_or_words:
        if word.strip():
            end = place + len(word)
            found.append(Token(word, _was_quoted(word), False, place, end, place))
        place += len(word) + 1
    return found


def spoken(tokens: Sequence[Token]) -> str:
    """The tokens as one text."""
    return " ".join(token.text for token in tokens)


def plain_run(tokens: Sequence[Token], most: int) -> int:
    """How many tokens in front, up to `most`, are not quoted."""
    count = 0
    while count < min(most, len(tokens)) and not tokens[count].quoted:
        count += 1
    return count


def _cut(line: str) -> list[Token]:
    found = []
    for match in re.finditer(_TOKEN, line):
        group = match.lastindex or 4
        text, quoted = match[group], group != 4
        found.append(Token(text, quoted, False, match.start(), match.end(), match.start(group)))
    return [token for token in found if token.text.strip()]


def _was_quoted(word: str) -> bool:
    return len(word.split()) > 1 and not word.startswith(("+", "@", "--"))


def _opens(word: str) -> bool:
    return word.startswith(("“", "«"))
