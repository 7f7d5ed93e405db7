"""Where and how logs are read in the tests, and what they are made of."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from detox.domain.days import EARLIEST
from detox.domain.foreign import Missed, Told
from detox.domain.session import LONGEST_MINUTES, Session, uid_for
from detox.domain.text import NOTE_LIMIT, clean, read_tag
from detox.exchange.files import Here
from detox.exchange.laying import Span

PARIS = ZoneInfo("Europe/Paris")
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def zone_of(name: str) -> tzinfo:
    return ZoneInfo(name or "UTC")


NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def span(day: date) -> Span:
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Span(begin, begin + timedelta(hours=12), begin + timedelta(days=1))


HERE = Here(PARIS, zone_of=zone_of)


def split(found: Iterable[Told | Missed]) -> tuple[list[Told], list[Missed]]:
    """What was told, and what was missed."""
    everything = list(found)
    told = [each for each in everything if isinstance(each, Told)]
    return told, [each for each in everything if isinstance(each, Missed)]


days = st.dates(EARLIEST, date(2026, 11, 22))
keys = st.sampled_from(["writing", "email", "reading", "piano"])
notes = st.text(max_size=60).map(lambda text: clean(text, NOTE_LIMIT, lines=True)) | (
    st.sampled_from(["=1+1", "'=1", "''-2", "'", "@x", '"a", b', "#tag", "a\n\nb", "\\", "[x]"])
)
tags = st.lists(
    st.text("abcdé-_1", min_size=1, max_size=8).filter(lambda tag: read_tag(tag) == tag),
    max_size=3,
    unique=True,
).map(tuple)


@st.composite
def logged(draw: st.DrawFn) -> Session:
    """A session as a person may have it."""
    day = draw(days)
    start = None
    if draw(st.booleans()):
        wall = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("UTC"))
        start = wall + timedelta(seconds=draw(st.integers(0, 86_000)))
    return Session(
        uid_for(day, draw(st.text(LETTERS, min_size=8, max_size=8))),
        day,
        draw(st.integers(1, LONGEST_MINUTES)),
        draw(keys),
        draw(notes),
        draw(tags),
        start,
        draw(st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kathmandu"]))
        if start
        else "",
    )


logs = st.lists(logged(), max_size=12, unique_by=lambda session: session.uid).map(
    lambda sessions: sorted(sessions, key=lambda s: (s.day, s.uid))
)
