"""`detox reminders install` and `uninstall`, before schedulers that only write down orders."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, is_refused, listing
from tests.cli.schedulers import SCRIPTS, Machine, cron_running, made

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def machine(detox: Run, tmp_path: Path) -> Machine:
    """A machine without any scheduler."""
    return made(detox, tmp_path)


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
    assert "when you next log in to the desktop" in ended.err
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


WAYS = ("systemd", "cron", "autostart", "launchd", "schtasks")


def test_another_way_takes_the_place_of_the_first(machine: Machine) -> None:
    machine.has(*SCRIPTS)
    machine.file("tab").write_bytes(b"0 9 * * * mine\n")
    alone = {}
    for way in WAYS:
        machine.done("install", way)
        assert machine("status", "--json").data["way"] == way
        alone[way] = traces(machine)
        machine.done("uninstall")
        assert machine("status", "--json").data["is_installed"] is False
        assert traces(machine) == ({}, b"0 9 * * * mine\n", set()), way
    before = ""
    for way in chain(WAYS):
        machine.done("install", way)
        assert traces(machine) == alone[way], f"{way} after {before}"
        before = way


def chain(ways: tuple[str, ...]) -> Iterator[str]:
    """Each way after each, once, itself too."""
    for place, way in enumerate(ways):
        yield way
        for other in ways[place:]:
            yield from (other, way)


def traces(machine: Machine) -> tuple[dict[str, bytes], bytes, set[str]]:
    """What the ways have left on a machine: files, the crontab, what else is switched on."""
    switches = ("active", "loaded", "tasked")
    on = {name for name in switches if machine.file(name).exists()}
    return listing(machine.user), machine.file("tab").read_bytes(), on


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
    assert "Nothing to remove" in machine.done("uninstall").out
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
    is_refused(machine("install", DETOX_HOME=f"{tmp_path}/two\nlines"), "no scheduler can handle")
    assert listing(machine.user) == {}


def test_reminders_that_are_switched_off_are_told(machine: Machine) -> None:
    machine.run("config", "set", "reminders", "off")
    assert "Reminders are off in the settings" in machine.done("install", "autostart").err
    assert "Reminders are off in the settings" in machine("status").err


def test_autostart_starts_what_a_dry_run_shows_in_full(machine: Machine) -> None:
    shown = machine.done("install", "autostart", "--dry-run").out
    machine.done("install", "autostart")
    for line in machine.entry.read_text().splitlines():
        assert f"    {line}" in shown
