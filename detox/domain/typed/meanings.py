"""What each kind of form means, in one place for whoever reads typed text."""

from datetime import date

from detox.domain.typed.clocks import meant_clock
from detox.domain.typed.dates import meant_day
from detox.domain.typed.durations import meant_lasting, meant_minutes
from detox.domain.typed.lexemes import Lexeme
from detox.domain.typed.matching import Found, Matcher
from detox.domain.typed.phrases import meant_period, meant_when
from detox.domain.typed.reader import Direction, Reader


def dated_matcher(
    lexemes: list[Lexeme], text: str, today: date, language: str, direction: Direction
) -> Matcher:
    """Lexemes of a text to read days in as well, and what says when."""

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
