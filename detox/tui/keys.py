"""Keys in force: the defaults, with what the person rebound, and how a key is written for a
reader.
"""

from collections.abc import Sequence

from detox.config.keymap import CommandKeys, check_keymap, sign_of
from detox.domain.problem import N_, Problem
from detox.i18n import gettext as _
from detox.tui.commands import Command

_SHOWN = {
    "space": N_("space"),
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "backspace": N_("Backspace"),
    "insert": N_("Ins"),
    "delete": N_("Del"),
    "tab": N_("Tab"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "home": N_("Home"),
    "end": N_("End"),
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


class Keys:
    """The keys in force; what was wrong in the person's own is in `problems`."""

    def __init__(self, chosen: dict[str, str], commands: Sequence[CommandKeys]) -> None:
        self.problems: list[Problem]
        self.keymap, self.problems = check_keymap(chosen, commands)

    def of(self, command: Command) -> list[str]:
        """The keys of a command, as Textual names them."""
        return self.keymap.get(command.id, command.keys).split(",")

    def shown(self, command: Command) -> str:
        """The first key of a command, as a reader knows it."""
        return shown(self.of(command)[0])

    def all_shown(self, command: Command) -> str:
        """All keys of a command."""
        return "  ".join(shown(key) for key in self.of(command))


def shown(key: str) -> str:
    """A key as a reader knows it: `?`, `Enter`, `Ctrl R`."""
    *modifiers, base = key.split("+")
    name = _(_SHOWN[base]) if base in _SHOWN else sign_of(base) or base
    if base.startswith("f") and base[1:].isdigit():
        name = base.upper()
    if modifiers and len(name) == 1:
        name = name.upper()
    held = (N_("Shift") if each == "shift" else each.capitalize() for each in modifiers)
    return " ".join([*map(_, held), name])
