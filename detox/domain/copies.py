"""Copies of the records, and what they put right."""

from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import Problem


class Backup(NamedTuple):
    """One backup: its name, its folder, the day it was made, how many files and bytes it holds, and
    when its folder was last changed.
    """

    name: str
    path: Path
    day: date
    files: int
    bytes: int
    made: datetime

    @property
    def asked_at(self) -> time | None:
        """When somebody asked for it on that day; nothing for the one that is made by itself."""
        with suppress(ValueError):
            return time.fromisoformat(self.name[len("2026-11-22-") :])
        return None

    @property
    def is_daily(self) -> bool:
        """Whether it was made by itself; the others somebody asked for."""
        return len(self.name) == len("2026-11-22")


class Damage(NamedTuple):
    """A file of this device that is missing or can't be read.

    `backup` is the newest one with a good copy, `sessions` how many can be brought back from all
    there is, `lost` how many records are known to be gone for good (`None`: nobody knows).
    """

    path: Path
    problem: Problem
    backup: Backup | None
    sessions: int
    lost: int | None


class Returned(NamedTuple):
    """What was brought back of another device; `lost` records of it are in no copy."""

    device: str
    sessions: int
    records: int
    lost: int


class Holder(NamedTuple):
    """A device in whose file there still is something that was forgotten everywhere, and the day
    it last wrote there.
    """

    device: str
    wrote: date
    path: Path


class Remains(NamedTuple):
    """Where copies of what was forgotten everywhere may live on: in the files of `holders`, on the
    `others`, as many other devices as have written here, and in a folder where a sync program
    keeps older `versions`.
    """

    holders: tuple[Holder, ...] = ()
    others: int = 0
    versions: str = ""
