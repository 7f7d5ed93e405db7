"""Pages read the way a browser reads them, and what may not be in them."""

import re
from html.parser import HTMLParser

_EMPTY = frozenset({"meta", "br", "wbr"})
_OUTSIDE = re.compile(r"(?i)https?:|//[a-z0-9]|@import|url\((?!#)|data:|javascript:|file:")
_BUSY = frozenset({"script", "iframe", "object", "embed", "link", "img", "image", "use", "form",
                   "base", "a", "video", "audio", "foreignobject"})  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, and its text; complains of what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"left open: {name}" for name in self.open]

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"closed out of order: {tag}")

    def handle_data(self, data) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def number(self, tag: str, attribute: str) -> list[float]:
        """An attribute of every element of a kind, as a number."""
        return [float((each[attribute] or "").rstrip("%")) for each in self.all(tag)]

    @property
    def reaches_out(self) -> list[str]:
        """Everything in it that could run, load or lead elsewhere."""
        found = [name for name, _attributes in self.tags if name in _BUSY]
        for name, attributes in self.tags:
            for key, value in attributes.items():
                if key.startswith("on") or key in ("href", "src", "style", "srcset", "action"):
                    found.append(f"{name} {key}")
                if _OUTSIDE.search(value or ""):
                    found.append(f"{name} {key}={value}")
        style = self.source.partition("<style>")[2].partition("</style>")[0]
        return found + _OUTSIDE.findall(style)
