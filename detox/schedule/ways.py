"""The ways of being started every minute, and the one that fits this machine."""

import sys

from detox.domain.problem import N_, Refused
from detox.domain.text import shown
from detox.schedule import autostart, cron, launchd, schtasks, systemd
from detox.schedule.place import Place
from detox.schedule.way import Way

WAYS: dict[str, Way] = {
    "systemd": systemd,
    "launchd": launchd,
    "schtasks": schtasks,
    "cron": cron,
    "autostart": autostart,
}


def way_of(name: str) -> Way:
    """A way by its name. Raises `Refused` for another word."""
    if name not in WAYS:
        raise Refused(
            N_("“%(word)s” isn’t one of %(ways)s."), word=shown(name), ways=", ".join(WAYS)
        )
    return WAYS[name]


def usual(place: Place) -> str:
    """The way that asks the least of this machine."""
    if sys.platform == "win32":
        return "schtasks"
    if sys.platform == "darwin":
        return "launchd"
    if systemd.obstacle(place) is None:
        return "systemd"
    return "cron" if cron.obstacle(place) is None and cron.is_read() is not False else "autostart"
