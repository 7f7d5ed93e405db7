"""A desktop entry that starts a small resident Detox at login, where nothing else can tick."""

import re
import sys
from datetime import datetime
from pathlib import Path

from detox.domain.problem import N_, Problem
from detox.schedule import processes
from detox.schedule.actions import Action, File, Gone
from detox.schedule.cron import next_minute
from detox.schedule.place import Place
from detox.schedule.program import MARK, Program, note, ours
from detox.schedule.way import Pulse

_STAYING = ("-m", "detox", "remind", "--stay")

_TEXT = """\
# {mark}
# {note}
[Desktop Entry]
Type=Application
Version=1.0
Name=Detox
Comment=Reminders while Detox is closed
Comment[fr]=Les rappels quand Detox est fermé
Exec={command}
Terminal=false
NoDisplay=true
"""


def obstacle(place: Place) -> Problem | None:  # noqa: ARG001 - as all ways have it
    """A system whose desktop reads no such file."""
    if sys.platform in ("win32", "darwin"):
        return Problem(N_("Only Linux desktops and their like start what is in that folder."))
    return None


def files(program: Program, place: Place) -> list[File]:
    """The desktop entry."""
    command = command_line(program, (*program.words, "--stay"))
    text = _TEXT.format(mark=MARK, note=note(program), command=command)
    return [File(str(_path(place)), text.encode())]


def starting(program: Program, place: Place) -> list[Action]:  # noqa: ARG001 - as all ways have it
    """None: the desktop starts it at the next login."""
    return []


def removing(place: Place) -> list[Action]:
    """Take the desktop entry away."""
    return [] if installed(place) is None else [Gone(str(_path(place)))]


def installed(place: Place) -> bytes | None:
    """The desktop entry."""
    return ours(place.read(_path(place)))


def pulse(place: Place, now: datetime) -> Pulse:
    """Whether the resident Detox is seen, and the bus that this desktop gives it."""
    is_alive = True if staying(place) else (False if processes.are_all_seen() else None)
    problems = []
    if is_alive is False:
        message = N_(
            "Nothing is checking for reminders yet: it starts when you next log in to the "
            "desktop; until then, “detox remind --stay &” does it."
        )
        problems.append(Problem(message))
    bus = place.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    has_display = any(place.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    following = next_minute(now) if is_alive else None
    return Pulse(is_alive, None, following, bus, has_display, tuple(problems), bool(problems))


def staying(place: Place) -> list[int]:
    """The resident Detoxes of this person that are seen, by the numbers of their processes."""
    return processes.started_with(_STAYING, place.user)


def command_line(program: Program, words: tuple[str, ...]) -> str:
    """What Exec says to have `program` started with `words`."""
    environ = [f"{name}={value}" for name, value in program.environ]
    env, *launched = program.launcher
    return " ".join(map(quoted, [env, *environ, *launched, *words]))


def quoted(word: str) -> str:
    """One word of Exec (Desktop Entry Specification, “The Exec key”), % meant literally.

    The word is quoted, and then the value once more, as every string of the file is.
    """
    if re.fullmatch("[A-Za-z0-9/._-]+", word):
        return word
    escaped = word.replace("\\", "\\\\")
    for letter in '"`$':
        escaped = escaped.replace(letter, f"\\{letter}")
    return '"' + escaped.replace("%", "%%").replace("\\", "\\\\") + '"'


def _path(place: Place) -> Path:
    return place.config / "autostart" / "detox-remind.desktop"
