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
