"""Lengths that are none: `almost 2h`, `an hour or two`, `2 x 25 min`; each is refused, not halved.

What hedges a length would else be left as the note, and the length read as if it were exact.
"""

from collections.abc import Iterator

from detox.domain.problem import N_
from detox.domain.typed.doubt import Doubt
from detox.domain.typed.durations import MOST_MINUTES, in_short
from detox.domain.typed.matching import Count, Found
from detox.domain.typed.taken import Taken

ROUGH = N_("“%(typed)s” isn’t an exact length; write one, as in %(length)s.")
MULTIPLE = N_("“%(typed)s” gives several lengths; write the total, as in %(length)s.")


def hedged(line: Taken, place: int) -> Doubt | None:
    """What hedges or multiplies a length right behind it, from that place on."""
    if line.minutes is not None:
        return None
    strip = line.strip
    at = set(_ends_of("at", line, place))
    for begin in _ends_of("roughly", line, place):
        if begin in at and _is_late(line, begin):
            continue  # `around 9h`
        for found in strip.typed.matches("duration", begin):
            if strip.is_usable(found):
                return Doubt(ROUGH, place, found.end, _shortly(found.value))
        if hour := strip.typed.phrase("hour", begin):  # `a good hour`
            return Doubt(ROUGH, place, hour, "1h")
    for found, count in _multiplied(line, place):
        return Doubt(MULTIPLE, place, found.end, _shortly(found.value, count))
    for longer in _longer_ones(line, place):
        return Doubt(ROUGH, place, longer.end, _shortly(longer.value))
    return None


def hedges_of_a_note(line: Taken) -> Iterator[Doubt]:
    """A note that only hedges the length, or goes on with it."""
    strip = line.strip
    if line.minutes is None or line.length is None or not strip.is_plain(strip.first):
        return
    length = in_short(line.minutes)
    behind = strip.kind_before(strip.first) == "duration"
    if strip.after in _ends_of("roughly", line, strip.first):
        yield Doubt(ROUGH, strip.first, strip.after, length)
    if not behind:
        return
    times = [
        end for begin, _ in _counts(line, strip.first) for end in _ends_of("times", line, begin)
    ]
    if strip.after in times:
        yield Doubt(MULTIPLE, strip.first, strip.after, length)
    start = strip.first - 1
    while start and strip.kind_before(start) == "duration":
        start -= 1
    for begin in _ends_of("either", line, strip.first):
        if end := _count_end(line, begin):
            yield Doubt(ROUGH, start, end, length)
    for begin in _ends_of("times", line, strip.first):
        if (end := _count_end(line, begin)) == strip.after:
            yield Doubt(MULTIPLE, start, end, length)


def _ends_of(field: str, line: Taken, place: int) -> Iterator[int]:
    """Where phrases of that field end that begin there, and are left as words of their own."""
    for end in line.strip.typed.ends(field, place):
        if end <= len(line.strip.lexemes) and line.strip.is_plain(place):
            yield end


def _counts(line: Taken, place: int) -> list[tuple[int, Count]]:
    counts = line.strip.typed.counts(place)
    return [(end, count) for end, count in counts if line.strip.is_plain(end)]


def _is_late(line: Taken, place: int) -> bool:
    """Whether a time that begins there is none of the night, where lengths are."""
    return any(one.value.is_late for one in line.strip.typed.matches("time", place))


def _multiplied(line: Taken, place: int) -> Iterator[tuple[Found, int]]:
    for end, count in line.strip.typed.counts(place):
        if not count.is_integer or not line.strip.is_plain(end):
            continue
        for begin in _ends_of("times", line, end):
            for found in line.strip.typed.matches("duration", begin):
                yield found, count.parts


def _longer_ones(line: Taken, place: int) -> Iterator[Found]:
    """The second length of `45 to 60 min`; hours of the day may be times as well."""
    typed = line.strip.typed
    first = typed.phrase("lasting", place) or place
    if not line.strip.is_plain(first):
        return
    times = {one.end for one in typed.matches("time", first)}
    ends = {one.end for one in typed.matches("duration", first)}
    for end in (ends | {end for end, _count in typed.counts(first)}) - times:
        for begin in _ends_of("to", line, end):
            for found in typed.matches("duration", begin):
                if line.strip.is_usable(found) and not _is_late(line, begin):
                    yield found


def _count_end(line: Taken, place: int) -> int:
    """Where the longest count or length ends that begins there, or 0."""
    if not line.strip.is_plain(place):
        return 0
    lengths = [one.end for one in line.strip.typed.matches("duration", place)]
    counts = [end for end, count in line.strip.typed.counts(place)]
    return max([*lengths, *counts], default=0)


def _shortly(minutes: int | str, times: int = 1) -> str:
    whole = minutes * times if isinstance(minutes, int) else 0
    return in_short(whole) if 0 < whole <= MOST_MINUTES else "45m"
