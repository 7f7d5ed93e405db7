"""`detox doctor` on reminders: who shows them, what looks for them, what is known of them."""

import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Done, Run, listing
from tests.cli.schedulers import Machine, made, moved
from tests.cli.test_doctor import ills

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

NO_SESSION = {
    "DBUS_SESSION_BUS_ADDRESS": "",
    "DISPLAY": "",
    "WAYLAND_DISPLAY": "",
    "SSH_CONNECTION": "",
    "SSH_TTY": "",
    "FLATPAK_ID": "",
}
ADD = ("reminders", "add", "Write the column", "--when", "daily 15:00")


def session(environ: dict[str, str], **more: str) -> dict[str, str]:
    """What a process is told of a session, and nothing of the one these tests run in."""
    told = {name: environ.get(name, "") for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")}
    return {**NO_SESSION, **told, "PATH": environ["PATH"], **more}


def line_with(ended: Done, words: str) -> str:
    """The one line that holds these words."""
    (found,) = [line for line in ended.out.splitlines() if words in line]
    return found


def test_it_names_who_shows_notifications(detox: Run, desktop: Any) -> None:
    desktop.server = ("dunst", "knopwob", "1.9.0 (2022-06-27)", "1.2")
    ended = detox("doctor", **session(desktop.environ))
    line = line_with(ended, "Notifications are shown by")
    assert line == ("ok  Notifications are shown by dunst 1.9.0 (2022-06-27), through D-Bus.")
    assert desktop.shown == []


def test_what_a_notification_program_calls_itself_cannot_steer_a_terminal(
    detox: Run, desktop: Any
) -> None:
    desktop.server = ("du\x1b[2Jnst\n\n" + "x" * 500, "", "9", "1.2")
    ended = detox("doctor", **session(desktop.environ))
    assert "\x1b" not in ended.out
    assert len(line_with(ended, "Notifications are shown by")) < 140


def test_a_bus_with_nobody_on_it_is_told(detox: Run, bus: dict[str, str]) -> None:
    nobody = "The message bus is running, but nothing on it shows notifications"
    with_screen = detox("doctor", **session(bus, DISPLAY=":987"))
    assert with_screen.code == 1
    assert f"{nobody}; start your desktop’s notification program" in line_with(with_screen, "!!")
    without = detox("doctor", **session(bus))
    assert line_with(without, nobody).startswith("ok")


def test_one_that_would_be_started_is_told_and_not_started(
    detox: Run, bus: dict[str, str], startable: Path
) -> None:
    ended = detox("doctor", **session(bus, DISPLAY=":987"))
    assert line_with(ended, "starts with the first one").startswith("ok")
    assert not startable.exists()


def test_one_that_hangs_is_told_soon(detox: Run, hung_desktop: Any) -> None:
    began = time.monotonic()
    ended = detox("doctor", **session(hung_desktop.environ))
    assert "didn’t answer in 2 s; restart it" in line_with(ended, "!!")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("ssh", [False, True])
def test_no_bus_is_no_fault(detox: Run, bare: dict[str, str], ssh: bool) -> None:
    over = {"SSH_CONNECTION": "192.0.2.1 5022 192.0.2.2 22"} if ssh else {}
    ended = detox("doctor", **session(bare, **over))
    assert line_with(ended, "There is no desktop session").startswith("ok")
    assert ("(ssh)" in ended.out) is ssh
    assert ended.code == 0


def test_a_screen_without_a_bus_is_a_fault(detox: Run, bare: dict[str, str]) -> None:
    ended = detox("doctor", **session(bare, DISPLAY=":987"))
    assert "logging out and in again" in line_with(ended, "!!")


def test_where_reminders_are_off_their_way_is_not_wrong(
    detox: Run, done: Run, bus: dict[str, str]
) -> None:
    done("config", "set", "reminders", "off")
    ended = detox("doctor", **session(bus, DISPLAY=":987"))
    assert ended.code == 0
    assert "Reminders are off; " in ended.out


@pytest.fixture
def machine(detox: Run, tmp_path: Path) -> Machine:
    """A machine whose systemd looks for reminders."""
    machine = made(detox, tmp_path).has("systemctl")
    machine.file("environment").write_text("DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1/bus\n")
    machine.done("install")
    return machine


def examined(machine: Machine, **more: str) -> Done:
    around = {"PATH": str(machine.folder), "HOME": str(machine.user)}
    return machine.run("doctor", **{**NO_SESSION, **around, **more})


def test_a_timer_that_runs_is_well(machine: Machine) -> None:
    machine.file("times").write_text("LastTriggerUSec=Sun 2026-11-22 14:31:00 UTC\n")
    ended = examined(machine)
    assert ills(ended) == []
    assert "Detox checks for reminders every minute (systemd)." in ended.out


def test_a_timer_that_does_not_run_says_what_to_do(machine: Machine) -> None:
    machine.file("active").unlink()
    assert "“detox reminders install” starts it" in line_with(examined(machine), "!!")


def test_a_timer_that_has_not_looked_for_long_is_told(machine: Machine) -> None:
    machine.file("times").write_text("LastTriggerUSec=Sun 2026-11-22 09:31:00 UTC\n")
    line = line_with(examined(machine), "!!")
    assert "was today 10:31, although" in line
    assert "“detox remind” checks now" in line


def test_where_the_timer_does_not_tell_our_own_last_look_does(machine: Machine) -> None:
    machine.run("remind")
    assert ills(examined(machine, DETOX_NOW="2026-11-22T20:00:00Z")) == []
    ended = examined(machine, DETOX_NOW="2026-11-23T08:00:00Z")
    assert "was yesterday 15:32, although" in line_with(ended, "!!")


@pytest.mark.parametrize("gone", ["python", "checkout"])
def test_a_timer_of_what_is_no_longer_there_is_told(machine: Machine, gone: str) -> None:
    service = machine.units / "detox-remind.service"
    here = sys.executable if gone == "python" else str(Path(__file__).parents[2])
    service.write_text(moved(service.read_text(), here, "/nowhere/detox"))
    line = line_with(examined(machine), "!!")
    assert "It starts /nowhere/detox, which no longer exists" in line


def test_a_scheduler_that_hangs_does_not_hang_the_doctor(machine: Machine) -> None:
    (machine.folder / "systemctl").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    began = time.monotonic()
    assert "no answer in 1.5 s" in line_with(examined(machine), "!!")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("content", ["", "{", '{"schema": 0}'])
def test_a_broken_file_of_reminders_is_told_and_left(detox: Run, home: Path, content: str) -> None:
    (home / "state").mkdir(mode=0o700)
    file = home / "state" / "reminders.json"
    file.touch(mode=0o600)
    file.write_text(content)
    before = listing(home)
    line = line_with(detox("doctor", **NO_SESSION), "!!")
    assert f"{file} can’t be read; the next check for reminders sets it aside" in line
    assert listing(home) == before
    detox("remind", **NO_SESSION)
    line = line_with(detox("doctor", **NO_SESSION), "!!")
    assert f"{file}.broken is an unreadable old record" in line
    assert "It can be deleted" in line


def test_a_file_of_a_newer_detox_is_told(detox: Run, home: Path) -> None:
    (home / "state").mkdir(mode=0o700)
    file = home / "state" / "reminders.json"
    file.touch(mode=0o600)
    file.write_text('{"schema": 2}')
    assert "newer version of Detox" in line_with(detox("doctor", **NO_SESSION), "!!")
    assert detox("remind", **NO_SESSION).code == 3
    assert file.read_text() == '{"schema": 2}'


def test_a_reminder_that_could_not_be_shown_is_told_with_the_reason(
    detox: Run, done: Run, bare: dict[str, str]
) -> None:
    environ = session(bare)
    done("remind", **environ)
    done(*ADD)
    done("remind", **{**environ, "DETOX_NOW": "2026-11-23T14:00:10Z"})
    ended = detox("doctor", **{**environ, "DETOX_NOW": "2026-11-23T14:00:20Z"})
    line = line_with(ended, "Write the column")
    assert line.startswith("!!")
    assert "“Write the column” was tried 1 time but not shown: There is no desktop" in line
    assert "tried again today 15:01" in line


def test_a_reminder_in_a_zone_that_is_not_known_is_told(detox: Run, done: Run, home: Path) -> None:
    done(*ADD, "--zone", "Europe/Paris")
    plan = next(home.glob("data/records/*/plan.json"))
    plan.write_text(plan.read_text().replace('"Europe/Paris"', '"Europe/Elsewhere"'))
    line = line_with(detox("doctor", **NO_SESSION), "!!")
    assert "“Write the column” uses the zone Europe/Elsewhere" in line
    assert "tzdata" in line
