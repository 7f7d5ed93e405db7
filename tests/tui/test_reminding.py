"""Reminders while the program is open: the same look as `detox remind`, beside what keys do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.delivery import Fate, Status
from detox.services.delivering import Message
from detox.services.people import PersonEdit
from detox.services.reminders import ReminderEdit
from detox.tui.app import DetoxApp
from tests.services.reminding import Attempted
from tests.tui.conftest import notices, shown, toasts, until

EARLIER, THEN = "2026-11-22T19:00:00Z", "2026-11-22T19:31:00Z"  # the evening log is for 20:30
TITLE = "Where did the hours go today?"


class Desktop:
    """Where notifications go; it may take its time."""

    def __init__(self) -> None:
        self.answer: Status = "shown"
        self.sent: list[Message] = []
        self.asked, self.go_on = Event(), Event()
        self.go_on.set()

    def send(self, message: Message) -> Attempted:
        self.asked.set()
        self.go_on.wait(60)
        self.sent.append(message)
        return Attempted(self.answer)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.go_on.set()


@pytest.fixture
def opened(
    used_home: Path, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., DetoxApp]:
    """The program, opened after a look earlier that day: what came since is due."""

    def open_it(last: str = EARLIER, now: str = THEN) -> DetoxApp:
        monkeypatch.setenv("DETOX_NOW", last)
        Detox().remind(lambda message: pytest.fail(message.title))
        monkeypatch.setenv("DETOX_NOW", now)
        return DetoxApp(Detox(), desktop.send)

    return open_it


async def look(app: DetoxApp, pilot: Pilot[int]) -> None:
    """Look at the reminders now, and wait until that is over."""
    app.look_at_reminders()
    await app.workers.wait_for_complete()
    await pilot.pause()


def fates(app: DetoxApp) -> list[tuple[str, str]]:
    return [(entry.uid, entry.fate) for entry in app.detox.reminders.history()]


async def test_what_is_due_is_sent_once(opened, desktop: Desktop) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await look(app, pilot)
        await look(app, pilot)
        assert [message.title for message in desktop.sent] == [TITLE]
        assert fates(app) == [("evening-log", Fate.SENT)]
        assert not toasts(app), "the desktop has shown it"
    Detox().remind(lambda message: pytest.fail(message.title))


async def test_it_is_looked_by_itself_soon_after_the_start(
    opened, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened()
    monkeypatch.setattr("detox.tui.reminding.FIRST_LOOK_SECONDS", 0.01)
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(desktop.sent))
        assert [message.title for message in desktop.sent] == [TITLE]


async def test_what_no_desktop_shows_is_shown_here_and_counts(opened, desktop: Desktop) -> None:
    app, desktop.answer = opened(), "failed"
    async with app.run_test() as pilot:
        await look(app, pilot)
        assert TITLE in toasts(app)
        assert "a line is enough" in toasts(app)
        assert fates(app) == [("evening-log", Fate.SENT)]
        assert app.detox.reminders.waiting() == []


async def test_what_may_not_have_been_shown_is_shown_here_too(opened, desktop: Desktop) -> None:
    app, desktop.answer = opened(), "unknown"
    async with app.run_test() as pilot:
        await look(app, pilot)
        assert TITLE in toasts(app)
        assert fates(app) == [("evening-log", Fate.UNKNOWN)]


async def test_keeping_in_touch_names_people_here_and_to_nobody_else(
    opened, desktop: Desktop
) -> None:
    desktop.answer = "failed"
    app = opened("2026-11-25T09:00:00Z", "2026-11-25T10:01:00Z")
    app.detox.people.add(PersonEdit("Zoé Testard"))
    async with app.run_test() as pilot:
        await look(app, pilot)
        assert "Perhaps: Zoé Testard" in toasts(app)
    assert desktop.sent
    assert "Zoé" not in str(desktop.sent)
    assert "Zoé" not in str(app.detox.reminders.history())


async def test_keys_go_on_and_no_second_look_begins_while_one_is_slow(
    opened, desktop: Desktop
) -> None:
    app = opened()
    desktop.go_on.clear()
    async with app.run_test() as pilot:
        app.look_at_reminders()
        await until(pilot, desktop.asked.is_set)
        app.look_at_reminders()
        assert len([worker for worker in app.workers if worker.group == "reminders"]) == 1
        await pilot.press("L")
        await pilot.pause()
        assert app.screen.SCOPE == "log"
        desktop.go_on.set()
        await app.workers.wait_for_complete()
        assert len(desktop.sent) == 1


async def test_leaving_in_the_middle_keeps_what_was_not_shown_for_later(
    opened, desktop: Desktop
) -> None:
    app, desktop.answer = opened(), "failed"
    desktop.go_on.clear()
    async with app.run_test() as pilot:
        app.look_at_reminders()
        await until(pilot, desktop.asked.is_set)
        await pilot.press("q")
    desktop.go_on.set()
    await app._loop.shutdown_default_executor()
    (waiting,) = Detox().reminders.waiting()
    assert (waiting.uid, waiting.fails) == ("evening-log", 1)


async def test_what_was_missed_is_told_once_and_leads_to_the_screen(
    opened, desktop: Desktop
) -> None:
    app = opened("2026-11-20T12:00:00Z", "2026-11-22T10:00:00Z")
    async with app.run_test() as pilot:
        await look(app, pilot)
        assert "1 reminder was due while you were away. Press R to see it." in toasts(app)
        app.clear_notifications()
        await look(app, pilot)
        assert not toasts(app)
        await pilot.press("R")
        await pilot.pause()
        notice = shown(app, "#reminders-notice").replace("\xa0", " ")
        assert "While you were away: Evening log yesterday 20:30" in notice
        await pilot.pause()
        assert app.detox.reminders.unseen() == []
        await pilot.press("T")
    again = DetoxApp(Detox(), desktop.send)
    async with again.run_test() as pilot:
        await look(again, pilot)
        assert not toasts(again)


async def test_reminders_switched_off_elsewhere_stay_off(
    opened, desktop: Desktop, used_home: Path
) -> None:
    app = opened()
    async with app.run_test() as pilot:
        (used_home / "config" / "config.toml").write_text("reminders = false\n")
        await look(app, pilot)
        assert not desktop.sent


async def test_another_language_chosen_elsewhere_does_not_mix_into_this_one(
    opened, desktop: Desktop, used_home: Path
) -> None:
    app, desktop.answer = opened(), "failed"
    async with app.run_test() as pilot:
        (used_home / "config" / "config.toml").write_text('language = "fr"\n')
        await look(app, pilot)
        assert TITLE in toasts(app)


async def test_trouble_is_told_once_and_the_program_goes_on(opened, used_home: Path) -> None:
    app = opened()
    (used_home / "state" / "reminders.json").unlink()
    (used_home / "state" / "reminders.json").mkdir()
    async with app.run_test() as pilot:
        await look(app, pilot)
        await look(app, pilot)
        assert toasts(app).count("reminders.json") == 1
        await pilot.press("R")
        await pilot.pause()
        assert "reminders.json" in shown(app, "#reminders-notice")


async def test_nothing_is_looked_at_during_the_first_run(home: Path, desktop: Desktop) -> None:
    app = DetoxApp(Detox(), desktop.send)
    async with app.run_test() as pilot:
        await look(app, pilot)
    assert not (home / "state" / "reminders.json").exists()


async def test_a_text_full_of_markup_is_shown_as_it_stands(opened, desktop: Desktop) -> None:
    app, desktop.answer = opened(), "failed"
    app.detox.reminders.edit("look-back", ReminderEdit(texts=("[bold red]a[/] [link=x] <b>",)))
    async with app.run_test() as pilot:
        await pilot.press("R", "j", "j", "t")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "[link=x]" in toasts(app)
        assert not any(notification.markup for notification in notices(app))
        assert "[link=x]" in shown(app, "ReminderPane")
