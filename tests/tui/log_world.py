"""What tests of the log look at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import pytest
from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.tui.app import DetoxApp
from detox.tui.screens.log import LogScreen

TODAY, YESTERDAY, OCTOBER = date(2026, 11, 22), date(2026, 11, 21), date(2026, 10, 3)


@pytest.fixture
def filled(detox: Detox) -> list[Session]:
    """Three sessions of November and one of October, the newest first."""
    nine = datetime(2026, 11, 22, 8, 10, tzinfo=UTC)
    return [
        detox.log.log(45, "writing", TODAY, "column draft", ("newsletter",), nine),
        detox.log.log(30, "email", YESTERDAY, "to [bold]Mira\nsecond line"),
        detox.log.log(90, "writing", date(2026, 11, 3), "letters", ("essay",)),
        detox.log.log(60, "reading", OCTOBER),
    ]


@asynccontextmanager
async def log_screen(size: tuple[int, int] = (80, 24)) -> AsyncIterator["Pilot[int]"]:
    app = DetoxApp(Detox())
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        yield pilot


def screen(pilot: "Pilot[int]") -> LogScreen:
    return next(s for s in pilot.app.screen_stack if isinstance(s, LogScreen))


def selected(pilot: "Pilot[int]") -> str:
    return screen(pilot).sessions.selected


def lines(pilot: "Pilot[int]") -> list[str]:
    found = screen(pilot).sessions
    return [found.render_line(y).text.rstrip() for y in range(found.size.height)]


def title(pilot: "Pilot[int]") -> str:
    from detox.tui.widgets.month_panes import MonthTitle

    return screen(pilot).query_one(MonthTitle).render().plain
