"""What a row of a table tells: its ends win over a length that was rounded or says no unit."""

import re
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from detox.domain.cells import unharmed
from detox.domain.days import ONE_DAY
from detox.domain.foreign import Missed, Told
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.typed.durations import read_minutes
from detox.domain.typed.words import fold
from detox.domain.walls import instant_of, lived, unchanged
from detox.domain.written.lengths import TWO_WAYS, Length, bare_in, is_two_ways, length_in
from detox.domain.written.moments import NO_DAY, NO_TIME, Stamp, begins_with_day, stamp_in
from detox.domain.written.tables import Row
from detox.domain.written.units import UNITS, WORTH, Sample
from detox.exchange.columns import Columns
from detox.exchange.files import Here

NO_DAY_AT_ALL = N_("it has no day")
NO_LENGTH = N_("it has no duration, and no end either")
NO_UNIT = N_("“%(typed)s” has no unit")
NO_PAUSE = N_("“%(typed)s” can’t be read as the length of a pause")
_BETWEEN_TAGS = str.maketrans(";|", ",,")
_NOBODY = ("-", "–", "n/a", "none", "(none)", "no project", "(no project)", "without project",
           "(without project)", "sans projet", "(sans projet)")  # fmt: skip
"""what stands for no project"""
_RANGE = re.compile(
    "(?:(?:de|from|von) +)?(.*[0-9hm.]) *(?:-|–|—|>|→|to|until|bis|à) *([0-9].*)", re.IGNORECASE
)
_TWO_NUMBERS = re.compile("[0-9]{1,4}:[0-9]{2}")
_TO_THE_MINUTE = 60
_ROUNDED = 900
"""seconds: a quarter of an hour is as far as programs round"""


class Counted(NamedTuple):
    """A bare number that is the length of a row: the cell, its column and the unit that is said for
    it, and the row's span to hold it against, where it has both ends.
    """

    cell: str
    at: int
    unit: str
    sample: Sample | None


class _Ends(NamedTuple):
    """The instant of the start, and the seconds to that of the end; `is_dated` tells that the end
    says its own day, and `wall` is what the clock showed at the start where no zone is told.
    """

    start: datetime | None = None
    span: float | None = None
    is_dated: bool = False
    grain: float = 60.0
    wall: datetime | None = None


class _Parts(NamedTuple):
    """The cells of a row as they were meant, those that are no lengths by field, and the day and
    the ends they tell.
    """

    cells: list[str]
    said: dict[str, str]
    day: Stamp | Problem | None
    ends: _Ends | Problem


class RowReader:
    """Reads the rows of one table as they are read `here`, days in numbers in that `order`."""

    def __init__(self, columns: Columns, here: Here, order: str) -> None:
        self._at, self._here, self._order = columns, here, order
        places = columns._asdict().items()
        self._fields = [(field, at) for field, at in places if type(at) is int]
        of_lengths = [at for at, _unit, _by in columns.lengths]
        self._where = [at for at in (columns.start, *of_lengths) if at is not None]
        self._width = 1 + max([at for _, at in self._fields] + of_lengths + [*columns.names])
        self._parts: dict[int, _Parts] = {}
        self._of_lengths = of_lengths
        self._alone: dict[tuple[str, ...], int | Problem] = {}
        self._counted: dict[tuple[str, ...], list[Counted]] = {}

    def of_units(self, columns: Columns) -> "RowReader":
        """The same, with the units of lengths as these columns have them: nothing that was read of
        days and ends follows from those.
        """
        reader = RowReader(columns, self._here, self._order)
        reader._parts = self._parts
        return reader

    def _read(self, row: Row) -> _Parts:
        """What a row says but for its lengths, read once."""
        found = self._parts.get(row.place)
        if found is None:
            cells = [unharmed(cell).strip() for cell in row.cells]
            cells += [""] * (self._width - len(cells))
            said = self._said(cells)
            day = self._day(said)
            found = self._parts[row.place] = _Parts(cells, said, day, self._ends(said, day))
        return found

    def told(self, row: Row) -> Told | Missed:
        """The session of a row, or why there is none."""
        cells, said, day, ends = self._read(row)
        for each in (day, ends):
            if isinstance(each, Problem):
                return Missed(row.place, each)
        assert isinstance(ends, _Ends)
        assert not isinstance(day, Problem)
        seconds = self._seconds(cells, ends, said.get("pause", ""))
        if isinstance(seconds, Problem):
            return Missed(row.place, seconds)
        return Told(
            row.place,
            "",
            seconds,
            _names_in(tuple([cells[at] for at in self._at.names])),
            said.get("note", ""),
            _tags_in(said.get("tags", "")),
            ends.start,
            day.day if day else None,
            said.get("uid", ""),
            said.get("zone", "") if said.get("uid") or self._zone(said) else "",
            ends.span == seconds and self._is_other(cells, ends.span),
            ends.wall,
        )

    def counted(self, row: Row) -> list[Counted]:
        """The bare numbers of a row that says no other length."""
        cells, _said, _day, ends = self._read(row)
        if isinstance(ends, Problem) or ends.span is not None:
            return self._bare(cells, ends)
        lengths = self._cells_of_lengths(cells)
        if lengths not in self._counted:
            self._counted[lengths] = self._bare(cells, ends)
        return self._counted[lengths]

    def _bare(self, cells: list[str], ends: _Ends | Problem) -> list[Counted]:
        told = [(at, unit, cells[at]) for at, unit, _by in self._at.lengths]
        bare = [each for each in told if bare_in(each[2])]
        if not bare or any(length_in(cell) for _at, _unit, cell in told):
            return []
        if isinstance(ends, Problem):
            return []
        found = []
        for at, unit, cell in bare:
            sample, number = None, bare_in(cell)
            if ends.span and ends.span > 2 * ends.grain and number:  # else any unit agrees
                sample = Sample(number.seconds, number.grain, ends.span, ends.grain)
            found.append(Counted(cell, at, unit, sample))
        said = [each for each in found if each.unit]
        return said or found

    def _cells_of_lengths(self, cells: list[str]) -> tuple[str, ...]:
        return tuple([cells[at] for at in self._of_lengths])

    def _zone(self, said: dict[str, str]) -> tzinfo | None:
        """The zone that a row names, where there is one of that name."""
        name = said.get("zone", "")
        return self._here.zone_of(name) if name else None

    def _said(self, cells: list[str]) -> dict[str, str]:
        said = {field: cells[at] for field, at in self._fields}
        if not said.get("end"):
            for at in self._where:
                found = _RANGE.fullmatch(cells[at])
                if found and self._is_range(*found.group(0, 1, 2)):
                    said["start"], said["end"] = found[1], found[2]
        return said

    def _is_range(self, whole: str, first: str, last: str) -> bool:
        """Whether two times are one after the other; what has a day may end in an offset."""
        is_moment = self._has(whole, "day")
        return not is_moment and self._has(first, "clock") and self._has(last, "clock")

    def _has(self, text: str, part: str) -> bool:
        stamp = stamp_in(text, self._order)
        return isinstance(stamp, Stamp) and getattr(stamp, part) is not None

    def _day(self, said: dict[str, str]) -> Stamp | Problem | None:
        typed = said.get("day", "")
        if not typed and said.get("start"):
            return None
        if not typed:
            return Problem(NO_DAY_AT_ALL)
        stamp = stamp_in(typed, self._order)
        is_day = stamp.day is not None if isinstance(stamp, Stamp) else begins_with_day(typed)
        return stamp if is_day else Problem(NO_DAY, {"typed": typed[:40]})

    def _ends(self, said: dict[str, str], day: Stamp | Problem | None) -> _Ends | Problem:
        """Both ends, as far as they are told; the day is blamed before the time."""
        if isinstance(day, Problem):
            return day
        start = self._stamp(said.get("start", ""), day)
        if start is None or isinstance(start, Problem):
            return start or _Ends()
        typed = said.get("end_day", "")
        end_day = stamp_in(typed, self._order) if typed else None
        if isinstance(end_day, Problem):
            return end_day
        end = self._stamp(said.get("end", ""), end_day, is_end=True)
        if isinstance(end, Problem):
            return end
        if start.day is None:
            return Problem(NO_DAY, {"typed": said["start"][:40]})
        named = self._zone(said)
        zone, wall = named or self._here.zone, None if named or start.offset else _wall(start)
        begun = _instant(start, zone)
        if end is None or end.clock is None:
            return _Ends(begun, wall=wall)
        span = _span(start, begun, end._replace(day=end.day or start.day), zone)
        if end.day is None and span < 0:
            span = _span(start, begun, end._replace(day=start.day + ONE_DAY), zone)
        grain = 1.0 if start.clock.seconds % 60 or end.clock.seconds % 60 else 60.0  # type: ignore[union-attr]  # has one
        return _Ends(begun, span, end.day is not None, grain, wall)

    def _stamp(
        self, typed: str, day: Stamp | None, *, is_end: bool = False
    ) -> Stamp | Problem | None:
        """A day and a time: of a cell, else of the one that says the day."""
        if not typed:
            return day if day and day.clock else None
        stamp = stamp_in(typed, self._order)
        if isinstance(stamp, Problem):
            is_time = (day or is_end) and not begins_with_day(typed)
            return Problem(NO_TIME, {"typed": typed[:40]}) if is_time else stamp
        if stamp.clock is None:
            return Problem(NO_TIME, {"typed": typed[:40]}) if day else None
        return stamp if stamp.day else stamp._replace(day=day.day if day else None)

    def _seconds(self, cells: list[str], ends: _Ends, pause: str) -> int | Problem:
        if ends.span is None:  # nothing else follows from the row: many say the same
            lengths = self._cells_of_lengths(cells)
            if lengths not in self._alone:
                self._alone[lengths] = self._seconds_alone(cells)
            return self._alone[lengths]
        told = self._lengths(cells)
        if told is None and pause:
            off = self._pause(pause)
            return off if isinstance(off, Problem) else round(ends.span - off)
        if self._is_of_another_unit(cells, ends.span, ends.grain):
            return round(ends.span)
        return round(self._span(ends, told, has_pause=bool(pause)))

    def _seconds_alone(self, cells: list[str]) -> int | Problem:
        """The seconds of a row that does not tell both its ends."""
        told = self._lengths(cells)
        if told:
            return round(told.seconds)
        said = self._written(cells)
        if not said:
            return Problem(NO_LENGTH)
        odd = next(cell for at, unit, cell in said if not self._length(at, unit, cell))
        if is_two_ways(odd) or bare_in(odd):
            return Problem(TWO_WAYS if is_two_ways(odd) else NO_UNIT, {"typed": odd[:40]})
        minutes = read_minutes(odd)
        return minutes.problem if isinstance(minutes, Unreadable) else minutes * 60

    def _is_of_another_unit(self, cells: list[str], span: float, slack: float) -> bool:
        """Whether a bare number agrees with the seconds between both ends, but in another unit than
        that of its column.
        """
        for _at, unit, cell in self._written(cells):
            number = None if self._at.in_parts else bare_in(cell)
            agreeing = [
                each
                for each, worth in UNITS.items()
                if number and abs(number.seconds * worth - span) <= number.grain * worth + slack
            ]
            if agreeing and unit not in agreeing:
                return True
        return False

    def _pause(self, cell: str) -> float | Problem:
        """The seconds of a pause."""
        worth = WORTH.get(self._at.pause_unit or self._here.unit, 0)
        length = length_in(cell) or bare_in(cell, worth)
        return length.seconds if length else Problem(NO_PAUSE, {"typed": cell[:40]})

    def pause_of_no_unit(self, row: Row) -> str:
        """The pause of a row, a bare number, where its length follows from it and nothing says what
        that counts.
        """
        cells, said, _day, ends = self._read(row)
        cell = said.get("pause", "")
        number = bare_in(cell)
        if not number or not number.seconds or self._at.pause_unit or self._here.unit:
            return ""
        is_needed = isinstance(ends, _Ends) and ends.span is not None and not self._lengths(cells)
        return cell if is_needed else ""

    def is_short(self, row: Row) -> bool:
        """Whether a row has two numbers that are minutes and seconds."""
        cells = self._read(row).cells
        return any(_TWO_NUMBERS.fullmatch(cells[at]) for at in self._at.short)

    def _lengths(self, cells: list[str]) -> Length | None:
        """The length that is written most finely."""
        read = [self._length(*each) for each in self._written(cells)]
        if len(read) < 2:
            return read[0] if read else None
        found = [length for length in read if length]
        if not self._at.in_parts or not found:
            return min(found, key=lambda length: length.grain, default=None)
        seconds = sum(length.seconds for length in found)
        grain = min(length.grain for length in found)
        return Length(seconds, grain) if len(found) == len(read) else None

    def _written(self, cells: list[str]) -> list[tuple[int, str, str]]:
        """The cells of lengths that say anything, each with its column and its unit."""
        return [(at, unit, cells[at]) for at, unit, _by in self._at.lengths if cells[at]]

    def _length(self, at: int, unit: str, cell: str) -> Length | None:
        if at in self._at.short and _TWO_NUMBERS.fullmatch(cell):
            return length_in(f"{cell} min")
        if unit not in ("", "hours") and is_two_ways(cell):
            return None
        return length_in(cell) or (bare_in(cell, WORTH[unit]) if unit else None)

    def _span(self, ends: _Ends, told: Length | None, *, has_pause: bool) -> float:
        """From start to end; but a length that is told to the second is more exact than ends that
        are told to the minute, and one that is told to the minute may leave out a pause, and knows
        better where clocks were changed, or where the day of the end is not told.
        """
        assert ends.span is not None
        assert ends.start is not None
        if told is None:
            return ends.span
        off = told.seconds - ends.span
        if told.grain <= 1 and abs(off) <= ends.grain:  # written more finely than the ends
            return told.seconds
        is_exact = told.grain <= _TO_THE_MINUTE
        if off < -told.grain and told.seconds and (is_exact or has_pause):
            return told.seconds
        if not is_exact or off <= told.grain:
            return ends.span
        days = off / ONE_DAY.total_seconds()
        is_of_days = not ends.is_dated and abs(days - round(days)) * 1440 < 1
        length = min(timedelta(seconds=told.seconds), ONE_DAY)
        is_changed = unchanged(ends.start, length, self._here.zone) is None
        return told.seconds if is_of_days or is_changed else ends.span

    def _is_other(self, cells: list[str], span: float) -> bool:
        """Whether a row tells a length that is no rounding of the seconds between its ends."""
        told = self._lengths(cells)
        return told is not None and abs(told.seconds - span) > max(told.grain, _ROUNDED)


@lru_cache(maxsize=4096)
def _names_in(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name for name in cells if name and fold(name) not in _NOBODY]))


@lru_cache(maxsize=4096)
def _tags_in(cell: str) -> tuple[str, ...]:
    tags = cell.translate(_BETWEEN_TAGS).split(",")
    return tuple(tag for each in tags if (tag := each.strip()))


def _span(start: Stamp, begun: datetime, end: Stamp, zone: tzinfo) -> float:
    """The seconds between two times, of which the first is the instant `begun`; what the wall
    shows, where the clock skipped one of them.
    """
    span, shown = _instant(end, zone) - begun, _wall(end) - _wall(start)
    walls = () if span == shown or start.offset or end.offset else (_wall(start), _wall(end))
    is_skipped = any(lived(wall, zone) != wall for wall in walls)
    return (shown if is_skipped else span).total_seconds()


def _instant(stamp: Stamp, zone: tzinfo) -> datetime:
    return instant_of(_wall(stamp), stamp.offset or zone)


def _wall(stamp: Stamp) -> datetime:
    assert stamp.day is not None
    assert stamp.clock is not None
    return datetime.combine(stamp.day, datetime.min.time()) + stamp.clock
