"""One time with the seven questions: what was answered, in how many minutes, and what it costs.

Durations are minutes of a usual day, levels go from 1 to 5, an hour's worth is in hundredths of a
currency. A sitting keeps what it was answered with: a later rate rewrites nothing.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from detox.domain.amending import amended
from detox.domain.cost import Cost
from detox.domain.order import Order, in_order

LOWEST, HIGHEST = 1, 5
LONGEST_WORDS = 2000
USUAL_DAYS = 300
"""the days of a year that are reckoned with where nothing else is said"""
MOST_DAYS = 366
LONGEST_SECONDS = 4 * 60 * 60
QUIET_SECONDS = 10 * 60
"""how long it is good to stay at least"""
IDLE_SECONDS = 60
"""how long the clock goes on after a key"""


class Question(StrEnum):
    """The seven questions, in their order; the words never change what was answered."""

    SCROLLING = "scrolling"
    MECHANICAL = "mechanical"
    FOR_A_LIKE = "for-a-like"
    WEIGHT = "weight"
    TAKEN_FROM = "taken-from"
    MAKING = "making"
    WORTH = "worth"


class Unit(StrEnum):
    """What a question measures in."""

    MINUTES = "minutes"
    LEVEL = "level"
    MONEY = "money"


_UNITS = {
    Question.SCROLLING: Unit.MINUTES,
    Question.MAKING: Unit.MINUTES,
    Question.WORTH: Unit.MONEY,
}


def unit_of(question: Question) -> Unit:
    """What a question measures in."""
    return _UNITS.get(question, Unit.LEVEL)


class Answer(NamedTuple):
    """What was answered to one question: a measure, words, both, or neither where it was passed."""

    question: Question
    value: int | None = None
    words: str = ""

    @property
    def is_passed_over(self) -> bool:
        """Whether it says nothing."""
        return self.value is None and not self.words


class Sitting(NamedTuple):
    """One time with the questions; a draft until it `is_ended`.

    `seconds` is how long the person was at it. `currency` (ISO 4217) and `days` go with the worth
    of an hour, `returns_cents` is what the accounts bring back in a year, as far as that was said.
    `begun` is when its first question was asked.
    """

    uid: str
    day: date
    seconds: int = 0
    answers: tuple[Answer, ...] = ()
    currency: str = ""
    days: int | None = None
    returns_cents: int | None = None
    is_ended: bool = False
    begun: datetime | None = None

    @property
    def order(self) -> Order:
        """Its place among others, the oldest first."""
        return in_order(self.day, self.begun, self.uid)

    @property
    def minutes(self) -> int:
        """How long the person was at it, in whole minutes."""
        return self.seconds // 60

    @property
    def is_short(self) -> bool:
        """Whether ten minutes have not gone by."""
        return self.seconds < QUIET_SECONDS

    def answer(self, question: Question) -> Answer | None:
        """What was answered to a question, if it was reached."""
        return next((each for each in self.answers if each.question is question), None)

    def value(self, question: Question) -> int | None:
        """The measure of an answer."""
        answer = self.answer(question)
        return answer and answer.value

    @property
    def next_question(self) -> Question | None:
        """The first one that was not reached."""
        known = {each.question for each in self.answers}
        return next((each for each in Question if each not in known), None)

    def answered(self, answer: Answer) -> "Sitting":
        """With an answer, in the place of an earlier one to the same question."""
        known = {each.question: each for each in self.answers} | {answer.question: answer}
        return self._replace(answers=tuple(known[each] for each in Question if each in known))

    def lasting(self, seconds: int) -> "Sitting":
        """With so much time spent at it; it never becomes less."""
        return self._replace(seconds=min(max(self.seconds, seconds), LONGEST_SECONDS))

    def amended(self, seen: "Sitting", after: "Sitting") -> "Sitting":
        """With what turns `seen` into `after`, answer by answer; all else stays as it is here."""
        one = amended(self, seen, after)._replace(answers=self.answers)
        for answer in after.answers:
            if answer != seen.answer(answer.question):
                one = one.answered(answer)
        return one._replace(seconds=self.seconds).lasting(after.seconds)

    @property
    def minutes_a_day(self) -> int | None:
        """Scrolling and making together, as far as either was told."""
        told = [self.value(Question.SCROLLING), self.value(Question.MAKING)]
        known = [minutes for minutes in told if minutes is not None]
        return sum(known) if known else None

    @property
    def cost(self) -> Cost | None:
        """What the time comes to in a year; nothing where no time was told."""
        minutes = self.minutes_a_day
        if minutes is None:
            return None
        rate = self.value(Question.WORTH)
        currency = "" if rate is None and self.returns_cents is None else self.currency
        return Cost(minutes, self.days or USUAL_DAYS, rate, currency, self.returns_cents)


class Change(NamedTuple):
    """One answer then and now; `difference` is now less then, where both can be compared."""

    question: Question
    before: Answer | None
    after: Answer | None
    difference: int | None

    @property
    def unit(self) -> Unit:
        """What both are measured in."""
        return unit_of(self.question)


class Comparison(NamedTuple):
    """Two sittings side by side, the earlier one first."""

    before: Sitting
    after: Sitting

    @property
    def changes(self) -> Iterator[Change]:
        """Each question that was reached in one of them."""
        for question in Question:
            before, after = self.before.answer(question), self.after.answer(question)
            if before is not None or after is not None:
                yield Change(question, before, after, self._difference(question))

    @property
    def costs(self) -> tuple[Cost | None, Cost | None]:
        """What each came to."""
        return self.before.cost, self.after.cost

    def _difference(self, question: Question) -> int | None:
        before, after = self.before.value(question), self.after.value(question)
        is_money = unit_of(question) is Unit.MONEY
        if before is None or after is None:
            return None
        if is_money and self.before.currency != self.after.currency:
            return None
        return after - before


class QuietClock(NamedTuple):
    """How long somebody has been at it: it counts up, and rests where no key came for a minute.

    Nothing ends with it. Instants are UTC.
    """

    counted: timedelta = timedelta()
    since: datetime | None = None

    def keyed(self, now: datetime) -> "QuietClock":
        """A key came, or a question was opened."""
        return QuietClock(self._until(now), now)

    def rested(self, now: datetime) -> "QuietClock":
        """The questions were closed: until the next key nothing counts."""
        return QuietClock(self._until(now))

    def seconds(self, now: datetime) -> int:
        """How long it has been, in whole seconds."""
        return int(self._until(now).total_seconds())

    def is_resting(self, now: datetime) -> bool:
        """Whether it stands still just now."""
        return self.since is None or now - self.since > timedelta(seconds=IDLE_SECONDS)

    def _until(self, now: datetime) -> timedelta:
        if self.since is None or now < self.since:
            return self.counted
        return self.counted + min(now - self.since, timedelta(seconds=IDLE_SECONDS))


def clock_of(sitting: Sitting) -> QuietClock:
    """The clock of a sitting that is gone on with."""
    return QuietClock(timedelta(seconds=sitting.seconds))
