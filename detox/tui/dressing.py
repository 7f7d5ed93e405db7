"""Screens whose styles and places are worked out once as they open, and that are seen through."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen

from detox.tui.layout import Layout

T = TypeVar("T")


class Dressed(Screen[T]):
    """A screen that is dressed once. By itself Textual works out the styles of all that is in it
    three times: as it opens, when its size is told, and when it has come to the front.
    """

    UNDOES: ClassVar[bool] = True
    """whether the keys that undo and redo hold on it"""
    _dressed_for: tuple[object, ...] = ()

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name, id, classes)
        self._compositor = Layout()

    @property
    def _looks(self) -> tuple[object, ...]:
        return self.app.theme, self.app.ansi_color, self.app.app_focus

    def on_compose(self) -> None:
        """Take the classes of its size while it is empty still."""
        self._dressed_for = self._looks
        self.take_size()

    def take_size(self) -> None:
        """Take the classes of the size there is, and no others."""
        width, height = self.app.size
        across, down = self.HORIZONTAL_BREAKPOINTS or (), self.VERTICAL_BREAKPOINTS or ()
        reached = {*_reached(across, width), *_reached(down, height)}
        self.remove_class(*({name for _least, name in [*across, *down]} - reached))
        self.add_class(*reached)

    def _screen_resized(self, size: Size) -> None:
        """Lay all of it out in another size; Textual tells a new screen the one it has already."""
        if self._compositor.size != size:
            super()._screen_resized(size)

    def _on_timer_update(self) -> None:
        """Paint once what is laid out anew; Textual would paint it, and then the whole screen."""
        if self._layout_required and self._repaint_required:
            self._repaint_required = False
            self._dirty_widgets.add(self)
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Paint what has changed. Seen through others, those between have to be painted anew too:
        Textual tells the one in front alone.
        """
        behind = self.app._background_screens
        if self in behind and (changed := self._compositor._dirty_regions):
            for between in behind[behind.index(self) + 1 :]:
                between._set_dirty(*changed)
        super()._compositor_refresh()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Dress anew where colours are others since."""
        event.refresh_styles = event.refresh_styles and self._dressed_for != self._looks
        self._dressed_for = self._looks


def _reached(breakpoints: Sequence[tuple[int, str]], cells: int) -> list[str]:
    """The class of the last breakpoint that a size reaches."""
    return [name for least, name in sorted(breakpoints) if least <= cells][-1:]
