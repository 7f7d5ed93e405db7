"""One TinyDB file of ours: a header that says what it is, and tables of records keyed by uid.

A record stands on a line of its own, so that a diff of the file reads like a diff of the records.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from detox.domain.problem import DataTrouble, N_

FORMAT = "detox"
SCHEMA = 1
LARGEST_BYTES = 64 * 1024 * 1024

Raw = dict[str, Any]
Tables = dict[str, dict[str, Raw]]
HEADER = "header"


def header(device: str, name: str) -> Raw:
    """The header of the document `name` as this device writes it."""
    return {"format": FORMAT, "schema": SCHEMA, "device": device, "document": name}


def dump(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The bytes of a document."""
    text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    blocks = []
    for table, records in tables.items():
        lines = ",\n".join(f"{text(uid)}:{text(record)}" for uid, record in records.items())
        blocks.append(f"{text(table)}:{{\n{lines}\n}}")
    return ("{" + ",\n".join(blocks) + "}\n").encode("utf-8", "surrogatepass")


def parse(path: Path, content: bytes) -> Tables:
    """The tables of a document. Raises `DataTrouble`, naming the file, for anything that is not one of ours."""
    if not content.strip():
        raise DataTrouble(N_("%(file)s is empty; it was a file of records."), file=str(path))
    try:
        tables = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DataTrouble(
            N_("%(file)s is damaged and cannot be read (%(reason)s)."),
            file=str(path),
            reason=str(error),
        ) from error
    _check(path, tables)
    return {name: table for name, table in tables.items() if isinstance(table, dict)}


def _check(path: Path, tables: object) -> None:
    found = tables.get(HEADER) if isinstance(tables, dict) else None
    ours = found.get(FORMAT) if isinstance(found, dict) else None
    if not isinstance(ours, dict) or ours.get("format") != FORMAT:
        raise DataTrouble(N_("%(file)s is not a file of Detox; it was left alone."), file=str(path))
    schema = ours.get("schema")
    if not isinstance(schema, int) or schema > SCHEMA:
        raise DataTrouble(
            N_("%(file)s was written by a newer Detox; it was left alone. Update this one."),
            file=str(path),
        )


def records_of(tables: Tables) -> dict[str, dict[str, Raw]]:
    """The tables without the header."""
    return {name: table for name, table in tables.items() if name != HEADER}


def newest_revision(tables: Tables) -> str:
    """The highest revision in a document: that of its last write."""
    found = (
        record.get("rev")
        for table in records_of(tables).values()
        for record in table.values()
        if isinstance(record, dict)
    )
    return max((rev for rev in found if isinstance(rev, str)), default="")
