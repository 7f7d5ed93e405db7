"""The lines above and below a screen: where one is, what day it is, and the keys that come next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from detox.domain.problem import N_, NP_
from detox.i18n import gettext as _
from detox.tui.widgets.height import changing
from detox.wording.dates import long_day, short_day

SCREENS = {
    "today": N_("Today"),
    "log": N_("Log"),
    "plan": N_("Plan"),
    "people": N_("People"),
    "insights": N_("Insights"),
    "reminders": N_("Reminders"),
    "settings": N_("Settings"),
}


_SHORT = {"today": NP_("narrow", "Today")}
"""names that are shorter where there is little room"""
_WIDE_GAP, _GAP_BETWEEN, _LEAST_GAP = 3, 2, 1
"""cells between two names"""


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
        self._keys: Mapping[str, Sequence[str]] = {}

    def show(self, day: date, keys: Mapping[str, Sequence[str]]) -> None:
        """Show this day; `keys` go to the screens, by name."""
        self._day = day
        self._keys = keys
        self.refresh()

    def render(self) -> Content:
        """Names on the left, the day on the right, shortened where there is no room."""
        titles, gap = self._names()
        tabs = [self._tab(screen, title) for screen, title in titles.items()]
        names = Content(" " * gap).join(tabs)
        room = self.size.width - names.cell_length
        day = self._day_within(room)
        return names + Content(" " * (room - cell_len(day))) + Content.styled(day, "$text-muted")

    def _tab(self, screen: str, title: str) -> Content:
        """The name of a screen, with the letter that goes there underlined where it has it."""
        style = "bold $accent" if screen == self._current else "$text-muted"
        name = Content.styled(title, style)
        letter = _letter_in(title, self._keys.get(screen, ()))
        place = title.casefold().find(letter.casefold()) if letter else -1
        return name.stylize("underline", place, place + 1) if place >= 0 else name

    def _day_within(self, room: int) -> str:
        """The day in full, in short, or not at all."""
        if self._day is None:
            return ""
        full, short = long_day(self._day), short_day(self._day, self._day)
        if cell_len(full) + 3 <= room:
            return full
        return short if cell_len(short) < room else ""

    def _names(self) -> tuple[dict[str, str], int]:
        """The names of the screens, and the cells between two. Where there is little room the day
        gives way first, then the cells, then what can be said shorter.
        """
        full = {screen: _(title) for screen, title in SCREENS.items()}
        short = full | {screen: _(title) for screen, title in _SHORT.items()}
        day = cell_len(short_day(self._day, self._day)) + _WIDE_GAP if self._day is not None else 0
        ways = [(full, gap, beside) for beside in (day, 0) for gap in (_WIDE_GAP, _GAP_BETWEEN)]
        for titles, gap, beside in [*ways, (short, _GAP_BETWEEN, 0)]:
            if _width_of(titles, gap) + beside <= self.content_size.width:
                return titles, gap
        return short, _LEAST_GAP

    @property
    def names_end(self) -> int:
        """Where the last name ends, in cells from the left."""
        left = self.content_region.x - self.region.x
        return left + _width_of(*self._names())

    def on_click(self, event: Click) -> None:
        """Go to the screen that was clicked."""
        left = self.content_region.x - self.region.x
        titles, gap = self._names()
        for screen, title in titles.items():
            width = cell_len(title)
            if left <= event.x < left + width:
                self.post_message(self.Picked(screen))
            left += width + gap


def _width_of(titles: Mapping[str, str], gap: int) -> int:
    return sum(map(cell_len, titles.values())) + gap * (len(titles) - 1)


def tab_letter(screen: str, keys: Mapping[str, Sequence[str]]) -> str:
    """The letter of a screen's name that goes there; empty where it has none."""
    return _letter_in(_(SCREENS[screen]), keys.get(screen, ()))


def _letter_in(title: str, keys: Sequence[str]) -> str:
    letters = [key for key in keys if len(key) == 1]
    return next((key for key in letters if key.casefold() in title.casefold()), "")


class Hint(NamedTuple):
    """A key, what it does, and the action a click on it runs."""

    key: str
    label: str
    action: str = ""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(f"{self.key} {self.label}".rstrip())


Line = list[tuple[int, Hint]]
"""hints of a line, each with the cell at which it begins"""


class KeyBar(Static):
    """Keys and what they do, the important ones first; a few have their place at the right end.

    One that does not fit is left out, and the next that does is tried.
    """

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: Sequence[Hint] = ()
        self._last: Sequence[Hint] = ()
        self._roomy: Sequence[Hint] = ()

    def show(
        self, hints: Sequence[Hint], last: Sequence[Hint] = (), roomy: Sequence[Hint] = ()
    ) -> None:
        """Show these; `last` always keep their place, by their keys alone where it is narrow, and
        where it is wide `roomy` come after them.
        """
        if (hints, last, roomy) != (self._hints, self._last, self._roomy):
            with changing(self):
                self._hints, self._last, self._roomy = hints, last, roomy

    def leave_out(self, action: str) -> None:
        """Show the others."""
        kept = [hint for hint in self._hints if hint.action != action]
        self.show(kept, self._last, self._roomy)

    def relabel(self, action: str, label: str) -> None:
        """Say otherwise what a key does."""
        said = [h._replace(label=label) if h.action == action else h for h in self._hints]
        self.show(said, self._last, self._roomy)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the hints take in that width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """What fits in the width there is."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join([Content("").join(_drawn(line)) for line in lines])

    def on_click(self, event: Click) -> None:
        """Do what the hint says."""
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if offset is None or offset.y >= len(lines):
            return
        for left, hint in lines[offset.y]:
            if left <= offset.x < left + hint.width and hint.action:
                self.post_message(self.Pressed(hint.action))

    def _lines(self, width: int) -> list[Line]:
        last = [*self._last, *(self._roomy if width >= _WIDE else [])]
        if width < _NARROW:
            last = [hint._replace(label="") for hint in last]
        right = width - _width(last)
        left = _placed(_fitting(self._hints, right - _GAP if last else width))
        return [[*left, *_placed(last, right)]]


class LetterBar(KeyBar):
    """Keys that are all shown: on one line, or on as many as they take, of about equal number."""

    def _lines(self, width: int) -> list[Line]:
        for rows in range(1, len(self._hints) + 1):
            each = -(-len(self._hints) // rows)
            lines = [self._hints[i : i + each] for i in range(0, len(self._hints), each)]
            if all(_width(line) <= width for line in lines):
                return [_placed(line) for line in lines]
        return [[]]


_GAP = 2
_WAYS_OUT = frozenset(("dismiss", "leave", "app.show_before"))
"""actions of hints"""
_NARROW, _WIDE = 76, 116
"""cells within the margins below which the keys at the right end stand alone, and from which on
there are more of them"""


def _width(hints: Sequence[Hint]) -> int:
    return sum(hint.width for hint in hints) + _GAP * (len(hints) - 1) if hints else 0


def _fitting(hints: Sequence[Hint], room: int) -> list[Hint]:
    """The first ones that fit; the way out of a screen is the last to go."""
    found, out = list[Hint](), [hint for hint in hints if hint.action in _WAYS_OUT]
    for hint in hints:
        kept = [each for each in out if each not in (*found, hint)]
        if hint in out or _width([*found, hint, *kept]) <= room:
            found.append(hint)
    return found if _width(found) <= room else []


def _placed(hints: Sequence[Hint], left: int = 0) -> Line:
    line = []
    for hint in hints:
        line.append((left, hint))
        left += hint.width + _GAP
    return line


def _drawn(line: Line) -> Iterator[Content]:
    at = 0
    for left, hint in line:
        yield Content(" " * (left - at))
        yield Content.styled(hint.key, "bold $accent")
        if hint.label:
            yield Content.styled(f" {hint.label}", "$text-muted")
        at = left + hint.width
