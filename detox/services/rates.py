"""The hourly rate, for those who want to see hours as money. Nobody has one at first."""

from collections.abc import Callable
from datetime import date

from detox.domain.problem import Refused
from detox.domain.rate import MOST_CENTS, NO_RATE, Rate, check_currency, holding
from detox.services.ports import Change, Records


class Rates:
    """The rates of one person. `unique` makes the letters of a new uid."""

    def __init__(
        self, records: Records, unique: Callable[[], str], today: Callable[[], date]
    ) -> None:
        self._records = records
        self._unique = unique
        self._today = today

    def all(self) -> list[Rate]:
        """Every rate that holds from a day on, the oldest first."""
        return holding(self._records.of(Rate).values())

    def current(self) -> Rate | None:
        """The rate that holds today."""
        return next((r for r in reversed(self.all()) if r.valid_from <= self._today()), None)

    def set(self, amount_cents: int, currency: str, since: date | None = None) -> Rate:
        """Have an hour be worth so much from a day on, today where none is given.

        The days before keep what they had. Raises `Refused`.
        """
        if not 0 < amount_cents <= MOST_CENTS:
            raise Refused(NO_RATE)
        check_currency(currency)
        since = since or self._today()
        before = next((rate for rate in self.all() if rate.valid_from == since), None)
        uid = before.uid if before else self._unique()
        after = Rate(uid, amount_cents, currency, since)
        if after != before:
            self._records.commit("rate.set", [Change(before, after)])
        return after

    def remove(self) -> list[Rate]:
        """Take all rates away, so that no money is shown anywhere; undo brings them back."""
        known = self._records.of(Rate).values()
        self._records.commit("rate.remove", [Change(rate, None) for rate in known])
        return holding(known)
