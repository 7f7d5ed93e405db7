"""Durations and days as the exports of trackers write them, in several languages."""

import re
import unicodedata
from datetime import date

from detox.domain.days import EARLIEST
from detox.domain.written.moments import Stamp, stamp_in
from detox.domain.written.tables import Row

LONGEST = 24 * 3600
"""Seconds of a day; what is longer is a total of several."""
_READ = 100  # letters of a cell
_UNITS = (("std", 3600.0), ("h", 3600.0), ("u", 3600.0), ("g", 3600.0), ("m", 60.0), ("s", 1.0))
_WORDY = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]+)\.?")
_CLOCK = re.compile(r"(\d{1,9}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?$")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?$")


def plain(text: str) -> str:
    """`text` in small letters without accents."""
    taken = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in taken if not unicodedata.combining(letter)).strip()


def seconds_in(text: str, unit: float = 1.0) -> float | None:
    """A duration in seconds, as `1h 13m 53s`, `1u 3m`, `0:45:10` or a number of units.

    Two numbers are hours and minutes, unless those hours have no room in a day. What has no room
    there at all is none.
    """
    said = plain(text[:_READ])
    clock = _CLOCK.match(said)
    if _NUMBER.match(said):
        found: float | None = float(said.replace(",", ".")) * unit
    elif clock:
        first, second, third = (int(part or 0) for part in clock.groups())
        is_short = clock[3] is None and first >= 24
        found = first * 60.0 + second if is_short else first * 3600.0 + second * 60.0 + third
    else:
        found = _wordy_seconds(said)
    return None if found is None or found > LONGEST else found


def is_wordy(text: str) -> bool:
    """Whether a duration says its units itself, as `1h 13m`."""
    return _wordy_seconds(plain(text[:_READ])) is not None


def _wordy_seconds(said: str) -> float | None:
    parts = _WORDY.findall(said)
    if not parts or _WORDY.sub("", said).strip(" ,"):
        return None
    found = 0.0
    for number, word in parts:
        worth = next((seconds for start, seconds in _UNITS if word.startswith(start)), None)
        if worth is None:
            return None
        found += float(number.replace(",", ".")) * worth
    return found


def day_in(text: str, *, month_first: bool = False) -> date | None:
    """The day at the beginning of a text: 2026-10-01, 1/10/2026 or November 10, 2023."""
    order = "mdy" if month_first else "dmy"
    whole = text[:_READ].strip()
    for said in (whole, whole.partition(" ")[0]):  # whatever stands behind a day
        stamp = stamp_in(said, order)
        if isinstance(stamp, Stamp) and stamp.day and stamp.day >= EARLIEST:
            return stamp.day
    return None


def cell_of(row: Row, place: int) -> str:
    """A cell of a row; one that is missing at its end is empty."""
    return row.cells[place].strip() if place < len(row.cells) else ""
