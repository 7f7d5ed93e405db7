"""Handles that are given as the address of a page."""

import re

_PAGE = (
    r"(?:(?P<said>[a-z]+): ?)?https?://(?:(?:www|m|mobile|old|music|[a-z]{2})\.)?"
    r"(?P<host>[a-z]+)\.(?:com|net)/(?:in/|user/)?@?(?P<name>[\w.-]+)/?(?:\?.*)?"
)
_HANDLE = r"(?P<name>[\w.-]*\w)"
_PAGES_OF_THEIR_OWN = (
    (rf"(?:bluesky: ?)?(?:https?://)?(?:www\.)?bsky\.app/profile/{_HANDLE}", "bluesky:{name}"),
    (rf"(?:mastodon: ?)?@{_HANDLE}@(?P<host>[\w.-]+)", "mastodon:{name}@{host}"),
    (
        r"(?:mastodon: ?)?(?:https?://)?(?:www\.)?(?P<at>(?:[\w-]+\.)+[a-z]+)/(?:web/)?(?:@|users/)"
        rf"{_HANDLE}(?:@(?P<host>[\w.-]+))?",
        "mastodon:{name}@{host}",
    ),
)
"""addresses that don’t begin with the platform’s name, and the handles they stand for"""
_NO_SERVERS = (
    *("youtube", "youtu", "tiktok", "pinterest", "medium", "twitch", "spotify", "vimeo"),
    *("threads", "t", "dev", "substack"),
)
"""who else has pages of the form /@name, by the name before the last point: all others that have
are servers of Mastodon
"""


def of_a_page(value: str) -> str:
    """A handle given as the address of its page, beside its platform or alone."""
    page = re.fullmatch(_PAGE, value, re.IGNORECASE)
    if page is not None and not page["name"].endswith(".php"):
        host, said = page["host"].lower(), (page["said"] or page["host"]).lower()
        if said == host:
            return f"{host}:{page['name']}"
    return _of_a_page_of_its_own(value)


def _of_a_page_of_its_own(value: str) -> str:
    for pattern, handle in _PAGES_OF_THEIR_OWN:
        page = re.fullmatch(rf"{pattern}(?:[/?#].*)?", value, re.IGNORECASE)
        if page is None:
            continue
        parts = {key: (part or "").lower() for key, part in page.groupdict().items()}
        at = parts.get("at", "")
        if at and at.split(".")[-2] in _NO_SERVERS:
            return value
        return handle.format(name=parts["name"], host=parts.get("host") or at)
    return value
