"""The hours of Today: this day and this week, then accounts and the last days in the lines left."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from detox.tui.widgets.panes import AccountsPane, DayPane, FittedPane, RecentPane, WeekPane

_LEAST = 3
"""rows that are worth a pane: its title, and two of what it shows"""
_GUTTER = 3
"""cells between two panes"""
_FEW = 4
"""rows that this day has at the least where the week stands below it"""


class HoursGrid(Container):
    """The panes, beside each other or below; each is given the rows that it takes."""

    _rows = ""

    def compose(self) -> ComposeResult:
        """From what is shown first to what gives way first."""
        yield DayPane()
        yield WeekPane()
        yield AccountsPane()
        yield RecentPane()

    def on_resize(self) -> None:
        """There are other rows to give."""
        self.give_rows()

    def give_rows(self) -> None:
        """Give today and the week what they take; where lines are left, show the others."""
        day, week = self.query_one(DayPane), self.query_one(WeekPane)
        accounts, recent = self.query_one(AccountsPane), self.query_one(RecentPane)
        width, height = self.content_size
        if self.screen.has_class("-narrow"):
            rows = _stacked(day.rows(width), week.rows(width), height, is_told=day.is_told)
            groups: list[list[FittedPane]] = [[day], [week]]
            more: list[list[FittedPane]] = [[accounts], [recent]]
        elif self.screen.has_class("-wide"):
            accounts.display = bool(accounts.rows(width))
            beside = accounts.cells * accounts.display
            room = (width - beside - 2 * _GUTTER) // 2
            rows = [min(height, max(day.rows(room), week.rows(room), accounts.rows(width)))]
            groups = [[day, week, accounts]]
            more = [[recent]]
        else:
            rows = [min(height, max(day.rows(width // 2), week.rows(width // 2)))]
            groups = [[day, week]]
            more = [[accounts, recent]]
        for group in more:
            count = self._shown(group, height - sum(rows) - len(rows))
            if count:
                groups.append(group)
                rows.append(count)
        rows = [max(1, count) for count in rows]
        for group, count in zip(groups, rows, strict=True):
            for pane in group:
                pane.give(count)
        wanted = " ".join(map(str, rows))
        if wanted != self._rows:
            self._rows = wanted
            self.styles.grid_rows = wanted

    def _shown(self, group: Sequence[FittedPane], left: int) -> int:
        """The rows of some panes beside each other; none without something or room for it."""
        wanted = [pane for pane in group if pane.rows(self.content_size.width)]
        has_room = left >= _LEAST
        for pane in group:
            pane.display = has_room and pane in wanted
        if not (wanted and has_room):
            return 0
        return min(left, max(pane.rows(self.content_size.width) for pane in wanted))


def _stacked(day: int, week: int, height: int, *, is_told: bool) -> list[int]:
    """The rows of today and of the week below it, with a line between them. A sentence in the place
    of sessions is there whole or not at all.
    """
    room = height - 1
    least = 1 if is_told else min(day, _FEW)
    below = min(week, max(min(_LEAST, room - 1), room - least))
    rest = max(1, room - below)
    return [1 if is_told and rest < day else min(day, rest), below]
