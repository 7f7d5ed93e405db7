"""Notifications on Linux and its kin: notify-send, D-Bus, or the portal inside a Flatpak.

The classes are plyer's, with the sending done again where plyer loses text or failures. Which one
is chosen here and not by plyer, which takes any folder `/app` for a Flatpak.
"""

import importlib
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from plyer.facades import Notification
from plyer.platforms.linux.notification import (
    NotifyDbus,
    NotifyDesktopPortals,
    NotifySendNotification,
)

from detox.notify.bus import Bus, code_of, gdbus_call, plain_spoken, variant
from detox.notify.choosing import backend_in, has_screen, nobody_here
from detox.notify.report import NotSent, Report, Status
from detox.notify.sanitise import ELSEWHERE, Text, doubled, escaped, sanitise

_SHOWN_SECONDS = 10
_QUESTION_SHARE = 0.3  # of the deadline, for each question before the sending


class SafeNotifySend(NotifySendNotification):  # type: ignore[misc]
    """notify-send with every text passed as text, within `seconds`, and its failures told."""

    def __init__(self, program: str, seconds: float) -> None:
        self.program, self.seconds = program, seconds

    def _notify(self, **kwargs: Any) -> None:
        options = ["-a", kwargs["app_name"], "-t", str(kwargs["timeout"] * 1000)]
        texts = [kwargs["title"], doubled(kwargs["message"])]
        _run([self.program, *options, "--", *texts], self.seconds)


class SafeDbus(NotifyDbus):  # type: ignore[misc]
    """dbus-python, with types given rather than guessed and its errors made ours."""

    def _notify(self, **kwargs: Any) -> None:
        dbus = importlib.import_module("dbus")
        kwargs |= {
            "actions": dbus.Array([], "s"),
            "hints": dbus.Dictionary({}, "sv"),
            "replaces_id": dbus.UInt32(0),
        }
        try:
            super()._notify(**kwargs)
        except dbus.DBusException as error:
            raise NotSent(code_of(str(error)), str(error)) from error


class SafePortal(NotifyDesktopPortals):  # type: ignore[misc]
    """The portal of a Flatpak, with quotes in a text kept from ending it."""

    def __init__(self, program: str, seconds: float) -> None:
        self.program, self.seconds = program, seconds

    def _notify(self, **kwargs: Any) -> None:
        title, body = variant(kwargs["title"]), variant(kwargs["message"])
        arguments = ["detox", f"{{'title': <{title}>, 'body': <{body}>}}"]
        target = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
        method = "org.freedesktop.portal.Notification.AddNotification"
        _run([*gdbus_call(self.program, target, method, self.seconds), *arguments], self.seconds)


class SafeGdbus(Notification):  # type: ignore[misc]
    """The call itself, by the program that comes with GLib: what there is without libnotify."""

    def __init__(self, program: str, seconds: float) -> None:
        self.program, self.seconds = program, seconds

    def _notify(self, **kwargs: Any) -> None:
        name, title, body = (variant(kwargs[key]) for key in ("app_name", "title", "message"))
        arguments = [name, "uint32 0", variant(""), title, body, "@as []", "@a{sv} {}"]
        arguments.append(f"int32 {kwargs['timeout'] * 1000}")
        target = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
        method = "org.freedesktop.Notifications.Notify"
        _run([*gdbus_call(self.program, target, method, self.seconds), *arguments], self.seconds)


def send(title: str, body: str, seconds: float) -> Report:
    """Show one notification, or say why not (`NotSent` when there was nothing to send it with)."""
    end = time.monotonic() + seconds
    text = sanitise(title, body, ELSEWHERE)
    environ = os.environ
    if not environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise NotSent("no_bus" if has_screen(environ) else nobody_here(environ))
    if environ.get("FLATPAK_ID"):
        return _through(SafePortal(_program("gdbus"), seconds), "portal", text)
    bus = Bus(environ)
    patience = seconds * _QUESTION_SHARE
    # Asking a bus without a screen for the daemon would start one that fails, then hang the next.
    if not has_screen(environ) and _is_nobody_there(bus, patience):
        raise NotSent(nobody_here(environ))
    backend = backend_in(environ)
    try:
        text = text._replace(body=escaped(text.body)) if _reads_markup(bus, patience) else text
    except NotSent as failure:  # known before anything was sent, so that it can be sent later
        return Report("failed", backend, failure.code, failure.said)
    return _through(_sender(backend, end - time.monotonic()), backend, text)


def _is_nobody_there(bus: Bus, seconds: float) -> bool:
    """Whether it is certain that nobody shows notifications."""
    try:
        return bus.can_be_asked and not bus.has_owner(seconds)
    except NotSent:
        return False


def _reads_markup(bus: Bus, seconds: float) -> bool:
    """Whether a body is read as markup, as it nearly always is. Raises `NotSent`."""
    if not bus.can_be_asked:
        return True
    try:
        told = bus.capabilities(seconds)
    except NotSent as failure:
        if failure.code == "refused":  # one that does not tell, and may show it all the same
            return True
        raise
    return not told or "body-markup" in told


def _sender(backend: str, seconds: float) -> Any:
    if backend == "dbus":
        return SafeDbus()
    made = SafeGdbus if backend == "gdbus" else SafeNotifySend
    return made(_program(backend), seconds)


def _through(sender: Any, backend: str, text: Text) -> Report:
    """What came of sending `text` with `sender`, one of the classes above."""
    try:
        sender.notify(title=text.title, message=text.body, app_name="Detox", timeout=_SHOWN_SECONDS)
    except subprocess.TimeoutExpired:
        return Report("unknown", backend, "deadline")
    except _Grumbled as doubt:
        return Report("unknown", backend, "grumbled", str(doubt))
    except NotSent as failure:
        status: Status = "unknown" if failure.code == "deadline" else "failed"
        return Report(status, backend, failure.code, failure.said)
    return Report("shown", backend, "accepted")


class _Grumbled(Exception):
    """It ended well and complained all the same."""


def _run(argv: list[str], seconds: float) -> None:
    """Run `argv` and raise unless it ended well and silently."""
    try:
        done = subprocess.run(
            [part.encode() for part in argv],  # in UTF-8, whatever the locale
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=max(seconds, 0.1),
            check=False,
            env=plain_spoken(os.environ),
        )
    except OSError as error:
        raise NotSent("refused", str(error)) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        end = f"{Path(argv[0]).name}: exit {done.returncode}"
        raise NotSent(code_of(said), f"{end}, {said}" if said else end)
    if said:
        raise _Grumbled(said)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NotSent("no_sender", name)
    return found
