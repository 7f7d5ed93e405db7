"""A session that reached past midnight: what counts today and in a new month began before."""

from datetime import UTC, date, datetime

import pytest
from textual.widgets import Input

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.widgets.row_list import RowList
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
        row = app.screen.query_one(RowList).render_line(0).text
        assert " ".join(row.split()) == "▌Tue 1 1 h 00 writing 1 h 00 begun Mon 30"
        await pilot.press("I", "m", "enter")
        await pilot.pause()
        assert "1 session, 1 h" in shown(app, ".dialog-text")


async def test_what_lists_show_of_a_day_adds_up_to_its_total(after_midnight: DetoxApp) -> None:
    app = after_midnight
    app.detox.log.log(15, "email", date(2026, 12, 1))
    app.changed()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        today = shown(app, "DayPane")
        assert "1 h 15 min" in today
        assert "1 h of it began yesterday" in today
        await pilot.press("I", "w", "m", "enter")
        await pilot.pause()
        assert "2 sessions, 1 h 15 min" in shown(app, ".dialog-text")
        await pilot.press("escape", "L", "end", "e")
        await pilot.pause()
        assert app.screen.query(Input).first().value == "2 h"
