"""What a terminal shows of the bytes it gets, after each of them."""

from collections.abc import Iterator

import pyte
from pyte.screens import Char

Line = tuple[Char, ...]


class Emulator:
    """A terminal of `rows` by `columns`."""

    def __init__(self, rows: int, columns: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.lines: list[Line] = [self._line(row) for row in range(rows)]

    def feed(self, data: bytes) -> Iterator[dict[int, Line]]:
        """Take the bytes in; after each that changed something, the lines it may have changed."""
        for number in data:
            self._screen.dirty.clear()
            self._stream.feed(bytes([number]))
            changed = {row: self._line(row) for row in self._screen.dirty}
            for row, line in changed.items():
                self.lines[row] = line
            if changed:
                yield changed

    def show(self, data: bytes) -> list[str]:
        """Take the bytes in, and tell what stands there then."""
        self._stream.feed(data)
        self.lines = [self._line(row) for row in range(self._screen.lines)]
        return ["".join(cell.data for cell in line) for line in self.lines]

    def _line(self, row: int) -> Line:
        cells = self._screen.buffer[row]
        return tuple(cells[column] for column in range(self._screen.columns))
