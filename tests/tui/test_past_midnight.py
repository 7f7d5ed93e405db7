"""A session that reached past midnight: what counts today and in a new month began before."""

from datetime import UTC, date, datetime

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from tests.tui.conftest import shown


@pytest.fixture
def after_midnight(used_home: None, monkeypatch: pytest.MonkeyPatch) -> DetoxApp:
    monkeypatch.setenv("TZ", "Europe/Paris")
    monkeypatch.setenv("DETOX_NOW", "2026-12-01T09:00:00Z")
    start = datetime(2026, 11, 30, 22, tzinfo=UTC)
    Detox().log.log(120, "writing", date(2026, 11, 30), start=start)
    return DetoxApp(Detox())


async def test_nothing_is_said_not_to_be_logged_that_is_counted(after_midnight: DetoxApp) -> None:
    app = after_midnight
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 h" in shown(app, "DayPane")
        assert "What counts today began yesterday." in shown(app, "DayPane")
        await pilot.press("L")
        await pilot.pause()
        assert shown(app, "#log-empty").startswith("What counts in December 2026 began the day be")
        await pilot.press("I", "m", "enter")
        await pilot.pause()
        assert "No session begins here." in shown(app, ".dialog-text")
