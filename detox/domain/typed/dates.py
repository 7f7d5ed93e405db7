"""Days typed as dates: in numbers, or with the name of their month."""

import re
from datetime import date

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.reader import Reader
from detox.domain.typed.words import MONTHS, WEEKDAYS

WRONG_WEEKDAY = N_("“%(typed)s” falls on another weekday; write %(day)s alone if that is the day.")
AMBIGUOUS = N_("“%(typed)s” can be read as two days; write %(day_first)s or %(month_first)s.")

_SLASHED = r"([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{4}|[0-9]{2}))?\.?"
_DASHED = "([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"


def iso(typed: str, reader: Reader) -> date | Unreadable | None:
    """`2026-11-20`."""
    if found := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", typed):
        return reader.dated(int(found[4]), int(found[3]), int(found[1]))
    return None


def numeric(typed: str, reader: Reader) -> date | Unreadable | None:
    """`20/11/2026`, `20/11`, `20.11.`, `20-11-2026`."""
    found = re.fullmatch(f"{_SLASHED}|{_DASHED}", typed)
    if not found:
        return None
    first, second = int(found[1] or found[4]), int(found[2] or found[5])
    written = found[3] or found[6]
    year = None if written is None else int(written) + (2000 if len(written) == 2 else 0)
    if reader.language == "fr" or first > 12 or first == second:
        return reader.dated(first, second, year)
    if second > 12:
        return reader.dated(second, first, year)
    return _both_ways(first, second, year, reader)


def _both_ways(first: int, second: int, year: int | None, reader: Reader) -> Unreadable:
    day_first = reader.dated(first, second, year)
    month_first = reader.dated(second, first, year)
    for reading in (day_first, month_first):
        if isinstance(reading, Unreadable):
            return reading
    return reader.refuse(AMBIGUOUS, day_first=str(day_first), month_first=str(month_first))


def named(typed: str, reader: Reader) -> date | Unreadable | None:
    """`20 nov 2026`, `nov 20`, `1er mai`, `friday 20 november`."""
    words = [word for word in typed.replace(" of ", " ").split(" ") if word]
    weekday = WEEKDAYS.get(words[0]) if len(words) > 2 else None
    words = words[1:] if weekday is not None else words
    if weekday is not None and words[0] in ("the", "le"):
        words = words[1:]
    found = re.fullmatch(
        r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)? ([a-z]+)|([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?)"
        r"(?: ([0-9]{4}))?",
        " ".join(words),
    )
    month = MONTHS.get(found[2] or found[3]) if found else None
    if found is None or month is None:
        return None
    year = int(found[5]) if found[5] else None
    day = reader.dated(int(found[1] or found[4]), month, year)
    if isinstance(day, date) and weekday is not None and day.weekday() != weekday:
        return reader.refuse(WRONG_WEEKDAY, day=day.isoformat())
    return day
