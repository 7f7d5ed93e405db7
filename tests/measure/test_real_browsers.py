"""Histories that real browsers write while they are watched: read while they run, and after."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from detox.measure import Known
from detox.measure.histories import read_history
from detox.measure.places import within
from detox.services.measuring import Window
from tests.measure.conftest import seconds
from tests.measure.driving import Browser, driven, every_site

# None of them is on the lists of sites that browsers reach over TLS alone.
SITES = Known({"weibo.com": "weibo", "goodreads.com": "goodreads", "meetup.com": "meetup"}, {})
AFTERWARDS = 4.0  # seconds on the last page, which is none of theirs
AROUND = 1.5  # seconds of starting, loading and rounding


class Walk(NamedTuple):
    """How long each site was in front, and what was measured of it meanwhile and afterwards."""

    truth: dict[str, float]
    running: dict[str, float]
    after: dict[str, float]


def test_real_browsers_are_measured_while_they_run_and_after(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:  # most of a walk is waiting
        walks = [pool.submit(walk, name, tmp_path / name) for name in ("chromium", "firefox")]
    for each in sorted(walks, key=lambda each: each.exception() is not None):
        truth, running, after = each.result()
        assert truth == {platform: pytest.approx(s, abs=AROUND) for platform, s in after.items()}
        # The latest pages may not be written yet: the one before them still seems to be in front.
        assert {"weibo", "goodreads"} <= set(running) <= set(truth)
        latest = running.pop("meetup", truth["meetup"])
        assert truth["meetup"] - AROUND <= latest <= truth["meetup"] + AFTERWARDS + AROUND
        assert running == {
            platform: pytest.approx(truth[platform], abs=AROUND) for platform in running
        }


def walk(name: str, home: Path) -> Walk:
    """Lead a browser of that name; skips where it is not installed."""
    profile = home / "Default"
    with every_site() as port:
        with driven(name, profile.parent if name == "chromium" else profile, port) as browser:
            truth = walked(browser)
            running = measured(profile)  # it holds its history locked
        after = measured(profile)
    return Walk(truth, running, after)


def walked(browser: Browser) -> dict[str, float]:
    """Go from site to site; tells how long each was in front, from page to page."""
    found: dict[str, float] = {}
    before, since = "", 0.0
    for platform, address, change, stay in (
        ("weibo", "http://weibo.com/", "", 3.0),
        ("goodreads", "http://www.goodreads.com/", "/book/1", 3.0),
        ("", "http://notweibo.com/", "", 1.0),
        ("meetup", "http://meetup.com/", "", 4.0),
        ("", "http://example.org/", "", AFTERWARDS),
    ):
        browser.go(address)
        if before:
            found[before] = time.monotonic() - since
        before, since = platform, time.monotonic()
        time.sleep(stay)
        if change:
            browser.change(change)
            time.sleep(stay)
    return found


def measured(profile: Path) -> dict[str, float]:
    place = within(profile)
    assert place is not None
    now = time.time()
    return seconds(read_history(place.path, "it", SITES, Window(now, 86400.0)), now=now)
