"""Flickr: `contacts_part001.json` and on, `followers_part001.json`, each a name and an address.

The archive comes in several zips; the lists are in the first. Only the last piece of an address is
kept, and the address made of it again.
Layout: a public technical description of the data export, with its JSON schemas; a public
listing of an archive.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded
from detox.archive.text import words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "flickr"
TITLE = "Flickr"
NOBODY = N_(
    "This part of the Flickr archive holds neither contacts nor followers. They are in the first "
    "zip, whose name ends with part1: give that one too."
)
_LISTS = {ListKind.CONTACTS: "contacts", ListKind.FOLLOWERS: "followers"}
_PROFILE = re.compile(r"(?:https?:)?//(?:www\.)?flickr\.com/(?:people|photos)/([^/?#\s]{1,120})/?")
_HANDLE = re.compile(r"(?!\.+$)[A-Za-z0-9._@-]{1,64}")
_BESIDE = ("account_profile", "account_testimonials", "albums", "galleries", "faves",
           "photos_comments", "group_discussions")  # fmt: skip


def fits(box: Box) -> Fit:
    """Whether it is an archive of Flickr."""
    for member in box.all(*_LISTS.values(), ending="json"):
        if "flickr.com" in box.glimpse(member):
            return Fit.SURE
    return Fit.LIKELY if sum(box.has(path, ending="json") for path in _BESIDE) >= 2 else Fit.NONE


def read(box: Box) -> Gathering:
    """Contacts and followers."""
    gathering = Gathering(NAME, box)
    for kind, name in _LISTS.items():
        for member in box.parts(name, ending="json"):
            with box.trying(member):
                document = folded(box.json(member))
                if name not in document:
                    continue
                gathering.saw = True
                for said, address in _pairs(document[name], member.path):
                    _take(kind, said, address, gathering)
    return gathering


def owner(box: Box) -> str:
    """Whose archive it is, as that part says that has the profile."""
    for member in box.parts("account_profile", ending="json"):
        with box.trying(member):
            profile = folded(box.json(member))
            return words(profile.get("screenname") or profile.get("realname"), 80)
    return ""


def _pairs(section: object, file: str) -> Iterator[tuple[object, object]]:
    """Names and addresses, of an object or of a list of objects; an empty list is an empty one."""
    if isinstance(section, dict):
        yield from section.items()
    elif isinstance(section, list):
        for each in section:
            known = folded(each)
            yield (
                known.get("name", known.get("username")),
                known.get("url", known.get("profileurl")),
            )
    elif section is not None:
        raise Refused(UNKNOWN_SHAPE, file=file)


def _take(kind: ListKind, said: object, address: object, gathering: Gathering) -> None:
    found = _PROFILE.match(address.strip()) if isinstance(address, str) else None
    handle = unquote(found[1], errors="replace") if found else ""
    handle = handle if _HANDLE.fullmatch(handle) else ""
    gathering.person(
        kind,
        handle,
        words(said, 80) or handle,
        handle=handle,
        url=f"https://www.flickr.com/people/{handle}/" if handle else "",
    )
