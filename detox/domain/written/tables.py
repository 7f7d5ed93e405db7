"""Tables as text (RFC 4180, and what programs make of it): a header, then a row a line or more.

The header is found by its titles, under whatever lines stand above it. A row that does not fit it
is missed, and so is a line whose quotes do not fit; what follows is read on from the next line.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from detox.domain.foreign import Missed
from detox.domain.problem import N_, Problem
from detox.domain.typed.words import fold

UNCLOSED = N_("a quotation mark there is never closed, or closes in the middle of a cell")
TOO_LONG = N_("one of its cells has more than %(most)d characters")
UNEVEN = N_("it has %(cells)d cells, and the header has %(titles)d")
_DELIMITERS: tuple[str, ...] = (",", ";", "\t", "|")
_LOOKED_AT = 40  # records
_HIGHEST = 20
"""a header stands among the first records"""
_FEWEST = 3
"""cells by which a line is known as a row, though it stands inside a quote"""


class Row(NamedTuple):
    """One row: the line it begins on, and its cells."""

    place: int
    cells: list[str]


class Table:
    """A table with a header; `header` is folded as it is compared, `titles` is as it stands.

    `above` is how many lines that say something stand above the header; `below`, once the rows were
    read, how many lines of another table under this one. Whoever finds that the first line is a row
    too says that it has no header.
    """

    def __init__(
        self, lines: list[str], delimiter: str, first: int, known: frozenset[str] = frozenset()
    ) -> None:
        self._lines, self.delimiter, self._first = lines, delimiter, first
        self.above = sum(bool(line.strip(f' "\r\n{delimiter}')) for line in lines[:first])
        self.below = 0
        self.has_header = True
        found = next(_records(_Lines(lines, first), delimiter), None)
        self.titles = [cell.strip() for cell in found.cells] if found else []
        self.header = [fold(title) for title in self.titles]
        self._known = known.union(self.header) - {""}
        self._fewest = max((at for at, title in enumerate(self.titles, 1) if title), default=0)

    def rows(self) -> Iterator[Row | Missed]:
        """The rows under the header that say anything."""
        lines = _Lines(self._lines, self._first)
        is_first, is_after_a_gap = self.has_header, False
        for record in _records(lines, self.delimiter):
            if is_first:
                is_first = False
            elif not any(cell.strip() for cell in record.cells):
                is_after_a_gap = not record.is_broken
                if record.is_broken:
                    yield self._broken(record)
            elif self._begins_another(record.cells, is_after_a_gap=is_after_a_gap):
                rest = self._lines[record.place - 1 :]
                self.below = sum(bool(line.strip()) for line in rest)
                return
            else:
                is_after_a_gap = False
                if not self._is_header(record.cells):  # of a file that was put behind this one
                    yield self._fitted(record, lines)

    def _broken(self, record: "_Record") -> Missed:
        most = csv.field_size_limit()
        if len(self._lines[record.place - 1]) > most:
            return Missed(record.place, Problem(TOO_LONG, {"most": most}))
        return Missed(record.place, Problem(UNCLOSED))

    def _fitted(self, record: "_Record", lines: "_Lines") -> Row | Missed:
        if not self._fits(record.cells):
            if not record.is_long:
                sizes: dict[str, object] = {"cells": len(record.cells), "titles": len(self.titles)}
                return Missed(record.place, Problem(UNEVEN, sizes))
        elif not (record.is_long and self._has_swallowed(record, lines)):
            return Row(record.place, record.cells[: len(self.titles)])
        lines.at = record.place
        return Missed(record.place, Problem(UNCLOSED))

    def _fits(self, cells: list[str]) -> bool:
        """As many cells as titles; what is empty at the end of either may be missing."""
        return len(cells) >= self._fewest and not any(map(str.strip, cells[len(self.titles) :]))

    def _has_swallowed(self, record: "_Record", lines: "_Lines") -> bool:
        """Whether a cell of several lines holds what is a row of this table by itself."""
        for line in lines.all[record.place : lines.at]:
            alone = next(csv.reader([line], delimiter=self.delimiter), [])
            shapes = zip(map(_shape, alone), map(_shape, record.cells), strict=False)
            if len(alone) == len(self.titles) >= _FEWEST and any(a == b != "" for a, b in shapes):
                return True
        return False

    def _is_header(self, cells: list[str]) -> bool:
        is_like = self.has_header and cells[0].strip().lower() == self.titles[0].lower()
        return is_like and [fold(cell) for cell in cells] == self.header

    def _begins_another(self, cells: list[str], *, is_after_a_gap: bool) -> bool:
        """Whether this is the header of another table: of other titles, or in another order."""
        if is_after_a_gap and not self._fits(cells):
            return bool({fold(cell) for cell in cells} & set(self.header))
        if any(map(str.isdigit, "".join(cells))) or self._is_header(cells):
            return False
        return len({fold(cell) for cell in cells} & self._known) > 1


def opened(text: str, titles: Collection[str] = ()) -> Table:
    """A table, cut at commas, semicolons, tabs or bars: by what most of `titles`, which are folded,
    stand in a row, else by what cuts most rows into equally many cells.
    """
    lines = list(io.StringIO(text.removesuffix("\x1a"), newline=""))  # as DOS ended its files
    delimiters = _DELIMITERS
    if lines and lines[0][:4].lower() == "sep=" and len(lines[0].strip("\r\n")) == 5:
        delimiters, lines[0] = (lines[0][4],), "\n"  # a line that Excel wants, and no row
    found = [_header(lines, delimiter, frozenset(titles)) for delimiter in delimiters]
    best = max(found, key=lambda header: header.worth)
    return Table(lines, best.delimiter, best.first, frozenset(titles))


class _Header(NamedTuple):
    """Where a header may stand, in lines before it, and how much speaks for that."""

    delimiter: str
    first: int
    worth: tuple[int, int, int]


def _header(lines: list[str], delimiter: str, titles: frozenset[str]) -> _Header:
    sample = []
    for record in _records(_Lines(lines, 0), delimiter):
        if any(cell.strip() for cell in record.cells):
            sample.append(record)
        if len(sample) == _LOOKED_AT:
            break
    sizes = [len(record.cells) for record in sample]
    usual = max(sizes, key=lambda size: (size > 1, sizes.count(size)), default=0)
    known = [len(titles & {fold(cell) for cell in record.cells}) for record in sample[:_HIGHEST]]
    most = max(known, default=0)
    regular = sizes.count(usual) if usual > 1 else 0
    if most > 1:
        chosen = known.index(most)
    else:  # a spreadsheet makes a line above as wide as the rows, of empty cells
        titled = (at for at, record in enumerate(sample[:_HIGHEST]) if _is_titled(record, usual))
        chosen = next(titled, 0)
    first = sample[chosen].place - 1 if sample else 0
    return _Header(delimiter, first, (most if most > 1 else 0, regular, usual))


def _is_titled(record: "_Record", usual: int) -> bool:
    said = sum(bool(cell.strip()) for cell in record.cells)
    return len(record.cells) == usual and said >= min(usual, 2)


class _Record(NamedTuple):
    """What stands on one line, or on several where a cell goes on; no cells where it is broken."""

    place: int
    cells: list[str]
    is_long: bool = False
    is_broken: bool = False


class _Lines:
    """The lines of a text, from one on; who reads them may go back."""

    def __init__(self, lines: list[str], at: int) -> None:
        self.all, self.at = lines, at

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.all):
            raise StopIteration
        self.at += 1
        return self.all[self.at - 1]


def _records(lines: _Lines, delimiter: str) -> Iterator[_Record]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        place = lines.at + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.at = place
            yield _Record(place, [], is_broken=True)
            continue
        yield _Record(place, cells, is_long=lines.at > place)


def _shape(cell: str) -> str:
    """What a day, a time or a length looks like: its signs, with 0 for any number."""
    if not any(map(str.isdigit, cell)) or len(cell) > 40 or "\n" in cell:
        return ""
    shape = re.sub("[0-9]+", "0", cell.strip())
    return shape if len(shape) > 2 else ""
