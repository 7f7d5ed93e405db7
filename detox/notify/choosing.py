"""What a notification would go through on Linux and its kin, told without sending one."""

import shutil
from collections.abc import Mapping
from importlib.util import find_spec

from detox.notify.report import NotSent


def backend_in(environ: Mapping[str, str]) -> str:
    """`portal`, `notify-send`, `dbus` (dbus-python) or `gdbus`. Raises `NotSent` where none is."""
    path = environ.get("PATH")
    if environ.get("FLATPAK_ID"):
        return "portal"
    if shutil.which("notify-send", path=path):
        return "notify-send"
    if _has_dbus_python():
        return "dbus"
    if shutil.which("gdbus", path=path):
        return "gdbus"
    raise NotSent("no_sender", "notify-send")


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether something could be shown from here."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def nobody_here(environ: Mapping[str, str]) -> str:
    """The code of a session without a desktop."""
    is_ssh = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
    return "no_desktop_ssh" if is_ssh else "no_desktop"


def _has_dbus_python() -> bool:
    try:
        return find_spec("_dbus_bindings") is not None and find_spec("dbus") is not None
    except (ImportError, ValueError):
        return False
