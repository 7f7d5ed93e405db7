"""Web pages of archives as the texts and links that are seen on them, in order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from detox.archive.tags import tokens
from detox.domain.problem import N_

NO_ROWS = N_(
    "Nobody could be read on the page %(file)s; if there should be somebody, ask for the archive "
    "again as JSON."
)

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_UNSEEN = frozenset(("title", "head", "noscript"))
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
    for token in tokens(page):
        if isinstance(token, str):
            said = "" if unseen else token[:_LONGEST].strip()
            if said:
                yield Piece(said, href, marks[-1], rows if inside else 0)
        elif unseen:
            unseen = "" if token.is_end and token.name == unseen else unseen
        elif token.is_end:
            href = "" if token.name == "a" else href
            depth = max(depth - 1, 0)
            inside = inside if depth >= inside else 0
            del marks[depth + 1 :]
        elif token.name in _UNSEEN:
            unseen = token.name
        elif token.name not in _VOID and not token.rest.endswith("/"):
            href = token.attribute("href")[:_LONGEST] if token.name == "a" else href
            depth += 1
            marks.append(token.attribute("class")[:_LONGEST])
            if row and row.search(marks[-1]):
                inside, rows = depth, rows + 1
