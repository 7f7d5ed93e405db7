"""Where browsers keep their histories, on each system, in all the ways they are installed."""

import os
import sys
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from typing import NamedTuple

from detox.paths import home

CHROMIUM, FIREFOX, SAFARI = "chromium", "firefox", "safari"
FILES = {CHROMIUM: "History", FIREFOX: "places.sqlite", SAFARI: "History.db"}
_SKIPPED = ("System Profile", "Guest Profile")
_INI_LIMIT = 1024**2


class Browser(NamedTuple):
    """A browser: its name, its family, and its folders of profiles by system."""

    name: str
    family: str
    linux: tuple[str, ...] = ()
    macos: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()


class Place(NamedTuple):
    """One history: whose it is, in words, of which family, and its file."""

    name: str
    family: str
    path: Path


BROWSERS = {
    "firefox": Browser(
        "Firefox",
        FIREFOX,
        (
            "~/.mozilla/firefox",
            "$config/mozilla/firefox",
            "~/snap/firefox/common/.mozilla/firefox",
            "~/.var/app/org.mozilla.firefox/.mozilla/firefox",
            "~/.var/app/org.mozilla.firefox/config/mozilla/firefox",
        ),
        ("$library/Firefox/Profiles", "$library/Firefox"),
        ("$roaming/Mozilla/Firefox/Profiles", "$roaming/Mozilla/Firefox"),
    ),
    "chrome": Browser(
        "Chrome",
        CHROMIUM,
        (
            "$config/google-chrome",
            "$config/google-chrome-beta",
            "$config/google-chrome-unstable",
            "~/.var/app/com.google.Chrome/config/google-chrome",
        ),
        ("$library/Google/Chrome", "$library/Google/Chrome Beta"),
        ("$local/Google/Chrome/User Data", "$local/Google/Chrome Beta/User Data"),
    ),
    "chromium": Browser(
        "Chromium",
        CHROMIUM,
        (
            "$config/chromium",
            "~/snap/chromium/common/chromium",
            "~/.var/app/org.chromium.Chromium/config/chromium",
        ),
        ("$library/Chromium",),
        ("$local/Chromium/User Data",),
    ),
    "brave": Browser(
        "Brave",
        CHROMIUM,
        (
            "$config/BraveSoftware/Brave-Browser",
            "~/snap/brave/current/.config/BraveSoftware/Brave-Browser",
            "~/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser",
        ),
        ("$library/BraveSoftware/Brave-Browser",),
        ("$local/BraveSoftware/Brave-Browser/User Data",),
    ),
    "edge": Browser(
        "Edge",
        CHROMIUM,
        (
            "$config/microsoft-edge",
            "$config/microsoft-edge-beta",
            "$config/microsoft-edge-dev",
            "~/.var/app/com.microsoft.Edge/config/microsoft-edge",
        ),
        ("$library/Microsoft Edge",),
        ("$local/Microsoft/Edge/User Data",),
    ),
    "vivaldi": Browser(
        "Vivaldi",
        CHROMIUM,
        ("$config/vivaldi", "~/.var/app/com.vivaldi.Vivaldi/config/vivaldi"),
        ("$library/Vivaldi",),
        ("$local/Vivaldi/User Data",),
    ),
    "opera": Browser(
        "Opera",
        CHROMIUM,
        ("$config/opera", "~/snap/opera/current/.config/opera"),
        ("$library/com.operasoftware.Opera",),
        ("$roaming/Opera Software/Opera Stable",),
    ),
    "librewolf": Browser(
        "LibreWolf",
        FIREFOX,
        (
            "~/.librewolf",
            "$config/librewolf/librewolf",
            "~/.var/app/io.gitlab.librewolf-community/.librewolf",
        ),
        ("$library/LibreWolf/Profiles", "$library/LibreWolf"),
        ("$roaming/librewolf/Profiles", "$roaming/librewolf"),
    ),
    "safari": Browser(
        "Safari",
        SAFARI,
        macos=(
            "~/Library/Safari",
            "~/Library/Containers/com.apple.Safari/Data/Library/Safari",
            "~/Library/Containers/com.apple.Safari/Data/Library/Safari/Profiles",
        ),
    ),
}


def folders(
    browser: Browser, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> list[Path]:
    """Where a browser may keep its profiles on this system; they need not exist.

    Raises `DataTrouble` where no home is known.
    """
    own = environ.get("USERPROFILE" if system == "win32" else "HOME") or home()
    roots = {
        "~": own,
        "$config": environ.get("XDG_CONFIG_HOME", "").strip() or f"{own}/.config",
        "$library": f"{own}/Library/Application Support",
        "$local": environ.get("LOCALAPPDATA") or f"{own}/AppData/Local",
        "$roaming": environ.get("APPDATA") or f"{own}/AppData/Roaming",
    }
    wanted = {"win32": browser.windows, "darwin": browser.macos}.get(system, browser.linux)
    parts = (folder.partition("/") for folder in wanted)
    return [Path(roots[root]) / rest for root, _sign, rest in parts]


def places(
    key: str, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> list[Place]:
    """The histories of a browser that are there, each once."""
    browser = BROWSERS[key]
    found: dict[Path, Place] = {}
    for folder in folders(browser, environ, system):
        for path in _histories(folder, browser.family):
            name = browser.name if path.parent == folder else f"{browser.name} ({path.parent.name})"
            found.setdefault(path.resolve(), Place(name, browser.family, path))
    return list(found.values())


def within(folder: Path) -> Place | None:
    """The history in a folder that was named, be it a profile or the folder of profiles."""
    for family in FILES:
        for path in _histories(folder, family):
            return Place(path.parent.name, family, path)
    return None


def _histories(folder: Path, family: str) -> Iterator[Path]:
    """The files of histories in a folder of profiles; what may not be looked at has none."""
    file = FILES[family]
    try:
        profiles = [folder, *sorted(each for each in folder.iterdir() if each.is_dir())]
    except OSError:
        profiles = [folder]
    if family == FIREFOX:
        profiles += _listed(folder / "profiles.ini")
    for profile in dict.fromkeys(profiles):
        path = profile / file
        if profile.name not in _SKIPPED and _is_there(path):
            yield path


def _is_there(path: Path) -> bool:
    """Whether there is such a file; one that may not be looked at counts, so that it is said."""
    try:
        return path.is_file()
    except PermissionError:
        return True
    except (OSError, ValueError):  # ValueError: a zero byte in a name
        return False


def _listed(ini: Path) -> list[Path]:
    """The profiles of Firefox that lie elsewhere, by its list of them."""
    try:
        if ini.stat().st_size > _INI_LIMIT:
            return []
        parser = ConfigParser(interpolation=None, strict=False)
        parser.read_string(ini.read_text("utf-8", errors="replace"))
    except (OSError, ConfigError):
        return []
    named = [
        (parser.get(section, "Path"), parser.get(section, "IsRelative", fallback="1"))
        for section in parser.sections()
        if section.startswith("Profile") and parser.has_option(section, "Path")
    ]
    return [ini.parent / path if relative == "1" else Path(path) for path, relative in named]
