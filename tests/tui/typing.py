"""Keys as a terminal hands them over: many at once, or one after the other was answered."""

import asyncio
import time
from collections.abc import Iterable

from textual.events import Event, Key, Paste

from detox.domain.problem import Problem
from detox.services.delivering import Message
from detox.tui.app import DetoxApp
from detox.tui.commands import (
    APP,
    COMMANDS,
    INSIGHTS,
    LOG,
    PEOPLE,
    PLAN,
    QUESTIONS,
    REMINDERS,
    SETTINGS,
    TODAY,
    Command,
)
from detox.tui.reminding import Here
from tests.tui.quick import PATIENCE, still

SCREENS = {
    TODAY: "T",
    LOG: "L",
    PLAN: "P",
    PEOPLE: "E",
    INSIGHTS: "I",
    REMINDERS: "R",
    SETTINGS: "S",
    QUESTIONS: "O",
}

__all__ = ["still"]

_NAMED = {
    "\r": "enter",
    "\x1b": "escape",
    " ": "space",
    "\t": "tab",
    "\x10": "ctrl+p",
    "\x15": "ctrl+u",
    ".": "full_stop",
    ",": "comma",
    ";": "semicolon",
    "+": "plus",
    "-": "minus",
    "/": "slash",
    "?": "question_mark",
    ":": "colon",
    "!": "exclamation_mark",
    "→": "right",
    "←": "left",
    "↓": "down",
    "↑": "up",
}
_CHARACTERS = {name: letter for letter, name in _NAMED.items()}
_SILENT = "\x1b\t\x10\x15→←↓↑"


def met_on(screen: str, *, is_long: bool) -> list[Command]:
    """The commands to be tried on a screen: its own, and of those of everywhere the ones that fall
    to it, each to two screens; all of them where the long proofs are wanted.
    """
    third = list(SCREENS).index(screen) % 3
    everywhere = [command for command in COMMANDS if command.scope == APP]
    own = [command for command in COMMANDS if command.scope == screen]
    return (everywhere if is_long else everywhere[third::3]) + own


def key_of(letter: str) -> Key:
    """The event of one letter, control characters and arrows included."""
    return Key(_NAMED.get(letter, letter), None if letter in _SILENT else letter)


def command_key(command: Command) -> Key:
    """The event of the first key of a command."""
    name = command.keys.split(",")[0]
    return Key(name, name if len(name) == 1 else _CHARACTERS.get(name))


def nowhere(_message: Message) -> Here:
    """Takes reminders in place of the desktop."""
    return Here("shown", Problem("It was shown."))


async def at_once(app: DetoxApp, typed: str) -> None:
    """Everything in one read, then wait."""
    await send(app, map(key_of, typed))


async def slowly(app: DetoxApp, typed: str) -> None:
    """Each key when the one before is answered."""
    for letter in typed:
        await send(app, [key_of(letter)])


async def asked(app: DetoxApp) -> None:
    """Wait until no scheduler is being asked, and take away what that has led to."""
    patience = time.monotonic() + PATIENCE
    while app.is_scheduling and not app.screen.is_modal:
        assert time.monotonic() < patience, "schedulers are being asked for ever"
        await asyncio.sleep(0.001)
    await at_once(app, "\x1b" * app.is_scheduling)


async def paste(app: DetoxApp, text: str) -> None:
    """A bracketed paste."""
    await send(app, [Paste(text)])


async def send(app: DetoxApp, events: Iterable[Event]) -> None:
    """All of these at once, then wait."""
    await still(app)
    for event in events:
        app.post_message(event)
    await still(app)
