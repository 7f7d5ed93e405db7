"""`detox reminders install`, `uninstall`, `status`, with schedulers that only write down orders.

PATH holds nothing but them: no test reaches the schedulers of the machine.
"""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Done, Run, is_refused, listing

SYSTEMCTL = """
folder="$(dirname "$0")"
echo "$*" >> "$folder/orders"
case "$*" in
  *show-environment*)
    [ -e "$folder/no-manager" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }
    cat "$folder/environment" 2>/dev/null; exit 0;;
  *"enable --now"*)
    [ -e "$folder/no-enable" ] && { echo "Failed to enable unit" >&2; exit 1; }
    touch "$folder/active";;
  *"disable --now"*) rm -f "$folder/active";;
  *"show detox-remind.timer"*)
    if [ -e "$folder/active" ]; then echo ActiveState=active; else echo ActiveState=inactive; fi
    cat "$folder/times" 2>/dev/null;;
  *"show detox-remind.service"*) cat "$folder/last" 2>/dev/null;;
esac
exit 0
"""
CRONTAB = """
folder="$(dirname "$0")"
case "$1" in
  -l) [ -e "$folder/denied" ] && { echo "You (me) are not allowed to do this" >&2; exit 1; }
      [ -e "$folder/tab" ] || { echo "no crontab for me" >&2; exit 1; }
      cat "$folder/tab";;
  -r) rm "$folder/tab";;
  -) cat > "$folder/tab.new" && mv "$folder/tab.new" "$folder/tab"; echo . >> "$folder/writes";;
esac
"""
OTHER = """
folder="$(dirname "$0")"
echo "$*" >> "$folder/orders"
case "$*" in
  *print*|*Query*) [ -e "$folder/loaded" ] || exit 1; cat "$folder/print" 2>/dev/null;;
  *bootstrap*|*Create*) touch "$folder/loaded";;
  *bootout*|*Delete*) [ -e "$folder/loaded" ] || exit 3; rm "$folder/loaded";;
esac
exit 0
"""
SCRIPTS = {"systemctl": SYSTEMCTL, "crontab": CRONTAB, "launchctl": OTHER, "schtasks": OTHER}
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
pytestmark = linux


class Machine(NamedTuple):
    """A machine with these schedulers and no other."""

    folder: Path
    user: Path
    run: Run

    def has(self, *names: str) -> "Machine":
        """The machine with these too."""
        for name in names:
            script = self.folder / name
            script.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{SCRIPTS[name]}")
            script.chmod(0o755)
        return self

    def __call__(self, *words: str, **env: str) -> Done:
        """`detox reminders WORDS` there."""
        around = {"PATH": str(self.folder), "HOME": str(self.user), **env}
        return self.run("reminders", *words, **around)

    def file(self, name: str) -> Path:
        """What a scheduler keeps beside it."""
        return self.folder / name

    def done(self, *words: str, **env: str) -> Done:
        """The same, for what has to succeed."""
        ended = self(*words, **env)
        assert ended.code == 0, ended
        return ended

    @property
    def units(self) -> Path:
        """Where its units are."""
        return self.user / ".config" / "systemd" / "user"

    @property
    def entry(self) -> Path:
        """Where its desktop entry is."""
        return self.user / ".config" / "autostart" / "detox-remind.desktop"


@pytest.fixture
def machine(detox: Run, tmp_path: Path) -> Machine:
    """A machine without any scheduler."""
    folder, user = tmp_path / "schedulers", tmp_path / "user"
    folder.mkdir()
    user.mkdir()
    return Machine(folder, user, detox)


@contextmanager
def cron_running(tmp_path: Path) -> Iterator[None]:
    """Something that is called cron runs."""
    fake = tmp_path / "cron"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", fake)
    with subprocess.Popen([fake, "60"]) as process:
        try:
            _wait(lambda: Path(f"/proc/{process.pid}/comm").read_text() == "cron\n")
            yield
        finally:
            process.kill()


def _wait(is_so: Callable[[], bool]) -> None:
    for _again in range(500):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("it never came")


def test_systemd_is_taken_where_it_answers(machine: Machine) -> None:
    machine.has("systemctl", "crontab")
    machine.file("environment").write_text("DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1/bus\n")
    ended = machine.done("install")
    assert "every minute" in ended.out
    assert "(systemd)" in ended.out
    assert sorted(path.name for path in machine.units.iterdir()) == [
        "detox-remind.service",
        "detox-remind.timer",
    ]
    assert stat.S_IMODE((machine.units / "detox-remind.timer").stat().st_mode) == 0o644
    orders = machine.file("orders").read_text()
    assert orders.index("daemon-reload") < orders.index("enable --now detox-remind.timer")
    assert not machine.file("tab").exists()


def test_the_config_folder_of_the_person_is_honoured(machine: Machine, tmp_path: Path) -> None:
    machine.has("systemctl")
    machine.done("install", XDG_CONFIG_HOME=str(tmp_path / "conf"))
    assert (tmp_path / "conf" / "systemd" / "user" / "detox-remind.timer").exists()
    assert not machine.units.exists()


def test_cron_is_taken_where_no_systemd_answers(machine: Machine, tmp_path: Path) -> None:
    machine.has("systemctl", "crontab").file("no-manager").touch()
    with cron_running(tmp_path):
        assert "(cron)" in machine.done("install").out
    assert b" -m detox remind " in machine.file("tab").read_bytes()


def test_autostart_is_taken_where_nothing_else_is(machine: Machine) -> None:
    ended = machine.done("install")
    assert "Installed (autostart)." in ended.out
    assert "log in to the desktop again" in ended.err
    assert "remind --stay" in machine.entry.read_text()


def test_autostart_is_taken_where_a_person_may_have_no_crontab(machine: Machine) -> None:
    machine.has("crontab").file("denied").touch()
    assert "(autostart)" in machine.done("install").out


@pytest.mark.parametrize("way", ["systemd", "cron", "launchd", "schtasks"])
def test_a_way_that_is_not_there_is_refused(machine: Machine, way: str) -> None:
    is_refused(machine("install", way), "not on PATH")
    assert listing(machine.user) == {}


def test_without_a_manager_systemd_says_what_to_do(machine: Machine) -> None:
    machine.has("systemctl").file("no-manager").touch()
    is_refused(machine("install", "systemd"), "No medium found", "enable-linger")
    assert listing(machine.user) == {}


def test_another_word_is_refused(machine: Machine) -> None:
    is_refused(machine("install", "anacron"), "anacron", "systemd, launchd")


@pytest.mark.parametrize("way", ["systemd", "cron", "autostart", "launchd"])
def test_twice_changes_nothing_and_says_so(machine: Machine, way: str) -> None:
    machine.has("systemctl", "crontab", "launchctl")
    machine.done("install", way)
    before = (
        listing(machine.user),
        machine.file("tab").exists() and machine.file("writes").read_text(),
    )
    ended = machine.done("install", way)
    assert "Nothing to change" in ended.out
    after = (
        listing(machine.user),
        machine.file("tab").exists() and machine.file("writes").read_text(),
    )
    assert before == after


@pytest.mark.parametrize("first", ["systemd", "cron", "autostart", "launchd", "schtasks"])
@pytest.mark.parametrize("second", ["systemd", "cron", "autostart", "launchd", "schtasks"])
def test_another_way_takes_the_place_of_the_first(
    machine: Machine, first: str, second: str
) -> None:
    machine.has(*SCRIPTS)
    machine.file("tab").write_bytes(b"0 9 * * * mine\n")
    machine.done("install", first)
    machine.done("install", second)
    assert machine("status", "--json").data["way"] == second
    machine.done("uninstall")
    assert machine("status", "--json").data["is_installed"] is False
    assert listing(machine.user) == {}
    assert machine.file("tab").read_bytes() == b"0 9 * * * mine\n"
    assert not machine.file("active").exists()
    assert not machine.file("loaded").exists()


def test_two_that_are_there_all_the_same_are_told(machine: Machine) -> None:
    machine.has("systemctl", "crontab")
    machine.done("install", "systemd")
    kept = {path: path.read_bytes() for path in machine.units.iterdir()}
    machine.done("install", "autostart")
    for path, content in kept.items():
        path.write_bytes(content)
    told = machine("status")
    assert told.code == 1
    assert "systemd, autostart" in told.out


@pytest.mark.parametrize("way", ["systemd", "cron", "autostart", "launchd", "schtasks"])
def test_a_dry_run_shows_everything_and_changes_nothing(machine: Machine, way: str) -> None:
    machine.has("crontab")
    ended = machine.done("install", way, "--dry-run")
    assert "-m detox remind" in ended.out or "detox" in ended.out
    assert "Written by" in ended.out
    assert "Nothing was changed." in ended.err
    assert listing(machine.user) == {}
    assert not machine.file("tab").exists()


def test_a_dry_run_of_taking_it_away_leaves_it(machine: Machine) -> None:
    machine.done("install", "autostart")
    ended = machine.done("uninstall", "--dry-run")
    assert str(machine.entry) in ended.out
    assert machine.entry.exists()


def test_a_file_of_somebody_else_is_left(machine: Machine) -> None:
    machine.entry.parent.mkdir(parents=True)
    machine.entry.write_text("[Desktop Entry]\nName=Mine\n")
    before = listing(machine.user)
    is_refused(machine("install", "autostart"), "detox-remind.desktop", "was not written by Detox")
    assert "Nothing to take away" in machine.done("uninstall").out
    assert listing(machine.user) == before


def test_a_link_to_a_file_of_ours_stays_a_link(machine: Machine, tmp_path: Path) -> None:
    machine.done("install", "autostart")
    kept = tmp_path / "dotfiles.desktop"
    machine.entry.rename(kept)
    machine.entry.symlink_to(kept)
    machine.done("install", "autostart", TZ="UTC")
    assert machine.entry.is_symlink()
    assert "TZ=UTC" in kept.read_text()


def test_what_systemd_will_not_start_is_taken_back(machine: Machine) -> None:
    machine.has("systemctl").file("no-enable").touch()
    is_refused(machine("install"), "enable --now", "Failed to enable unit", "Nothing was changed")
    assert listing(machine.user) == {}


def test_what_cannot_be_written_is_named(machine: Machine) -> None:
    machine.entry.parent.parent.mkdir()
    machine.entry.parent.write_text("a file where a folder should be")
    ended = machine("install", "autostart")
    assert ended.code == 3
    assert "detox-remind.desktop" in ended.err
    assert "Traceback" not in ended.err


def test_the_rest_of_a_crontab_is_kept_to_the_byte(machine: Machine) -> None:
    machine.has("crontab")
    mine = b"# \xe9\xff mine\nMAILTO=me@example.org\n\n*/5 * * * * date +\\%F  \n"
    machine.file("tab").write_bytes(mine)
    machine.done("install", "cron")
    assert machine.file("tab").read_bytes().endswith(mine)
    assert machine.file("tab").read_bytes() != mine
    machine.done("uninstall")
    assert machine.file("tab").read_bytes() == mine


def test_a_crontab_that_was_not_there_is_not_there_afterwards(machine: Machine) -> None:
    machine.has("crontab")
    machine.done("install", "cron")
    machine.done("uninstall")
    assert not machine.file("tab").exists()


def test_a_crontab_that_cannot_be_read_is_not_touched(machine: Machine) -> None:
    machine.has("crontab").file("denied").touch()
    is_refused(machine("install", "cron"), "not allowed", "left as it is")
    assert not machine.file("tab").exists()


def test_a_torn_block_is_told_and_not_touched(machine: Machine) -> None:
    machine.has("crontab")
    torn = b"# >>> Detox reminders >>>\n0 9 * * * mine\n"
    machine.file("tab").write_bytes(torn)
    is_refused(machine("install", "cron"), "crontab -e")
    assert machine("status").code == 1
    assert machine.file("tab").read_bytes() == torn


def test_a_home_that_no_scheduler_can_carry_is_refused(machine: Machine, tmp_path: Path) -> None:
    is_refused(machine("install", DETOX_HOME=f"{tmp_path}/two\nlines"), "no scheduler can carry")
    assert listing(machine.user) == {}


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
    for part in ("systemd", "today 15:31", "today 15:32", "unix:path=/run/user/1/bus", "there"):
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
    machine.entry.write_text(text.replace(sys.executable, "/nowhere/python3"))
    ended = machine("status")
    assert ended.code == 1
    assert "/nowhere/python3, which is not there any more" in ended.out


def test_status_finds_a_check_of_another_home(machine: Machine, tmp_path: Path) -> None:
    machine.done("install", "autostart")
    ended = machine("status", DETOX_HOME=str(tmp_path / "other"))
    assert ended.code == 1
    assert "another home" in ended.out
    assert "another home" not in machine("status", TZ="UTC", LANG="C").out


def test_a_detox_that_stays_is_seen_and_said_to_stay(machine: Machine) -> None:
    machine.done("install", "autostart")
    environ = {**os.environ, "HOME": str(machine.user), "PATH": str(machine.folder)}
    command = [sys.executable, "-P", "-m", "detox", "remind", "--stay"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            line = Path(f"/proc/{process.pid}/cmdline")
            _wait(lambda: line.read_bytes().endswith(b"remind\0--stay\0"))
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


def test_reminders_that_are_switched_off_are_told(machine: Machine) -> None:
    machine.run("config", "set", "reminders", "off")
    assert "switched off" in machine.done("install", "autostart").err
    assert "switched off" in machine("status").err


def test_autostart_starts_what_a_dry_run_shows_in_full(machine: Machine) -> None:
    shown = machine.done("install", "autostart", "--dry-run").out
    machine.done("install", "autostart")
    for line in machine.entry.read_text().splitlines():
        assert f"    {line}" in shown


def test_it_speaks_french(machine: Machine) -> None:
    ended = machine("status", LANG="fr_FR.UTF-8")
    assert ended.code == 1
    assert "Detox" in ended.out
