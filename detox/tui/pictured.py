"""Takes over the picture of Today that stands while the program is still on its way."""

import asyncio
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.screen import Screen

from detox.tui.gate import (
    MOST_LOOKS,
    PAUSE_SECONDS,
    QUICK_LOOKS,
    GatedApp,
    awaits_a_frame,
    is_at_rest,
)

if TYPE_CHECKING:
    from detox.door.standing import Picture


class PicturedApp(GatedApp):
    """An app that paints nothing over `picture`, where there is one, before it has it all."""

    picture: "Picture | None" = None
    _takes_over: asyncio.Task[None] | None = None
    _has_all = False

    def on_mount(self) -> None:
        """Wait until there is something to show instead."""
        if self.picture is not None:
            self._takes_over = asyncio.create_task(self._take_over())

    async def _take_over(self) -> None:
        await self.settled()
        self._has_all = True
        self.screen.refresh()
        self.screen._on_timer_update()

    async def settled(self) -> None:
        """Wait until all that a start shows is there; for no frame, where nobody sees one."""
        for look in range(MOST_LOOKS):
            if has_settled(self):
                return
            if look < QUICK_LOOKS and awaits_a_frame(self):
                self.screen._on_timer_update()
            await asyncio.sleep(PAUSE_SECONDS)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self.picture is None or self._has_all:
            super()._display(screen, renderable)
        else:
            self.post_display_hook()


def has_settled(app: GatedApp, *, but_itself: bool = False) -> bool:
    """Whether what the screen in front shows is all there, and laid out.

    With `but_itself` the app is asked while it handles a message, its last.
    """
    if not is_at_rest(app, but_itself=but_itself):
        return False
    front = app.screen
    to_do = (front._layout_required, front._scroll_required, front._recompose_required)
    return not (any(to_do) or front._repaint_required or front._dirty_widgets)
