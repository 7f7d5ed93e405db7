"""Notifications on Linux and its kin: notify-send, D-Bus, or the portal inside a Flatpak.

The classes are plyer's, with the sending done again where plyer loses text or failures. Which one
is chosen here and not by plyer, which takes any folder `/app` for a Flatpak.
"""

import importlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from plyer.platforms.linux.notification import (
    NotifyDbus,
    NotifyDesktopPortals,
    NotifySendNotification,
)

from detox.notify.report import NotSent, Report, Status
from detox.notify.sanitise import ELSEWHERE, Text, doubled, escaped, sanitise

_NAME = "org.freedesktop.Notifications"
_SHOWN_SECONDS = 10
_PROBE_SECONDS = 2.0


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
            raise NotSent(_code_of(str(error)), str(error)) from error


class SafePortal(NotifyDesktopPortals):  # type: ignore[misc]
    """The portal of a Flatpak, with quotes in a text kept from ending it."""

    def __init__(self, program: str, seconds: float) -> None:
        self.program, self.seconds = program, seconds

    def _notify(self, **kwargs: Any) -> None:
        title, body = _variant(kwargs["title"]), _variant(kwargs["message"])
        arguments = ["detox", f"{{'title': <{title}>, 'body': <{body}>}}"]
        target = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
        method = "org.freedesktop.portal.Notification.AddNotification"
        _run([*_gdbus(self.program, target, method, self.seconds), *arguments], self.seconds)


def send(title: str, body: str, seconds: float) -> Report:
    """Show one notification, or say why not (`NotSent` when there was nothing to send it with)."""
    text = sanitise(title, body, ELSEWHERE)
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise NotSent("no_bus" if _has_screen() else _nobody_here())
    if os.environ.get("FLATPAK_ID"):
        portal = SafePortal(_program("gdbus"), seconds)
        return _through(portal, "portal", text)
    # Asking a bus without a screen for the daemon would start one that fails, then hang the next.
    if not _has_screen() and _has_owner(min(_PROBE_SECONDS, seconds / 3)) is False:
        raise NotSent(_nobody_here())
    safe = text._replace(body=escaped(text.body))
    if not shutil.which("notify-send") and _has_dbus_python():
        return _through(SafeDbus(), "dbus", safe)
    return _through(SafeNotifySend(_program("notify-send"), seconds), "notify-send", safe)


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
            timeout=seconds,
            check=False,
        )
    except OSError as error:
        raise NotSent("refused", str(error)) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        end = f"{Path(argv[0]).name}: exit {done.returncode}"
        raise NotSent(_code_of(said), f"{end}, {said}" if said else end)
    if said:
        raise _Grumbled(said)


def _code_of(said: str) -> str:
    if "ServiceUnknown" in said or "NameHasNoOwner" in said:
        return "no_daemon"
    if "Error.NoReply" in said or "Timeout was reached" in said:
        return "deadline"
    unreachable = ("Could not connect", "Error.FileNotFound", "Error.NoServer", "autolaunch")
    return "no_bus" if any(sign in said for sign in unreachable) else "refused"


def _has_owner(seconds: float) -> bool | None:
    """Whether something shows notifications, without starting it; None when nothing can tell."""
    gdbus, dbus_send = shutil.which("gdbus"), shutil.which("dbus-send")
    bus, method = "org.freedesktop.DBus", "org.freedesktop.DBus.NameHasOwner"
    if gdbus:
        argv = [*_gdbus(gdbus, (bus, "/org/freedesktop/DBus"), method, seconds), _NAME]
    elif dbus_send:
        argv = [dbus_send, "--session", "--print-reply=literal", f"--dest={bus}", "/", method]
        argv.append(f"string:{_NAME}")
    else:
        return None
    try:
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else b"true" in done.stdout


def _gdbus(program: str, target: tuple[str, str], method: str, seconds: float) -> list[str]:
    destination, path = target
    call = [program, "call", "--session", "--timeout", str(max(1, round(seconds)))]
    return [*call, "--dest", destination, "--object-path", path, "--method", method]


def _variant(text: str) -> str:
    """`text` as a string in the text format of GVariant."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NotSent("no_sender", name)
    return found


def _has_dbus_python() -> bool:
    try:
        importlib.import_module("dbus")
    except ImportError:
        return False
    return True


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _nobody_here() -> str:
    is_ssh = os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")
    return "no_desktop_ssh" if is_ssh else "no_desktop"
