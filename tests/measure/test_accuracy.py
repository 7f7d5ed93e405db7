"""What is measured against the truth of a made-up fortnight of some five hundred pages.

A tenth of the notes of the browsers is missing, pages change their own address, some are reloaded,
some stay open over night, and some visits come from another device.
"""

from pathlib import Path

import pytest

from detox.domain.usage import Reading, Visit
from tests.measure import databases
from tests.measure.conftest import Gather, seconds
from tests.measure.life import Page, lived, truth

SEEDS = range(5)


def off(found: dict[str, float], pages: list[Page]) -> float:
    """How far the sum is off, as a share of the truth."""
    return sum(found.values()) / sum(truth(pages).values()) - 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("browser", "most"),
    [("chromium", 0.05), ("firefox", 0.05), ("safari", 0.08)],  # Safari notes no time at all
)
def test_a_fortnight_is_measured_nearly_as_it_was(
    browser: str, most: float, seed: int, tmp_path: Path, gather: Gather
) -> None:
    pages = lived(seed)
    path = getattr(databases, browser)(tmp_path / "history", pages, seed)
    assert abs(off(seconds(*gather(path).readings), pages)) < most


@pytest.mark.parametrize("seed", SEEDS)
def test_each_platform_is_close_too(seed: int, tmp_path: Path, gather: Gather) -> None:
    pages = lived(seed)
    readings = gather(databases.chromium(tmp_path / "History", pages, seed)).readings
    found = seconds(*readings)
    assert found == {name: pytest.approx(s, rel=0.05) for name, s in truth(pages).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_two_browsers_in_turns_are_one_person(seed: int, tmp_path: Path, gather: Gather) -> None:
    pages = lived(seed, browsers=2)
    parts = [[page for page in pages if page.browser == number] for number in (0, 1)]
    one = databases.chromium(tmp_path / "History", parts[0], seed)
    other = databases.firefox(tmp_path / "places.sqlite", parts[1], seed)
    assert abs(off(seconds(*gather(one, other).readings), pages)) < 0.05


def test_a_history_that_another_browser_imported_counts_once(
    tmp_path: Path, gather: Gather
) -> None:
    pages = lived(1)
    one = databases.firefox(tmp_path / "places.sqlite", pages)
    other = databases.safari(tmp_path / "History.db", pages)
    assert abs(off(seconds(*gather(one, other).readings), pages)) < 0.05


def test_the_same_history_twice_counts_once(tmp_path: Path, gather: Gather) -> None:
    path = databases.chromium(tmp_path / "History", lived(2))
    assert seconds(*gather(path, path).readings) == pytest.approx(seconds(*gather(path).readings))


def test_nothing_that_is_kept_has_an_address_in_it(tmp_path: Path, gather: Gather) -> None:
    path = databases.chromium(tmp_path / "History", lived(3))
    (reading,) = gather(path).readings
    assert isinstance(reading, Reading)
    assert {visit.platform for visit in reading.visits} <= {"", *truth(lived(3))}
    assert not [part for visit in reading.visits for part in visit if _is_telling(visit, part)]


def _is_telling(visit: Visit, part: object) -> bool:
    return isinstance(part, str) and part != visit.platform
