"""Platforms whose archives hold nobody, or nobody that can be told who they are.

They are known so that it can be said what to do instead: to write down by hand, while the account
is there, whom one would miss. Sources: Tumblr’s `payload-0.json` in three small public readers;
bluesky-social/atproto (a repository is a CAR file of records that name accounts by DID); Strava,
Pinterest, Goodreads and WhatsApp by the names of their files, unconfirmed beyond that.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.domain.problem import N_

_OF_TUMBLR = re.compile(r'"(?:unfollows|client_side_ad_analytics|last_active_times|dashboard)"')
_OF_WHATSAPP = re.compile(r"^\W{0,3}\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? .{4,40}: ", re.MULTILINE)


class ByHand(NamedTuple):
    """A platform that is only recognised, and the sentence there is for its archive."""

    NAME: str
    TITLE: str
    NOBODY: str
    looks: Callable[[Box], Fit]

    def fits(self, box: Box) -> Fit:
        """Whether it is an archive of this platform."""
        return self.looks(box)

    def read(self, box: Box) -> Gathering:
        """Nobody."""
        return Gathering(self.NAME, box)

    def owner(self, _box: Box) -> str:
        """Nobody says."""
        return ""


def _tumblr(box: Box) -> Fit:
    payloads = list(box.all("payload", ending="json"))
    if any(_OF_TUMBLR.search(box.glimpse(member)) for member in payloads):
        return Fit.SURE
    return Fit.LIKELY if payloads else Fit.NONE


def _bluesky(box: Box) -> Fit:
    return Fit.SURE if any(member.name.ending == "car" for member in box.members) else Fit.NONE


def _pinterest(box: Box) -> Fit:
    names = (*box.files, *(folder for each in box.members for folder in each.name.folders))
    return Fit.LIKELY if any("pinterest" in name.lower() for name in names) else Fit.NONE


def _strava(box: Box) -> Fit:
    beside = sum(box.has(path, ending="csv") for path in ("profile", "clubs", "followers", "bikes"))
    return Fit.SURE if box.has("activities", ending="csv") and beside else Fit.NONE


def _goodreads(box: Box) -> Fit:
    return Fit.SURE if box.has("goodreads_library_export", ending="csv") else Fit.NONE


def _whatsapp(box: Box) -> Fit:
    for member in box.members:
        is_named = "whatsapp" in member.name.stem or member.name.stem == "chat"
        if is_named and member.name.ending == "txt" and _OF_WHATSAPP.search(box.glimpse(member)):
            return Fit.SURE
    return Fit.NONE


PLATFORMS = (
    ByHand(
        "tumblr",
        "Tumblr",
        N_(
            "A Tumblr archive doesn’t hold the blogs you follow. They are listed on Tumblr itself: "
            "write down by hand those you would miss, while the account is there."
        ),
        _tumblr,
    ),
    ByHand(
        "bluesky",
        "Bluesky",
        N_(
            "A Bluesky archive (a CAR file) names people only by codes, and only Bluesky knows who "
            "they are. Write down by hand whom you would miss, while the account is there."
        ),
        _bluesky,
    ),
    ByHand(
        "pinterest",
        "Pinterest",
        N_(
            "Detox doesn’t know of any list of people in Pinterest’s archive. Write down by hand "
            "whom you would miss, while the account is there."
        ),
        _pinterest,
    ),
    ByHand(
        "strava",
        "Strava",
        N_(
            "A Strava archive names people only by numbers, if at all. Write down by hand whom you "
            "would miss, while the account is there."
        ),
        _strava,
    ),
    ByHand(
        "goodreads",
        "Goodreads",
        N_(
            "A Goodreads export holds your books, and no people. Write down by hand whom you would "
            "miss, while the account is there."
        ),
        _goodreads,
    ),
    ByHand(
        "whatsapp",
        "WhatsApp",
        N_(
            "A WhatsApp export is a conversation, which Detox doesn’t read. The people in it are "
            "in your phone’s address book already, with their numbers."
        ),
        _whatsapp,
    ),
)
