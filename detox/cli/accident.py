"""What should not have happened, kept in full for whoever mends it."""

import os
import traceback
from contextlib import suppress
from pathlib import Path

from detox import paths
from detox.staging import private_folder

LARGEST_BYTES = 256 * 1024


def recorded(error: Exception) -> Path:
    """Write the whole story to the log file, and tell where it is."""
    file = paths.locate().log_file
    story = "".join(traceback.format_exception(error))
    with suppress(OSError):  # where nothing can be written, the one line has to do
        private_folder(file.parent)
        too_long = file.exists() and file.stat().st_size > LARGEST_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND)
        flags |= getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8", errors="replace") as out:
            out.write(story + "\n")
    return file
