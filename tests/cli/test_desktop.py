"""`detox desktop`: an entry in the menu, which starts this very Detox and is taken away whole."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from detox.schedule import Place, Program, desktop
from tests.cli.conftest import ROOT, Done, Run, is_refused, listing
from tests.cli.schedulers import moved
from tests.schedule.oddities import ODD, Telling, run_bare

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a Linux desktop")

ENTRY = "applications/detox.desktop"
ICON = "icons/hicolor/scalable/apps/detox.svg"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Where menus and icons of the person are."""
    return tmp_path / "a user" / ".local" / "share"


@pytest.fixture
def on_desktop(detox: Run, share: Path) -> Run:
    """`detox desktop WORDS` of that person."""

    def run(*words: str, **env: str) -> Done:
        return detox("desktop", *words, **{"HOME": str(share.parents[1]), **env})

    return run


def validated(*files: Path) -> None:
    """Nothing is wrong with these entries."""
    if not shutil.which("desktop-file-validate"):
        pytest.skip("needs desktop-file-validate")
    words = ["desktop-file-validate", *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_it_is_put_into_the_menu_and_taken_out_again(on_desktop: Run, share: Path) -> None:
    assert "not in the menu" in on_desktop().out
    done = on_desktop("install")
    assert done.code == 0, done
    assert sorted(listing(share)) == [ENTRY, ICON]
    assert all(f"Written: {share / name}" in done.out for name in (ENTRY, ICON))
    assert str(share / ENTRY) in on_desktop().out
    assert on_desktop("--json").data == {
        "entry": str(share / ENTRY),
        "icon": str(share / ICON),
        "is_there": True,
        "has_icon": True,
        "python": sys.executable,
        "problems": [],
    }
    assert "Nothing to change" in on_desktop("install").out
    assert f"Deleted: {share / ENTRY}" in on_desktop("remove").out
    assert listing(share) == {}
    assert "Nothing to remove" in on_desktop("remove").out


def test_what_it_starts_is_this_detox_on_this_home(
    on_desktop: Run, share: Path, home: Path
) -> None:
    on_desktop("install", LC_ALL="fr_FR.UTF-8", TZ="Asia/Tokyo")
    text = (share / ENTRY).read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    assert f"DETOX_HOME={home}" in line
    assert "Tokyo" not in text
    assert "LC_ALL" not in text
    assert "\nTerminal=true\n" in text
    validated(share / ENTRY)


def test_a_dry_run_shows_both_files_and_writes_none(on_desktop: Run, share: Path) -> None:
    shown = on_desktop("install", "--dry-run")
    assert "Nothing was changed." in shown.err
    assert not share.exists()
    on_desktop("install")
    for content in listing(share).values():
        assert all(f"    {line}" in shown.out for line in content.decode().splitlines())
    assert f"delete {share / ENTRY}" in on_desktop("remove", "--dry-run").out
    assert sorted(listing(share)) == [ENTRY, ICON]


def test_the_folder_of_the_person_for_data_is_honoured(on_desktop: Run, tmp_path: Path) -> None:
    other = tmp_path / "data"
    assert on_desktop("install", XDG_DATA_HOME=str(other)).code == 0
    assert (other / ENTRY).exists()


@pytest.mark.parametrize("name", [ENTRY, ICON])
def test_a_file_of_somebody_else_is_left_and_nothing_written(
    on_desktop: Run, share: Path, name: str
) -> None:
    (share / name).parent.mkdir(parents=True)
    (share / name).write_text("mine")
    is_refused(on_desktop("install"), Path(name).name, "was not written by Detox")
    assert "Nothing to remove" in on_desktop("remove").out
    assert listing(share) == {name: b"mine"}


def test_what_cannot_be_written_takes_the_other_file_back(on_desktop: Run, share: Path) -> None:
    share.mkdir(parents=True)
    (share / "icons").write_text("a file where a folder should be")
    ended = on_desktop("install")
    assert ended.code == 3
    assert "detox.svg" in ended.err
    assert not (share / ENTRY).exists()


def test_an_entry_that_starts_nothing_any_more_is_told(
    on_desktop: Run, detox: Run, share: Path
) -> None:
    on_desktop("install")
    entry = share / ENTRY
    entry.write_text(moved(entry.read_text(), sys.executable, "/gone/python3"))
    told = on_desktop()
    assert told.code == 1
    assert "/gone/python3, which no longer exists" in told.out
    assert on_desktop("--json").data["problems"]
    assert "/gone/python3" in detox("doctor", HOME=str(share.parents[1])).out
    on_desktop("install")
    assert on_desktop().code == 0


@pytest.mark.parametrize("name", ODD)
def test_odd_paths_are_carried(tmp_path: Path, name: str) -> None:
    telling = Telling(tmp_path, name)
    program = Program(str(telling.path), (("DETOX_HOME", f"/h/{name}"),))
    file = desktop.entry(program, Place({"HOME": str(tmp_path)}))
    entry = Path(file.path)
    entry.parent.mkdir(parents=True)
    # What opens a terminal differs; how the line is read does not.
    entry.write_bytes(file.content.replace(b"Terminal=true", b"Terminal=false"))
    validated(entry)
    if not shutil.which("gio"):
        pytest.skip("needs gio (libglib2.0-bin)")
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = run_bare(["gio", "launch", str(entry)], environ)
    assert done.returncode == 0, done.stderr
    words, around = telling.started()
    assert words == ["-P", "-m", "detox"]
    assert around["DETOX_HOME"] == f"/h/{name}"


@pytest.mark.parametrize(
    ("system", "instead"), [("darwin", "Detox.command"), ("win32", "shortcut to “detox”")]
)
def test_elsewhere_it_says_what_to_do_instead(
    on_desktop: Run, share: Path, monkeypatch: pytest.MonkeyPatch, system: str, instead: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    is_refused(on_desktop("install"), instead)
    is_refused(on_desktop("remove"), instead)
    assert instead in on_desktop().out
    assert not share.exists()


def test_what_packages_ship_is_valid_and_has_every_language() -> None:
    entry, icon = (ROOT / "detox/schedule" / name for name in ("detox.desktop", "detox.svg"))
    lines = entry.read_text(encoding="utf-8").splitlines()
    told = {line.partition("=")[0] for line in lines}
    assert {f"{key}[fr]" for key in ("GenericName", "Comment", "Keywords")} <= told
    assert ElementTree.parse(icon).getroot().tag.endswith("svg")
    validated(entry)
