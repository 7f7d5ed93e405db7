"""The folders of records, one a device, and when something changed in them."""

import os
from datetime import datetime

from detox.staging import must_stand
from detox.storage.files import speaking

REFRESHED_AFTER_SECONDS = 3 * 60 * 60
"""how old the backup of a day may be; what was done since stands in the journal too"""


def quick_stamp(root: str) -> tuple[int, ...]:
    """Changes when a file comes, goes or is replaced; not when one is written in place.

    Raises `DataTrouble` where `root` can't be read.
    """
    with speaking(root):
        folders = folders_in(root)
    return tuple(_changed_at(folder) for folder in folders)


def folders_in(root: str) -> list[str]:
    """The folders in a folder, none where there never was one. Raises `OSError`."""
    try:
        with os.scandir(root) as entries:
            return sorted(entry.path for entry in entries if _is_folder(entry))
    except FileNotFoundError:
        must_stand(root)
        return []


def _changed_at(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:  # taken away meanwhile
        return 0


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name[0] != "." and entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def is_fresh(folder: str | os.PathLike[str], now: datetime) -> bool:
    """Whether a backup was made in the last three hours, by a clock that may have been set back."""
    try:
        made = os.stat(folder).st_mtime
    except OSError:
        return False
    return abs(now.timestamp() - made) < REFRESHED_AFTER_SECONDS
