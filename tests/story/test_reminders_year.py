"""A year of reminders on a machine of many habits, with two senders racing at every look and kills.

The simulated clock stops at every minute at which something may have to be done, and at others;
a kill is an exception that leaves everything as a killed process would. What should have come is
worked out on its own, day by day on the person's wall clock.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from detox.domain.days import ONE_DAY
from detox.domain.delivery import LEASE, Ended, Fate
from detox.services.delivering import Delivering, Message
from detox.services.ports import Rules
from detox.services.reminders import ReminderEdit
from detox.storage.deliveries import DeliveryFile
from tests.services.conftest import World
from tests.services.reminding import Attempted, Person

BEGIN, END = datetime(2026, 7, 1, 6, tzinfo=UTC), datetime(2027, 7, 1, 6, tzinfo=UTC)
EARLY_END = datetime(2026, 12, 1, 6, tzinfo=UTC)
"""after an autumn with all habits in it"""
PARIS, NEW_YORK, TOKYO = "Europe/Paris", "America/New_York", "Asia/Tokyo"


class Killed(BaseException):
    """The process ends here."""


class Habit(NamedTuple):
    """When a machine is on, by its wall clock, and where it is at an instant."""

    is_on: Callable[[datetime], bool]
    zone: Callable[[datetime], str] = lambda _instant: PARIS


def _travelling(instant: datetime) -> str:
    if instant < datetime(2026, 9, 10, 10, tzinfo=UTC):
        return PARIS
    return NEW_YORK if instant < datetime(2026, 11, 12, 20, tzinfo=UTC) else TOKYO


def _is_on_now_and_then(wall: datetime) -> bool:
    """On day and night, then off for a week, asleep at night for long, then on again."""
    if wall.date() < date(2026, 7, 13) or wall.date() >= date(2026, 11, 20):
        return True
    return wall.date() >= date(2026, 7, 20) and 7 <= wall.hour < 23


HABITS = {
    "all of it": Habit(_is_on_now_and_then, _travelling),
    "always on": Habit(lambda _wall: True),
    "asleep at night": Habit(lambda wall: 7 <= wall.hour < 23),
    "off for a week": Habit(lambda wall: not date(2026, 8, 3) <= wall.date() < date(2026, 8, 10)),
    "two zones away": Habit(lambda _wall: True, _travelling),
}


class Year:
    """One machine, living a year; counts what its desktop showed."""

    def __init__(self, habit: Habit, home: Path, seed: int, end: datetime = END) -> None:
        self.habit, self.rng, self.end = habit, Random(seed), end
        self.last = end - _MINUTE
        self.person = Person(World(Rules(0, 0, "en")), home, quiet="22:00-08:00")
        self.clock = self.person.clock
        self.clock.instant = BEGIN
        self.popups: Counter[str] = Counter()
        self.killed_after_popup: Counter[str] = Counter()
        self.kills = self.looks = 0
        self.ended: dict[str, Ended] = {}
        self._guard = threading.Lock()
        for uid in ("plan-steps", "deletion-day", "last-grace-day", "verification", "think-again"):
            self.person.reminders.switch(uid, is_on=False)
        for at in (time(2, 30), time(9), time(9), time(9)):
            edit = ReminderEdit(texts=("this",), rule="FREQ=DAILY", at=at)
            self.person.reminders.add(edit)
        upcoming = self.person.upcoming()  # nothing is changed from here on
        self.person.upcoming = lambda: upcoming  # type: ignore[method-assign]  # read once a year
        self.senders = [self.person.delivering() for _place in range(2)]

    def live(self) -> None:
        while self.clock.instant < self.end:
            self.clock.name = self.habit.zone(self.clock.instant)
            wall = self.clock.local(self.clock.instant).replace(tzinfo=None)
            if self.habit.is_on(wall):
                self._race()
            self.clock.instant = min(self._next(), max(self.last, self.clock.instant + _MINUTE))
        self._remember()

    def _race(self) -> None:
        """Two senders at once, as the timer and the open screen are."""
        self.looks += 1
        racers = [threading.Thread(target=self._tick, args=[each]) for each in self.senders]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        if self.looks % _LOOKS_A_CHAPTER == 0:
            self._remember()

    def _remember(self) -> None:
        """Keep what history tells before it is let go there; it is long, so not at every look."""
        self.ended |= {entry.key: entry for entry in self.person.history()}

    def _tick(self, sender: Delivering) -> None:
        try:
            sender.tick(self._send)
        except Killed:
            with self._guard:
                self.kills += 1

    def _send(self, message: Message) -> Attempted:
        keys = message.body.split("\n")
        with self._guard:
            chance = self.rng.random()
            if chance < 0.06:
                raise Killed
            if chance > 0.97:
                return Attempted("failed")
            self.popups.update(keys)
            if chance < 0.09:
                self.killed_after_popup.update(keys)
                raise Killed
        return Attempted("shown")

    def _next(self) -> datetime:
        """The next minute at which there is something to do, at most an hour on."""
        now = self.clock.instant
        wake, _clear = self.senders[0].next_look(now)
        leap = timedelta(minutes=self.rng.randint(1, 2880))
        then = now + leap if wake is None else min(now + leap, max(wake, now + _MINUTE))
        return then.replace(second=0, microsecond=0) + (_MINUTE if then.second else timedelta())


_MINUTE = timedelta(minutes=1)
_LOOKS_A_CHAPTER = 20


def _expected(year: Year) -> Iterator[str]:
    """The name of every occurrence between the first look and the last, on the wall clock."""
    zone_then, zone_now = (ZoneInfo(year.habit.zone(at)) for at in (BEGIN, year.last))
    first = BEGIN.astimezone(zone_then).replace(tzinfo=None)
    last = year.last.astimezone(zone_now).replace(tzinfo=None)
    weekdays = {"evening-log": range(7), "weekly-writing": (0, 3), "look-back": (6,),
                "keep-in-touch": (2,)}  # fmt: skip
    for reminder in year.person.reminders.all():
        if not reminder.is_on:
            continue
        day = first.date()
        while day <= last.date():
            wall = datetime.combine(day, reminder.at)
            if day.weekday() in weekdays.get(reminder.uid, range(7)) and first < wall <= last:
                yield f"{reminder.uid}@{wall:%Y-%m-%dT%H:%M}"
            day += ONE_DAY


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Six months with all habits in them; each a year where the long proofs are wanted."""
    if "habit" in metafunc.fixturenames:
        is_long = metafunc.config.getoption("--long")
        metafunc.parametrize("habit", HABITS if is_long else ["all of it"])


def test_every_occurrence_of_a_year_is_accounted_for_and_none_comes_twice(
    tmp_path: Path, habit: str, is_long: bool
):
    end = END if is_long else EARLY_END
    year = Year(HABITS[habit], tmp_path, sorted(HABITS).index(habit), end)
    year.live()
    expected = set(_expected(year))
    waiting = set(DeliveryFile(tmp_path).read().waiting)
    known = year.ended.keys() | waiting
    assert expected - known == set()
    assert known - expected == set()
    for key, count in year.popups.items():
        assert count <= 1 + year.killed_after_popup[key], key
    shown = {key for key, entry in year.ended.items() if entry.fate is Fate.SENT}
    assert shown <= year.popups.keys()
    assert year.kills > 20
    print(_figures(habit, year, expected))


def _figures(habit: str, year: Year, expected: set[str]) -> str:
    fates = Counter(entry.fate for entry in year.ended.values())
    twice = sum(1 for count in year.popups.values() if count > 1)
    return (
        f"{habit}: {len(expected)} occurrences, {year.looks} looks by two senders, "
        f"{year.kills} kills ({sum(year.killed_after_popup.values())} occurrences between popup "
        f"and mark), twice {twice}; {dict(fates)}"
    )


def test_a_claim_outlasts_the_deadline_of_a_notification():
    assert timedelta(seconds=4 * 11) < LEASE
