"""Looking back: what the networks took, what the days were, and what the time became."""

from collections.abc import Callable
from datetime import date

from detox.domain.days import ALL_DAYS, DayRange
from detox.services.balance import Balance, make_balance
from detox.services.checkins import CheckIns
from detox.services.figures import Figures
from detox.services.insights import Insights
from detox.services.ports import Records, Rules
from detox.services.rates import Rates
from detox.services.report import make_report


class Past:
    """What one person says of the days, and what follows from it."""

    def __init__(
        self,
        records: Records,
        rules: Rules,
        today: Callable[[], date],
        unique: Callable[[], str],
    ) -> None:
        self._records, self._rules, self._today = records, rules, today
        self.figures = Figures(records, unique, today)
        self.rates = Rates(records, unique, today)
        self.check_ins = CheckIns(records, today)
        self.insights = Insights(records, rules, today)

    def balance(self, days: DayRange) -> Balance:
        """What the days away gave back, and what became of it."""
        return self._records.snapshot(
            lambda: make_balance(self._records, self._rules, days, self._today())
        )

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use, with how many sessions have them."""
        rows = make_report(self._records, self._rules, ALL_DAYS, "tag").rows
        return [(row.key, row.sessions) for row in rows if row.key]
