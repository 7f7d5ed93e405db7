"""What has gone from the screen has gone from memory."""

import gc
import weakref

from textual.widgets import Static

from detox.tui.app import DetoxApp


async def test_the_painted_lines_of_what_has_gone_are_gone(app: DetoxApp) -> None:
    async with app.run_test() as pilot:
        painted = []
        for _time in range(20):
            widget = Static("here")
            await app.screen.mount(widget)
            await pilot.pause()
            painted.append(weakref.ref(widget._styles_cache))
            await widget.remove()
        gc.collect()
        still = [lines for lines in painted if lines() is not None]
        assert len(still) < 3, "the last one may still be on its way"
