"""What the forms of a day mean: near ones, weekdays, dates in numbers or with their month."""

from datetime import date

from detox.domain.problem import N_, OnDay, Unreadable
from detox.domain.tongues import answers, any_answer
from detox.domain.typed.matching import Count, Found
from detox.domain.typed.reader import Reader, days_in_month

WRONG_WEEKDAY = N_("“%(typed)s” falls on another weekday; write %(day)s alone if that is the day.")
AMBIGUOUS = N_("“%(typed)s” can be read as two days; write %(day_first)s or %(month_first)s.")

NEVER, APART, AT_AN_END, ANYWHERE = -1, 0, 1, 2
"""How surely a form is meant beside the words of a note; see `Form.firm`."""

DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}


class Day:
    """A day, or why it is none; how firmly; hours that its part of the day adds to a time; and the
    hour before which that part is still to come.
    """

    def __init__(
        self, day: date | Unreadable, firm: int = ANYWHERE, shift: int = 0, begins: int = 0
    ) -> None:
        self.day, self.firm, self.shift, self.begins = day, firm, shift, begins


def meant_day(found: Found, reader: Reader) -> Day | None:
    """The day that a form says."""
    day = _day(found, reader)
    if day is None:
        return None
    shift, begins = (found.get("near_parts") or ())[1:] or found.get("parts") or (0, 0)
    return Day(day, _firm(found), shift, begins)


def _firm(found: Found) -> int:
    """A day gone by is meant wherever it stands; a weekday alone only by its full name."""
    if found.form.pattern == "{near_days}":
        return AT_AN_END + 1 if found.get("near_days") <= 0 else APART
    if found.form.pattern.endswith("{weekdays}") and found.form.firm == APART:
        return _weekday_firm(found)
    return found.form.firm


def _weekday_firm(found: Found) -> int:
    names = next(slot for slot in found.slots if slot.name == "weekdays")
    article = found.get("the")
    if article in any_answer("before_weekdays"):
        return AT_AN_END
    if article in any_answer("before_notes"):
        return NEVER
    return APART if names.end - names.start == 1 else NEVER


def _day(found: Found, reader: Reader) -> date | Unreadable | None:
    near = found.get("near_days")
    if near is not None:
        return reader.shifted(near)
    if found.get("near_parts"):
        return reader.shifted(found.get("near_parts")[0])
    if found.get("sign"):
        return reader.shifted(found.get("sign") * found.get("i"))
    if found.get("months"):
        return _of_month(found, reader)
    if found.get("n"):
        return _counted(found, reader)
    if found.get("units"):
        return reader.closing(found.get("units"), ahead=found.get("next") is not None)
    if found.get("ymd"):
        year, rest = divmod(found.get("ymd"), 10_000)
        return reader.dated(rest % 100, rest // 100, year)
    if found.get("a") is not None:
        return _dated(found, reader)
    weekday = found.get("weekdays")
    return None if weekday is None else _weekday(weekday, found, reader)


def _counted(found: Found, reader: Reader) -> date | Unreadable | None:
    """`il y a 3 jours`, `in 2 weeks`."""
    count: Count = found.get("n")
    if not count.is_integer:
        return None
    parts = -count.parts if found.form.back else count.parts
    return _moved(reader, parts, found.get("units"))


def _moved(reader: Reader, count: int, unit: str) -> date | Unreadable:
    if unit in DAYS_OF:
        return reader.shifted(count * DAYS_OF[unit])
    months = reader.today.year * 12 + reader.today.month - 1
    year, month = divmod(months + count * (12 if unit == "year" else 1), 12)
    return reader.dated(min(reader.today.day, days_in_month(year, month + 1)), month + 1, year)


def _weekday(weekday: int, found: Found, reader: Reader) -> date | Unreadable:
    back = (reader.today.weekday() - weekday) % 7
    if found.get("last"):
        return reader.shifted(-(back or 7))
    if found.get("next"):
        return reader.shifted(7 - back)
    return reader.shifted(-back if reader.direction == "past" else 7 - back)


def _dated(found: Found, reader: Reader) -> date | Unreadable | None:
    """A day in numbers, or of a month; alone, it is the nearest of that number."""
    first, second = found.get("a"), found.get("b")
    year = found.get("y") if found.get("yy") is None else 2000 + found.get("yy")
    if second is None:
        day = _of_weekday(reader.monthly(first), found, reader)
        bare = found.get("weekdays") is not None and not (found.get("the") or found.get("ordinals"))
        return None if bare and isinstance(day, Unreadable) else day  # `lundi 9` may be at nine
    if found.form.pattern.startswith("{y}"):
        return reader.dated(first, second, year)
    if answers(reader.language).day_first or first > 12 or first == second:
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


def _of_month(found: Found, reader: Reader) -> date | Unreadable | None:
    """In digits, in words as `le vingt novembre`, the first of it, or its last: `fin novembre`."""
    if found.form.back:
        return reader.ending(found.get("months"), found.get("y"))
    spelled = found.get("n")
    if spelled is not None and not spelled.is_word:
        return None
    number = spelled.parts if spelled else found.get("a")
    number = 1 if number is None else number
    return _of_weekday(reader.dated(number, found.get("months"), found.get("y")), found, reader)


def _of_weekday(day: date | Unreadable, found: Found, reader: Reader) -> date | Unreadable:
    """That day, unless another weekday was said."""
    weekday = found.get("weekdays")
    if isinstance(day, date) and weekday is not None and day.weekday() != weekday:
        return reader.refuse(WRONG_WEEKDAY, day=OnDay(day))
    return day
