"""When the backup of a day is due: asked before and after every write, so it imports nothing."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

REFRESHED_AFTER_SECONDS = 3 * 60 * 60
"""how old the backup of a day may be; what was done since stands in the journal too"""


def is_fresh(folder: "str | os.PathLike[str]", now: "datetime") -> bool:
    """Whether a backup was made in the last three hours, by a clock that may have been set back."""
    try:
        made = os.stat(folder).st_mtime  # noqa: PTH116 - asked at every write
    except OSError:
        return False
    return abs(now.timestamp() - made) < REFRESHED_AFTER_SECONDS
