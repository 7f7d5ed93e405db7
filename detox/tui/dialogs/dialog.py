"""What every dialog is: a screen over the one before, which shows through, dimmed."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A question; gives the answer back."""

    def render(self) -> RenderableType:
        """The screen behind."""
        behind = super().render()
        if isinstance(behind, BackgroundScreen):
            return _Dimmed(behind.screen, behind.color)
        return behind


class _Dimmed(BackgroundScreen):
    """Dims each style once, not each piece of text anew whenever a dialog is painted."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The same text, dimmed."""
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, _dimmed(style, color))


@lru_cache(maxsize=512)
def _dimmed(style: Style | None, color: Color) -> Style | None:
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return segment.style
