"""After resizes and changes, however fast they come, the screen is as if painted anew."""

import random
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import CompositorUpdate
from textual._context import visible_screen_stack
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

import detox.tui
from detox.bootstrap import Detox
from detox.domain.session import Session
from detox.tui.app import DetoxApp
from detox.tui.widgets.titled import Titled
from tests.terminal.emulator import Emulator
from tests.tui.conftest import until
from tests.tui.quick import MOST_PAINTED
from tests.tui.typing import SCREENS, at_once, nowhere, still

SIZES = [(40, 10), (60, 24), (79, 24), (80, 24), (120, 36), (140, 40), (100, 12)]


def painted(app: DetoxApp) -> list[str]:
    """The text that stands on the screen; the thumb of a scrollbar is left out, since Textual may
    draw one behind a dialog where it stood before.
    """
    strips = app.screen._compositor.render_strips(app.size)
    lines = ("".join(segment.text for segment in strip) for strip in strips)
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in lines]


def with_all_beneath(app: DetoxApp) -> list[str]:
    """The text that stands on the screen, with what is seen of the screens under it."""
    visible_screen_stack.set(app._background_screens)
    return painted(app)


def resize(app: DetoxApp, *size: int) -> None:
    """Tell of another size, as the terminal does."""
    assert app._driver is not None
    app._driver._size = (size[0], size[1])
    app.post_message(Resize(Size(*size), Size(*size)))


async def settled(app: DetoxApp) -> list[str]:
    """What stands there once all has been painted."""
    before: list[str] = []
    await still(app)
    for _time in range(MOST_PAINTED):
        if before == (now := painted(app)):
            break
        before = now
        for screen in app.screen_stack:
            await still(app)
            screen._on_timer_update()
            await still(app)
    return before


async def anew(app: DetoxApp) -> list[str]:
    """What stands there after another size and back, scrolled to where it was."""
    width, height = app.size
    scrolled = [screen.scroll_offset.y for screen in app.screen_stack]
    resize(app, width + 7, height + 3)
    await settled(app)
    resize(app, width, height)
    await settled(app)
    for screen, y in zip(app.screen_stack, scrolled, strict=True):
        screen.scroll_to(y=y, animate=False, force=True, immediate=True)
    return await settled(app)


OPENED = ["", "?", "l"]


@pytest.mark.parametrize("opened", OPENED)
async def test_a_burst_of_resizes_ends_as_one_resize_does(
    used_home: Path, opened: str, is_long: bool
) -> None:
    """One dialog is opened on every second screen, the other one on the rest."""
    detox = Detox()
    detox.accounts.add("Instagram", "instagram", detox.log.today().replace(month=12))
    for minutes in range(41, 49):
        detox.log.log(minutes, "writing", note="column draft")
    app, chance = DetoxApp(Detox(), send=nowhere), random.Random(opened)
    async with app.run_test() as pilot:
        await pilot.pause()
        for turn, key in enumerate(SCREENS.values()):
            if opened and turn % 2 != OPENED.index(opened) % 2 and not is_long:
                continue
            await at_once(app, key + opened)
            for count in (2, 9) if is_long else (2, 9)[turn // 2 % 2 :][:1]:
                for size in chance.choices(SIZES, k=count):
                    resize(app, *size)
                    await pilot.pause(0)
                told = await settled(app)
                assert told == await anew(app), (key, app.size)
            await at_once(app, "\x1b\x1b")


async def test_a_change_behind_an_open_dialog_is_seen_behind_it(app: DetoxApp) -> None:
    async with app.run_test(size=(90, 24)) as pilot:
        await pilot.pause()
        await at_once(app, "l")
        Detox().log.log(45, "writing", note="seen from here")
        app._tick()
        now = await settled(app)
        assert any(line.startswith("  writi") and "5 min" in line for line in now)
        assert now == await anew(app)


class InATerminal(DetoxApp):
    """The program, and a terminal that shows what it painted piece by piece."""

    CSS_PATH = [Path(*detox.tui.__path__) / path for path in DetoxApp.CSS_PATH]

    def __init__(self) -> None:
        super().__init__(Detox())
        self._terminal = Emulator(24, 80)

    def stands(self, text: str) -> bool:
        """Whether a text stands there."""
        return any(text in line for line in self._terminal.show(b""))

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate):
            self._terminal.show(renderable.render_segments(self.console).encode())
        super()._display(screen, renderable)


async def test_what_goes_is_painted_over_though_a_place_was_asked_before_the_next_layout(
    used_home: Path,
) -> None:
    app = InATerminal()
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        app.say("Nothing was logged.")
        await settled(app)
        assert app.stands("Nothing was logged.")
        app.screen.query_one("ToastHolder").display = False
        app.screen._compositor._full_map_invalidated = True  # as by a change of what is not seen
        assert app.screen.children[-1].region
        await settled(app)
        assert not app.stands("Nothing was logged.")


async def test_what_changes_far_below_is_seen_through_all_that_stands_over_it(
    used_home: Path,
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await pilot.pause()
        await at_once(app, "I")
        beneath = app.screen
        app.notify("while")
        await pilot.press("colon", "f1")
        for above in app.screen_stack[-2:]:  # each has its own of the same message
            await above.query("Toast").remove()
        await settled(app)
        assert "while" in "".join(with_all_beneath(app))
        (gone,) = beneath.query("Toast")
        await gone.remove()
        await until(pilot, lambda: not (beneath._layout_required or gone in beneath._compositor))
        stood = with_all_beneath(app)
        await anew(app)
        assert stood == with_all_beneath(app)


async def test_what_is_said_twice_with_a_layout_between_has_the_room_it_needs(
    filled: list[Session],
) -> None:
    app = DetoxApp(Detox(), send=nowhere)
    async with app.run_test() as pilot:
        await pilot.press("L", "e")
        field, beside = app.screen.query(Titled)[:2]
        for lines in (2, 3):
            field.say(Content("\n".join(["said"] * lines)))
            beside.refresh(layout=True)
            beside._check_refresh()  # it is idle first
            app.screen._refresh_layout()
        await pilot.pause()
        assert field.size.height == 1 + 3
