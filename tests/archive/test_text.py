"""Moments as archives write them: counted, said, in many languages, or meant to break something."""

from datetime import date

import pytest

from detox.archive.text import since_in

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "written",
    [1709632800, 1709632800.5, 1709632800000, 1709632800000000, "1709632800", "2024-03-05",
     "2024-03-05 10:00:00", "2024-03-05 10:00:00 UTC", "2024-03-05T10:00:00Z", "05 Mar 2024",
     "05 mars 2024", "5. März 2024", "Mar 05, 2024 10:00 AM", "Tue Mar 05 10:00:00 +0000 2024",
     "2024年3月5日", "2024년 3월 5일"],
)  # fmt: skip
def test_a_moment_is_a_day_however_it_is_written(written: object) -> None:
    assert since_in(written) == DAY


@pytest.mark.parametrize(
    "written",
    [None, True, 0, -5, 1e18, float("inf"), float("nan"), "", "soon", "2024-13-45", "9" * 400,
     [], {}, "05/03/2024"],
)  # fmt: skip
def test_what_is_no_moment_or_could_be_two_is_none(written: object) -> None:
    assert since_in(written) is None


def test_a_day_that_can_be_read_two_ways_is_read_the_way_its_list_shows() -> None:
    assert since_in("05/03/2024", "dmy") == DAY
    assert since_in("03/05/2024", "mdy") == DAY
