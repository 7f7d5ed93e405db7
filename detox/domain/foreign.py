"""Sessions as another program tells them, before they are ours."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from detox.domain.problem import N_, Problem
from detox.domain.text import TAG_LIMIT, read_tag

FIRST = 5
"""So many entries are enough to see a wrong unit, or a day that was taken for a month."""
RUNNING = N_("it is still running; stop it there and import the log again")
TO_COME = N_("its day is still to come")


class Told(NamedTuple):
    """One session as a log from elsewhere tells it.

    `place` is its line or number there, `identity` what it stays known by when it is changed there,
    `former` what earlier imports knew it by, where that was more. `names` are what could say its
    activity, the likeliest first. `start` is aware; `day` is given only where the log says it;
    `wall` is what the clock showed as it began, naive, where the log keeps no more than that. `uid`
    and `zone` come from logs of our own. Where it is `overruled`, the log told another length too,
    and start and end count.
    """

    place: int
    identity: str
    seconds: int
    names: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    start: datetime | None = None
    day: date | None = None
    uid: str = ""
    zone: str = ""
    overruled: bool = False
    wall: datetime | None = None
    former: str = ""


def numbered(identity: str, times: Counter[str]) -> str:
    """An identity of its own for each that is known by the same: two that say it are two sessions.

    `times` counts them.
    """
    times[identity] += 1
    return f"{identity}\n{times[identity]}"


class Missed(NamedTuple):
    """What could not be taken from a log, why, and its line or number there; 0 where unknown. Of
    several tables in a file, `table` is the one that counts it.
    """

    place: int
    problem: Problem
    table: str = ""


class Understood(NamedTuple):
    """What was taken for what in a log, to be seen before anything is written.

    `columns` gives the title of the column of each field. `unit` is what bare numbers count there,
    `seconds`, `minutes` or `hours`, empty where there are none; `dates` is `dmy` or `mdy` where
    days end with the year in numbers. Both were `said`, or shown by the `title`, the `rows` or the
    `language`: `unit_by`, `dates_by`; a unit also by the `others` in its column, which say theirs,
    or by the `room` of a day. `encoding` is a name as people know it, `strange` how many
    lines were in another one; `above` and `below` are how many lines were passed over before the
    header, and after the table. Where it `is_short`, two numbers are minutes and seconds.
    `unread` are the titles of columns that say something, and were taken for nothing.
    """

    columns: dict[str, str] = {}
    unit: str = ""
    unit_by: str = ""
    dates: str = ""
    dates_by: str = ""
    encoding: str = "UTF-8"
    strange: int = 0
    above: int = 0
    below: int = 0
    is_short: bool = False
    unread: tuple[str, ...] = ()


class Log(NamedTuple):
    """A log that was opened: what it tells, and what was taken for what in it."""

    told: Iterator[Told | Missed]
    understood: Understood = Understood()


@lru_cache(maxsize=1024)
def as_tag(text: str) -> str:
    """A word of another program as a tag: `Social media` becomes `social-media`; maybe nothing."""
    tag = read_tag(text)
    if isinstance(tag, str):
        return tag
    spaced = "".join(c if c.isalnum() or c in "-_" else " " for c in normalize("NFC", text))
    joined = "-".join(spaced[: TAG_LIMIT * 4].split()).strip("-_")[:TAG_LIMIT]
    tag = read_tag(joined)
    return tag if isinstance(tag, str) else ""
