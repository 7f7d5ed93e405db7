"""The timer in a sentence, as it was just started, paused or resumed."""

from datetime import datetime

from detox.domain.problem import N_
from detox.domain.timer import Timer
from detox.domain.walls import day_of
from detox.door import stopwatch
from detox.i18n import gettext as _
from detox.services.ports import Clock
from detox.wording.dates import moment, time_of_day
from detox.wording.sessions import behind

RUNNING = N_("The timer is running for %(name)s, since %(since)s.")
PAUSED = N_("The timer for %(name)s is paused: %(clock)s so far.")
RESUMED = N_("The timer is running again for %(name)s: %(clock)s so far.")
DROPPED = N_("The timer for %(name)s was dropped after %(clock)s; nothing was logged.")


def told(sentence: str, timer: Timer, name: str, clock: Clock, day_start: int) -> str:
    """One of these sentences about a timer for the activity of this name."""
    return _(sentence) % {
        "name": name + behind(timer.note),
        "since": since_when(timer, clock, day_start),
        "clock": stopwatch(int(timer.elapsed(clock.now()).total_seconds())),
    }


def since_when(timer: Timer, clock: Clock, day_start: int) -> str:
    """When it began: `09:10`, `yesterday at 18:30`."""
    return gone_by(timer.started, clock, day_start)


def gone_by(instant: datetime, clock: Clock, day_start: int) -> str:
    """A moment up to now: its time, and its day where that is not today."""
    now, begun = clock.local(clock.now()), clock.local(instant)
    today, day = day_of(now, day_start), day_of(begun, day_start)
    return time_of_day(begun) if day == today else moment(begun, today, day)
