"""Detailed reports of Toggl Track."""

from datetime import UTC, datetime

import pytest

from detox.domain.foreign import Told
from detox.exchange import toggl
from detox.exchange.files import Here, NotThatKind
from tests.exchange.conftest import HERE, PARIS, split

HEADER = (
    "User,Email,Client,Project,Task,Description,Billable,"
    "Start date,Start time,End date,End time,Duration,Tags,Amount (USD)\n"
)
ROWS = (
    'Zoé Testard,zoe@example.org,,Column,,"draft, page 3",No,'
    '2026-11-20,09:00:00,2026-11-20,09:45:30,00:45:30,"newsletter, monday",\n'
    "Zoé Testard,zoe@example.org,,,,,No,"
    "2026-11-19,20:00:00,2026-11-20,21:10:00,25:10:00,,\n"
)


def told_by(text: str, here: Here = HERE) -> list[Told]:
    told, missed = split(toggl.read(text, here).told)
    assert missed == []
    return told


def test_a_report_is_read() -> None:
    first, second = told_by(HEADER + ROWS)
    assert first.start == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (first.seconds, first.names, first.note) == (2730, ("Column",), "draft, page 3")
    assert first.tags == ("newsletter", "monday")
    assert first.day is None
    assert (second.seconds, second.names) == (90600, ())


def test_columns_may_stand_in_another_order() -> None:
    text = (
        '"Description","Duration","Member","Email","Project","Tags","Start date","Start time",'
        '"Stop date","Stop time"\n'
        '"x","0:30:00","Zoé Testard","zoe@example.org","Column","","20/11/2026","9:00 AM",'
        '"20/11/2026","9:30 AM"\n'
    )
    (told,) = told_by(text)
    assert told.start == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert told.seconds == 1800


def test_an_entry_is_known_by_its_start_whatever_is_changed_in_it() -> None:
    changed = ROWS.replace("draft, page 3", "draft").replace("Column", "Essay")
    before = [told.identity for told in told_by(HEADER + ROWS)]
    assert [told.identity for told in told_by(HEADER + changed)] == before
    assert len(set(before)) == 2


def test_american_days_are_read_where_the_file_shows_them() -> None:
    rows = ROWS.replace("2026-11-20", "11/20/2026").replace("2026-11-19", "11/19/2026")
    assert told_by(HEADER + rows) == told_by(HEADER + ROWS)
    assert told_by(HEADER + rows, Here(PARIS, "fr")) == told_by(HEADER + ROWS)


def test_an_entry_that_runs_is_named() -> None:
    row = "Zoé,zoe@example.org,,x,,,No,2026-11-20,09:00:00,,,,,\n"
    _told, missed = split(toggl.read(HEADER + row, HERE).told)
    assert [each.place for each in missed] == [2]


def test_a_summary_is_no_detailed_report() -> None:
    with pytest.raises(NotThatKind):
        toggl.read("Project,Client,Duration\nx,,01:00:00\n", HERE)
