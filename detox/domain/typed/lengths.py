"""A duration in a log line, and whether it is rather the time."""

from detox.domain.typed.clocks import Clock
from detox.domain.typed.doubt import Doubt


class Length:
    """A duration that was matched; the time it could be as well; the word that introduces it."""

    def __init__(
        self,
        start: int,
        end: int,
        minutes: int | str,
        clock: Clock | None = None,
        word: str = "",
        doubt: Doubt | None = None,
    ) -> None:
        self.start, self.end, self.minutes = start, end, minutes
        self.clock, self.word, self.doubt = clock, word, doubt


def is_the_time(one: Length, other: Length) -> bool:
    """Whether one of two durations is rather the time: `9:00 writing 45m`."""
    if one.clock is None or other.word == "of":
        return False
    if one.clock.is_late:
        return other.clock is None or not other.clock.is_late
    return one.clock.plain and other.clock is None
