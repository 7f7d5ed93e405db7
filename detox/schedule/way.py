"""What the ways of being started every minute have in common."""

from datetime import datetime
from typing import NamedTuple, Protocol

from detox.domain.problem import Problem
from detox.schedule.actions import Action, File
from detox.schedule.place import Place
from detox.schedule.program import Program


class Pulse(NamedTuple):
    """How an installed check does; None where nothing here can tell. Instants are UTC.

    `awaits_login` where it begins with the next one, which is then the problem that is told.
    """

    is_alive: bool | None
    last_run: datetime | None = None
    next_run: datetime | None = None
    bus: str = ""
    has_display: bool | None = None
    problems: tuple[Problem, ...] = ()
    awaits_login: bool = False


class Way(Protocol):
    """One scheduler: the files it wants, what starts and stops it, how it does."""

    def obstacle(self, place: Place) -> Problem | None:
        """Why it cannot be used here, if it cannot."""
        ...

    def files(self, program: Program, place: Place) -> list[File]:
        """The files it wants."""
        ...

    def starting(self, program: Program, place: Place) -> list[Action]:
        """What starts it once the files are there; nothing where that is as it should be."""
        ...

    def removing(self, place: Place) -> list[Action]:
        """What takes away what is installed of it."""
        ...

    def installed(self, place: Place) -> bytes | None:
        """What is there of ours, with our note in it. Raises `ProblemError`."""
        ...

    def pulse(self, place: Place, now: datetime) -> Pulse:
        """How it does."""
        ...
