"""The address of a feed: made of a platform's pattern and a name there, or as somebody gives it.

Nothing is asked of any server: whether there is something at an address, a reader of feeds shows.
"""

import re
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from detox.domain.platform import Feed, host_of, is_host
from detox.domain.problem import N_, Problem, Unreadable
from detox.domain.text import shown

LONGEST = 1000
"""characters of an address"""
PARTS = {
    "handle": r"@?([A-Za-z0-9][A-Za-z0-9._-]{0,62})",
    "user": r"(?:@|/?u/|/?user/)([A-Za-z0-9][A-Za-z0-9._-]{0,62})",
    "community": r"(?:/?r/)?([A-Za-z0-9_]{2,24})",
    "channel": r"(UC[A-Za-z0-9_-]{22})",
    "nsid": r"([0-9]{1,12}@N[0-9]{2})",
    "number": r"([0-9]{1,20})",
    "server": r"@?([A-Za-z0-9_.-]{1,60})@([A-Za-z0-9.-]{3,253})",
}
"""what a name must be to fill a part of a pattern. `user` is marked as one, as @name or u/name; a
`server` is taken off a name such as user@server, before its other parts
"""
_FORMS = {
    "user": "@|/?u/|/?user/", "community": "/?r/", "channel": "UC", "nsid": ".*@N",
    "server": ".*@",
}  # fmt: skip
"""how a name begins that is meant to fill a part"""
_MARKS = ("r", "u", "user")
"""what stands before a name in an address, and says what it is a name of"""
_SECRET = "key"
"""a parameter that some sites put into an address somebody copies: it opens their own account"""


def feed_address(feed: Feed | None, name: str) -> str:
    """The feed of what goes by a name on a platform; empty where the name gives none.

    A name is a handle, an id, an address of the form user@server: what the pattern asks for.
    """
    for pattern in feed.patterns if feed is not None else ():
        found = _filled(pattern, name.strip())
        if found:
            return found
    return ""


def needed(feed: Feed) -> tuple[str, ...]:
    """The parts that its patterns ask for, each once."""
    return tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", " ".join(feed.patterns))))


def is_of_its_form(feed: Feed, name: str) -> bool:
    """Whether a name says what it is a name of, as a pattern asks for it."""
    forms = (_FORMS[part] for part in needed(feed) if part in _FORMS)
    return any(re.match(form, name.strip()) for form in forms)


def read_address(text: str) -> str | Unreadable:
    """A web address to read at, without what is only the person's own; empty for nothing."""
    typed = text.strip()
    if not typed:
        return ""
    if "://" not in typed:
        typed = f"https://{typed}"
    host = host_of(typed)
    if host is None or "." not in host or len(typed) > LONGEST:
        message = N_("“%(typed)s” is not a web address; write one such as https://example.org.")
        return Unreadable(Problem(message, {"typed": shown(text)}))
    return without_secret(typed)


def without_secret(url: str) -> str:
    """An address without a personal key in it, and without what points inside of a page."""
    parts = urlsplit(url)
    if f"{_SECRET}=" not in parts.query.lower():
        return urlunsplit(parts._replace(fragment=""))
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() != _SECRET
    ]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))


def _filled(pattern: str, name: str) -> str:
    if "{server}" in pattern:
        split = re.fullmatch(PARTS["server"], name)
        if split is None or not is_host(split[2].lower()) or "." not in split[2]:
            return ""
        name, pattern = split[1], pattern.replace("{server}", split[2].lower())
    for part in needed(Feed((pattern,))):
        fits = re.fullmatch(PARTS[part], name)
        if fits is None:
            return ""
        pattern = pattern.replace(f"{{{part}}}", fits[1])
    return pattern


def name_in(url: str, feed: Feed) -> str:
    """The name that an address of a platform is about, as its feed needs it; empty for none."""
    parts = urlsplit(url)
    path = [part for part in parts.path.split("/") if part]
    marked = [f"{mark}/{name}" for mark, name in pairwise(path) if mark in _MARKS]
    handles = [part for part in path if part.startswith("@")]
    inside = [path[1]] if path[:1] in (["profile"], ["photos"], ["channel"]) and path[1:] else []
    sub = [(parts.hostname or "").split(".")[0]] if "{handle}." in "".join(feed.patterns) else []
    numbers: list[str] = re.findall(r"(?<![\w-])\d{1,20}(?![\w@])", parts.path)
    for name in (*marked, *handles, *inside, *sub, *numbers, *path[:1]):
        if feed_address(feed, name):
            return name
    return ""


def account_in(url: str) -> str:
    """The account on a server of its own that an address of the form server/@name is about."""
    parts = urlsplit(url)
    name = parts.path.strip("/")
    is_account = re.fullmatch(r"@[A-Za-z0-9_.-]+", name) and parts.hostname
    return f"{name[1:]}@{parts.hostname}" if is_account else ""
