"""Which Debian packages the tests that were skipped are waiting for."""

import re
from collections.abc import Iterable

PACKAGES = {
    "chromium": "chromium",
    "dbus-daemon": "dbus",
    "desktop-file-validate": "desktop-file-utils",
    "dunst": "dunst",
    "firefox": "firefox-esr",
    "fish": "fish",
    "gio": "libglib2.0-bin",
    "groff": "groff-base",
    "khal": "khal",
    "khard": "khard",
    "newsboat": "newsboat",
    "strace": "strace",
    "syncthing": "syncthing",
    "systemd": "systemd",
    "systemd-analyze": "systemd",
    "timew": "timewarrior",
    "unshare": "util-linux",
    "xmllint": "libxml2-utils",
    "xvfb": "xvfb",
    "zsh": "zsh",
}
"""by the word that a reason has, as in “needs khal”"""


def packages_for(reasons: Iterable[str]) -> list[str]:
    """The packages that would end these skips; nothing for what no package gives."""
    words = {word for reason in reasons for word in re.findall(r"[\w-]+", reason)}
    return sorted({PACKAGES[word] for word in words & PACKAGES.keys()})
