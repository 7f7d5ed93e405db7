"""TinyDB on a storage of ours: what it writes is gathered, and goes to disk in one atomic move."""

from collections.abc import Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from detox.storage.document import FORMAT, HEADER, Raw, Tables, header


class GatheringStorage(Storage):
    """Hands TinyDB the tables of one document, and gathers its changes for the caller to write."""

    def __init__(self, tables: Tables) -> None:
        self.tables: dict[str, Any] = dict(tables)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as they stand."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the tables as they stand now."""
        self.tables = dict(data)


class KeyedTable(Table):
    """A table whose documents are found by uid."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB documents this hook, its hints say int


class Database(TinyDB):
    """A TinyDB of one document."""

    table_class = KeyedTable


def changed_document(
    tables: Tables | None, name: str, device: str, changes: Mapping[str, Mapping[str, Raw]]
) -> Tables:
    """The tables of a document with the records of `changes`, by table and uid, put into it."""
    with Database(tables or {}, storage=GatheringStorage) as database:
        if tables is None:
            _put(database.table(HEADER), {FORMAT: header(device, name)})
        for table, records in changes.items():
            _put(database.table(table), records)
        storage = database.storage
        assert isinstance(storage, GatheringStorage)
        return storage.tables


def _put(table: Table, records: Mapping[str, Raw]) -> None:
    keyed: Any = table  # TinyDB's hints say int for a document id, whatever the class in force
    known = [uid for uid in records if keyed.contains(doc_id=uid)]
    if known:
        keyed.remove(doc_ids=known)
    keyed.insert_multiple(Document(record, uid) for uid, record in records.items())  # type: ignore[arg-type]  # as its class
