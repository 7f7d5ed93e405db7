"""What a dialog stands in, and the line of keys at its foot."""

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.layout import Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.scroll_view import ScrollView
from textual.widget import Widget

from detox.tui.widgets.height import changing

Pair = tuple[str, str]
"""A key, and what it does."""
ROOMY, LEAST_SCROLLED = 6, 2
"""rows of what scrolls below which blank lines go, and that are left to it however low it is"""
LEAST_SAID = 2
"""and to what is said of an answer"""
_GAPS = (4, 3, 2)


class _Giving(VerticalLayout):
    """From top to bottom; where that is too much, what scrolls gives way, then blank lines, then
    what says how the answer is read, what scrolls again, and what only tells.
    """

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        placed = list(super().arrange(parent, children, size, greedy))
        for gives, least in _TURNS:
            over = max((each.region.bottom for each in placed), default=0) - size.height
            if size.height and over > 0:
                placed = list(_shrunk(placed, over, gives, least))
        return placed


def _scrolls(widget: Widget) -> bool:
    return isinstance(widget, (ScrollView, VerticalScroll)) or widget.has_class("gives")


def _tells(widget: Widget) -> bool:
    return widget.has_class("dialog-text")


def _previews(widget: Widget) -> bool:
    return widget.has_class("dialog-preview")


_TURNS: Sequence[tuple[Callable[[Widget], bool] | None, int]] = (
    (_scrolls, ROOMY),
    (None, 0),
    (_previews, LEAST_SAID),
    (_scrolls, LEAST_SCROLLED),
    (_tells, 0),
    (_previews, 0),
)
"""what gives way, one after the other, and the rows it keeps; None are blank lines"""


def _shrunk(
    placed: Iterable[WidgetPlacement],
    over: int,
    gives: Callable[[Widget], bool] | None,
    least: int,
) -> Iterable[WidgetPlacement]:
    up = end = 0
    for each in placed:
        x, y, width, height = each.region
        blank = min(over - up, max(0, y - end)) if gives is None else 0
        less = min(over - up, max(0, height - least)) if gives and gives(each.widget) else 0
        end = y + height
        yield each._replace(region=Region(x, y - up - blank, width, height - less))
        up += blank + less


class Box(Vertical):
    """The frame of a dialog. Its title and its keys are seen in any room there is."""

    @property
    def layout(self) -> Layout:
        """One that shrinks what scrolls."""
        return _Giving()


class KeyLine(Widget):
    """Keys and what they do; none is cut or left out, they take a second line."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        super().__init__(classes="dialog-keys")
        self._pairs = pairs

    def show(self, pairs: Sequence[Pair]) -> None:
        """Show these from now on."""
        if pairs != self._pairs:
            with changing(self):
                self._pairs = pairs

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they take in that width."""
        return len(_lines(self._pairs, width))

    def render(self) -> Content:
        """All of them."""
        return Content("\n").join(_lines(self._pairs, self.content_size.width))


def _lines(pairs: Sequence[Pair], width: int) -> list[Content]:
    """In one line with as much room between them as there is, else in several."""
    hints = [Content.assemble((key, "bold $accent"), f" {does}") for key, does in pairs]
    lengths = [cell_len(hint.plain) for hint in hints]
    between = len(hints) - 1
    gap = next((gap for gap in _GAPS if sum(lengths) + gap * between <= width), _GAPS[-1])
    lines: list[list[Content]] = [[]]
    left = 0
    for hint, length in zip(hints, lengths, strict=True):
        if lines[-1] and left + length > width:
            lines.append([])
            left = 0
        lines[-1].append(hint)
        left += length + gap
    if len(lines) > 1 and len(lines[-1]) == 1 < len(lines[-2]):  # none stands there alone
        last = lines[-2].pop()
        lines[-1].insert(0, last)
    return [Content(" " * gap).join(line) for line in lines]
