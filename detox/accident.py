"""What should not have happened, kept in full for whoever mends it."""

import os
import platform
import traceback
from pathlib import Path

from detox import __version__, paths
from detox.domain.problem import N_, Problem
from detox.staging import NO_WAITING, private_folder

LARGEST_BYTES = 256 * 1024
LONGEST_STORY = 16 * 1024
"""characters: an error may carry all that somebody typed"""

WRITTEN = N_("Something went wrong that shouldn’t have (%(said)s); the details are in %(file)s.")
UNWRITTEN = N_(
    "Something went wrong that shouldn’t have (%(said)s), and %(file)s could not be written either."
)


def recorded(error: BaseException, at: str) -> Problem:
    """Write the whole story to the log file; a sentence that tells where it is.

    `at` is when it happened, for a reader. No values of variables: those are the person's own.
    """
    file = paths.locate().log_file
    story = "".join(traceback.format_exception(error))
    if len(story) > LONGEST_STORY:
        half = LONGEST_STORY // 2
        story = f"{story[:half]}\n[…]\n{story[-half:]}"
    head = f"{at} detox {__version__}, Python {platform.python_version()}, {platform.system()}"
    said: dict[str, object] = {"said": f"{type(error).__name__}: {error}"[:200], "file": str(file)}
    try:
        _append(file, f"{head}\n{story}\n")
    except OSError:
        return Problem(UNWRITTEN, said)
    return Problem(WRITTEN, said)


def _append(file: Path, story: str) -> None:
    private_folder(file.parent)
    too_long = file.exists() and file.stat().st_size > LARGEST_BYTES
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND)
    flags |= getattr(os, "O_NOFOLLOW", 0) | NO_WAITING
    with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8", errors="replace") as out:
        out.write(story)
