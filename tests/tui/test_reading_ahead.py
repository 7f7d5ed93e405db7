"""What is opened for the first time was read before, so that nobody waits for it."""

import subprocess
import sys
from pathlib import Path

LOOK = """
import asyncio, sys
from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.reading_ahead import read_ahead

async def look_at_all():
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        list(read_ahead())
        known = set(sys.modules)
        await pilot.press(*"LPEIRSOT?")
        await pilot.press("escape", "ctrl+p", "escape", "w", "escape")
        print(sorted(name for name in set(sys.modules) - known if name.startswith("detox.tui")))

asyncio.run(look_at_all())
"""


def test_no_code_is_read_when_a_screen_is_opened_for_the_first_time(used_home: Path) -> None:
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
