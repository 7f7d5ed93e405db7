"""Watson: its file of frames, what `watson log` writes as JSON or CSV, and frames for it.

A frame is known by its id. Sources: the frames, logs and `watson merge` of Watson 2.1.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from detox.domain.foreign import RUNNING, Missed, Told
from detox.domain.problem import N_, Problem
from detox.domain.session import Session
from detox.domain.walls import instant_of
from detox.domain.written.moments import epoch_instant, iso_moment
from detox.domain.written.tables import Table, opened
from detox.exchange.files import Here, NotThatKind, json_of

NO_FRAME = N_("this isn’t a Watson frame")
_LOG = ("id", "start", "stop", "project", "tags")

Placed = tuple[Session, datetime]
"""a session and the start it is given, which may be its own"""


def read(text: str, here: Here) -> Iterator[Told | Missed]:
    """The frames of a log. Raises `NotThatKind`, `Refused`."""
    first = text[:1000].lstrip()[:1]
    if first == "[":
        frames = json_of(text)
        if frames and not (_is_frame(frames[0]) or _is_logged(frames[0])):
            raise NotThatKind
        return _from_frames(frames, here)
    if first == "{":
        state = json_of(text)
        if not isinstance(state, dict) or not {"project", "start"} <= state.keys():
            raise NotThatKind
        return iter([Missed(1, Problem(RUNNING))])
    table = opened(text, _LOG)
    if not set(_LOG) <= set(table.header):
        raise NotThatKind
    return _from_table(table, here)


def _is_frame(value: object) -> bool:
    return isinstance(value, list) and len(value) >= 4 and isinstance(value[2], str)


def _is_logged(value: object) -> bool:
    return isinstance(value, dict) and {"id", "start", "stop", "project"} <= value.keys()


def _from_frames(frames: list[Any], here: Here) -> Iterator[Told | Missed]:
    for place, frame in enumerate(frames, 1):
        if _is_frame(frame):
            fields = [*frame, []][:5]
        elif _is_logged(frame):
            fields = [*(frame[name] for name in _LOG[1:4]), frame["id"], frame.get("tags")]
        else:
            yield Missed(place, Problem(NO_FRAME))
            continue
        start, stop, project, known_by, tags = fields
        told = [str(tag) for tag in tags] if isinstance(tags, list) else []
        yield _told(place, (start, stop), str(project), str(known_by), told, here)


def _from_table(table: Table, here: Here) -> Iterator[Told | Missed]:
    at = {name: table.header.index(name) for name in _LOG}
    for row in table.rows():
        if isinstance(row, Missed):
            yield row
        else:
            known_by, start, stop, project, tags = (row.cells[at[name]] for name in _LOG)
            words = tags.split(", ") if tags else []
            yield _told(row.place, (start, stop), project, f"{known_by} {start}", words, here)


def _told(
    place: int,
    ends: tuple[object, object],
    project: str,
    known_by: str,
    tags: list[str],
    here: Here,
) -> Told | Missed:
    if not ends[1] or known_by == "current":
        return Missed(place, Problem(RUNNING))
    start, stop = (_instant(end, here) for end in ends)
    if start is None or stop is None or not known_by:
        return Missed(place, Problem(NO_FRAME))
    names = (project,) if project.strip() else ()
    seconds = int((stop - start).total_seconds())
    return Told(place, known_by, seconds, names, "", tuple(tags), start)


def _instant(value: object, here: Here) -> datetime | None:
    moment = epoch_instant(value) or iso_moment(value)
    if moment is not None and moment.tzinfo is None:
        return instant_of(moment, here.zone)
    return moment and moment.astimezone(UTC)


def lines(placed: Iterable[Placed], name_of: dict[str, str]) -> Iterator[str]:
    """These sessions as a file of frames, for `watson merge`; notes have no place there.

    The id of a frame follows from the uid, so that merging again finds it. `name_of` tells how
    activities are called.
    """
    before = "[\n"
    for session, start in placed:
        begun = int(start.timestamp())
        ended = int((start + timedelta(minutes=session.minutes)).timestamp())
        project = name_of.get(session.activity, session.activity)
        frame = [begun, ended, project, frame_id(session.uid), list(session.tags), ended]
        yield before + json.dumps(frame, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def frame_id(uid: str) -> str:
    """The id that the frame of a session has: 32 hexadecimal digits."""
    return sha256(f"detox {uid}".encode()).hexdigest()[:32]
