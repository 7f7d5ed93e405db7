"""Lines that tests read."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from detox.domain.activity import BUILT_IN, Activity
from detox.domain.problem import Unreadable
from detox.domain.typed.entry import Entry, Partial, read_partial, whole

PARIS = ZoneInfo("Europe/Paris")


NOW = datetime(2026, 11, 22, 16, 30, tzinfo=PARIS)


SUNDAY = NOW.date()


def read_entry(
    line: str | Sequence[str],
    activities: Sequence[Activity],
    today: date,
    language: str,
    now: datetime,
    day_start: int = 0,
) -> Entry | Unreadable:
    """A whole line, as `SessionLog.read` does it."""
    return whole(read_partial(line, activities, today, language, now, day_start))


def entry_of(line: str | Sequence[str], language: str = "en") -> Entry | Unreadable:
    return read_entry(line, BUILT_IN, SUNDAY, language, NOW)


def partial_of(line: str | Sequence[str], language: str = "en") -> Partial:
    return read_partial(line, BUILT_IN, SUNDAY, language, NOW)
