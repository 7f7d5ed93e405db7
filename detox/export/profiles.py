"""Where the page of somebody on a platform is, as far as it follows from the handle alone."""

from urllib.parse import quote

from detox.domain.person import Way

_PAGES = {
    "behance": "https://www.behance.net/%s",
    "bluesky": "https://bsky.app/profile/%s",
    "deviantart": "https://www.deviantart.com/%s",
    "flickr": "https://www.flickr.com/people/%s",
    "instagram": "https://www.instagram.com/%s",
    "linkedin": "https://www.linkedin.com/in/%s",
    "medium": "https://medium.com/@%s",
    "pinterest": "https://www.pinterest.com/%s",
    "reddit": "https://www.reddit.com/user/%s",
    "snapchat": "https://www.snapchat.com/add/%s",
    "telegram": "https://t.me/%s",
    "threads": "https://www.threads.net/@%s",
    "tiktok": "https://www.tiktok.com/@%s",
    "twitch": "https://www.twitch.tv/%s",
    "vimeo": "https://vimeo.com/%s",
    "x": "https://x.com/%s",
}
_BY_NUMBER = {"x": "https://x.com/i/user/%s"}
"""what the archive of a platform knows people by, where that is a number"""
_CHANNEL_LETTERS = 24


def page_of(way: Way) -> str:
    """The address of a profile; empty where none is known, as on Facebook, which tells names."""
    platform, handle = way.platform, way.handle
    if platform == "mastodon":
        user, _at, server = handle.partition("@")
        return f"https://{_quoted(server)}/@{_quoted(user)}" if server else ""
    if platform == "tumblr":
        return f"https://{handle}.tumblr.com" if _is_label(handle) else ""
    if platform == "youtube":
        is_channel = handle.startswith("UC") and len(handle) == _CHANNEL_LETTERS
        return f"https://www.youtube.com/{'channel/' if is_channel else '@'}{_quoted(handle)}"
    pages = _BY_NUMBER if handle.isdigit() and platform in _BY_NUMBER else _PAGES
    return pages[platform] % _quoted(handle) if platform in pages else ""


def _quoted(part: str) -> str:
    return quote(part, safe="", errors="replace")


def _is_label(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()
