"""When the backup of a day is due: asked before and after every write, so it imports nothing."""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from detox.paths import Paths
from detox.storage.files import Stamp
from detox.storage.folders import is_fresh

if TYPE_CHECKING:
    from detox.storage.shelf import FileShelf


def keep_backup(
    paths: Paths,
    shelf: "FileShelf",
    now: datetime,
    *,
    is_first: bool,
) -> None:
    """Back up what has none yet today; before a write also what other devices wrote since.

    `is_first` is for after a write: the day's backup where there is none, and nothing else. What a
    killed write left in this device's folder and beside it goes with the first of a day.
    """
    day = now.date().isoformat()
    folder = os.path.join(paths.state_text, "backups", day)
    fresh = is_fresh(folder, now)
    news = news_in(shelf.of_others(), folder) if fresh and not is_first else []
    if fresh and not news:
        return
    from detox.storage.backups import Backups
    from detox.storage.forgotten import Noted
    from detox.storage.leftovers import clear

    backups = Backups(paths.records, paths.backups, Noted(paths.state_text))
    if news:
        backups.keep_news(news, day)
    else:
        if not os.path.isdir(folder):
            clear((shelf.own_folder().path, paths.state_text), now)
        (backups.keep_first if is_first else backups.keep_daily)(now)


def news_in(files: Iterable[tuple[str, Stamp]], folder: str) -> list[tuple[str, Stamp]]:
    """Those of these files of records of which a backup has no copy as they are now."""
    return [(path, stamp) for path, stamp in files if not _has(folder, path, stamp)]


def _has(folder: str, path: str, stamp: Stamp) -> bool:
    try:
        copy = os.stat(os.sep.join([folder, *path.split(os.sep)[-2:]]))
    except OSError:
        return False
    return (copy.st_mtime_ns, copy.st_size) == stamp[:2]
