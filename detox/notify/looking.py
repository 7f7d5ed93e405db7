"""Looks at what would show notifications, without showing one and without starting anybody."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Literal, NamedTuple

from detox.domain.problem import N_, Problem
from detox.domain.text import clean
from detox.notify.notifier import child_environ
from detox.notify.report import NotSent

ProbeStatus = Literal["answers", "starts", "untold", "away", "nobody", "hung", "unusable"]

_SERVER_CHARACTERS = 60

_SENTENCES: dict[str, tuple[ProbeStatus, str]] = {
    "answers": ("answers", N_("Notifications are shown by %(server)s, through %(backend)s.")),
    "starts": (
        "starts",
        N_("The program that shows notifications starts with the first one (%(backend)s)."),
    ),
    "untold": (
        "untold",
        N_(
            "Notifications go through %(backend)s, which does not tell whether it shows them;"
            " “detox notify-test” shows one."
        ),
    ),
    "no_desktop": (
        "away",
        N_("There is no desktop session here, so reminders show only inside Detox."),
    ),
    "no_desktop_ssh": (
        "away",
        N_("There is no desktop session here (ssh), so reminders show only inside Detox."),
    ),
    "nobody_without_screen": (
        "away",
        N_(
            "The message bus is there and nobody on it shows notifications; where there is no"
            " screen, reminders show only inside Detox."
        ),
    ),
    "nobody": (
        "nobody",
        N_(
            "The message bus is there and nobody on it shows notifications; start the notification"
            " program of the desktop, or install one, dunst or mako for example."
        ),
    ),
    "hung": (
        "hung",
        N_(
            "The program that shows notifications did not answer in %(seconds)s s; restart it,"
            " or log out and in again."
        ),
    ),
    "no_bus": (
        "unusable",
        N_(
            "The message bus of the desktop cannot be reached, so nothing can show a notification;"
            " logging out and in again starts one."
        ),
    ),
    "no_sender": (
        "unusable",
        N_(
            "%(said)s was not found, so no notification can be sent; install it (notify-send is in"
            " the package libnotify, or libnotify-bin)."
        ),
    ),
    "no_plyer": (
        "unusable",
        N_(
            "The part of Detox that sends notifications, plyer, is not installed; installing Detox"
            " again brings it back."
        ),
    ),
    "refused": (
        "unusable",
        N_("The program that shows notifications would not answer (%(said)s); restart it."),
    ),
}


class Probe(NamedTuple):
    """What would show a notification: whether it answers, what carries it there, its own name and
    version where it tells them, and a sentence.

    `away` means that there is no desktop here, which may well be meant.
    """

    status: ProbeStatus
    backend: str
    server: str
    detail: Problem

    @property
    def is_well(self) -> bool:
        """Whether nothing wants mending."""
        return self.status in ("answers", "starts", "untold", "away")


def probe(seconds: float = 3.0, environ: Mapping[str, str] | None = None) -> Probe:
    """Look, waiting about `seconds` at most. Nothing is printed and nothing shown."""
    given = child_environ(os.environ if environ is None else environ)
    backend, server, said = "", "", ""
    try:
        _look_for_a_desktop(given)
        backend = _backend(given)
        code, server = _look(given, backend, seconds)
    except NotSent as failure:
        code, said = failure.code, failure.said
    if code == "no_daemon":  # it left while it was asked
        code = "nobody"
    status, message = _SENTENCES.get(code, _SENTENCES["refused"])
    server = clean(server, _SERVER_CHARACTERS) or "?"
    params: dict[str, object] = {"backend": backend, "server": server}
    params |= {"said": clean(said, 200).rstrip(".;") or "?", "seconds": f"{seconds:g}"}
    return Probe(status, backend, server if status == "answers" else "", Problem(message, params))


def _look_for_a_desktop(environ: Mapping[str, str]) -> None:
    """Raises `NotSent` where there is neither a screen nor a bus; that is nobody's fault."""
    if sys.platform in ("win32", "darwin") or environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return
    from detox.notify.choosing import has_screen, nobody_here

    if not has_screen(environ):
        raise NotSent(nobody_here(environ))


def _backend(environ: Mapping[str, str]) -> str:
    if sys.platform == "darwin":
        if shutil.which("osascript", path=environ.get("PATH")) is None:
            raise NotSent("no_sender", "osascript")
        return "osascript"
    if find_spec("plyer") is None:
        raise NotSent("no_plyer")
    if sys.platform == "win32":
        return "plyer"
    from detox.notify.choosing import backend_in

    return backend_in(environ)


def _look(environ: Mapping[str, str], backend: str, seconds: float) -> tuple[str, str]:
    """The code of what is there, and who it is. Raises `NotSent`."""
    if sys.platform in ("win32", "darwin"):
        return "untold", ""
    from detox.notify.bus import Bus
    from detox.notify.choosing import has_screen

    if not environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return "no_bus", ""
    bus = Bus(environ)
    if backend == "portal" or not bus.can_be_asked:
        return "untold", ""
    left = _countdown(seconds)
    if bus.has_owner(left()):
        return "answers", bus.server(left())
    if not has_screen(environ):
        return "nobody_without_screen", ""
    return ("starts" if bus.can_start(left()) else "nobody"), ""


def _countdown(seconds: float) -> Callable[[], float]:
    """What is left of `seconds`, a little at least."""
    end = time.monotonic() + seconds
    return lambda: max(end - time.monotonic(), 0.1)
