"""Puts the house together: the adapters, and the services that stand on them."""

import os
from functools import cached_property

from detox import i18n, paths
from detox.clock import SystemClock
from detox.config.settings import Settings, load_settings
from detox.domain.days import day_of
from detox.domain.problem import Problem
from detox.services.accounts import Accounts
from detox.services.activities import Activities
from detox.services.overview import Overview, look
from detox.services.ports import Rules
from detox.services.sessions import SessionLog
from detox.services.timing import Timing
from detox.storage.derived import Derived
from detox.storage.device import random_letters
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf


def _unique() -> str:
    return random_letters(8)


class Detox:
    """Everything one person's Detox is made of. Made anew when the settings change."""

    def __init__(self) -> None:
        self.paths = paths.locate()
        self.settings: Settings
        self.setting_problems: list[Problem]
        self.settings, self.setting_problems = load_settings(self.paths.settings)
        self.language = i18n.wanted(self.settings.language)
        i18n.speak(self.language)
        self.clock = SystemClock()
        self.rules = Rules(
            self.settings.day_start_minutes,
            self.settings.first_weekday_number(self.language, os.environ),
            self.language,
        )
        self.shelf = FileShelf(self.paths.records, self.paths.state)
        self.records = ShelvedRecords(
            self.shelf, self.clock.now, self.clock.zone, Derived(self.paths.derived)
        )
        self.records.before_writing(self._keep_backup)
        self.activities = Activities(self.records, self.rules)
        self.log = SessionLog(self.records, self.activities, self.clock, self.rules, _unique)
        self.timing = Timing(self.records, self.activities, self.clock, self.rules, _unique)
        self.accounts = Accounts(self.records, _unique)

    @cached_property
    def is_new(self) -> bool:
        """Whether this person has never used Detox here: no settings, no records."""
        return not self.paths.settings.exists() and not self.shelf.listing()

    def overview(self) -> Overview:
        """How things stand now."""
        return look(self.records, self.clock, self.rules)

    def _keep_backup(self) -> None:
        from detox.storage.backups import Backups

        today = day_of(self.clock.local(self.clock.now()), 0)
        Backups(self.paths.records, self.paths.backups).keep_daily(today)
