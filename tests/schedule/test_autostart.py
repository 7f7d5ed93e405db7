"""The desktop entry, read by what desktops read it with."""

import os
import shutil
from pathlib import Path

import pytest

from detox.schedule import autostart
from detox.schedule.place import Place
from detox.schedule.program import Program
from tests.schedule.oddities import ODD, Telling, run_bare


def written(folder: Path, program: Program) -> Path:
    """The entry of a program, in a config folder."""
    file = autostart.files(program, Place({"HOME": str(folder)}))[0]
    path = Path(file.path)
    assert path == folder / ".config" / "autostart" / "detox-remind.desktop"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)
    return path


@pytest.mark.parametrize("name", ODD)
def test_the_validator_finds_nothing_wrong(tmp_path: Path, name: str) -> None:
    if not shutil.which("desktop-file-validate"):
        pytest.skip("needs desktop-file-validate")
    entry = written(tmp_path, Program(f"/{name}/python3", (("DETOX_HOME", f"/home/{name}"),)))
    done = run_bare(["desktop-file-validate", str(entry)], {"PATH": os.environ["PATH"]})
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("name", ODD)
def test_a_desktop_starts_that_python_and_has_it_stay(tmp_path: Path, name: str) -> None:
    if not shutil.which("gio"):
        pytest.skip("needs gio (libglib2.0-bin)")
    telling = Telling(tmp_path, name)
    entry = written(tmp_path, Program(str(telling.path), (("DETOX_HOME", f"/h/{name}"),)))
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = run_bare(["gio", "launch", str(entry)], environ)
    assert done.returncode == 0, done.stderr
    words, around = telling.started()
    assert words == ["-P", "-m", "detox", "remind", "--stay"]
    assert around["DETOX_HOME"] == f"/h/{name}"
