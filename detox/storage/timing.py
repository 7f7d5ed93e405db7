"""The timer, to records and back."""

from detox.domain.text import clean
from detox.domain.timer import Awake, Stretch, Timer
from detox.storage.document import Raw
from detox.storage.fields import (
    NOTE_LIMIT,
    Flaw,
    instant_field,
    instant_text,
    string_field,
    tags_field,
    text_field,
)


def timer_raw(timer: Timer) -> Raw:
    """A timer as its file keeps it."""
    return {
        "activity": timer.activity,
        "stretches": [
            [instant_text(s.start), s.end and instant_text(s.end)] for s in timer.stretches
        ],
        "seed": timer.seed,
        "zone": timer.zone,
        "note": timer.note,
        "tags": list(timer.tags),
        "awake": list(timer.awake) if timer.awake else None,
    }


def timer_from(uid: str, raw: Raw) -> Timer:
    """A timer from its file. Raises `Flaw`."""
    stretches = raw.get("stretches")
    if not isinstance(stretches, list) or not stretches:
        raise Flaw("stretches")
    return Timer(
        uid,
        text_field(raw, "activity", needed=True),
        tuple(_stretch(pair) for pair in stretches),
        text_field(raw, "seed", needed=True),
        text_field(raw, "zone"),
        clean(string_field(raw, "note"), NOTE_LIMIT, lines=True),
        tags_field(raw),
        _awake(raw.get("awake")),
    )


def _stretch(pair: object) -> Stretch:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Flaw("stretches")
    start, end = pair
    return Stretch(
        instant_field(start, "stretches"), None if end is None else instant_field(end, "stretches")
    )


def _awake(raw: object) -> Awake | None:
    if isinstance(raw, list) and len(raw) == 3 and isinstance(raw[1], int | float):
        return Awake(str(raw[0]), float(raw[1]), str(raw[2]))
    return None
