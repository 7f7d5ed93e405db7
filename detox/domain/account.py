"""The person's account on a platform, and the day it ends."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where an account stands."""

    UNDECIDED = "undecided"
    KEEPING = "keeping"
    LEAVING = "leaving"
    REQUESTED = "requested"
    GONE = "gone"


class Account(NamedTuple):
    """One account. `platform` is a catalogue id, or empty where the name says it all.

    `day` is the deletion day, a local date; only an account that is being left has one.
    """

    uid: str
    name: str
    platform: str = ""
    state: State = State.UNDECIDED
    day: date | None = None
    break_since: date | None = None
    requested_on: date | None = None
    irreversible_on: date | None = None

    def leave_on(self, day: date) -> "Account":
        """Decide to leave, or move the day."""
        return self._replace(state=State.LEAVING, day=day)

    def keep(self) -> "Account":
        """Keep it on purpose; the day goes, the break ends."""
        return self._replace(state=State.KEEPING, day=None, break_since=None)

    def reconsider(self) -> "Account":
        """Leave the matter open; the day goes."""
        return self._replace(state=State.UNDECIDED, day=None)

    def take_break(self, since: date) -> "Account":
        """Stay away since a day."""
        return self._replace(break_since=since)

    @property
    def next_day(self) -> date | None:
        """The day its clock counts to: deletion, then the day of no return."""
        if self.state is State.LEAVING:
            return self.day
        if self.state is State.REQUESTED:
            return self.irreversible_on
        return None

    def days_left(self, today: date) -> int | None:
        """Whole days to `next_day`; negative once it has passed."""
        return None if self.next_day is None else (self.next_day - today).days


def by_next_day(accounts: list[Account]) -> list[Account]:
    """Those with a day first, the nearest first; then by name."""
    return sorted(accounts, key=lambda a: (a.next_day or date.max, a.name.casefold(), a.uid))
