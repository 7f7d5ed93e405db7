"""The units of systemd, read by systemd."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from detox.bootstrap import Detox
from detox.schedule import systemd
from detox.schedule.place import Place
from detox.schedule.program import Program, candidates
from detox.services.reminders import ReminderEdit
from tests.schedule.oddities import ODD, Telling, run_bare

MANAGER = "/lib/systemd/systemd"
NOBODY = 65534


class Units(NamedTuple):
    """A folder of units that a systemd of nobody reads."""

    folder: Path
    place: Place

    def written(self, program: Program) -> list[Path]:
        """The units of a program."""
        files = systemd.files(program, self.place)
        for file in files:
            path = Path(file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
            path.chmod(file.mode)
        return [Path(file.path) for file in files]

    def read(self, program: Program) -> tuple[list[str], list[str]]:
        """The command and the environment, as systemd reads them of the service."""
        service = self.written(program)[0]
        target = service.with_name("default.target")
        target.write_text(f"[Unit]\nDescription=all\nWants={service.name}\n")
        command = [MANAGER, "--user", "--test"]
        if os.geteuid() == 0:  # systemd tests nothing as root
            command = [
                "setpriv",
                f"--reuid={NOBODY}",
                f"--regid={NOBODY}",
                "--clear-groups",
                *command,
            ]
        told = run_bare(command, self.environ).stdout.split("-> Unit ")
        lines = next(t for t in told if t.startswith(f"{service.name}:")).splitlines()
        values = [line.strip().partition(": ") for line in lines]
        commands = [value for name, _colon, value in values if name == "Command Line"]
        assert len(commands) == 1
        # Variables are put in when it starts, and $$ is then a $.
        words = [word.replace("$$", "$") for word in _split(commands[0])]
        return words, [value for name, _colon, value in values if name == "Environment"]

    @property
    def environ(self) -> dict[str, str]:
        """What systemd is started with."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
        }


@pytest.fixture
def units() -> Iterator[Units]:
    """A folder that a systemd may read."""
    if not Path(MANAGER).exists() or not shutil.which("systemd-analyze"):
        pytest.skip("needs systemd")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "run").mkdir()
        if os.geteuid() == 0:
            os.chown(folder / "run", NOBODY, NOBODY)
        yield Units(folder, Place({"HOME": name, "XDG_CONFIG_HOME": name}))


def _split(command: str) -> list[str]:
    """A command line that systemd wrote for a shell."""
    done = subprocess.run(
        ["sh", "-c", f"printf '%s\\0' {command}"], capture_output=True, check=True
    )
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("name", ["plain", *ODD[2:6], ODD[8], "été", "a=b"])
def test_systemd_finds_nothing_wrong(units: Units, name: str) -> None:
    program = Program(f"/{name}/python3", (("DETOX_HOME", f"/home/{name}"),))
    for unit in units.written(program):
        done = run_bare(["systemd-analyze", "--user", "verify", str(unit)], units.environ)
        assert done.returncode == 0, done.stderr
        assert "remind" not in done.stderr


@pytest.mark.parametrize("name", ODD)
def test_systemd_reads_what_was_meant(units: Units, name: str) -> None:
    program = Program(f"/{name}/python3", (("DETOX_HOME", f"/h/{name}"), ("TZ", "Europe/Paris")))
    words, environ = units.read(program)
    assert words == [*program.launcher, *program.words]
    assert environ == [f"DETOX_HOME=/h/{name}", "TZ=Europe/Paris"]


@pytest.mark.parametrize("name", ODD)
def test_what_it_reads_starts_that_python(units: Units, tmp_path: Path, name: str) -> None:
    telling = Telling(tmp_path, name)
    program = Program(str(telling.path), (("DETOX_HOME", f"/h/{name}"),))
    words, environ = units.read(program)
    done = run_bare(words, dict(line.split("=", 1) for line in environ))
    assert done.returncode == 0, done.stderr
    started, around = telling.started()
    assert started == ["-P", "-m", "detox", "remind"]
    assert around["DETOX_HOME"] == f"/h/{name}"


def test_the_timer_ticks_every_minute_in_the_hour_that_comes_twice(units: Units) -> None:
    timer = units.written(Program("/usr/bin/python3"))[1].read_text()
    rule = next(line[11:] for line in timer.splitlines() if line.startswith("OnCalendar="))
    base = "--base-time=2026-10-25 00:58:30 UTC"
    done = run_bare(
        ["systemd-analyze", "calendar", "--iterations=3", base, rule],
        {**units.environ, "TZ": "Europe/Paris", "LC_ALL": "C"},
    )
    told = [line.split()[-2] for line in done.stdout.splitlines() if "(in UTC)" in line]
    assert told == ["00:59:00", "01:00:00", "01:01:00"]


def test_the_units_say_what_was_found_to_be_necessary(units: Units) -> None:
    service, timer = (unit.read_text().splitlines() for unit in units.written(Program("/p")))
    for line in ("Type=oneshot", "TimeoutStartSec=60", "Nice=10", "LogLevelMax=notice"):
        assert line in service
    for line in (
        "OnCalendar=*-*-* *:*:00 UTC",
        "AccuracySec=5s",
        "OnClockChange=true",
        "OnTimezoneChange=true",
        "WantedBy=timers.target",
    ):
        assert line in timer


def test_the_command_works_with_the_environment_of_the_unit_alone(
    units: Units, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = home / "it's 100% $HOME \\ é"
    monkeypatch.setenv("DETOX_HOME", str(odd))
    at = datetime(2026, 11, 22, 15, 33).time()  # a minute from now
    Detox().reminders.add(ReminderEdit(texts=("Write to Ines",), rule="FREQ=DAILY", at=at))
    words, lines = units.read(candidates(os.environ)[0])
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(home), **dict(x.split("=", 1) for x in lines)}
    for now in (
        "2026-11-22T14:32:00Z",
        "2026-11-22T14:33:30Z",
    ):  # what is due comes after a first look
        done = run_bare(words, {**environ, "DETOX_NOW": now})
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Write to Ines: not shown, but it will be tried again soon. There is no desktop session"
    )
    assert words[1] == sys.executable
