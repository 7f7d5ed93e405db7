"""Five seconds a day for those who want them: how focus and mood were, and a line."""

from datetime import date
from typing import NamedTuple

LOWEST, HIGHEST = 1, 5
LINE_LIMIT = 200


class CheckIn(NamedTuple):
    """Focus and mood of a day, each from 1 to 5, and maybe a line. A day has one."""

    day: date
    focus: int
    mood: int
    line: str = ""

    @property
    def uid(self) -> str:
        """The day, in ISO form: a second one of a day takes the place of the first."""
        return self.day.isoformat()
