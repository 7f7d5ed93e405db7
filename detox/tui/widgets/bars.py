"""The lines above and below a screen: where one is, what day it is, and the keys that come next."""

from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.dates import long_day, short_day

SCREENS = {
    "today": N_("Today"),
    "log": N_("Log"),
    "accounts": N_("Accounts"),
    "settings": N_("Settings"),
}


class TopBar(Widget):
    """The screens, the one in front standing out, and the day on the right."""

    class Picked(Message):
        """A screen was clicked."""

        def __init__(self, screen: str) -> None:
            super().__init__()
            self.screen = screen

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current
        self._day: date | None = None

    def show(self, day: date) -> None:
        """Show this day."""
        if day != self._day:
            self._day = day
            self.refresh()

    def render(self) -> Content:
        """Names on the left, the day on the right, shortened where there is no room."""
        names = Content("   ").join(
            Content.styled(_(title), "bold $accent" if screen == self._current else "$text-muted")
            for screen, title in SCREENS.items()
        )
        room = self.size.width - names.cell_length
        day = ""
        if self._day is not None:
            day = long_day(self._day)
            if cell_len(day) + 3 > room:
                day = short_day(self._day, self._day)
        return (
            names + Content(" " * max(1, room - cell_len(day))) + Content.styled(day, "$text-muted")
        )

    def on_click(self, event: Click) -> None:
        """Go to the screen that was clicked."""
        left = self.content_region.x - self.region.x
        for screen, title in SCREENS.items():
            width = cell_len(_(title))
            if left <= event.x < left + width:
                self.post_message(self.Picked(screen))
            left += width + 3


class KeyBar(Static):
    """Keys and what they do, on as many lines as it may have; the important ones come first."""

    def __init__(self, lines: int = 1, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._most_lines = lines
        self._pairs: list[tuple[str, str]] = []
        self._last: list[tuple[str, str]] = []

    def show(self, pairs: list[tuple[str, str]], last: list[tuple[str, str]]) -> None:
        """Show these pairs of key and label; `last` always keep their place at the end."""
        self._pairs, self._last = pairs, last
        self._fill()

    def on_resize(self) -> None:
        """Show what fits now."""
        self._fill()

    def _fill(self) -> None:
        width = self.content_size.width
        if not width:
            return
        kept = sum(_width(pair) for pair in self._last)
        lines: list[list[tuple[str, str]]] = [[]]
        for pair in self._pairs:
            is_last_line = len(lines) == self._most_lines
            room = width + _GAP - (kept if is_last_line else 0)
            if sum(_width(known) for known in lines[-1]) + _width(pair) > room:
                if is_last_line:
                    break
                lines.append([])
            lines[-1].append(pair)
        lines[-1] += self._last
        self.update(Content("\n").join([_line(pairs) for pairs in lines]))


_GAP = 2


def _width(pair: tuple[str, str]) -> int:
    return cell_len(pair[0]) + 1 + cell_len(pair[1]) + _GAP


def _line(pairs: list[tuple[str, str]]) -> Content:
    parts = [
        Content.assemble((key, "bold $accent"), (f" {label}", "$text-muted"))
        for key, label in pairs
    ]
    return Content(" " * _GAP).join(parts)
