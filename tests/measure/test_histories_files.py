"""Histories as files: locked, growing, broken, forbidden."""

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
from tests.measure.conftest import KNOWN, Gather
from tests.measure.databases import (
    FIREFOX,
    SAFARI,
    chromium,
    made,
)
from tests.measure.histories_world import NOON, OTHER, X, spent
from tests.measure.life import END, lived

# Holds a database as a running browser does, until its stdin ends.
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""


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
