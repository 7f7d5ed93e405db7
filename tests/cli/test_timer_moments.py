"""Moments that a timer can't have begun at: rough ones, and those with an end."""

import pytest

from tests.cli.conftest import Run, is_refused


@pytest.mark.parametrize(
    "hedged",
    [
        "il y a environ 20 minutes", "about 20 minutes ago", "20 minutes ago or so",
        "il y a 20 minutes environ", "depuis environ 20 minutes", "since about 20 minutes",
    ],
)  # fmt: skip
def test_a_timer_takes_no_rough_time(detox: Run, hedged: str) -> None:
    is_refused(detox("start", "plans", *hedged.split()), f"“{hedged}” is not a time")
    assert f"{hedged}” is not a time" in detox("start", "plans", "film", *hedged.split()).err


@pytest.mark.parametrize(
    "times",
    [
        "from 9 to 11", "from 9 to 11am", "from 9:00 to 11:00", "9:00-11:00", "de 9 à 11", "9 à 11",
        "from 9 to 11 yesterday", "yesterday 9:00-11:00", "until 11:00", "until yesterday 11:00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("line", ["{}", "draft {}", "{} draft"])
def test_a_timer_takes_no_end(detox: Run, times: str, line: str) -> None:
    refused = detox("start", "writing", *line.format(times).split())
    is_refused(refused, f"to log {times}, write detox log writing {times}.")
    assert detox("status", "--json").data["running"] is None
