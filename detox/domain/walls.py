"""Wall-clock times and the instants at which they are lived.

A wall time that a clock change skips is lived later, by as much as is skipped; one that is lived
twice is the first of both.
"""

from datetime import UTC, datetime, timedelta, tzinfo


def instant_of(wall: datetime, zone: tzinfo) -> datetime:
    """The UTC instant of a naive wall time in `zone`."""
    instants = [_with_offset(wall, zone, fold) for fold in (0, 1)]
    real = [instant for instant in instants if wall_of(instant, zone) == wall]
    return min(real) if real else max(instants)


def lived(wall: datetime, zone: tzinfo) -> datetime:
    """The naive wall time that clocks show when `wall` is due; another one only in a gap."""
    return wall_of(instant_of(wall, zone), zone)


def wall_of(instant: datetime, zone: tzinfo) -> datetime:
    """What a clock in `zone` shows at an aware instant, naive."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _with_offset(wall: datetime, zone: tzinfo, fold: int) -> datetime:
    """In a gap one `fold` has the offset before it and the other the one after it; which is which
    differs between `zoneinfo` and a zone that asks the system."""
    offset = zone.utcoffset(wall.replace(tzinfo=zone, fold=fold)) or timedelta()
    return wall.replace(tzinfo=UTC, fold=0) - offset
