"""The lines above and below a screen: where one is, what day it is, and the keys that come next."""

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_
from detox.i18n import gettext as _
from detox.wording.dates import long_day, short_day

SCREENS = {
    "today": N_("Today"),
    "log": N_("Log"),
    "plan": N_("Plan"),
    "insights": N_("Insights"),
    "reminders": N_("Reminders"),
    "settings": N_("Settings"),
}


_GAPS = (3, 2, 1)
"""cells between two names, as many as there is room for beside the day"""


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
        self._day = day
        self.refresh()

    def render(self) -> Content:
        """Names on the left, the day on the right, shortened where there is no room."""
        names = Content(" " * self._gap()).join(
            Content.styled(_(title), "bold $accent" if screen == self._current else "$text-muted")
            for screen, title in SCREENS.items()
        )
        room = self.size.width - names.cell_length
        day = self._day_within(room)
        return (
            names + Content(" " * max(1, room - cell_len(day))) + Content.styled(day, "$text-muted")
        )

    def _day_within(self, room: int) -> str:
        """The day in full, in short, or not at all."""
        if self._day is None:
            return ""
        full, short = long_day(self._day), short_day(self._day, self._day)
        if cell_len(full) + 3 <= room:
            return full
        return short if cell_len(short) < room else ""

    def _gap(self) -> int:
        """Cells between two names: fewer where the day would have no room beside them."""
        names = sum(cell_len(_(title)) for title in SCREENS.values())
        day = cell_len(short_day(self._day, self._day)) if self._day is not None else 0
        free, gaps = self.content_size.width - names, len(SCREENS) - 1
        beside = next((gap for gap in _GAPS if gaps * gap + day < free), 0)
        return beside or next((gap for gap in _GAPS if gaps * gap < free), _GAPS[-1])

    @property
    def names_end(self) -> int:
        """Where the last name ends, in cells from the left."""
        names = sum(cell_len(_(title)) for title in SCREENS.values())
        left = self.content_region.x - self.region.x
        return left + names + self._gap() * (len(SCREENS) - 1)

    def on_click(self, event: Click) -> None:
        """Go to the screen that was clicked."""
        left, gap = self.content_region.x - self.region.x, self._gap()
        for screen, title in SCREENS.items():
            width = cell_len(_(title))
            if left <= event.x < left + width:
                self.post_message(self.Picked(screen))
            left += width + gap


class Hint(NamedTuple):
    """A key, what it does, and the action a click on it runs."""

    key: str
    label: str
    action: str = ""

    @property
    def width(self) -> int:
        """Cells it takes, the gap to the next one included."""
        return cell_len(self.key) + 1 + cell_len(self.label) + _GAP


class KeyBar(Static):
    """Keys and what they do, on as many lines as it may have; the important ones come first."""

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, lines: int = 1, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._most_lines = lines
        self._hints: list[Hint] = []
        self._last: list[Hint] = []

    def show(self, hints: list[Hint], last: list[Hint]) -> None:
        """Show these; `last` always keep their place at the end."""
        if (hints, last) != (self._hints, self._last):
            self._hints, self._last = hints, last
            self.refresh(layout=True)

    def leave_out(self, action: str) -> None:
        """Show the others."""
        self.show(
            [hint for hint in self._hints if hint.action != action],
            [hint for hint in self._last if hint.action != action],
        )

    def lead(self, hints: list[Hint]) -> None:
        """Show these before the others."""
        self.show([*hints, *self._hints], self._last)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the hints take in that width."""
        return len(self._fitted(width))

    def render(self) -> Content:
        """What fits in the width there is."""
        lines = self._fitted(self.content_size.width)
        return Content("\n").join([_line(hints) for hints in lines])

    def on_click(self, event: Click) -> None:
        """Do what the hint says."""
        offset = event.get_content_offset(self)
        lines = self._fitted(self.content_size.width)
        if offset is None or offset.y >= len(lines):
            return
        left = 0
        for hint in lines[offset.y]:
            if left <= offset.x < left + hint.width - _GAP and hint.action:
                self.post_message(self.Pressed(hint.action))
            left += hint.width

    def _fitted(self, width: int) -> list[list[Hint]]:
        kept = sum(hint.width for hint in self._last)
        lines: list[list[Hint]] = [[]]
        for hint in self._hints:
            is_last_line = len(lines) == self._most_lines
            room = width + _GAP - (kept if is_last_line else 0)
            if sum(known.width for known in lines[-1]) + hint.width > room:
                if is_last_line:
                    break
                lines.append([])
            lines[-1].append(hint)
        lines[-1] += self._last
        return lines


_GAP = 2


def _line(hints: list[Hint]) -> Content:
    parts = [
        Content.assemble((hint.key, "bold $accent"), (f" {hint.label}", "$text-muted"))
        for hint in hints
    ]
    return Content(" " * _GAP).join(parts)
