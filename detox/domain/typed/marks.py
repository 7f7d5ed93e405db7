"""What a log line marks by itself, wherever it stands: `--on DAY`, `--at TIME` and `+tag`."""

from datetime import date, time

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import read_tag
from detox.domain.typed.days import read_day
from detox.domain.typed.moments import NOT_A_MOMENT
from detox.domain.typed.phrases import LONGEST_PHRASE, When, read_clock_or_hour
from detox.domain.typed.tokens import Token, plain_run, spoken
from detox.domain.typed.words import fold_typed, unreadable

NOTHING_AFTER = N_("Something is missing after %(typed)s; write it with a day or a time.")

_DAY_OPTIONS = ("--on", "--le", "--day", "--jour")
_TIME_OPTIONS = ("--at", "--a")


class Marks:
    """The options and tags of a line; `rest` is the tokens without them.

    `trouble` is the first piece that could not be read.
    """

    def __init__(self, tokens: list[Token], today: date, language: str) -> None:
        self.today, self.language = today, language
        self.when = When()
        self.tags: list[str] = []
        self.trouble: Problem | None = None
        self.rest = self._without_tags(self._without_options(tokens))

    def blame(self, problem: Problem) -> None:
        """Keep the problem, unless there is one already."""
        self.trouble = self.trouble or problem

    def note_when(self, when: When) -> None:
        """Keep what a phrase says, next to what is known."""
        if when.problem:
            self.blame(when.problem)
        self.when = When(
            when.day or self.when.day, when.start or self.when.start, when.until or self.when.until
        )

    def _without_options(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        apart = False
        while tokens:
            name, equals, value = tokens[0].text.partition("=")
            option = fold_typed(name) if name.startswith("--") and not tokens[0].quoted else ""
            if option not in _DAY_OPTIONS + _TIME_OPTIONS:
                kept.append(tokens[0]._replace(apart=apart))
                tokens, apart = tokens[1:], False
                continue
            apart = True
            values = [Token(value), *tokens[1:]] if equals else tokens[1:]
            tokens = values[self._take_option(option, values) :]
        return kept

    def _take_option(self, option: str, values: list[Token]) -> int:
        """Read what follows an option; how many tokens that took."""
        if not values:
            self.blame(Problem(NOTHING_AFTER, {"typed": option}))
            return 0
        for count in range(max(plain_run(values, LONGEST_PHRASE), 1), 0, -1):
            when = self._option_value(option, spoken(values[:count]))
            if when.problem is None or count == 1:
                self.note_when(when)
                return count
        return 1

    def _option_value(self, option: str, text: str) -> When:
        if option in _DAY_OPTIONS:
            day = read_day(text, self.today, self.language)
            return When(problem=day.problem) if isinstance(day, Unreadable) else When(day=day)
        clock = read_clock_or_hour(text)
        if isinstance(clock, time):
            return When(start=clock)
        return When(problem=(clock or unreadable(NOT_A_MOMENT, text)).problem)

    def _without_tags(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        apart = False
        for token in tokens:
            if token.quoted or not token.text.startswith("+") or len(token.text) == 1:
                kept.append(token._replace(apart=apart or token.apart))
                apart = False
                continue
            apart = True
            tag = read_tag(token.text)
            if isinstance(tag, Unreadable):
                self.blame(tag.problem)
            elif tag not in self.tags:
                self.tags.append(tag)
        return kept
