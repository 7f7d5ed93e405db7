"""TOML files written by people: read without surprise, written whole or not at all."""

import os
from collections.abc import Mapping

from detox.domain.problem import N_, DataTrouble, Unreadable
from detox.paths import AnyPath
from detox.staging import followed, private_folder, put, text_in

MAX_BYTES = 64 * 1024


def shown(value: object, limit: int = 60) -> str:
    """`value` fit for a sentence: one line, no control characters, not too long."""
    text = value[: limit + 1] if isinstance(value, str) else _brief(value)
    text = "".join(c if c.isprintable() else "�" for c in text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _brief(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return str(value)
    except ValueError:  # an integer of thousands of digits
        return "…"


def plain(text: str) -> dict[str, object] | None:
    """What `tomllib` would read in the common shape of a config file, else None.

    Only `key = "text"`, `key = true` and one level of tables: importing `tomllib` costs half of
    Python's own start, a compiled pattern a good part of that, and every command reads this file.
    """
    root: dict[str, object] = {}
    table = root
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.replace("\t", " ").strip(" ")
        if not line.isprintable():
            return None
        if line.startswith("["):
            name, bracket, rest = line[1:].partition("]")
            if not bracket or not _is_bare(name) or name in root or not _is_comment(rest):
                return None
            table = {}
            root[name] = table
        elif not _is_comment(line) and not _read_pair(raw.strip(" \t"), table):
            return None
    return root


def _is_comment(text: str) -> bool:
    rest = text.strip(" \t")
    return not rest or rest.startswith("#")


def _is_bare(name: str) -> bool:
    return name.isascii() and name.replace("_", "a").replace("-", "a").isalnum()


def _read_pair(line: str, table: dict[str, object]) -> bool:
    """Put the pair of `line` into `table`; False when the line is anything less plain."""
    left, _, right = line.partition("=")
    key, right = left.strip(" \t"), right.strip(" \t")
    if not _is_bare(key):
        inner = key[1:-1]
        if not inner or key != f'"{inner}"' or '"' in inner or "\\" in inner or "\t" in inner:
            return False
        key = inner
    if key in table:
        return False
    if right.startswith('"'):
        value, quote, rest = right[1:].partition('"')
        table[key] = value
        return bool(quote) and "\\" not in value and _is_comment(rest)
    word = right.partition("#")[0].strip(" \t")
    table[key] = word == "true"
    return word in ("true", "false")


def parse(text: str, name: str) -> dict[str, object] | Unreadable:
    """The tables of `text`, or where and why it is not TOML in the file called `name`."""
    quick = plain(text)
    if quick is not None:
        return quick
    from detox.domain.written.toml import tables_in

    return tables_in(text, name)


def read_text(path: AnyPath) -> str | Unreadable | None:
    """The text of `path`, None when there is no such file, or why it cannot be read."""
    return text_in(path, shown(str(path), 200), MAX_BYTES)


def read(path: AnyPath) -> dict[str, object] | Unreadable | None:
    """The tables of the file, None when there is no such file, or why it cannot be read."""
    text = read_text(path)
    return parse(text, shown(str(path), 200)) if isinstance(text, str) else text


def write(path: AnyPath, text: str) -> None:
    """Replace `path` by `text` in one step, readable by its owner alone.

    A link is followed, so that a config kept elsewhere stays there. Raises `DataTrouble`.
    """
    try:
        target = followed(path)
        private_folder(os.path.dirname(target))
        put(target, [text.encode()])
    except OSError as error:
        raise DataTrouble(
            N_("%(file)s can’t be written: %(reason)s. Nothing was changed."),
            file=shown(str(path), 200),
            reason=error.strerror or "?",
        ) from error


def flat(table: Mapping[str, object]) -> dict[str, object]:
    """`{"a": {"b": 1}}` as `{"a.b": 1}`: a bare `session.log = "l"` in TOML is a nested table."""
    found: dict[str, object] = {}
    waiting = [("", table)]
    while waiting:
        prefix, inner = waiting.pop(0)
        for key, value in inner.items():
            if isinstance(value, dict):
                waiting.append((f"{prefix}{key}.", value))
            else:
                found[prefix + key] = value
    return found
