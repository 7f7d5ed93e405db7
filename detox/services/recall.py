"""Reminders: what to be reminded of, when it comes round, and whether it should."""

from collections.abc import Callable
from datetime import date

from detox.services.conditions import Conditions
from detox.services.delivering import Book
from detox.services.leaving import Leaving
from detox.services.occasions import is_leaving, occasions
from detox.services.ports import Clock, Records, Rules
from detox.services.reminders import Reminders
from detox.services.upcoming import Upcoming


class Recall:
    """The reminders of one person."""

    def __init__(
        self,
        records: Records,
        clock: Clock,
        rules: Rules,
        book: Book,
        leaving: Leaving,
        today: Callable[[], date],
        unique: Callable[[], str],
    ) -> None:
        self._clock, self._leaving, self._quiet = clock, leaving, rules.quiet
        self.reminders = Reminders(
            records, book, clock, today, unique, clock.knows_zone, rules.quiet
        )
        self.conditions = Conditions(records, clock, rules, lambda: is_leaving(leaving.plans()))

    def upcoming(self) -> Upcoming:
        """When the reminders come round, as things stand now."""
        known, plans = self.reminders.all(), self._leaving.plans
        return Upcoming(known, lambda: occasions(plans()), self._clock.zone, self._quiet)
