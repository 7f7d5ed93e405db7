"""What leaves the house unread is what it would be once read and written anew."""

import json
from datetime import UTC, datetime

import pytest

from detox.domain.days import EARLIEST, LATEST, DayRange, month_of
from detox.services.ports import Entity
from detox.storage.derived import Derived
from detox.storage.document import Raw
from detox.storage.kinds import kind_of
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


def records_of(*raws: Raw) -> ShelvedRecords:
    shelf = MemoryShelf()
    sessions = {f"2611abc{number}": raw for number, raw in enumerate(raws)}
    shelf.write({MONTH: {"sessions": sessions}}, "1", "1")
    return ShelvedRecords(shelf, lambda: NOW, zone_of, Derived(None))


def written_anew(entity: Entity) -> str:
    record = {"uid": entity.uid, **kind_of(entity).raw(entity)}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_strange_record_among_others_is_put_as_it_is_read(strange: Raw, at: int) -> None:
    raws = [PLAIN, STARTED, PLAIN]
    raws.insert(at, {**STARTED, **strange})
    records = records_of(*raws)
    [(table, lines)] = records.lines_of(MONTH, DayRange(EARLIEST, LATEST))
    assert table == "sessions"
    assert lines == {each.uid: written_anew(each) for each in records.all_of(MONTH)}


def test_only_those_of_the_days_that_are_wanted_are_put() -> None:
    records = records_of(PLAIN, {**PLAIN, "day": "2026-12-01"}, {**STARTED, "day": "2026-11-01"})
    november = month_of(datetime(2026, 11, 1).date())
    [(_table, lines)] = records.lines_of(MONTH, november)
    assert sorted(lines) == ["2611abc0", "2611abc2"]


def test_a_field_that_was_left_out_is_put_as_what_it_stands_for() -> None:
    records = records_of({name: PLAIN[name] for name in ("day", "minutes", "activity")})
    [(_table, lines)] = records.lines_of(MONTH, DayRange(EARLIEST, LATEST))
    assert json.loads(lines["2611abc0"])["tags"] == []
