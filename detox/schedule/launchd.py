"""An agent of launchd, which macOS runs for a person who is logged in.

StartInterval and not StartCalendarInterval: what is missed asleep is for Detox to make up.
"""

import re
from datetime import datetime
from pathlib import Path

from detox.domain.problem import N_, Problem
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.place import Place
from detox.schedule.program import MARK, Program, note, ours
from detox.schedule.way import Pulse

LABEL = "detox-planner.remind"
_EXIT = re.compile(r"last exit code = (\d+)")


def obstacle(place: Place) -> Problem | None:
    """No launchctl."""
    if place.has("launchctl"):
        return None
    return Problem(N_("There is no launchd here: launchctl is not on PATH."))


def files(program: Program, place: Place) -> list[File]:
    """The property list of the agent."""
    import plistlib  # reads XML, which no other machine needs

    agent: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": [program.python, *program.words],
        "RunAtLoad": True,
        "StartInterval": 60,
        "ProcessType": "Background",
        "StandardOutPath": "/dev/null",
        "StandardErrorPath": "/dev/null",
    }
    if program.environ:
        agent["EnvironmentVariables"] = dict(program.environ)
    first, rest = plistlib.dumps(agent, sort_keys=False).split(b"\n", 1)
    told = f"<!-- {MARK} -->\n<!-- {note(program)} -->".encode()
    return [File(str(_path(place)), b"\n".join([first, told, rest]))]


def starting(program: Program, place: Place) -> list[Action]:  # noqa: ARG001 - as all ways have it
    """Load it; what was loaded before keeps its old text until it is taken out.

    launchd may still be taking it out when it says that it has: loading is tried again then.
    """
    load = ("launchctl", "bootstrap", f"gui/{place.user}", str(_path(place)))
    restore = load if installed(place) is not None else ()
    return [
        Order(("launchctl", "bootout", _target(place)), may_fail=True, restore=restore),
        Order(("launchctl", "enable", _target(place)), may_fail=True),
        Order(load, tries=6),
    ]


def removing(place: Place) -> list[Action]:
    """Take it out, then away."""
    if installed(place) is None:
        return []
    return [
        Order(("launchctl", "bootout", _target(place)), may_fail=True),
        Gone(str(_path(place))),
    ]


def installed(place: Place) -> bytes | None:
    """The property list."""
    return ours(place.read(_path(place)))


def pulse(place: Place, now: datetime) -> Pulse:  # noqa: ARG001 - as all ways have it
    """Whether it is loaded, and how its last run ended; launchd does not tell when."""
    why_not = obstacle(place)
    if why_not is not None:
        return Pulse(False, problems=(why_not,))
    answer = place.ask("launchctl", "print", _target(place))
    if answer.code != 0:
        message = N_("launchd has not loaded the agent; “detox reminders install” loads it.")
        return Pulse(False, problems=(Problem(message),))
    ended = _EXIT.search(answer.text)
    if ended is None or ended[1] == "0":
        return Pulse(True)
    message = N_(
        "The last check for reminders failed (exit code %(status)s); “detox remind” in a "
        "terminal says why."
    )
    return Pulse(True, problems=(Problem(message, {"status": ended[1]}),))


def _path(place: Place) -> Path:
    return place.home / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _target(place: Place) -> str:
    return f"gui/{place.user}/{LABEL}"
