"""The folders of records, one a device, and when something changed in them."""

import os

from detox.storage.files import speaking


def quick_stamp(root: str) -> tuple[int, ...]:
    """Changes when a file comes, goes or is replaced; not when one is written in place.

    Raises `DataTrouble` where `root` can't be read.
    """
    with speaking(root):
        folders = folders_in(root)
    return tuple(_changed_at(folder) for folder in folders)


def folders_in(root: str) -> list[str]:
    """The folders in a folder, none where there is none. Raises `OSError`."""
    try:
        with os.scandir(root) as entries:
            return sorted(entry.path for entry in entries if _is_folder(entry))
    except FileNotFoundError:
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
