"""Files of facts, read without surprise: whatever is wrong with one is a sentence that names it."""

import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import clean, shown

MAX_BYTES = 256 * 1024
_MAX_LINE = 5000  # tomllib takes the square of the length of a dotted key


def read_table(path: Path) -> dict[str, object] | Unreadable:
    """The tables of the TOML file `path`, or why it cannot be read."""
    text = _read_text(path)
    return parse(text, named(path)) if isinstance(text, str) else text


def named(path: Path) -> str:
    """The name of a file as sentences have it."""
    return shown(path.name)


def _read_text(path: Path) -> str | Unreadable:
    name = named(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Unreadable(Problem(N_("%(file)s is not a file."), {"file": name}))
        if status.st_size > MAX_BYTES:
            message = N_("%(file)s is too big: %(size)d bytes, where %(limit)d at most are read.")
            return Unreadable(
                Problem(message, {"file": name, "size": status.st_size, "limit": MAX_BYTES})
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        return Unreadable(Problem(message, {"file": name, "reason": error.strerror or "?"}))
    except UnicodeDecodeError as error:
        message = N_("%(file)s is not UTF-8 text (byte %(byte)d).")
        return Unreadable(Problem(message, {"file": name, "byte": error.start}))


def parse(text: str, name: str) -> dict[str, object] | Unreadable:
    """The tables of `text`, or why it is not TOML; `name` is that of the file."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _MAX_LINE:
            message = N_("%(file)s, line %(line)d, is too long to be read.")
            return Unreadable(Problem(message, {"file": name, "line": number}))
    try:
        return tomllib.loads(text)
    except RecursionError:
        return Unreadable(Problem(N_("%(file)s is nested too deeply to be read."), {"file": name}))
    except ValueError as error:  # TOMLDecodeError, and integers or dates that Python cannot hold
        message = N_("%(file)s isn’t valid TOML: %(reason)s.")
        return Unreadable(Problem(message, {"file": name, "reason": clean(str(error), 120)}))


def listed(folder: Path, take: Callable[[Problem], None]) -> list[Path]:
    """The TOML files of `folder`, by name; none where there is no such folder."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        take(Problem(message, {"file": named(folder), "reason": error.strerror or "?"}))
        return []
