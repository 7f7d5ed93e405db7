"""What is asked about the timer."""

from datetime import datetime

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.moments import read_moment
from detox.wording.dates import time_of_day
from detox.wording.figures import duration
from detox.wording.timing import since_when


def _began(text: str, on: On) -> datetime | Unreadable:
    clock = on.house.clock
    return read_moment(text, clock.now().astimezone(clock.here()), on.house.rules.day_start)


BEGAN = Field(
    "began", N_("Start"), _began, lambda began, _on: time_of_day(began),
    question=N_("When did you start?"), hint=N_("25 minutes ago, or 09:10"),
    stands=lambda on: since_when(on.subject, on.house.clock, on.house.rules.day_start),
)  # fmt: skip
MINUTES = Field(
    "minutes", N_("Duration"), lambda text, on: read_minutes(text, on.house.language),
    lambda minutes, _on: duration(minutes), hint="1h30",
)  # fmt: skip
