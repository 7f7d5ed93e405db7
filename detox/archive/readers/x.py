"""X, and Twitter since 2019: scripts that assign lists of numbers, without names or days.

Some names are found in the tweets of the archive itself, in what they mention and answer; nobody is
asked for the others, whose profile opens by its number.
"""

import re
from collections.abc import Iterator

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.text import NoJSONError, elements_in, handle_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_, Refused

NAME = "x"
TITLE = "X (Twitter)"
NOBODY = N_(
    "This X archive holds no list of people: those made before 2019 don’t. Ask for a new one, "
    "with all of your data."
)
MIXED = N_(
    "%(file)s says that it holds another list (%(said)s): this archive was put together wrongly. "
    "Download it again."
)
LISTS = {ListKind.FOLLOWING: "following", ListKind.FOLLOWERS: "follower"}
TWEETS = ("tweets", "tweet", "community_tweet", "note_tweet")
_ASSIGNED = re.compile(r"YTD\W{0,3}([a-z_]{1,40})\W{0,3}part(\d{1,4})", re.IGNORECASE)
_ID = re.compile(r"\d{1,25}")
_LINK = re.compile(
    r"https://(?:www\.)?(?:twitter|x)\.com/(?:intent/user\?user_id=|i/user/)(\d{1,25})"
)
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,20}")
_NAMED = 80

Lists = dict[str, tuple[ListKind, ...]]
"""the lists that a number stands in"""
Names = dict[str, tuple[str, str]]
"""handle and name by number"""


def fits(box: Box) -> Fit:
    """Whether it is an archive of X."""
    paths = (*LISTS.values(), "account", "manifest", *TWEETS)
    for member in box.all(*paths, ending="js"):
        if "YTD." in (begins := box.glimpse(member)) or "__THAR_CONFIG" in begins:
            return Fit.SURE
    if box.has("js/user_details", ending="js") or box.has("data/js/tweet_index", ending="js"):
        return Fit.SURE
    is_list = any(box.has(path, ending="js") for path in LISTS.values())
    return Fit.LIKELY if is_list else Fit.NONE


def read(box: Box) -> Gathering:
    """Those who are followed, and followers: numbers, and the names that the tweets tell."""
    gathering = Gathering(NAME, box)
    ids: Lists = {}
    for kind, name in LISTS.items():
        for member in box.parts(name, ending="js"):
            gathering.saw = True
            _refuse_mixed(box, member, name)
            with box.trying(member):
                for number in _ids(box.script(member)[1], name, gathering):
                    ids[number] = (*ids.get(number, ()), kind)
    _say_what_is_missing(box)
    names = _names(box, ids) if ids else {}
    for number, kinds in ids.items():
        handle, name = names.get(number, ("", ""))
        url = f"https://x.com/i/user/{number}"
        for kind in dict.fromkeys(kinds):
            gathering.person(kind, number, name or handle or number, handle=handle, url=url)
    gathering.remark_missing()
    return gathering


def _refuse_mixed(box: Box, member: Member, name: str) -> None:
    """Refuse a list under the name of another, which would make followers of those followed."""
    said = _ASSIGNED.search(box.glimpse(member, 200))
    if said and said[1].lower() != name:
        raise Refused(MIXED, file=member.path, said=said[1])


def _ids(value: object, name: str, gathering: Gathering) -> Iterator[str]:
    """The numbers of a list. Raises `Refused` where its rows are those of another list."""
    rows = value if isinstance(value, list) else []
    others = {*LISTS.values()} - {name}
    strange = sum(isinstance(row, dict) and bool(others & row.keys()) for row in rows)
    if 2 * strange > len(rows):
        raise Refused(MIXED, file=name, said=", ".join(others))
    for row in rows:
        inner = row.get(name, row) if isinstance(row, dict) else row
        if isinstance(inner, dict):
            inner = (
                inner.get("accountId") or inner.get("id_str") or inner.get("id") or _in_link(inner)
            )
        if number := handle_in(inner, _ID):
            yield number
        else:
            gathering.skip()


def _in_link(row: dict[str, object]) -> str:
    found = _LINK.fullmatch(words(row.get("userLink")))
    return found[1] if found else ""


def owner(box: Box) -> str:
    """Whose archive it is, where anything says so."""
    for member in box.parts("account", ending="js"):
        with box.trying(member):
            value = box.script(member)[1]
            first = value[0] if isinstance(value, list) and value else {}
            account = first.get("account", first) if isinstance(first, dict) else {}
            if isinstance(account, dict) and (found := handle_in(account.get("username"), _HANDLE)):
                return found
    user = _manifest(box).get("userInfo")
    return handle_in(user.get("userName"), _HANDLE) if isinstance(user, dict) else ""


def _manifest(box: Box) -> dict[str, object]:
    for member in box.all("manifest", ending="js"):
        with box.trying(member):
            value = box.script(member)[1]
            if isinstance(value, dict):
                return value
    return {}


def _say_what_is_missing(box: Box) -> None:
    """Say which parts of a list the manifest names that are not there."""
    types = _manifest(box).get("dataTypes")
    for name in LISTS.values():
        told = types.get(name) if isinstance(types, dict) else None
        files = told.get("files") if isinstance(told, dict) else None
        for file in files if isinstance(files, list) else []:
            path = words(file.get("fileName")) if isinstance(file, dict) else ""
            is_there = any(m.path.lower().endswith(path.lower()) for m in box.all(name))
            if path and not is_there:
                box.remark("missing", file=path)


def _names(box: Box, ids: Lists) -> Names:
    """The names that tweets mention or answer, the newest, which stand first; only of those in the
    lists.
    """
    found: Names = {}
    for member in box.parts(*TWEETS, ending="js"):
        with box.trying(member):
            try:
                for tweet in elements_in(box.letters(member)):
                    for number, handle, name in _mentioned(tweet):
                        if number in ids:
                            known = found.get(number, (handle, ""))
                            found[number] = (known[0], known[1] or name)
            except NoJSONError:
                box.remark("names-unread", file=member.path)
    return found


def _mentioned(item: object) -> Iterator[tuple[str, str, str]]:
    tweet = item.get("tweet", item) if isinstance(item, dict) else None
    if not isinstance(tweet, dict):
        return
    answered = (tweet.get("in_reply_to_user_id_str"), tweet.get("in_reply_to_screen_name"))
    told = [(*answered, "")]
    entities = tweet.get("entities")
    mentions = entities.get("user_mentions") if isinstance(entities, dict) else None
    for each in mentions if isinstance(mentions, list) else []:
        if isinstance(each, dict):
            number = each.get("id_str") or each.get("id")
            told.append(
                (number, each.get("screen_name"), words(each.get("name"), _NAMED, mend=True))
            )
    for number, handle, name in told:
        its_number, its_handle = handle_in(number, _ID), handle_in(handle, _HANDLE)
        if its_number and its_handle:
            yield its_number, its_handle, name
