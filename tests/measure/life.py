"""A made-up fortnight in front of browsers, with the truth of how long each page was looked at."""

from collections import defaultdict
from datetime import UTC, datetime
from random import Random
from typing import NamedTuple

BEGIN = datetime(2026, 11, 8, tzinfo=UTC).timestamp()
DAYS = 14
END = BEGIN + DAYS * 86400
SECRET = "SECRET"
SITES = {
    "instagram": "https://www.instagram.com",
    "x": "https://x.com",
    "facebook": "https://m.facebook.com",
    "reddit": "https://old.reddit.com",
    "": "https://mail.example.com",
}
_CHANGES_ITS_ADDRESS = ("instagram", "x")
_LAST_SECONDS = (5, 90)


class Page(NamedTuple):
    """A page as it was lived: when, where, how long it was looked at, and what else became of it.

    `tab` and `document` tell what belongs together; `stayed` is how long it was open.
    """

    start: float
    platform: str
    url: str
    seconds: float
    document: int
    browser: int = 0
    stayed: float = 0.0
    is_reload: bool = False


def lived(seed: int, browsers: int = 1) -> list[Page]:
    """About five hundred pages, some an app within one page, some reloaded, nights left open."""
    rng = Random(seed)
    pages: list[Page] = []
    for day in range(DAYS):
        at = BEGIN + day * 86400 + rng.uniform(7, 8) * 3600
        for _sitting in range(rng.randint(3, 4)):
            at = _sitting_from(at, rng, pages, browsers) + rng.uniform(1.2, 3.5) * 3600
        if day % 4 == 0:  # the last one stays open over night
            pages[-1] = pages[-1]._replace(stayed=9 * 3600.0)
    return pages


def truth(pages: list[Page]) -> dict[str, float]:
    """Seconds by platform."""
    found: dict[str, float] = defaultdict(float)
    for page in pages:
        if page.platform:
            found[page.platform] += page.seconds
    return dict(found)


def _sitting_from(at: float, rng: Random, pages: list[Page], browsers: int) -> float:
    count = rng.randint(7, 12)
    while count > 0:
        platform = rng.choice(list(SITES))
        within = rng.randint(1, 4) if platform in _CHANGES_ITS_ADDRESS else 1
        document, browser = len(pages), rng.randrange(browsers)
        for step in range(within):
            seconds = min(900.0, rng.lognormvariate(4.4, 0.7))
            if count <= 1 and step == within - 1:
                seconds = rng.uniform(*_LAST_SECONDS)
            url = f"{SITES[platform]}/p/{len(pages)}?token={SECRET}"
            is_reload = within == 1 and rng.random() < 0.05
            pages.append(Page(at, platform, url, seconds, document, browser, seconds, is_reload))
            at += seconds
        count -= within
    return at
