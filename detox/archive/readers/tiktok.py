"""TikTok: one JSON file whose sections changed their names over the years, or a folder of texts.

The keys of the JSON are English in every language; names and labels of the texts are translated.
Layouts: RobinOehler/unfollowtool-export-parsers src/parsers/tiktok.js @983d429 (2026),
d3i-infra/data-donation-task packages/python/port/platforms/tiktok.py @6b38965 (2026-05-04). Names
of texts beyond English and Dutch are what TikTok calls these lists on its screens.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded, letters, list_in, values_of
from detox.archive.text import handle_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "tiktok"
TITLE = "TikTok"
NOBODY = N_(
    "This TikTok archive holds no lists of followers. Ask for it again as JSON, with “Profile and "
    "settings” and “Your activity” ticked."
)
_JSON = ("user_data_tiktok", "user_data")
_KEYS = {
    ListKind.FOLLOWING: frozenset({"following", "followinglist", "followings"}),
    ListKind.FOLLOWERS: frozenset(
        {"follower", "followers", "followerlist", "followerslist", "fanslist", "fans"}
    ),
}
_TEXTS = {
    ListKind.FOLLOWING: (
        "following", "following_list", "volgend", "folge_ich", "gefolgt", "siguiendo", "seguindo",
        "seguiti", "abonnements", "suivis", "obserwowani", "obserwowane", "takip_edilenler",
        "takip", "foljer", "følger", "mengikuti", "подписки", "フォロー中",
    ),
    ListKind.FOLLOWERS: (
        "follower", "followers", "follower_list", "followers_list", "fans", "fans_list", "volger",
        "volgers", "seguidores", "abonnes", "obserwujacy", "takipciler", "foljare", "følgere",
        "pengikut", "подписчики", "フォロワー",
    ),
}  # fmt: skip
_USERS = ("username", "uniqueid", "user", "handle", "nickname")
_HANDLE = re.compile(r"(?!\.+$)[A-Za-z0-9_.]{1,32}")
_MARKS = re.compile(
    r'"(?:FansList|ProfileMap|Following List|Follower List|Video Browsing History|Favorite Effects|'
    r'Profile And Settings|TikTok Live|TikTok Shopping|ItemFavoriteList)"',
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*([^:：]{1,40}?)\s*[:：]\s*(.*?)\s*$")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_DATED = re.compile(r"^[^:：\n]{1,40}[:：]\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d", re.MULTILINE)
_FEW = 5


def fits(box: Box) -> Fit:
    """Whether it is an archive of TikTok."""
    if box.has(_JSON[0], ending="json"):
        return Fit.SURE
    others = [member for member in box.members if member.name.ending == "json"]
    if len(others) > _FEW:
        others = list(box.all(_JSON[1], ending="json"))
    if any(_MARKS.search(box.glimpse(member)) for member in others):
        return Fit.SURE
    texts = [member for kind in _TEXTS for member in box.all(*_TEXTS[kind], ending="txt")]
    if any(_DATED.search(box.glimpse(member)) for member in texts):
        return Fit.SURE
    names = (*box.files, *(folder for each in box.members for folder in each.name.folders[:1]))
    is_named = any("tiktok" in name.lower() for name in names)
    has_texts = any(member.name.ending == "txt" for member in box.members)
    is_likely = (is_named and has_texts) or box.has(*_JSON, ending="json")
    return Fit.LIKELY if is_likely else Fit.NONE


def read(box: Box) -> Gathering:
    """Those who are followed, and followers; the JSON first, the texts where it says nothing."""
    gathering = Gathering(NAME, box)
    seen: set[ListKind] = set()
    for member in _documents(box):
        with box.trying(member):
            seen |= _read_json(box.json(member), member, gathering)
    for kind, names in _TEXTS.items():
        if kind not in seen:
            for member in box.parts(*names, ending="txt"):
                with box.trying(member):
                    _read_text(box.text(member), kind, member, gathering)
                    seen.add(kind)
    gathering.saw = bool(seen)
    if len(seen) == 1:
        box.remark("no-followers" if ListKind.FOLLOWING in seen else "no-following")
    return gathering


def owner(box: Box) -> str:
    """Whose archive it is, as its profile says."""
    for member in _documents(box):
        with box.trying(member):
            for profile in values_of(box.json(member), frozenset({"profilemap"})):
                if found := handle_in(folded(profile).get("username"), _HANDLE):
                    return found
    return ""


def _documents(box: Box) -> list[Member]:
    named = box.parts(*_JSON, ending="json")
    if named or any(True for kind in _TEXTS for _text in box.all(*_TEXTS[kind], ending="txt")):
        return named
    return [member for member in box.members if member.name.ending == "json"][:_FEW]


def _read_json(document: object, member: Member, gathering: Gathering) -> set[ListKind]:
    seen = set()
    for kind, keys in _KEYS.items():
        sections = [list_in(section) for section in values_of(document, keys)]
        found = max((each for each in sections if each is not None), key=len, default=None)
        if found is None:
            continue
        seen.add(kind)
        taken = [_take(item, kind, gathering) for item in found if item is not None]
        if taken and not any(taken):
            raise Refused(UNKNOWN_SHAPE, file=member.path)
    return seen


def _take(item: object, kind: ListKind, gathering: Gathering) -> bool:
    """Take one account of a list; whether it is one."""
    if isinstance(item, str):
        return _person(item, None, kind, gathering)
    if not isinstance(item, Mapping):
        gathering.skip()
        return False
    known = folded(item)
    user = next((known[key] for key in _USERS if key in known), None)
    since = next((day for value in known.values() if (day := _since(value))), None)
    if user is None:
        user = next((value for value in known.values() if not _since(value)), None)
    return _person(user, since, kind, gathering)


def _since(value: object) -> date | None:
    if isinstance(value, str) and not _DAY.match(value.strip()) and not value.strip().isdigit():
        return None
    return since_in(value)


def _person(user: object, since: date | None, kind: ListKind, gathering: Gathering) -> bool:
    handle = handle_in(words(user).strip(), _HANDLE)
    gathering.person(
        kind,
        handle,
        handle,
        handle=handle,
        url=f"https://www.tiktok.com/@{handle}" if handle else "",
        since=since,
    )
    return bool(handle)


def _read_text(text: str, kind: ListKind, member: Member, gathering: Gathering) -> None:
    records = list(_records(text))
    if not records and text.strip():
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    for user, since in records:
        _person(user, since, kind, gathering)


def _records(text: str) -> Iterator[tuple[str, date | None]]:
    """The accounts of a text of lines that say a day and a name, a blank line between two."""
    said = [_said(line) for line in text.splitlines()]
    label = _label_of_users([each for each in said if each])
    user, since = "", None
    for each in [*said, None]:
        begins_again = each and (each[0] == label and user)
        if user and (each is None or begins_again):
            yield user, since
            user, since = "", None
        if each is None:
            since = None
        elif each[0] == label:
            user = each[1]
        elif _DAY.match(each[1]):
            if user and since:
                yield user, since
                user = ""
            since = since_in(each[1])


def _said(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (letters(found[1]), found[2]) if found and line.strip() else None


def _label_of_users(said: list[tuple[str, str]]) -> str:
    """The label that stands before names: the one it is called in English, else the one before
    most values that can be a name.
    """
    counts: dict[str, int] = {}
    for label, value in said:
        if not _DAY.match(value) and _HANDLE.fullmatch(value):
            counts[label] = counts.get(label, 0) + 1
    known = next((label for label in _USERS if label in counts), "")
    return known or max(counts, key=lambda label: counts[label], default="")
