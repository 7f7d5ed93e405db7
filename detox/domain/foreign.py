"""Sessions as another program tells them, before they are ours."""

from datetime import date, datetime
from typing import NamedTuple
from unicodedata import normalize

from detox.domain.problem import Problem
from detox.domain.text import TAG_LIMIT, read_tag


class Told(NamedTuple):
    """One session as a log from elsewhere tells it.

    `place` is its line or number there, `identity` what it stays known by when it is changed
    there. `names` are what could say its activity, the likeliest first. `start` is aware; `day`
    is given only where the log says it. `uid` and `zone` come from logs of our own.
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


class Missed(NamedTuple):
    """What could not be taken from a log, why, and its line or number there; 0 where unknown."""

    place: int
    problem: Problem


def as_tag(text: str) -> str:
    """A word of another program as a tag: `Social media` becomes `social-media`; maybe nothing."""
    tag = read_tag(text)
    if isinstance(tag, str):
        return tag
    spaced = "".join(c if c.isalnum() or c in "-_" else " " for c in normalize("NFC", text))
    joined = "-".join(spaced[: TAG_LIMIT * 4].split()).strip("-_")[:TAG_LIMIT]
    tag = read_tag(joined)
    return tag if isinstance(tag, str) else ""
