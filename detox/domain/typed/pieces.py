"""What each stretch of a log line was taken for."""

from typing import Literal, NamedTuple

PieceKind = Literal[
    "duration", "activity", "day", "time", "range", "tag", "note", "joiner", "unread"
]
"""`range` is two times; `joiner` a small word or comma between pieces; `unread` is refused."""


class Piece(NamedTuple):
    """What a stretch of a line was taken for, from `start` up to `end` in characters of the line
    (of its words with one space between, where a shell has cut it).
    """

    start: int
    end: int
    kind: PieceKind


def covering(pieces: list[Piece], line: str) -> list[Piece]:
    """The pieces in order, and joiners for what no piece holds, such as quotes around nothing."""
    found: list[Piece] = []
    place = 0
    for piece in [*sorted(pieces), Piece(len(line), len(line), "joiner")]:
        for start in range(place, piece.start):
            if line[start].isspace():
                continue
            if found and found[-1].kind == "joiner" and found[-1].end == start:
                found[-1] = found[-1]._replace(end=start + 1)
            else:
                found.append(Piece(start, start + 1, "joiner"))
        if piece.start < piece.end:
            found.append(piece)
        place = max(place, piece.end)
    return found
