"""A time with the questions while it goes on: each answer is kept as it is given."""

from typing import NamedTuple

from detox.domain.sitting import Answer, Question, Sitting
from detox.services.sittings import Sittings, two_currencies
from detox.tui.thinking.figures import Figures


class Given(NamedTuple):
    """What stands on a page; the code of the currency and the days go with an amount."""

    answer: Answer
    currency: str = ""
    days: int | None = None


class Keeping:
    """The sitting as it is kept. Seconds are how long it has been in all."""

    def __init__(self, sittings: Sittings, sitting: Sitting) -> None:
        self._sittings = sittings
        self.sitting = sitting

    def known(self, question: Question) -> Answer:
        """What was answered to a question, maybe nothing."""
        return self.sitting.answer(question) or Answer(question)

    def standing(self, answer: Answer) -> Given:
        """An answer with the currency and the days that are kept."""
        if answer.question is not Question.WORTH:
            return Given(answer)
        return Given(answer, self.sitting.currency, self.sitting.days)

    def is_new(self, given: Given, *, is_passed: bool) -> bool:
        """Whether it says something else than what is kept; `is_passed` is said too."""
        known = self.sitting.answer(given.answer.question)
        if known is None:
            return is_passed or given.answer != Answer(given.answer.question)
        is_amount = given.answer.value is not None
        kept = self.standing(known)
        return given != (kept if is_amount else kept._replace(currency=given.currency))

    def answer(self, given: Given, seconds: int) -> Sitting:
        """Keep an answer. Raises `Refused`."""
        answer, currency, days = given
        if answer.value is None:
            currency = ""
        self.sitting = self._sittings.answer(self.sitting, answer, seconds, currency, days)
        return self.sitting

    def is_reckoned(self, figures: Figures) -> bool:
        """Whether figures say what is kept already."""
        return self._with(figures) == self.sitting

    def reckon(self, figures: Figures, seconds: int) -> Sitting:
        """Keep an hour’s worth, the days and what comes back; the time stays what was answered.

        Raises `Refused`.
        """
        codes = [code for _cents, code in filter(None, (figures.rate, figures.returns))]
        if len(set(codes)) > 1:
            raise two_currencies(codes)
        self.sitting = self._sittings.reckon(self.sitting, self._with(figures), seconds)
        return self.sitting

    def _with(self, figures: Figures) -> Sitting:
        rate, back = figures.rate, figures.returns
        worth = self.known(Question.WORTH)._replace(value=rate and rate[0])
        after = self.sitting
        if worth != self.known(Question.WORTH):
            after = after.answered(worth)
        code = rate[1] if rate else back[1] if back else self.sitting.currency
        days = figures.days or self.sitting.days
        return after._replace(currency=code, days=days, returns_cents=back and back[0])

    def stay(self, seconds: int) -> Sitting:
        """Remember how long it has been; the next answer keeps it."""
        self.sitting = self._sittings.stay(self.sitting, seconds)
        return self.sitting

    def end(self, seconds: int) -> Sitting:
        """It is done. Raises `Refused` where nothing was answered."""
        self.sitting = self._sittings.end(self.sitting, seconds)
        return self.sitting
