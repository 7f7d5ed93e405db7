"""A text cut to what a platform takes, counted as it counts; addresses in it are kept whole."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from detox.domain.platform import Counts, Room
from detox.domain.text import clings, is_emoji

BETWEEN = " · "
"""between addresses that stand in no sentence"""
_ELLIPSIS = "…"
_LINK = re.compile(r"https?://\S+")
_JOINER = "\u200d"
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""code points that count one where the others count two (twitter-text, configuration 3)"""


class Fitted(NamedTuple):
    """A text that fits, the end that was left out of it, and the addresses that found no room."""

    text: str
    cut: str = ""
    left_out: tuple[str, ...] = ()


def length(text: str, room: Room) -> int:
    """What a platform counts for a text."""
    if room.link is None:
        return _plain_length(text, room.counts)
    links = len(_LINK.findall(text))
    return _plain_length(_LINK.sub("", text), room.counts) + links * room.link


def fitted(text: str, addresses: Sequence[str], room: Room | None) -> Fitted:
    """A text with each of the addresses in it, cut on a word border to what a place takes.

    Addresses that the text does not have are put behind it. Where there is too little room for all
    of them, the first ones are kept, and nothing else.
    """
    whole = _with(text, addresses, "\n")
    if room is None or length(whole, room) <= room.most:
        return Fitted(whole)
    for end in reversed(_reachable(text, room)):
        kept = text[:end].rstrip(" \n,;:–—-·") + _ELLIPSIS
        short = _with(kept, addresses, " ")
        if length(short, room) <= room.most and kept != _ELLIPSIS:
            return Fitted(short, text[end:].strip())
    return _addresses_alone(text, addresses, room)


def _reachable(text: str, room: Room) -> list[int]:
    """The ends of words up to which a text fits, without counting much more than what fits."""
    borders = [match.start() for match in re.finditer(r"\s+", text)]
    near = 1
    while near < len(borders) and length(text[: borders[near]], room) <= room.most:
        near *= 2
    near = min(near, len(borders))
    return borders[
        : bisect_right(borders, room.most, 0, near, key=lambda end: length(text[:end], room))
    ]


def _with(text: str, addresses: Sequence[str], join: str) -> str:
    missing = BETWEEN.join(each for each in addresses if not _has(text, each))
    return join.join(part for part in (text, missing) if part)


def _has(text: str, address: str) -> bool:
    """Whether an address stands in a text, and not just as the beginning of a longer one."""
    return re.search(re.escape(address) + r"(?!\.?[\w/@-])", text) is not None


def _addresses_alone(text: str, addresses: Sequence[str], room: Room) -> Fitted:
    kept: list[str] = []
    for each in addresses:
        if length(BETWEEN.join([*kept, each]), room) <= room.most:
            kept.append(each)
    if not addresses:  # one long word, of which nobody said that it is to be kept
        end = next(n for n in range(len(text), -1, -1) if length(text[:n], room) <= room.most)
        return Fitted(text[:end], text[end:])
    return Fitted(BETWEEN.join(kept), text, tuple(a for a in addresses if a not in kept))


def _plain_length(text: str, counts: Counts) -> int:
    if counts is Counts.BYTES:
        return len(text.encode())
    if counts is Counts.UTF16:
        return len(text.encode("utf-16-le")) // 2
    if counts is Counts.GRAPHEMES:
        return sum(1 for _each in _graphemes(text))
    if counts is Counts.WEIGHTED:
        return sum(map(_weight, _graphemes(normalize("NFC", text))))
    return len(text)


def _weight(grapheme: str) -> int:
    if is_emoji(grapheme[0]) and not grapheme[0].isascii():
        return 2
    return sum(1 if any(a <= ord(c) <= b for a, b in _LIGHT) else 2 for c in grapheme)


def _graphemes(text: str) -> Iterator[str]:
    """What a reader takes for one character (about as Unicode UAX #29 has it)."""
    found = ""
    for letter in text:
        is_flag = len(found) == 1 and _is_flag_half(found) and _is_flag_half(letter)
        if found and (clings(letter) or found[-1] == _JOINER or is_flag):
            found += letter
            continue
        if found:
            yield found
        found = letter
    if found:
        yield found


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
