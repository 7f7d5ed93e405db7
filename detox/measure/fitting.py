"""What each column of a table could be, by what stands in its cells."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from detox.domain.written.lengths import bare_in, is_two_ways, length_in
from detox.domain.written.tables import Row, Table
from detox.measure.cells import cell_of, day_in, seconds_in
from detox.measure.header import COUNTS, PARTS, Chosen, words_at

_LOOKED_AT = 200  # rows

Fits = dict[str, tuple[int, ...]]
"""the places of the columns that could have the `date`, the `name` and the `time`"""


def fitting(table: Table, rows: Sequence[Row]) -> Fits:
    """Which columns could be what: one of which no cell can be read as a day has none."""
    found: dict[str, list[int]] = {part: [] for part in PARTS[:3]}
    for at in range(len(table.titles)):
        cells = [cell for row in rows[:_LOOKED_AT] if (cell := cell_of(row, at))]
        days, lengths = sum(map(is_day, cells)), sum(map(is_length, cells))
        names = sum(any(map(str.isalpha, cell)) for cell in cells)
        if days:
            found["date"].append(at)
        if lengths and not words_at(table, at) & set(COUNTS):
            found["time"].append(at)
        if names and 2 * (days + lengths) <= len(cells):
            found["name"].append(at)
    return {part: tuple(places) for part, places in found.items()}


def ways(fits: Fits) -> Iterator[Chosen]:
    """Each way to read three columns."""
    return (Chosen(*way) for way in product(*fits.values()) if len(set(way)) == len(way) == 3)


def only_fitting(fits: Fits) -> Chosen | None:
    """The columns, where they can be read in one way only."""
    found = list(islice(ways(fits), 2))
    return found[0] if len(found) == 1 else None


def is_row(table: Table, chosen: Chosen | None) -> bool:
    """Whether the first line is no header: it has a day, where there are no titles a length too."""
    if chosen is not None:
        return is_day(table.titles[chosen.date])
    return any(map(is_day, table.titles)) and any(map(is_length, table.titles))


def is_day(cell: str) -> bool:
    """Whether a cell can be read as a day, with the day or the month first."""
    return any(day_in(cell, month_first=first) for first in (False, True))


def is_length(cell: str) -> bool:
    """Whether a cell can be read as a length, or as a number of whatever unit."""
    is_any = is_two_ways(cell) or bare_in(cell) or length_in(cell) or seconds_in(cell) is not None
    return bool(is_any) and not is_day(cell)
