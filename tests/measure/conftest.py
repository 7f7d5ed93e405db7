"""Sources that know a few platforms, on a machine that is a folder."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from detox.domain.readings import Calendar, combined, extent, measured_days
from detox.domain.usage import Reading
from detox.measure import Known, Sources
from detox.services.measuring import Gathered, Request, Window
from tests.measure.databases import CHROMIUM, FIREFOX, made
from tests.measure.life import END

KNOWN = Known(
    {
        "instagram.com": "instagram",
        "x.com": "x",
        "t.co": "x",
        "facebook.com": "facebook",
        "reddit.com": "reddit",
        "youtube.com": "youtube",
        "linkedin.com": "linkedin",
        "tumblr.com": "tumblr",
        "tiktok.com": "tiktok",
    },
    {"instagram": "instagram", "com.instagram.android": "instagram", "x": "x", "tiktok": "tiktok"},
)
NOWHERE = "http://127.0.0.1:9"  # the port of `discard`, where nobody listens

Gather = Callable[..., Gathered]


@pytest.fixture(autouse=True)
def temporary(open_folder: Path) -> Iterator[Path]:
    """Where copies are made in this test; empty again after it, whatever happened."""
    folder = open_folder / "tmp"
    folder.mkdir()
    for each in (open_folder, folder):
        each.chmod(0o777)  # for tests that act as somebody else
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def history(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of a Chromium without a visit."""
    connection = made(tmp_path / "History", CHROMIUM)
    yield connection
    connection.close()


@pytest.fixture
def places(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """That of a Firefox."""
    connection = made(tmp_path / "places.sqlite", FIREFOX)
    yield connection
    connection.close()


@pytest.fixture
def gather(tmp_path: Path) -> Gather:
    """Reads sources by name or path; `system` and `environ` may be given."""

    def read(
        *said: object, now: float = END, days: int = 28, columns: str = "", dates: str = "",
        unit: str = "", **machine: object,
    ) -> Gathered:  # fmt: skip
        usual = {"environ": {"HOME": str(tmp_path / "user")}, "system": "linux", "server": NOWHERE}
        sources = Sources(KNOWN, **{**usual, **machine})  # type: ignore[arg-type]  # as the test says
        request = Request(tuple(map(str, said)), days, columns, dates, unit)
        today = datetime.fromtimestamp(now, UTC).date()
        window = Window(now, (days + 2) * 86400.0, today)
        return sources.gather(request, window, lambda *_told: None, lambda: False)

    return read


def seconds(
    *readings: Reading, now: float = END, days: int = 28, zone: tzinfo = UTC
) -> dict[str, float]:
    """All seconds by platform."""
    calendar = Calendar(0, zone)
    spread = [found for found in (extent(r, calendar) for r in readings) if found]
    wanted = measured_days(spread, datetime.fromtimestamp(now, zone).date(), days)
    uses, _methods = combined(readings, wanted, calendar, now)
    found: dict[str, float] = {}
    for use in uses:
        found[use.platform] = found.get(use.platform, 0.0) + use.seconds
    return found
