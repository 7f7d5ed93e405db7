"""What a log line marks by itself, wherever it stands: `--on DAY`, `--at TIME` and `+tag`."""

from datetime import date, time

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import read_tag, shown
from detox.domain.tongues import any_answer
from detox.domain.typed.clocks import read_clock_or_hour
from detox.domain.typed.days import read_only_day
from detox.domain.typed.lexemes import lexemes_of
from detox.domain.typed.meanings import dated_matcher
from detox.domain.typed.moments import NOT_A_MOMENT
from detox.domain.typed.phrases import When
from detox.domain.typed.pieces import Piece, PieceKind
from detox.domain.typed.tokens import Token, plain_run, spoken
from detox.domain.typed.words import fold_typed, unreadable

NO_SUCH_OPTION = N_("%(typed)s isn’t an option in a log line; use --on DAY or --at TIME.")
NOTHING_AFTER = N_("Something is missing after %(typed)s; add a day or a time.")
TWICE = N_("“%(typed)s” contradicts the rest; keep one of them.")

_LONGEST_VALUE = 6
"""words after an option: `on the 20th of november 2026`"""
_DAY_OPTIONS = any_answer("day_options")
_TIME_OPTIONS = any_answer("time_options")


class Marks:
    """The options and tags of a line; `rest` is the tokens without them.

    `trouble` is the first piece that could not be read. What a shell gave and looks like an option
    is none: it was asked to pass it on.
    """

    def __init__(
        self, tokens: list[Token], today: date, language: str, *, from_shell: bool = False
    ) -> None:
        self.from_shell = from_shell
        self.today, self.language = today, language
        self.when = When()
        self.tags: list[str] = []
        self.pieces: list[Piece] = []
        self.trouble: Problem | None = None
        self.rest = self._without_tags(self._without_options(tokens))

    def blame(self, problem: Problem) -> None:
        """Keep the problem, unless there is one already."""
        self.trouble = self.trouble or problem

    def note_when(self, when: When) -> None:
        """Keep what a phrase says, next to what is known."""
        if when.problem:
            self.blame(when.problem)
        self.when = self.when.joined(when)

    def contradicts(self, when: When) -> bool:
        """Whether a phrase says another day or another time than what is known."""
        known = self.when
        return (
            (None not in (when.day, known.day) and when.day != known.day)
            or (None not in (when.start, known.start) and when.start != known.start)
            or (None not in (when.until, known.until) and when.until != known.until)
        )

    def _without_options(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        apart = False
        while tokens:
            token = tokens[0]
            name, equals, value = token.text.partition("=")
            option = fold_typed(name) if name.startswith("--") and not token.quoted else ""
            if option not in _DAY_OPTIONS + _TIME_OPTIONS:
                if option[2:3].isalpha() and not self.from_shell:
                    self.blame(Problem(NO_SUCH_OPTION, {"typed": shown(option)}))
                kept.append(token._replace(apart=apart))
                tokens, apart = tokens[1:], False
                continue
            apart = True
            given = token._replace(text=value, inside=token.inside + len(name) + 1)
            values = [given, *tokens[1:]] if equals else tokens[1:]
            count = self._take_option(option, values)
            kind: PieceKind = "day" if option in _DAY_OPTIONS else "time"
            last = values[count - 1] if count else token
            self.pieces.append(Piece(token.start, last.end, kind))
            tokens = values[count:]
        return kept

    def _take_option(self, option: str, values: list[Token]) -> int:
        """Read what follows an option; how many tokens that took."""
        if not values:
            self.blame(Problem(NOTHING_AFTER, {"typed": option}))
            return 0
        for count in range(max(plain_run(values, _LONGEST_VALUE), 1), 0, -1):
            text = spoken(values[:count])
            when = self._option_value(option, text)
            if when.problem is None or count == 1:
                if self.contradicts(when):
                    self.blame(unreadable(TWICE, f"{option} {text}").problem)
                self.note_when(when)
                return count
        return 1

    def _option_value(self, option: str, text: str) -> When:
        """A day after the one, a time after the other, or both after either."""
        refused: Unreadable
        if option in _DAY_OPTIONS:
            day = read_only_day(text, self.today, self.language)
            if isinstance(day, date):
                said = self._said(text)
                return said if said and said.day == day and not said.is_time else When(day=day)
            refused = day
        else:
            clock = read_clock_or_hour(text)
            if isinstance(clock, time):
                return When(start=clock)
            refused = clock or unreadable(NOT_A_MOMENT, text)
        return self._whole(text) or When(problem=refused.problem)

    def _whole(self, text: str) -> When | None:
        """`2026-11-20T09:10`, `9:10-10:00`."""
        when = self._said(text)
        if when is None or when.problem or when.minutes or when.start is None:
            return None
        return when

    def _said(self, text: str) -> When | None:
        lexemes = lexemes_of(text)
        typed = dated_matcher(lexemes, text, self.today, self.language, "past")
        found = typed.whole("when") if lexemes else None
        return found.value if found else None

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
            kind: PieceKind = "unread" if isinstance(tag, Unreadable) else "tag"
            self.pieces.append(Piece(token.start, token.end, kind))
            if isinstance(tag, Unreadable):
                self.blame(tag.problem)
            elif tag not in self.tags:
                self.tags.append(tag)
        return kept
