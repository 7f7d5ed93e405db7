"""Mastodon and its kin: CSV files of addresses, one for each list; the archive has none of them.

`following_accounts.csv` has a header since 2019, none before; Pleroma, Akkoma and Vernissage write
the same, Misskey one address a line with what it knows behind. Which list a file without a header
is only its name tells; lists of those who were blocked or muted are left alone.
Sources: mastodon/mastodon#10670 and #27683 (the archive lacks the lists), pleroma
UserExportController (header), VernissageApp/VernissageServer#174, misskey-dev/misskey
export-following.
"""

import re
from collections.abc import Iterator

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded, lined
from detox.archive.text import words
from detox.domain.archive import ListKind
from detox.domain.platform import is_host
from detox.domain.problem import N_, Refused
from detox.domain.typed.words import fold

NAME = "mastodon"
TITLE = "Mastodon"
NOBODY = N_(
    "The lists of people aren’t in the archive that a Mastodon server makes: they are separate CSV "
    "files on the export page (follows, followers, lists). Download those, and give them here."
)
UNCLEAR = N_(
    "%(file)s doesn’t say which list it is. Call it as it was called when it was downloaded: "
    "following_accounts.csv or followers.csv."
)
_HEADS = ("account address", "show boosts", "notify on new posts", "languages",
          "hide notifications")  # fmt: skip
_LEFT_ALONE = ("block", "mute", "domain", "bookmark", "filter")
_MUTED = ("hide notifications", "#domain")
_ADDRESS = re.compile(r"@?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?)@([^\s@/,;:]{3,253})")
_ACTOR = re.compile(r"https?://([^\s@/:]{3,253})/(?:users/|@|u/)([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})")


def fits(box: Box) -> Fit:
    """Whether these are lists, or the archive, of a server of Mastodon’s kind."""
    if box.has("actor", ending="json") and box.has("outbox", ending="json"):
        return Fit.SURE
    best = Fit.NONE
    for member in _tables(box):
        begins = box.glimpse(member)
        if _HEADS[0] in begins[:200].lower():
            return Fit.SURE
        if _list_of(member) or _is_left_alone(member):
            is_like = any(map(_address_of, lined(begins)))
            best = Fit.LIKELY if is_like else best
    return best


def read(box: Box) -> Gathering:
    """Those who are followed, those of lists among them, and followers."""
    gathering = Gathering(NAME, box)
    for member in _tables(box):
        if not _is_left_alone(member):
            with box.trying(member):
                _read_table(box, member, gathering)
    unclear = next((each for each in box.remarks if each.code == "unclear"), None)
    if unclear and not gathering.saw:
        raise Refused(UNCLEAR, **unclear.params)
    return gathering


def owner(box: Box) -> str:
    """The address of whom the archive beside the lists is of."""
    for member in box.parts("actor", ending="json"):
        with box.trying(member):
            actor = folded(box.json(member))
            host = re.match(r"https?://([^\s@/:]{3,253})/", words(actor.get("id")))
            said = f"{words(actor.get('preferredusername'))}@{host[1] if host else ''}"
            return address_in(said)
    return ""


def _tables(box: Box) -> Iterator[Member]:
    return (member for member in box.members if member.name.ending in ("csv", "txt"))


def _is_left_alone(member: Member) -> bool:
    return any(word in member.name.stem for word in _LEFT_ALONE)


def _list_of(member: Member) -> ListKind | None:
    """Which list a file is by its name: those who follow, else who is followed or in a list."""
    stem = member.name.stem
    if "follower" in stem:
        return ListKind.FOLLOWERS
    is_followed = "follow" in stem or stem.startswith(("lists", "user_lists"))
    return ListKind.FOLLOWING if is_followed else None


def _read_table(box: Box, member: Member, gathering: Gathering) -> None:
    rows = list(lined(box.text(member)))
    head = [fold(cell) for cell in rows[0]] if rows else []
    has_head = _HEADS[0] in head
    if not {*_MUTED}.isdisjoint(head):
        return
    kind = ListKind.FOLLOWING if _HEADS[1] in head else _list_of(member)
    found = [_address_of(cells) for cells in rows[has_head:]]
    if kind is None:
        if has_head or any(found):
            box.remark("unclear", file=member.path)
        return
    if found and not any(found):
        if has_head:
            raise Refused(UNKNOWN_SHAPE, file=member.path)
        return  # a table of another kind that is called so
    gathering.saw = gathering.saw or bool(found) or has_head
    for address in found:
        _take(kind, address, gathering)


def _take(kind: ListKind, address: str, gathering: Gathering) -> None:
    user, _at, host = address.partition("@")
    url = f"https://{host}/@{user}" if address else ""
    gathering.person(kind, address, address, handle=address, url=url)


def _address_of(cells: list[str]) -> str:
    return next((address for cell in cells if (address := address_in(cell))), "")


def address_in(text: str) -> str:
    """`user@server`, also where it is written with an @ before it, or as the address of the
    profile; nothing for another text.
    """
    said = words(text).strip()
    if found := _ACTOR.fullmatch(said.rstrip("/")):
        user, server = found[2], found[1]
    elif found := _ADDRESS.fullmatch(said):
        user, server = found[1], found[2]
    else:
        return ""
    try:
        host = server.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return f"{user}@{host}" if is_host(host) and "." in host else ""
