"""Days as people type them: `hier`, `-2`, `monday`, `20/11`, `20 nov 2026`, `il y a 3 jours`.

French numbers are day first. English ones are read only where a single reading exists, and refused
with both readings otherwise. A day without its year is the nearest one in the direction asked.
"""

import re
from datetime import date

from detox.domain.problem import N_, Unreadable
from detox.domain.typed.dates import iso, named, numeric
from detox.domain.typed.reader import Direction, Reader, days_in_month
from detox.domain.typed.words import (
    LAST,
    NEAR_DAYS,
    NEXT,
    NUMBERS,
    UNITS,
    WEEKDAYS,
    fold_typed,
    unreadable,
)

NOT_A_DAY = N_("“%(typed)s” is not a day; write today, -2, monday, 20 nov or 2026-11-20.")


def read_day(
    text: str, today: date, language: str, *, direction: Direction = "past"
) -> date | Unreadable:
    """A local day between 2000 and 2199.

    `direction` says which weekday or yearless day is meant: the last one, `today` included, or the
    next one (a weekday is then always after `today`).
    """
    typed = _bare(fold_typed(text))
    reader = Reader(text, today, language, direction)
    for read in (_near, _ago, _weekday, iso, numeric, named):
        found = read(typed, reader)
        if found is not None:
            return found
    return unreadable(NOT_A_DAY, text)


def _bare(typed: str) -> str:
    """Without commas, dots after abbreviations, and the small words around a day."""
    typed = re.sub(r",|(?<=[a-z])\.", "", typed)
    return re.sub("^(?:on )?(?:(?:the|this|le|la|ce) )?", "", typed)


def _near(typed: str, reader: Reader) -> date | Unreadable | None:
    if typed in NEAR_DAYS:
        return reader.shifted(NEAR_DAYS[typed])
    if found := re.fullmatch("([+-]) ?([0-9]{1,7})", typed):
        return reader.shifted(int(found[1] + found[2]))
    return None


def _ago(typed: str, reader: Reader) -> date | Unreadable | None:
    count_of = r"([0-9]{1,6}|[a-z]+) ?([a-z]+)"
    back = re.fullmatch(f"il y a {count_of}|{count_of} ago", typed)
    ahead = re.fullmatch(f"(?:in|dans) {count_of}", typed)
    found = back or ahead
    if not found:
        return None
    count, unit = (part for part in found.groups() if part)
    if unit not in UNITS or not (count.isdigit() or count in NUMBERS):
        return None
    number = NUMBERS.get(count) or int(count)
    return _moved(reader, -number if back else number, UNITS[unit])


def _moved(reader: Reader, count: int, unit: str) -> date | Unreadable:
    if unit in ("day", "week"):
        return reader.shifted(count * (7 if unit == "week" else 1))
    months = reader.today.year * 12 + reader.today.month - 1
    year, month = divmod(months + count * (12 if unit == "year" else 1), 12)
    return reader.dated(min(reader.today.day, days_in_month(year, month + 1)), month + 1, year)


def _weekday(typed: str, reader: Reader) -> date | Unreadable | None:
    words = typed.split(" ")
    names = [word for word in words if word in WEEKDAYS]
    others = [word for word in words if word not in WEEKDAYS]
    if len(names) != 1 or len(others) > 1:
        return None
    back = (reader.today.weekday() - WEEKDAYS[names[0]]) % 7
    if not others:
        return reader.shifted(-back if reader.direction == "past" else 7 - back)
    if others[0] in LAST:
        return reader.shifted(-(back or 7))
    return reader.shifted(7 - back) if others[0] in NEXT else None
