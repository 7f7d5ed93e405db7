"""Every zone there is, around the days on which its clocks change."""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

_EVERY_ZONE = sorted(available_timezones() - {"localtime", "Factory"})


@cache
def changes_of(name: str, year: int) -> list[datetime]:
    """About when a zone changes its offset in a year, found by steps of a day."""
    zone, day = ZoneInfo(name), timedelta(days=1)
    days = [datetime(year, 1, 1, tzinfo=UTC) + place * day for place in range(366)]
    offsets = [each.astimezone(zone).utcoffset() for each in days]
    return [day for day, (a, b) in zip(days, pairwise(offsets), strict=False) if a != b]


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """Any zone there is, and an instant within two days of a change of it, if it has any."""
    name, year = draw(st.sampled_from(_EVERY_ZONE)), draw(st.integers(2000, 2040))
    changes = changes_of(name, year) or [datetime(year, 11, 22, tzinfo=UTC)]
    seconds = draw(st.integers(-90_000, 170_000))
    return ZoneInfo(name), draw(st.sampled_from(changes)) + timedelta(seconds=seconds)
