"""What stands on the accounts: how things are, the plans backwards from the days, what is due."""

from collections.abc import Callable
from datetime import datetime

from detox.domain.steps import StepMark
from detox.services.accounts import Accounts
from detox.services.agenda import Item, Standing, agenda, coming, standings
from detox.services.leaving import Leaving
from detox.services.overview import Overview, lasting, look, may_need_somebody
from detox.services.ports import Clock, Platforms, Records, Rules
from detox.services.sessions import SessionLog
from detox.services.setup import Setup


class Plans:
    """The accounts of one person and all that follows from them."""

    def __init__(
        self,
        records: Records,
        clock: Clock,
        rules: Rules,
        known: Platforms,
        log: SessionLog,
        unique: Callable[[], str],
    ) -> None:
        self._records, self._clock, self._rules = records, clock, rules
        self._known, self._today = known, log.today
        self.accounts = Accounts(records, unique, log.today, known.brief)
        self.leaving = Leaving(records, self.accounts, known.facts, log.today, unique)
        self.outline = Leaving(records, self.accounts, known.brief, log.today, unique)
        self.setup = Setup(records, unique)

    def overview(self) -> Overview:
        """How things stand now."""
        doors = (self._records, self._clock, self._rules, self._known.brief)
        return self._records.snapshot(lambda: look(*doors))

    def lasting(self, view: Overview) -> tuple[datetime, datetime] | None:
        """From and before which instants `view` is how things stand, but for a change; nothing
        where nobody can tell.
        """
        return lasting(view, self._clock, self._rules)

    def agenda(self, view: Overview) -> list[Item]:
        """What needs its person, as things stood in `view`."""
        if not (may_need_somebody(view) or self._known.has_own):
            return []
        return agenda(view.accounts, view.marks, self._known.brief, view.today)

    def coming(self, view: Overview) -> Item | None:
        """The first step still ahead, as things stood in `view`."""
        if not any(account.next_day is not None for account in view.accounts):
            return None
        return coming(view.accounts, view.marks, self._known.brief, view.today)

    def standings(self) -> dict[str, Standing]:
        """How the plan of each account that is being left stands, by its uid."""
        marks = self._records.of(StepMark)
        return standings(self.accounts.all(), marks, self._known.brief, self._today())
