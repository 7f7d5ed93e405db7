"""Everything there is as one JSON file: every table but the timers, nothing of who wrote it when.

    {"format":"detox-export","schema":1,
    "sessions":[{"activity":"writing","day":"2026-11-20","minutes":45,"uid":"2611abcd"}],
    "accounts":[],

A record a line; tables in a fixed order, records by uid, fields by name: what holds the same is
the same file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from detox.domain.foreign import Missed
from detox.domain.problem import N_, Problem, Refused, Unreadable
from detox.domain.text import shown
from detox.exchange.files import NotThatKind, json_of
from detox.services.ports import Advance, Entity, unheard

FORMAT = "detox-export"
MARK = b'{"format":"detox-export"'
NO_RECORD = N_("this isn’t a record with a uid")
Tables = dict[str, dict[str, dict[str, Any]]]


class Shapes(Protocol):
    """How entities are kept as records; `detox.storage.portable` is it."""

    @property
    def SCHEMA(self) -> int:  # noqa: N802 - a module is what answers
        """The number of today's shape."""

    @property
    def TABLES(self) -> tuple[str, ...]:  # noqa: N802 - as above
        """Every table, sessions first."""

    def entity_of(self, table: str, uid: str, record: dict[str, Any]) -> Entity | Unreadable:
        """An entity from its record."""

    def upgraded(self, records: Tables, schema: int) -> Tables:
        """Records of an older shape in today's."""


def lines(tables: Iterable[tuple[str, Mapping[str, str]]], shapes: Shapes) -> Iterator[str]:
    """The file of these tables, each of records as lines by uid; one of sessions is a month, and
    the months come one after another.
    """
    yield f'{{"format":"{FORMAT}","schema":{shapes.SCHEMA},\n"{shapes.TABLES[0]}":['
    others: dict[str, Mapping[str, str]] = {table: {} for table in shapes.TABLES[1:]}
    before = "\n"
    for table, records in tables:
        if table in others:
            others[table] = records
        elif table == shapes.TABLES[0] and records:
            yield before + _listed(records)
            before = ",\n"
    for table, records in others.items():
        yield f'\n],\n"{table}":[' + (f"\n{_listed(records)}" if records else "")
    yield "\n]}\n"


def _listed(records: Mapping[str, str]) -> str:
    return ",\n".join([records[uid] for uid in sorted(records)])


Check = Callable[[Entity], Problem | None]
"""says what is wrong with an entity, if anything is"""


def read(
    text: str, shapes: Shapes, check: Check, advance: Advance = unheard
) -> Iterator[Entity | Missed]:
    """What such a file holds and `check` lets pass; `advance` hears how far it is. Raises
    `NotThatKind`, and `Refused` for one of a newer Detox.
    """
    found = json_of(text)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NotThatKind
    schema = found.get("schema")
    if type(schema) is not int or schema < 1:
        raise NotThatKind
    if schema > shapes.SCHEMA:
        raise Refused(
            N_("This file was written by a newer version of Detox; update this one to read it.")
        )
    return _entities(found, schema, shapes, check, advance)


def _entities(
    found: dict[str, Any], schema: int, shapes: Shapes, check: Check, advance: Advance
) -> Iterator[Entity | Missed]:
    missed: list[Missed] = []
    tables = {
        table: _by_uid(table, rows, missed) for table, rows in found.items() if type(rows) is list
    }
    yield from missed
    count, whole = 0, sum(map(len, tables.values()))
    for table, records in shapes.upgraded(tables, schema).items():
        if table not in shapes.TABLES:
            continue
        for place, (uid, record) in enumerate(records.items(), 1):
            count += 1
            advance(count, count / whole)
            entity = shapes.entity_of(table, uid, record)
            if isinstance(entity, Unreadable):
                yield Missed(place, entity.problem, table)
            elif wrong := check(entity):
                yield Missed(place, wrong, table)
            else:
                yield entity


def _by_uid(table: str, rows: list[Any], missed: list[Missed]) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    for place, row in enumerate(rows, 1):
        if isinstance(row, dict) and isinstance(row.get("uid"), str):
            records[row["uid"]] = {name: value for name, value in row.items() if name != "uid"}
        else:
            missed.append(Missed(place, Problem(NO_RECORD), shown(table)))
    return records
