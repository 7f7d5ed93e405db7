"""What Textual keeps for nothing, or too long, is let go; what it drops is taken. Each of it holds
as long as Textual is as it was; where it is not, it is left alone.
"""

from collections.abc import Iterable
from functools import lru_cache, wraps
from typing import Any

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.cache import FIFOCache
from textual.color import Color
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from detox.domain.text import joins

_STRIPS = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""what a line may have made of itself, and how many of each it remembers"""
_KNOWN = {*_STRIPS, "_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count"}


def mend() -> None:
    """Have Textual hold no more than it needs, and drop nothing that is typed."""
    _share_colours()
    _remember_when_needed()
    _measure_anew()
    _take_what_joins()


def _share_colours() -> None:
    """Look two colours up by the colours alone. Textual's memory of the last thousand answers has
    in each question the widget that asked, and so all it painted, long after it has gone.
    """
    lookup = vars(StylesCache).get("get_inner_outer")
    reckon = getattr(lookup, "__wrapped__", None)
    if reckon is None or isinstance(lookup, staticmethod | classmethod):  # no widget is in it
        return

    @lru_cache(maxsize=1024)
    def inner_and_outer(base: Color, background: Color) -> tuple[Style, Style]:
        both: tuple[Style, Style] = reckon(StylesCache, base, background)
        return both

    StylesCache.get_inner_outer = staticmethod(inner_and_outer)  # type: ignore[assignment]  # ours in its place


def _remember_when_needed() -> None:
    """Give a painted line a memory when it first remembers something. Textual gives each seven, a
    kibibyte in all, of which most lines never use but one.
    """
    if set(Strip.__slots__) == _KNOWN and not hasattr(Strip, "__getattr__"):
        Strip.__init__ = _made  # type: ignore[method-assign]  # ours in its place
        Strip.__getattr__ = _remembering  # type: ignore[attr-defined]  # it has none


def _made(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = self._link_ids = self._cell_count = None


def _remembering(self: Strip, name: str) -> FIFOCache[Any, Any]:
    if name not in _STRIPS:
        raise AttributeError(name)
    memory: FIFOCache[Any, Any] = FIFOCache(_STRIPS[name])
    setattr(self, name, memory)
    return memory


def _measure_anew() -> None:
    """Measure a widget whenever it asks for another place. Textual numbers what is asked: where a
    layout comes between two changes before the widget is idle, the second has the number of the
    first, and the place it had then.
    """
    refresh = Widget.refresh
    if hasattr(refresh, "__wrapped__") or "_layout_updates" not in refresh.__code__.co_names:
        return

    @wraps(refresh)
    def refreshed(self: Widget, *regions: Region, layout: bool = False, **how: bool) -> Widget:
        if layout and self._layout_required:
            self._layout_updates += 1
        return refresh(self, *regions, layout=layout, **how)

    Widget.refresh = refreshed  # type: ignore[method-assign,assignment]  # ours in its place


def _take_what_joins() -> None:
    """Take what joins the parts of an emoji where one is typed. It can't be seen by itself, so that
    Textual types the parts alone.
    """
    before = vars(Key).get("is_printable")
    seen = before.fget if isinstance(before, property) else None
    if seen is None or seen.__module__ == __name__:
        return

    def is_printable(self: Key) -> bool:
        return bool(seen(self)) or joins(self.character or "")

    Key.is_printable = property(is_printable)  # type: ignore[assignment]  # ours in its place
