"""Sessions that are read many at once, or leave the house unread, are as if read one by one."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest

from detox.domain.days import ALL_DAYS, month_of
from detox.domain.session import Session
from detox.storage.derived import Derived
from detox.storage.document import Raw
from detox.storage.fields import Flaw
from detox.storage.kinds import SESSIONS
from detox.storage.reading import read_entity
from detox.storage.records import ShelvedRecords
from tests.exchange.conftest import zone_of
from tests.storage.memory import MemoryShelf

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
MONTH = "log-2026-11"
PLAIN: Raw = {
    "day": "2026-11-20",
    "minutes": 45,
    "activity": "writing",
    "note": "chronique « été »",
    "tags": ["newsletter"],
    "rev": "1",
}
STARTED: Raw = {**PLAIN, "start": "2026-11-20T08:30:00Z", "zone": "Europe/Paris", "rev": "2"}
STRANGE: list[Raw] = [
    {"minutes": 45.0},
    {"minutes": True},
    {"minutes": 0},
    {"day": "20261120"},
    {"day": "2026-W47-5"},
    {"day": "2026-10-31"},
    {"activity": " writing "},
    {"activity": ""},
    {"activity": 3},
    {"note": "two\r\nlines\x1b[2J"},
    {"note": None},
    {"tags": ["a\u202eb"]},
    {"tags": "ab"},
    {"tags": [["a"]]},
    {"tags": [1]},
    {"tags": None},
    {"start": "2026-11-20T09:30:00+01:00"},
    {"start": None},
    {"start": "2026-11-20T08:30:00"},
    {"zone": " UTC"},
    {"deleted": True},
    {"mood": "of another program"},
]


def uids_of(raws: Sequence[Raw]) -> dict[str, Raw]:
    return {f"2611abc{number}": raw for number, raw in enumerate(raws)}


def records_of(*raws: Raw) -> ShelvedRecords:
    shelf = MemoryShelf()
    shelf.write({MONTH: {"sessions": uids_of(raws)}}, "1", "1")
    return ShelvedRecords(shelf, lambda: NOW, zone_of, Derived(None))


def read_one_by_one(*raws: Raw) -> list[Session]:
    found = []
    for uid, raw in uids_of(raws).items():
        with suppress(Flaw):
            if not raw.get("deleted"):
                found.append(read_entity(SESSIONS, uid, raw, MONTH))
    return found


def written_anew(session: Session) -> str:
    record = {"uid": session.uid, **SESSIONS.raw(session)}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("strange", [{}, *STRANGE], ids=repr)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_strange_record_among_others_changes_nothing_about_them(strange: Raw, at: int) -> None:
    raws = [PLAIN, STARTED, {**STARTED, "minutes": 15, "tags": []}]
    raws.insert(at, {**STARTED, **strange})
    records, expected = records_of(*raws), read_one_by_one(*raws)
    ((_table, found),) = records.tables_of(MONTH)
    assert [*found.values()] == expected
    assert len(records.troubles()) == sum(not raw.get("deleted") for raw in raws) - len(expected)
    november = month_of(date(2026, 11, 1))
    noted = {each.uid for each in expected if november.covers(each.day)}
    assert {each.uid for each in records.sessions(november)} == noted
    [(table, lines)] = records.lines_of(MONTH, ALL_DAYS)
    assert table == "sessions"
    assert lines == {each.uid: written_anew(each) for each in expected}


def test_only_those_of_the_days_that_are_wanted_are_put() -> None:
    records = records_of(PLAIN, {**PLAIN, "day": "2026-12-01"}, {**STARTED, "day": "2026-11-01"})
    [(_table, lines)] = records.lines_of(MONTH, month_of(date(2026, 11, 1)))
    assert sorted(lines) == ["2611abc0", "2611abc2"]


def test_a_field_that_was_left_out_is_put_as_what_it_stands_for() -> None:
    bare = {name: PLAIN[name] for name in ("day", "minutes", "activity")}
    [(_table, lines)] = records_of(bare).lines_of(MONTH, ALL_DAYS)
    assert lines == {each.uid: written_anew(each) for each in read_one_by_one(bare)}
