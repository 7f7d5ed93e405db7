"""Notifications on macOS, through osascript.

plyer needs pyobjus there and a bundle identifier that a Python from a virtual environment does not
have, so in practice it shows nothing on a current macOS.
"""

import subprocess

from detox.notify.report import NotSent, Report
from detox.notify.sanitise import ELSEWHERE, sanitise

_SCRIPT = (
    "on run argv",
    "display notification (item 3 of argv) with title (item 2 of argv)",
    "end run",
)


def send(title: str, body: str, seconds: float) -> Report:
    """Ask for one notification; macOS never tells whether it showed it."""
    text = sanitise(title, body, ELSEWHERE)
    options = [part for line in _SCRIPT for part in ("-e", line)]
    # No option is looked for after the first plain argument: a title may begin with '-'.
    argv = ["osascript", *options, "detox", text.title, text.body]
    try:
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Report("unknown", "osascript", "deadline")
    except FileNotFoundError:
        raise NotSent("no_sender", "osascript") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace") or f"osascript: exit {done.returncode}"
        return Report("failed", "osascript", "refused", said)
    return Report("unknown", "osascript", "untold_macos")
