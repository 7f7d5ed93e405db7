"""Every screen over hundreds of odd records of all tables: they open, and show the good ones."""

from pathlib import Path

import pytest

from detox.bootstrap import Detox
from detox.tui.app import DetoxApp
from tests import strange

SCREENS = {
    "P": ("Good Net", "print the good album"),
    "L": ("a good note",),
    "E": ("Good Person",),
    "t": ("Good Source",),
    "escape": (),
    "I": (),
    "s": (),
    "v": ("good letters",),
    "f": ("good push", "good upkeep"),
    "R": ("the good one",),
    "S": ("Good deeds",),
    "O": ("November 2026",),
}


def painted(app: DetoxApp) -> str:
    """What the terminal shows."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.mark.parametrize("every", [1000, 31])
async def test_every_screen_opens_over_odd_records(used_home: Path, every: int) -> None:
    strange.put(used_home, strange.crowd(list(strange.GOOD), every))
    app = DetoxApp(Detox())
    async with app.run_test(size=(140, 50)) as pilot:
        await pilot.pause()
        for key, words in SCREENS.items():
            await pilot.press(key)
            await pilot.pause()
            for _step in range(4):
                await pilot.press("down")
            await pilot.pause()
            if every == 1000:
                for word in words:
                    assert word in painted(app), (key, painted(app))
        assert app.is_running
    assert app.return_code in (0, None)
