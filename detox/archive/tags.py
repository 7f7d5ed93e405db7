"""What stands on an HTML page, in one pass whatever is wrong with it.

Python’s own parser takes time with the square of the length of a page that means to do harm
(CVE-2025-6069); here no letter is looked at more than a few times. Scripts are passed over.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>", re.ASCII
)
_PASSED_OVER = ("script", "style")
_ATTRIBUTE = re.compile(r"([\w-]{1,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CELLS = ("td", "th")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption")


class Tag(NamedTuple):
    """A tag in small letters, as it begins or ends; its attributes as they stand."""

    name: str
    is_end: bool = False
    rest: str = ""

    def attribute(self, name: str) -> str:
        """The value of an attribute, nothing where there is none."""
        if name not in self.rest.lower():
            return ""
        for key, *values in _ATTRIBUTE.findall(self.rest):
            if key.lower() == name:
                return unescape("".join(values))
        return ""

    def is_of(self, *classes: str) -> bool:
        """Whether it is of all these classes."""
        return set(classes) <= set(self.attribute("class").split())


def tokens(page: str) -> Iterator[Tag | str]:
    """The tags and the texts of a page, in order; texts with what `&eacute;` stands for."""
    at = 0
    while at < len(page):
        begins = page.find("<", at)
        if begins < 0:
            begins = len(page)
        if begins > at:
            yield unescape(page[at:begins])
        if begins == len(page):
            return
        if page.startswith("<!--", begins):
            end = page.find("-->", begins + 4)
            at = len(page) if end < 0 else end + 3
            continue
        found = _TAG.match(page, begins)
        if found is None:  # `<!doctype`, or a sign that means less than
            at = _after(page, begins)
            continue
        tag = Tag(found[2].lower(), bool(found[1]), found[3])
        at = found.end()
        if tag.name in _PASSED_OVER and not tag.is_end:
            at = _closing(page, tag.name, at)
            continue
        yield tag


def _after(page: str, at: int) -> int:
    """Where to go on behind what begins like a tag and is none."""
    end = page.find(">", at, at + 200) if page.startswith(("<!", "<?"), at) else -1
    return at + 1 if end < 0 else end + 1


def _closing(page: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)


class Listed(NamedTuple):
    """A row of a table on a page, under the heading that stands above the table, if it has one of
    its own: what that of another says of it nobody knows.
    """

    heading: str
    cells: tuple[str, ...]


def rows(page: str) -> Iterator[Listed]:
    """The rows of all tables of a page."""
    reading = _Reading()
    for piece in tokens(page):
        if isinstance(piece, str):
            reading.text.append(piece)
            continue
        if piece.name in (*_HEADINGS, *_CELLS):
            reading.close()
            reading.into = "" if piece.is_end else piece.name
        elif piece.name in ("tr", "table"):
            reading.close()
            if reading.cells:
                yield Listed(reading.heading, tuple(reading.cells))
            reading.cells = []
            if piece.name == "table":
                reading.turn_to(is_end=piece.is_end)
        elif piece.name == "br":
            reading.text.append(" ")
    reading.close()
    if reading.cells:
        yield Listed(reading.heading, tuple(reading.cells))


class _Reading:
    """Where on a page the reading is: `into` which heading or cell goes what is read."""

    def __init__(self) -> None:
        self.heading, self.into = "", ""
        self.cells: list[str] = []
        self.text: list[str] = []
        self._is_taken = False

    def turn_to(self, *, is_end: bool) -> None:
        """A table begins or ends: the heading above is that of this table and no other."""
        if is_end or self._is_taken:
            self.heading = ""
        self._is_taken = True

    def close(self) -> None:
        """Put what was read where it belongs."""
        said = " ".join("".join(self.text).split())
        if self.into in _CELLS:
            self.cells.append(said)
        elif self.into:
            self.heading, self._is_taken = said, False
        self.into, self.text = "", []
