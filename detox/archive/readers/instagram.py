"""Instagram: lists of handles, as JSON or as pages, in the layouts since 2018.

A row is read by what its values look like: its keys are translated, and change with the years.
Threads has lists of the same names, which are other lists.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.markup import NO_ROWS, pieces
from detox.archive.shapes import UNKNOWN_SHAPE, list_in
from detox.archive.text import handle_in, mended, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused
from detox.domain.typed.words import fold

NAME = "instagram"
TITLE = "Instagram"
NOBODY = N_(
    "This Instagram archive holds no lists of people. Ask for it again with “Followers and "
    "following” ticked, as JSON."
)
LISTS = {
    ListKind.CLOSE: ("close_friends",),
    ListKind.FOLLOWING: ("following",),
    ListKind.FOLLOWERS: ("followers",),
}
_FOLDER = "followers_and_following"
_OTHER = "threads"
_HANDLE = re.compile(r"[A-Za-z0-9._]{1,30}")
_LINK = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?instagram\.com/(?:_u/)?@?([A-Za-z0-9._]{1,30})/?(?:[?#].*)?$"
)
_NOT_PEOPLE = frozenset(
    ("p", "reel", "reels", "explore", "stories", "accounts", "direct", "tv", "about", "_u", "www")
)
_ZIP_OWNER = re.compile(r"instagram-([A-Za-z0-9._]{1,30}?)-20\d\d-\d\d-\d\d", re.IGNORECASE)
_OLD_ZIP_OWNER = re.compile(r"([A-Za-z0-9._]{1,30}?)_20\d{6}(?:_part_\d+)?(?:\.zip)?$", re.I)
_OWN_NAME = ("username", "nom d'utilisateur", "benutzername", "nombre de usuario", "nome utente",
             "nome de usuario", "nome de utilizador", "gebruikersnaam",
             "nazwa uzytkownika")  # fmt: skip
_OF_THREADS = "text_post_app_"
_DEEP = 6
_NAMED = 80
_LIST_OF_YEARS = "connections"
"""the one file that all lists stood in until 2020"""


def fits(box: Box) -> Fit:
    """Whether it is an archive of Instagram."""
    lists = list(_lists(box))
    is_named = any(_ZIP_OWNER.search(volume.name) for volume in box.volumes)
    if is_named and (lists or not box.has(*_paths())):
        return Fit.SURE  # with lists of Threads alone it is one of those
    if lists and any("instagram" in name for name in _top_folders(box)):
        return Fit.SURE
    best = Fit.NONE
    for member in lists:
        begins = box.glimpse(member)
        if _OF_THREADS in begins:
            continue
        is_sure = "instagram.com/" in begins or "relationships_follow" in begins
        is_placed = _FOLDER in member.name.folders
        best = max(best, Fit.SURE if is_sure else Fit.LIKELY if is_placed else Fit.NONE)
    for member in box.all(_LIST_OF_YEARS, ending="json"):
        if re.search(r'"(?:following|followers|close_friends)"\s*:\s*\{', box.glimpse(member)):
            best = Fit.SURE
    if best is Fit.NONE and any(_FOLDER in member.name.folders for member in box.members):
        return Fit.LIKELY  # of lists that are left alone
    if best is Fit.NONE and box.has("personal_information/personal_information"):
        return Fit.POSSIBLE
    return best


def read(box: Box) -> Gathering:
    """Close friends, those who are followed, followers."""
    gathering = Gathering(NAME, box)
    for kind, paths in LISTS.items():
        found = box.parts(*paths, ending="json", without=_OTHER)
        for member in found:
            with box.trying(member):
                gathering.saw = True
                told = box.json(member)
                if list_in(told) is None:
                    raise Refused(UNKNOWN_SHAPE, file=member.path)
                _take(gathering, kind, _rows(told))
        for member in [] if found else box.parts(*paths, ending="html", without=_OTHER):
            with box.trying(member):
                gathering.saw = True
                if not _take(gathering, kind, _linked(box.text(member))):
                    raise Refused(NO_ROWS, file=member.path)
    for member in [] if gathering.saw else box.parts(_LIST_OF_YEARS, ending="json"):
        with box.trying(member):
            _read_years(box.json(member), gathering)
    gathering.remark_missing()
    return gathering


class Row(NamedTuple):
    """A handle, since when, and the name that goes with it, which only some lists have; without a
    handle a row names nobody.
    """

    handle: str = ""
    since: date | None = None
    name: str = ""


def _take(gathering: Gathering, kind: ListKind, rows: Iterable[Row]) -> int:
    """Take the rows of a list; tells how many there were."""
    count = 0
    for row in rows:
        count += 1
        url = f"https://www.instagram.com/{row.handle}/"
        name = row.name or row.handle
        gathering.person(kind, row.handle, name, handle=row.handle, url=url, since=row.since)
    return count


def _rows(value: object, depth: int = 0) -> Iterator[Row]:
    """The rows of a list, which stands bare or as the only list of a dict."""
    if isinstance(value, dict):
        for each in value.values():
            if isinstance(each, list | dict) and depth < _DEEP:
                yield from _rows(each, depth + 1)
        return
    for item in value if isinstance(value, list) else []:
        if not isinstance(item, dict):
            yield _row(item, "", None)
            continue
        title, told = item.get("title"), item.get("string_list_data")
        data = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
        for each in data or [item]:
            yield _row(each, title if len(data) < 2 else "", item.get("timestamp"))


def _row(item: object, title: object, since: object) -> Row:
    """A row, by what looks like a profile, else like a handle, and what like a moment."""
    values = [*_values(item)]
    texts = [text for _key, value in values if (text := words(value))]
    if any("threads.net/" in text or "threads.com/" in text for text in texts):
        return Row()
    linked = next((found for text in texts if (found := _in_link(text))), "")
    named = dict(values)
    plain = [named.get("value"), title, named.get("username"), *_third(item)]
    handle = linked or next((found for each in plain if (found := _handle(each))), "")
    moments = [value for key, value in values if "time" in key] or [since]
    return Row(handle, since_in(moments[0]), _name(item, handle))


def _third(item: object) -> list[object]:
    """The third value of rows whose labels are translated: address, name, handle."""
    told = _labelled(item)
    return told[2:3] or told


def _name(item: object, handle: str) -> str:
    """The one of these values that is a name."""
    texts = (words(value, _NAMED, mend=True) for value in _labelled(item))
    said = (each for each in texts if "://" not in each and each.casefold() != handle.casefold())
    return next(filter(None, said), "")


def _labelled(item: object) -> list[object]:
    labelled = item.get("label_values") if isinstance(item, dict) else None
    told = labelled if isinstance(labelled, list) else []
    return [each.get("value") for each in told if isinstance(each, dict)]


def _values(item: object, depth: int = 0) -> Iterator[tuple[str, object]]:
    """All values that are no containers, with their keys, down to a few levels."""
    if isinstance(item, dict) and depth < _DEEP:
        for key, value in item.items():
            if isinstance(value, dict | list):
                yield from _values(value, depth + 1)
            else:
                yield str(key), value
    elif isinstance(item, list) and depth < _DEEP:
        for each in item[:20]:
            yield from _values(each, depth + 1)
    elif isinstance(item, str):
        yield "value", item


def _in_link(text: str) -> str:
    found = _LINK.match(text)
    return _handle(found[1]) if found else ""


def _handle(value: object) -> str:
    handle = handle_in(value, _HANDLE)
    return "" if handle.lower() in _NOT_PEOPLE or not handle.strip("._") else handle


def _linked(page: str) -> Iterator[Row]:
    """The profiles of a page, each with the moment that stands behind it."""
    handle = ""
    for piece in pieces(page):
        if piece.href and (found := _in_link(piece.href)):
            if handle and handle != found:
                yield Row(handle)
            handle = found
        elif handle and (since := since_in(piece.text)):
            yield Row(handle, since)
            handle = ""
    if handle:
        yield Row(handle)


def _read_years(value: object, gathering: Gathering) -> None:
    """The lists of the years until 2020: handles and moments in one file."""
    for kind, names in LISTS.items():
        told = value.get(names[0]) if isinstance(value, dict) else None
        if isinstance(told, dict):
            gathering.saw = True
            rows = (Row(_handle(handle), since_in(since)) for handle, since in told.items())
            _take(gathering, kind, rows)


def owner(box: Box) -> str:
    """Whose archive it is, where anything says so."""
    for member in box.parts("personal_information", ending="json"):
        with box.trying(member):
            for key, value in _own(box.json(member)):
                if fold(key) in _OWN_NAME and (handle := _handle(value)):
                    return handle
    return next(iter(_named_owners(box)), "")


def _named_owners(box: Box) -> list[str]:
    """The accounts that the names of the files say, or those of the folders in them."""
    names = {volume.name for volume in box.volumes}
    names |= {folder for member in box.members for folder in member.path.split("/")[:-1][:2]}
    found = (_ZIP_OWNER.search(name) or _OLD_ZIP_OWNER.search(name) for name in sorted(names))
    return [each[1] for each in found if each]


def _own(value: object, key: str = "", depth: int = 0) -> Iterator[tuple[str, object]]:
    """What a page about oneself says, each value with the label that stands above it."""
    if isinstance(value, dict) and depth < _DEEP:
        if "value" in value:
            yield words(value.get("label") or key, mend=True), value["value"]
        for name, each in value.items():
            if name == "value":
                continue
            yield from _own(each, mended(str(name)), depth + 1)
    elif isinstance(value, list):
        for each in value[:20]:
            yield from _own(each, key, depth + 1)
    elif isinstance(value, str):
        yield key, value


def _lists(box: Box) -> Iterator[Member]:
    for member in box.all(*_paths()):
        if _OTHER not in member.name.folders and member.name.ending in ("json", "html"):
            yield member


def _paths() -> tuple[str, ...]:
    return tuple(path for paths in LISTS.values() for path in paths)


def _top_folders(box: Box) -> set[str]:
    return {folder for member in box.members for folder in member.name.folders[:1]}
