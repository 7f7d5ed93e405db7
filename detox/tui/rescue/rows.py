"""The lines of an archive: its lists by name, its people, and what was followed there."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from detox.domain.archive import ListKind
from detox.domain.source import Source
from detox.domain.typed.words import fold
from detox.i18n import gettext as _
from detox.i18n import number
from detox.services.rescuing import Look, Row
from detox.tui.widgets.row_list import Cell, Cells
from detox.tui.widgets.row_list import Row as Line
from detox.wording.archives import list_name, row_cells

EVERYBODY, SOURCES = "everybody", "sources"
"""the parts of an archive beside its lists"""
_MARK, _MOST_NAME, _GAP = 4, 26, 2
_GAPS = (3, 2, 1)


def parts_of(look: Look) -> dict[str, int]:
    """The lists there are, the closest first, everybody, what was followed: how many in each."""
    lists = {str(kind): count for kind, count in look.lists().items()}
    found = lists if len(lists) > 1 else {}
    if look.rows or not look.archive.followed:
        found[EVERYBODY] = len(look.rows)
    if look.archive.followed:
        found[SOURCES] = len(look.archive.followed)
    return found


def parts_line(parts: Mapping[str, int], part: str, width: int) -> Content:
    """The parts by name, the one in front standing out; where not all have room, it is first and
    the others are there as far as they fit.
    """
    names = [
        Content.styled(_named(each, count), "bold $accent" if each == part else "$text-muted")
        for each, count in parts.items()
    ]
    for gap in _GAPS:
        line = Content(" " * gap).join(names)
        if line.cell_length <= width:
            return line
    place = list(parts).index(part)
    turned, more = [*names[place:], *names[:place]], Content.styled("…", "$text-muted")
    for count in range(len(turned) - 1, 0, -1):
        line = Content("  ").join([*turned[:count], more])
        if line.cell_length <= width:
            break
    return line


def _named(part: str, count: int) -> str:
    if part == EVERYBODY:
        name = _("everybody")
    elif part == SOURCES:
        name = _("sources")
    else:
        name = list_name(ListKind(part))
    return f"{name} {number(count)}"


class Those:
    """The people of each part, looked up once: a filter asks for them at each key."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._told: dict[str, list[tuple[str, Row]]] = {}

    def fitting(self, part: str, words: str) -> Sequence[Row]:
        """Those of a part whose names, usernames or addresses have all of the words."""
        if part not in self._told:
            rows = self._look.rows
            if part != EVERYBODY:
                rows = self._look.of([ListKind(part)]).rows
            self._told[part] = [(_told(row), row) for row in rows]
        wanted = fold(words).split()
        return [row for told, row in self._told[part] if all(word in told for word in wanted)]

    def list_of(self, part: str) -> ListKind | None:
        """The list that all of a part stand in, so that it need not be said of each."""
        if part != EVERYBODY:
            return ListKind(part)
        lists = self._look.lists()
        return next(iter(lists)) if len(lists) == 1 else None


def _told(row: Row) -> str:
    held = row.held
    return fold(f"{held.name} {held.handle} {held.mail}")


def people_lines(
    rows: Sequence[Row], chosen: Collection[str], under: ListKind | None
) -> list[Line]:
    """A line a person, of the list they are shown `under` or of several; whether they are among
    the `chosen` is seen when it is drawn.
    """
    width = min(_MOST_NAME, max((cell_len(row.held.name) for row in rows), default=0))
    return [Line(row.key, partial(_person_cells, row, chosen, width, under)) for row in rows]


def _person_cells(row: Row, chosen: Collection[str], width: int, under: ListKind | None) -> Cells:
    is_chosen = row.key in chosen
    style = "$text-muted" if row.known is not None and not is_chosen else ""
    *cells, known = row_cells(row, under)  # what is known first: the end of a line may be cut
    said = " · ".join(filter(None, (known, *cells)))
    return (
        _mark(is_chosen),
        Cell(row.held.name, width, style),
        Cell("", _GAP),
        Cell(said, 0, "$text-muted"),
    )


def source_lines(sources: Sequence[Source], *, are_chosen: bool) -> list[Line]:
    """A line for each of what was followed; all are kept together, or none."""
    width = min(_MOST_NAME, max((cell_len(each.name) for each in sources), default=0))
    return [Line(each.uid, partial(_source_cells, each, are_chosen, width)) for each in sources]


def _source_cells(source: Source, is_chosen: bool, width: int) -> Cells:
    return (
        _mark(is_chosen),
        Cell(source.name, width),
        Cell("", _GAP),
        Cell(_("has a feed") if source.feed else "", 0, "$text-muted"),
    )


def _mark(is_chosen: bool) -> Cell:
    return Cell(" ✓" if is_chosen else " ·", _MARK, "bold $accent" if is_chosen else "$text-muted")
