"""Notifications on Windows, through plyer's balloon."""

import threading

from plyer.platforms.win.notification import instance

from detox.notify.report import Report
from detox.notify.sanitise import WINDOWS, sanitise

_SHOWN_SECONDS = 5  # the balloon goes away with this process, and not before


def send(title: str, body: str, seconds: float) -> Report:
    """Ask for one notification; Windows never tells whether it showed it."""
    text = sanitise(title, body, WINDOWS)
    errors: list[str] = []
    before = set(threading.enumerate())
    # plyer shows the balloon from a thread of its own, where errors come after the call.
    threading.excepthook = lambda args: errors.append(f"{args.exc_type.__name__}: {args.exc_value}")
    instance().notify(
        title=text.title,
        message=text.body or text.title,  # an empty body takes the balloon away
        app_name="Detox",
        timeout=_SHOWN_SECONDS,
    )
    for thread in set(threading.enumerate()) - before:
        thread.join(seconds)
    if errors:
        return Report("failed", "plyer", "refused", errors[0])
    return Report("unknown", "plyer", "untold_windows")
