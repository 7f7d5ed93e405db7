"""Medium: pages of links to those who are followed, `users-following/users-following-0001.html`,
and to publications, `pubs-following/`, which are sources.

The names of the files stand in a public listing of an archive; what is on the pages is read by the
addresses that the links lead to.
"""

import re
from collections.abc import Iterator

from detox.archive.box import Box
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.tags import tokens
from detox.archive.text import words
from detox.domain.archive import ListKind
from detox.domain.problem import N_

NAME = "medium"
TITLE = "Medium"
NOBODY = N_(
    "This Medium archive holds nobody that Detox can read. Write down by hand whom you would miss, "
    "while the account is there."
)
_PEOPLE, _PUBLICATIONS = "users_following", "pubs_following"
_BESIDE = ("claps", "bookmarks", "profile", "topics_following", "blocks", "posts", "sessions")
_PERSON = re.compile(
    r"https?://(?:www\.)?medium\.com/@([A-Za-z0-9_-][A-Za-z0-9._-]{0,63})/?(?:[?#].*)?"
)
_PUBLICATION = re.compile(r"https?://(?:www\.)?medium\.com/([a-z0-9][a-z0-9-]{1,80})/?(?:[?#].*)?")


def fits(box: Box) -> Fit:
    """Whether it is an archive of Medium."""
    folders = {folder for member in box.members for folder in member.name.folders}
    if {_PEOPLE, _PUBLICATIONS} & folders:
        return Fit.SURE
    return Fit.LIKELY if len(folders & {*_BESIDE}) >= 3 else Fit.NONE


def read(box: Box) -> Gathering:
    """Those who are followed, and publications."""
    gathering = Gathering(NAME, box)
    for member in box.parts(_PEOPLE, ending="html"):
        with box.trying(member):
            for address, text in _links(box.text(member)):
                if found := _PERSON.fullmatch(address):
                    gathering.saw = True
                    url = f"https://medium.com/@{found[1]}"
                    gathering.person(
                        ListKind.FOLLOWING, found[1], text or found[1], handle=found[1], url=url
                    )
    for member in box.parts(_PUBLICATIONS, ending="html"):
        with box.trying(member):
            for address, text in _links(box.text(member)):
                if found := _PUBLICATION.fullmatch(address):
                    gathering.saw = True
                    url = f"https://medium.com/{found[1]}"
                    gathering.follow(text or found[1], handle=found[1], url=url)
    return gathering


def owner(_box: Box) -> str:
    """It isn’t said whose archive it is."""
    return ""


def _links(page: str) -> Iterator[tuple[str, str]]:
    """Where the links of a page lead, and what they say."""
    address, said = "", list[str]()
    for piece in tokens(page):
        if isinstance(piece, str):
            said.append(piece)
        elif piece.name == "a":
            if address:
                yield address, words(" ".join("".join(said).split()), 80)
            address, said = "" if piece.is_end else piece.attribute("href"), []
