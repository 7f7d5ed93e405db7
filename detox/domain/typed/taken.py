"""What has been taken of a log line so far, as those see it who doubt the rest."""

from typing import Protocol

from detox.domain.typed.lengths import Length
from detox.domain.typed.phrases import When
from detox.domain.typed.strip import Names, Strip


class Taken(Protocol):
    """The pieces that are read, and the strip of lexemes that is left between them."""

    language: str
    minutes: int | None
    length: Length | None
    names: Names
    strip: Strip
    when: When

    def ends_with_a_time(self, place: int) -> bool:
        """Whether what was taken right before that place is a time, or may be one."""
