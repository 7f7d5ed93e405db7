"""Above a picture: which one it is, and of which period; what stands below it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from detox.tui.widgets.height import changing
from detox.tui.widgets.told import at_most, broken

_GAP = 2


class Pick(NamedTuple):
    """One of several things to look at: its key, its name, what a click does; `short` is its name
    where there is little room.
    """

    key: str
    name: str
    action: str
    is_current: bool = False
    short: str = ""
    leads: bool = False
    """whether it begins a line, where one is not enough"""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.key) + 1 + cell_len(self.name)

    def drawn(self, *, short: bool = False) -> Content:
        """The key and the name; only the key where it is short."""
        style = "bold $accent" if self.is_current else "$text-muted"
        parts = [(self.key, "bold $accent")]
        parts += [] if short else [(f" {self.name}", style)]
        content = Content.assemble(*parts)
        if self.is_current:
            content = Content.assemble(*parts).stylize("underline")
        return content.stylize(Style.from_meta({"@click": self.action}))


class Picks(Widget):
    """Things to choose from, on as few lines as whole names allow, or short ones."""

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._picks: Sequence[Pick] = ()

    def show(self, picks: Sequence[Pick]) -> None:
        """Show these."""
        if picks != self._picks:
            with changing(self):
                self._picks = picks

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self._lines(width)[1])

    def render(self) -> Content:
        """The lines."""
        gap, lines = self._lines(self.content_size.width)
        return Content("\n").join(
            [Content(" " * gap).join([pick.drawn() for pick in line]) for line in lines]
        )

    def _lines(self, width: int) -> tuple[int, list[list[Pick]]]:
        """The gap and the lines: one line or two of whole names, else as few as short ones take."""
        short = [pick._replace(name=pick.short or pick.name) for pick in self._picks]
        ways = ((self._picks, _GAP), (self._picks, 1), (short, _GAP), (short, 1))
        for picks, gap in ways[:2]:
            if sum(pick.width + gap for pick in picks) - gap <= width:
                return gap, [list(picks)]
        found = [(gap, _on_lines(picks, width, gap)) for picks, gap in ways]
        return min(found, key=lambda way: max(2, len(way[1])))


def _on_lines(picks: Sequence[Pick], width: int, gap: int) -> list[list[Pick]]:
    lines: list[list[Pick]] = [[]]
    for pick in picks:
        taken = sum(known.width + gap for known in lines[-1])
        if lines[-1] and (pick.leads or taken + pick.width > width):
            lines.append([])
        lines[-1].append(pick)
    return lines


class SpanTitle(Widget):
    """The period and its figure, and the other periods on the right."""

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._title = self._figure = ""
        self._picks: Sequence[Pick] = ()

    def show(self, title: str, figure: str, picks: Sequence[Pick]) -> None:
        """Show a period."""
        self._title, self._figure, self._picks = title, figure, picks
        self.refresh()

    def render(self) -> Content:
        """Names of the other periods where there is room, else their keys."""
        left = Content.assemble((self._title, "bold"), "  ", (self._figure, "bold $accent"))
        gap, width = Content(" " * _GAP), self.content_size.width
        right = gap.join([pick.drawn() for pick in self._picks])
        if left.cell_length + _GAP + right.cell_length > width:
            right = gap.join([pick.drawn(short=True) for pick in self._picks])
        room = width - left.cell_length - right.cell_length
        return left + Content(" " * max(_GAP, room)) + right


class Foot(Widget):
    """What stands below a picture, made for the room there is."""

    def __init__(self) -> None:
        super().__init__(id="insight-foot")
        self._make: Callable[[int, int], Content] = lambda _width, _height: Content("")

    def show(self, make: Callable[[int, int], Content]) -> None:
        """Show this."""
        with changing(self):
            self._make = make

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it has where it may have what it wants."""
        return len(broken(self._make(width, 0), width)) if width else 0

    def render(self) -> Content:
        """It, for this room."""
        width, height = self.content_size
        lines = broken(self._make(width, height), width)
        return Content("\n").join(at_most(max(1, height), lines, width))
