"""YouTube: the subscriptions of a Takeout. Channels are sources, with the id that their feed needs.

Folders, files and titles are translated (`abonnementen.csv`, `ID des chaînes`), so the table is
known by what stands in it: a column of `UC` and 22 more letters, and the address of that channel
beside. Until 2020 it was JSON as the API gives it, and before that OPML.
Layouts: d3i-infra/data-donation-task packages/python/port/platforms/youtube.py @6b38965 (2026),
public tests of importers (`Channel Id,Channel Url,Channel Title`; `abonnements/abonnements.csv`).
"""

import re
from collections.abc import Iterator

from detox.archive.box import Box
from detox.archive.door import Member
from detox.archive.fit import Fit
from detox.archive.gathering import Gathering
from detox.archive.shapes import UNKNOWN_SHAPE, folded
from detox.archive.tags import Tag, tokens
from detox.archive.text import handle_in, words
from detox.domain.problem import N_, Refused
from detox.domain.written.tables import Row

NAME = "youtube"
TITLE = "YouTube"
NOBODY = N_(
    "This Takeout holds no YouTube subscriptions. Ask for it again with YouTube chosen, and of it "
    "only “subscriptions”."
)
_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_ADDRESS = re.compile(r"youtube\.com/channel/(UC[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_CELL = re.compile(r"(?:^|[,;\t\"])UC[A-Za-z0-9_-]{22}(?:$|[,;\t\"\r])", re.MULTILINE)
_FEED = re.compile(r"channel_id=(UC[A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
_OF_API = re.compile(r'"youtube#subscription"|"resourceId"')
_CALLED = re.compile(
    "subscr|abonn|suscrip|inscri|iscri|subskry|prenumer|tilaukset|abonament|odber|abos|подпис|підпис|"
    "συνδρομ|abonelik|langganan|登録|订阅|訂閱|구독|การติดตาม|اشتراك"
)
"""what subscriptions are called in folders and files"""
_COLUMNS = 3
_ENDINGS = ("csv", "json", "opml", "xml", "")


def fits(box: Box) -> Fit:
    """Whether it is a Takeout of YouTube."""
    for member in _candidates(box):
        begins = box.glimpse(member)
        if member.name.ending == "csv" and _looks_listed(box, member, begins):
            return Fit.SURE
        if member.name.ending == "json" and _OF_API.search(begins) and _ID.search(begins):
            return Fit.SURE
        if "<outline" in begins and _FEED.search(begins):
            return Fit.SURE
    is_takeout = any(file.lower().startswith("takeout") for file in box.files) or any(
        "takeout" in member.name.folders or any("youtube" in each for each in member.name.folders)
        for member in box.members
    )
    return Fit.LIKELY if is_takeout else Fit.NONE


def _looks_listed(box: Box, member: Member, begins: str) -> bool:
    """Whether a table is one of channels: it has their addresses, or their ids and the name of such
    a list, or is all that was given.
    """
    if _ADDRESS.search(begins):
        return True
    has_ids = bool(_CELL.search(begins)) or begins.lower().startswith("channel id,channel url")
    return has_ids and (_is_called(member) or len(box.members) == 1)


def read(box: Box) -> Gathering:
    """The channels."""
    gathering = Gathering(NAME, box)
    for member in _candidates(box):
        with box.trying(member):
            if member.name.ending == "csv":
                if not (_is_called(member) or _ID.search(box.glimpse(member))):
                    continue  # of something else in the Takeout
                _read_table(box, member, gathering)
            elif member.name.ending == "json":
                _read_api(box, member, gathering)
            elif "<outline" in box.glimpse(member):
                _read_outlines(box.text(member), gathering)
    return gathering


def owner(_box: Box) -> str:
    """A Takeout doesn’t say whose it is."""
    return ""


def _candidates(box: Box) -> Iterator[Member]:
    """What may be the subscriptions: what is called so, and any table."""
    for member in box.members:
        if member.name.ending == "csv" or (member.name.ending in _ENDINGS and _is_called(member)):
            yield member


def _is_called(member: Member) -> bool:
    folder = member.name.folders[-1] if member.name.folders else ""
    return bool(_CALLED.search(member.name.stem) or _CALLED.search(folder))


def _read_table(box: Box, member: Member, gathering: Gathering) -> None:
    table = box.table(member)
    found = list(table.rows())
    rows = [row.cells for row in found if isinstance(row, Row)]
    if any(map(_ID.fullmatch, map(str.strip, table.titles))):
        rows.insert(0, table.titles)
    column = _column(rows)
    if column is None:
        if _is_called(member) and rows:
            raise Refused(UNKNOWN_SHAPE, file=member.path)
        gathering.saw = gathering.saw or _is_called(member)
        return
    is_list = _is_called(member) or _names_address(rows, column)
    is_list = is_list or (len(box.members) == 1 and _is_plain(rows, column))
    if not is_list:
        return  # comments and one’s own channel have such a column too
    gathering.saw = True
    for _missed in range(len(found) - sum(isinstance(row, Row) for row in found)):
        gathering.skip()
    for cells in rows:
        others = [each for at, each in enumerate(cells) if at != column and "://" not in each]
        _follow(cells[column] if column < len(cells) else "", " ".join(others), gathering)


def _column(rows: list[list[str]]) -> int | None:
    """The column of ids; where there are only addresses of channels, theirs."""
    for looks in (_ID.fullmatch, _ADDRESS.search):
        counts: dict[int, int] = {}
        for cells in rows:
            for at, cell in enumerate(cells):
                if looks(cell.strip()):
                    counts[at] = counts.get(at, 0) + 1
        if counts:
            return max(counts, key=lambda at: counts[at])
    return None


def _is_plain(rows: list[list[str]], column: int) -> bool:
    """Whether each row is of another channel, and says little more than its name."""
    channels = [cells[column] for cells in rows if column < len(cells)]
    return len(set(channels)) == len(channels) and max(map(len, rows)) <= _COLUMNS


def _names_address(rows: list[list[str]], column: int) -> bool:
    """Whether the address of the very channel stands in a row with its id."""
    for cells in rows:
        for cell in cells:
            found = _ADDRESS.search(cell)
            if found and column < len(cells) and found[1] in cells[column]:
                return True
    return False


def _read_api(box: Box, member: Member, gathering: Gathering) -> None:
    document = box.json(member)
    if isinstance(document, dict):
        document = folded(document).get("items") or folded(document).get("subscriptions")
    if not isinstance(document, list):
        raise Refused(UNKNOWN_SHAPE, file=member.path)
    gathering.saw = True
    for each in document:
        snippet = folded(folded(each).get("snippet"))
        channel = folded(snippet.get("resourceid")).get("channelid")
        _follow(channel, snippet.get("title"), gathering)


def _read_outlines(page: str, gathering: Gathering) -> None:
    """An OPML file as YouTube’s subscription manager wrote it."""
    gathering.saw = True
    for piece in tokens(page):
        if isinstance(piece, Tag) and piece.name == "outline":
            found = _FEED.search(piece.attribute("xmlurl"))
            if found:
                _follow(found[1], piece.attribute("title") or piece.attribute("text"), gathering)


def _follow(channel: object, title: object, gathering: Gathering) -> None:
    found = _ADDRESS.search(channel) if isinstance(channel, str) else None
    one = found[1] if found else handle_in(words(channel).strip(), _ID)
    if not one:
        gathering.skip()
        return
    gathering.follow(words(title, 80) or one, url=f"https://www.youtube.com/channel/{one}", id=one)
