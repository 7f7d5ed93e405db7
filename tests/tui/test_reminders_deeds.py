"""What is done about reminders on their screen: snoozed, tried, removed, installed."""

import sys
from datetime import time
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.delivery import Status
from detox.domain.problem import Problem
from detox.services.delivering import Message
from detox.services.reminders import ReminderEdit
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ConfirmScreen
from detox.tui.dialogs.installing import InstallScreen
from detox.tui.screens.reminders import RemindersScreen
from tests.cli.running import Done
from tests.cli.schedulers import Machine, made
from tests.tui.conftest import shown, toasts, until
from tests.tui.quick import painted
from tests.tui.reminders_world import (
    PLACES,
    SIZES,
    about,
    answer,
    go_to,
    own,
    row,
    text,
    title,
)


class Attempted(NamedTuple):
    status: Status
    detail: Problem = Problem("Nobody is there.")


@pytest.fixture(autouse=True)
def english_again():
    yield
    i18n.speak("en")


async def ask_to_install(pilot: Pilot[int]) -> None:
    """Ask for reminders with Detox closed, and wait for what would be written."""
    await pilot.press("i")
    await until(pilot, lambda: isinstance(pilot.app.screen, InstallScreen))
    await pilot.pause()


def once_shown(uid: str, monkeypatch: pytest.MonkeyPatch, now: str) -> DetoxApp:
    """The program after one reminder was shown."""
    monkeypatch.setenv("DETOX_NOW", "2026-11-22T07:59:00Z")
    Detox().remind(lambda _message: Attempted("shown"))
    monkeypatch.setenv("DETOX_NOW", now)
    sent: list[Message] = []

    def send(message: Message) -> Attempted:
        sent.append(message)
        return Attempted("shown")

    Detox().remind(send)
    assert sent
    assert uid in {entry.uid for entry in Detox().reminders.history()}
    return DetoxApp(Detox(), send)


async def test_the_last_one_comes_again_later(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = once_shown("look-back", monkeypatch, "2026-11-22T17:01:00Z")  # 18:01 in Paris
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        await answer(pilot, "z")
        assert "this evening" in text(app)
        await answer(pilot, "down", "enter")
        assert "will be back today at 19:01, in 1 hour" in toasts(app)
        assert "today 19:01" in row(app, "look back")
        assert "snoozed until today at 19:01" in about(app)
        house = app.detox
        await answer(pilot, "u")
        assert "Undone: snoozing a reminder" in toasts(app)
        assert app.detox is house, "no setting was changed"
        assert "snoozed" not in about(app)
        await answer(pilot, "U")
        assert "Redone: snoozing a reminder" in toasts(app)
    async with (wide := DetoxApp(Detox())).run_test(size=(140, 50)) as pilot:
        await go_to(pilot, "look-back")
        assert "today 19:01: Weekly look back" in about(wide), "it is among what comes of all"
    (waiting,) = Detox().reminders.waiting()
    assert waiting.is_snoozed


async def test_this_evening_is_not_offered_once_it_has_come(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = once_shown("look-back", monkeypatch, "2026-11-22T18:30:00Z")  # 19:30 in Paris
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        await answer(pilot, "z")
        assert "evening" not in text(app)
        assert "tomorrow" in text(app)


async def test_nothing_is_put_off_that_never_came(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "z")
        assert isinstance(app.screen, RemindersScreen)
        assert "hasn’t come yet" in toasts(app)


@pytest.mark.parametrize("status", ["shown", "unknown", "failed"])
async def test_a_try_is_sent_and_what_became_of_it_is_said(used_home: Path, status: Status) -> None:
    sent: list[Message] = []

    def send(message: Message) -> Attempted:
        sent.append(message)
        return Attempted(status)

    app = DetoxApp(Detox(), send)
    tried = PLACES if status == "shown" else PLACES[:1]
    async with app.run_test() as pilot:
        for uid in tried:
            await go_to(pilot, uid)
            await pilot.press("t")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "Nobody is there." in toasts(app)
            assert (sent[-1].title in toasts(app)) is (status == "failed"), "shown here instead"
        assert len(sent) == len(tried)
        assert all(message.title for message in sent)
        assert app.detox.reminders.history() == []


async def test_what_became_of_past_ones_is_shown_the_newest_first(
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = once_shown("look-back", monkeypatch, "2026-11-22T19:45:00Z")
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        assert "today 18:00: shown" in about(app)
        await answer(pilot, "h")
        past = shown(app, "#text")
        assert past.index("today 20:30") < past.index("today 18:00")
        await answer(pilot, "escape")
        assert isinstance(app.screen, RemindersScreen)


async def test_no_past_says_so(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "h")
        assert "No reminder has come yet." in shown(app, "#text")


async def test_one_of_ones_own_is_removed_and_comes_back_by_undo(app: DetoxApp) -> None:
    edit = ReminderEdit(texts=("Stretch",), rule="FREQ=DAILY", at=time(15))
    app.detox.reminders.add(edit)
    async with app.run_test() as pilot:
        await go_to(pilot)
        await answer(pilot, "x")
        assert "Remove “Stretch”?" in shown(app, ".dialog-title")
        await answer(pilot, "y")
        assert "Stretch" not in text(app)
        await answer(pilot, "u")
        assert own(app).texts == ("Stretch",)


async def test_a_built_in_one_is_brought_back_to_what_it_was(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await answer(pilot, "x")
        assert "turn it off instead" in toasts(app)
        app.detox.reminders.edit("evening-log", ReminderEdit(at=time(22)))
        app.changed()
        await pilot.pause()
        await answer(pilot, "x")
        assert "Reset “Evening log”?" in shown(app, ".dialog-title")
        await answer(pilot, "enter")
        assert app.detox.reminders.find("evening-log").at == time(20, 30)


async def test_reminders_that_are_off_in_the_settings_are_said_to_be(used_home: Path) -> None:
    (used_home / "config" / "config.toml").write_text("reminders = false\n")
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        assert "off in the settings, so none will come: S" in shown(app, "#reminders-notice")
        assert "today 20:30" not in text(app)


async def test_it_is_said_whether_they_come_while_the_program_is_closed(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await app.workers.wait_for_complete()
        await pilot.pause()
        told = shown(app, "#reminders-timer")
        assert "only while Detox is open" in told
        assert "i turn it on" in told
        app.set_to("language", "fr")
        await painted(app)
        assert "seulement si Detox est ouvert" in shown(app, "#reminders-timer")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine where nothing but the desktop starts programs, for this process."""
    if sys.platform != "linux":
        pytest.skip("needs Linux")
    machine = made(none_run, tmp_path)
    monkeypatch.setenv("PATH", str(machine.folder))
    monkeypatch.setenv("HOME", str(machine.user))
    return machine


@pytest.fixture
def schedulers(desktop: Machine) -> Machine:
    """With a systemd that only writes down its orders."""
    machine = desktop.has("systemctl")
    machine.file("environment").write_text("DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1/bus\n")
    times = "LastTriggerUSec=Sun 2026-11-22 14:31:00 UTC\n"
    machine.file("times").write_text(times + "NextElapseUSecRealtime=Sun 2026-11-22 14:33:00 UTC\n")
    return machine


def none_run(*_words: str, **_env: str) -> Done:
    raise AssertionError("no command is run here")


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_has_them_come_with_detox_closed_and_no_longer(
    used_home: Path, schedulers: Machine, size: tuple[int, int]
) -> None:
    sent: list[Message] = []

    def send(message: Message) -> Attempted:
        sent.append(message)
        return Attempted("shown")

    app = DetoxApp(Detox(), send)
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "evening-log")
        await ask_to_install(pilot)
        assert "write ~/.config/systemd/user/detox-remind.timer" in shown(app, "#to-do")
        assert not schedulers.units.exists(), "nothing is written before it is asked"
        await pilot.press("v")
        await pilot.pause()
        assert "OnCalendar=" in shown(app, "#text")
        await pilot.press("escape", "y")
        await until(pilot, lambda: "Send one notification" in title(app))
        await pilot.pause()
        assert (schedulers.units / "detox-remind.timer").exists()
        assert schedulers.file("active").exists()
        await pilot.press("enter")
        await until(pilot, lambda: "Did it appear?" in title(app))
        await pilot.pause()
        assert len(sent) == 1
        await pilot.press("y")
        await until(pilot, lambda: "test seen" in state(app))
        assert "on, by systemd" in state(app)
        assert "15:33" in state(app)
        assert "last check 15:31" in state(app)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "only while Detox is open" in state(app))
        assert not list(schedulers.units.iterdir())


async def test_what_begins_with_the_next_login_is_not_said_to_come_yet(
    used_home: Path, desktop: Machine
) -> None:
    app = DetoxApp(Detox(), lambda _message: Attempted("shown"))
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await ask_to_install(pilot)
        await pilot.press("y")
        await until(pilot, lambda: "Send one notification" in title(app))
        assert "Nothing is checking for reminders yet" in toasts(app)
        assert "come with Detox closed" not in toasts(app)
        await pilot.press("escape")
        await until(pilot, lambda: "on, by autostart" in state(app))
        assert "i turn it off" in state(app)
        assert "Next check at login" in state(app)
        await pilot.press("i")
        await until(pilot, lambda: "only while Detox is open" in title(app))
        await pilot.press("y")
        await until(pilot, lambda: "i turn it on" in state(app))
    assert not desktop.entry.exists()


async def test_leaving_it_off_writes_nothing(app: DetoxApp, schedulers: Machine) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot)
        await ask_to_install(pilot)
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        assert not schedulers.units.exists()
        assert "enable" not in schedulers.file("orders").read_text()


async def test_what_the_system_refuses_is_said_and_nothing_stays(
    app: DetoxApp, schedulers: Machine
) -> None:
    schedulers.file("no-enable").touch()
    async with app.run_test() as pilot:
        await go_to(pilot)
        await ask_to_install(pilot)
        await pilot.press("y")
        await until(pilot, lambda: "did not work" in toasts(app))
        assert "Failed to enable unit" in toasts(app)
        assert not list(schedulers.units.iterdir())
        assert not app.is_scheduling


def state(app: DetoxApp) -> str:
    found = app.screen.query("#reminders-timer")
    return " ".join(str(found.first().render()).split()) if found else ""


@pytest.mark.usefixtures("ticking")
async def test_what_another_program_changes_is_shown(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        Detox().reminders.switch("look-back", is_on=False)
        await until(pilot, lambda: " off " in row(app, "look back"))
        assert " off " in row(app, "look back")


async def test_a_second_click_changes_one(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "evening-log")
        await until(pilot, lambda: bool(shown(app, "#reminders-timer")))  # it moves the list down
        await painted(app)
        for _each in range(2):
            await pilot.click(".main-list", offset=(6, 2))
            await pilot.pause()
        await until(pilot, lambda: bool(app.screen.query(".dialog-title")))
        assert "Weekly look back" in shown(app, ".dialog-title")


async def test_a_tick_is_turned_by_a_click(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await go_to(pilot, "look-back")
        await answer(pilot, "e")
        await pilot.click("#while_leaving")
        await answer(pilot, "enter")
        assert app.detox.reminders.find("look-back").only.while_leaving


async def test_an_evening_that_needs_no_reminder_says_so(app: DetoxApp) -> None:
    app.detox.log.log(45, "writing")
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, "evening-log")
        assert "not needed today" in row(app, "Evening log")
        assert "today 20:30: not needed today" in about(app)
        assert "tomorrow 20:30" in about(app)
