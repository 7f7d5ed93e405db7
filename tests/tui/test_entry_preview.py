"""What a log line is taken for is seen while it is typed, and said once it is noted."""

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from tests.tui.conftest import shown

PREVIEW = ".dialog-preview"


async def test_the_day_and_the_clock_stand_in_the_reading(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"1h30 writing draft +paper --on yesterday --at 9:10")
        said = "1 h 30  writing  “draft”  +paper  yesterday, 09:10 to 10:40"
        assert shown(app, PREVIEW) == said
        await pilot.press("ctrl+u", *"20 email on monday")
        assert shown(app, PREVIEW) == "20 min  email  Monday 16 November"
        await pilot.press("ctrl+u", *"20 email")
        assert shown(app, PREVIEW) == "20 min  email  today"


async def test_what_is_understood_so_far_stands_above_what_is_missing(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"45m +paper")
        so_far, missing = shown(app, PREVIEW).splitlines()
        assert so_far == "45 min  +paper"
        assert missing.startswith("Which activity was it?")
        await pilot.press("ctrl+u", *"writing --at 9:10")
        so_far, missing = shown(app, PREVIEW).splitlines()
        assert so_far == "writing  today, 09:10"
        assert missing.startswith("How long did it take?")


async def test_a_line_after_the_letter_of_its_activity_is_read_with_it(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("w", *"45 draft --at 9:10")
        assert shown(app, PREVIEW) == "45 min  writing  “draft”  today, 09:10 to 09:55"


async def test_a_french_reading_is_french(app: DetoxApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    french = DetoxApp(Detox())
    async with french.run_test() as pilot:
        await pilot.press("l", *"1h30 lecture --le hier --at 9h10")
        assert shown(french, PREVIEW) == "1 h 30  lecture  hier, de 09:10 à 10:40"


async def test_what_was_noted_is_said_whole(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("l", *"45 writing draft +paper --on yesterday --at 9:10", "enter")
        await pilot.pause()
        (toast,) = app._notifications
        assert "“draft” +paper, yesterday, 09:10 to 09:55" in toast.message
