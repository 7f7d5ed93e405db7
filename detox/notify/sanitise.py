"""Makes any text fit to be shown in a notification, whatever a note or a file name holds.

Nothing is done about a leading '-': what sends the text passes it where no option is looked for.
"""

import unicodedata
from typing import NamedTuple

_KEPT_CONTROLS = frozenset("\n\t")
_JOINER = "\N{ZERO WIDTH JOINER}"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


class Limits(NamedTuple):
    """How long a title and a body may be, in UTF-16 units if `utf16`, else in characters."""

    title: int
    body: int
    utf16: bool = False


class Text(NamedTuple):
    """What a notification shows."""

    title: str
    body: str


_UNTITLED = "Detox"
ELSEWHERE = Limits(120, 4000)
# NOTIFYICONDATAW has room for 64 and 256, with the closing NUL.
WINDOWS = Limits(63, 255, utf16=True)


def sanitise(title: str, body: str, limits: Limits) -> Text:
    """`title` on one line and never empty, `body` over several, both harmless and not too long."""
    one_line = " ".join(plain(title).split())
    return Text(
        clipped(one_line or _UNTITLED, limits.title, limits.utf16),
        clipped(plain(body).strip("\n"), limits.body, limits.utf16),
    )


def plain(text: str) -> str:
    """`text` without control characters and with a '?' for each half of a broken character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_plain_character(c) for c in lines)


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "?"
    return "" if category == "Cc" and character not in _KEPT_CONTROLS else character


def clipped(text: str, limit: int, utf16: bool = False) -> str:
    """`text` cut to `limit`, with an ellipsis, between two characters as they are seen."""
    if _length(text, utf16) <= limit:
        return text
    kept = text[: limit - 1]
    while _length(kept, utf16) > limit - 1:
        kept = kept[:-1]
    return kept[: _boundary(text, len(kept))].rstrip() + "…"


def _length(text: str, utf16: bool) -> int:
    return len(text.encode("utf-16-le")) // 2 if utf16 else len(text)


def _boundary(text: str, at: int) -> int:
    """The nearest place at or before `at` where no accent or emoji is torn; `at` if none is."""
    for place in range(at, max(at - 16, 0), -1):
        if not _clings(text[place]) and text[place - 1] != _JOINER:
            return place
    return at


def _clings(character: str) -> bool:
    joined = character == _JOINER or ord(character) in _SKIN_TONES
    return joined or unicodedata.category(character).startswith("M")


def escaped(body: str) -> str:
    """`body` for a desktop that reads markup in it, as those of Linux do (never in titles)."""
    return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
