"""A line cut finely into words, numbers and signs, each folded and with its place in the line."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from detox.domain.tongues import listed
from detox.domain.typed.tokens import Token
from detox.domain.typed.words import fold

_FRACTIONS = frozenset("½¼¾⅓⅔")
_APOSTROPHES = frozenset("'’‘ʼ′")
_JOINING = _APOSTROPHES | frozenset("-‐‑")


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
    def is_elided(self) -> bool:
        """Whether it is what stands before an apostrophe for a word of its own."""
        return self.text[-1:] == "'" and self.text[:-1] in listed("elided")

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[:1].isalpha()


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
    for begin, after in _stretches(token.text):
        start, end = token.inside + begin, token.inside + after
        glued = bool(found) and found[-1].end == start
        apart = token.apart and not found
        raw = token.text[begin:after]
        found.append(Lexeme(fold(raw), start, end, glued, apart, False, raw))
    if found:
        found[0] = found[0]._replace(start=token.start)
        found[-1] = found[-1]._replace(end=token.end)
    return found


def cut(text: str) -> tuple[str, ...]:
    """The folded lexemes of words of a table."""
    if text.replace(" ", "").isalpha() or text[1:] == "'":
        return tuple(text.split(" "))
    return tuple(text[begin:after] for begin, after in _stretches(text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Numbers; letters behind a number; what is elided before a word; words; signs.

    By hand, since a pattern for it takes longer to compile than a line to read.
    """
    place = 0
    while place < len(text):
        letter, end = text[place], place + 1
        if "0" <= letter <= "9":
            while end < len(text) and "0" <= text[end] <= "9":
                end += 1
        elif _is_letter(letter):
            end = _word_end(text, place)
        if not letter.isspace():
            yield place, end
        place = end


def _word_end(text: str, place: int) -> int:
    if elided := _elided_end(text, place):
        return elided
    end = _letters_end(text, place)
    if "0" <= text[place - 1 : place] <= "9":
        return end
    while text[end : end + 1] in _JOINING and _is_letter(text[end + 1 : end + 2]):
        end = _letters_end(text, end + 1)
    return end


def _elided_end(text: str, place: int) -> int:
    """Where `d'` or `jusqu'` ends that begins there before a word, or 0."""
    if _is_of_a_word(text[place - 1 : place]):
        return 0
    for word in listed("elided"):
        end = place + len(word)
        if text[end : end + 1] in _APOSTROPHES and text[place:end].lower() == word:
            return end + 1 if _is_of_a_word(text[end + 1 : end + 2]) else 0
    return 0


def _letters_end(text: str, place: int) -> int:
    """Where the letters end, each with its accents, that begin there."""
    while _is_letter(text[place : place + 1]):
        place += 1
        while "\u0300" <= text[place : place + 1] <= "\u036f":
            place += 1
    return place


def _is_letter(letter: str) -> bool:
    return letter.isalpha() or (
        letter.isalnum() and not letter.isdecimal() and letter not in _FRACTIONS
    )


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def lexemes_of(text: str) -> list[Lexeme]:
    """The lexemes of a text that is one value, without quotes."""
    spaced = " ".join(text.split())
    tokens, place = [], 0
    for word in spaced.split(" ") if spaced else ():
        tokens.append(Token(word, False, False, place, place + len(word), place))
        place += len(word) + 1
    return lexed(tokens)
