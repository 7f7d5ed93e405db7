"""Puts the house together: the adapters, and the services that stand on them."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING

from detox import i18n, paths
from detox.clock import SystemClock
from detox.config.settings import Settings, load_settings
from detox.domain.activity import Activity
from detox.domain.days import EARLIEST, LATEST, DayRange
from detox.domain.problem import Problem, Refused
from detox.services.ports import Rules
from detox.storage.daily import keep_backup
from detox.storage.derived import Derived
from detox.storage.device import random_letters
from detox.storage.records import ShelvedRecords
from detox.storage.shelf import FileShelf

if TYPE_CHECKING:
    from detox.bootstrap.reminding import Reminding
    from detox.bootstrap.upkeep import Upkeep
    from detox.catalogue.known import Known
    from detox.config.saving import SettingsFile
    from detox.domain.account import Account
    from detox.domain.platform import Facts
    from detox.exchange.whole import Shapes
    from detox.page.forms import Wanted
    from detox.services.accounts import Accounts
    from detox.services.activities import Activities
    from detox.services.agenda import Item, Standing
    from detox.services.balance import Balance
    from detox.services.bringing import Bringing
    from detox.services.checkins import CheckIns
    from detox.services.conditions import Conditions
    from detox.services.delivering import Message, Send, Tick, Told
    from detox.services.figures import Figures
    from detox.services.insights import Insights
    from detox.services.leaving import Leaving
    from detox.services.measuring import Measuring
    from detox.services.overview import Overview
    from detox.services.rates import Rates
    from detox.services.reminders import Reminders
    from detox.services.sessions import SessionLog
    from detox.services.setup import Setup
    from detox.services.timing import Timing
    from detox.services.upcoming import Upcoming
    from detox.storage.deliveries import DeliveryFile
    from detox.storage.handed import HandedFile
    from detox.storage.lately import Lately
    from detox.storage.starting import Starting
    from detox.storage.waking import Waking


def _unique() -> str:
    return random_letters(8)


class Detox:
    """Everything one person's Detox is made of. Made anew when the settings change.

    With `once` the records are looked at once: for a process that ends with its command.
    """

    def __init__(self, clock: SystemClock | None = None, *, once: bool = False) -> None:
        self.paths = paths.locate()
        self.settings: Settings
        self.setting_problems: list[Problem]
        self.settings, self.setting_problems = load_settings(self.paths.settings_text)
        self.language = i18n.wanted(self.settings.language)
        i18n.speak(self.language)
        self.clock = clock or SystemClock()
        self.rules = Rules(
            self.settings.day_start_minutes,
            self.settings.first_weekday_number(self.language, os.environ),
            self.language,
        )
        self.shelf = FileShelf(self.paths.records_text, self.paths.state_text, once=once)
        self.records = ShelvedRecords(
            self.shelf,
            self.clock.now,
            self.clock.zone,
            Derived(self.paths.derived_text),
            lambda: self.settings_file,
        )
        self.shelf.keep_news = lambda: self._keep_backup(is_first=False)
        self.records.before_writing(lambda: self._keep_backup(is_first=False))
        self.records.after_writing(lambda: self._keep_backup(is_first=True))

    # A command needs one or two of the services: each is imported when it is first asked for.

    @cached_property
    def settings_file(self) -> "SettingsFile":
        """The settings as a file that can be changed."""
        from detox.config.saving import SettingsFile
        from detox.config.themes import builtin_folder, load_themes

        folders = [builtin_folder(), self.paths.themes]
        return SettingsFile(self.paths.settings_text, lambda: sorted(load_themes(folders)[0]))

    @cached_property
    def activities(self) -> "Activities":
        """What time becomes."""
        from detox.services.activities import Activities

        return Activities(self.records, self.rules, lambda: self.log.today())

    @cached_property
    def log(self) -> "SessionLog":
        """The sessions."""
        from detox.services.sessions import SessionLog

        return SessionLog(self.records, self.activities, self.clock, self.rules, _unique)

    @cached_property
    def timing(self) -> "Timing":
        """The timer."""
        from detox.services.timing import Timing

        return Timing(self.records, self.activities, self.clock, self.rules, _unique)

    @cached_property
    def accounts(self) -> "Accounts":
        """The accounts and their days."""
        from detox.services.accounts import Accounts

        return Accounts(self.records, _unique, self.log.today, self.brief_facts_of)

    @cached_property
    def figures(self) -> "Figures":
        """What the networks took, as the person says."""
        from detox.services.figures import Figures

        return Figures(self.records, _unique, self.log.today)

    @cached_property
    def rates(self) -> "Rates":
        """What an hour is worth, where the person wants to see that."""
        from detox.services.rates import Rates

        return Rates(self.records, _unique, self.log.today)

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

        return Leaving(self.records, self.accounts, self.facts_of, self.log.today, _unique)

    @cached_property
    def deliveries(self) -> "DeliveryFile":
        """What became of reminders on this device."""
        from detox.storage.deliveries import DeliveryFile

        return DeliveryFile(self.paths.state_text, self.shelf.patience)

    @cached_property
    def handed(self) -> "HandedFile":
        """What this device handed out for calendars."""
        from detox.storage.handed import HandedFile

        return HandedFile(self.paths.state_text, self.shelf.patience)

    @cached_property
    def lately(self) -> "Lately":
        """What was chosen lately in the palette on this machine."""
        from detox.storage.lately import Lately

        return Lately(self.paths.state_text)

    @cached_property
    def starting(self) -> "Starting":
        """What the system starts to look for reminders."""
        from detox.storage.starting import Starting

        return Starting(self.paths.state_text)

    @cached_property
    def waking(self) -> "Waking":
        """When reminders have to be looked at again."""
        from detox.storage.waking import Waking

        where = self.paths
        return Waking(where.records_text, where.settings_text, where.state_text)

    @cached_property
    def reminders(self) -> "Reminders":
        """What to be reminded of."""
        from detox.services.reminders import Reminders

        return Reminders(
            self.records,
            self.deliveries,
            self.clock,
            self.log.today,
            _unique,
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

    @cached_property
    def reminding(self) -> "Reminding":
        """Showing what is due."""
        from detox.bootstrap.reminding import Reminding

        return Reminding(
            self.settings,
            self.rules,
            self.clock,
            self.waking,
            self.deliveries,
            self.upcoming,
            self.conditions,
            self.name_of,
            _unique,
        )

    def name_of(self, activity: str) -> str:
        """The name of an activity in the person's language."""
        found = self.records.of(Activity).get(activity)
        return found.named(self.language) if found else activity

    def to_desktop(self, message: "Message") -> "Told":
        """Show a message on the desktop, and tell what became of it."""
        from detox.notify import Notifier

        return Notifier().send(message.title, message.body)

    def remind(self, send: "Send") -> "Tick | None":
        """Show what is due with `send`; nothing where nothing is, which costs next to nothing.

        Raises `DataTrouble`.
        """
        if self.waking.is_asleep(self.clock.now()):
            return None
        return self.reminding.look(send)

    @cached_property
    def bringing(self) -> "Bringing":
        """Logs of other programs."""
        from detox.services.bringing import Bringing

        return Bringing(self.records, self.clock, self.rules)

    @cached_property
    def measuring(self) -> "Measuring":
        """What the networks take, measured on this machine."""
        from detox.catalogue import load_catalogue
        from detox.measure import Sources, known_of
        from detox.services.measuring import Measuring

        facts, _problems = load_catalogue(self.paths.platforms)
        return Measuring(
            self.accounts,
            self.figures,
            self.clock,
            self.rules,
            Sources(known_of(facts.values())),
            _unique,
        )

    @cached_property
    def known(self) -> "Known":
        """What is known of platforms."""
        from detox.catalogue.known import Known

        return Known(self.paths.platforms_text)

    def platforms(self) -> list[tuple[str, str]]:
        """The ids and names of the platforms that are known."""
        from detox.catalogue import load_platforms

        return [(p.id, p.name) for p in load_platforms(self.paths.platforms).values()]

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
            from detox.catalogue import recognise

            platform = recognise(text, self.paths.platforms)
            its = [a for a in self.accounts.all() if platform and a.platform == platform.id]
            if len(its) != 1:
                raise refused from None
            return its[0]

    @property
    def are_reminders_on(self) -> bool:
        """Whether the settings let any reminder come."""
        return self.settings.reminders

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

    @cached_property
    def is_new(self) -> bool:
        """Whether this person has never used Detox here: no settings, no records."""
        return not self.paths.settings.exists() and not self.shelf.listing()

    def report(self, wanted: "Wanted") -> str:
        """A report as text. Raises `Refused` and `DataTrouble`."""
        from detox.page.forms import report_text

        return self.records.snapshot(
            lambda: report_text(self.records, self.rules, wanted, self.log.today())
        )

    def write_report(self, wanted: "Wanted", path: str) -> None:
        """A report as a file; one that is not ours is not replaced.

        Raises `Refused` and `DataTrouble`, with nothing written.
        """
        from detox.page.forms import mark_of

        text = self.report(wanted) + "\n"
        self.write_outside(path, [text.encode(errors="replace")], mark_of(wanted))

    def write_outside(self, path: str, chunks: Iterable[bytes], mark: bytes | None) -> None:
        """A file that a person asked for; one that has no `mark`, and so is not ours, stays.

        Raises `Refused` and `DataTrouble`, with nothing written.
        """
        from detox.storage.outlet import write_outside

        write_outside(path, chunks, mark)

    @property
    def shapes(self) -> "Shapes":
        """How records are kept, for what takes all of them out or in."""
        from detox.storage import portable

        return portable

    @property
    def upkeep(self) -> "Upkeep":
        """What keeps the records whole."""
        from detox.bootstrap.upkeep import Upkeep

        return Upkeep(self.paths, self.shelf, self.records, self.clock)

    def alone(self, name: str, patience: float) -> AbstractContextManager[object]:
        """The only one at something on this machine. Raises `DataTrouble` where another is."""
        from detox.storage.lock import WriteLock

        return WriteLock(self.paths.state / f"{name}.lock", patience).held()

    @property
    def setup(self) -> "Setup":
        """The first answers of a person."""
        from detox.services.setup import Setup

        return Setup(self.records, _unique)

    def overview(self) -> "Overview":
        """How things stand now."""
        from detox.services.overview import look

        doors = (self.records, self.clock, self.rules, self.brief_facts_of)
        return self.records.snapshot(lambda: look(*doors))

    def lasting(self, view: "Overview") -> tuple[float, float] | None:
        """When `view` is how things stand, but for a change: from and before which seconds of the
        epoch; nothing where nobody can tell.
        """
        from detox.services.overview import lasting

        span = None if self.records.is_disputed else lasting(view, self.clock, self.rules)
        return span and (span[0].timestamp(), span[1].timestamp())

    def grounds(self) -> list[str]:
        """Every file and folder that was read so far, those that are not there included."""
        own = (self.paths.settings_text, *self.known.grounds(), *self.starting.grounds())
        return [*self.shelf.grounds(), *own]

    def _keep_backup(self, *, is_first: bool) -> None:
        now = self.clock.local(self.clock.now())
        keep_backup(self.paths, self.shelf.of_others, now, is_first=is_first)
