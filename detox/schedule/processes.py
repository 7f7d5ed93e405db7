"""The processes of this machine, where they can be seen."""

import os
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")


def are_all_seen() -> bool:
    """Whether a process that is not found does not run: not where /proc hides those of others."""
    return (_PROCESSES / "1" / "comm").exists()


def is_running(names: frozenset[str]) -> bool:
    """Whether a process of one of these names is seen."""
    return any(_read(each / "comm").strip().decode("utf-8", "replace") in names for each in _all())


def started_with(ending: tuple[str, ...], user: int) -> list[int]:
    """The processes of a user whose command lines end so, by their numbers."""
    wanted = [os.fsencode(word) for word in ending]
    found = []
    for each in _all():
        words = _read(each / "cmdline").rstrip(b"\0").split(b"\0")
        if words[-len(wanted) :] == wanted and _owner(each) == user:
            found.append(int(each.name))
    return found


def _all() -> Iterator[Path]:
    try:
        yield from (each for each in _PROCESSES.iterdir() if each.name.isdigit())
    except OSError:
        return


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has just ended
        return b""


def _owner(path: Path) -> int | None:
    try:
        return path.stat().st_uid
    except OSError:
        return None
