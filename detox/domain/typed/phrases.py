"""What the forms that say when mean: `on monday`, `@hier`, `at 9:10`, `de 9 h à 10 h 30`."""

from datetime import date, time
from typing import NamedTuple

from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.tongues import listed
from detox.domain.typed.clocks import DAY_OF_MINUTES, NO_SUCH_TIME, Clock, is_of_the_night
from detox.domain.typed.dates import ANYWHERE, APART, AT_AN_END, Day
from detox.domain.typed.durations import in_short
from detox.domain.typed.forms import Slot
from detox.domain.typed.matching import Found
from detox.domain.typed.reader import Reader
from detox.domain.typed.words import unreadable

TWO_READINGS = N_("“%(typed)s” can be read in two ways; write %(length)s, or %(range)s.")
NO_SINGLE_DAY = N_("“%(typed)s” doesn’t say which day; write one, such as monday or 2026-11-20.")

_INTRODUCE = ("on", "at", "begins", "until")
_SHORT = 3 * 60
_NOON = 12 * 60


class When(NamedTuple):
    """What a phrase says: a day, a time, a time and another, a length; or why it says none.

    Its part of the day adds `shift` hours to times of which no `half` of the day was said, is to
    come before the hour `begins`, and was typed as `part`; `bare` is a time typed as an hour alone.
    `parts` are what its stretches were taken for, in lexemes.
    """

    day: date | None = None
    start: time | None = None
    until: time | None = None
    problem: Problem | None = None
    minutes: int | None = None
    firm: int = ANYWHERE
    introduced: bool = False
    shift: int = 0
    half: bool = False
    begins: int = 0
    part: str = ""
    bare: str = ""
    parts: tuple[tuple[str, int, int], ...] = ()

    def doubt(self) -> Problem | None:
        """An hour alone that would be in the night is rather one of the afternoon."""
        settled = self.half or self.shift
        if not self.bare or settled or self.start is None or not is_of_the_night(self.start):
            return None
        night = "-".join(f"{one.hour}:{one.minute:02}" for one in (self.start, self.until) if one)
        ends = (_later(self.start), _later(self.until))
        day = "-".join(f"{one:%H:%M}" for one in ends if one)
        if self.until is None:
            night, day = f"@{night}", f"@{day}"
        return unreadable(TWO_READINGS, self.bare, length=night, range=day).problem

    @property
    def is_time(self) -> bool:
        """Whether it says a time of day."""
        return self.start is not None or self.until is not None

    def joined(self, other: "When") -> "When":
        """What both say of a day and of times."""
        return When(
            other.day or self.day,
            self.start if other.start is None else other.start,
            self.until if other.until is None else other.until,
            shift=other.shift or self.shift,
            half=other.half or self.half,
            begins=other.begins or self.begins,
            part=other.part or self.part,
            bare=other.bare or self.bare,
        )

    def in_its_part(self) -> "When":
        """The times in the part of the day that was said: `yesterday evening from 8 to 9`."""
        if not self.shift or self.half:
            return self
        start, until = _later(self.start), _later(self.until)
        over_midnight = start is not None and until is not None and until < start
        if over_midnight and self.until is not None:
            until = self.until.replace(hour=self.until.hour % 12)
        return self._replace(start=start, until=until)


def _later(clock: time | None) -> time | None:
    if clock is None or not 0 < clock.hour < 12:
        return clock
    return clock.replace(hour=clock.hour + 12)


def meant_period(found: Found) -> str:
    """The form of several days, which are no single one."""
    return found.form.pattern


def meant_when(found: Found, reader: Reader) -> When | None:
    """What a form says, or None where it rather says something else."""
    day_slot = next((slot for slot in found.slots if slot.name == "day"), None)
    clocks = [slot for slot in found.slots if slot.name in ("time", "o")]
    if day_slot is None and not clocks:  # `on the 20`
        day = reader.monthly(found.get("a"))
        return _dated(day, found)
    if len(clocks) == 2:
        return _range(found, clocks, reader)
    said = _dated(day_slot.value.value.day, found) if day_slot else When()
    if clocks:
        timed = _timed(found, clocks[0], day_slot, reader)
        if timed is None:
            return None
        said = timed._replace(day=said.day, problem=said.problem or timed.problem)
    begins = day_slot.value.value.begins if day_slot and not clocks else 0
    return said._replace(
        firm=_firm(found, day_slot, clocks),
        introduced=_is_introduced(found),
        begins=begins,
        part=reader.text if begins else "",
        shift=day_slot.value.value.shift if day_slot else 0,
        parts=_parts(found, day_slot, clocks),
    )


def _is_introduced(found: Found) -> bool:
    first = found.slots[0]
    return found.form.pattern.startswith("@") or (
        first.name in _INTRODUCE and first.start == found.start
    )


def _dated(day: date | Unreadable, found: Found) -> When:
    if isinstance(day, Unreadable):
        return When(problem=day.problem, introduced=True)
    return When(day=day, introduced=True, parts=(("day", found.start, found.end),))


def _firm(found: Found, day_slot: Slot | None, clocks: list[Slot]) -> int:
    """Without a word that introduces it, a day makes the phrase as firm as it is."""
    if found.form.pattern == "{time}" and _is_named(clocks[0]):
        return APART
    if day_slot is None or _is_introduced(found):
        return found.form.firm
    day: Day = day_slot.value.value
    if day_slot.start == found.start:
        named = bool(clocks) and day_slot.value.get("months")
        return found.form.firm if named else min(found.form.firm, day.firm)
    in_digits = day_slot.value.get("a") is not None  # `le 20/11`, `le lundi`
    return ANYWHERE if in_digits or clocks else AT_AN_END


def _parts(
    found: Found, day_slot: Slot | None, clocks: list[Slot]
) -> tuple[tuple[str, int, int], ...]:
    if day_slot is None:
        return (("time", found.start, found.end),)
    if not clocks:
        return (("day", found.start, found.end),)
    return (("day", found.start, day_slot.end), ("time", day_slot.end, found.end))


def _timed(found: Found, slot: Slot, day_slot: Slot | None, reader: Reader) -> When | None:
    clock = _clock(slot)
    if _is_loose(slot) and not found.form.pattern.startswith("{at}"):
        return None
    if found.form.pattern == "{time}" and not _says_it_is_one(clock, slot):
        return None
    if day_slot is not None and day_slot.value.value.shift:
        clock = clock.later()
    is_midnight = found.get("until") and clock.minutes == DAY_OF_MINUTES
    shown = time(0) if is_midnight else clock.shown
    if shown is None:
        return When(problem=reader.refuse(NO_SUCH_TIME).problem)
    bare = reader.text if slot.name == "o" else ""
    said = When(half=clock.half, bare=bare)
    return said._replace(until=shown) if found.get("until") else said._replace(start=shown)


def _says_it_is_one(clock: Clock, slot: Slot) -> bool:
    """`9am`, `9 in the evening`, `nine o'clock`, `noon`; not `9h`, which is a length as well."""
    halved = clock.half and slot.value.get("halves") is not None
    in_its_part = slot.value.get("parts") is not None
    is_spoken = str(slot.value.get("oclock") or "").startswith("o") or _is_named(slot)
    return halved or in_its_part or is_spoken


def _is_named(slot: Slot) -> bool:
    """`noon`, `half past 9`: a time by itself, a word of the note beside another: `High Noon`."""
    return slot.value.get("named_times") is not None or " past " in slot.value.form.pattern


def _is_loose(slot: Slot) -> bool:
    """Whether a time is written so that only the word before it tells: `at 9.30`."""
    return slot.name == "time" and slot.value.form.firm == 0


def _is_spoken(slot: Slot) -> bool:
    """Whether a time is loose for want of a sign: `ten past nine`, `9 30`; not `9.30`."""
    return _is_loose(slot) and slot.value.form.pattern != "{h}.{mm}"


def _clock(slot: Slot) -> Clock:
    """A time, or the hour that a bare number is."""
    if slot.name == "o":
        return Clock(slot.value * 60)
    clock: Clock = slot.value.value
    return clock


def _is_no_range(found: Found, clocks: list[Slot]) -> bool:
    """Whether two numbers say no times, as in `pages 10-40`, `9-11`, `2h -30`, `chapters 2 - 3.10`,
    `from ten to eleven`.
    """
    hours = [one.value for one in clocks if one.name == "o"]
    dashed = found.get("to") in ("-", "—")
    if (len(hours) == 2 and dashed) or (hours and max(hours) > 24 and (dashed or len(hours) == 2)):
        return True
    spoken = [one for one in clocks if _is_spoken(one)]
    if any(one.value.form.pattern.endswith(" {h}") for one in spoken):
        return True
    loose = [one for one in clocks if _is_loose(one)]
    return len(loose) == 1 and bool(spoken or hours) and not found.get("begins")


def _range(found: Found, clocks: list[Slot], reader: Reader) -> When | None:
    first, last = clocks
    if _is_no_range(found, clocks):
        return None
    if first.name == last.name == "o" and found.get("to") in listed("at"):
        return _minutes_or_hour(first.value, last.value, reader)
    start, end = _clock(first), _clock(last)
    word = found.get("to")
    could_count = first.name == "o" or not str(word)[:1].isalpha()
    timed = last.name == "time" and last.value.get("oclock")
    if word and could_count and timed and _are_lengths(start, end):
        return _both_lengths(start, end, reader)
    if word and word[:1].isalpha() and first.name == "time" and not start.half:
        if word in listed("at") and last.name == "o":  # `9h à 10`
            return None
        if first.value.get("oclock") and last.name == "time":
            other = _length_first(start, end, word, found, clocks, reader)
            if other is not None:
                return other
    spelled = last.name == "time" and last.value.get("h")
    start, end = _halved(start, end, bare_end=last.name == "o" or bool(spelled and spelled.is_word))
    until = time(0) if end.minutes == DAY_OF_MINUTES else end.shown
    if start.shown is None or until is None:
        return When(problem=reader.refuse(NO_SUCH_TIME).problem, introduced=True)
    loose = _is_loose(first) and _is_loose(last)
    counts = first.name == "o" and word in listed("at")  # `page 12 à 14h`
    firm = APART if (loose or counts) and not found.get("begins") else found.form.firm
    parts = (("range", found.start, found.end),)
    half = start.half or end.half
    bare = reader.text if first.name == last.name == "o" else ""
    said = When(None, start.shown, until, firm=firm, introduced=_is_introduced(found))
    return said._replace(half=half, bare=bare, parts=parts)


def _are_lengths(start: Clock, end: Clock) -> bool:
    return 0 < start.minutes < end.minutes <= _SHORT


def _both_lengths(start: Clock, end: Clock, reader: Reader) -> When:
    """`1 à 2h` may be about how long it took."""
    begin, finish = (f"{one.minutes // 60}:{one.minutes % 60:02}" for one in (start, end))
    refused = reader.refuse(TWO_READINGS, length=in_short(start.minutes), range=f"{begin}-{finish}")
    return When(problem=refused.problem, introduced=True)


def _minutes_or_hour(first: int, last: int, reader: Reader) -> When | None:
    """`9 à 11` may be nine minutes at eleven."""
    if not 0 < first < last:
        return None
    length, both = f"{in_short(first)} @{last}:00", f"{first}:00-{last}:00"
    return When(problem=reader.refuse(TWO_READINGS, length=length, range=both).problem, firm=0)


def _halved(start: Clock, end: Clock, *, bare_end: bool) -> tuple[Clock, Clock]:
    """Both in the half of the day that one of them names: `6 to 7pm`, `2pm-3`, `from 11 to 1`."""
    if end.half and not start.half and end.minutes >= _NOON and start.later().minutes < end.minutes:
        return start.later(), end
    if bare_end and end.minutes <= _NOON and end.minutes <= start.minutes:
        later = end.minutes % _NOON + _NOON
        if start.minutes < later and (start.half or start.minutes >= 60):
            return start, end._replace(minutes=later)
    return start, end


def _length_first(
    start: Clock, end: Clock, word: str, found: Found, clocks: list[Slot], reader: Reader
) -> When | None:
    """`1h à 9h` is an hour at nine, `9h à 10h` from nine to ten, `2h à 3h` either."""
    apart = end.minutes - start.minutes
    if start.is_late and (apart > 0 or start.minutes - _NOON >= end.minutes):
        return None
    shown = end.shown
    if shown is None or not start.minutes:
        return None
    if not start.is_late and 0 < apart <= _SHORT:
        begin = f"{start.minutes // 60}:{start.minutes % 60:02}"
        finish = f"{shown:%H:%M}".lstrip("0")
        length = f"{in_short(start.minutes)} @{finish}"
        refused = reader.refuse(TWO_READINGS, length=length, range=f"{begin}-{finish}")
        return When(problem=refused.problem, introduced=True)
    parts = (("duration", found.start, clocks[0].end), ("time", clocks[0].end, found.end))
    said = When(minutes=start.minutes, introduced=True, parts=parts)
    is_end = word in listed("until")
    return said._replace(until=shown) if is_end else said._replace(start=shown)


def is_beside_a_note(when: When, apart: bool) -> bool:
    """Whether a phrase is meant where the words of a note may stand next to it."""
    return when.firm >= (APART if apart else AT_AN_END)
