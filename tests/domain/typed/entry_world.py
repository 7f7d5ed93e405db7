"""Lines that tests read."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from detox.domain.activity import BUILT_IN
from detox.domain.problem import Unreadable
from detox.domain.typed.entry import Entry, Partial, read_entry, read_partial

PARIS = ZoneInfo("Europe/Paris")


NOW = datetime(2026, 11, 22, 16, 30, tzinfo=PARIS)


SUNDAY = NOW.date()


def entry_of(line: str | Sequence[str], language: str = "en") -> Entry | Unreadable:
    return read_entry(line, BUILT_IN, SUNDAY, language, NOW)


def partial_of(line: str | Sequence[str], language: str = "en") -> Partial:
    return read_partial(line, BUILT_IN, SUNDAY, language, NOW)
