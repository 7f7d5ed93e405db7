"""The seven questions in a terminal, one after the other; from a pipe, a line for each."""

import sys
from argparse import Namespace
from datetime import datetime, timedelta

from detox.bootstrap import Detox
from detox.cli.console import complain, is_conversation, talk, tell_json
from detox.cli.deeds import read_if
from detox.cli.desk import opened
from detox.cli.parser import Parser, json_option
from detox.cli.questions_told import days_option, tell_doors, tell_kept, tell_sitting
from detox.cli.registry import Command
from detox.deeds import measures as m
from detox.deeds.deed import On
from detox.deeds.nouns.sitting import sitting_data
from detox.deeds.questions import Typed, read_answer
from detox.domain.cost import Cost
from detox.domain.problem import N_, Refused, Unreadable, got
from detox.domain.sitting import Question, Sitting
from detox.domain.typed.answers import is_yes
from detox.i18n import gettext as _
from detox.wording.cost import sum_words
from detox.wording.questions import (
    BRING_BACK,
    INTRO,
    NOTHING_HURRIES,
    earlier_words,
    hint,
    levels,
    offered_words,
    progress,
    question,
    stay_words,
)

_LONGEST_ANSWER = timedelta(minutes=10)
"""how much of an answer is counted: a terminal does not tell whether somebody still types"""


def ask(args: Namespace) -> int:
    """Go on with what is open, or begin; what is answered is kept whatever happens then."""
    app = opened()
    days = read_if(app, m.days_a_year, args.days)
    sheet = _Sheet(app, days)
    sitting = (
        _Conversation(sheet).through()
        if is_conversation()
        else _from_lines(sheet, is_told=not args.json)
    )
    if args.json:
        tell_json(sitting and sitting_data(sitting))
    elif sitting is not None and sitting.answers:
        tell_sitting(app, sitting)
        if sitting.is_ended:
            tell_doors()
    return 0


def _line() -> str | None:
    """A line of the input; nothing where that has ended."""
    read = sys.stdin.readline()
    return read.strip() if read else None


class _Sheet:
    """The sitting that is answered, each answer kept at once."""

    def __init__(self, app: Detox, days: int | None) -> None:
        self.on, self._days = On(app), days
        self.clock = app.clock
        self.sittings = app.thinking.sittings
        self.sitting = self.sittings.draft() or self.sittings.fresh()

    def keep(self, typed: Typed, seconds: int = 0) -> None:
        """Keep an answer; `seconds` is how long it has been in all. Raises `Refused`."""
        days = self._days if typed.answer.question is Question.WORTH else None
        self.sitting = self.sittings.answer(
            self.sitting, typed.answer, seconds, typed.currency, days
        )

    @property
    def kept(self) -> Sitting | None:
        """What there is of it so far."""
        return self.sitting if self.sitting.answers else None


def _from_lines(sheet: _Sheet, *, is_told: bool) -> Sitting | None:
    """A line for each question that is open, the first one first; each is told once it is kept.
    Raises `Refused` for one that is no answer: those before it are kept.
    """
    while (asked := sheet.sitting.next_question) is not None:
        line = _line()
        if line is None:
            return sheet.kept
        sheet.keep(got(read_answer(asked, line, sheet.on)))
        if is_told:
            tell_kept(sheet.sitting, asked)
            sys.stdout.flush()
    return sheet.sittings.end(sheet.sitting)


class _Conversation:
    """Questions and answers: an empty line passes one over, an end of input stops for now."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    def through(self) -> Sitting | None:
        """The sitting as far as somebody answered."""
        sheet = self._sheet
        talk(_(INTRO))
        talk(_(NOTHING_HURRIES))
        talk(_("Enter passes a question over; Ctrl+D stops for now, and what is answered is kept."))
        while (asked := sheet.sitting.next_question) is not None:
            if not self._is_answered(asked):
                return sheet.kept
        if sheet.sitting.cost is not None and sheet.sitting.cost.cents:
            self._ask_returns(sheet.sitting.cost)
        if sheet.sitting.is_short and self._stays():
            return sheet.sitting
        return sheet.sittings.end(sheet.sitting)

    def _is_answered(self, asked: Question) -> bool:
        """Ask one until it is read; tell whether somebody is still there."""
        begun = self._sheet.clock.now()
        talk("")
        talk(progress(asked))
        talk(question(asked))
        words = "   ".join(f"{n} {word}" for n, word in enumerate(levels(asked), 1))
        talk(words or hint(asked, m.usual(self._sheet.on)))
        offered = self._sheet.sittings.offered(asked)
        if offered is not None:
            talk(offered_words(offered))
        while True:
            line = _prompted()
            if line is None:
                return False
            typed = read_answer(asked, line, self._sheet.on)
            if isinstance(typed, Unreadable):
                complain(typed.problem)
                continue
            if self._is_kept(typed, begun):
                self._show(asked)
                return True

    def _is_kept(self, typed: Typed, begun: datetime) -> bool:
        took = min(self._sheet.clock.now() - begun, _LONGEST_ANSWER)
        try:
            self._sheet.keep(typed, self._sheet.sitting.seconds + int(took.total_seconds()))
        except Refused as refused:
            complain(refused.problem)
            return False
        return True

    def _show(self, asked: Question) -> None:
        """What was kept, and beside it what was answered before."""
        tell_kept(self._sheet.sitting, asked)
        earlier = self._sheet.sittings.earlier(self._sheet.sitting)
        answer = earlier and earlier.answer(asked)
        if earlier is not None and answer is not None:
            talk(earlier_words(answer, earlier))

    def _ask_returns(self, cost: Cost) -> None:
        talk("")
        talk(sum_words(cost))
        talk(_(BRING_BACK))
        usual = cost.currency or m.usual(self._sheet.on)
        said = _("What comes back in a year: %(example)s, half of it, or nothing to leave it open.")
        talk(said % {"example": f"30000 {usual}"})
        while line := _prompted():
            amount = m.returned(line, cost, usual)
            if isinstance(amount, Unreadable):
                complain(amount.problem)
                continue
            try:
                self._sheet.sitting = self._sheet.sittings.returns(self._sheet.sitting, *amount)
            except Refused as refused:
                complain(refused.problem)
                continue
            return

    def _stays(self) -> bool:
        """Whether somebody would rather stay: then it stays open. Asked once."""
        talk("")
        talk(stay_words(self._sheet.sitting.seconds))
        line = _prompted()
        return line is not None and is_yes(line)


def _prompted() -> str | None:
    sys.stdout.flush()
    sys.stderr.write("> ")
    sys.stderr.flush()
    return _line()


def _options(parser: Parser) -> None:
    days_option(parser)
    json_option(parser)


COMMANDS = {
    "ask": Command(
        N_("ask one after the other; from a pipe, a line for each"),
        ask,
        _options,
        (N_("questions ask"),),
        changes=True,
    ),
}
