"""Histories of browsers: what counts in them, older and newer ones, and files that are none."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from detox.domain.problem import Problem
from detox.i18n import render
from detox.measure import copying, tables
from detox.measure.histories import read_history
from detox.services.measuring import Gathered, MeasuringStopped, Window
from tests.measure.conftest import KNOWN, Gather, seconds
from tests.measure.databases import (
    CHROMIUM,
    FIREFOX,
    SAFARI,
    chromium,
    chromium_visit,
    firefox_visit,
    looked_at,
    made,
    note,
)
from tests.measure.life import BEGIN, END, lived

X, OTHER = "https://x.com/home", "https://mail.example.com/"
NOON = BEGIN + 12 * 3600
LATER = END + 86400  # after the fixtures were recorded

# Holds a database as a running browser does, until its stdin ends.
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""


def spent(gathered: Gathered, now: float = END) -> dict[str, float]:
    assert gathered.trouble == ()
    return {name: round(s, 1) for name, s in seconds(*gathered.readings, now=now).items()}


def refusal(gathered: Gathered) -> str:
    assert gathered.readings == ()
    (problem,) = gathered.trouble
    assert isinstance(problem, Problem)
    return render(problem)


@contextmanager
def held(path: Path, *statements: str) -> Iterator[None]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield
    finally:
        holder.communicate()


def noted(connection: sqlite3.Connection, start: float, url: str, front: float, **more: int) -> int:
    visit = chromium_visit(connection, start, url, **more)  # type: ignore[arg-type]  # numbers
    note(connection, visit, round(front * 1e6))
    return visit


@pytest.fixture
def history(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = made(tmp_path / "History", CHROMIUM)
    yield connection
    connection.close()


@pytest.fixture
def places(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = made(tmp_path / "places.sqlite", FIREFOX)
    yield connection
    connection.close()


# What counts


def test_the_recorded_minute_of_chromium(fixtures: Path, gather: Gather) -> None:
    path = fixtures / "browsers" / "chromium-156-History.sqlite"
    assert spent(gather(path, now=LATER), LATER) == {
        "facebook": 7.2,
        "instagram": 11.2,
        "linkedin": 24.6,
        "reddit": 7.2,
        "x": 3.1,
        "youtube": 6.2,
    }


def test_the_recorded_minute_of_firefox(fixtures: Path, gather: Gather) -> None:
    path = fixtures / "browsers" / "firefox-153esr-places.sqlite"
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


# Databases in use


def test_a_locked_history_is_read_from_a_copy(tmp_path: Path, gather: Gather) -> None:
    path = chromium(tmp_path / "History", lived(1))
    free = spent(gather(path))
    before = path.read_bytes()
    with held(path, "pragma locking_mode = exclusive", "begin exclusive"):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0).execute(
                "select count(*) from visits"
            )
        assert spent(gather(path)) == free
    assert path.read_bytes() == before


def test_what_a_running_browser_wrote_last_is_in_its_log_and_is_read(
    tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "places.sqlite"
    connection = made(path, FIREFOX)
    connection.execute("pragma journal_mode = wal")
    connection.close()
    time = round(NOON * 1e6)
    with held(
        path,
        "pragma locking_mode = exclusive",
        "pragma wal_autocheckpoint = 0",
        f"insert into moz_places (id, url) values (1, '{X}'), (2, '{OTHER}')",
        f"insert into moz_historyvisits (place_id, visit_date, visit_type) values (1, {time}, 1)",
        "insert into moz_historyvisits (place_id, visit_date, visit_type)"
        f" values (2, {time + 50_000_000}, 1)",
    ):
        assert path.with_name("places.sqlite-wal").stat().st_size
        unlogged = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
        assert unlogged.execute("select count(*) from moz_historyvisits").fetchone() == (0,)
        unlogged.close()
        assert spent(gather(path)) == {"x": 50}


def test_a_transaction_under_way_is_as_if_it_had_not_begun(tmp_path: Path, gather: Gather) -> None:
    path = chromium(tmp_path / "History", lived(1))
    free = spent(gather(path))
    with held(
        path,
        "pragma cache_size = 1",
        "pragma cache_spill = 1",
        "begin exclusive",
        "delete from visits",
        "delete from urls",
    ):
        assert path.with_name("History-journal").stat().st_size
        assert spent(gather(path)) == free


def test_the_copy_is_for_nobody_else(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chromium(tmp_path / "History", lived(1))
    with copying.opened_copy(path) as connection:
        (folder,) = temporary.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert connection.execute("select count(*) > 400 from visits").fetchone() == (1,)


def test_a_copy_is_gone_after_an_accident_too(tmp_path: Path, temporary: Path) -> None:
    path = chromium(tmp_path / "History", lived(1))
    with pytest.raises(ZeroDivisionError), copying.opened_copy(path):
        raise ZeroDivisionError
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_left_is_swept_after_a_day(temporary: Path, gather: Gather) -> None:
    import os

    stale, fresh = (temporary / f"{copying.PREFIX}{name}" for name in ("stale", "fresh"))
    for folder in (stale, fresh):
        folder.mkdir()
        (folder / "copy").write_bytes(b"")
    long_ago = fresh.stat().st_mtime - 3 * 86400
    os.utime(stale, (long_ago, long_ago))
    gather("chrome")
    assert list(temporary.iterdir()) == [fresh]
    (fresh / "copy").unlink()
    fresh.rmdir()


def test_a_file_that_never_stands_still_is_refused(
    tmp_path: Path, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = chromium(tmp_path / "History", lived(1))
    stamps = iter(range(100))
    monkeypatch.setattr(copying, "_stamps", lambda _path: next(stamps))
    monkeypatch.setattr(copying, "_TRIES", 2)
    assert "kept changing" in refusal(gather(path))


def test_measuring_can_be_stopped(tmp_path: Path, temporary: Path) -> None:
    path = chromium(tmp_path / "History", lived(1))
    with pytest.raises(MeasuringStopped):
        read_history(path, "Chrome", KNOWN, Window(END, 86400.0), lambda: True)


def test_a_long_query_can_be_stopped(tmp_path: Path) -> None:
    path = chromium(tmp_path / "History", lived(1))
    asked = iter([False] * 3 + [True] * 1000)
    endless = (
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    )
    with (
        pytest.raises(MeasuringStopped),
        copying.opened_copy(path, lambda: next(asked, True)) as connection,
    ):
        connection.execute(endless)


# Files that are no history


def test_a_history_nobody_may_read_is_named(
    open_folder: Path, ordinary: Callable[[Path], AbstractContextManager[None]], gather: Gather
) -> None:
    path = chromium(open_folder / "History", lived(1))
    path.chmod(0)
    with ordinary(open_folder):
        assert "is not allowed" in refusal(gather(path))


def test_safari_needs_a_permission_of_the_system(
    open_folder: Path, ordinary: Callable[[Path], AbstractContextManager[None]], gather: Gather
) -> None:
    path = made(open_folder / "Library" / "Safari" / "History.db", SAFARI)
    path.close()
    (open_folder / "Library" / "Safari").chmod(0)
    with ordinary(open_folder):
        environ = {"HOME": str(open_folder)}
        found = refusal(gather("safari", system="darwin", environ=environ))
    assert "Full Disk Access" in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "damaged"),
        (b"SQLite format 3\0", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "isn’t a history"),
        (b"just a line of text\n", "isn’t a history"),
    ],
)
def test_a_file_that_is_none_is_refused(
    content: bytes, said: str, tmp_path: Path, gather: Gather
) -> None:
    path = tmp_path / "History"
    path.write_bytes(content)
    assert said in refusal(gather(path))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
def test_a_truncated_history_is_refused(share: float, tmp_path: Path, gather: Gather) -> None:
    path = chromium(tmp_path / "History", lived(1))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "damaged or incomplete" in refusal(gather(path))


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("create table moz_icons(id)", "places.sqlite, next to it"),
        ("create table favicons(id)", "History, next to it"),
        ("create table something(id)", "no browser history"),
        ("create table urls(id, url); create table visits(id, url, moment)", "version"),
        ("create table urls(id, url); create view visits as select 1 id, 1 url, 1 visit_time",
         "version"),
        ("create table moz_places(id, url); create table moz_historyvisits(id)", "version"),
    ],
)  # fmt: skip
def test_another_database_is_refused_with_what_it_is(
    schema: str, said: str, tmp_path: Path, gather: Gather
) -> None:
    made(tmp_path / "file", schema).close()
    assert said in refusal(gather(tmp_path / "file"))


def test_a_history_of_years_in_one_file_is_too_large(tmp_path: Path, gather: Gather) -> None:
    path = tmp_path / "History"
    with path.open("wb") as file:
        file.write(copying.MAGIC)
        file.truncate(copying.LARGEST + 1)
    assert "larger than 2 GB" in refusal(gather(path))


def test_a_history_without_end_is_refused(
    tmp_path: Path, gather: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 100)
    path = chromium(tmp_path / "History", lived(1))
    assert "more pages" in refusal(gather(path))


def test_a_pipe_and_a_missing_file_are_refused(tmp_path: Path, gather: Gather) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in refusal(gather(tmp_path / "pipe"))
    assert "neither a file" in refusal(gather(tmp_path / "nothing"))
    assert "neither a file" in refusal(gather("a\0b"))
