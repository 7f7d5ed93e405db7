"""Dialogs that are kept. To make the widgets of one, to dress and to place them takes several times
as long as to paint it; so they are made once, and asked something else the next time.
"""

import asyncio
from collections.abc import Hashable
from functools import cache
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.events import ScreenSuspend
from textual.screen import Screen
from textual.widget import AwaitMount

from detox.tui.dressing import Dressed
from detox.tui.gate import GatedApp

T = TypeVar("T")
MOST_KEPT = 5


class Kept(Dressed[T]):
    """A screen whose widgets may be asked something else the next time."""

    IS_OF_ONE_SHAPE: ClassVar[bool] = False
    """whether its widgets are the same whatever is asked"""

    def shape(self) -> Hashable:
        """What its widgets follow from: two of one shape differ in their words only. Nothing for
        one that is made anew each time.
        """
        return type(self) if self.IS_OF_ONE_SHAPE else None

    def fill(self) -> None:
        """Say in its widgets what is asked, as if they were just made."""

    def put_away(self) -> None:
        """End what goes on in it: it is left, and may come back."""

    def on_mount(self) -> None:
        """Say what is asked first."""
        self.fill()

    def become(self, other: "Kept[Any]") -> None:
        """Ask what another of its shape would."""
        for name in vars(other).keys() - _of_any_screen():
            setattr(self, name, vars(other)[name])
        self.take_size()
        self.fill()
        self._painter = asyncio.create_task(self._paint_at_once())

    async def _paint_at_once(self) -> None:
        """Paint when all is said, not with the next frame: a new screen does not wait either."""
        app = self.app
        assert isinstance(app, GatedApp)
        await app.at_rest()
        if self.is_current:
            self._on_timer_update()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Let go of the keys, so that the first line has them when it comes back."""
        if self not in self.app.screen_stack:
            self.set_focus(None)
            self.put_away()


class KeepingApp(App[int]):
    """An app that keeps its dialogs, those asked last."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._dialogs: dict[Hashable, Kept[Any]] = {}

    def _get_screen(self, screen: Screen[Any] | str) -> tuple[Screen[Any], AwaitMount]:
        if isinstance(screen, Kept) and screen.shape() is not None:
            screen = self._kept_like(screen)
        return super()._get_screen(screen)

    def is_screen_installed(self, screen: Screen[Any] | str) -> bool:
        """Whether it outlives being left."""
        return screen in self._dialogs.values() or super().is_screen_installed(screen)

    def let_go_of_dialogs(self) -> None:
        """Have all of them made anew: in another language, for example."""
        for each in self._dialogs.values():
            if each not in self.screen_stack:
                each.remove()
        self._dialogs.clear()

    def _kept_like(self, wanted: Kept[Any]) -> Kept[Any]:
        """The one of its shape that was kept, or itself from now on."""
        shape = wanted.shape()
        kept = self._dialogs.pop(shape, None)
        if kept is not None and (kept in self.screen_stack or not kept.is_running):
            self._dialogs[shape] = kept
            return wanted
        if kept is None:
            kept = wanted
        elif kept is not wanted:
            kept.become(wanted)
        self._dialogs[shape] = kept
        if len(self._dialogs) > MOST_KEPT:
            self._drop_oldest()
        return kept

    def _drop_oldest(self) -> None:
        shape = next(each for each, kept in self._dialogs.items() if kept not in self.screen_stack)
        self._dialogs.pop(shape).remove()


@cache
def _of_any_screen() -> frozenset[str]:
    return frozenset(vars(Kept()))
