"""A time with the questions as a table, or as a text; an earlier one beside it, in the same words
whether something grew or shrank.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from detox.domain.cost import Cost
from detox.domain.sitting import Change, Comparison, Question, Sitting
from detox.i18n import gettext as _
from detox.tui.widgets.row_list import LEAST_TITLE
from detox.tui.wrapping import wrapped
from detox.wording import questions as wording
from detox.wording.cost import alone, in_a_year, returns_words, sum_words
from detox.wording.figures import titled

_GAP, _ROOMY, _LEAST = 2, 70, 8


def table(
    sitting: Sitting, before: Sitting | None, today: date, width: int, height: int
) -> Content:
    """A line a question, cut to the width there is where there is no room for more lines; where
    it is narrow, measures alone.
    """
    if before is None:
        told = sitting.answers
        rows = [(wording.title(a.question), wording.answer_words(a, sitting)) for a in told]
        cost = sitting.cost
        return _drawn(
            [*rows, *([(_("in a year"), sum_words(cost))] if cost else [])], width, height
        )
    compared = Comparison(*sorted((before, sitting), key=lambda each: each.order))
    heads = wording.compared_heads(compared, today)
    changes = [*compared.changes]
    names = max((cell_len(wording.title(each.question)) for each in changes), default=0)
    column = (width - names - 2 * _GAP) // 2
    cells = []
    for change in changes:
        said = wording.change_cells(change, compared)
        is_cut = max(map(cell_len, said[1:])) > column
        brief = width < _ROOMY or (change.question is Question.WORTH and is_cut)
        cells.append(_measures(change, compared) if brief else said)
    costs = _costs(compared, in_a_year)
    if max(map(cell_len, costs)) > column:
        costs = _costs(compared, alone)
    return _drawn([("", *heads), *cells, (_("in a year"), *costs)], width, height)


def _costs(compared: Comparison, said: Callable[[Cost], str]) -> list[str]:
    return [_("not told") if cost is None else said(cost) for cost in compared.costs]


def _measures(change: Change, compared: Comparison) -> tuple[str, str, str]:
    sides = zip((change.before, change.after), (compared.before, compared.after), strict=True)
    before, after = (
        wording.measure(change.question, answer and answer.value, sitting.currency) or "–"
        for answer, sitting in sides
    )
    return wording.title(change.question), before, after


def _drawn(rows: Sequence[tuple[str, ...]], width: int, height: int) -> Content:
    columns = [*zip(*(row[1:] for row in rows), strict=True)]
    names = max((cell_len(row[0]) for row in rows), default=0) + _GAP
    names = min(names, max(LEAST_TITLE, width - (_LEAST + _GAP) * len(columns)))
    widths = _within([max(map(cell_len, column)) for column in columns], width - names)
    whole = [_in_lines(cells, widths) for _name, *cells in rows]
    is_roomy = sum(map(len, whole)) <= height
    lines = []
    for (name, *cells), broken in zip(rows, whole, strict=True):
        for place, line in enumerate(broken if is_roomy else [cells]):
            parts = [(_fit("" if place else name, names - _GAP), "$text-muted")]
            shown = [_fit(cell, room) for cell, room in zip(line, widths, strict=True)]
            parts += [(" " * _GAP + cell, "" if name else "bold") for cell in shown]
            lines.append(Content.assemble(*parts))
    return Content("\n").join(lines)


def _in_lines(cells: Sequence[str], widths: Sequence[int]) -> list[Sequence[str]]:
    """Cells over as many lines as the longest of them takes."""
    broken = [wrapped(cell, room) for cell, room in zip(cells, widths, strict=True)]
    return [*zip_longest(*broken, fillvalue="")] or [cells]


def _within(widths: list[int], room: int) -> list[int]:
    """Cells of columns: the widest gives way while there is no room for all."""
    least = _LEAST * len(widths)
    while sum(widths) + _GAP * (len(widths) - 1) > max(room, least):
        widths[widths.index(max(widths))] -= 1
    return widths


def _fit(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


def read(sitting: Sitting, before: Sitting | None, local: wording.Local) -> Content:
    """All of it, with nothing cut."""
    return Content("\n\n").join(list(_parts(sitting, before, local)))


def _parts(sitting: Sitting, before: Sitting | None, local: wording.Local) -> Iterator[Content]:
    sittings = [each for each in (before, sitting) if each is not None]
    sittings.sort(key=lambda each: each.order)
    named = list(zip(wording.by_month(sittings, local), sittings, strict=True))
    for answer in sitting.answers:
        lines = [(f"{wording.question(answer.question)}\n", "bold")]
        for name, each in named:
            told = each.answer(answer.question)
            if told is not None:
                said = wording.answer_words(told, each)
                lines.append((f"{titled(name, said)}\n", ""))
        yield Content.assemble(*lines).rstrip()
    for name, each in named:
        cost = each.cost
        if cost is not None:
            said = " ".join(filter(None, (sum_words(cost), returns_words(cost))))
            yield Content(titled(name, said))
