"""The history of Safari, which notes no time in front. Times are seconds since 2001."""

import sqlite3

from detox.domain.usage import Visit
from detox.measure.hosts import Known
from detox.measure.tables import columns, last_of, number, picked, rows
from detox.services.measuring import Window

NEEDED = {"history_visits": {"history_item", "visit_time"}, "history_items": {"id", "url"}}
_EPOCH = 978_307_200
_OTHER_DEVICE = 1
_VISIT = ("load_successful", "origin", "redirect_destination")


def read_visits(connection: sqlite3.Connection, known: Known, window: Window) -> list[Visit]:
    """The visits of the person on this device. Raises `sqlite3.Error` for a damaged file."""
    until = window.now - _EPOCH
    last = last_of(connection, "visit_time", "history_visits", until)
    if last is None:
        return []
    found = []
    for time, loaded, origin, redirected, url in rows(
        connection, _query(connection), last - window.length, until
    ):
        start = number(time)
        if start is None or loaded == 0 or origin == _OTHER_DEVICE or redirected is not None:
            continue
        found.append(Visit(start + _EPOCH, *known.place_of(url)))
    return found


def _query(connection: sqlite3.Connection) -> str:
    visit = columns(connection, "history_visits")
    return (
        f"select v.visit_time, {picked(_VISIT, visit, 'v')}, i.url from history_visits v"
        " join history_items i on i.id = v.history_item"
        " where v.visit_time >= ? and v.visit_time <= ? order by v.visit_time"
    )
