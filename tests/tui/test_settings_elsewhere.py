"""Settings that change while the program is open, by the command line or by hand: it follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from detox import i18n
from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.screens.base import MainScreen
from tests.tui.conftest import notices
from tests.tui.test_settings_screen import go_to, text

CHANGES = {
    "clock": ("12", "10:00"),
    "first_weekday": ("sunday", "Sunday"),
    "quiet_hours": ("off", "off"),
    "theme": ("paper", "Paper"),
    "language": ("fr", "Début de semaine"),
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.speak("en")


@pytest.mark.parametrize("key", CHANGES)
async def test_what_the_command_line_sets_shows_on_the_open_screen(app: DetoxApp, key: str) -> None:
    value, said = CHANGES[key]
    async with app.run_test(size=(100, 40)) as pilot:
        await go_to(pilot, key)
        before = text(app)
        Detox().records.change_setting(key, value)
        app._tick()
        await pilot.pause()
        changed = set(text(app).splitlines()) - set(before.splitlines())
        assert any(said in line for line in changed), changed


async def test_theme_and_keys_written_by_hand_are_in_force(app: DetoxApp, used_home: Path) -> None:
    async with app.run_test() as pilot:
        file = used_home / "config" / "config.toml"
        file.write_text('theme = "paper"\n[keys]\n"screen.log" = "f12"\n')
        app._tick()
        await pilot.press("f12")
        await pilot.pause()
        assert app.theme == "paper"
        assert isinstance(app.screen, MainScreen)
        assert app.screen.SCOPE == "log"
        file.unlink()
        app._tick()
        await pilot.pause()
        assert app.theme == "calm-dark"


async def test_what_cannot_be_used_is_said_once(app: DetoxApp, used_home: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        lines = 'theme = "papier"\nclock = "13"\n[keys]\n"log.add" = "q"\n'
        (used_home / "config" / "config.toml").write_text(lines)
        for _again in range(3):
            app._tick()
            await pilot.pause()
        said = [each.message for each in notices(app)]
        for named in ("papier", "“13”", "keys.log.add"):
            assert sum(named in message for message in said) == 1
        assert app.theme == "calm-dark"


async def test_a_question_that_is_being_answered_is_answered_first(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"15 wri")
        await pilot.pause()
        asked = app.screen
        Detox().records.change_setting("theme", "paper")
        app._tick()
        await pilot.pause()
        assert app.screen is asked
        assert app.theme == "calm-dark"
        await pilot.press("escape")
        await pilot.pause()
        app._tick()
        assert app.theme == "paper"


async def test_keys_of_ones_own_are_counted_as_far_as_they_are_in_force(used_home: Path) -> None:
    lines = '[keys]\n"log.add" = "q"\n"log.edit" = "b"\n"activity.writing" = "f12"\n'
    (used_home / "config" / "config.toml").write_text(lines)
    app = DetoxApp(Detox())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("S")
        await pilot.pause()
        assert "1 of your own" in text(app)
