"""Keys in force: the defaults, with what the person rebound, and how a key is written for a
reader.
"""

from collections.abc import Sequence

from textual.binding import Binding

from detox.config.keymap import HELP, CommandKeys, check_keymap, sign_of
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
HELP_HERE = "help.here"
"""helps over a main screen, where `HELP` helps on it"""
KEPT_HELP = "f1"
"""helps where text is typed, whichever key was chosen: that one may be part of the text"""
_A_LINE = "ctrl+j"
"""begins another line of words"""


class Keys:
    """The keys in force; what was wrong in the person's own is in `problems`."""

    def __init__(self, chosen: dict[str, str], commands: Sequence[CommandKeys]) -> None:
        self.problems: list[Problem]
        self.keymap, self.problems = check_keymap(chosen, commands)

    def for_screens(self) -> dict[str, str]:
        """What Textual puts in the place of the defaults."""
        if HELP not in self.keymap:
            return self.keymap
        helps = dict.fromkeys([*self.keymap[HELP].split(","), KEPT_HELP])
        return {**self.keymap, HELP_HERE: ",".join(helps)}

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


def leaves_text(key: str) -> bool:
    """Whether a key does nothing to a text where one types it."""
    from textual.widgets import Input, TextArea  # only keys of one's own ask

    bindings = Binding.make_bindings([*Input.BINDINGS, *TextArea.BINDINGS])
    is_function = key[:1] == "f" and key[1:].isdigit()
    return (is_function or "+" in key) and key not in {_A_LINE, *(each.key for each in bindings)}
