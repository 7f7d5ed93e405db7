"""What the time comes to in a year, from what is given and from what was said before."""

from collections.abc import Callable
from datetime import date

from detox.domain.cost import Cost
from detox.domain.problem import N_, Refused
from detox.domain.rate import check_currency
from detox.domain.session import LONGEST_MINUTES
from detox.domain.sitting import USUAL_DAYS, Question, Sitting
from detox.services.figures import Figures
from detox.services.ports import Records
from detox.services.rates import Rates
from detox.services.sittings import (
    Sittings,
    check_amount,
    check_days,
    two_currencies,
)

Amount = tuple[int, str]
"""hundredths of a currency, and its code"""


class Costing:
    """Costs as one person reckons them."""

    def __init__(
        self,
        records: Records,
        sittings: Sittings,
        unique: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        self._sittings = sittings
        self._figures = Figures(records, unique, today)
        self._rates = Rates(records, unique, today)

    def minutes_a_day(self) -> int | None:
        """What the accounts used to take together, else what was answered last."""
        told = self._figures.told().minutes
        if told:
            return told
        answered = (each.minutes_a_day for each in reversed(self._sittings.all()))
        return next((minutes for minutes in answered if minutes is not None), None)

    def rate(self) -> Amount | None:
        """What an hour is worth today, else what was answered last."""
        rate = self._rates.current()
        if rate is not None:
            return rate.amount_cents, rate.currency
        return self.answered_rate()

    def answered_rate(self) -> Amount | None:
        """What an hour is worth in the last answers: that counts where no rate holds today."""
        if self._rates.current() is not None:
            return None
        answered = ((e.value(Question.WORTH), e.currency) for e in reversed(self._sittings.all()))
        return next(((worth, code) for worth, code in answered if worth is not None), None)

    def cost(
        self,
        minutes_a_day: int | None = None,
        rate: Amount | None = None,
        days: int | None = None,
        returns: Amount | None = None,
    ) -> Cost:
        """The cost of so many minutes a day; what is not given is what was said before, what comes
        back included where it is in the same currency.

        Raises `Refused` where nobody told the time, for what makes no sense, and for two
        currencies.
        """
        if minutes_a_day is None:
            minutes_a_day = self.minutes_a_day()
        if minutes_a_day is None:
            raise Refused(N_("Say how long a day: detox cost 3h."))
        if not 0 <= minutes_a_day <= LONGEST_MINUTES:
            raise Refused(N_("A day has 24 hours."))
        check_days(days)
        last = self._last()
        days = days or (last and last.days) or USUAL_DAYS
        rate = rate or self.rate()
        cents, currency = rate or (None, "")
        for amount, code in filter(None, (rate, returns)):
            check_amount(amount)
            check_currency(code)
        if rate and returns and rate[1] != returns[1]:
            raise two_currencies([rate[1], returns[1]])
        if returns is None and last is not None and last.currency == currency:
            return Cost(minutes_a_day, days, cents, currency, last.returns_cents)
        back, code = returns or (None, currency)
        return Cost(minutes_a_day, days, cents, currency or code, back)

    def known(self) -> Cost | None:
        """The cost at the figures that hold now; nothing where nobody told the time."""
        return None if self.minutes_a_day() is None else self.cost()

    def _last(self) -> Sitting | None:
        """The last answers that told a time."""
        answers = reversed(self._sittings.all())
        return next((each for each in answers if each.cost is not None), None)
