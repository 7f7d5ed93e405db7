"""TOML files written by people: read without surprise, written whole or not at all."""

import os
import re
import stat
from collections.abc import Mapping

from detox.domain.problem import N_, DataTrouble, Problem, Unreadable
from detox.paths import AnyPath
from detox.staging import followed, private_folder, put

MAX_BYTES = 64 * 1024
_MAX_LINE = 2000  # tomllib takes the square of the length of a dotted key
_AT_LINE = r"\s*\(at (?:line (\d+), column \d+|end of document)\)$"


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
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _MAX_LINE:
            message = N_("%(file)s, line %(line)d, is too long to be read.")
            return Unreadable(Problem(message, {"file": name, "line": number}))
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        return Unreadable(Problem(N_("%(file)s is nested too deeply to be read."), {"file": name}))
    except ValueError as error:  # TOMLDecodeError, and integers or dates that Python cannot hold
        return Unreadable(_not_toml(str(error), text, name))


def _not_toml(reason: str, text: str, name: str) -> Problem:
    place = re.search(_AT_LINE, reason)
    if place is None:
        message = N_("%(file)s isn’t valid TOML: %(reason)s.")
        return Problem(message, {"file": name, "reason": shown(reason, 120)})
    line = int(place[1]) if place[1] else text.count("\n") + 1
    message = N_("%(file)s, line %(line)d, isn’t valid TOML: %(reason)s.")
    said = shown(reason[: place.start()], 120)
    return Problem(message, {"file": name, "line": line, "reason": said})


def read_text(path: AnyPath) -> str | Unreadable | None:
    """The text of `path`, None when there is no such file, or why it cannot be read."""
    name = shown(str(path), 200)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return Unreadable(Problem(N_("%(file)s is not a file."), {"file": name}))
        if status.st_size > MAX_BYTES:
            message = N_("%(file)s is too big: %(size)d bytes, where %(limit)d at most are read.")
            return Unreadable(
                Problem(message, {"file": name, "size": status.st_size, "limit": MAX_BYTES})
            )
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        return Unreadable(Problem(message, {"file": name, "reason": error.strerror or "?"}))
    except UnicodeDecodeError as error:
        message = N_("%(file)s is not UTF-8 text (byte %(byte)d).")
        return Unreadable(Problem(message, {"file": name, "byte": error.start}))


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
            N_("%(file)s cannot be written: %(reason)s. Nothing was changed."),
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
