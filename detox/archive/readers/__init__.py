"""The readers of archives, a module for each platform."""

from typing import Protocol

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.readers import (
    by_hand,
    discord,
    facebook,
    flickr,
    instagram,
    linkedin,
    mastodon,
    medium,
    reddit,
    snapchat,
    telegram,
    threads,
    tiktok,
    x,
    youtube,
)


class Reader(Protocol):
    """What a module of this folder has. `NAME` is the platform’s id in the catalogue, `TITLE` what
    it is called, `NOBODY` the sentence for an archive of it without any list of people: which box
    to tick.
    """

    @property
    def NAME(self) -> str:  # noqa: N802 - a constant of a module
        """The platform’s id."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - as above
        """The platform’s name."""

    @property
    def NOBODY(self) -> str:  # noqa: N802 - as above
        """The sentence for an archive that holds no list."""

    def fits(self, box: Box) -> Fit:
        """How surely the archive is one of this platform; reads no more than beginnings."""

    def read(self, box: Box) -> Gathering:
        """What the lists hold. Raises `Refused` where nothing of it can be read."""

    def owner(self, box: Box, /) -> str:
        """Whose archive it is, by the same name in each part of it; nothing where none says."""


READERS: tuple[Reader, ...] = (
    linkedin,
    instagram,
    threads,
    facebook,
    x,
    tiktok,
    snapchat,
    reddit,
    mastodon,
    youtube,
    telegram,
    flickr,
)
"""in the order in which they are named"""

OTHERS: tuple[Reader, ...] = (discord, medium, *by_hand.PLATFORMS)
"""known too, though it is not sure that anybody is in them, or sure that nobody is"""
