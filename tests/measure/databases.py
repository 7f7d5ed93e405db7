"""Histories written as the browsers write them, from a fortnight whose truth is known."""

import sqlite3
from pathlib import Path
from random import Random

from tests.measure.life import BEGIN, END, SITES, Page

MISSING = 0.1
_CHROMIUM_EPOCH, _SAFARI_EPOCH = 11_644_473_600, 978_307_200
_UNKNOWN = -1_000_000
_CHAIN = 0x30000000

CHROMIUM = """
create table meta(key longvarchar not null unique primary key, value longvarchar);
create table urls(id integer primary key autoincrement, url longvarchar, title longvarchar,
  visit_count integer default 0 not null, typed_count integer default 0 not null,
  last_visit_time integer not null, hidden integer default 0 not null);
create table visits(id integer primary key autoincrement, url integer not null,
  visit_time integer not null, from_visit integer, external_referrer_url text,
  transition integer default 0 not null, segment_id integer,
  visit_duration integer default 0 not null,
  incremented_omnibox_typed_score boolean default false not null, opener_visit integer,
  originator_cache_guid text, originator_visit_id integer, originator_from_visit integer,
  originator_opener_visit integer, is_known_to_sync boolean default false not null,
  consider_for_ntp_most_visited boolean default false not null,
  visited_link_id integer default 0 not null, app_id text);
create table visit_source(id integer primary key, source integer not null);
create table context_annotations(visit_id integer primary key,
  context_annotation_flags integer not null, duration_since_last_visit integer,
  page_end_reason integer, total_foreground_duration integer,
  browser_type integer default 0 not null, window_id integer default -1 not null,
  tab_id integer default -1 not null, task_id integer default -1 not null,
  root_task_id integer default -1 not null, parent_task_id integer default -1 not null,
  response_code integer default 0 not null);
"""
FIREFOX = """
create table moz_places(id integer primary key, url longvarchar, title longvarchar,
  rev_host longvarchar, visit_count integer default 0, hidden integer default 0 not null,
  typed integer default 0 not null, frecency integer default -1 not null,
  last_visit_date integer, guid text, origin_id integer);
create table moz_historyvisits(id integer primary key, from_visit integer, place_id integer,
  visit_date integer, visit_type integer, session integer, source integer default 0 not null,
  triggeringPlaceId integer);
create table moz_places_metadata(id integer primary key, place_id integer not null,
  referrer_place_id integer, created_at integer not null default 0,
  updated_at integer not null default 0, total_view_time integer not null default 0,
  typing_time integer not null default 0, key_presses integer not null default 0,
  scrolling_time integer not null default 0, scrolling_distance integer not null default 0,
  document_type integer not null default 0, search_query_id integer);
"""
SAFARI = """
create table history_items(id integer primary key autoincrement, url text not null unique,
  domain_expansion text, visit_count integer not null, daily_visit_counts blob not null,
  weekly_visit_counts blob, autocomplete_triggers blob,
  should_recompute_derived_visit_counts integer not null, visit_count_score integer not null);
create table history_visits(id integer primary key autoincrement, history_item integer not null,
  visit_time real not null, title text, load_successful boolean not null default 1,
  http_non_get boolean not null default 0, synthesized boolean not null default 0,
  redirect_source integer, redirect_destination integer, origin integer not null default 0,
  generation integer not null default 0, attributes integer not null default 0,
  score integer not null default 0);
"""


def made(path: Path, schema: str) -> sqlite3.Connection:
    """An empty database of a browser."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(schema)
    return connection


def chromium_time(instant: float) -> int:
    """An instant as Chromium writes it."""
    return round((instant + _CHROMIUM_EPOCH) * 1e6)


def chromium(path: Path, pages: list[Page], seed: int = 1) -> Path:
    """A `History` with these pages, a tenth of the notes missing, and visits of another device."""
    connection, rng = made(path, CHROMIUM), Random(seed)
    whole: dict[int, float] = {}
    for page in pages:
        whole[page.document] = whole.get(page.document, 0.0) + page.seconds
    before: dict[int, int] = {}
    for page in pages:
        visit = chromium_visit(
            connection,
            page.start,
            page.url,
            transition=8 if page.is_reload else 0 if page.document in before else 1,
            opener=before.get(page.document, 0),
            stayed=page.stayed,
        )
        front = _UNKNOWN if page.document in before else round(whole[page.document] * 1e6)
        before[page.document] = visit
        if rng.random() >= MISSING:
            note(connection, visit, front, tab=page.document % 3)
    for at in _elsewhere(rng):
        chromium_visit(connection, at, f"{SITES['x']}/phone", guid="phone")
    connection.commit()
    connection.close()
    return path


def chromium_visit(
    connection: sqlite3.Connection,
    start: float,
    url: str,
    *,
    transition: int = 1,
    opener: int = 0,
    stayed: float = 0.0,
    guid: str = "",
) -> int:
    """One visit; its id."""
    place = connection.execute(
        "insert into urls (url, title, last_visit_time) values (?, 'A title', 0)", (url,)
    ).lastrowid
    visit = connection.execute(
        "insert into visits (url, visit_time, from_visit, transition, visit_duration, opener_visit,"
        " originator_cache_guid) values (?, ?, 0, ?, ?, ?, ?)",
        (place, chromium_time(start), transition | _CHAIN, round(stayed * 1e6), opener, guid),
    ).lastrowid
    assert visit is not None
    return visit


def note(connection: sqlite3.Connection, visit: int, front: int, tab: int = 1) -> None:
    """What Chromium noted about a visit: microseconds in front, -1000000 where not known."""
    connection.execute(
        "insert into context_annotations (visit_id, context_annotation_flags, page_end_reason,"
        " total_foreground_duration, window_id, tab_id) values (?, 0, ?, ?, 1, ?)",
        (visit, 0 if front < 0 else 4, front, tab),
    )


def firefox(path: Path, pages: list[Page], seed: int = 1) -> Path:
    """A `places.sqlite` with these pages, a tenth of the notes missing, and hidden hops."""
    connection, rng = made(path, FIREFOX), Random(seed)
    for page in pages:
        if page.is_reload:  # leaves neither a visit nor a note
            continue
        place = firefox_visit(connection, page.start, page.url)
        if rng.random() >= MISSING:
            looked_at(connection, place, page.start + rng.random() / 2, page.seconds)
        if rng.random() < 0.05:
            firefox_visit(connection, page.start, f"{page.url}&hop", hidden=1)
    connection.commit()
    connection.close()
    return path


def firefox_visit(
    connection: sqlite3.Connection,
    start: float,
    url: str,
    *,
    hidden: int = 0,
    kind: int = 1,
    source: int = 0,
) -> int:
    """One visit; the id of its page."""
    place = connection.execute(
        "insert into moz_places (url, title, hidden) values (?, 'A title', ?)", (url, hidden)
    ).lastrowid
    assert place is not None
    connection.execute(
        "insert into moz_historyvisits (from_visit, place_id, visit_date, visit_type, source)"
        " values (0, ?, ?, ?, ?)",
        (place, round(start * 1e6), kind, source),
    )
    return place


def looked_at(connection: sqlite3.Connection, place: int, start: float, seconds: float) -> None:
    """What Firefox noted about a page."""
    connection.execute(
        "insert into moz_places_metadata (place_id, created_at, updated_at, total_view_time)"
        " values (?, ?, ?, ?)",
        (place, round(start * 1e3), round((start + seconds) * 1e3), round(seconds * 1e3)),
    )


def safari(path: Path, pages: list[Page], seed: int = 1) -> Path:
    """A `History.db` with these pages, and visits of another device."""
    connection, rng = made(path, SAFARI), Random(seed)
    seen = [(page.start, page.url, 0) for page in pages]
    seen += [(at, f"{SITES['x']}/phone/{number}", 1) for number, at in enumerate(_elsewhere(rng))]
    for start, url, origin in seen:
        item = connection.execute(
            "insert into history_items (url, visit_count, daily_visit_counts,"
            " should_recompute_derived_visit_counts, visit_count_score) values (?, 1, x'', 0, 0)",
            (url,),
        ).lastrowid
        connection.execute(
            "insert into history_visits (history_item, visit_time, title, origin)"
            " values (?, ?, 'A title', ?)",
            (item, start - _SAFARI_EPOCH, origin),
        )
    connection.commit()
    connection.close()
    return path


def _elsewhere(rng: Random) -> list[float]:
    return [rng.uniform(BEGIN, END) for _visit in range(40)]
