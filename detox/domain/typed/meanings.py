"""What each kind of form means, in one place for whoever reads typed text."""

from datetime import date

from detox.domain.typed.clocks import meant_clock
from detox.domain.typed.durations import meant_lasting, meant_minutes
from detox.domain.typed.lexemes import Lexeme, lexed
from detox.domain.typed.matching import Found, Matcher
from detox.domain.typed.reader import Direction, Reader
from detox.domain.typed.tokens import Token


def matcher(text: str) -> Matcher:
    """A text to read durations and times of the clock in."""
    return timed_matcher(lexemes_of(text))


def timed_matcher(lexemes: list[Lexeme]) -> Matcher:
    """Lexemes to read durations and times of the clock in."""
    return Matcher(lexemes, "en", {"duration": meant_minutes, "time": meant_clock})


def dated_matcher(
    lexemes: list[Lexeme], text: str, today: date, language: str, direction: Direction
) -> Matcher:
    """Lexemes of a text to read days in as well, and what says when."""
    from detox.domain.typed.dates import meant_day
    from detox.domain.typed.phrases import meant_period, meant_when

    def part(found: Found) -> str:
        return text[lexemes[found.start].start : lexemes[found.end - 1].end]

    def day(found: Found) -> object:
        return meant_day(found, Reader(part(found), today, language, direction))

    def when(found: Found) -> object:
        return meant_when(found, Reader(part(found), today, language, direction))

    return Matcher(
        lexemes,
        language,
        {
            "duration": meant_minutes,
            "lasting": meant_lasting,
            "time": meant_clock,
            "day": day,
            "when": when,
            "period": meant_period,
        },
    )


def lexemes_of(text: str) -> list[Lexeme]:
    """The lexemes of a text that is one value, without quotes."""
    spaced = " ".join(text.split())
    tokens, place = [], 0
    for word in spaced.split(" ") if spaced else ():
        tokens.append(Token(word, False, False, place, place + len(word), place))
        place += len(word) + 1
    return lexed(tokens)
