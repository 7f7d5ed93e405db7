"""Facebook: names and moments, as JSON with broken accents or as pages of two generations.

Two rows of one name are two people, unless they were made in the same second. Pages that were
followed or liked are sources.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.markup import NO_ROWS, Piece, pieces
from detox.archive.shapes import UNKNOWN_SHAPE, list_in
from detox.archive.text import mended, seconds_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused
from detox.domain.written.moments import order_in

NAME = "facebook"
TITLE = "Facebook"
NOBODY = N_(
    "This Facebook archive holds no lists of people. Ask for it again with “Connections” and "
    "“Pages” ticked, as JSON."
)
LISTS = {
    ListKind.FRIENDS: (
        "your_friends",
        "friends/friends",
        "friends_and_followers/friends",
        "connections/friends",
        "friends",
    ),
    ListKind.FOLLOWING: (
        "who_you_ve_followed",
        "who_you_follow",
        "people_you_follow",
        "following_and_followers/following",
        "friends_and_followers/following",
        "followers/following",
    ),
    ListKind.FOLLOWERS: (
        "people_who_followed_you",
        "people_who_follow_you",
        "following_and_followers/followers",
        "friends_and_followers/followers",
        "followers/followers",
    ),
}
SOURCES = (
    "pages_and_profiles_you_follow",
    "pages_you_follow",
    "pages_you_ve_followed",
    "pages_you_ve_liked",
    "pages_you_like",
    "likes_and_reactions/pages",
    "followed_pages",
)
_UNSURE = ("friends",)
"""what other platforms call so, too"""
_REQUESTS = ("removed_friends", "sent_friend_requests", "received_friend_requests",
             "rejected_friend_requests", "friend_requests_sent")  # fmt: skip
_VERSIONED = re.compile(
    r'"(?:[a-z_]*friends|[a-z]*_requests|following|followers|page_likes|pages_followed)_v\d"'
)
_ROW = re.compile(r"(?:^| )(?:_a6-g|_2lej|_2pi0)(?: |$)|uiBoxWhite")
_TITLE = re.compile(r"(?:^| )(?:_a6-h|_2lel)(?: |$)")
_ZIP_OWNER = re.compile(r"facebook-([A-Za-z0-9.]{2,60}?)-20\d\d", re.IGNORECASE)
_LINK = re.compile(r"https?://(?:[a-z-]{1,10}\.)?facebook\.com/([A-Za-z0-9.\-_/%]{1,150})/?$")
_MOMENT = re.compile(r"(?:[^\W\d]+[\s.,]*){0,3}\d")
"""how a moment begins: with a number, or after a weekday and a month"""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?(?=\D*$)")
_ANOTHER = ("removed", "sent", "received", "rejected", "deleted", "declined", "unfollowed",
            "request", "unliked")  # fmt: skip
_NAMED = 80
_SAMPLE = 50


class Row(NamedTuple):
    """Somebody in a list: a name, the moment as it is written, and maybe a profile."""

    name: str
    moment: object
    url: str = ""


def fits(box: Box) -> Fit:
    """Whether it is an archive of Facebook."""
    if any(volume.name.casefold().startswith("facebook-") for volume in box.volumes):
        return Fit.SURE
    paths = [path for paths in LISTS.values() for path in paths if path not in _UNSURE]
    best = Fit.NONE
    for member in box.all(*paths, *SOURCES):
        if "followers_and_following" not in member.name.folders:
            best = max(best, _fit_of(box, member, Fit.LIKELY))
    for member in box.all(*_UNSURE):
        best = max(best, _fit_of(box, member, Fit.NONE))
    left_alone = any(_fit_of(box, member, Fit.NONE) is Fit.SURE for member in box.all(*_REQUESTS))
    if best is Fit.NONE and (left_alone or box.has("profile_information/profile_information")):
        return Fit.LIKELY
    return best


def _fit_of(box: Box, member: Member, named: Fit) -> Fit:
    """How surely a file is one of Facebook: by the keys of its first row, or its rows’ classes."""
    if member.name.ending not in ("json", "html"):
        return Fit.NONE
    begins = box.glimpse(member)
    if _VERSIONED.search(begins):
        return Fit.SURE
    has_rows = '"name"' in begins and '"timestamp"' in begins and '"Username"' not in begins
    is_page = "_a6-g" in begins or "_2lej" in begins or "uiBoxWhite" in begins
    if has_rows or (is_page and "instagram.com" not in begins):
        return max(named, Fit.LIKELY)
    return Fit.POSSIBLE if named else Fit.NONE


def read(box: Box) -> Gathering:
    """Friends, those who are followed, followers; pages as sources."""
    gathering = Gathering(NAME, box)
    for kind, paths in LISTS.items():
        taken: dict[str, int] = {}
        for member in _members(box, paths):
            with box.trying(member):
                gathering.saw = True
                for row in _rows(box, member):
                    _take(gathering, kind, row, taken)
    for path in SOURCES:
        for member in _members(box, (path,)):
            with box.trying(member):
                gathering.saw = True
                for row in _rows(box, member):
                    gathering.follow(row.name, url=row.url)
    gathering.remark_missing()
    return gathering


def _members(box: Box, paths: tuple[str, ...]) -> list[Member]:
    """The parts of a list: as JSON, else as pages."""
    for ending in ("json", "html"):
        if found := box.parts(*paths, ending=ending):
            return [each for each in found if "followers_and_following" not in each.name.folders]
    return []


def _take(gathering: Gathering, kind: ListKind, row: Row, taken: dict[str, int]) -> None:
    """A row of a list, where `taken` counts those of one name that no second tells apart."""
    second = seconds_in(row.moment)
    key = f"{row.name} {second if second is not None else row.moment or ''}".strip()
    if second is None:
        taken[key] = taken.get(key, 0) + 1
        key = f"{key} {taken[key]}" if taken[key] > 1 else key
    since = since_in(row.moment)
    gathering.person(kind, key if row.name else "", row.name, url=row.url, since=since)


def _rows(box: Box, member: Member) -> Iterator[Row]:
    if member.name.ending != "json":
        yield from _shown(box.text(member), member)
        return
    told = box.json(member)
    if list_in(told) is None:
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    yield from _told(told)


def _told(value: object, depth: int = 0) -> Iterator[Row]:
    """The rows of JSON: every list of dicts, but those of another kind."""
    if isinstance(value, dict):
        for key, each in value.items():
            is_another = any(word in str(key).lower() for word in _ANOTHER)
            if isinstance(each, list | dict) and not is_another and depth < 3:
                yield from _told(each, depth + 1)
    elif isinstance(value, list):
        for item in value:
            listed = item.get("string_list_data") if isinstance(item, dict) else None
            for each in listed if isinstance(listed, list) and listed else [item]:
                yield _row(each) if isinstance(each, dict) else Row("", None)


def _row(item: dict[str, object]) -> Row:
    told = {mended(str(key)).casefold(): value for key, value in item.items()}
    name = told.get("name") or told.get("title") or told.get("value")
    moment, url = told.get("timestamp"), ""
    for each in _labelled(item.get("label_values")):
        value = words(each.get("value"), mend=True)
        moment = moment or each.get("timestamp_value")
        if _LINK.match(value):
            url = url or value
        elif value and not name:
            name = value
    data = told.get("data")
    if not name and isinstance(data, list) and data and isinstance(data[0], dict):
        name = data[0].get("name")
    url = url or words(told.get("url") or told.get("href"))
    return Row(words(name, _NAMED, mend=True), moment, _profile(url))


def _labelled(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Values with translated labels, also those in lists within."""
    for each in value if isinstance(value, list) else []:
        if isinstance(each, dict):
            yield each
            for inner in ("vec", "dict"):
                if depth < 3:
                    yield from _labelled(each.get(inner), depth + 1)


def _shown(page: str, member: Member) -> Iterator[Row]:
    """The rows of a page, by their classes; of a page without any, each text before a moment."""
    rows: dict[int, list[Piece]] = {}
    loose: list[Piece] = []
    for piece in pieces(page, _ROW):
        if piece.row:
            rows.setdefault(piece.row, []).append(piece)
        else:
            loose.append(piece)
    groups = list(rows.values()) or list(_grouped(loose))
    if not groups:
        raise Refused(NO_ROWS, file=member.path)
    moments = [_moment(group) for group in groups]
    order = order_in(moments[:_SAMPLE], "", "").order
    for group, moment in zip(groups, moments, strict=True):
        if name := _title(group):
            url = next((_profile(piece.href) for piece in group if piece.href), "")
            yield Row(name, _minute(moment, order), url)


def _minute(moment: str, order: str) -> str:
    """The day and the time of a moment in one form, so that a row keeps what it is known by."""
    day = since_in(moment, order)
    clock = _CLOCK.search(moment.lower())
    return " ".join(filter(None, (str(day or ""), clock[0].replace(" ", "") if clock else "")))


def _grouped(loose: list[Piece]) -> Iterator[list[Piece]]:
    for before, piece in pairwise(loose):
        if _is_moment(piece.text) and not _is_moment(before.text):
            yield [before, piece]


def _title(group: list[Piece]) -> str:
    titled = (piece.text for piece in group if _TITLE.search(piece.marks))
    plain = (piece.text for piece in group if not _is_moment(piece.text))
    return words(next(titled, "") or next(plain, ""), _NAMED, mend=True)


def _moment(group: list[Piece]) -> str:
    return next((piece.text for piece in reversed(group) if _is_moment(piece.text)), "")


def _is_moment(text: str) -> bool:
    if not _MOMENT.match(text):
        return False
    return bool(since_in(text, "dmy") or since_in(text, "mdy"))


def _profile(url: str) -> str:
    found = _LINK.match(url)
    return f"https://www.facebook.com/{found[1].rstrip('/')}" if found else ""


def owner(box: Box) -> str:
    """Whose archive it is, where anything says so."""
    for volume in box.volumes:  # of several zips only one has the profile
        if found_there := _ZIP_OWNER.match(volume.name):
            return found_there[1]
    for member in box.parts("profile_information", "profile", ending="json"):
        with box.trying(member):
            told = box.json(member)
            for each in told.values() if isinstance(told, dict) else ():
                name = each.get("name") if isinstance(each, dict) else None
                full = name.get("full_name") if isinstance(name, dict) else name
                if found := words(full, _NAMED, mend=True):
                    return found
    return ""
