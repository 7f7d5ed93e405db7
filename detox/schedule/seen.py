"""Looks at what is installed and how it does; changes nothing."""

import os
from datetime import datetime
from typing import NamedTuple

from detox.domain.problem import N_, DataTrouble, Problem, ProblemError
from detox.schedule.place import SECONDS, Place
from detox.schedule.program import Program, candidates, gone, noted
from detox.schedule.way import Pulse
from detox.schedule.ways import WAYS


class Seen(NamedTuple):
    """How the check for reminders does; `is_alive` is None where nothing here can tell.

    `way` is empty where none is installed. `bus` is the message bus that it sees, empty where
    there is none or none is needed. `python` is what it starts. `awaits_login` where it is as it
    should be, and begins with the next login.
    """

    way: str
    is_installed: bool
    is_alive: bool | None
    last_run: datetime | None
    next_run: datetime | None
    bus: str
    problems: list[Problem]
    has_display: bool | None = None
    python: str = ""
    awaits_login: bool = False

    @property
    def is_well(self) -> bool:
        """Whether reminders can be expected while Detox is closed."""
        return self.is_installed and self.is_alive is not False and not self.problems

    @property
    def is_in_order(self) -> bool:
        """Whether there is nothing that installing it again would mend."""
        return self.is_well or self.awaits_login


def look(now: datetime, seconds: float = SECONDS) -> Seen:
    """What is installed for this person, and how it does; each scheduler asked has `seconds`."""
    try:
        place = Place(os.environ, seconds)
    except DataTrouble as trouble:
        return _nothing([trouble.problem])
    found, problems = _installed(place)
    if not found:
        return _nothing(problems)
    name, content = found[0]
    pulse: Pulse = WAYS[name].pulse(place, now)
    program = noted(content)
    wrong = [*problems, *_about(program)]
    if len(found) > 1:
        wrong.append(_several([each for each, _content in found]))
    return Seen(
        name,
        True,
        pulse.is_alive,
        pulse.last_run,
        pulse.next_run,
        pulse.bus,
        [*wrong, *pulse.problems],
        pulse.has_display,
        program.python if program else "",
        pulse.awaits_login and not wrong,
    )


def _installed(place: Place) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    found, problems = [], []
    for name, way in WAYS.items():
        try:
            content = way.installed(place)
        except ProblemError as trouble:
            problems.append(trouble.problem)
            continue
        if content is not None:
            found.append((name, content))
    return found, problems


def _nothing(problems: list[Problem]) -> Seen:
    return Seen("", False, False, None, None, "", problems)


def _several(names: list[str]) -> Problem:
    message = N_(
        "Several checks for reminders are installed (%(ways)s); “detox reminders install” keeps "
        "only one."
    )
    return Problem(message, {"ways": ", ".join(names)})


def _about(program: Program | None) -> list[Problem]:
    """What is wrong with what it starts."""
    if program is None:
        message = N_("Its command can’t be read; “detox reminders install” writes it again.")
        return [Problem(message)]
    lost = gone(program)
    if lost:
        message = N_(
            "It starts %(python)s, which no longer exists; “detox reminders install” writes it "
            "again."
        )
        return [Problem(message, {"python": lost})]
    try:
        is_this = any(map(program.starts_like, candidates(os.environ)))
    except ProblemError as trouble:
        return [trouble.problem]
    if is_this:
        return []
    message = N_(
        "It starts a different Detox, or this one with different data (%(python)s); “detox "
        "reminders install” makes it start this one."
    )
    return [Problem(message, {"python": program.python})]
