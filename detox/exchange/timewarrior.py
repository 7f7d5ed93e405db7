"""Timewarrior: what `timew export` writes and `timew import` reads, and the lines of its own files.

An interval is known by its start, since its end, tags and annotation may still change. In its own
files two never begin together; where they do, in those of others and of ours, they are known by all
they tell. Sources: timew-export(1), and the data files that 1.4.3 writes.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from detox.domain.foreign import RUNNING, Missed, Told, numbered
from detox.domain.problem import N_, Problem
from detox.domain.session import Session
from detox.domain.written.moments import compact_instant
from detox.exchange.files import Here, NotThatKind, json_of

NO_INTERVAL = N_("this isn’t a Timewarrior interval")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')

Placed = tuple[Session, datetime]
"""a session and the start it is given, which may be its own"""


def read(text: str, _here: Here) -> Iterator[Told | Missed]:
    """The intervals of a log. Raises `NotThatKind`, `Refused`."""
    first = text[:1000].lstrip()[:4]
    if first[:1] == "[":
        intervals = json_of(text)
        if intervals and not _is_interval(intervals[0]):
            raise NotThatKind
        return _told_apart(list(_from_json(intervals)))
    if first == "inc ":
        return _told_apart(list(_from_lines(text)))
    raise NotThatKind


def _told_apart(found: list[Told | Missed]) -> Iterator[Told | Missed]:
    starts = Counter(each.identity for each in found if isinstance(each, Told))
    times: Counter[str] = Counter()
    for each in found:
        if isinstance(each, Told) and starts[each.identity] > 1:
            known_by = "\n".join((each.identity, str(each.seconds), *each.names, each.note))
            each = each._replace(identity=numbered(known_by, times))
        yield each


def _is_interval(value: object) -> bool:
    return isinstance(value, dict) and compact_instant(value.get("start")) is not None


def _from_json(intervals: list[Any]) -> Iterator[Told | Missed]:
    for place, interval in enumerate(intervals, 1):
        if not isinstance(interval, dict):
            yield Missed(place, Problem(NO_INTERVAL))
            continue
        tags, note = interval.get("tags", []), interval.get("annotation", "")
        if not isinstance(tags, list) or not isinstance(note, str):
            yield Missed(place, Problem(NO_INTERVAL))
            continue
        ends = (interval.get("start"), interval.get("end"))
        yield _told(place, *ends, [str(tag) for tag in tags], note)


def _from_lines(text: str) -> Iterator[Told | Missed]:
    for place, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        span, tags, note = _parts(line)
        if span[:1] != ["inc"] or len(span) not in (2, 4) or span[2:3] not in ([], ["-"]):
            yield Missed(place, Problem(NO_INTERVAL))
            continue
        end = span[3] if len(span) == 4 else None
        yield _told(place, span[1], end, tags, " ".join(note))


def _parts(line: str) -> tuple[list[str], list[str], list[str]]:
    """The span, the tags and the words of the annotation; each after a bare #, not a quoted one."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    place = 0
    for token in _TOKEN.findall(line):
        if token == "#" and place < 2:
            place += 1
        else:
            parts[place].append(_unquoted(token))
    return parts


def _unquoted(token: str) -> str:
    if len(token) < 2 or token[0] != '"' or token[-1] != '"':
        return token
    try:
        return str(json.loads(token))
    except ValueError:
        return token[1:-1]


def _told(place: int, start: object, end: object, tags: list[str], note: str) -> Told | Missed:
    begun, ended = compact_instant(start), compact_instant(end)
    if begun is None or (end is not None and ended is None):
        return Missed(place, Problem(NO_INTERVAL))
    if ended is None:
        return Missed(place, Problem(RUNNING))
    names = tuple(name for tag in tags if (name := tag.strip().strip('"').strip()))
    seconds = int((ended - begun).total_seconds())
    return Told(place, f"{begun:%Y%m%dT%H%M%SZ}", seconds, names, note, (), begun)


def lines(placed: Iterable[Placed], name_of: dict[str, str]) -> Iterator[str]:
    """An export of these sessions, the oldest first: activity and tags as tags, note as annotation.

    `name_of` tells how activities are called.
    """
    before = "[\n"
    for session, start in placed:
        activity = name_of.get(session.activity, session.activity)
        interval: dict[str, object] = {
            "start": _compact(start),
            "end": _compact(start + timedelta(minutes=session.minutes)),
            "tags": list(dict.fromkeys((activity, *session.tags))),
        }
        if session.note:
            interval["annotation"] = " ".join(session.note.split())
        yield before + json.dumps(interval, ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "[\n]\n" if before == "[\n" else "\n]\n"


def _compact(instant: datetime) -> str:
    return f"{instant:%Y%m%dT%H%M%SZ}"
