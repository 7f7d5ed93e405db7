"""Changing one setting in a file that a person also edits: comments and order stay."""

from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Table

from detox.config import tomlfile
from detox.config.fields import Value, settings_table, unknown
from detox.config.keymap import CommandKeys, read_keys, written
from detox.config.settings import load_settings
from detox.config.themes import all_themes
from detox.config.usable import unusable_keys
from detox.domain.problem import N_, DataTrouble, Problem, Refused, Unreadable
from detox.paths import AnyPath

_KEYS = "keys."
_HARM = N_("Changing %(key)s here would damage the rest of %(file)s; edit it by hand.")


def save(path: AnyPath, key: str, value: Value | None) -> Value | None:
    """Write one setting, `keys.ACTION` included, and return the value as stored; None takes it out.

    Everything else in the file stays as it is.
    Raises `Refused` for a value that is not allowed, `DataTrouble` when the file cannot be read or
    written as it is.
    """
    stored = _allowed(key, value, ())
    text, before = _read(path)
    wanted = _wanted(before, key, stored)
    edited = _edited(text, key, stored)
    if edited is None or _flat(edited) != wanted:
        raise DataTrouble(_HARM, key=key, file=tomlfile.shown(str(path), 200))
    tomlfile.write(path, edited)
    return stored


class SettingsFile:
    """See `detox.services.ports.SettingsDoor`. `themes` is the folder of the person's own,
    `commands` tells what can be given another key.
    """

    def __init__(
        self, path: AnyPath, themes: Path, commands: Callable[[], Sequence[CommandKeys]]
    ) -> None:
        self._path, self._themes, self._commands = path, themes, commands

    def read(self, key: str) -> Value | None:
        """What the file says; nothing where it does not say. Raises `DataTrouble`."""
        _text, before = _read(self._path)
        found = tomlfile.flat(before).get(key)
        if isinstance(found, list):
            return ",".join(map(str, found))
        return found if isinstance(found, str | bool) else None

    def checked(self, key: str, value: Value | None) -> Value | None:
        """A value as it would be kept. Raises `Refused`."""
        themes = sorted(all_themes(self._themes)[0]) if key == "theme" else ()
        stored = _allowed(key, value, themes)
        if key.startswith(_KEYS) and stored is not None:
            chosen = load_settings(self._path)[0].keys
            action = key.removeprefix(_KEYS)
            problem = unusable_keys(action, str(stored), chosen, self._commands())
            if problem is not None:
                raise _refused(problem)
        return stored

    def write(self, key: str, value: Value | None) -> None:
        """Keep a value, or forget it. Raises `Refused` and `DataTrouble`, with nothing written."""
        save(self._path, key, value)


def _read(path: AnyPath) -> tuple[str, dict[str, object]]:
    """The file as text and as data. Raises `DataTrouble`."""
    text = tomlfile.read_text(path) or ""
    before = tomlfile.parse(text, str(path)) if isinstance(text, str) else text
    if isinstance(text, Unreadable) or isinstance(before, Unreadable):
        problem = cast(Unreadable, before).problem
        raise DataTrouble(problem.message, **problem.params)
    return text, before


def _allowed(key: str, value: Value | None, themes: Sequence[str]) -> Value | None:
    if key.startswith(_KEYS) and key != _KEYS:
        return _allowed_keys(value)
    setting = next((each for each in settings_table(themes) if each.key == key), None)
    if setting is None:
        raise _refused(unknown(key))
    checked = None if value is None else setting.as_typed.checked(value)
    if isinstance(checked, Unreadable):
        raise _refused(checked.problem)
    return checked


def _allowed_keys(value: Value | None) -> str | None:
    if value is None:
        return None

    keys = read_keys(str(value))
    if isinstance(keys, Unreadable):
        raise _refused(keys.problem)
    return ",".join(map(written, keys))


def _refused(problem: Problem) -> Refused:
    return Refused(problem.message, **problem.params)


def _wanted(before: dict[str, object], key: str, value: Value | None) -> dict[str, object]:
    """What the file should say after the change, flat."""
    wanted = tomlfile.flat(before)
    wanted.pop(key, None)
    if key.startswith(_KEYS):
        wanted.pop("keys", None)
    return wanted if value is None else {**wanted, key: value}


def _flat(text: str) -> dict[str, object] | None:
    read = tomlfile.parse(text, "")
    return None if isinstance(read, Unreadable) else tomlfile.flat(read)


def _edited(text: str, key: str, value: Value | None) -> str | None:
    """The text after the change, None when it cannot be edited."""
    try:
        document = tomlkit.parse(text)
        table: MutableMapping[str, object] = document
        if key.startswith(_KEYS):
            table, key = _owner(_keys_table(document), key.removeprefix(_KEYS))
        if value is not None:
            if table is document and key not in table:
                _put_behind_its_like(document, key, value)
            else:
                table[key] = value
        elif key in table:
            del table[key]
            _without_empty_keys(document)
        return tomlkit.dumps(document)
    except (TOMLKitError, RecursionError):
        return None


def _put_behind_its_like(document: tomlkit.TOMLDocument, key: str, value: Value) -> None:
    """A new setting behind the others, above the words that are about the first table."""
    body = document.body
    first = next((at for at, (_, each) in enumerate(body) if isinstance(each, Table | AoT)), None)
    if first is None:
        document[key] = value
        return
    pairs = [at for at, (name, _item) in enumerate(body[:first]) if name is not None]
    place = pairs[-1] + 1 if pairs else first
    while not pairs and place and isinstance(body[place - 1][1], Comment):
        place -= 1
    body.insert(place, (tomlkit.key(key), tomlkit.item(value)))
    if not pairs:
        body.insert(place + 1, (None, tomlkit.nl()))


def _keys_table(document: MutableMapping[str, object]) -> MutableMapping[str, object]:
    if not isinstance(document.get("keys"), dict):
        document.pop("keys", None)
        document["keys"] = tomlkit.table()
    return cast(MutableMapping[str, object], document["keys"])


def _without_empty_keys(document: tomlkit.TOMLDocument) -> None:
    """Take out the table of keys once it holds nothing, not even a comment."""
    keys = document.get("keys")
    if isinstance(keys, Table) and not keys and not keys.as_string().strip():
        del document["keys"]


def _owner(table: MutableMapping[str, object], key: str) -> tuple[MutableMapping[str, object], str]:
    """The table that holds `key` already, bare dotted keys being nested ones, else `table`."""
    outer, full = table, key
    while key not in table:
        head, dot, key = key.partition(".")
        inner = table.get(head)
        if not dot or not isinstance(inner, dict):
            return outer, full
        table = cast(MutableMapping[str, object], inner)
    return table, key
