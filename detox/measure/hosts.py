"""From an address to its platform, and whether the page is one that somebody publishes on.

The address itself goes no further than this file.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_SCHEMES = ("http", "https")
_END_OF_HOST = re.compile(r"[/?#\\]")
_PLAIN = str.maketrans("–—‐’", "---'", "™®©")

# Host and path of the pages on which something is written or uploaded, by platform. The ways in
# `/intent/…`, `/share…` and `/submit` are in the platforms' pages for developers; the others were
# seen in their address bars. A composer that opens over the feed leaves the address as it is, so
# what is found is the least there was.
_PUBLISHING = {
    "x": r"[^/]+/(?:compose|intent/(?:post|tweet))(?:/|$)|studio\.x\.com/",
    "instagram": r"[^/]+/create(?:/|$)|business\.instagram\.com/",
    "facebook": r"business\.facebook\.com/|[^/]+/(?:sharer(?:\.php|/)|dialog/(?:share|feed))",
    "threads": r"[^/]+/intent/post",
    "linkedin": r"[^/]+/(?:post/new|article/(?:new|edit)|sharing/share|sharearticle)",
    "tumblr": r"[^/]+/(?:blog/[^/]+/)?(?:new|edit|reblog|drafts|queue)(?:/|$)",
    "reddit": r"[^/]+/(?:(?:r|user)/[^/]+/)?submit(?:/|$)",
    "youtube": r"studio\.youtube\.com/|[^/]+/upload(?:/|$)",
    "tiktok": r"[^/]+/(?:upload|creator-center|tiktokstudio|creator)(?:/|$|#)",
    "pinterest": r"[^/]+/(?:pin-builder|pin-creation-tool|idea-pin-builder|pin/create)(?:/|$)",
    "bluesky": r"[^/]+/intent/compose",
    "mastodon": r"[^/]+/(?:publish|share)(?:/|$)",
    "medium": r"[^/]+/(?:new-story$|p/[^/]+/edit)",
    "flickr": r"[^/]+/photos/upload(?:/|$)",
    "behance": r"[^/]+/portfolio/editor",
    "deviantart": r"[^/]+/(?:studio|submit)(?:/|$)",
    "vimeo": r"[^/]+/(?:upload|manage/videos)(?:/|$)",
    "500px": r"[^/]+/upload(?:/|$)",
    "twitch": r"dashboard\.twitch\.tv/|[^/]+/[^/]+/dashboard(?:/|$)",
}
_PATTERNS = {platform: re.compile(pattern) for platform, pattern in _PUBLISHING.items()}

NOWHERE = ("", False)


class _Host(NamedTuple):
    """A host as it is compared, its platform, and the pages there on which one publishes."""

    name: str
    platform: str
    publishing: re.Pattern[str] | None


class Known:
    """The hosts of the platforms, and the names of their apps as `app_name` has them, to their
    ids.
    """

    def __init__(self, domains: Mapping[str, str], apps: Mapping[str, str]) -> None:
        self.domains, self.apps = domains, apps
        self._met: dict[str, _Host] = {}

    def place_of(self, address: object) -> tuple[str, bool]:
        """The platform that an address is of, and whether it is a page to publish on."""
        if not isinstance(address, str):
            return NOWHERE
        scheme, found, rest = address.partition("://")
        if not found or scheme.lower() not in _SCHEMES:
            return NOWHERE
        end = _END_OF_HOST.search(rest)
        authority = rest[: end.start()] if end else rest
        host = self._met.get(authority) or self._host_in(authority)
        if host.publishing is None:
            return host.platform, False
        path = rest[len(authority) :].partition("?")[0].partition("#")[0]
        is_publishing = host.publishing.match(f"{host.name}{path.lower() or '/'}") is not None
        return host.platform, is_publishing

    def _host_in(self, authority: str) -> _Host:
        """The host of `name:word@host:80`: a history has few, and each of them many times."""
        host = authority.rpartition("@")[2]
        name = "" if host.startswith("[") else host.partition(":")[0].lower().rstrip(".")
        platform = self.platform_at(name)
        self._met[authority] = met = _Host(name, platform, _PATTERNS.get(platform))
        return met

    def platform_at(self, host: str) -> str:
        """The platform at a host or above it, by whole labels; empty where there is none."""
        host = host.lower().rstrip(".")
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return ""

    def platform_of_app(self, name: object) -> str:
        """The platform of an app by its name or package; `lite` and `.exe` aside."""
        if not isinstance(name, str):
            return ""
        plain = app_name(name).removesuffix(".exe")
        return self.apps.get(plain) or self.apps.get(plain.removesuffix(" lite"), "")

    def platform_of_either(self, name: object) -> str:
        """The platform that a tracker calls by a host or by the name of an app."""
        by_app = self.platform_of_app(name)
        if by_app or not isinstance(name, str) or " " in name.strip():
            return by_app
        return self.place_of(name.strip())[0] or self.platform_at(name.strip())


def app_name(name: str) -> str:
    """A name of an app as it is compared: small letters, plain signs, no trademark."""
    return " ".join(name.translate(_PLAIN).casefold().split())


def tells_publishing(platform: str) -> bool:
    """Whether addresses of a platform tell writing from reading at all."""
    return platform in _PATTERNS
