"""The services on records in memory, with a clock that the test sets."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import count
from zoneinfo import ZoneInfo, available_timezones

import pytest

from detox.catalogue.loading import load_facts
from detox.domain.activity import LETTERS_TAKEN
from detox.domain.days import DayRange
from detox.domain.platform import Facts
from detox.domain.problem import Unreadable
from detox.domain.timer import Awake
from detox.services.accounts import Accounts
from detox.services.activities import Activities
from detox.services.balance import Balance, make_balance
from detox.services.checkins import CheckIns
from detox.services.figures import Figures
from detox.services.insights import Insights
from detox.services.overview import Overview, look
from detox.services.ports import Rules
from detox.services.rates import Rates
from detox.services.sessions import SessionLog
from detox.services.timing import Timing
from detox.storage.deliveries import DeliveryFile
from detox.storage.derived import Derived
from detox.storage.doors import Doors
from detox.storage.putting_off import PuttingOff
from detox.storage.records import ShelvedRecords
from tests.storage.memory import MemoryShelf


class SetClock:
    """A clock that stands where the test puts it; its machine sleeps when the test says so."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
        self.name = "Europe/Paris"
        self.asleep = Awake("boot", 0.0)

    def now(self) -> datetime:
        return self.instant

    def local(self, instant: datetime) -> datetime:
        there = instant.astimezone(ZoneInfo(self.name))
        return instant.astimezone(timezone(there.utcoffset() or timedelta()))

    def here(self) -> tzinfo:
        return ZoneInfo(self.name)

    def here_for_many(self) -> tzinfo:
        return self.here()

    def zone_name(self) -> str:
        return self.name

    def zone(self, name: str) -> tzinfo:
        return ZoneInfo(name or self.name)

    def knows_zone(self, name: str) -> bool:
        return name in available_timezones()

    def awake(self) -> Awake | None:
        return self.asleep

    def pass_by(self, **length: float) -> None:
        self.instant += timedelta(**length)


class World:
    """Everything a service stands on, and the services."""

    def __init__(self, rules: Rules) -> None:
        numbers = count()
        self.clock = SetClock()
        self.rules = rules
        self.book: DeliveryFile
        self.records = ShelvedRecords(
            MemoryShelf(), self.clock.now, self.clock.zone, Derived(None),
            Doors(putting_off=lambda: PuttingOff(self.book)),
        )  # fmt: skip

        def unique() -> str:
            return f"u{next(numbers):03}"

        self.activities = Activities(
            self.records, rules, lambda: self.log.today(), lambda _held: LETTERS_TAKEN
        )
        self.log = SessionLog(self.records, self.activities, self.clock, rules, unique)
        self.timing = Timing(self.records, self.activities, self.clock, rules, unique)
        self.accounts = Accounts(self.records, unique, self.log.today, self.facts_of)
        self.figures = Figures(self.records, unique, self.log.today)
        self.rates = Rates(self.records, unique, self.log.today)
        self.check_ins = CheckIns(self.records, self.log.today)
        self.insights = Insights(self.records, rules, self.log.today)

    def facts_of(self, platform: str) -> Facts | None:
        facts = load_facts(platform)
        return None if isinstance(facts, Unreadable) else facts

    def balance(self, days: DayRange) -> Balance:
        return make_balance(self.records, self.rules, days, self.log.today())

    def overview(self) -> Overview:
        return look(self.records, self.clock, self.rules, self.facts_of)


@pytest.fixture
def world() -> World:
    return World(Rules(0, 0, "en"))
