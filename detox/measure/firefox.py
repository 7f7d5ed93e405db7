"""The history of Firefox and of the browsers made of it.

Times are microseconds since 1970, milliseconds on a phone. `moz_places_metadata` has the time a
page was looked at: not behind another one, and until nothing was touched for a minute.
"""

import sqlite3
from bisect import bisect_left

from detox.domain.usage import Visit
from detox.measure.hosts import Known
from detox.measure.tables import columns, last_of, number, picked, rows, whole
from detox.services.measuring import Window

NEEDED = {"moz_historyvisits": {"place_id", "visit_date"}, "moz_places": {"id", "url"}}
_MICRO = 3e14  # the border between milliseconds and microseconds, for any day after 1979
_NOT_PAGES = (4, 7, 8)  # embedded, download, framed
_CHOSEN = (0, 2, 3)  # in itself, from a bookmark, from a search; 1 is a paid tile
_VISIT = ("visit_type", "source", "is_local")
_EARLY, _LATE = 5.0, 30.0  # seconds between a visit and the notes about it

Notes = dict[int, list[tuple[float, float]]]
"""by page: when it began to be looked at, and for how many seconds"""


def read_visits(connection: sqlite3.Connection, known: Known, window: Window) -> list[Visit]:
    """The visits of the person. Raises `sqlite3.Error` for a damaged file."""
    unit = _unit(connection)
    last = last_of(connection, "visit_date", "moz_historyvisits", window.now * unit)
    if last is None:
        return []
    since = last / unit - window.length
    notes, addresses = _notes(connection, since, window.now)
    found = []
    for row in rows(connection, _query(connection), since * unit, window.now * unit):
        if not _counts(row):
            continue
        start = (number(row[1]) or 0.0) / unit
        place = whole(row[0])
        seconds = _taken(notes.get(place, []), start)
        found.append(Visit(start, *known.place_of(row[-1]), seconds))
    for place, left in notes.items():  # looked at again without being opened again
        where = known.place_of(addresses[place])
        found += [Visit(start, *where, seconds) for start, seconds in left]
    return sorted(found)


def _query(connection: sqlite3.Connection) -> str:
    visit = columns(connection, "moz_historyvisits")
    place = columns(connection, "moz_places")
    return (
        f"select v.place_id, v.visit_date, {picked(_VISIT, visit, 'v')},"
        f" {picked(('hidden',), place, 'p')}, p.url"
        " from moz_historyvisits v join moz_places p on p.id = v.place_id"
        " where v.visit_date >= ? and v.visit_date <= ? order by v.visit_date"
    )


def _counts(row: tuple[object, ...]) -> bool:
    """Whether a visit is one that the person made here, to a page."""
    _place, date, kind, source, is_local, hidden, _url = row
    is_page = number(date) is not None and kind not in _NOT_PAGES and not hidden
    return is_page and is_local != 0 and (source is None or source in _CHOSEN)


def _unit(connection: sqlite3.Connection) -> float:
    """How many of the database's units of time a second has."""
    first = number(
        connection.execute("select max(visit_date) from moz_historyvisits").fetchone()[0]
    )
    return 1e6 if first is None or first > _MICRO else 1e3


def _notes(
    connection: sqlite3.Connection, since: float, until: float
) -> tuple[Notes, dict[int, object]]:
    """What was noted about pages, and the addresses of these."""
    notes: Notes = {}
    addresses: dict[int, object] = {}
    there = columns(connection, "moz_places_metadata")
    if not {"place_id", "created_at", "total_view_time"} <= there:
        return notes, addresses
    query = (
        "select m.place_id, m.created_at, m.total_view_time, p.url from moz_places_metadata m"
        " join moz_places p on p.id = m.place_id"
        " where m.created_at >= ? and m.created_at <= ? order by m.created_at"
    )
    for place, created, viewed, url in rows(connection, query, since * 1e3, until * 1e3):
        start, seconds = number(created), number(viewed)
        if start is not None and seconds is not None and seconds >= 0:
            notes.setdefault(whole(place), []).append((start / 1e3, seconds / 1e3))
            addresses[whole(place)] = url
    return notes, addresses


def _taken(notes: list[tuple[float, float]], start: float) -> float | None:
    """The seconds noted about a visit, which are then taken from the notes."""
    at = bisect_left(notes, (start - _EARLY, 0.0))
    if at == len(notes) or notes[at][0] > start + _LATE:
        return None
    return notes.pop(at)[1]
