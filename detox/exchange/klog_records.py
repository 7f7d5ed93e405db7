"""klog: records read, after its file format specification 1.4 (CC0).

A range counts what lies between both times on the clock of the record's day, as klog counts it. The
activity is among the tags: those that end the entry, else those that begin it or stand in its
words, and those of its record; or it is all there is to an entry of one or two words. What ends the
entry twice is the activity, and a tag of that name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from detox.domain.foreign import RUNNING, Missed, Told, numbered
from detox.domain.problem import N_, Problem
from detox.domain.walls import instant_of
from detox.domain.written.moments import NO_DAY, day_in
from detox.exchange.files import Here, NotThatKind
from detox.exchange.klog import TAGS_BEHIND

NO_ENTRY = N_("this isn’t a klog entry")
TAKES_OFF = N_("“%(typed)s” takes time off its day, which no session can")
BACKWARDS = N_("“%(typed)s” ends before it begins")
RECORD = re.compile(r"(\d{4}([-/])\d\d\2\d\d)(?:[ ]+\([^)]*!\))?[ \t]*")
_INDENT = re.compile(r"\t|[ ]{2,4}")
_TIME = r"(<?)(\d{1,2})(?::(\d\d))?(am|pm)?(>?)"
_RANGE = re.compile(rf"{_TIME} *- *(?:{_TIME}|\?+)(?=\s|$)")
_DURATION = re.compile(r"(?=[+-]?\d)([+-]?)(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?=\s|$)")
_TAG = re.compile(r"""#([\w-]+(?:=(?:"[^"]*"|'[^']*'|[\w-]*))?)""")
_TAGS_BEFORE = re.compile(rf"(?:{_TAG.pattern}\s+)+")
_FEW_WORDS = 2
_MINUTES_OF_A_DAY = 24 * 60


class _Entry(NamedTuple):
    """An entry with the lines of its summary, and the day and the tags of its record."""

    place: int
    typed: str
    record: str
    lines: list[str]
    tags: list[str]


def read(text: str, here: Here) -> Iterator[Told | Missed]:
    """The entries of a file. Raises `NotThatKind`."""
    if not any(RECORD.fullmatch(line.rstrip("\r")) for line in text.split("\n")):
        raise NotThatKind
    return _told(text, here)


def _told(text: str, here: Here) -> Iterator[Told | Missed]:
    times: Counter[str] = Counter()
    for entry in _entries(text):
        told = entry if isinstance(entry, Missed) else _session(entry, here)
        if isinstance(told, Told):
            told = told._replace(identity=numbered(told.identity, times))
        yield told


def _entries(text: str) -> Iterator[_Entry | Missed]:
    """Entries as they stand; what is neither record, summary nor entry is missed."""
    record, indent = "", ""
    tags: list[str] = []
    entry: _Entry | None = None
    for place, line in enumerate(text.split("\n"), 1):
        line = line.rstrip()
        indented = _INDENT.match(line)
        if entry and indented and line.startswith(indent * 2):
            entry.lines.append(line.strip())
            continue
        if entry:
            yield entry
            entry = None
        if found := RECORD.fullmatch(line):
            record, indent, tags = found[1], "", []
        elif not line:
            record = ""
        elif not record or (indent and not indented):
            yield Missed(place, Problem(NO_ENTRY))
        elif indented:
            indent = indent or indented[0]
            entry = _Entry(place, line.strip(), record, [], tags)
        else:
            tags += _TAG.findall(line)
    if entry:
        yield entry


def _session(entry: _Entry, here: Here) -> Told | Missed:
    day = day_in(entry.record)
    if day is None:
        return Missed(entry.place, Problem(NO_DAY, {"typed": entry.record}))
    length = _length(entry.typed, day)
    if isinstance(length, Problem):
        return Missed(entry.place, length)
    names, note, twice = _summary(entry, [length.rest, *entry.lines])
    start = instant_of(length.start, here.zone) if length.start else None
    known_by = [day.isoformat(), length.typed.partition("-")[0].strip()]
    if start is None:
        known_by += [*names, note]
    return Told(
        entry.place, "\n".join(known_by), length.minutes * 60, names, note, twice, start, day,
        wall=length.start,
    )  # fmt: skip


class _Length(NamedTuple):
    """How an entry begins, its minutes, its start on the wall, and what stands behind."""

    typed: str
    minutes: int
    start: datetime | None
    rest: str


def _length(typed: str, day: date) -> _Length | Problem:
    if found := _RANGE.match(typed):
        first, last = _minute(found.groups()[:5]), _minute(found.groups()[5:])
        if found[0].endswith("?"):
            return Problem(RUNNING)
        if first is None or last is None:
            return Problem(NO_ENTRY)
        if last < first:
            return Problem(BACKWARDS, {"typed": found[0]})
        start = datetime.combine(day, datetime.min.time()) + timedelta(minutes=first)
        return _Length(found[0], last - first, start, typed[found.end() :].strip())
    found = _DURATION.match(typed)
    if not found or (found[2] and int(found[3] or 0) > 59) or not (found[2] or found[3]):
        return Problem(NO_ENTRY)
    if found[1] == "-":
        return Problem(TAKES_OFF, {"typed": found[0]})
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    return _Length(found[0], minutes, None, typed[found.end() :].strip())


def _minute(time: tuple[str | None, ...]) -> int | None:
    """The minutes of a time since midnight of the record's day; `<` is the day before."""
    before, hour_said, minute_said, half, after = time
    hour, minute = int(hour_said or 99), int(minute_said or 0)
    if (half and not 1 <= hour <= 12) or minute > 59 or not (minute_said or half):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    shift = (1 if after else 0) - (1 if before else 0)
    found = hour * 60 + minute
    return found + shift * _MINUTES_OF_A_DAY if found <= _MINUTES_OF_A_DAY else None


def _summary(entry: _Entry, lines: list[str]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """What may say the activity; the note, without the tags that end it; and those of them that
    stand there twice.
    """
    first, *more = lines
    twice: tuple[str, ...] = ()
    if more and TAGS_BEHIND.match(more[-1]):
        tags, more = _TAG.findall(more[-1]), more[:-1]
        twice = _twice(tags)
    elif behind := TAGS_BEHIND.search(first):
        tags, first = _TAG.findall(behind[0]), first[: behind.start()].rstrip()
        twice = _twice(tags)
    elif before := _TAGS_BEFORE.match(first):
        tags, first = _TAG.findall(before[0]), first[before.end() :]
        tags += [tag for line in (first, *more) for tag in _TAG.findall(line)]
    else:
        tags = [tag for line in lines for tag in _TAG.findall(line)]
    note = "\n".join(line for line in (first, *more) if line)
    names = tuple(dict.fromkeys(tag.replace('"', "").replace("'", "") for tag in
                                (*tags, *entry.tags)))  # fmt: skip
    if not names and len(note.split()) <= _FEW_WORDS and not more:
        return ((note,) if note else (), "", ())
    return names, note, twice


def _twice(tags: list[str]) -> tuple[str, ...]:
    return tuple([tag for tag, times in Counter(tags).items() if times > 1])
