"""klog: sessions as plain text, a record a day (file format specification 1.4, CC0).

    2026-11-20
        9:00 - 9:45 draft #writing #column
        1h30m #reading

Written: a session whose start is known is a range on its own wall clock, where that clock tells its
length; every other one is a duration. Activity and tags are the tags behind the first line of the
note, or a line of their own where the note would be taken for tags; a tag named like the activity
stands there twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from detox.domain.foreign import as_tag
from detox.domain.session import Session
from detox.domain.walls import wall_of

TAGS_BEHIND = re.compile(r"""(?:(?:^|(?<!\s)\s+)#[\w-]+(?:=(?:"[^"]*"|'[^']*'|[\w-]*))?)+\s*$""")
"""the tags at the end of a line"""


def lines(sessions: Iterable[Session], zone_of: Callable[[str], tzinfo]) -> Iterator[str]:
    """A record for each day of these sessions, which come by day."""
    day: date | None = None
    for session in sessions:
        if session.day != day:
            yield ("" if day is None else "\n") + f"{session.day.isoformat()}\n"
            day = session.day
        yield f"    {_entry(session, zone_of)}\n"


def _entry(session: Session, zone_of: Callable[[str], tzinfo]) -> str:
    tags = [tag for each in (session.activity, *session.tags) if (tag := as_tag(each))]
    first, *more = [line.strip() for line in session.note.splitlines() if line.strip()] or [""]
    said = " ".join(f"#{tag}" for tag in tags)
    if TAGS_BEHIND.search(first) or any(TAGS_BEHIND.match(line) for line in more):
        more = [*more, said]
    else:
        first = " ".join(filter(None, (first, said)))
    words = [_range(session, zone_of) or _duration(session.minutes), first]
    return "\n        ".join([" ".join(filter(None, words)), *more])


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def _range(session: Session, zone_of: Callable[[str], tzinfo]) -> str:
    """`9:00 - 9:45`, or nothing where wall clocks would not tell the same minutes."""
    if session.start is None:
        return ""
    zone = zone_of(session.zone)
    length = timedelta(minutes=session.minutes)
    start, really = wall_of(session.start, zone), wall_of(session.start + length, zone)
    wall = start.replace(second=0, microsecond=0)
    end = wall + length
    if really.replace(second=0, microsecond=0) != end:
        return ""
    times = [_time(moment, session.day) for moment in (wall, end)]
    return " - ".join(times) if all(times) else ""


def _time(wall: datetime, day: date) -> str:
    """A time, marked where it is of the day before or after; nothing farther off."""
    clock = f"{wall.hour}:{wall.minute:02}"
    return {-1: f"<{clock}", 0: clock, 1: f"{clock}>"}.get((wall.date() - day).days, "")
