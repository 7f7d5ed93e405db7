"""Keys as a terminal hands them over: many at once, or one after the other was answered."""

import asyncio
from collections.abc import Iterable

from textual.events import Event, Key, Paste

from detox.domain.problem import Problem
from detox.services.delivering import Message
from detox.tui.app import DetoxApp
from detox.tui.commands import INSIGHTS, LOG, PLAN, REMINDERS, SETTINGS, TODAY, Command
from detox.tui.gate import is_at_rest
from detox.tui.reminding import Here

SCREENS = {TODAY: "T", LOG: "L", PLAN: "P", INSIGHTS: "I", REMINDERS: "R", SETTINGS: "S"}

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


async def still(app: DetoxApp) -> None:
    """Wait until nothing that was typed is on its way any more."""
    while app.is_running and (app._kept_back or not is_at_rest(app)):
        await asyncio.sleep(0.001)


async def at_once(app: DetoxApp, typed: str) -> None:
    """Everything in one read, then wait."""
    await send(app, map(key_of, typed))


async def slowly(app: DetoxApp, typed: str) -> None:
    """Each key when the one before is answered."""
    for letter in typed:
        await send(app, [key_of(letter)])


async def paste(app: DetoxApp, text: str) -> None:
    """A bracketed paste."""
    await send(app, [Paste(text)])


async def send(app: DetoxApp, events: Iterable[Event]) -> None:
    """All of these at once, then wait."""
    await still(app)
    for event in events:
        app.post_message(event)
    await still(app)
