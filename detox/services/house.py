"""What a person can do: the services, put together on what they ask of the outside."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from detox.domain.activity import Activity
from detox.domain.problem import DataTrouble, Refused
from detox.services.activities import Activities
from detox.services.ports import Clock, Platforms, Records, Rules
from detox.services.sessions import SessionLog

if TYPE_CHECKING:  # a command needs one or two of them, and all cost as much as Python's own start
    from detox.domain.account import Account
    from detox.domain.platform import Facts
    from detox.services.accounts import Accounts
    from detox.services.asking import Asking
    from detox.services.bringing import Bringing
    from detox.services.conditions import Conditions
    from detox.services.delivering import Book
    from detox.services.goodbyes import Goodbyes
    from detox.services.leaving import Leaving
    from detox.services.overview import Overview
    from detox.services.past import Past
    from detox.services.people import People
    from detox.services.plans import Plans
    from detox.services.recall import Recall
    from detox.services.reminders import Reminders
    from detox.services.sources import Sources
    from detox.services.thinking import Thinking
    from detox.services.timing import Timing
    from detox.services.upcoming import Upcoming


class House(ABC):
    """The services of one person; `unique` makes the letters of a new uid.

    Each room is imported and made when it is first asked for.
    """

    def __init__(
        self,
        records: Records,
        clock: Clock,
        rules: Rules,
        known: Platforms,
        unique: Callable[[], str],
    ) -> None:
        self.records, self.clock, self.rules, self.known = records, clock, rules, known
        self.language = rules.language
        self.unique = unique
        self.activities = Activities(records, rules, lambda: self.log.today(), self.letters_taken)
        self.log = SessionLog(records, self.activities, clock, rules, unique)

    @abstractmethod
    def letters_taken(self, held: Sequence[tuple[str, str]]) -> Collection[str]:
        """The letters that Today uses for itself, where activities hold these by their keys."""

    @property
    @abstractmethod
    def deliveries(self) -> "Book":
        """What became of reminders on this device."""

    @property
    @abstractmethod
    def currency(self) -> str:
        """The code of the currency that amounts are in where none is named."""

    @property
    @abstractmethod
    def wishes_a_week(self) -> int:
        """How many of the wish-list come up in a week."""

    @property
    @abstractmethod
    def are_reminders_on(self) -> bool:
        """Whether the settings let any reminder come."""

    @cached_property
    def timing(self) -> "Timing":
        """The timer."""
        from detox.services.timing import Timing

        return Timing(self.records, self.activities, self.clock, self.rules, self.unique)

    @cached_property
    def plans(self) -> "Plans":
        """What stands on the accounts."""
        from detox.services.plans import Plans

        return Plans(self.records, self.clock, self.rules, self.known, self.log, self.unique)

    @property
    def accounts(self) -> "Accounts":
        """The accounts and their days."""
        return self.plans.accounts

    @property
    def leaving(self) -> "Leaving":
        """The plans backwards from the days, with all that is known of the platforms."""
        return self.plans.leaving

    @property
    def outline(self) -> "Leaving":
        """The same plans and days, without words and sources: much sooner there."""
        return self.plans.outline

    def overview(self) -> "Overview":
        """How things stand now."""
        return self.plans.overview()

    @cached_property
    def recall(self) -> "Recall":
        """All about reminders."""
        from detox.services.recall import Recall

        book, plans, today = self.deliveries, self.outline, self.log.today
        return Recall(self.records, self.clock, self.rules, book, plans, today, self.unique)

    @property
    def reminders(self) -> "Reminders":
        """What to be reminded of."""
        return self.recall.reminders

    @property
    def conditions(self) -> "Conditions":
        """Whether the conditions of reminders hold."""
        return self.recall.conditions

    def upcoming(self) -> "Upcoming":
        """When the reminders come round, as things stand now."""
        return self.recall.upcoming()

    @cached_property
    def past(self) -> "Past":
        """What the days were, and what the time became."""
        from detox.services.past import Past

        return Past(self.records, self.rules, self.log.today, self.unique)

    @cached_property
    def thinking(self) -> "Thinking":
        """The questions, the cost, the channels, the two loads, weak moments."""
        from detox.services.thinking import Thinking

        return Thinking(self.records, self.rules, self.log.today, self.unique, self.log.now)

    @cached_property
    def people(self) -> "People":
        """The people one stays in reach of."""
        from detox.services.people import People

        def asking() -> "Asking":
            from detox.services.asking import Asking

            return Asking(self.records, lambda: self.outline, self.log.today)

        wishes = lambda: self.wishes_a_week  # noqa: E731 - a setting may change
        return People(self.records, self.known, self.log, asking, wishes, self.unique)

    @cached_property
    def sources(self) -> "Sources":
        """What was followed for its content, and where it is read instead."""
        from detox.services.sources import Sources

        return Sources(self.records, self.known, self.log.today, self.unique)

    @cached_property
    def goodbyes(self) -> "Goodbyes":
        """What is said on leaving."""
        from detox.services.goodbyes import Goodbyes

        return Goodbyes(self.records, self.known, self.log.today)

    def name_of(self, activity: str) -> str:
        """The name of an activity in the person's language."""
        found = self.records.of(Activity).get(activity)
        return found.named(self.language) if found else activity

    @cached_property
    def bringing(self) -> "Bringing":
        """Logs of other programs."""
        from detox.services.bringing import Bringing

        return Bringing(self.records, self.clock, self.rules)

    def facts_of(self, platform: str) -> "Facts | None":
        """All that is known of a platform."""
        return self.known.facts(platform)

    def brief_facts_of(self, platform: str) -> "Facts | None":
        """What a plan follows from."""
        return self.known.brief(platform)

    def account_meant(self, text: str) -> "Account":
        """The account that was typed, also by another name of its platform. Raises `Refused`, and
        `DataTrouble` where it may stand in a file that can't be read.
        """
        try:
            return self.accounts.find(text)
        except (Refused, DataTrouble) as refused:
            platform = self.known.recognised(text)
            its = [a for a in self.accounts.all() if platform and a.platform == platform]
            if len(its) != 1:
                raise refused from None
            return its[0]
