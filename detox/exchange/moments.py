"""Days, times and lengths as other programs write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from detox.domain.days import EARLIEST, LATEST
from detox.domain.problem import N_, Refused

_COMPACT = re.compile("[0-9]{8}T[0-9]{6}Z")
_ISO_DAY = re.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})")
_NUMERIC = re.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(
    "([0-9]{1,2})[:.h]([0-9]{2})(?:[:.]([0-9]{2})(?:\\.[0-9]+)?)?(?: ?([ap])\\.?m\\.?)?"
)
_LENGTH = re.compile("([0-9]{1,6}):([0-9]{2})(?::([0-9]{2}))?")


def compact_instant(text: object) -> datetime | None:
    """`20261120T080000Z`, an instant."""
    if not isinstance(text, str) or not _COMPACT.fullmatch(text):
        return None
    try:
        return _plausible(datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    except ValueError:
        return None


def epoch_instant(seconds: object) -> datetime | None:
    """Seconds since 1970, an instant."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return _plausible(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def iso_moment(text: object) -> datetime | None:
    """`2026-11-20 09:00:00`, or the same with T and an offset; without one, a wall time."""
    if not isinstance(text, str) or len(text.strip()) <= len("2026-11-20"):
        return None
    try:
        return _plausible(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None


def day_in(text: str, order: str = "") -> date | None:
    """A day in numbers; `order` is `dmy` or `mdy`, for those with the year at the end."""
    text = text.strip()
    try:
        if found := _ISO_DAY.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        found = _NUMERIC.fullmatch(text)
        if not found:
            return None
        first, second = int(found[1]), int(found[3])
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        month_first = order == "mdy" and found[2] != "."
        return date(year, first, second) if month_first else date(year, second, first)
    except ValueError:
        return None


def order_in(texts: Iterable[str], said: str, language: str) -> str:
    """Whether days come first (`dmy`) or months (`mdy`), as was said or as these days show.

    Raises `Refused` where they can be read both ways; French days come first.
    """
    if said:
        return said
    example, shown = "", set()
    for text in texts:
        found = _NUMERIC.fullmatch(text.strip())
        if not found or found[2] == ".":
            continue
        example = example or text.strip()
        if int(found[1]) > 12:
            shown.add("dmy")
        elif int(found[3]) > 12:
            shown.add("mdy")
    if len(shown) == 1:
        return shown.pop()
    if not example or (not shown and language == "fr"):
        return "dmy"
    raise Refused(
        N_("Days such as %(day)s can be read both ways: add --dates dmy or --dates mdy."),
        day=example,
    )


def clock_in(text: str) -> time | None:
    """`08:00`, `8:00:30` or `8:00 PM`."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def seconds_in(text: str) -> int | None:
    """`1:30` (hours and minutes) or `25:10:00`, in seconds, whatever the number of hours."""
    found = _LENGTH.fullmatch(text.strip())
    if not found or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)


def decimal_in(text: str) -> float | None:
    """`1.5` or `1,5`."""
    found = re.fullmatch("[0-9]{1,9}(?:[.,][0-9]{1,9})?", text.strip())
    return float(found[0].replace(",", ".")) if found else None


def _plausible(moment: datetime) -> datetime | None:
    """What lies in a year that a day of ours can have."""
    return moment if EARLIEST.year <= moment.year < LATEST.year else None
