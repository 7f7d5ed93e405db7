"""The place of Detox in the menu of a desktop: an entry that opens it in a terminal, and its icon.

The entry is the one that packages ship, with what starts this very Detox in place of its command.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from detox.domain.problem import N_, Problem
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.autostart import command_line
from detox.schedule.installing import changed
from detox.schedule.place import Place
from detox.schedule.program import Program, gone, note, noted, ours
from detox.schedule.trying import startable

MARK = 'Written by "detox desktop install"; "detox desktop remove" takes it away.'
_HERE = Path(__file__).parent
_OF_THE_TERMINAL = ("TZ", "LC_ALL", "LC_MESSAGES", "LANG")
"""what a desktop tells each program itself, as it is when that starts"""


class Found(NamedTuple):
    """Which of our files are there, where they belong; `python` is what the entry starts."""

    entry: str
    icon: str
    is_there: bool
    has_icon: bool
    python: str = ""
    problems: tuple[Problem, ...] = ()


def no_menu() -> Problem | None:
    """What to do instead on a system whose menus read no such file."""
    if sys.platform == "darwin":
        return Problem(
            N_(
                "A Mac has no such menu: a file “Detox.command” with the word “detox” in it, made "
                "executable (chmod +x), opens Detox with a double click."
            )
        )
    if sys.platform == "win32":
        return Problem(
            N_(
                "Windows has no such menu: a new shortcut to “detox” opens Detox with a double "
                "click, and can be pinned to Start."
            )
        )
    return None


def planned(place: Place) -> list[Action]:
    """What is to be written; nothing where it is as it should be. Raises `Refused` for a file of
    somebody else, and where this Detox can’t be started from outside this terminal.
    """
    found = changed([entry(startable(place), place), _icon(place)], place, MARK)
    if not found:
        return []
    theme = str(_icons(place))
    # A theme is read again when its folder has a new date (Icon Theme Specification).
    noticed = [Order(("touch", theme), may_fail=True)] if place.has("touch") else []
    return [*found, *noticed]


def planned_removal(place: Place) -> list[Action]:
    """What of ours is to be taken away."""
    return [Gone(str(path)) for path in _paths(place) if _ours(path, place) is not None]


def find(place: Place) -> Found:
    """What is there, and whether what it starts is. Raises `DataTrouble`."""
    path, icon = _paths(place)
    content = _ours(path, place)
    has_icon = _ours(icon, place) is not None
    if content is None:
        return Found(str(path), str(icon), False, has_icon)
    program = noted(content)
    python = program.python if program else ""
    return Found(str(path), str(icon), True, has_icon, python, _about(program))


def _about(program: Program | None) -> tuple[Problem, ...]:
    lost = "?" if program is None else gone(program)
    if not lost:
        return ()
    message = N_(
        "The entry in the menu starts %(python)s, which no longer exists; “detox desktop install” "
        "writes it again."
    )
    return (Problem(message, {"python": lost}),)


def entry(program: Program, place: Place) -> File:
    """The entry that packages ship, told to start `program`."""
    kept = tuple(each for each in program.environ if each[0] not in _OF_THE_TERMINAL)
    program = program._replace(environ=kept)
    filled = {
        "TryExec": program.python.replace("\\", "\\\\"),
        "Exec": command_line(program, program.start),
    }
    lines = [f"# {MARK}", f"# {note(program)}"]
    for line in (_HERE / "detox.desktop").read_text("utf-8").splitlines():
        key = line.partition("=")[0]
        lines.append(f"{key}={filled[key]}" if key in filled else line)
    return File(str(_paths(place)[0]), ("\n".join(lines) + "\n").encode())


def _icon(place: Place) -> File:
    drawn = (_HERE / "detox.svg").read_text("utf-8")
    return File(str(_paths(place)[1]), f"<!-- {MARK} -->\n{drawn}".encode())


def _paths(place: Place) -> tuple[Path, Path]:
    return (
        place.data / "applications" / "detox.desktop",
        _icons(place) / "scalable" / "apps" / "detox.svg",
    )


def _icons(place: Place) -> Path:
    return place.data / "icons" / "hicolor"


def _ours(path: Path, place: Place) -> bytes | None:
    return ours(place.read(path), MARK)
