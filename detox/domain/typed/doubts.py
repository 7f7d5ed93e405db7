"""What of a line can be no piece and no note: it is refused, never half read.

A second length, day or time; several days; a number or a word of time that is left next to what
was taken. What stands in quotes is the note, whatever it says.
"""

from collections.abc import Iterator

from detox.domain.problem import N_, Problem
from detox.domain.tongues import any_answer, listed
from detox.domain.typed.dates import APART
from detox.domain.typed.doubt import Doubt
from detox.domain.typed.durations import in_short
from detox.domain.typed.hedges import hedged, hedges_of_a_note
from detox.domain.typed.matching import Found
from detox.domain.typed.phrases import NO_SINGLE_DAY
from detox.domain.typed.taken import Taken
from detox.domain.typed.words import unreadable

SECOND = N_("“%(typed)s” contradicts the rest; if it is the note, write %(line)s.")
TWO_SESSIONS = N_(
    "“%(typed)s” is a second session; log it by itself, or put quotes around the note."
)
NOT_READ = N_("“%(typed)s” was not understood; if it is the note, write %(line)s.")
MINUTES_OR_NOTE = N_("“%(typed)s” may be minutes or the note; write %(length)s, or %(line)s.")
HOURS_ALONE = N_("“%(typed)s” gives no length; if those are times, write %(range)s.")
AGO = N_("“%(typed)s” may be the beginning or the end; write when it began, as in at 9:10.")

_LOOKED_AT = 400
"""How many lexemes of a note are looked at for a second session."""


def vague(line: Taken, place: int) -> Doubt | None:
    """No exact length; several days, where no day is known; a length ago."""
    if doubt := hedged(line, place):
        return doubt
    if line.when.day is not None:
        return None
    for found in line.strip.typed.matches("period", place):
        ends_line = line.strip.ends_apart(found.end)
        if line.strip.is_usable(found) and (found.form.firm or ends_line):
            message = AGO if found.get("duration") else NO_SINGLE_DAY
            return Doubt(message, found.start, found.end)
    return None


def session_at(line: Taken, start: int, end: int) -> Doubt | None:
    """The second session that a length makes with the activity before or after it."""
    strip = line.strip
    if strip.is_plain(end):
        after = strip.typed.phrase("of", end) or end
        name = line.names.exact(after) if strip.is_plain(after) else None
        if name:
            return Doubt(TWO_SESSIONS, start, name[1])
    for at in range(max(strip.first, start - 4), start):
        name = line.names.exact(at)
        if name and name[1] == start:
            return Doubt(TWO_SESSIONS, at, end)
    return None


def doubted_minutes(line: Taken, found: Found) -> Doubt | None:
    """Of `1h 30 pages`, nobody can tell; of `2h 3 chapters` and `1h dix pages`, everybody."""
    strip, start = line.strip, found.end - 1
    if strip.typed.phrase("months", found.end):  # `1h 20 nov`
        return None
    if len(strip.lexemes[start].text) != 2 or not strip.lexemes[start].is_number:
        return None
    return Doubt(MINUTES_OR_NOTE, start, found.end + 1, in_short(found.value))


def as_times(word: str) -> Problem | None:
    """The refusal of `9-11`, which rather says times than a length."""
    first, dash, last = word.partition("-")
    hours = (first, last)
    if not dash or not all(one.isdecimal() and len(one) < 3 and int(one) < 24 for one in hours):
        return None
    return unreadable(HOURS_ALONE, word, range=f"{int(first)}:00-{int(last)}:00").problem


def doubts_of_a_note(line: Taken) -> Iterator[Doubt]:
    """What is wrong with the words that are left."""
    strip = line.strip
    if not strip.is_plain(strip.first):
        return
    yield from _sessions(line)
    yield from hedges_of_a_note(line)
    if mistyped := _mistyped_unit(line) or _another_activity(line) or _more_alone(line):
        yield Doubt(NOT_READ, strip.first, mistyped)
    if another := _another(line):
        yield Doubt(NOT_READ, strip.first, another)
    if doubtful := _numbers_alone(line) or _timed_beginning(line):
        yield Doubt(NOT_READ, strip.first, doubtful)


def _sessions(line: Taken) -> Iterator[Doubt]:
    """A length beside an activity, or right after an `and`."""
    strip = line.strip
    for place in range(strip.first, min(strip.after, strip.first + _LOOKED_AT)):
        if not strip.is_plain(place) or line.minutes is None:
            continue
        for found in strip.typed.matches("duration", place):
            session = strip.is_usable(found) and session_at(line, found.start, found.end)
            if session:
                yield session
                return


def _another(line: Taken) -> int:
    """Where `and today` ends, after a day or before another; or 0."""
    strip = line.strip
    ends = [strip.first]
    if strip.kind_before(strip.first) not in ("day", "time", "range"):
        ends = [one.end for one in strip.typed.matches("day", strip.first)]
    for end in ends:
        after = strip.typed.phrase("ends", end) if strip.is_plain(end) else 0
        if not after or not strip.is_plain(after) or strip.lexemes[after].glued:
            continue
        for found in strip.typed.matches("day", after):
            if strip.is_usable(found) and found.value.firm >= APART:
                return found.end
    return 0


def _another_activity(line: Taken) -> int:
    """Where `and reading` ends, or `reading` behind a comma, where that is the whole note; or 0."""
    strip = line.strip
    first = strip.first
    begin = (
        strip.typed.phrase("ends", first) if strip.lexemes[first].text in any_answer("both") else 0
    )
    begin = begin or first + (strip.lexemes[first].text in ("/", "&", "+"))
    parted = begin > first or (first > 0 and strip.lexemes[first - 1].text in ("/", "&", "+", ","))
    name = line.names.exact(begin) if parted and strip.is_plain(begin) else None
    return strip.after if name and name[1] == strip.after and strip.is_long(begin) else 0


def _more_alone(line: Taken) -> int:
    """Where `et demie` ends, far from its hour, where that is the whole note; or 0."""
    strip = line.strip
    return strip.after if strip.typed.phrase("more", strip.first) == strip.after else 0


def _mistyped_unit(line: Taken) -> int:
    """Where `heur` ends behind a bare number: a unit but for one letter; or 0."""
    strip = line.strip
    if line.length is not None or strip.kind_before(strip.first) != "duration":
        return 0
    word = strip.lexemes[strip.first].text
    units = (*listed("hour", line.language), *listed("minute", line.language))
    near = any(len(unit) > 3 and _is_a_letter_off(word, unit) for unit in units)
    if near:
        return strip.first + 1
    second = strip.first + 1  # `1 full hour`
    named = any(strip.typed.phrase(field, second) for field in ("hour", "minute"))
    return second + 1 if strip.is_plain(second) and word.isalpha() and named else 0


def _is_a_letter_off(word: str, other: str) -> bool:
    """Whether one letter more, less or another makes one word of the other."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, tail = word[same:], other[same:]
    return rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]


def _numbers_alone(line: Taken) -> int:
    """Where a note ends that is nothing but small numbers and words of time; or 0."""
    strip = line.strip
    numbers = 0
    for place in range(strip.first, strip.after):
        if not strip.is_plain(place):
            return 0
        if strip.is_small_number(place):
            numbers += 1
        elif not _is_word_of_time(line, place) and strip.lexemes[place].text not in ",.;:/+":
            return 0
    return strip.after if numbers else 0


def _timed_beginning(line: Taken) -> int:
    """`until late` after a time, `at 9 30 pm`: where the words end that can't be the note; or 0."""
    strip = line.strip
    place = strip.first
    typed = strip.typed
    until = typed.phrase("until", place)
    if (until and line.ends_with_a_time(place)) or strip.lexemes[place].text == "→":
        return strip.after
    if line.minutes is not None and (end := _time_behind_a_word(line, place)):
        return end
    begin = until or typed.phrase("at", place) or typed.phrase("begins", place)
    if not begin or not strip.is_plain(begin) or not strip.lexemes[begin].is_number:
        return 0
    after = begin + 1
    if not strip.is_small_number(begin) or not strip.is_plain(after):
        return 0
    timed = strip.lexemes[after].is_number or any(
        typed.phrase(field, after) for field in ("halves", "oclock", "ends")
    )
    return strip.after if timed else 0


def _time_behind_a_word(line: Taken, place: int) -> int:
    """Where `after 9:00` ends, of which nobody knows when it began; or 0."""
    begin = line.strip.typed.phrase("binds", place)
    if not line.strip.is_plain(begin) or not begin:
        return 0
    for found in line.strip.typed.matches("time", begin):
        if not line.strip.is_usable(found):
            continue
        late = found.value.is_late and found.end == line.strip.after
        if found.value.plain or found.value.half or (late and found.get("oclock")):
            return found.end
    return 0


def _is_word_of_time(line: Taken, place: int) -> bool:
    typed = line.strip.typed
    fields = ("at", "begins", "ends", "until", "halves", "oclock", "hour", "minute", "ordinals")
    return any(typed.phrase(field, place) for field in fields)
