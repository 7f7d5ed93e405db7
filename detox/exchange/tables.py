"""Tables as text (RFC 4180, and what programs make of it): a header, then a session a row."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from detox.domain.foreign import Missed
from detox.domain.problem import N_, Problem
from detox.domain.typed.words import fold

UNCLOSED = N_("a quote opens there that is never closed, or closes in the middle of a cell")
_DELIMITERS = (",", ";", "\t", "|")


class Row(NamedTuple):
    """One row: the line it begins on, and its cells."""

    place: int
    cells: list[str]


class Table:
    """A table with a header; `header` is folded as it is compared, `titles` is as it stands."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self.delimiter = text, delimiter
        first = next(self._all(), Row(0, []))
        self.titles = [] if isinstance(first, Missed) else [cell.strip() for cell in first.cells]
        self.header = [fold(title) for title in self.titles]

    def rows(self) -> Iterator[Row | Missed]:
        """The rows under the header that say anything."""
        rows = self._all()
        next(rows, None)
        return rows

    def _all(self) -> Iterator[Row | Missed]:
        reader = csv.reader(
            io.StringIO(self._text, newline=""), delimiter=self.delimiter, strict=True
        )
        while True:
            place = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Missed(place, Problem(UNCLOSED))
                continue
            if any(cell.strip() for cell in cells):
                yield Row(place, cells)


def opened(text: str) -> Table:
    """A table, cut at what its header holds most of: commas, semicolons, tabs or bars."""
    header, _, rest = text.partition("\n")
    if header[:4].lower() == "sep=" and len(header.strip()) == 5:  # a line that Excel wants
        return Table(rest, header[4])
    plain = "".join(header.split('"')[::2])
    return Table(text, max(_DELIMITERS, key=plain.count))
