"""Sessions of another zone: they began when the clock there said so, on every screen."""

import time
from datetime import UTC, date, datetime

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from tests.tui.conftest import shown
from tests.tui.log_world import lines


@pytest.mark.usefixtures("used_home")
async def test_a_start_is_told_as_it_was_where_it_was_lived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
    Detox().log.log(30, "writing", date(2026, 11, 22), start=start)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "09:10  writing" in shown(app, "DayPane")
        await pilot.press("L")
        await pilot.pause()
        assert any("09:10" in line for line in lines(pilot))
