"""Threads: two lists in a folder of their own, inside the archive of Instagram or by themselves.

They have the names of Instagram’s lists, and keys of their own (`text_post_app_text_post_app_…`).
An archive that holds both is one of Instagram, unless Threads is what was asked for.
Layouts: public parsers and their tests (`your_instagram_activity/threads/following.json`,
`threads/followers.json`, addresses of threads.net and threads.com).
"""

import re
from collections.abc import Iterator
from datetime import date

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.markup import pieces
from detox.archive.shapes import UNKNOWN_SHAPE, folded
from detox.archive.text import handle_in, since_in
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "threads"
TITLE = "Threads"
NOBODY = N_(
    "This archive holds no lists from Threads. Ask for Instagram’s again with “Threads” ticked, as "
    "JSON."
)
FOLDER = "threads"
MARK = "text_post_app_text_post_app_"
_LISTS = {ListKind.FOLLOWING: "following", ListKind.FOLLOWERS: "followers"}
_HANDLE = re.compile(r"(?!\.+$)[A-Za-z0-9._]{1,30}")
_LINK = re.compile(
    r"https?://(?:www\.)?(?:threads\.(?:net|com)|instagram\.com)/@?([^/?#\s]{1,40})/?"
)
_ZIP_OWNER = re.compile(r"(?:instagram|threads)-([A-Za-z0-9._]{1,30}?)-20\d\d-\d\d-\d\d", re.I)

Row = tuple[str, date | None]


def fits(box: Box) -> Fit:
    """Whether there are lists from Threads; they alone make an archive of Threads."""
    lists = list(_lists(box))
    if not lists:
        return Fit.NONE
    others = any(member not in lists for member in box.all(*_LISTS.values()) if _is_data(member))
    return Fit.LIKELY if others else Fit.SURE


def _lists(box: Box) -> Iterator[Member]:
    for member in box.all(*_LISTS.values()):
        is_placed = FOLDER in member.name.folders[-1:]
        if _is_data(member) and (is_placed or MARK in box.glimpse(member)):
            yield member


def _is_data(member: Member) -> bool:
    return member.name.ending in ("json", "html")


def read(box: Box) -> Gathering:
    """Those who are followed on Threads, and followers there."""
    gathering = Gathering(NAME, box)
    lists = sorted(_lists(box), key=lambda member: member.name.ending != "json")
    for kind, name in _LISTS.items():
        found = [member for member in lists if member.name.stem == name]
        for member in found:
            if member.name.ending != found[0].name.ending:
                continue  # the same list as a page
            with box.trying(member):
                rows = list(_rows(box, member))
                gathering.saw = True
                for handle, since in rows:
                    url = f"https://www.threads.net/@{handle}" if handle else ""
                    gathering.person(kind, handle, handle, handle=handle, url=url, since=since)
    return gathering


def owner(box: Box) -> str:
    """Whose archive it is, as it is called."""
    named = (_ZIP_OWNER.match(file) for file in box.files)
    return next((found[1] for found in named if found), "")


def _rows(box: Box, member: Member) -> Iterator[Row]:
    if member.name.ending == "html":
        return _linked(box.text(member))
    document = box.json(member)
    if isinstance(document, dict):
        document = next((each for each in document.values() if isinstance(each, list)), [])
    if not isinstance(document, list):
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    return map(_row, document)


def _row(item: object) -> Row:
    """A row: the handle from the address, else as it is said, else as the title has it."""
    known = folded(item)
    told = known.get("stringlistdata")
    first = folded(told[0]) if isinstance(told, list) and told else {}
    link = first.get("href")
    found = _LINK.match(link) if isinstance(link, str) else None
    said = (found[1] if found else "", first.get("value"), known.get("title"))
    handle = next((one for each in said if (one := handle_in(each, _HANDLE))), "")
    return handle, since_in(first.get("timestamp", known.get("timestamp")))


def _linked(page: str) -> Iterator[Row]:
    """The profiles of a page, each with the moment behind it."""
    handle = ""
    for piece in pieces(page):
        found = _LINK.match(piece.href) if piece.href else None
        since = since_in(piece.text) if handle and not found else None
        if handle and (since or (found and found[1] != handle)):
            yield handle, since
            handle = ""
        if found:
            handle = handle_in(found[1], _HANDLE)
    if handle:
        yield handle, None
