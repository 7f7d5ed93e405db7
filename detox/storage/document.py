"""One TinyDB file of ours: a header that says what it is, and tables of records keyed by uid.

A record stands on a line of its own, so that a diff of the file reads like a diff of the records.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from detox.domain.problem import N_, DataTrouble, Problem
from detox.domain.text import clean
from detox.paths import AnyPath
from detox.storage.revision import is_revision
from detox.storage.schema import NEWER, SCHEMA, upgraded

FORMAT = "detox"
LARGEST_BYTES = 64 * 1024 * 1024

FEW = 10
"""new records that are put into a file without reading the others"""
_END = b"\n}"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Raw = dict[str, Any]
Tables = dict[str, dict[str, Raw]]
HEADER = "header"
DELETED: Raw = {"deleted": True}
"""what is left of a record that was deleted; a revision is added"""
UNDONE: Raw = {**DELETED, "undone": True}
"""what is left of one whose making was undone: it never was"""

_WITH_US = {
    N_("%(file)s is empty; it used to hold records."): N_(
        "%(file)s is empty; it used to hold records. Nothing was changed; “detox restore” brings "
        "back the newest good copy."
    ),
    N_("%(file)s is damaged and can’t be read (%(reason)s)."): N_(
        "%(file)s is damaged and can’t be read (%(reason)s). Nothing was changed; “detox "
        "restore” brings back the newest good copy."
    ),
    N_("%(file)s is not a Detox file; it was left alone."): N_(
        "%(file)s is no longer a Detox file. Nothing was changed; “detox restore” brings back "
        "the newest good copy."
    ),
    N_("%(file)s isn’t a file, although it has a Detox name."): N_(
        "%(file)s is no longer a file. Nothing was changed; “detox restore” brings back the "
        "newest good copy."
    ),
    N_("%(file)s is too large to be a Detox file."): N_(
        "%(file)s is too large to be a Detox file. Nothing was changed; “detox restore” brings "
        "back the newest good copy."
    ),
}


OF_OTHERS = N_(
    "Of a damaged file of another device, “detox restore” brings back what this device kept. "
    "The file itself is repaired by “detox restore” there; if that device is gone for good, "
    "delete the file."
)
_OF_A_COPY = N_(
    "%(file)s is a damaged copy that a sync program made, and is left out. “detox restore” takes "
    "from it what no other file has; keep it until all your devices have synced, then delete it."
)


class Damaged(DataTrouble):
    """A file that holds no records that can be read."""

    @property
    def of_ours(self) -> DataTrouble:
        """The same trouble with a file that only this device writes: with the way out."""
        return DataTrouble(_WITH_US[self.problem.message], **self.problem.params)

    @property
    def of_a_copy(self) -> Problem:
        """The same trouble with a copy that a sync program made: others may be whole."""
        return Problem(_OF_A_COPY, {"file": self.problem.params["file"]})


class Newer(DataTrouble):
    """A file that only a newer Detox understands."""


def named(path: AnyPath) -> str:
    """The name of a file, fit to stand in a sentence whatever a stranger called it."""
    return clean(str(path), 4096)


def missing(path: AnyPath) -> Problem:
    """That a file of ours is not there any more."""
    message = N_(
        "%(file)s is missing; nothing was changed. “detox restore” brings back the newest good "
        "copy."
    )
    return Problem(message, {"file": named(path)})


def vanished(folder: AnyPath) -> Problem:
    """That nothing of what this device wrote is there."""
    message = N_(
        "%(folder)s is missing or empty, although Detox has written there. Nothing was deleted: "
        "perhaps a disk isn’t connected; if it is lost, “detox restore” brings back the newest "
        "good copy."
    )
    return Problem(message, {"folder": named(folder)})


def too_large(path: AnyPath) -> Damaged:
    """That a file is larger than any of ours."""
    return Damaged(N_("%(file)s is too large to be a Detox file."), file=named(path))


def as_trouble(problem: Problem) -> DataTrouble:
    """The problem as what is raised."""
    return DataTrouble(problem.message, **problem.params)


def not_a_file(path: AnyPath) -> Damaged:
    """That something else has the name of a document."""
    return Damaged(N_("%(file)s isn’t a file, although it has a Detox name."), file=named(path))


def header(device: str, name: str) -> Raw:
    """The header of the document `name` as this device writes it."""
    return {"format": FORMAT, "schema": SCHEMA, "device": device, "document": name}


def dump(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The bytes of a document."""
    blocks = (_opening(table) + _lines(records) + _END for table, records in tables.items())
    return b"{" + b",\n".join(blocks) + b"}\n"


def grown(content: bytes, changes: Mapping[str, Mapping[str, Any]]) -> bytes | None:
    """What `dump` wrote, with a few new records in a table, as `dump` would write it.

    The other records are not read; nothing where that can't be done without.
    """
    if len(changes) != 1:
        return None
    ((table, records),) = changes.items()
    begin = content.find(b"\n" + _opening(table))
    end = content.find(_END, begin)
    if begin < 0 or end < 0 or not is_without(content, records):
        return None
    whole = memoryview(content)
    return b"".join((whole[:end], b",\n", _lines(records), whole[end:]))


def is_without(content: bytes, uids: Collection[str]) -> bool:
    """Whether what `dump` wrote has no record of any of a few uids; of many nobody looks."""
    return len(uids) <= FEW and not any(b"\n%s:" % _text(uid) in content for uid in uids)


def _opening(table: str) -> bytes:
    return b"%s:{\n" % _text(table)


def _lines(records: Mapping[str, Any]) -> bytes:
    lines = [f"{_encode(uid)}:{_encode(record)}" for uid, record in records.items()]
    return ",\n".join(lines).encode("utf-8", "surrogatepass")


def _text(value: Any) -> bytes:
    return _encode(value).encode("utf-8", "surrogatepass")


def parse(path: AnyPath, content: bytes) -> Tables:
    """The tables of a document.

    Raises `Damaged` for anything that is not one of ours, `Newer` for one of tomorrow's.
    """
    if not content.strip():
        raise Damaged(N_("%(file)s is empty; it used to hold records."), file=named(path))
    try:
        tables = json.loads(content, parse_constant=_nothing)
    except (ValueError, RecursionError) as error:
        raise Damaged(
            N_("%(file)s is damaged and can’t be read (%(reason)s)."),
            file=named(path),
            reason=clean(str(error), 120),
        ) from error
    schema = _schema_of(path, tables)
    whole = {name: table for name, table in tables.items() if isinstance(table, dict)}
    if schema == SCHEMA:
        return whole
    whole[HEADER][FORMAT]["schema"] = SCHEMA
    return {HEADER: whole[HEADER], **upgraded(records_of(whole), schema)}


def _nothing(_constant: str) -> None:
    """What NaN and the infinities are read as."""


def _schema_of(path: AnyPath, tables: object) -> int:
    found = tables.get(HEADER) if isinstance(tables, dict) else None
    ours = found.get(FORMAT) if isinstance(found, dict) else None
    schema = ours.get("schema") if isinstance(ours, dict) else None
    if not isinstance(ours, dict) or ours.get("format") != FORMAT or type(schema) is not int:
        raise Damaged(N_("%(file)s is not a Detox file; it was left alone."), file=named(path))
    if schema > SCHEMA:
        raise Newer(NEWER, file=named(path))
    if schema < 1:
        raise Damaged(N_("%(file)s is not a Detox file; it was left alone."), file=named(path))
    return schema


def was_deleted(record: Raw) -> bool:
    """Whether a record stood and was deleted; one whose making was undone never stood."""
    return bool(record.get("deleted") and not record.get("undone"))


def records_of(tables: Tables) -> dict[str, dict[str, Raw]]:
    """The tables without the header."""
    return {name: table for name, table in tables.items() if name != HEADER}


def size_of(tables: Tables) -> int:
    """How many records a document holds, tombstones included."""
    return sum(len(table) for table in records_of(tables).values())


def undated(tables: Tables) -> int:
    """How many records don't say when they were written: a hand was there."""
    found = (raw for table in records_of(tables).values() for raw in table.values())
    return sum(isinstance(raw, dict) and not is_revision(raw.get("rev")) for raw in found)


def newest_revision(tables: Tables) -> str:
    """The highest revision in a document, that of its last write; `0` where it has none."""
    found = [
        record.get("rev")
        for table in records_of(tables).values()
        for record in table.values()
        if isinstance(record, dict)
    ]
    highest = max((rev for rev in found if isinstance(rev, str)), default="")
    if highest and not is_revision(highest):  # edited by hand: the highest real one counts
        highest = max(filter(is_revision, found), default="")
    return highest or "0"
