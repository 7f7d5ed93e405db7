"""Files of facts, read without surprise: whatever is wrong with one is a sentence that names it."""

from collections.abc import Callable
from pathlib import Path

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import shown
from detox.domain.written.toml import tables_in
from detox.staging import leads_nowhere, text_in

MAX_BYTES = 256 * 1024


def read_table(path: Path) -> dict[str, object] | Unreadable:
    """The tables of the TOML file `path`, or why it cannot be read."""
    text = text_in(path, named(path), MAX_BYTES)
    if text is None:
        return leads_nowhere(named(path))
    return tables_in(text, named(path)) if isinstance(text, str) else text


def named(path: Path) -> str:
    """The name of a file as sentences have it."""
    return shown(path.name)


def listed(folder: Path, take: Callable[[Problem], None]) -> list[Path]:
    """The TOML files of `folder`, by name; none where there is no such folder."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        message = N_("%(file)s can’t be read: %(reason)s.")
        take(Problem(message, {"file": named(folder), "reason": error.strerror or "?"}))
        return []
