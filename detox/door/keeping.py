"""Keeps an answer for the door, where nothing it was reckoned from can have changed meanwhile."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain

from detox import i18n, paths
from detox.door import LARGEST_BYTES, checksum, identity, place, stamp
from detox.staging import private_folder, put

MOMENT, TICK = 2.0, 0.05
"""Seconds within which two changes may look like one: by the clock of a file system that counts
whole milliseconds or more (FAT), and by that of a kernel
"""
SYSTEM = ("/etc/localtime",)


def keep(
    name: str,
    fields: Sequence[str],
    grounds: Iterable[str],
    span: tuple[float, float],
    began: float,
) -> bool:
    """Keep `fields` under `name`, and tell whether they were.

    They follow from the files and folders in `grounds`, those that are not there included, and hold
    from the first instant of `span` to before the second. `began`, by the machine's own clock, is
    from before anything was read: whatever changed since, or a moment before, might change again
    without a trace. All in seconds of the epoch. A disk that does not take it is no trouble.
    """
    path, folders = place(name), paths.locate()
    if path is None or path != os.path.join(folders.derived_text, "door", name):
        return False
    if not os.path.isdir(folders.state_text):  # nobody has written anything yet
        return False
    marks = _marks([*grounds, *SYSTEM, *_code()], began)
    if marks is None:
        return False
    told = [identity(), *map(repr, span), str(len(marks)), *chain(*marks), *fields]
    content = "\0".join(told).encode("utf-8", "surrogatepass")
    if content.count(b"\0") != len(told) - 1 or len(content) > LARGEST_BYTES - 32:
        return False
    with suppress(OSError):
        _put(path, b"%d\0%s" % (checksum(content), content))
        return True
    return False


def _marks(grounds: Iterable[str], began: float) -> list[tuple[str, str]] | None:
    """The stamp of each and where it is; nothing where one is too young to be trusted."""
    found = []
    for path in dict.fromkeys(grounds):
        mark = stamp(path)
        if _is_young(mark or _stamp_above(path), began):
            return None
        found.append((mark, path))
    return found


def _stamp_above(path: str) -> str:
    """The stamp of the nearest folder there is: it changed when what is not there went."""
    above = os.path.dirname(path)
    return stamp(above) or (_stamp_above(above) if above != path else "")


def _is_young(mark: str, began: float) -> bool:
    changed, entered, *_ = (int(part) for part in mark.split()) if mark else (0, 0)
    moment = TICK if entered % 1_000_000 else MOMENT
    return max(changed, entered) / 1e9 > began - moment


def _code() -> list[str]:
    """The files of this program that had a part in it, as far as they are loaded."""
    ours = [each for name, each in sys.modules.items() if name.partition(".")[0] == "detox"]
    files = [getattr(each, "__file__", None) for each in ours]
    return [*(file for file in files if file), _translations()]


def _translations() -> str:
    """The compiled catalogue of the language in force, whether there is one or not."""
    package = os.path.dirname(paths.__file__)
    return os.path.join(package, "locales", i18n.language(), "LC_MESSAGES", "detox.mo")


def _put(path: str, content: bytes) -> None:
    """Put it in place in one move; that the disk has it is not waited for. Raises `OSError`."""
    private_folder(os.path.dirname(path))
    put(path, [content], durable=False)
