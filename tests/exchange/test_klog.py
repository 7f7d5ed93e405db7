"""Plain text for klog, held against its specification."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from detox.domain.session import Session
from detox.exchange import klog
from tests.exchange.conftest import logs, zone_of

DAY = date(2026, 11, 20)
RECORD = re.compile(r"\d{4}-\d\d-\d\d")
DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?")
RANGE = re.compile(r"(<?)(\d{1,2}):(\d\d)(>?) - (<?)(\d{1,2}):(\d\d)(>?)")


def text_of(*sessions: Session) -> str:
    return "".join(klog.lines(sessions, zone_of))


def minutes_in(entry: str) -> int:
    """The length of an entry, as the specification counts it."""
    found = RANGE.match(entry)
    if found:
        before, h1, m1, after, before2, h2, m2, after2 = found.groups()
        first = int(h1) * 60 + int(m1) + 1440 * (bool(after) - bool(before))
        last = int(h2) * 60 + int(m2) + 1440 * (bool(after2) - bool(before2))
        assert int(h1) < 24
        assert int(h2) < 24
        assert last >= first
        return last - first
    duration = DURATION.match(entry)
    assert duration is not None
    assert duration[0]
    return int(duration[1] or 0) * 60 + int(duration[2] or 0)


@given(logs)
def test_every_record_follows_the_specification(sessions: list[Session]) -> None:
    text = text_of(*sessions)
    counted: dict[str, list[int]] = {}
    for block in text.split("\n\n") if text else []:
        day, *lines = block.rstrip("\n").split("\n")
        assert RECORD.fullmatch(day)
        assert day not in counted
        assert all(line.startswith("    ") and line.strip() for line in lines)
        entries = [line[4:] for line in lines if not line.startswith("        ")]
        counted[day] = [minutes_in(entry) for entry in entries]
    said: dict[str, list[int]] = {}
    for session in sessions:
        said.setdefault(session.day.isoformat(), []).append(session.minutes)
    assert counted == said


@pytest.mark.parametrize(
    ("session", "line"),
    [
        (Session("2611a", DAY, 45, "writing"), "    45m #writing"),
        (Session("2611a", DAY, 60, "writing", "draft"), "    1h draft #writing"),
        (Session("2611a", DAY, 95, "piano", "", ("scales",)), "    1h35m #piano #scales"),
        (
            Session("2611a", DAY, 45, "email", "a\n\n b", (), datetime(2026, 11, 20, 8, tzinfo=UTC),
                    "Europe/Paris"),
            "    9:00 - 9:45 a #email\n        b",
        ),
        (
            Session("2611a", DAY, 40, "email", "", (), datetime(2026, 11, 20, 22, 40, tzinfo=UTC),
                    "Europe/Paris"),
            "    23:40 - 0:20> #email",
        ),
        (
            Session("2611a", DAY, 30, "email", "", (), datetime(2026, 11, 21, 0, 30, tzinfo=UTC),
                    "Europe/Paris"),
            "    1:30> - 2:00> #email",
        ),
    ],
)  # fmt: skip
def test_an_entry_reads_well(session: Session, line: str) -> None:
    assert text_of(session) == f"2026-11-20\n{line}\n"


def test_where_the_clocks_change_the_length_is_written_instead() -> None:
    start = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    session = Session("2603a", date(2026, 3, 29), 60, "email", "", (), start, "Europe/Paris")
    assert text_of(session) == "2026-03-29\n    1h #email\n"
