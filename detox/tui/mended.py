"""What Textual would keep for ever is let go."""

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style


def share_colours() -> None:
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

    StylesCache.get_inner_outer = staticmethod(inner_and_outer)  # type: ignore[assignment]
