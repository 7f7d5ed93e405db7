"""What is asked about the timer."""

from datetime import datetime

from detox.deeds.deed import Field, On
from detox.domain.problem import N_, Unreadable
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.moments import read_moment
from detox.wording.figures import duration
from detox.wording.timing import gone_by, since_when


def _began(text: str, on: On) -> datetime | Unreadable:
    clock = on.house.clock
    now = clock.now().astimezone(clock.here())
    return read_moment(text, now, on.house.rules.day_start, alone=True)


def _say_began(began: datetime, on: On) -> str:
    return gone_by(began, on.house.clock, on.house.rules.day_start)


BEGAN = Field(
    "began", N_("Start"), _began, _say_began,
    question=N_("When did you start?"), hint=N_("25 minutes ago, or 09:10"),
    stands=lambda on: since_when(on.subject, on.house.clock, on.house.rules.day_start),
)  # fmt: skip
MINUTES = Field(
    "minutes", N_("Duration"), lambda text, on: read_minutes(text, on.house.language),
    lambda minutes, _on: duration(minutes), hint="1h30",
)  # fmt: skip
