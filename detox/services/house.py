"""What a person can do: the services, put together on what they ask of the outside."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from detox.domain.activity import Activity
from detox.domain.days import EARLIEST, LATEST, DayRange
from detox.domain.problem import Refused
from detox.services.ports import Clock, Platforms, Records, Rules

if TYPE_CHECKING:
    from detox.domain.account import Account
    from detox.domain.platform import Facts
    from detox.services.accounts import Accounts
    from detox.services.activities import Activities
    from detox.services.agenda import Item, Standing
    from detox.services.balance import Balance
    from detox.services.bringing import Bringing
    from detox.services.checkins import CheckIns
    from detox.services.conditions import Conditions
    from detox.services.delivering import Book
    from detox.services.figures import Figures
    from detox.services.insights import Insights
    from detox.services.leaving import Leaving
    from detox.services.overview import Overview
    from detox.services.rates import Rates
    from detox.services.reminders import Reminders
    from detox.services.sessions import SessionLog
    from detox.services.setup import Setup
    from detox.services.timing import Timing
    from detox.services.upcoming import Upcoming


class House(ABC):
    """The services of one person; `unique` makes the letters of a new uid.

    A command needs one or two of them: each is imported and made when it is first asked for.
    """

    def __init__(
        self, records: Records, clock: Clock, rules: Rules, unique: Callable[[], str]
    ) -> None:
        self.records, self.clock, self.rules = records, clock, rules
        self.language = rules.language
        self.unique = unique

    @property
    @abstractmethod
    def known(self) -> Platforms:
        """What is known of platforms."""

    @property
    @abstractmethod
    def deliveries(self) -> "Book":
        """What became of reminders on this device."""

    @property
    @abstractmethod
    def are_reminders_on(self) -> bool:
        """Whether the settings let any reminder come."""

    @cached_property
    def activities(self) -> "Activities":
        """What time becomes."""
        from detox.services.activities import Activities

        return Activities(self.records, self.rules, lambda: self.log.today())

    @cached_property
    def log(self) -> "SessionLog":
        """The sessions."""
        from detox.services.sessions import SessionLog

        return SessionLog(self.records, self.activities, self.clock, self.rules, self.unique)

    @cached_property
    def timing(self) -> "Timing":
        """The timer."""
        from detox.services.timing import Timing

        return Timing(self.records, self.activities, self.clock, self.rules, self.unique)

    @cached_property
    def accounts(self) -> "Accounts":
        """The accounts and their days."""
        from detox.services.accounts import Accounts

        return Accounts(self.records, self.unique, self.log.today, self.brief_facts_of)

    @cached_property
    def figures(self) -> "Figures":
        """What the networks took, as the person says."""
        from detox.services.figures import Figures

        return Figures(self.records, self.unique, self.log.today)

    @cached_property
    def rates(self) -> "Rates":
        """What an hour is worth, where the person wants to see that."""
        from detox.services.rates import Rates

        return Rates(self.records, self.unique, self.log.today)

    @cached_property
    def check_ins(self) -> "CheckIns":
        """How the days were."""
        from detox.services.checkins import CheckIns

        return CheckIns(self.records, self.log.today)

    @cached_property
    def insights(self) -> "Insights":
        """Data for pictures."""
        from detox.services.insights import Insights

        return Insights(self.records, self.rules, self.log.today)

    def balance(self, days: DayRange) -> "Balance":
        """What the days away gave back, and what became of it."""
        from detox.services.balance import make_balance

        return self.records.snapshot(
            lambda: make_balance(self.records, self.rules, days, self.log.today())
        )

    @cached_property
    def leaving(self) -> "Leaving":
        """The plans backwards from the days."""
        from detox.services.leaving import Leaving

        return Leaving(self.records, self.accounts, self.facts_of, self.log.today, self.unique)

    @cached_property
    def reminders(self) -> "Reminders":
        """What to be reminded of."""
        from detox.services.reminders import Reminders

        return Reminders(
            self.records,
            self.deliveries,
            self.clock,
            self.log.today,
            self.unique,
            self.clock.knows_zone,
        )

    def upcoming(self) -> "Upcoming":
        """When the reminders come round, as things stand now."""
        from detox.services.occasions import occasions
        from detox.services.upcoming import Upcoming

        return Upcoming(
            self.reminders.all(), lambda: occasions(self.leaving.plans()), self.clock.zone
        )

    @cached_property
    def conditions(self) -> "Conditions":
        """Whether the conditions of reminders hold."""
        from detox.services.conditions import Conditions
        from detox.services.occasions import is_leaving

        return Conditions(
            self.records, self.clock, self.rules, lambda: is_leaving(self.leaving.plans())
        )

    def name_of(self, activity: str) -> str:
        """The name of an activity in the person's language."""
        found = self.records.of(Activity).get(activity)
        return found.named(self.language) if found else activity

    @cached_property
    def bringing(self) -> "Bringing":
        """Logs of other programs."""
        from detox.services.bringing import Bringing

        return Bringing(self.records, self.clock, self.rules)

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use, with how many sessions have them."""
        from detox.services.report import make_report

        rows = make_report(self.records, self.rules, DayRange(EARLIEST, LATEST), "tag").rows
        return [(row.key, row.sessions) for row in rows if row.key]

    def facts_of(self, platform: str) -> "Facts | None":
        """All that is known of a platform."""
        return self.known.facts(platform)

    def brief_facts_of(self, platform: str) -> "Facts | None":
        """What a plan follows from."""
        return self.known.brief(platform)

    def account_meant(self, text: str) -> "Account":
        """The account that was typed, also by another name of its platform. Raises `Refused`."""
        try:
            return self.accounts.find(text)
        except Refused as refused:
            platform = self.known.recognised(text)
            its = [a for a in self.accounts.all() if platform and a.platform == platform]
            if len(its) != 1:
                raise refused from None
            return its[0]

    def agenda(self, view: "Overview") -> "list[Item]":
        """What needs its person, as things stood in `view`."""
        from detox.services.overview import may_need_somebody

        if not (may_need_somebody(view) or self.known.has_own):
            return []
        from detox.services.agenda import agenda

        return agenda(view.accounts, view.marks, self.brief_facts_of, view.today)

    def standings(self) -> "dict[str, Standing]":
        """How the plan of each account that is being left stands, by its uid."""
        from detox.domain.steps import StepMark
        from detox.services.agenda import standings

        known = self.accounts.all()
        return standings(known, self.records.of(StepMark), self.brief_facts_of, self.log.today())

    def coming(self, view: "Overview") -> "Item | None":
        """The first step still ahead, as things stood in `view`."""
        if not any(account.next_day is not None for account in view.accounts):
            return None
        from detox.services.agenda import coming

        return coming(view.accounts, view.marks, self.brief_facts_of, view.today)

    @property
    def setup(self) -> "Setup":
        """The first answers of a person."""
        from detox.services.setup import Setup

        return Setup(self.records, self.unique)

    def overview(self) -> "Overview":
        """How things stand now."""
        from detox.services.overview import look

        doors = (self.records, self.clock, self.rules, self.brief_facts_of)
        return self.records.snapshot(lambda: look(*doors))
