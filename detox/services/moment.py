"""A weak moment: what a person told themselves, and what the time became; nothing is recorded."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from detox.domain.days import ONE_DAY, DayRange
from detox.domain.own_words import LONGEST_WORDS, UID, OwnWords
from detox.domain.problem import N_, Refused
from detox.domain.sitting import Answer, Question
from detox.domain.text import clean
from detox.services.ports import Change, Records, Rules
from detox.services.report import Row, make_report
from detox.services.sittings import Sittings

QUIET_MINUTES = 10
MOST_ANSWERS = 3
_SAID_FIRST = (
    Question.TAKEN_FROM,
    Question.WEIGHT,
    Question.MECHANICAL,
    Question.SCROLLING,
    Question.FOR_A_LIKE,
    Question.MAKING,
    Question.WORTH,
)
_WEEK = timedelta(days=7)


class Moment(NamedTuple):
    """What there is to read: words written for it, else words of the last answers, a few of them;
    and what the last seven days became, up to now.
    """

    own: OwnWords | None
    answers: tuple[Answer, ...]
    answered_on: date | None
    days: DayRange
    minutes: int
    rows: tuple[Row, ...]


class Moments:
    """Weak moments of one person."""

    def __init__(
        self, records: Records, rules: Rules, sittings: Sittings, today: Callable[[], date]
    ) -> None:
        self._records, self._rules = records, rules
        self._sittings, self._today = sittings, today

    def look(self) -> Moment:
        """What there is to read now."""
        today = self._today()
        days = DayRange(today - _WEEK + ONE_DAY, today + ONE_DAY)
        own = self.words()
        answers, on = ((), None) if own else self._answered()
        report = make_report(self._records, self._rules, days)
        return Moment(own, answers, on, days, report.minutes, tuple(report.rows))

    def words(self) -> OwnWords | None:
        """What was written for it."""
        return self._records.of(OwnWords).get(UID)

    def write(self, text: str) -> OwnWords:
        """Write it, in the place of what stood there. Raises `Refused`."""
        if len(text) > LONGEST_WORDS:
            raise Refused(
                N_("These words have %(size)d characters; there is room for %(limit)d."),
                size=len(text),
                limit=LONGEST_WORDS,
            )
        text = clean(text, LONGEST_WORDS, lines=True)
        if not text:
            raise Refused(N_("Nothing is written there."))
        before, after = self.words(), OwnWords(UID, text, self._today())
        if before is None or before.text != text:
            self._records.commit("words.write", [Change(before, after)])
        return after

    def forget(self) -> OwnWords:
        """Take it away. Raises `Refused` where there is nothing."""
        before = self.words()
        if before is None:
            raise Refused(N_("Nothing is written there."))
        self._records.commit("words.remove", [Change(before, None)])
        return before

    def _answered(self) -> tuple[tuple[Answer, ...], date | None]:
        for sitting in reversed(self._sittings.all()):
            said = [sitting.answer(question) for question in _SAID_FIRST]
            found = tuple(answer for answer in said if answer is not None and answer.words)
            if found:
                return found[:MOST_ANSWERS], sitting.day
        return (), None
