"""Which document a file holds a replica of, by its name; programs that sync rename their copies.

Most write something between the name and its ending, as Syncthing (`plan.sync-conflict-….json`),
Nextcloud and Dropbox (`plan (conflicted copy ….json`), OneDrive (`plan-LAPTOP.json`) and iCloud
(`plan 2.json`); some write before the name (`Copy of plan.json`), rclone after its ending
(`plan.json.conflict1`, `plan.json..path2`).
"""

import re

STEP = "step"
_YEARS = {f"{year:02}" for year in range(100)}
_MONTHS = {f"-{month:02}" for month in range(1, 13)}
_ODD = (
    r"(?:.*[^0-9A-Za-z])?(plan|step|people|thinking|log-20[0-9]{2}-(?:0[1-9]|1[0-2]))(?![0-9A-Za-z])"
    r"(?:.*\.json|.*\.json(?:.*conflict.*|\.{1,2}path[0-9]+.*|[ _-]*\([0-9]+\)))\Z"
)


def replica_in(filename: str) -> str:
    """`plan`, `people`, `thinking`, `log-2026-11`, `step` for an unfinished one; else nothing."""
    if filename[:6] == "log-20" and filename[6:8] in _YEARS and filename[8:11] in _MONTHS:
        end = 11
    elif filename[:4] in ("plan", STEP):
        end = 4
    elif filename[:6] == "people":
        end = 6
    elif filename[:8] == "thinking":
        end = 8
    else:
        return _odd(filename)
    follows = filename[end : end + 1]  # a copy may be called `plan.sync-conflict-1.json`
    if filename[-5:] != ".json" or (follows.isascii() and follows.isalnum()):
        return _odd(filename)
    return filename[:end]


def _odd(filename: str) -> str:
    if ".json" not in filename or filename[0] in ".~":
        return ""

    match = re.match(_ODD, filename, re.IGNORECASE | re.DOTALL)
    return match[1].lower() if match else ""
