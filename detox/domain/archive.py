"""What an archive of a platform holds of the people its owner knew there; none of it is kept yet.

Every text in it is cleaned, every day lies in a year that a day of ours can have, and every address
was rebuilt from a handle that was looked at.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class ListKind(StrEnum):
    """Where a person stands in an archive, the closest first."""

    CLOSE = "close"
    FRIENDS = "friends"
    CONTACTS = "contacts"
    FOLLOWING = "following"
    FOLLOWERS = "followers"
    PAGES = "pages"


LIST_ORDER = {kind: place for place, kind in enumerate(ListKind)}


class Held(NamedTuple):
    """A person an archive holds. `key` is what the platform knows them by, the same in the next
    archive; `since` is the first day that any of the lists gives.
    """

    key: str
    name: str
    handle: str = ""
    url: str = ""
    since: date | None = None
    mail: str = ""
    phone: str = ""
    note: str = ""
    lists: tuple[ListKind, ...] = ()


class Followed(NamedTuple):
    """What was followed for its content: a magazine, a channel, a page. `id` is the number or the
    letters the platform knows it by, where these are no handle.
    """

    name: str
    handle: str = ""
    url: str = ""
    id: str = ""


class Remark(NamedTuple):
    """What there is to say about an archive; `wording` has the sentence of each code."""

    code: str
    params: dict[str, object] = {}


class Archive(NamedTuple):
    """What was read. `files` are the names of what was given, `lacks` the fields that nobody in it
    has (of `mail`, `phone`, `name`, `handle`, `since`), `skipped` how many rows named nobody.
    """

    platform: str
    owner: str = ""
    made_on: date | None = None
    files: tuple[str, ...] = ()
    people: tuple[Held, ...] = ()
    followed: tuple[Followed, ...] = ()
    lacks: tuple[str, ...] = ()
    skipped: int = 0
    remarks: tuple[Remark, ...] = ()

    def lists(self) -> dict[ListKind, int]:
        """How many stand in each list, the closest list first."""
        counts = dict.fromkeys(ListKind, 0)
        for held in self.people:
            for kind in held.lists:
                counts[kind] += 1
        return {kind: count for kind, count in counts.items() if count}
