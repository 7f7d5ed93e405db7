"""Snapchat: `json/friends.json`, or the page `html/friends.html` where JSON was not asked for.

Of people only the list of friends is read, and those who were subscribed to (publishers are
sources). Whoever was blocked, deleted, ignored, suggested or only asked is left alone, and somebody
who is blocked is no friend either. The archive comes in several zips; the lists are in one of them.
Layouts: abrignoni/RLEAPP scripts/artifacts/snapFriendsjson.py @4c171455; a real archive’s sections
are counted in a public note of 2026-07-06; ToTheMax/Snapchat-All-Memories-Downloader#102 and #109.
The page has a table under each of the same headings, as a public reader of `html/friends.html`
finds them (SnapClean, 2026).
"""

import re
from collections.abc import Mapping

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded, letters, list_in, values_of
from detox.archive.tags import rows
from detox.archive.text import handle_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "snapchat"
TITLE = "Snapchat"
NOBODY = N_(
    "This part of the Snapchat archive holds no list of friends. Give all the zips that came; if "
    "it is in none, ask again with JSON and your user information ticked."
)
_FRIENDS = ("friends",)
_BESIDE = ("snap_history", "chat_history", "memories_history", "account_history", "snap_pro",
           "talk_history", "in_app_surveys")  # fmt: skip
_HANDLE = re.compile(r"(?!\.+$)[A-Za-z0-9._-]{1,32}")
_MARKS = re.compile(r'"(?:Friend Requests Sent|Ignored Snapchatters|Display Name)"', re.IGNORECASE)
_PAGE_MARKS = re.compile("Friend Requests Sent|Ignored Snapchatters|Display Name", re.IGNORECASE)
_NAMED = re.compile(r"mydata[~_-]?\d", re.IGNORECASE)
_USERS, _NAMES, _DAYS = ("username", "user"), ("displayname", "name"), ("creationtimestamp",)
_IN_ORDER = ("username", "displayname", "creationtimestamp")


def fits(box: Box) -> Fit:
    """Whether it is an archive of Snapchat."""
    for ending, marks in (("json", _MARKS), ("html", _PAGE_MARKS)):
        for member in box.all(*_FRIENDS, ending=ending):
            if marks.search(box.glimpse(member)):
                return Fit.SURE
    if any(_NAMED.match(file) for file in box.files):
        return Fit.LIKELY
    return Fit.LIKELY if sum(box.has(path) for path in _BESIDE) >= 2 else Fit.NONE


def read(box: Box) -> Gathering:
    """Friends."""
    gathering = Gathering(NAME, box)
    for member in box.parts(*_FRIENDS, ending="json"):
        with box.trying(member):
            _read_json(box.json(member), member, gathering)
    if not gathering.saw:
        for member in box.parts(*_FRIENDS, ending="html"):
            with box.trying(member):
                _read_page(box.text(member), gathering)
    for member in box.parts("subscriptions", ending="json"):
        with box.trying(member):
            _read_subscriptions(box.json(member), gathering)
    return gathering


def owner(box: Box) -> str:
    """Whose archive it is."""
    for member in box.parts("account", "user_profile", ending="json"):
        with box.trying(member):
            for said in values_of(box.json(member), frozenset(_USERS)):
                if found := handle_in(said, _HANDLE):
                    return found
    return ""


def _read_json(document: object, member: Member, gathering: Gathering) -> None:
    sections = folded(document)
    if "friends" not in sections:
        return
    friends = list_in(sections["friends"])
    if friends is None:
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    blocked = {
        _user(folded(each)).casefold() for each in list_in(sections.get("blockedusers")) or ()
    }
    gathering.saw = True
    for each in friends:
        known = folded(each) if isinstance(each, Mapping) else {}
        _take(known, blocked, gathering)


def _read_subscriptions(document: object, gathering: Gathering) -> None:
    """Publishers, which are sources; the public accounts beside them are people one follows."""
    sections = folded(document)
    for name in list_in(sections.get("publishers")) or ():
        gathering.follow(words(name, 80))
    for name in list_in(sections.get("publicusers")) or ():
        handle = handle_in(name, _HANDLE)
        url = f"https://www.snapchat.com/add/{handle}" if handle else ""
        gathering.person(ListKind.FOLLOWING, handle, handle, handle=handle, url=url)


def _user(known: Mapping[str, object]) -> str:
    return handle_in(next((known[key] for key in _USERS if key in known), ""), _HANDLE)


def _take(known: Mapping[str, object], blocked: set[str], gathering: Gathering) -> None:
    handle = _user(known)
    if handle and handle.casefold() in blocked:
        return
    name = words(next((known[key] for key in _NAMES if key in known), ""), 80)
    gathering.person(
        ListKind.FRIENDS,
        handle,
        name or handle,
        handle=handle,
        url=f"https://www.snapchat.com/add/{handle}" if handle else "",
        since=since_in(next((known[key] for key in _DAYS if key in known), None)),
    )


def _read_page(page: str, gathering: Gathering) -> None:
    """The tables of a page, each under a heading that is called like the section of the JSON; what
    their columns are, the first row says, else their order.
    """
    titles: list[str] = []
    above = ""
    sections: dict[str, list[dict[str, object]]] = {}
    for row in rows(page):
        section, cells = letters(row.heading), [letters(cell) for cell in row.cells]
        if section != above or not {*_USERS, *_NAMES}.isdisjoint(cells):
            above, titles = section, cells if "username" in cells else list(_IN_ORDER)
            sections.setdefault(section, [])
            continue
        known: dict[str, object] = dict(zip(titles, row.cells, strict=False))
        sections.setdefault(section, []).append(known)
    blocked = {_user(known).casefold() for known in sections.get("blockedusers", ())}
    gathering.saw = gathering.saw or "friends" in sections
    for known in sections.get("friends", ()):
        _take(known, blocked, gathering)
