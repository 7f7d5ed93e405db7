"""Discord: the friends in `account/user.json`, where the package has them at all.

Whether it does is not confirmed: one public made-up package of 2025 has `relationships` there, of
which the first type is a friend, and the others are blocked, asked or asking (Vencord#2202,
discord-mutual-friends#13). Messages are never read.
"""

import re

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import folded
from detox.archive.text import handle_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_

NAME = "discord"
TITLE = "Discord"
NOBODY = N_(
    "This Discord package holds no list of friends that Detox can read. Write down by hand whom "
    "you would miss, while the account is there."
)
_USER = ("account/user",)
_HANDLE = re.compile(r"[A-Za-z0-9._]{1,32}")
_FRIEND = 1


def fits(box: Box) -> Fit:
    """Whether it is a package of Discord."""
    beside = box.has("messages/index", ending="json") or box.has("servers/index", ending="json")
    if box.has(*_USER, ending="json"):
        return Fit.SURE if beside else Fit.LIKELY
    return Fit.LIKELY if beside else Fit.NONE


def read(box: Box) -> Gathering:
    """Friends."""
    gathering = Gathering(NAME, box)
    for member in box.parts(*_USER, ending="json"):
        with box.trying(member):
            known = folded(box.json(member))
            if isinstance(known.get("relationships"), list):
                gathering.saw = True
                for each in known["relationships"]:
                    _take(folded(each), gathering)
    return gathering


def owner(box: Box) -> str:
    """Whose package it is."""
    for member in box.parts(*_USER, ending="json"):
        with box.trying(member):
            return handle_in(folded(box.json(member)).get("username"), _HANDLE)
    return ""


def _take(known: dict[str, object], gathering: Gathering) -> None:
    if known.get("type") != _FRIEND or isinstance(known.get("type"), bool):
        return
    user = folded(known.get("user"))
    handle = handle_in(user.get("username"), _HANDLE)
    name = words(user.get("globalname") or user.get("displayname"), 80) or handle
    gathering.person(
        ListKind.FRIENDS,
        handle or words(known.get("id"), 40),
        name,
        handle=handle,
        since=since_in(known.get("since")),
    )
