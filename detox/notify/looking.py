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
from detox.notify.choosing import address_in, backend_in, has_screen
from detox.notify.notifier import child_environ
from detox.notify.outcome import NO_DESKTOP, NO_DESKTOP_SSH
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
            "Notifications go through %(backend)s, which doesn’t say whether it shows them; "
            "“detox notify-test” shows one."
        ),
    ),
    "no_desktop": ("away", NO_DESKTOP),
    "no_desktop_ssh": ("away", NO_DESKTOP_SSH),
    "nobody_without_screen": (
        "away",
        N_(
            "The message bus is running, but nothing on it shows notifications; without a "
            "screen, reminders show only inside Detox."
        ),
    ),
    "nobody": (
        "nobody",
        N_(
            "The message bus is running, but nothing on it shows notifications; start your "
            "desktop’s notification program, or install one such as dunst or mako."
        ),
    ),
    "hung": (
        "hung",
        N_(
            "The program that shows notifications didn’t answer in %(seconds)s s; restart it, or "
            "log out and in again."
        ),
    ),
    "no_bus": (
        "unusable",
        N_(
            "The desktop’s message bus can’t be reached, so nothing can show a notification; "
            "logging out and in again starts one."
        ),
    ),
    "no_sender": (
        "unusable",
        N_(
            "%(said)s was not found, so no notification can be sent; it comes with the system, "
            "so check PATH."
        ),
    ),
    "no_library": (
        "unusable",
        N_(
            "The part of Detox that sends notifications is not installed (%(said)s);"
            " installing Detox again brings it back."
        ),
    ),
    "refused": (
        "unusable",
        N_("The program that shows notifications didn’t answer (%(said)s); restart it."),
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


def _backend(environ: Mapping[str, str]) -> str:
    """What would carry one. Raises `NotSent` where that is missing."""
    if sys.platform == "darwin":
        if shutil.which("osascript", path=environ.get("PATH")) is None:
            raise NotSent("no_sender", "osascript")
        return "osascript"
    needed = ("plyer",) if sys.platform == "win32" else ("plyer", "jeepney")
    if missing := [name for name in needed if find_spec(name) is None]:
        raise NotSent("no_library", ", ".join(missing))
    return "plyer" if sys.platform == "win32" else backend_in(environ)


def _look(environ: Mapping[str, str], backend: str, seconds: float) -> tuple[str, str]:
    """The code of what is there, and who it is. Raises `NotSent`."""
    if sys.platform in ("win32", "darwin"):
        return "untold", ""
    from detox.notify.bus import Bus  # jeepney is not installed on other systems

    address = address_in(environ)
    if backend == "portal":
        return "untold", ""
    left = _countdown(seconds)
    with Bus(address, left()) as bus:
        if bus.has_owner(left()):
            return "answers", bus.server(left())
        if not has_screen(environ):
            return "nobody_without_screen", ""
        return ("starts" if bus.can_start(left()) else "nobody"), ""


def _countdown(seconds: float) -> Callable[[], float]:
    """What is left of `seconds`, a little at least."""
    end = time.monotonic() + seconds
    return lambda: max(end - time.monotonic(), 0.1)
