"""What installing would write and run here, found out before any of it is done."""

from collections.abc import Sequence
from datetime import datetime
from shlex import join
from typing import NamedTuple

from detox.domain.problem import Problem
from detox.i18n import gettext as _
from detox.schedule.actions import Action, File, Gone, Order
from detox.schedule.autostart import staying
from detox.schedule.installing import plan
from detox.schedule.place import Place
from detox.schedule.trying import places_of, startable
from detox.schedule.ways import usual, way_of


class Prepared(NamedTuple):
    """A way and its steps; `places` have to stay where they are. `why_not` is why it cannot be."""

    way: str
    actions: list[Action]
    places: list[str]
    why_not: Problem | None = None


def prepared(place: Place, now: datetime, way: str = "", *, is_tried: bool = False) -> Prepared:
    """How `way`, or the one that fits this machine, is installed. With `is_tried` one that cannot
    be used here is shown all the same. Raises `ProblemError`.
    """
    way = way or usual(place)
    why_not = way_of(way).obstacle(place)
    if why_not is not None and not is_tried:
        return Prepared(way, [], [], why_not)
    program = startable(place)
    return Prepared(way, plan(way, program, place, now), places_of(program), why_not)


def in_full(actions: Sequence[Action]) -> list[str]:
    """Every step in lines: what is written, deleted and run."""
    lines: list[str] = []
    for action in actions:
        if isinstance(action, File):
            lines += [_("write %(file)s:") % {"file": action.path}, *_within(action.text)]
            continue
        lines.append(_in_a_line(action))
        if isinstance(action, Order):
            lines += _within(action.stdin.decode("utf-8", "replace"))
    return lines


def in_short(actions: Sequence[Action], home: str) -> list[str]:
    """The files in a line each, the commands where there are none; `~` stands for `home`."""
    files = [action for action in actions if not isinstance(action, Order)]
    return [_in_a_line(action).replace(f"{home}/", "~/") for action in files or actions]


def _in_a_line(action: Action) -> str:
    if isinstance(action, File):
        return _("write %(file)s") % {"file": action.path}
    if isinstance(action, Gone):
        return _("delete %(file)s") % {"file": action.path}
    return _("run %(command)s") % {"command": join(action.words)}


def _within(text: str) -> list[str]:
    lines = text.removesuffix("\n").split("\n") if text else []
    return [f"    {line}".replace("\t", "    ").rstrip() for line in lines]


def still_looking(place: Place) -> str:
    """What to say of a Detox started at login that goes on after all is taken away, if any does."""
    running = staying(place)
    text = _(
        "A Detox started at login keeps checking until you log out; “kill %(numbers)s” ends it."
    )
    return text % {"numbers": " ".join(map(str, running))} if running else ""
