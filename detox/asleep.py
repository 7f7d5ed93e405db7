"""Whether nothing is due: what a look for reminders asks first, and nearly always ends with."""

from detox import paths
from detox.clock import SystemClock
from detox.storage.waking import Waking


def is_asleep() -> bool:
    """Whether nothing is due, told without the house that a full look would need."""
    where = paths.locate()
    waking = Waking(where.records_text, where.settings_text, where.state_text)
    return waking.is_asleep(SystemClock().now())
