"""Months of the log: walked, kept in place, shown at any width."""

from datetime import date
from typing import cast

import pytest
from textual.geometry import Offset
from textual.widgets import Input, Static

from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.services.sessions import Edit
from detox.tui.app import DetoxApp
from detox.tui.widgets.bars import KeyBar
from tests.tui.log_world import (
    TODAY,
    lines,
    log_screen,
    screen,
    selected,
    title,
)


async def test_months_are_walked_and_none_comes_after_this_one(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("j", "right")
        assert screen(pilot).month == date(2026, 11, 1)
        await pilot.press("left")
        assert selected(pilot) == filled[3].uid
        await pilot.press("p")
        await pilot.pause()
        nothing = screen(pilot).query_one("#log-empty", Static)
        assert "Nothing logged in September 2026. Press a to add a session;" in str(nothing.content)
        keys = screen(pilot).query_one("#keys", KeyBar)
        assert "later" in str(keys.render())
        assert "filter" not in str(keys.render()), "there is nothing to filter"
        await pilot.press("n", "n", "n")
        assert screen(pilot).month == date(2026, 11, 1)
        assert selected(pilot) == filled[1].uid
        assert "later" not in str(keys.render())
        assert "filter" in str(keys.render())


async def test_the_selection_stays_while_the_file_changes(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.press("j")
        other = Detox()
        for place in range(5):
            other.log.log(10 + place, "people", TODAY)
        other.log.edit(filled[1].uid, Edit(day=date(2026, 11, 1)))
        cast(DetoxApp, pilot.app).changed()
        await pilot.pause()
        assert selected(pilot) == filled[1].uid
        assert "8 sessions" in title(pilot)


async def test_a_new_month_at_midnight_moves_nothing(
    filled: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with log_screen() as pilot:
        await pilot.press("j")
        monkeypatch.setenv("DETOX_NOW", "2026-12-01T00:00:05+01:00")
        app = cast(DetoxApp, pilot.app)
        app.detox = Detox()
        app.changed()
        await pilot.pause()
        assert screen(pilot).month == date(2026, 11, 1)
        assert selected(pilot) == filled[1].uid
        assert "Dec" in title(pilot)


async def test_sixty_columns_keep_day_total_activity_duration_and_note(
    filled: list[Session],
) -> None:
    async with log_screen((60, 24)) as pilot:
        first = lines(pilot)[0]
        assert first.removeprefix("▌").split() == [
            "Sun",
            "22",
            "45",
            "min",
            "writing",
            "45",
            "min",
            *["column", "draft"],
        ]
        assert "09:10 to 09:55" in str(screen(pilot).query_one("SessionDetail", Static).content)


async def test_a_double_click_opens_the_form(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.click("#sessions", offset=Offset(20, 1))
        await pilot.pause()
        assert selected(pilot) == filled[1].uid
        await pilot.click("#sessions", offset=Offset(20, 1))
        await pilot.pause()
        assert pilot.app.screen.query_one("#note", Input).value.startswith("to [bold]")


async def test_the_month_before_can_be_clicked(filled: list[Session]) -> None:
    async with log_screen() as pilot:
        await pilot.click("MonthTitle", offset=Offset(76, 0))
        await pilot.pause()
        assert screen(pilot).month == date(2026, 10, 1)
