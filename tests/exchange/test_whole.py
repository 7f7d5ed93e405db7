"""Everything as one file, and back without a loss."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detox.domain.absence import Slip
from detox.domain.baseline import Baseline
from detox.domain.days import ALL_DAYS
from detox.domain.foreign import Missed
from detox.domain.problem import Refused
from detox.domain.session import Session
from detox.domain.steps import Progress, StepKind, StepMark
from detox.exchange import whole
from detox.exchange.files import NotThatKind
from detox.services.demo import Wanted, make_demo
from detox.services.ports import Change, Entity
from detox.storage import portable
from detox.storage.derived import Derived
from detox.storage.reading import document_of
from detox.storage.records import ShelvedRecords
from tests.exchange.conftest import logs, zone_of
from tests.storage.memory import MemoryShelf

NOW = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


def home(entities: Iterable[Entity]) -> ShelvedRecords:
    records = ShelvedRecords(MemoryShelf(), lambda: NOW, zone_of, Derived(None))
    records.commit("setup", [Change(None, entity) for entity in entities])
    return records


def text_of(records: ShelvedRecords) -> str:
    documents = sorted({document_of(entity) for entity in records.everything()})
    tables = (table for each in documents for table in records.lines_of(each, ALL_DAYS))
    return "".join(whole.lines(tables, portable))


def entities_in(text: str) -> list[Entity]:
    found = list(whole.read(text, portable, lambda _entity: None))
    assert not any(isinstance(each, Missed) for each in found)
    return found  # type: ignore[return-value]  # nothing was missed


def a_life(seed: int) -> list[Entity]:
    made = make_demo(Wanted(40, 60, seed), NOW.date(), NOW, PARIS, "Europe/Paris")
    more: list[Entity] = [
        Slip("slip1", "acc", date(2026, 11, 1), 20, "un lien", "≥ 20 min"),
        Baseline("base2", 0, date(2026, 10, 1), "acc", "measured"),
        StepMark(
            "acc.own1", "acc", StepKind.OWN, Progress.TODO, None, "", date(2026, 12, 1), "écrire"
        ),
    ]
    return [change.after for change in made if change.after is not None] + more


@given(logs, st.integers(0, 1000))
def test_out_in_and_out_again_is_the_same_file(sessions: list[Session], seed: int) -> None:
    uids = {session.uid for session in sessions}
    lived = [e for e in a_life(seed) if not isinstance(e, Session) or e.uid not in uids]
    text = text_of(home([*lived, *sessions]))
    back = entities_in(text)
    assert len(back) == len(lived) + len(sessions)
    Random(seed).shuffle(back)
    assert text_of(home(back)) == text


def test_it_is_json_with_a_record_a_line_and_nothing_of_who_wrote_it_when() -> None:
    text = text_of(home(a_life(1)))
    assert text.encode().startswith(whole.MARK)
    found = json.loads(text)
    assert tuple(found)[:3] == ("format", "schema", "sessions")
    assert {"accounts", "activities", "baselines", "slips", "steps"} <= found.keys()
    assert "timers" not in found
    records = sum(len(rows) for rows in found.values() if isinstance(rows, list))
    assert records == len(a_life(1)) == text.count('"uid":')
    assert '"rev"' not in text
    for rows in found.values():
        if isinstance(rows, list):
            assert [row["uid"] for row in rows] == sorted(row["uid"] for row in rows)


def test_an_empty_home_is_an_empty_file() -> None:
    assert entities_in("".join(whole.lines([], portable))) == []


@pytest.mark.parametrize(
    "record",
    [
        "3",
        "{}",
        '{"uid":5}',
        '{"uid":"2613abc","day":"2026-10-01","minutes":5,"activity":"x"}',
        '{"uid":"2611abc","day":"2026-11-01","minutes":0,"activity":"x"}',
        '{"uid":"2611 bc","day":"2026-11-01","minutes":5,"activity":"x"}',
        '{"uid":"abcd","day":"2026-11-01","minutes":5,"activity":"x"}',
        '{"uid":"2611abc","day":[],"minutes":5,"activity":{}}',
        '{"uid":"2611abc","day":"2026-11-01","minutes":5,"activity":"x","tags":["\\u200b"]}',
    ],
)
def test_a_record_that_makes_no_sense_is_named(record: str) -> None:
    text = f'{{"format":"detox-export","schema":1,"sessions":[{record}],"others":[1],"x":2}}'
    found = list(whole.read(text, portable, lambda _entity: None))
    assert found
    assert all(isinstance(each, Missed) for each in found)


def test_a_file_of_a_newer_detox_is_refused() -> None:
    with pytest.raises(Refused, match="newer"):
        whole.read('{"format":"detox-export","schema":999}', portable, lambda _entity: None)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format":"detox"}', '{"format":"detox-export","schema":"1"}', "x"]
)
def test_another_file_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(NotThatKind):
        whole.read(text, portable, lambda _entity: None)
