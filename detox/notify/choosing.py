"""Which bus a notification would go to on Linux and its kin, and in what manner."""

from collections.abc import Mapping

from detox.notify.report import NotSent


def address_in(environ: Mapping[str, str]) -> str:
    """The address of the session bus. Raises `NotSent` where there is none, and says whether a
    screen is there that should have one.
    """
    if address := environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    raise NotSent("no_bus" if has_screen(environ) else nobody_here(environ))


def backend_in(environ: Mapping[str, str]) -> str:
    """`portal` inside a Flatpak, else `D-Bus`."""
    return "portal" if environ.get("FLATPAK_ID") else "D-Bus"


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether something could be shown from here."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def nobody_here(environ: Mapping[str, str]) -> str:
    """The code of a session without a desktop."""
    is_ssh = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
    return "no_desktop_ssh" if is_ssh else "no_desktop"
