"""The daily check-in: off unless wanted, two digits and a line, in place of what was there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from detox import i18n
from detox.bootstrap import Detox
from detox.domain.checkin import CheckIn
from detox.tui.app import DetoxApp
from detox.tui.dialogs.check_in import CheckInScreen
from detox.tui.screens.today import TodayScreen
from tests.tui.conftest import shown

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    i18n.speak("en")


@pytest.fixture
def wanting(used_home: Path) -> DetoxApp:
    (used_home / "config" / "config.toml").write_text("check_in = true\n")
    return DetoxApp(Detox())


def noted() -> CheckIn | None:
    return Detox().past.check_ins.on(TODAY)


async def test_it_is_off_unless_it_is_wanted(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "check in" not in shown(app, "#keys")
        await pilot.press("C")
        await pilot.pause()
        assert "is off. Turn it on?" in shown(app, ".dialog-title")
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("C", "y", "4", "3", "enter")
        await pilot.pause()
        assert "check in" in shown(app, "#keys")
    assert noted() == CheckIn(TODAY, 4, 3)


async def test_who_notes_it_by_command_has_the_key_too(app: DetoxApp) -> None:
    app.detox.past.check_ins.note(2, 2, day=date(2026, 11, 20))
    async with app.run_test() as pilot:
        await pilot.press("C", "4", "3", "enter")
        await pilot.pause()
    assert noted() == CheckIn(TODAY, 4, 3)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (140, 40)])
async def test_two_digits_and_enter_are_enough(wanting: DetoxApp, size: tuple[int, int]) -> None:
    async with wanting.run_test(size=size) as pilot:
        await pilot.pause()
        assert "check in" in shown(wanting, "#keys")
        await pilot.press("C", "4", "3", "enter")
        await pilot.pause()
        assert isinstance(wanting.screen, TodayScreen)
    assert noted() == CheckIn(TODAY, 4, 3)


async def test_a_line_may_follow_and_a_second_one_takes_its_place(wanting: DetoxApp) -> None:
    async with wanting.run_test() as pilot:
        await pilot.press("C", "4", "3", *"calm", "enter")
        await pilot.pause()
        assert noted() == CheckIn(TODAY, 4, 3, "calm")
        await pilot.press("C")
        await pilot.pause()
        assert "[4]" in shown(wanting, "#check-focus")
        await pilot.press("right", "enter")
        await pilot.pause()
        assert noted() == CheckIn(TODAY, 5, 3, "calm")
        await pilot.press("u")
        await pilot.pause()
    assert noted() == CheckIn(TODAY, 4, 3, "calm")


async def test_what_is_missing_is_asked_for(wanting: DetoxApp) -> None:
    async with wanting.run_test() as pilot:
        await pilot.press("C", "4", "enter")
        await pilot.pause()
        assert isinstance(wanting.screen, CheckInScreen)
        assert "from 1 (low) to 5 (high)" in shown(wanting, "#check-said")
        await pilot.press("2", "enter")
        await pilot.pause()
    assert noted() == CheckIn(TODAY, 4, 2)


async def test_leaving_notes_nothing(wanting: DetoxApp) -> None:
    async with wanting.run_test() as pilot:
        await pilot.press("C", "4", "3", "escape")
        await pilot.pause()
        assert isinstance(wanting.screen, TodayScreen)
    assert noted() is None


async def test_a_click_on_a_digit_chooses_it(wanting: DetoxApp) -> None:
    async with wanting.run_test() as pilot:
        await pilot.press("C")
        await pilot.pause()
        row = str(wanting.screen.query_one("#check-mood").render())
        await pilot.click("#check-mood", offset=(row.index("5"), 0))
        await pilot.pause()
        assert "[5]" in shown(wanting, "#check-mood")
