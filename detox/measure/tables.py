"""What the databases of browsers have in common: columns that may be missing, rows of any kind."""

import sqlite3
from collections.abc import Iterator, Sequence
from math import isfinite

from detox.domain.problem import N_, Refused

MOST_ROWS = 3_000_000
"""Pages in one history; a busy year has a tenth of them."""

Row = tuple[object, ...]


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; none where it is a view, virtual, or not there."""
    query = "select sql from sqlite_master where type = 'table' and name = ?"
    known = connection.execute(query, (table,)).fetchone()
    if known is None or not str(known[0]).lower().startswith("create table"):
        return set()
    return {
        name for (name,) in connection.execute("select name from pragma_table_info(?)", (table,))
    }


def picked(names: Sequence[str], there: set[str], prefix: str) -> str:
    """Columns for a select, null in the place of those that are missing."""
    return ", ".join(f"{prefix}.{name}" if name in there else "null" for name in names)


def rows(connection: sqlite3.Connection, query: str, since: float, until: float) -> Iterator[Row]:
    """The rows of a query that has two borders in time. Raises `Refused` for endless ones."""
    for count, row in enumerate(connection.execute(query, (since, until))):
        if count >= MOST_ROWS:
            raise Refused(N_("This history has more pages than can be read."))
        yield row


def last_of(connection: sqlite3.Connection, column: str, table: str, until: float) -> float | None:
    """The latest time noted in a table that is not still to come, in the unit it has there."""
    query = f"select max({column}) from {table} where typeof({column}) != 'text' and {column} <= ?"
    return number(connection.execute(query, (until,)).fetchone()[0])


def number(value: object) -> float | None:
    """A number that can be reckoned with, where it is one."""
    return float(value) if isinstance(value, int | float) and isfinite(value) else None


def whole(value: object) -> int:
    """A whole number, 0 where there is none."""
    return value if isinstance(value, int) else 0
