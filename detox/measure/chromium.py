"""The history of Chromium and of the browsers made of it: Chrome, Brave, Edge, Vivaldi, Opera.

Times are microseconds since 1601. `context_annotations` has the time a document was in front
(since Chrome 96); -1000000 says that it is not known. A page that changes its own address gets a
visit for each change, but the time of the whole document stands with the first of them.
"""

import sqlite3
from typing import NamedTuple

from detox.domain.usage import Visit
from detox.measure.hosts import Known
from detox.measure.tables import columns, last_of, number, picked, rows, whole
from detox.services.measuring import Window

NEEDED = {"visits": {"id", "url", "visit_time"}, "urls": {"id", "url"}}
_EPOCH = 11_644_473_600
_LINK, _FORM = 0, 7
_SUBFRAMES = (3, 4)
_SYNCED = 0  # in visit_source, where older versions say that a visit is from another device
_VISIT = ("id", "visit_time", "transition", "opener_visit", "from_visit", "originator_cache_guid")
_CONTEXT = ("visit_id", "total_foreground_duration", "tab_id", "window_id")


class _Page(NamedTuple):
    """A visit as far as it tells which document it belongs to; `tab` None where not known."""

    id: int
    start: float
    site: str
    is_link: bool
    opener: int
    before: int
    annotated: bool
    seconds: float | None
    tab: tuple[int, int] | None


class _Document(NamedTuple):
    """The document of a visit: its number, or None where its time is not known."""

    number: int | None
    site: str
    tab: tuple[int, int] | None


class _Documents:
    """Tells visits that a page made by changing its own address from those of new pages."""

    def __init__(self) -> None:
        self._by_visit: dict[int, _Document] = {}
        self._by_tab: dict[tuple[int, int], _Document] = {}

    def of(self, page: _Page) -> int | None:
        """The document a page is in, where the time of that is known."""
        found = page.id if page.seconds is not None else self._around(page)
        document = _Document(found, page.site, page.tab)
        self._by_visit[page.id] = document
        if page.tab is not None:
            self._by_tab[page.tab] = document
        return found

    def _around(self, page: _Page) -> int | None:
        before = self._by_visit.get(page.opener)
        if before is None and page.annotated:
            before = (
                self._by_visit.get(page.before) if page.tab is None else self._by_tab.get(page.tab)
            )
        if before is None or not page.is_link or before.site != page.site:
            return None
        is_elsewhere = None not in (before.tab, page.tab) and before.tab != page.tab
        return None if is_elsewhere else before.number


def read_visits(connection: sqlite3.Connection, known: Known, window: Window) -> list[Visit]:
    """The visits of the person on this device. Raises `sqlite3.Error` for a damaged file."""
    until = _stamp(window.now)
    last = last_of(connection, "visit_time", "visits", until)
    if last is None:
        return []
    documents = _Documents()
    found = []
    for row in rows(connection, _query(connection), last - window.length * 1e6, until):
        page = _page(row)
        if page is not None:
            where = known.place_of(row[-1])
            found.append(Visit(page.start, *where, page.seconds, documents.of(page)))
    return found


def _query(connection: sqlite3.Connection) -> str:
    visit = columns(connection, "visits")
    context = columns(connection, "context_annotations")
    source = columns(connection, "visit_source")
    joins = "join urls u on u.id = v.url"
    if "visit_id" in context:
        joins += " left join context_annotations c on c.visit_id = v.id"
    if {"id", "source"} <= source:
        joins += " left join visit_source s on s.id = v.id"
    return (
        f"select {picked(_VISIT, visit, 'v')}, {picked(_CONTEXT, context, 'c')},"
        f" {picked(('source',), source, 's')}, u.url from visits v {joins}"
        " where v.visit_time >= ? and v.visit_time <= ? order by v.visit_time, v.id"
    )


def _page(row: tuple[object, ...]) -> _Page | None:
    """A visit that counts: the person's own, here, in the main frame."""
    uid, time, transition, opener, before, guid, noted_for, front, tab, frame, source, url = row
    start, kind = number(time), whole(transition) & 255
    is_foreign = bool(guid) or source == _SYNCED
    if start is None or kind in _SUBFRAMES or is_foreign:
        return None
    seconds = number(front)
    is_tab = isinstance(tab, int) and tab >= 0
    return _Page(
        whole(uid),
        start / 1e6 - _EPOCH,
        _site(url),
        kind in (_LINK, _FORM),
        whole(opener),
        whole(before),
        noted_for is not None,
        None if seconds is None or seconds < 0 else seconds / 1e6,
        (whole(frame), whole(tab)) if is_tab else None,
    )


def _site(url: object) -> str:
    """Scheme and host, which a page cannot change by itself."""
    return "/".join(url.split("/", 3)[:3]) if isinstance(url, str) else ""


def _stamp(instant: float) -> float:
    return (instant + _EPOCH) * 1e6
