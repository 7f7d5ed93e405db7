"""What tests of the reminders look at."""

from textual.pilot import Pilot

from detox.domain.reminder import Reminder
from detox.tui.app import DetoxApp
from detox.tui.widgets.row_list import RowList
from tests.tui.conftest import shown

PLACES = (
    *("evening-log", "weekly-writing", "look-back", "keep-in-touch"),
    *("plan-steps", "deletion-day", "last-grace-day", "verification", "think-again"),
)


SIZES = [(60, 24), (80, 24), (140, 40)]


async def go_to(pilot: Pilot[int], uid: str = "") -> None:
    """Open the reminders and go to one."""
    await pilot.press("R")
    await pilot.pause()
    await pilot.press("g", *["j"] * (PLACES.index(uid) if uid else len(PLACES)))
    await pilot.pause()


async def answer(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)


def text(app: DetoxApp) -> str:
    rows = app.screen.query_one(RowList)
    lines = [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]
    return "\n".join(line.replace("▌", " ", 1) for line in lines)


def row(app: DetoxApp, title: str) -> str:
    return next(line for line in text(app).splitlines() if title in line)


def about(app: DetoxApp) -> str:
    return shown(app, "ReminderPane").replace("\xa0", " ")


def own(app: DetoxApp) -> Reminder:
    (found,) = [r for r in app.detox.reminders.all() if not r.is_built_in]
    return found


def title(app: DetoxApp) -> str:
    found = app.screen.query(".dialog-title")
    return str(found.first().render()) if found else ""
