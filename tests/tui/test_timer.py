"""The timer by keys: it is told where no line of the screen shows it."""

import re
from datetime import timedelta

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.dialogs.ask import ChoiceScreen
from detox.tui.screens.base import MainScreen
from detox.tui.widgets.line import Line
from tests.tui.conftest import notices


def told(app: DetoxApp) -> list[str]:
    return [note.message for note in notices(app)]


def so_far(app: DetoxApp) -> str:
    """What is told of the timer, without the seconds that went by meanwhile."""
    (said,) = told(app)
    assert re.search(r": 00:\d\d so far\.$", said)
    return said.partition(":")[0]


@pytest.mark.parametrize("key", ["L", "P", "I", "S"])
async def test_it_is_told_where_no_line_shows_it(app: DetoxApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key, "space", "w")
        await pilot.pause()
        assert told(app) == ["The timer is running for writing, since 15:32."]
        await pilot.press(".")
        await pilot.pause()
        assert so_far(app) == "The timer for writing is paused"
        await pilot.press(".")
        await pilot.pause()
        assert so_far(app) == "The timer is running again for writing"


async def test_today_shows_it_and_says_nothing_more(app: DetoxApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "w", ".")
        await pilot.pause()
        assert told(app) == []
        assert "Paused" in str(app.screen.query_one("TimerLine").render())


async def test_a_long_timer_that_is_paused_is_not_asked_whether_it_goes_on(app: DetoxApp) -> None:
    timing = app.detox.timing
    timing.start("writing", app.detox.clock.now() - timedelta(hours=5))

    def line() -> str:
        return str(app.screen.query_one("TimerLine").render())

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(".")
        await pilot.pause()
        assert "Paused" in line()
        assert "since 10:32" in line()
        assert "still going?" not in line()
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen), "it asks how much of it was real"


async def test_the_start_of_another_day_is_offered_with_its_day(app: DetoxApp) -> None:
    timing = app.detox.timing
    began = timing.start("writing", app.detox.clock.now() - timedelta(hours=30)).started
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(",")
        await pilot.pause()
        assert app.screen.query_one(Line).value == "yesterday at 09:32"
        await pilot.press("enter")
        await pilot.pause()
        timer = timing.current()
        assert timer is not None
        assert timer.started == began


async def test_a_start_that_is_of_yesterday_says_so_before_and_after_it_is_taken(
    app: DetoxApp,
) -> None:
    app.detox.timing.start("writing", app.detox.clock.now())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(",", *["backspace"] * 20, *"yesterday 23:00")
        await pilot.pause()
        assert "yesterday at 23:00" in str(app.screen.query_one(".dialog-preview").render())
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("TimerLine")
        await pilot.press(".")
        await pilot.pause()
        assert "since yesterday at 23:00" in str(app.screen.query_one("TimerLine").render())


async def test_a_dot_may_stand_in_the_time_it_began(app: DetoxApp) -> None:
    app.detox.timing.start("writing", app.detox.clock.now())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(",", *["backspace"] * 20, *"9.30", "enter")
        await pilot.pause()
        assert "since 09:30" in str(app.screen.query_one("TimerLine").render())


async def test_a_timer_stopped_elsewhere_is_asked_about_no_further(app: DetoxApp) -> None:
    app.detox.timing.start("writing", app.detox.clock.now() - timedelta(hours=5))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen)
        Detox().timing.cancel()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert any("stopped elsewhere" in said for said in told(app))
