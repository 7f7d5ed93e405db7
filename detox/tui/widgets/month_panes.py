"""What stands around the table of a month: its title, its hours, the session in full."""

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from detox.i18n import gettext as _
from detox.tui.widgets.month_rows import Look
from detox.wording.dates import SHORT_MONTHS, month_and_year
from detox.wording.figures import aligned, bar, duration, session_count

NAME, GAP, ROOM = 14, 2, 38


class Shown(NamedTuple):
    """Sessions that are shown: how many, and their minutes in this month."""

    number: int
    minutes: int


class MonthLink(NamedTuple):
    """A way to another month: its key, its first day, what a click does."""

    key: str
    month: date
    action: str
    is_forward: bool = False


class MonthTitle(Widget):
    """The month and its total; the months beside it; below, what the filter lets pass."""

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._month = date.min
        self._whole = Shown(0, 0)
        self._filter = ""
        self._passed = Shown(0, 0)
        self._steps: list[MonthLink] = []

    def show(self, month: date, whole: Shown, steps: list[MonthLink]) -> None:
        """Show a month."""
        self._month, self._whole, self._steps = month, whole, steps
        self.refresh()

    def show_filter(self, words: str, passed: Shown) -> None:
        """Show what is filtered, and what that makes; no words for no filter."""
        self._filter, self._passed = words, passed
        self.set_class(bool(words), "-filtered")
        self.refresh()

    def render(self) -> Content:
        """The month on the left, the ways out of it on the right; the filter below. Nothing where
        no month could be read.
        """
        if self._month == date.min:
            return Content()
        title = _figures(Content.styled(month_and_year(self._month), "bold"), self._whole)
        line = self._apart(title, Content("   ").join(_step(step) for step in self._steps))
        if not self._filter:
            return line
        what = Content.assemble((_("Only"), "$text-muted"), "  ", (self._filter, "$accent"))
        out = Content.assemble((_("Esc"), "bold $accent"), (f" {_('show all')}", "$text-muted"))
        out = out.stylize(Style.from_meta({"@click": "screen.clear_filter"}))
        return Content("\n").join([line, self._apart(_figures(what, self._passed), out)])

    def _apart(self, left: Content, right: Content) -> Content:
        room = self.content_size.width - left.cell_length - right.cell_length
        return left + Content(" " * max(2, room)) + right


class MonthPane(Static):
    """Where there is room: the hours of the month by activity."""

    def show(self, parts: list[tuple[Look, int]]) -> None:
        """Show minutes by activity, the most first."""
        most = max((minutes for _look, minutes in parts), default=0)
        length = GAP + max((cell_len(aligned(minutes)) for _look, minutes in parts), default=0)
        room = ROOM - NAME - length - GAP
        lines = [
            Content.assemble(
                f"{_cut(look.name)}{aligned(minutes):>{length}}" + " " * GAP,
                (bar(minutes, most, room), look.style),
            )
            for look, minutes in parts
        ]
        self.update(Content("\n").join(lines), layout=False)


class SessionDetail(Static):
    """The session under the cursor, with all the table had no room for."""

    def show(self, when: str, note: str) -> None:
        """Show when it was, and its note."""
        lines = [Content.styled(when, "$text-muted"), Content(note)]
        self.update(Content("\n").join(lines), layout=False)


def _figures(what: Content, shown: Shown) -> Content:
    return what + Content.assemble(
        "  ",
        (duration(shown.minutes), "bold $accent"),
        "  ",
        (session_count(shown.number), "$text-muted"),
    )


def _step(step: MonthLink) -> Content:
    name = _(SHORT_MONTHS[step.month.month - 1]).partition("|")[0]
    parts = [Content.styled(step.key, "bold $accent"), Content.styled(name, "$text-muted")]
    words = Content(" ").join(parts[::-1] if step.is_forward else parts)
    return words.stylize(Style.from_meta({"@click": step.action}))


def _cut(name: str) -> str:
    while cell_len(name) > NAME:
        name = name[:-1]
    return name + " " * (NAME - cell_len(name))
