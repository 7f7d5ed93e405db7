"""The names of files in archives, as they are compared: none of them is trusted as a path.

Capitals, accents, apostrophes, blanks, leading folders, numbers of parts and of copies are what
systems and languages change; what is left tells the same file everywhere.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from detox.domain.text import clean
from detox.domain.typed.words import fold

LONGEST = 300
_IGNORED = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")
_PRIVATE = "message"
"""what the thousands of files are called that hold what people wrote to each other"""
_COPY = re.compile(r"(?:\s*\(\d{1,3}\)|\s+-\s+(?:copy|copie|kopie)|\s+copy)+$", re.IGNORECASE)
_PART = re.compile(r"_?(?:(?<=_)part_?)?(\d{1,4})$")
_APART = re.compile(r"[\W_]+")
_DRIVE = re.compile(r"^[a-z]:", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d{1,3}(?!\d))")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d)[-_.](\d\d)[-_.](20\d\d)(?!\d)")
_ORDERS = ((_YEAR_FIRST, (1, 2, 3)), (_YEAR_LAST, (3, 1, 2)), (_YEAR_LAST, (3, 2, 1)))
"""how names write a day, the likeliest first: month before day, as LinkedIn does"""


class Name(NamedTuple):
    """The name of a file: as it is shown, and its `folders`, `stem`, `part` and `ending` as they
    are compared. A file that is no part of several has the part 0.
    """

    path: str
    folders: tuple[str, ...]
    stem: str
    part: int
    ending: str

    def ends_like(self, wanted: tuple[str, ...]) -> bool:
        """Whether it is that file, in those folders, whatever stands before."""
        *folders, stem = wanted
        count = len(folders)
        return stem == self.stem and (not count or self.folders[-count:] == tuple(folders))


def read_name(raw: str) -> Name | None:
    """A name from an archive or a disk; nothing for what systems leave there by themselves, nor for
    messages.
    """
    parts = [
        part
        for part in _DRIVE.sub("", raw.replace("\\", "/")).split("/")
        if part.strip() not in ("", ".", "..")
    ]
    if not parts or parts[-1].startswith("._"):
        return None
    if any(part.casefold() in _IGNORED for part in parts):
        return None
    *folders, file = parts
    stem, dot, ending = file.rpartition(".")
    if not dot or len(ending) > 5:
        stem, ending = file, ""
    slug = slugged(stem)
    numbered = _PART.search(slug)
    joined = "/".join(parts)
    shown = clean(raw if joined == raw else joined, LONGEST)  # most are as they stand
    part = int(numbered[1]) if numbered and numbered.start() else 0
    slug = slug[: numbered.start()] if numbered and numbered.start() else slug
    if slug == _PRIVATE:
        return None
    return Name(shown, _slugs("/".join(folders)), slug, part, ending.lower())


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)
def _slugs(folders: str) -> tuple[str, ...]:
    return tuple(map(slugged, folders.split("/"))) if folders else ()


def slugged(text: str) -> str:
    """A name without what systems, languages and copies change: `who_you’ve_followed (1)` becomes
    `who_you_ve_followed`.
    """
    text = _COPY.sub("", text[:LONGEST])
    if "%" in text:
        text = unquote(text, errors="replace")
    return _APART.sub("_", fold(text)).strip("_")


def wanted(path: str) -> tuple[str, ...]:
    """A file that is looked for, as `followers_and_following/following`, without its ending."""
    return tuple(map(slugged, path.split("/")))


def day_in_name(text: str) -> date | None:
    """The day that the name of an archive says it was made on, maybe none."""
    for pattern, order in _ORDERS:
        if found := pattern.search(text):
            try:
                return date(*(int(found[at]) for at in order))
            except ValueError:
                continue
    return None
