"""The fields that only a timer has: the stretches it ran, and how long the machine was awake."""

from detox.domain.timer import Awake, Stretch
from detox.storage.document import Raw
from detox.storage.fields import Field, Flaw, instant_field, instant_text


def _stretches(raw: Raw, field: str) -> tuple[Stretch, ...]:
    found = raw.get(field)
    if not isinstance(found, list) or not found:
        raise Flaw(field)
    return tuple(_stretch(pair, field) for pair in found)


def _stretch(pair: object, field: str) -> Stretch:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Flaw(field)
    start, end = pair
    return Stretch(instant_field(start, field), None if end is None else instant_field(end, field))


def _pairs(stretches: tuple[Stretch, ...]) -> list[list[str | None]]:
    return [[instant_text(s.start), instant_text(s.end) if s.end else None] for s in stretches]


def _awake(raw: Raw, field: str) -> Awake | None:
    """What makes no sense is as good as never told."""
    found = raw.get(field)
    if isinstance(found, list) and len(found) == 3 and isinstance(found[1], int | float):
        return Awake(str(found[0]), float(found[1]), str(found[2]))
    return None


STRETCHES = Field("stretches", _stretches, _pairs)
AWAKE = Field("awake", _awake, lambda awake: list(awake) if awake else None)
