"""What a killed program left half written: `doctor` tells it, and the day's first backup clears it.

Nobody reads such a file, but an import of years may have left one of many megabytes.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from detox.paths import AnyPath
from detox.staging import ENDING, discard, is_staged

UNFINISHED = ".unfinished-"
"""how the name of a backup begins that isn't whole yet"""
AFTER = timedelta(hours=1)
"""by then nobody is still writing it"""


def left_over(folder: AnyPath, now: datetime) -> list[Path]:
    """The files and unfinished backups in a folder that nobody goes on with, by their names."""
    limit = (now - AFTER).timestamp()
    found = []
    with suppress(OSError):
        for path in sorted(Path(folder).iterdir()):
            is_unfinished = path.name[0] == "." and path.name.endswith(ENDING)
            if is_unfinished or path.name.startswith(UNFINISHED):
                with suppress(FileNotFoundError):
                    if path.lstat().st_mtime < limit:
                        found.append(path)
    return found


def clear(folders: Iterable[AnyPath], now: datetime) -> None:
    """Take the files among them away; unfinished backups go when the next one is made."""
    for folder in folders:
        for path in left_over(folder, now):
            if is_staged(path.name):
                discard(path)
