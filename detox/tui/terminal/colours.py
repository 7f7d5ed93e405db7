"""Sixteen colours: what a theme says in millions of them, said so that it is still seen.

Bringing each colour to the nearest of sixteen paints dark rules, frames and selections black on
black. Here a background keeps its part (ground, raised, chosen) and what stands on it its contrast.
"""

from collections.abc import Callable
from colorsys import rgb_to_hls
from typing import NamedTuple

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Colour
from textual.filter import LineFilter
from textual.theme import Theme

READABLE = 4.5
"""the contrast that text needs (WCAG 2.2, 1.4.3)"""

RGB = tuple[int, int, int]
BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE = range(8)
GREY, BRIGHT_WHITE = 8, 15

# As the Linux console has them, and as xterm does: what is chosen has to hold in both.
CONSOLE: tuple[RGB, ...] = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
    (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
    (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip
XTERM: tuple[RGB, ...] = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip
_HUES = (
    *((20, RED), (75, YELLOW), (160, GREEN), (205, CYAN), (265, BLUE), (335, MAGENTA), (361, RED)),
)
_FAINT_OVER, _FAINT_BELOW = 30, 15
"""up to how many steps of 255 between its parts a text, and a background, is taken for a grey"""
_NEAR = 24.0
"""how far apart two colours look the same, in steps of 255"""


class Ground(NamedTuple):
    """The backgrounds of a theme that are no colour of their own."""

    even: tuple[RGB, ...]
    raised: RGB
    dark: bool


class FewColours(LineFilter):
    """Brings every line to sixteen colours. `theme` tells the one in use."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme = theme
        self._known: dict[tuple[Ground, Style], Style] = {}

    def apply(self, segments: list[Segment], background: Colour) -> list[Segment]:
        """The same text; `background` is that of the widget."""
        ground = ground_of(self._theme())
        if ground is None:
            return segments
        return [Segment(text, self._fitted(ground, style), c) for text, style, c in segments]

    def _fitted(self, ground: Ground, style: Style | None) -> Style | None:
        if style is None:
            return None
        found = self._known.get((ground, style))
        if found is None:
            found = self._known[ground, style] = fitted(ground, style)
        return found


def ground_of(theme: Theme) -> Ground | None:
    """What a theme paints on; nothing where its colours are the terminal's own."""
    if theme.ansi:
        return None
    surface = theme.surface or theme.background
    panel = theme.panel or surface
    even = tuple(Colour.parse(colour).rgb for colour in (theme.background, surface) if colour)
    return Ground(even, Colour.parse(panel or "black").rgb, theme.dark)


def fitted(ground: Ground, style: Style) -> Style:
    """A style in sixteen colours, of which eight can be backgrounds; it stays readable."""
    back = _rgb(style.bgcolor)
    if style.bgcolor is not None and back is None:
        return style
    below = _back(ground, back) if back is not None else (BLACK if ground.dark else WHITE)
    fore = _rgb(style.color)
    over = None if fore is None else _fore(fore, below)
    if style.reverse and over is not None and GREY < over < BRIGHT_WHITE:
        below = over - 8  # for want of bright backgrounds
        over = _plain_over(below)
        style += Style(reverse=False)
    colours = Style.from_color(
        style.color if over is None else _numbered(over),
        style.bgcolor if back is None else _numbered(below),
    )
    return style + colours + Style(dim=False)


def _back(ground: Ground, colour: RGB) -> int:
    plain, other = (BLACK, WHITE) if ground.dark else (WHITE, BLACK)
    nearest = min((*ground.even, ground.raised), key=lambda each: _apart(colour, each))
    if _apart(colour, nearest) < _NEAR:
        raised = BLUE if ground.dark else CYAN
        return plain if nearest in ground.even else raised
    hue = _hue(colour, _FAINT_BELOW)
    if hue is None:
        return min(plain, other, key=lambda number: contrast(colour, CONSOLE[number]))
    return other if hue == YELLOW else hue  # brown here and bright there: nothing reads on both


def _fore(colour: RGB, below: int) -> int:
    """What says the same and can be read there: quiet colours before bright ones."""
    if below not in (BLACK, WHITE):
        return _plain_over(below)
    hue = _hue(colour, _FAINT_OVER)
    greys = sorted(
        (BLACK, WHITE, GREY, BRIGHT_WHITE), key=lambda number: _apart(colour, CONSOLE[number])
    )
    wanted = greys if hue is None else [hue, hue + 8, *greys]
    return next(number for number in wanted if legibility(number, below) >= READABLE)


def _plain_over(below: int) -> int:
    return max((BLACK, BRIGHT_WHITE), key=lambda number: legibility(number, below))


def legibility(over: int, below: int) -> float:
    """The contrast of two of the sixteen, on whichever of the two palettes it is less."""
    return min(contrast(palette[over], palette[below]) for palette in (CONSOLE, XTERM))


def contrast(one: RGB, other: RGB) -> float:
    """From 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: RGB) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hue(colour: RGB, faint: int) -> int | None:
    """Which of the six it is nearest to; none for a grey."""
    if max(colour) - min(colour) < faint:
        return None
    hue = rgb_to_hls(*(part / 255 for part in colour))[0]
    return next(number for end, number in _HUES if hue * 360 < end)


def _apart(one: RGB, other: RGB) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def _rgb(colour: Color | None) -> RGB | None:
    """The parts of a colour of millions; the terminal's own stay as they are."""
    if colour is None or colour.triplet is None:
        return None
    return colour.triplet.red, colour.triplet.green, colour.triplet.blue


def _numbered(number: int) -> Color:
    return Color(str(number), ColorType.STANDARD, number=number)
