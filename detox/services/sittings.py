"""The times with the seven questions: answered one by one, kept at each answer, compared later."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from detox.domain.account import Account
from detox.domain.baseline import GUESSED, Baseline, Before
from detox.domain.cost import MOST_AMOUNT
from detox.domain.order import moment_after
from detox.domain.problem import N_, Problem, Refused
from detox.domain.rate import MOST_CENTS, NO_RATE, check_currency
from detox.domain.session import LONGEST_MINUTES
from detox.domain.sitting import (
    HIGHEST,
    LONGEST_WORDS,
    LOWEST,
    MOST_DAYS,
    Answer,
    Comparison,
    Question,
    Sitting,
    Unit,
    unit_of,
)
from detox.domain.text import clean
from detox.services.naming import unknown
from detox.services.ports import Change, Records

NO_DRAFT = N_("No questions are open; “detox questions ask” begins them.")
_LIMITS = {
    Unit.MINUTES: (0, LONGEST_MINUTES, N_("A day has 24 hours.")),
    Unit.LEVEL: (LOWEST, HIGHEST, N_("This question is answered with a number from 1 to 5.")),
    Unit.MONEY: (1, MOST_CENTS, NO_RATE),
}


TWO_TIMES = N_("It takes two times with the questions to compare them.")
FRESH_FOR = timedelta(days=7)
"""how long questions that were begun are a matter of today"""
_DOCUMENT, _OPEN = "thinking", b'"ended":false'
"""where sittings stand, and how a file tells that one is open"""


class Offered(NamedTuple):
    """Minutes a day that could answer a question; `is_measured` where nobody had to guess."""

    minutes: int
    is_measured: bool


class Sittings:
    """The sittings of one person. `unique` makes the letters of a new uid."""

    def __init__(
        self,
        records: Records,
        unique: Callable[[], str],
        today: Callable[[], date],
        now: Callable[[], datetime],
    ) -> None:
        self._records, self._unique, self._today, self._now = records, unique, today, now
        self._stayed: dict[str, int] = {}

    def all(self) -> list[Sitting]:
        """Every sitting, drafts included, the oldest first."""
        found = sittings_of(self._records)
        return [e if e.is_ended else e.lasting(self._stayed.get(e.uid, 0)) for e in found]

    def draft(self) -> Sitting | None:
        """The one that is not ended, the newest of several."""
        return next((each for each in reversed(self.all()) if not each.is_ended), None)

    def find(self, said: str) -> Sitting:
        """One by its uid, or the beginning of it. Raises `Refused`."""
        found = [each for each in self.all() if said and each.uid.startswith(said)]
        exact = [each for each in found if each.uid == said]
        if len(exact or found) != 1:
            message = N_("No answers, or several, have a uid that begins with “%(uid)s”.")
            refused, gone = Problem(message, {"uid": said}), N_("These answers are no longer here.")
            raise unknown(refused, gone, None, "questions list")
        return (exact or found)[0]

    def earlier(self, sitting: Sitting) -> Sitting | None:
        """The last one before it that was ended: what is shown beside a new answer."""
        others = [e for e in self.all() if e.is_ended and e.uid != sitting.uid]
        return next((e for e in reversed(others) if e.order < sitting.order), None)

    def fresh(self) -> Sitting:
        """A sitting of today that nothing is kept of yet: its first answer keeps it."""
        begun = moment_after(self._now(), (each.begun for each in sittings_of(self._records)))
        return Sitting(self._unique(), self._today(), begun=begun)

    def answer(
        self, sitting: Sitting, answer: Answer, seconds: int = 0,
        currency: str = "", days: int | None = None,
    ) -> Sitting:  # fmt: skip
        """Keep an answer at once, as one step. `seconds` is how long it has been in all.

        `currency` and `days` go with the worth of an hour. Raises `Refused`.
        """
        checked = self.checked(answer)
        after = sitting.answered(checked).lasting(seconds)
        if checked.value and (after.minutes_a_day or 0) > LONGEST_MINUTES:
            raise Refused(N_("Scrolling and making come to more than 24 hours a day together."))
        if answer.question is Question.WORTH:
            if checked.value is not None:
                check_currency(currency)
                if after.returns_cents is not None and after.currency != currency:
                    raise two_currencies([after.currency, currency])
            check_days(days)
            after = after._replace(currency=currency or after.currency, days=days)
        return self._kept(sitting, after, "sitting.answer")

    def checked(self, answer: Answer) -> Answer:
        """An answer as it would be kept. Raises `Refused`."""
        if len(answer.words) > LONGEST_WORDS:
            raise Refused(
                N_("These words have %(size)d characters; an answer can have up to %(limit)d."),
                size=len(answer.words),
                limit=LONGEST_WORDS,
            )
        least, most, message = _LIMITS[unit_of(answer.question)]
        if answer.value is not None and not least <= answer.value <= most:
            raise Refused(message)
        return answer._replace(words=clean(answer.words, LONGEST_WORDS, lines=True))

    def returns(self, sitting: Sitting, cents: int | None, currency: str) -> Sitting:
        """Keep what comes back in a year. Raises `Refused` for another currency than the rate’s."""
        return self._kept(sitting, self._returning(sitting, cents, currency), "sitting.answer")

    def _returning(self, sitting: Sitting, cents: int | None, currency: str) -> Sitting:
        if cents is None:
            return sitting._replace(returns_cents=None)
        check_amount(cents)
        check_currency(currency)
        if sitting.value(Question.WORTH) is not None and sitting.currency != currency:
            raise two_currencies([sitting.currency, currency])
        return sitting._replace(returns_cents=cents, currency=currency)

    def reckon(self, sitting: Sitting, after: Sitting, seconds: int) -> Sitting:
        """Keep it with other figures of a year, as `after` has them in one currency, as one step.

        Raises `Refused`.
        """
        worth = after.answer(Question.WORTH)
        if worth is not None:
            self.checked(worth)
        check_days(after.days)
        if after.returns_cents is not None:
            check_amount(after.returns_cents)
        if after.returns_cents is not None or (worth is not None and worth.value is not None):
            check_currency(after.currency)
        return self._kept(sitting, after.lasting(seconds), "sitting.answer")

    def stay(self, sitting: Sitting, seconds: int) -> Sitting:
        """Remember how long it has been, until an answer keeps it: time alone is no step that
        somebody would undo, so a program that ends before forgets it.
        """
        self._stayed[sitting.uid] = seconds
        return sitting.lasting(seconds)

    def end(
        self, sitting: Sitting, seconds: int = 0, returns: tuple[int | None, str] | None = None
    ) -> Sitting:
        """It is done, with what comes back in a year where that is told now.

        Raises `Refused` where nothing was answered.
        """
        after = sitting if returns is None else self._returning(sitting, *returns)
        if not after.answers:
            raise Refused(N_("Nothing is answered yet."))
        after = after.lasting(seconds)._replace(is_ended=True)
        return self._kept(sitting, after, "sitting.end")

    def remove(self, uid: str) -> Sitting:
        """Take one away, and tell which."""
        sitting = self.find(uid)
        stands = self._records.of(Sitting)[sitting.uid]
        self._records.commit("sitting.remove", [Change(stands, None)])
        return sitting

    def compared(self, one: str = "", other: str = "") -> Comparison:
        """Two sittings, the earlier one first: the last two that were ended, where none is named;
        with one, it and the last one. Raises `Refused`.
        """
        ended = [each for each in self.all() if each.is_ended]
        if one and other:
            pair = [self.find(one), self.find(other)]
        elif one:
            named = self.find(one)
            pair = [named, *[each for each in ended if each.uid != named.uid][-1:]]
        else:
            pair = ended[-2:]
        if len(pair) < 2 or pair[0].uid == pair[1].uid:
            raise Refused(TWO_TIMES)
        pair.sort(key=lambda each: each.order)
        return Comparison(pair[0], pair[1])

    def offered(self, question: Question) -> Offered | None:
        """What was measured, or told before, where a duration is asked: publishing counts as
        making, the rest as scrolling.
        """
        if unit_of(question) is not Unit.MINUTES:
            return None
        figures = self._figures()
        minutes = sum(each.minutes - each.publishing for each in figures)
        if question is Question.MAKING:
            figures = [each for each in figures if each.publishing]
            minutes = sum(each.publishing for each in figures)
        if not minutes:
            return None
        return Offered(minutes, all(each.method != GUESSED for each in figures))

    def _figures(self) -> list[Baseline]:
        """The figures that make up what all accounts took, as they hold today."""
        read = self._records.of
        accounts, baselines = self._records.snapshot(lambda: (read(Account), read(Baseline)))
        before = Before(accounts.values(), baselines.values())
        return list(before.counted(self._today()).values())

    def _kept(self, seen: Sitting, after: Sitting, deed: str) -> Sitting:
        """What was changed of the one that was `seen`, on it as it stands: another window may have
        kept an answer meanwhile.
        """
        before = self._records.of(Sitting).get(seen.uid)
        if before is not None:
            after = before.amended(seen, after)
        if after != before:
            self._records.commit(deed, [Change(before, after)])
        return after


def sittings_of(records: Records) -> list[Sitting]:
    """Every sitting there is a record of, the oldest first."""
    known = records.of(Sitting).values()
    return sorted(known, key=lambda each: each.order)


def open_lately(records: Records, today: date) -> Sitting | None:
    """The questions that were begun in the last days and not ended, the newest of several; where
    none are open, nothing that was thought over is read for it.
    """
    if not records.mentions(_DOCUMENT, _OPEN):
        return None
    since = today - FRESH_FOR
    found = [e for e in records.of(Sitting).values() if not e.is_ended and e.day > since]
    return max(found, key=lambda each: each.order, default=None)


def check_amount(cents: int) -> None:
    """Raises `Refused` for an amount beyond all bounds."""
    if not 0 <= cents <= MOST_AMOUNT:
        raise Refused(N_("That amount is too large to calculate with."))


def check_days(days: int | None) -> None:
    """Raises `Refused` for days that no year has."""
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Refused(N_("A year has 1 to 366 days."))


def two_currencies(found: list[str]) -> Refused:
    """That amounts of two currencies can't be set against each other."""
    return Refused(
        N_("These amounts are in %(one)s and in %(other)s; choose one currency for all of them."),
        one=found[0],
        other=found[1],
    )
