"""A line cut finely into words, numbers and signs, each folded and with its place in the line."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from detox.domain.typed.tokens import Token
from detox.domain.typed.words import fold

_LETTER = "[^\\W\\d_½¼¾⅓⅔][\u0300-\u036f]*"
_APOSTROPHE = "['’‘ʼ′]"


class Lexeme(NamedTuple):
    """A folded word, number or sign; of what is quoted the text is empty.

    `glued` tells that no space stands before it, `apart` that a tag or an option does; `raw` is
    what was typed, without the quotes.
    """

    text: str
    start: int
    end: int
    glued: bool = False
    apart: bool = False
    quoted: bool = False
    raw: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.text[:1] <= "9"

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[:1].isalpha()


@cache
def _cutter() -> re.Pattern[str]:
    """Numbers; letters behind a number; what is elided before a word; words; signs."""
    return re.compile(
        f"[0-9]+|(?<=[0-9])(?:{_LETTER})+|(?<!\\w)[dljmnstDLJMNST]{_APOSTROPHE}(?=\\w)"
        f"|(?:{_LETTER})+(?:(?:{_APOSTROPHE}|[-‐‑])(?:{_LETTER})+)*|\\S"
    )


def lexed(tokens: Sequence[Token]) -> list[Lexeme]:
    """The lexemes of tokens, one for each that is quoted."""
    found: list[Lexeme] = []
    for token in tokens:
        if token.quoted:
            one = Lexeme("", token.start, token.end, False, token.apart, True, token.text)
            found.append(one)
        else:
            found += _inside(token)
    return found


def _inside(token: Token) -> list[Lexeme]:
    """The lexemes of a token; quotes around it belong to the first and the last."""
    found: list[Lexeme] = []
    for match in _cutter().finditer(token.text):
        start, end = token.inside + match.start(), token.inside + match.end()
        glued = bool(found) and found[-1].end == start
        apart = token.apart and not found
        found.append(Lexeme(fold(match[0]), start, end, glued, apart, False, match[0]))
    if found:
        found[0] = found[0]._replace(start=token.start)
        found[-1] = found[-1]._replace(end=token.end)
    return found


def cut(text: str) -> tuple[str, ...]:
    """The folded lexemes of words of a table."""
    if text.replace(" ", "").isalpha() or text[1:] == "'":
        return tuple(text.split(" "))
    return tuple(match[0] for match in _cutter().finditer(text))
