"""What is said to be installed has been started, and one that has moved is missed."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Done, Run, environment
from tests.cli.schedulers import Machine, made
from tests.schedule.oddities import run_bare

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and cron’s words")

Detox = Callable[..., Done]
BARE_PYTHON = str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())


@pytest.fixture
def machine(detox: Run, tmp_path: Path) -> Machine:
    return made(detox, tmp_path).has("crontab")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with a Detox in it, as a package manager would keep it beside Python's own."""
    folder = tmp_path / "store" / "site-packages"
    shutil.copytree(ROOT / "detox", folder / "detox", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "themes", folder / "themes")
    return folder


def libraries() -> str:
    """Where the libraries are; the Detox of the tests is found there too."""
    spec = find_spec("textual")
    assert spec is not None
    assert spec.origin is not None
    return str(Path(spec.origin).parents[1])


def started(machine: Machine, *command: str, **more: str) -> Done:
    """Run a Detox of its own there."""
    env = {**environment(), "PATH": str(machine.folder), "HOME": str(machine.user), **more}
    if "PYTHONPATH" not in more:
        del env["PYTHONPATH"]
    ended = subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, cwd="/", timeout=60
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)


def looks(machine: Machine) -> "subprocess.CompletedProcess[str]":
    """What cron would do each minute, with what cron gives."""
    line = machine.file("tab").read_text().splitlines()[-2]
    command = line.removeprefix("* * * * * ").removesuffix(" >/dev/null 2>&1").replace("\\%", "%")
    return run_bare(["/bin/sh", "-c", command], {"PATH": "/usr/bin:/bin", "HOME": "/nobody"})


def wrapper(folder: Path, elsewhere: Path) -> str:
    """A script that knows by itself where everything is, as Nix makes them."""
    script = folder / "detox"
    script.write_text(
        f"#!{BARE_PYTHON}\nimport sys\nsys.path[:0] = [{str(elsewhere)!r}, {libraries()!r}]\n"
        "from detox.__main__ import script\nscript()\n"
    )
    script.chmod(0o755)
    return str(script)


def test_a_wrapper_is_started_by_itself(machine: Machine, elsewhere: Path, tmp_path: Path) -> None:
    script = wrapper(tmp_path, elsewhere)
    ended = started(machine, script, "reminders", "install", "cron")
    assert ended.code == 0, ended
    assert script in machine.file("tab").read_text()
    assert (looks(machine).returncode, looks(machine).stderr) == (0, "")
    assert "Nothing to change" in started(machine, script, "reminders", "install", "cron").out


def test_what_pythonpath_names_is_carried(machine: Machine, elsewhere: Path) -> None:
    path = os.pathsep.join([str(elsewhere), libraries()])
    words = (BARE_PYTHON, "-m", "detox", "reminders", "install", "cron")
    ended = started(machine, *words, PYTHONPATH=path)
    assert ended.code == 0, ended
    assert libraries() in machine.file("tab").read_text()
    assert (looks(machine).returncode, looks(machine).stderr) == (0, "")


LED = """
    import sys
    sys.path[:0] = [{elsewhere!r}, {libraries!r}]
    sys.executable = {python!r}
    sys.argv[1:] = ["reminders", "install", "cron"]
    from detox.__main__ import script
    script()
"""


def led(elsewhere: Path, python: str) -> str:
    """A program of another that leads Detox; it has no script."""
    given = {"elsewhere": str(elsewhere), "libraries": libraries(), "python": python}
    return textwrap.dedent(LED).format(**given)


def test_one_that_was_told_its_places_in_the_process_tells_them_on(
    machine: Machine, elsewhere: Path
) -> None:
    ended = started(machine, BARE_PYTHON, "-c", led(elsewhere, BARE_PYTHON))
    assert ended.code == 0, ended
    assert (looks(machine).returncode, looks(machine).stderr) == (0, "")


@pytest.mark.parametrize("dry", ["", "--dry-run"])
def test_what_does_not_start_is_said_and_nothing_is_installed(
    machine: Machine, elsewhere: Path, home: Path, dry: str
) -> None:
    code = led(elsewhere, "/nowhere/python3").replace('"cron"]', f'"cron", *{dry.split()!r}]')
    ended = started(machine, BARE_PYTHON, "-c", code)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "Nothing was installed" in ended.err
    assert "No such file or directory" in ended.err
    assert not machine.file("tab").exists()
    assert not (home / "state" / "reminders.start").exists()


def test_from_within_a_flatpak_nothing_is_promised(machine: Machine) -> None:
    ended = machine("install", "cron", FLATPAK_ID="org.example.Detox")
    assert ended.code == 2
    assert "Flatpak" in ended.err
    assert not machine.file("tab").exists()


def test_notify_test_finds_itself_wherever_it_is(machine: Machine, elsewhere: Path) -> None:
    code = led(elsewhere, BARE_PYTHON).replace(
        '["reminders", "install", "cron"]', '["notify-test"]'
    )
    ended = started(machine, BARE_PYTHON, "-c", code)
    assert "There is no desktop session" in ended.out


def test_what_has_moved_is_missed_until_it_is_installed_again(
    machine: Machine, done: Run, elsewhere: Path, tmp_path: Path
) -> None:
    script = wrapper(tmp_path, elsewhere)
    assert started(machine, script, "reminders", "install", "cron").code == 0
    assert "Reminders come only" not in started(machine, script, "status").err
    elsewhere.rename(elsewhere.with_name("moved"))
    ended = machine.run("status")
    assert ended.code == 0
    assert ended.err.startswith("Reminders come only while Detox is open: ")
    assert "detox reminders install" in ended.err
    assert ended.err.count("\n") == 1
    machine.done("install", "cron")
    assert done("status").err == ""
    machine.done("uninstall")
    assert done("status").err == ""
