"""Histories of browsers: what counts in them, older and newer ones, and files that are none."""

import sqlite3
from pathlib import Path

import pytest

from tests.measure.conftest import Gather
from tests.measure.databases import (
    SAFARI,
    chromium_visit,
    firefox_visit,
    looked_at,
    made,
    note,
)
from tests.measure.histories_world import NOON, OTHER, X, spent
from tests.measure.life import END

LATER = END + 86400  # after the fixtures were recorded


def noted(connection: sqlite3.Connection, start: float, url: str, front: float, **more: int) -> int:
    visit = chromium_visit(connection, start, url, **more)  # type: ignore[arg-type]  # numbers
    note(connection, visit, round(front * 1e6))
    return visit


def test_the_recorded_minute_of_chromium(recorded: Path, gather: Gather) -> None:
    path = recorded / "browsers" / "chromium-156-History.sqlite"
    assert spent(gather(path, now=LATER), LATER) == {
        "facebook": 7.2,
        "instagram": 11.2,
        "linkedin": 24.6,
        "reddit": 7.2,
        "x": 3.1,
        "youtube": 6.2,
    }


def test_the_recorded_minute_of_firefox(recorded: Path, gather: Gather) -> None:
    path = recorded / "browsers" / "firefox-153esr-places.sqlite"
    found = spent(gather(path, now=LATER), LATER)
    reddit = found.pop("reddit")  # reloaded there, of which Firefox notes nothing
    assert found == {
        "facebook": 7.1,
        "instagram": 11.2,
        "linkedin": 2.1,
        "tiktok": 6.7,
        "x": 3.1,
        "youtube": 6.1,
    }
    assert reddit == pytest.approx(9, abs=1)


def test_visits_of_other_devices_do_not_count(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    noted(history, NOON, X, 60)
    chromium_visit(history, NOON + 100, X, guid="phone")
    old = chromium_visit(history, NOON + 200, X)
    history.execute("insert into visit_source values (?, 0)", (old,))
    history.commit()
    assert spent(gather(tmp_path / "History")) == {"x": 60}


def test_frames_within_a_page_do_not_count(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    noted(history, NOON, OTHER, 60)
    chromium_visit(history, NOON + 100, X, transition=3)
    chromium_visit(history, NOON + 110, X, transition=4)
    history.commit()
    assert spent(gather(tmp_path / "History")) == {}


def test_pages_within_a_document_take_of_its_time_and_add_none(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    first = noted(history, NOON, X, 300)
    compose = chromium_visit(
        history, NOON + 100, "https://x.com/compose/post", transition=0, opener=first
    )
    note(history, compose, -1_000_000)
    chromium_visit(history, NOON + 200, X, transition=0, opener=compose)  # of which is no note
    noted(history, NOON + 300, OTHER, 10)
    history.commit()
    gathered = gather(tmp_path / "History")
    assert spent(gathered) == {"x": 300}
    (reading,) = gathered.readings
    assert {visit.document for visit in reading.visits if visit.platform} == {first}


def test_pages_within_a_document_of_which_nothing_is_known_last_until_the_next(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    noted(history, NOON - 500, X, 10)  # another document, in the same tab
    open_now = chromium_visit(history, NOON, X)
    note(history, open_now, -1_000_000)
    inside = chromium_visit(history, NOON + 100, X, transition=0, opener=open_now)
    note(history, inside, -1_000_000)
    noted(history, NOON + 150, OTHER, 10)
    history.commit()
    assert spent(gather(tmp_path / "History")) == {"x": 160}


def test_a_link_opened_in_another_tab_is_another_document(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    first = noted(history, NOON, X, 60)
    tab = chromium_visit(history, NOON + 60, X, transition=0, opener=first)
    note(history, tab, -1_000_000, tab=2)
    noted(history, NOON + 100, OTHER, 1)
    history.commit()
    assert spent(gather(tmp_path / "History")) == {"x": 100}


def test_an_old_chromium_is_measured_by_its_gaps(tmp_path: Path, gather: Gather) -> None:
    old = made(
        tmp_path / "History",
        "create table urls(id integer primary key, url longvarchar, title longvarchar);"
        "create table visits(id integer primary key, url integer, visit_time integer,"
        " from_visit integer, transition integer, visit_duration integer);",
    )
    for number, (start, url) in enumerate([(NOON, X), (NOON + 70, OTHER)]):
        old.execute("insert into urls values (?, ?, null)", (number, url))
        time = round((start + 11_644_473_600) * 1e6)
        old.execute("insert into visits values (?, ?, ?, 0, 1, 0)", (number, number, time))
    old.commit()
    assert spent(gather(tmp_path / "History")) == {"x": 70}


def test_firefox_counts_pages_and_neither_downloads_nor_frames(
    places: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    looked_at(places, firefox_visit(places, NOON, X), NOON + 0.2, 60)
    for kind in (4, 7, 8):
        firefox_visit(places, NOON + 100, X, kind=kind)
    firefox_visit(places, NOON + 110, X, hidden=1)
    firefox_visit(places, NOON + 120, OTHER)
    places.commit()
    assert spent(gather(tmp_path / "places.sqlite")) == {"x": 60}


def test_a_page_that_firefox_restored_counts_without_a_visit(
    places: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    place = firefox_visit(places, NOON, X)
    looked_at(places, place, NOON, 60)
    looked_at(places, place, NOON + 7200, 40)
    places.commit()
    assert spent(gather(tmp_path / "places.sqlite")) == {"x": 100}


def test_firefox_of_a_phone_writes_milliseconds(tmp_path: Path, gather: Gather) -> None:
    phone = made(
        tmp_path / "places.db",
        "create table moz_places(id integer primary key, url text);"
        "create table moz_historyvisits(id integer primary key, is_local integer, place_id integer,"
        " visit_date integer, visit_type integer);",
    )
    for number, (start, url, local) in enumerate(
        [(NOON, X, 1), (NOON + 20, X, 0), (NOON + 50, OTHER, 1)]
    ):
        phone.execute("insert into moz_places values (?, ?)", (number, url))
        phone.execute(
            "insert into moz_historyvisits values (?, ?, ?, ?, 1)",
            (number, local, number, round(start * 1e3)),
        )
    phone.commit()
    assert spent(gather(tmp_path / "places.db")) == {"x": 50}


def test_safari_counts_pages_that_loaded_here(tmp_path: Path, gather: Gather) -> None:
    connection = made(tmp_path / "History.db", SAFARI)
    rows = [(0, X, 1, 0, None), (20, X, 0, 0, None), (30, X, 1, 1, None), (40, X, 1, 0, 5),
            (50, OTHER, 1, 0, None)]  # fmt: skip
    for number, (later, url, loaded, origin, redirect) in enumerate(rows):
        connection.execute(
            "insert into history_items values (?, ?, null, 1, x'', null, null, 0, 0)",
            (number, f"{url}?{number}"),
        )
        connection.execute(
            "insert into history_visits (history_item, visit_time, load_successful, origin,"
            " redirect_destination) values (?, ?, ?, ?, ?)",
            (number, NOON - 978_307_200 + later, loaded, origin, redirect),
        )
    connection.commit()
    assert spent(gather(tmp_path / "History.db")) == {"x": 50}


def test_a_clock_that_was_ahead_and_odd_values_are_passed_over(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    noted(history, NOON, X, 60)
    noted(history, END + 10**8, X, 60)
    chromium_visit(history, NOON + 100, OTHER)
    history.execute("update urls set url = x'ff68747470' where id = 3")
    history.execute("insert into urls (url, last_visit_time) values (17, 0)")
    history.execute("insert into visits (url, visit_time) values (4, 'soon')")
    history.execute("insert into visits (url, visit_time) values (4, -1)")
    history.execute("insert into visits (url, visit_time) values (99, 13432293243581772)")
    history.execute("update context_annotations set total_foreground_duration = 'long'")
    history.commit()
    assert spent(gather(tmp_path / "History")) == {"x": 100}


def test_an_empty_history_tells_nothing(
    history: sqlite3.Connection, gather: Gather, tmp_path: Path
) -> None:
    gathered = gather(tmp_path / "History")
    assert gathered.trouble == ()
    assert [reading.visits for reading in gathered.readings] == [()]
