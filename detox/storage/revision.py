"""Revisions: hybrid logical clock stamps that order every version of every record, on all devices.

A revision reads `2026-11-22T14:32:00.000Z-0000-k3v9q2`: wall time, a counter, the device. Strings of it
compare as the versions do. After Kulkarni et al., "Logical Physical Clocks" (2014).
"""

from datetime import datetime, timedelta

TRUSTED_AHEAD = timedelta(hours=24)
_WALL = len("2026-11-22T14:32:00.000Z")
_COUNTER = len("-0000")


def wall(now: datetime) -> str:
    """The wall-time part of a revision made at `now` (UTC)."""
    return f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03}Z"


def after(previous: str, now: datetime, device: str) -> str:
    """A revision above `previous`, and not before `now`."""
    current = wall(now)
    if current > previous[:_WALL]:
        return f"{current}-0000-{device}"
    counter = int(previous[_WALL + 1 : _WALL + _COUNTER]) + 1
    if counter > 9999:
        return f"{_next_millisecond(previous)}-0000-{device}"
    return f"{previous[:_WALL]}-{counter:04}-{device}"


def trusted_until(now: datetime) -> str:
    """Revisions above this come from a clock that is more than 24 hours ahead."""
    return wall(now + TRUSTED_AHEAD)


def is_revision(text: object) -> bool:
    """Whether `text` has the shape of a revision."""
    if not isinstance(text, str) or len(text) <= _WALL + _COUNTER + 1:
        return False
    counter = text[_WALL + 1 : _WALL + _COUNTER]
    return (
        text[_WALL - 1] == "Z"
        and counter.isascii()
        and counter.isdigit()
        and _is_wall(text[:_WALL])
    )


def _is_wall(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        return False
    return True


def _next_millisecond(revision: str) -> str:
    moment = datetime.strptime(revision[:_WALL] + "+0000", "%Y-%m-%dT%H:%M:%S.%fZ%z")
    return wall(moment + timedelta(milliseconds=1))
