"""Older files are brought up to date as they are read; newer ones are refused untouched."""

from pathlib import Path

import pytest

from detox.storage import document
from detox.storage.document import Damaged, Newer, dump, header, parse
from detox.storage.schema import SCHEMA, Tables, upgraded

HERE = Path("log-2026-11.json")


def hours_become_minutes(tables: Tables) -> Tables:
    old = tables["sessions"]
    return {"sessions": {uid: {"minutes": raw["hours"] * 60} for uid, raw in old.items()}}


def notes_become_lists(tables: Tables) -> Tables:
    return {"sessions": {uid: {**raw, "notes": []} for uid, raw in tables["sessions"].items()}}


STEPS = (hours_become_minutes, notes_become_lists)


@pytest.mark.parametrize(
    ("schema", "record"),
    [
        (1, {"hours": 2}),
        (2, {"minutes": 120}),
        (3, {"minutes": 120, "notes": []}),
    ],
)
def test_each_older_schema_takes_the_steps_it_is_behind(
    schema: int, record: dict[str, object]
) -> None:
    before: Tables = {"sessions": {"x": dict(record)}}
    assert upgraded(before, schema, STEPS) == {"sessions": {"x": {"minutes": 120, "notes": []}}}
    assert before == {"sessions": {"x": record}}, "the steps worked on a copy"


def test_an_older_file_is_read_as_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    content = dump({"header": {"detox": header("d", "log")}, "sessions": {"x": {"hours": 1}}})
    monkeypatch.setattr(document, "SCHEMA", 3)
    monkeypatch.setattr(document, "upgraded", lambda tables, old: upgraded(tables, old, STEPS))
    tables = parse(HERE, content)
    assert tables["sessions"] == {"x": {"minutes": 60, "notes": []}}
    assert tables["header"]["detox"]["schema"] == 3, "and is written as such"


def test_a_newer_file_is_refused() -> None:
    content = dump({"header": {"detox": {**header("d", "log"), "schema": SCHEMA + 1}}})
    with pytest.raises(Newer, match="newer version of Detox"):
        parse(HERE, content)


@pytest.mark.parametrize("schema", [0, -1, True, "1", None, 1.0])
def test_a_schema_that_never_was_is_no_file_of_ours(schema: object) -> None:
    with pytest.raises(Damaged, match="not a Detox file"):
        parse(HERE, dump({"header": {"detox": {**header("d", "log"), "schema": schema}}}))
