"""The lines of People: whom one could write to this week, then everybody."""

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len

from detox.domain.person import Person
from detox.i18n import gettext as _
from detox.tui.people.found import Found
from detox.tui.widgets.row_list import Cell, Cells, Row
from detox.wording.figures import quoted
from detox.wording.people import (
    OUT_OF_REACH,
    circles_words,
    count_words,
    last_words,
    rest_words,
    turn_words,
)

_MARGIN, _GAP = 1, 2
_SAID = 25
"""cells for a sign in words, to which circles give way"""
_MOST_NAME, _MOST_CIRCLES, _LEAST_CIRCLES = 28, 24, 8
_NARROW, _NARROW_NAME = 64, 20
UPPER = "turn."
"""what the key of a line in the upper part begins with: its person stands below, too"""


def uid_of(key: str) -> str:
    """The uid of the person of a line."""
    return key.removeprefix(UPPER)


class Rows:
    """The lines of what was found; a filter leaves only the lower part, of those it lets pass."""

    def __init__(self, found: Found, words: str) -> None:
        self._found, self._today = found, found.today
        self._those = found.those(words)
        self._filter = " ".join(words.split())
        self._name = min(_MOST_NAME, max((cell_len(p.name) for p in self._those), default=0))
        circles = (cell_len(circles_words(p.circles)) for p in self._those)
        self._circles = min(_MOST_CIRCLES, max(circles, default=0))

    def all(self) -> list[Row]:
        """All of them, with their heads."""
        lower = [Row(each.uid, partial(self._cells, each)) for each in self._those]
        if self._filter:
            parts = {"here": len(self._those), "count": len(self._found.people)}
            passed = _("%(here)d of %(count)d") % parts
            nobody = Cell(f" {_('Nobody in this list goes by that.')}", 0, "$text-muted")
            lower = lower or [Row("", (Cell(""),)), Row("", (nobody,))]
            return [_head(f"{_('Only')}  {quoted(self._filter)}", passed), *lower]
        upper = [
            Row(UPPER + turn.person.uid, self._told(turn.person, turn_words(turn, self._today)))
            for turn in self._found.turns
        ]
        if upper:
            upper = [_head(_("This week, perhaps")), *upper, Row("", (Cell(""),))]
        return [*upper, _head(_("Everybody"), count_words(self._those, self._today)), *lower]

    def _cells(self, person: Person) -> Cells:
        """How things stand with somebody: at rest, out of reach, the last sign, not yet on the
        wish-list.
        """
        if self._found.is_out_of_reach(person):
            return self._told(person, _(OUT_OF_REACH))
        last = last_words(person, self._found.last(person), self._today)
        return self._told(person, rest_words(person, self._today) or last)

    def _told(self, person: Person, said: str) -> Cells:
        style = "$text-muted" if person.is_at_rest(self._today) else ""
        return (
            Cell("", _MARGIN),
            Cell(person.name, self._name, style),
            Cell(circles_words(person.circles), self._circles, "$text-muted"),
            Cell(said, 0, style),
        )


def fitted(cells: Cells, width: int) -> Sequence[Cell]:
    """The cells that there is room for: where there is little, circles and names give way."""
    if len(cells) != 4:  # a head
        return cells
    margin, name, circles, said = cells
    gap = Cell("", _GAP)
    if width < _NARROW:
        name = name._replace(width=min(name.width, _NARROW_NAME))
    room = width - margin.width - name.width - 2 * _GAP - _SAID
    if room < min(_LEAST_CIRCLES, circles.width):  # of all of them, so that what is said lines up
        return margin, name, gap, said
    return margin, name, gap, circles._replace(width=min(circles.width, room)), gap, said


def _head(title: str, count: str = "") -> Row:
    cells: Cells = (Cell(f" {title}", 0, "bold $accent"),)
    if count:
        width = cell_len(count) + 1
        cells = (*cells, Cell(f"{count} ", width, "$text-muted", right=True), Cell("", 1))
    return Row("", cells)
