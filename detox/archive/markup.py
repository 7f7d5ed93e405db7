"""Web pages of archives as texts and links in order, by tokens and not as a tree.

Pages are taken as they come: tags that are never closed, and pages of 60 MB, cost no more than
their length.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]{0,4000})>|([^<]+)")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_UNSEEN = frozenset(("script", "style", "title", "head", "noscript"))
_LONGEST = 1000


class Piece(NamedTuple):
    """A text of a page; `href` where it is a link, `marks` the classes of what it stands in, and
    `row` the number of the row around it, 0 outside of any.
    """

    text: str
    href: str = ""
    marks: str = ""
    row: int = 0


def pieces(page: str, row: re.Pattern[str] | None = None) -> Iterator[Piece]:
    """The texts of a page that are seen. What has a class that fits `row` is a row."""
    depth, inside, rows, unseen = 0, 0, 0, ""
    href, marks = "", [""]
    for token in _TOKEN.finditer(_without_comments(page)):
        closing, tag, attributes, text = token.groups()
        if text is not None:
            said = "" if unseen else unescape(text[:_LONGEST]).strip()
            if said:
                yield Piece(said, href, marks[-1], rows if inside else 0)
            continue
        tag = tag.lower()
        if unseen:
            unseen = "" if closing and tag == unseen else unseen
        elif closing:
            href = "" if tag == "a" else href
            depth = max(depth - 1, 0)
            inside = inside if depth >= inside else 0
            del marks[max(depth, 0) + 1 :]
        elif tag in _UNSEEN:
            unseen = tag
        elif tag not in _VOID and not attributes.endswith("/"):
            said_there = _attributes(attributes)
            href = said_there.get("href", "") if tag == "a" else href
            depth += 1
            marks.append(said_there.get("class", ""))
            if row and row.search(marks[-1]):
                inside, rows = depth, rows + 1


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text:
        return {}
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")[:_LONGEST]
        for found in _ATTRIBUTE.finditer(text)
    }


def _without_comments(page: str) -> str:
    first, *others = page.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)
