"""No line is too odd to be read or refused, and a preview says the same."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detox.domain.activity import BUILT_IN, Activity
from detox.domain.problem import Unreadable
from detox.domain.typed import entry, moments
from detox.domain.typed.entry import Entry
from detox.domain.walls import day_of, lived, wall_of
from tests.domain.typed.entry_world import PARIS, SUNDAY, entry_of, partial_of, read_entry
from tests.domain.zones import near_a_change

PIECES = st.sampled_from(
    ["45m", "1h30", "90", "1 h", "writing", "e", "écriture", "on", "le", "at", "à", "monday",
     "hier", "9:10", "10h", "from", "de", "to", "-", "+tag", "+", "@hier", "@", "--on", "--at",
     "--on=", "10/11", "30 feb", '"', "«", "»", "draft", "il y a", "3", "jours", "ago", "of", "d'",
     "0", "\x00"]
)  # fmt: skip


LINES = (
    st.text()
    | st.lists(PIECES, max_size=9).map(" ".join)
    | st.lists(PIECES | st.text(max_size=8), max_size=9)
)


NOWS = st.datetimes(
    datetime(2001, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([PARIS, UTC])
)


@given(line=LINES, now=NOWS, language=st.sampled_from(["en", "fr"]))
def test_any_line_gives_an_entry_within_bounds_or_a_refusal_that_renders(
    line: str | list[str], now: datetime, language: str
) -> None:
    read = read_entry(line, BUILT_IN, now.date(), language, now)
    if isinstance(read, Unreadable):
        assert "\n" not in read.problem.message % read.problem.params
    else:
        assert 1 <= read.minutes <= 1440
        assert date(2000, 1, 1) <= read.day <= now.date()
        assert read.activity in {activity.key for activity in BUILT_IN}
        assert read.start is None or read.start.tzinfo is now.tzinfo


@given(line=LINES)
def test_a_preview_and_a_reading_agree(line: str | list[str]) -> None:
    read, part = entry_of(line), partial_of(line)
    if isinstance(read, Unreadable):
        assert part.problem == read.problem
    else:
        assert part[:-1] == (*read, None)


@given(
    minutes=st.integers(1, 1440),
    activity=st.sampled_from(BUILT_IN),
    note=st.text(
        st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='"“”«»'), max_size=40
    ),
    day=st.dates(date(2001, 1, 1), SUNDAY - timedelta(days=1)),
    last=st.booleans(),
)
def test_a_quoted_note_and_its_pieces_are_read_back(
    minutes: int, activity: Activity, note: str, day: date, last: bool
) -> None:
    key = activity.key
    head = f"{key} {minutes}m" if last else f"{minutes}m {key}"
    read = entry_of(f'{head} "{note}" --on {day}')
    assert isinstance(read, Entry)
    assert (read.minutes, read.activity, read.day) == (minutes, key, day)


@settings(max_examples=60)
@given(
    place=near_a_change(),
    ends=st.tuples(st.times(), st.times()).map(sorted),
    day_start=st.sampled_from([0, 150, 240]),
)
def test_a_range_is_shown_as_it_was_typed_on_any_day_of_any_zone(
    place: tuple[ZoneInfo, datetime], ends: list[time], day_start: int
) -> None:
    zone, near = place
    start, until = (f"{each:%H:%M}" for each in ends)
    day = day_of(wall_of(near, zone), day_start)
    now = (near + timedelta(days=4)).astimezone(zone)
    read = read_entry(
        f"reading {start}-{until} --on {day}", BUILT_IN, now.date(), "en", now, day_start
    )
    if isinstance(read, Unreadable):  # the same minute, a time in a gap, 25 hours
        assert read.problem.message in (entry.NO_LENGTH, moments.SKIPPED, entry.TOO_FAR_APART)
        return
    assert read.start is not None
    begin = read.start.astimezone(UTC)
    walls = [wall_of(each, zone) for each in (begin, begin + timedelta(minutes=read.minutes))]
    assert f"{walls[0]:%H:%M}" == start
    assert day_of(walls[0], day_start) == read.day == day
    if f"{walls[1]:%H:%M}" != until:  # a gap begins there
        last = walls[1] - timedelta(minutes=1)
        assert lived(last, zone) != last


@pytest.mark.parametrize(
    "line",
    [
        "20m reading 2:15", "20m reading at 2:15", "20m reading --at 2:15", "reading 2:10-2:50",
        "reading 1:30-2:30", "reading 2:30-3:30", "20m reading until 2:30",
        "20m reading sunday 2:15", "reading 2:00-4:00", "reading 23:00-2:30 --on saturday",
    ],
)  # fmt: skip
def test_a_time_that_no_clock_has_shown_is_refused(line: str) -> None:
    for now in (datetime(2026, 3, 29, 12, tzinfo=PARIS), datetime(2026, 3, 29, 3, 5, tzinfo=PARIS)):
        if now.hour == 3 and "-" in line:
            continue
        read = read_entry(line, BUILT_IN, now.date(), "en", now)
        assert isinstance(read, Unreadable)
        assert read.problem.message == moments.SKIPPED, line


def test_what_ends_as_the_clocks_are_changed_or_lasts_over_it_is_read() -> None:
    now = datetime(2026, 3, 29, 12, tzinfo=PARIS)
    for line, minutes in {
        "reading 1:00-2:00": 60, "reading 1:30-3:30": 60, "45m reading at 1:30": 45,
        "45m reading until 2:00": 45, "reading 23:00-2:00 --on saturday": 180,
    }.items():  # fmt: skip
        read = read_entry(line, BUILT_IN, now.date(), "en", now)
        assert isinstance(read, Entry), line
        assert read.minutes == minutes
