"""Where this machine is, as far as what was kept depends on it."""

import os
import time


def zone_mark() -> str:
    """What changes when the person's zone does."""
    named = os.environ.get("TZ", "")
    place = os.path.realpath("/etc/localtime") if os.name == "posix" else ""
    return f"{named}|{place}|{time.timezone}|{time.altzone}"
