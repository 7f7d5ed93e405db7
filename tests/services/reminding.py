"""A person with reminders: records in memory, deliveries on disk, a clock and a desktop to set."""

from collections.abc import Callable
from datetime import datetime, time
from itertools import count
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from detox.domain.delivery import Ended, Fate, Status
from detox.domain.problem import Problem
from detox.domain.quiet import read_quiet_hours
from detox.services.conditions import Conditions
from detox.services.delivering import Delivering, Message, Parcel, Tick
from detox.services.leaving import Leaving
from detox.services.occasions import is_leaving, occasions
from detox.services.reminders import ReminderEdit, Reminders
from detox.services.upcoming import Upcoming
from detox.storage.deliveries import DeliveryFile
from tests.services.conftest import World

DAILY = ReminderEdit(texts=("stand up",), rule="FREQ=DAILY", at=time(9))


class Attempted(NamedTuple):
    status: Status
    detail: Problem = Problem("The desktop is not there.")


class Person:
    """One person at one machine. `shown` has the keys of what each notification showed."""

    def __init__(self, world: World, home: Path, quiet: str = "off") -> None:
        self.world, self.clock, self.home = world, world.clock, home
        numbers = count()
        self.unique: Callable[[], str] = lambda: f"r{next(numbers):04}"
        self.book = world.book = DeliveryFile(home)
        self.leaving = Leaving(
            world.records, world.accounts, world.facts_of, world.log.today, self.unique
        )
        self.reminders = Reminders(
            world.records, self.book, self.clock, world.log.today, self.unique,
            ZONES.__contains__, read_quiet_hours(quiet),
        )  # fmt: skip
        self.conditions = Conditions(
            world.records, self.clock, world.rules, lambda: is_leaving(self.leaving.plans())
        )
        self.quiet = read_quiet_hours(quiet)
        self.shown: list[list[str]] = []
        self.answer: Status = "shown"

    def upcoming(self) -> Upcoming:
        return Upcoming(
            self.reminders.all(), lambda: occasions(self.leaving.plans()), self.clock.zone,
            self.quiet,
        )  # fmt: skip

    def delivering(self, *, is_on: bool = True) -> Delivering:
        """A sender of its own: each has its own hold on the file, as each process has."""
        return Delivering(
            DeliveryFile(self.home), self.upcoming, self.conditions, self.clock, compose,
            self.unique, quiet=self.quiet, is_on=is_on,
        )  # fmt: skip

    def tick(self, *, is_on: bool = True) -> Tick:
        return self.delivering(is_on=is_on).tick(self.send)

    def send(self, message: Message) -> Attempted:
        if self.answer == "shown":
            self.shown.append(message.body.split("\n"))
        return Attempted(self.answer)

    def at(self, text: str) -> None:
        """It is then: a wall-clock time of the person, where they are."""
        wall = datetime.fromisoformat(text)
        self.clock.instant = wall.replace(tzinfo=ZoneInfo(self.clock.name)).astimezone(
            ZoneInfo("UTC")
        )

    def only(self, *uids: str) -> None:
        """Switch every other built-in reminder off."""
        for reminder in self.reminders.all():
            if reminder.uid not in uids:
                self.reminders.switch(reminder.uid, is_on=False)

    def fates(self) -> dict[str, Fate]:
        return {entry.key: entry.fate for entry in self.history()}

    def history(self) -> tuple[Ended, ...]:
        return self.book.read().history


ZONES = {"Europe/Paris", "America/New_York", "Asia/Tokyo", "UTC"}


def compose(parcel: Parcel) -> Message:
    keys = [f"{i.occurrence.reminder.uid}@{i.occurrence.wall:%Y-%m-%dT%H:%M}" for i in parcel.items]
    over = "".join(f"+{item.over}" for item in parcel.items if item.over)
    return Message(f"{len(keys)}{over}", "\n".join(keys), keys[0])


def on_a_monday(world: World, home: Path) -> Person:
    """At 08:00 on 23 November 2026 in Paris, with no reminder on and one look behind."""
    person = Person(world, home)
    person.at("2026-11-23T08:00")
    person.only()
    person.tick()
    return person
