"""The keys a person chose for an action, checked before the screen gets them.

A keymap that puts an action on another one's key silently takes that key away there, and ignores an
action it does not know: both are said here instead.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import product
from string import ascii_lowercase
from typing import NamedTuple

from detox.config.tomlfile import shown
from detox.domain.activity import LETTERS_TAKEN
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import nearest

GLOBAL = "global"
MODIFIERS = (
    "alt",
    "ctrl",
    "hyper",
    "meta",
    "shift",
    "super",
)  # in the order the terminal side sorts
NAMED = frozenset(
    [
        *("backspace", "delete", "down", "end", "enter", "escape", "home", "insert"),
        *("left", "pagedown", "pageup", "right", "space", "tab", "up"),
        *(f"f{number}" for number in range(1, 25)),
    ]
)
# Kept whatever the file says: copy or interrupt, quit, suspend, move about, step back.
RESERVED = frozenset({"ctrl+c", "ctrl+q", "ctrl+z", "escape", "tab", "shift+tab"})
HELP, SUSPEND = "app.help", "app.suspend"
"""what holds in dialogs too"""
# What answers, moves or does something there. Signs are typed too, but help waits for those.
ANSWERING = frozenset(
    [
        *ascii_lowercase,
        *("W", "slash", "ctrl+b", "ctrl+t"),
        *("backspace", "delete", "down", "end", "enter", "home", "left", "pagedown", "pageup"),
        *("right", "space", "up"),
    ]
)
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_LONGER = {short: long for long, short in _SHORTER.items()}
_MOST_WORDS = 9
"""in the name of a sign; each gap may be a hyphen, and all are tried"""
_ALIASES = {
    **_SHORTER,
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "period": "full_stop",
}
_SAME_IN_A_TERMINAL = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}


class CommandKeys(NamedTuple):
    """An action and its default keys; `scope` is `GLOBAL` or the screen it belongs to. `activity`
    is the one it logs: its key is that activity's own letter, and no setting.
    """

    id: str
    keys: tuple[str, ...]
    scope: str
    activity: str = ""

    def why_fixed(self) -> Problem | None:
        """Why its key can't be chosen in the settings, and how it is instead; None where it can."""
        if not self.activity:
            return None
        message = N_(
            "keys.%(action)s: an activity is logged by its letter. To give it another one: "
            "detox activities edit %(key)s --letter LETTER"
        )
        return Problem(message, {"action": self.id, "key": self.activity})


def character_name(character: str) -> str:
    """The key that types `character`: itself for a letter or digit, else a name as in `comma`."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


@lru_cache(maxsize=256)
def sign_of(key: str) -> str:
    """The sign that a key types, as `&` for `ampersand`; empty for a letter or any other key."""
    words = _LONGER.get(key, key).split("_")
    if key in NAMED or len(key) == 1 or len(words) > _MOST_WORDS:
        return ""
    for gaps in product(" -", repeat=len(words) - 1):
        name = "".join(map("".join, zip(words, (*gaps, ""), strict=True)))
        with suppress(KeyError):
            sign = unicodedata.lookup(name)
            if len(sign) == 1 and sign.isprintable() and character_name(sign) == key:
                return "" if sign.isalnum() else sign
    return ""


def written(key: str) -> str:
    """A key as one would write it in the file: a sign as itself, but for the comma, which stands
    between two.
    """
    *held, base = key.split("+")
    return "+".join((*held, base if base == "comma" else sign_of(base) or base))


CHARACTER_NAMES = frozenset(map(character_name, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))


def read_key(text: str) -> str | None:
    """The one name of a key, as in `question_mark` for `?`, or None when there is no such key."""
    typed = text.strip() or text[:1]
    if len(typed) == 1:
        return (character_name(typed) or None) if typed.isprintable() else None
    *modifiers, base = typed.removesuffix("++").split("+") + (["+"] if typed.endswith("++") else [])
    held = sorted({each.strip().lower() for each in modifiers})
    key = _base(base.strip())
    if key is None or not set(held) <= set(MODIFIERS) or len(held) != len(modifiers):
        return None
    if held == ["shift"] and len(key) == 1:  # a terminal sends the capital, not shift and a letter
        return key.upper() if len(key.upper()) == 1 else None
    if held and len(key) == 1:
        key = key.lower()
    name = "+".join((*held, key))
    return _SAME_IN_A_TERMINAL.get(name, name)


def _base(text: str) -> str | None:
    if len(text) == 1:
        return (character_name(text) or None) if text.isprintable() else None
    name = _ALIASES.get(text.lower(), text.lower())
    return name if name in NAMED or sign_of(name) else None


def read_keys(text: str) -> tuple[str, ...] | Unreadable:
    """The names of comma separated keys, each once; a comma itself is `comma`."""
    parts = ["comma"] if text.strip() == "," else text.split(",")
    if not text.strip():
        return Unreadable(Problem(N_("No key given; a key looks like l, ctrl+l, f5 or comma.")))
    keys: list[str] = []
    for part in parts:
        key = read_key(part) if part.strip() else None
        if key is None:
            message = N_(
                "“%(key)s” is not a key; a key is written like l, ctrl+l, f5, enter or comma."
            )
            return Unreadable(Problem(message, {"key": shown(part)}))
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def check_keymap(
    keys: Mapping[str, str], commands: Sequence[CommandKeys]
) -> tuple[dict[str, str], list[Problem]]:
    """The part of `keys` that can be applied, with every key by its one name, and what is wrong.

    A wrong line is left out whole: its action keeps its default keys. Two actions may swap.
    """
    known = {command.id: command for command in commands}
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for action, text in keys.items():
        read = _read_line(action, text, known)
        if isinstance(read, Unreadable):
            problems.append(read.problem)
        else:
            chosen[action] = read
    while clash := _clash(chosen, known):
        action, problem = clash
        del chosen[action]
        problems.append(problem)
    return {action: ",".join(names) for action, names in chosen.items()}, problems


def _read_line(
    action: str, text: str, known: Mapping[str, CommandKeys]
) -> tuple[str, ...] | Unreadable:
    if action not in known:
        return Unreadable(unknown_action(action, known.values()))
    problem = known[action].why_fixed()
    if problem is not None:
        return Unreadable(problem)
    names = read_keys(text)
    if isinstance(names, Unreadable):
        message, params = names.problem
        if not text.strip():
            message = N_("keys.%(action)s has no key; the action keeps its default.")
        else:
            message = N_(
                "keys.%(action)s: “%(key)s” is not a key; a key is written like l, ctrl+l or comma."
            )
        return Unreadable(Problem(message, {**params, "action": action}))
    for key in names:
        if key in RESERVED and key not in _defaults(known[action]):
            message = N_("keys.%(action)s: %(key)s always keeps its own meaning.")
            return Unreadable(Problem(message, {"action": action, "key": written(key)}))
        if _is_needed(key, action):
            message = N_("keys.%(action)s: %(key)s is needed where Detox asks for something.")
            return Unreadable(Problem(message, {"action": action, "key": written(key)}))
    return names


def _is_needed(key: str, action: str) -> bool:
    """Whether an action that holds in dialogs would take a key from what is answered there."""
    is_typed = len(key) == 1 or bool(sign_of(key))
    return (action in (HELP, SUSPEND) and key in ANSWERING) or (action == SUSPEND and is_typed)


def unknown_action(action: str, known: Iterable[CommandKeys]) -> Problem:
    """The sentence that says there is no such action, with the nearest one that exists."""
    near = nearest(action, [command.id for command in known if not command.activity])
    if not near:
        message = N_("There is no action “%(action)s”; “detox config actions” lists them.")
        return Problem(message, {"action": shown(action)})
    message = N_("There is no action “%(action)s”; the nearest is %(nearest)s.")
    return Problem(message, {"action": shown(action), "nearest": near})


def _defaults(command: CommandKeys) -> tuple[str, ...]:
    return tuple(read_key(key) or key for key in command.keys)


def _clash(
    chosen: dict[str, tuple[str, ...]], known: Mapping[str, CommandKeys]
) -> tuple[str, Problem] | None:
    """The last line of the file that takes a key from another action, and the sentence about it."""
    for action in reversed(chosen):
        mine = known[action]
        for other in known.values():
            if other.id == action or not _meet(mine, other):
                continue
            taken = chosen.get(other.id, _defaults(other))
            shared = [key for key in chosen[action] if key in taken and not _both(key, mine, other)]
            if shared:
                message = N_("keys.%(action)s: %(key)s is already used for %(other)s.")
                return action, Problem(
                    message, {"action": action, "key": written(shared[0]), "other": other.id}
                )
    return None


def _meet(one: CommandKeys, other: CommandKeys) -> bool:
    return one.scope == other.scope or GLOBAL in (one.scope, other.scope)


def _both(key: str, one: CommandKeys, other: CommandKeys) -> bool:
    """Whether the two share `key` on purpose, since both have it by default. An activity may share
    its letter with a list, but not one that Today uses for itself.
    """
    if (one.activity or other.activity) and key in LETTERS_TAKEN:
        return False
    return key in _defaults(one) and key in _defaults(other)
