"""`detox reminders status`: what is installed, whether it is alive, what is wrong with it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, listing
from tests.cli.schedulers import Machine, made, moved, wait

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def machine(detox: Run, tmp_path: Path) -> Machine:
    """A machine without any scheduler."""
    return made(detox, tmp_path)


def test_nothing_installed_says_how_to(machine: Machine) -> None:
    ended = machine("status")
    assert ended.code == 1
    assert "only while Detox is open" in ended.out
    assert "detox reminders install" in ended.err
    assert machine("status", "--json").data["way"] is None


def test_status_tells_what_systemd_tells(machine: Machine) -> None:
    machine.has("systemctl")
    machine.file("environment").write_text(
        "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1/bus\nWAYLAND_DISPLAY=wayland-0\n"
    )
    machine.file("times").write_text(
        "LastTriggerUSec=Sun 2026-11-22 14:31:00 UTC\n"
        "NextElapseUSecRealtime=Sun 2026-11-22 14:32:00 UTC\n"
    )
    machine.file("last").write_text("Result=success\nExecMainStatus=0\n")
    machine.done("install")
    told = machine.done("status").out
    for part in (
        "systemd",
        "today at 15:31",
        "today at 15:32",
        "unix:path=/run/user/1/bus",
        "available",
    ):
        assert part in told
    assert machine.done("status", "--json").data == {
        "way": "systemd",
        "is_installed": True,
        "is_alive": True,
        "last_run": "2026-11-22T15:31:00+01:00",
        "next_run": "2026-11-22T15:32:00+01:00",
        "bus": "unix:path=/run/user/1/bus",
        "has_display": True,
        "python": sys.executable,
        "problems": [],
    }


@pytest.mark.parametrize("told", ["", "n/a", "Sun", "@12", "Sun 2026-99-22 14:31:00 UTC"])
def test_times_that_systemd_does_not_tell_are_no_accident(machine: Machine, told: str) -> None:
    machine.has("systemctl")
    machine.file("environment").write_text("DBUS_SESSION_BUS_ADDRESS=unix:path=/b\n")
    machine.file("times").write_text(f"LastTriggerUSec={told}\nNextElapseUSecRealtime={told}\n")
    machine.done("install")
    data = machine.done("status", "--json").data
    assert data["last_run"] is None
    assert data["next_run"] is None
    assert "none yet" in machine.done("status").out


def test_status_finds_a_timer_that_stands_still(machine: Machine) -> None:
    machine.has("systemctl")
    machine.done("install")
    machine.file("active").unlink()
    ended = machine("status")
    assert ended.code == 1
    assert "detox reminders install" in ended.out
    machine.done("install")
    assert machine.file("active").exists()


def test_status_finds_a_last_look_that_failed_and_a_missing_bus(machine: Machine) -> None:
    machine.has("systemctl")
    machine.file("last").write_text("Result=exit-code\nExecMainStatus=3\n")
    machine.done("install")
    ended = machine("status")
    assert ended.code == 1
    assert "exit-code" in ended.out
    assert "journalctl" in ended.out
    assert "message bus" in ended.out


def test_status_finds_a_python_that_is_gone(machine: Machine) -> None:
    machine.done("install", "autostart")
    text = machine.entry.read_text()
    machine.entry.write_text(moved(text, sys.executable, "/nowhere/python3"))
    ended = machine("status")
    assert ended.code == 1
    assert "/nowhere/python3, which no longer exists" in ended.out


def test_status_finds_a_check_of_another_home(machine: Machine, tmp_path: Path) -> None:
    machine.done("install", "autostart")
    ended = machine("status", DETOX_HOME=str(tmp_path / "other"))
    assert ended.code == 1
    assert "a different Detox" in ended.out
    assert "a different Detox" not in machine("status", TZ="UTC", LANG="C").out


def test_a_detox_that_stays_is_seen_and_said_to_stay(machine: Machine) -> None:
    machine.done("install", "autostart")
    environ = {**os.environ, "HOME": str(machine.user), "PATH": str(machine.folder)}
    command = [sys.executable, "-P", "-m", "detox", "remind", "--stay"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            line = Path(f"/proc/{process.pid}/cmdline")
            wait(lambda: line.read_bytes().endswith(b"remind\0--stay\0"))
            told = machine("status", "--json").data
            assert told["is_alive"] is True
            assert told["next_run"] == "2026-11-22T15:33:00+01:00"
            ended = machine.done("uninstall")
            assert f"kill {process.pid}" in ended.err or str(process.pid) in ended.err
        finally:
            process.kill()


def test_launchd_is_loaded_anew_and_tells_how_it_ended(machine: Machine) -> None:
    machine.has("launchctl")
    machine.done("install", "launchd")
    user = os.getuid()
    plist = machine.user / "Library" / "LaunchAgents" / "detox-planner.remind.plist"
    assert f"bootstrap gui/{user} {plist}" in machine.file("orders").read_text()
    machine.file("print").write_text("state = not running\n\tlast exit code = 0\n")
    assert machine.done("status", "--json").data["is_alive"] is True
    machine.file("print").write_text("\tlast exit code = 3\n")
    assert "exit code 3" in machine("status").out
    machine.done("uninstall")
    assert not plist.exists()
    assert not machine.file("loaded").exists()


BUSY = """
folder="$(dirname "$0")"
case "$*" in
  *bootstrap*)
    echo "$*" >> "$folder/loads"
    left="$(cat "$folder/busy")"
    [ "$left" -gt 0 ] || exit 0
    echo "$((left - 1))" > "$folder/busy"
    echo "Bootstrap failed: 5: Input/output error" >&2; exit 5;;
esac
"""
"""A launchd that is still taking the agent out when it is to load it."""


@pytest.fixture
def busy(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Has launchd say no that often, and count afresh; nobody waits for it here."""
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    machine.has("launchctl").file("launchctl").write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{BUSY}")

    def set_busy(times: int) -> None:
        machine.file("busy").write_text(str(times))
        machine.file("loads").write_text("")

    return set_busy


def asked(machine: Machine) -> int:
    """How often launchd was asked to load it."""
    return machine.file("loads").read_text().count("\n")


def test_launchd_is_asked_again_while_it_is_busy(
    machine: Machine, busy: Callable[[int], None]
) -> None:
    busy(5)
    machine.done("install", "launchd")
    assert asked(machine) == 6


def test_what_launchd_never_loads_leaves_no_file(
    machine: Machine, busy: Callable[[int], None]
) -> None:
    busy(1000)
    ended = machine("install", "launchd")
    assert ended.code == 2
    assert "Input/output error). Nothing was changed." in ended.err
    assert listing(machine.user) == {}


def test_what_launchd_will_not_load_is_taken_back_and_the_old_loaded_again(
    machine: Machine, busy: Callable[[int], None]
) -> None:
    busy(0)
    machine.done("install", "launchd")
    plist = machine.user / "Library" / "LaunchAgents" / "detox-planner.remind.plist"
    before = plist.read_bytes()
    busy(6)
    ended = machine("install", "launchd", LANG="fr_FR.UTF-8")
    assert ended.code == 2
    assert "Input/output error" in ended.err
    assert plist.read_bytes() == before
    assert asked(machine) == 7  # the last is the old one
    busy(7)
    ended = machine("install", "launchd", LANG="fr_FR.UTF-8")
    assert ended.code == 2
    assert "detox reminders install" in ended.err
    assert plist.read_bytes() == before


def test_the_task_scheduler_gets_the_file(machine: Machine, tmp_path: Path) -> None:
    machine.has("schtasks")
    machine.done("install", "schtasks", LOCALAPPDATA=str(tmp_path / "local"))
    file = tmp_path / "local" / "Detox" / "remind-task.xml"
    orders = machine.file("orders").read_text()
    assert f"/Create /TN Detox\\Remind /XML {file} /F" in orders
    told = machine("status", "--json", LOCALAPPDATA=str(tmp_path / "local")).data
    assert told["is_installed"] is True
    assert told["is_alive"] is None
    machine.done("uninstall", LOCALAPPDATA=str(tmp_path / "local"))
    assert not file.exists()
