"""What became of a notification, in a sentence for the person who expected it."""

from typing import NamedTuple

from detox.domain.delivery import Status
from detox.domain.problem import N_, Problem
from detox.notify.report import Report

_SAID_CHARACTERS = 200

_HUNG = N_(
    "The program that shows notifications doesn’t answer, so nothing was sent; restarting it, or "
    "logging out and in again, usually helps."
)
NO_DESKTOP = N_("There is no desktop session, so reminders show only inside Detox.")
NO_DESKTOP_SSH = N_("There is no desktop session (ssh), so reminders show only inside Detox.")
_SENTENCES = {
    "accepted": N_("The notification was handed to the desktop, which accepted it."),
    "untold_windows": N_(
        "Windows was asked to show the notification but doesn’t say whether it did. If nothing "
        "appeared, check Settings, System, Notifications, and Do not disturb."
    ),
    "untold_macos": N_(
        "macOS was asked to show the notification but doesn’t say whether it did. If nothing "
        "appeared, allow Script Editor in System Settings, Notifications, and check Focus."
    ),
    "broken_off": N_(
        "The desktop stopped before it answered (%(said)s), so the notification may or may not "
        "have been shown."
    ),
    "no_desktop": NO_DESKTOP,
    "no_desktop_ssh": NO_DESKTOP_SSH,
    "no_bus": N_(
        "The desktop’s message bus could not be reached, so nothing can show a notification; "
        "logging out and in again starts one."
    ),
    "no_daemon": N_(
        "No program here shows notifications; start your desktop’s own, or install one such as "
        "dunst or mako."
    ),
    "no_sender": N_(
        "%(said)s was not found, so no notification can be sent; it comes with the system, so "
        "check PATH."
    ),
    "no_library": N_(
        "The part of Detox that sends notifications is not installed (%(said)s);"
        " installing Detox again brings it back."
    ),
    "refused": N_(
        "The notification was not shown: %(said)s; check the desktop’s notification settings."
    ),
    "deadline": N_(
        "The desktop didn’t answer within %(seconds)s s, so the notification may or may not have "
        "been shown; restarting its notification program, or logging out and in, usually helps."
    ),
    "hung": _HUNG,
    "left": _HUNG,
    "not_started": N_(
        "Python could not be started to send the notification (%(said)s);"
        " installing Detox again may help."
    ),
    "crashed": N_(
        "Sending the notification was cut short (%(said)s); if it happens again, please report "
        "it with this message."
    ),
}


class Outcome(NamedTuple):
    """What became of one notification, what carried it, and a sentence that says so.

    `shown` means that the desktop accepted it, `failed` that nobody saw it, `unknown` that
    nothing here can tell.
    """

    status: Status
    backend: str
    detail: Problem


def outcome_of(report: Report, waited: float) -> Outcome:
    """The outcome that `report` tells of, after `waited` seconds."""
    message = _SENTENCES.get(report.code, _SENTENCES["crashed"])
    seconds = str(max(1, int(waited)))
    params: dict[str, object] = {"said": _one_line(report.said or "?"), "seconds": seconds}
    return Outcome(report.status, report.backend, Problem(message, params))


def _one_line(said: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in said)
    line = " ".join(printable.split()).rstrip(".;")
    return line if len(line) <= _SAID_CHARACTERS else line[: _SAID_CHARACTERS - 1] + "…"
