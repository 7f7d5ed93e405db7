"""Revisions: hybrid logical clock stamps that order every version of every record, on all devices.

A revision reads `2026-11-22T14:32:00.000Z-0000-k3v9q2`: wall time, a counter, the device. Strings
of it compare as the versions do. After Kulkarni et al., "Logical Physical Clocks" (2014).
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeGuard

TRUSTED_AHEAD = timedelta(hours=24)
_WALL = len("2026-11-22T14:32:00.000Z")
_COUNTER = len("-0000")
_SHAPE = "0000-00-00T00:00:00.000Z-0000-"
_AS_ZERO = str.maketrans("123456789", "000000000")


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


def is_revision(text: object) -> TypeGuard[str]:
    """Whether `text` has the shape of a revision."""
    return isinstance(text, str) and _has_shape(text)


@lru_cache(maxsize=1024)  # all that was written in one step has the same
def _has_shape(text: str) -> bool:
    # By hand: compiling this as a pattern would cost every command a fortieth of its time.
    head, device = text[: len(_SHAPE)], text[len(_SHAPE) :]
    return (
        head.translate(_AS_ZERO) == _SHAPE
        and "2000" <= head[:4] < "2200"
        and "01" <= head[5:7] <= "12"
        and "01" <= head[8:10] <= "31"
        and head[11:13] < "24"
        and head[14] < "6"
        and head[17] < "6"
        and 0 < len(device) <= 64
        and device.isascii()
        and device.isalnum()
    )


def device_in(revision: str) -> str:
    """The device that made a revision."""
    return revision[_WALL + _COUNTER + 1 :]


def _next_millisecond(revision: str) -> str:
    text = revision[:_WALL]
    try:
        moment = datetime.strptime(text + "+0000", "%Y-%m-%dT%H:%M:%S.%fZ%z")
    except ValueError:  # the 31st of a month without one; somebody's hand
        moment = datetime.strptime(text[:7] + "-28T23:59:59+0000", "%Y-%m-%dT%H:%M:%S%z")
        moment += timedelta(days=4)
    return wall(moment + timedelta(milliseconds=1))
