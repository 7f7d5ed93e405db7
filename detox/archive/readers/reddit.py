"""Reddit: some forty flat CSV files. Subreddits are sources; friends, where there are any, people.

A subscription to `u_somebody` follows a person. The note beside a friend is left.
Layouts: a public specification of an importer (posts, subscribed_subreddits, friends of username
and note), from an archive of 38 files; whether every archive has friends is not confirmed.
"""

import re

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import lined
from detox.archive.text import handle_in, since_in, words
from detox.domain.archive import ListKind
from detox.domain.problem import N_
from detox.domain.typed.words import fold
from detox.domain.written.tables import Row, opened

NAME = "reddit"
TITLE = "Reddit"
NOBODY = N_(
    "This Reddit archive holds neither subreddits nor friends. Ask for it again for the whole time "
    "of your account."
)
_SUBREDDITS = ("subscribed_subreddits",)
_FRIENDS = ("friends",)
_MARKS = ("saved_posts", "saved_comments", "post_votes", "comment_votes", "post_headers",
          "moderated_subreddits", "approved_submitter_subreddits", "checkfile")  # fmt: skip
_SUBREDDIT = re.compile(r"(?:/?r/)?([A-Za-z0-9_:-]{2,40})/?")
_USER = re.compile(r"(?:/?u(?:ser)?[/_])?([A-Za-z0-9_-]{2,30})/?")
_NAMED = re.compile(r"export_(.{2,30})_20\d{6}")
_USERS = ("username", "user", "name", "friend", "account")
_DAYS = ("date", "since", "added", "created", "created_utc")
_TITLES = frozenset((*_USERS, "note", "subreddit"))


def fits(box: Box) -> Fit:
    """Whether it is an archive of Reddit."""
    if box.has(*_SUBREDDITS, ending="csv"):
        return Fit.SURE
    beside = sum(box.has(path, ending="csv") for path in _MARKS)
    return Fit.SURE if beside >= 2 else Fit.LIKELY if beside else Fit.NONE


def read(box: Box) -> Gathering:
    """Subreddits and friends."""
    gathering = Gathering(NAME, box)
    for member in box.parts(*_SUBREDDITS, ending="csv"):
        with box.trying(member):
            _read_subreddits(box.text(member), gathering)
    for member in box.parts(*_FRIENDS, ending="csv"):
        with box.trying(member):
            _read_friends(box.text(member), gathering)
    return gathering


def owner(box: Box) -> str:
    """Whose archive it is, as it says itself, or as it is called."""
    for member in box.parts("statistics", ending="csv"):
        with box.trying(member):
            for cells in lined(box.text(member)):
                if len(cells) > 1 and fold(cells[0]) == "account name":
                    return handle_in(cells[1], _USER)
    named = (_NAMED.match(file) for file in box.files)
    return next((handle_in(found[1], _USER) for found in named if found), "")


def _read_subreddits(text: str, gathering: Gathering) -> None:
    gathering.saw = True
    rows = list(lined(text))
    head = [fold(cell) for cell in rows[0]] if rows else []
    at = next((at for at, title in enumerate(head) if "subreddit" in title), None)
    for cells in rows if at is None else rows[1:]:
        name = _matching(cells[at or 0], _SUBREDDIT) if len(cells) > (at or 0) else ""
        if name.lower().startswith("u_"):
            _person(name[2:], "", ListKind.FOLLOWING, gathering)
        elif name:
            gathering.follow(f"r/{name}", handle=name, url=f"https://www.reddit.com/r/{name}/")
        else:
            gathering.skip()


def _read_friends(text: str, gathering: Gathering) -> None:
    gathering.saw = True
    table = opened(text.replace("\0", ""), _TITLES)
    at = next((at for at, title in enumerate(table.header) if title in _USERS), None)
    day = next((at for at, title in enumerate(table.header) if title in _DAYS), None)
    if at is None:  # no header, or none that is known: whose first cell is a name
        for cells in lined(text):
            _person(cells[0] if cells else "", "", ListKind.FRIENDS, gathering)
        return
    for row in table.rows():
        if isinstance(row, Row):
            since = row.cells[day] if day is not None and day < len(row.cells) else ""
            _person(row.cells[at], since, ListKind.FRIENDS, gathering)
        else:
            gathering.skip()


def _person(user: str, since: str, kind: ListKind, gathering: Gathering) -> None:
    handle = _matching(user, _USER)
    gathering.person(
        kind,
        handle,
        handle,
        handle=handle,
        url=f"https://www.reddit.com/user/{handle}/" if handle else "",
        since=since_in(since),
    )


def _matching(cell: str, pattern: re.Pattern[str]) -> str:
    found = pattern.fullmatch(words(cell).strip())
    return found[1] if found else ""
