"""Histories are found where each browser keeps them, on each system."""

from pathlib import Path

import pytest

from detox.measure.places import BROWSERS, FILES, folders, places
from tests.measure.conftest import Gather, seconds
from tests.measure.databases import chromium, firefox
from tests.measure.life import lived

LINUX = {
    "firefox": (
        ".mozilla/firefox/a.default",
        ".config/mozilla/firefox/a.default",
        "snap/firefox/common/.mozilla/firefox/a.default",
        ".var/app/org.mozilla.firefox/.mozilla/firefox/a.default",
        ".var/app/org.mozilla.firefox/config/mozilla/firefox/a.default",
    ),
    "chrome": (
        ".config/google-chrome/Default",
        ".config/google-chrome/Profile 1",
        ".var/app/com.google.Chrome/config/google-chrome/Default",
    ),
    "chromium": (
        ".config/chromium/Default",
        "snap/chromium/common/chromium/Default",
        ".var/app/org.chromium.Chromium/config/chromium/Default",
    ),
    "brave": (
        ".config/BraveSoftware/Brave-Browser/Default",
        ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser/Default",
    ),
    "edge": (".config/microsoft-edge/Default", ".config/microsoft-edge-dev/Default"),
    "vivaldi": (".config/vivaldi/Default",),
    "opera": (".config/opera",),
    "librewolf": (".librewolf/a.default", ".var/app/io.gitlab.librewolf-community/.librewolf/b"),
}
MACOS = {
    "firefox": ("Library/Application Support/Firefox/Profiles/a.default",),
    "chrome": ("Library/Application Support/Google/Chrome/Default",),
    "chromium": ("Library/Application Support/Chromium/Default",),
    "brave": ("Library/Application Support/BraveSoftware/Brave-Browser/Default",),
    "edge": ("Library/Application Support/Microsoft Edge/Default",),
    "vivaldi": ("Library/Application Support/Vivaldi/Default",),
    "opera": ("Library/Application Support/com.operasoftware.Opera",),
    "librewolf": ("Library/Application Support/LibreWolf/Profiles/a",),
    "safari": ("Library/Safari",),
}
WINDOWS = {
    "firefox": ("AppData/Roaming/Mozilla/Firefox/Profiles/a.default",),
    "chrome": ("AppData/Local/Google/Chrome/User Data/Default",),
    "chromium": ("AppData/Local/Chromium/User Data/Default",),
    "brave": ("AppData/Local/BraveSoftware/Brave-Browser/User Data/Default",),
    "edge": ("AppData/Local/Microsoft/Edge/User Data/Default",),
    "vivaldi": ("AppData/Local/Vivaldi/User Data/Default",),
    "opera": ("AppData/Roaming/Opera Software/Opera Stable",),
    "librewolf": ("AppData/Roaming/librewolf/Profiles/a",),
}


@pytest.mark.parametrize(
    ("system", "table"), [("linux", LINUX), ("darwin", MACOS), ("win32", WINDOWS)]
)
def test_every_browser_is_found_in_all_its_folders(
    system: str, table: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    for key, profiles in table.items():
        wanted = [tmp_path / profile / FILES[BROWSERS[key].family] for profile in profiles]
        for path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        environ = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
        assert sorted(p.path for p in places(key, environ, system)) == sorted(wanted)


def test_folders_follow_the_environment(tmp_path: Path) -> None:
    chrome = folders(BROWSERS["chrome"], {"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "linux")
    assert Path("/c/google-chrome") in chrome
    assert Path("/h/.config/google-chrome") not in chrome
    windows = {"USERPROFILE": "/u", "LOCALAPPDATA": "/l", "APPDATA": "/r"}
    assert Path("/l/Google/Chrome/User Data") in folders(BROWSERS["chrome"], windows, "win32")
    assert folders(BROWSERS["safari"], {"HOME": "/h"}, "linux") == []


def test_a_profile_that_firefox_keeps_elsewhere_is_in_its_list(tmp_path: Path) -> None:
    elsewhere = firefox(tmp_path / "disk" / "mine" / "places.sqlite", [])
    folder = tmp_path / ".mozilla" / "firefox"
    inside = firefox(folder / "x.default" / "places.sqlite", [])
    (folder / "profiles.ini").write_text(
        "[Profile0]\nName=default\nIsRelative=1\nPath=x.default\n"
        f"[Profile1]\nIsRelative=0\nPath={elsewhere.parent}\n[Profile2]\nName=broken\n"
        "[Install1]\nDefault=x.default\n"
    )
    found = places("firefox", {"HOME": str(tmp_path)}, "linux")
    assert [place.path for place in found] == [inside, elsewhere]
    assert [place.name for place in found] == ["Firefox (x.default)", "Firefox (mine)"]


@pytest.mark.parametrize("content", [b"", b"\0\xff", b"[a]\n[a]\nPath", b"Path=/etc\n"])
def test_a_broken_list_of_profiles_hides_none(content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / ".mozilla" / "firefox"
    firefox(folder / "x.default" / "places.sqlite", [])
    (folder / "profiles.ini").write_bytes(content)
    assert len(places("firefox", {"HOME": str(tmp_path)}, "linux")) == 1


def test_a_profile_reached_by_two_ways_counts_once(tmp_path: Path) -> None:
    firefox(tmp_path / ".mozilla" / "firefox" / "a" / "places.sqlite", [])
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "mozilla").symlink_to(tmp_path / ".mozilla")
    assert len(places("firefox", {"HOME": str(tmp_path)}, "linux")) == 1


def test_profiles_of_guests_and_of_the_system_are_left_out(tmp_path: Path) -> None:
    for name in ("Default", "Guest Profile", "System Profile"):
        chromium(tmp_path / ".config" / "chromium" / name / "History", [])
    (place,) = places("chromium", {"HOME": str(tmp_path)}, "linux")
    assert place.name == "Chromium (Default)"


def test_everything_on_the_machine_is_read_where_nothing_is_named(
    tmp_path: Path, gather: Gather
) -> None:
    pages = lived(4, browsers=2)
    user = tmp_path / "user"
    chromium(user / ".config/chromium/Default/History", [p for p in pages if p.browser == 0])
    firefox(user / ".mozilla/firefox/a.b/places.sqlite", [p for p in pages if p.browser == 1])
    broken = user / ".config/vivaldi/Default/History"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"nothing")
    gathered = gather()
    assert [reading.name for reading in gathered.readings] == [
        "Firefox (a.b)",
        "Chromium (Default)",
    ]
    assert [problem.params["name"] for problem in gathered.trouble] == ["History"]
    assert seconds(*gathered.readings)["x"] > 3600


def test_what_is_not_there_says_where_it_was_looked_for(gather: Gather) -> None:
    (problem,) = gather("chrome").trouble
    assert "google-chrome" in str(problem.params["where"])
    (problem,) = gather("safari").trouble
    assert problem.message == "There is no %(name)s on this system."
    everywhere = dict(gather().looked)
    assert set(everywhere) == {b.name for b in BROWSERS.values() if b.linux} | {"ActivityWatch"}


def test_a_profile_folder_may_be_named(tmp_path: Path, gather: Gather) -> None:
    chromium(tmp_path / "chromium" / "Profile 2" / "History", lived(1))
    assert len(gather(tmp_path / "chromium" / "Profile 2").readings) == 1
    assert len(gather(tmp_path / "chromium").readings) == 1
    (tmp_path / "empty").mkdir()
    (problem,) = gather(tmp_path / "empty").trouble
    assert problem.params == {"name": "empty"}
