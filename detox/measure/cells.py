"""Durations and days as the exports of trackers write them, in several languages."""

import re
import unicodedata
from datetime import date

LONGEST = 24 * 3600
"""Seconds of a day; what is longer is a total of several."""
_READ = 100  # letters of a cell
_UNITS = (("std", 3600.0), ("h", 3600.0), ("u", 3600.0), ("g", 3600.0), ("m", 60.0), ("s", 1.0))
_WORDY = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]+)\.?")
_CLOCK = re.compile(r"(\d{1,9}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?$")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[t ,])")
_SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=$|[t ,])")

# How the months begin without accents, in English, French, German, Spanish, Portuguese, Italian,
# Dutch and Polish.
_MONTHS = (
    ("jan", "ene", "gen", "sty"),
    ("feb", "fev", "lut"),
    ("mar", "maa", "mrt"),
    ("apr", "avr", "abr", "kwi"),
    ("may", "mai", "mag", "mei", "maj"),
    ("jun", "juin", "giu", "cze"),
    ("jul", "juil", "lug", "lip"),
    ("aug", "aou", "ago", "sie"),
    ("sep", "set", "wrz"),
    ("oct", "okt", "out", "ott", "paz"),
    ("nov", "lis"),
    ("dec", "dez", "dic", "gru"),
)


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
    said = plain(text[:_READ])
    iso, short = _ISO.match(said), _SHORT.match(said)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if short:
        one, other, year = int(short[1]), int(short[2]), int(short[3])
        year += 2000 if year < 100 else 0
        return _day(year, one, other) if month_first else _day(year, other, one)
    return _written_out(said)


def is_month_first(texts: list[str]) -> bool:
    """Whether short days begin with the month; the day comes first unless one says otherwise."""
    seconds = [
        int(match[2])
        for match in map(_SHORT.match, (plain(text[:_READ]) for text in texts))
        if match
    ]
    return any(second > 12 for second in seconds)


def _written_out(said: str) -> date | None:
    years, days = re.findall(r"\b\d{4}\b", said), re.findall(r"\b\d{1,2}\b", said)
    words = re.findall(r"[a-z]{3,}", said)
    if len(years) != 1 or not days:
        return None
    months = [
        month
        for word in words
        for month, beginnings in enumerate(_MONTHS, 1)
        if word.startswith(beginnings)
    ]  # of several the last: a weekday that looks like one, as mar., comes before
    return _day(int(years[0]), months[-1], int(days[0])) if months else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 2000 <= found.year < 2200 else None
