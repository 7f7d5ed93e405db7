"""What tests of the plan look at."""

import os
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from detox.bootstrap import Detox
from detox.domain.account import Account
from detox.tui.app import DetoxApp
from detox.tui.widgets.steps_list import StepsList
from detox.tui.widgets.timeline import LaneRows

DAY = date(2026, 12, 31)


SINCE = date(2026, 4, 22)


def given(
    app: DetoxApp, name: str, platform: str = "", day: date | None = None, since: date | None = None
) -> None:
    app.detox.accounts.add(name, platform, day, since)
    app.look_again()


def only(app: DetoxApp) -> Account:
    (account,) = app.detox.accounts.all()
    return account


async def opened(pilot: Pilot[int]) -> None:
    await pilot.press("P")
    await pilot.pause()


def lines(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(LaneRows)
    shown = [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]
    return [line.replace("▌", " ", 1) for line in shown]


def named(app: DetoxApp, name: str) -> Account:
    return app.detox.accounts.find(name)


async def to(pilot: Pilot[int], app: DetoxApp, name: str) -> None:
    """Put the cursor on an account."""
    rows = app.screen.query_one(LaneRows)
    rows.focus()
    await pilot.press(*"k" * 10)
    for _row in range(10):
        if rows.selected == named(app, name).uid:
            break
        await pilot.press("j")
    assert rows.selected == named(app, name).uid


SIZES = [(60, 24), (80, 24), (140, 40)]


def at(day: str, _home: Path) -> DetoxApp:
    """The program on another day."""
    os.environ["DETOX_NOW"] = f"{day}T14:32:00Z"
    return DetoxApp(Detox())


def steps(app: DetoxApp) -> list[str]:
    rows = app.screen.query_one(StepsList)
    return [drawn(rows, place) for place in range(len(rows._rows))]


def drawn(rows: StepsList | LaneRows, place: int) -> str:
    return "".join(text for text, _style in rows._pieces(place)).rstrip()


def line_of_account(app: DetoxApp, name: str) -> str:
    rows = app.screen.query_one(LaneRows)
    found = (drawn(rows, place) for place in range(len(rows._rows)))
    return next(line for line in found if name in line)
