"""What is opened for the first time was read before, so that nobody waits for it."""

import subprocess
import sys

from detox.bootstrap import Detox

LOOK = """
import asyncio, sys
from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from detox.tui.reading_ahead import read_ahead

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)

async def look_at_all():
    app = DetoxApp(Detox())
    async with app.run_test() as pilot:
        await pilot.pause()
        list(read_ahead(app.detox))
        known = set(sys.modules)
        opened.clear()
        await pilot.press(*"LPEIRSOT?")
        await pilot.press("escape", "ctrl+p", "escape", "w", "escape")
        print(sorted(name for name in set(sys.modules) - known if name.startswith("detox.tui")))
        print([name for name in opened if "catalogue" in name and name.endswith(".toml")])

asyncio.run(look_at_all())
"""


def test_no_code_and_no_facts_are_read_when_a_screen_is_opened_for_the_first_time(
    detox: Detox,
) -> None:
    detox.accounts.add("Instagram", "instagram")
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["[]", "[]"]
