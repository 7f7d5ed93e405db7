"""Text as a person may keep it: cleaned of what cannot be seen, and never longer than it may be."""

import re
from collections.abc import Iterable
from unicodedata import category, east_asian_width, normalize

from detox.domain.problem import N_, Problem, Unreadable

NOTE_LIMIT = 10_000
NAME_LIMIT = 80
WORDS_LIMIT = 200
_SHORTEST_PHONE = 6
"""characters; fewer may as well be an age or a year"""
TAG_LIMIT = 40
MOST_TAGS = 50
SHOWN_LIMIT = 40
_COMPARED = 60

_BREAKS = "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
_UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
JOINED = (
    f"(?<={_EMOJI})\u200d(?={_EMOJI})"
    "|\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
)
"""a pattern: what cannot be seen by itself but makes one emoji of several, or a flag of one
(Unicode UTS #51, ED-16 and ED-14a)
"""
_CLINGING = "[\u200d\ufe0f\u20e3\u0300-\u036f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_UNFIT = f"({JOINED})|{_UNSEEN}|\u200d"


def clean(text: str, limit: int, lines: bool = False) -> str:
    """`text` without control, direction and invisible characters, trimmed.

    It has `limit` characters at most. Line breaks become spaces unless `lines` keeps them.
    """
    if text.isascii() and text.isprintable():
        return text.strip()[:limit].rstrip()
    text = seen(text, lines=lines)
    kept = text.strip()[:limit]
    if len(kept) < len(text) and not kept.isprintable():  # an emoji may have been cut
        kept = re.sub(_UNFIT, r"\1", kept)
    return kept.strip()


def clean_name(text: str, limit: int) -> str:
    """A name, clean and of `limit` characters at most; blanks between its words count as one."""
    return clean(" ".join(seen(text).split()), limit)


def seen(text: str, *, lines: bool = False) -> str:
    """`text` without what cannot be seen, or does something to a terminal; its spaces stay."""
    text = re.sub(_BREAKS, "\n" if lines else " ", text).replace("\t", " ")
    return re.sub(_UNFIT, r"\1", text)


def shown(typed: str) -> str:
    """What was typed, fit to be quoted inside a sentence."""
    return shortened(clean(typed[: SHOWN_LIMIT * 4], SHOWN_LIMIT + 1), SHOWN_LIMIT)


def shortened(text: str, limit: int) -> str:
    """`text` in `limit` characters at most, the last an ellipsis; no emoji or accent is torn."""
    if len(text) <= limit:
        return text
    end = limit - 1
    while end and (text[end - 1] == "\u200d" or re.match(_CLINGING, text[end])):
        end -= 1
    return text[:end] + "…"


def clings(letter: str) -> bool:
    """Whether a character is part of what stands before it: an accent, or a part of an emoji."""
    return bool(re.match(_CLINGING, letter)) or category(letter) in ("Mn", "Me", "Mc")


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes: letters of East Asia and emoji take two, accents
    and what is joined to an emoji none.
    """
    if text.isascii():
        return len(text)
    taken, is_joined = 0, False
    for letter in text:
        if not (is_joined or clings(letter)):
            taken += 2 if east_asian_width(letter) in "WF" else 1
        is_joined = letter == "\u200d"
    return taken


def joins(letter: str) -> bool:
    """Whether a character can't be seen, and makes one emoji of several or a flag of one."""
    return letter == "\u200d" or "\U000e0020" <= letter <= "\U000e007f"


def is_emoji(letter: str) -> bool:
    """Whether a character may be shown as an emoji."""
    return bool(re.match(_EMOJI, letter))


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The one of `known` that a word is most like; empty where none is like it by at `least` so
    much, from 0 to 1.
    """
    from difflib import get_close_matches  # only what is misspelt asks

    return next(iter(get_close_matches(word[:_COMPARED], list(known), n=1, cutoff=least)), "")


def read_note(text: str) -> str | Unreadable:
    """A note of several lines, or none."""
    if len(text) > NOTE_LIMIT:
        message = N_("This note has %(size)d characters; a note can have up to %(limit)d.")
        return Unreadable(Problem(message, {"size": len(text), "limit": NOTE_LIMIT}))
    return clean(text, NOTE_LIMIT, lines=True)


def read_words(text: str) -> str | Unreadable:
    """A reason, or a few words on one line; maybe none."""
    if len(text) > WORDS_LIMIT:
        message = N_("This text has %(size)d characters; it can have up to %(limit)d.")
        return Unreadable(Problem(message, {"size": len(text), "limit": WORDS_LIMIT}))
    return clean(text, WORDS_LIMIT)


def read_name(text: str) -> str | Unreadable:
    """The name of a thing: one line, not empty."""
    if len(text) > NAME_LIMIT:
        message = N_("This name has %(size)d characters; a name can have up to %(limit)d.")
        return Unreadable(Problem(message, {"size": len(text), "limit": NAME_LIMIT}))
    name = clean_name(text, NAME_LIMIT)
    return name or Unreadable(Problem(N_("A name needs at least one visible character.")))


def read_name_alone(text: str) -> str | Unreadable:
    """The name of somebody or something that is reached in ways of their own, none among it."""
    name = read_name(text)
    words = [] if isinstance(name, Unreadable) else name.split()
    astray = next((word for word in words if _is_a_way(word)), "") if len(words) > 1 else ""
    if not astray:
        return name
    message = N_("“%(typed)s” isn’t part of a name; give an address or a number by itself.")
    return Unreadable(Problem(message, {"typed": shown(astray)}))


def _is_a_way(word: str) -> bool:
    """Whether a word is an address of a site or of mail, or a number of a phone."""
    user, at, host = word.partition("@")
    is_number = word.startswith("+") and word[1:].isdecimal() and len(word) > _SHORTEST_PHONE
    return "://" in word or is_number or bool(user and at and "." in host)


def read_tag(text: str) -> str | Unreadable:
    """A tag, lower-cased, with or without its leading +."""
    if len(text) > TAG_LIMIT + 1:
        message = N_("This tag has %(size)d characters; a tag can have up to %(limit)d.")
        return Unreadable(Problem(message, {"size": len(text), "limit": TAG_LIMIT}))
    tag = _composed(text.strip().removeprefix("+"))
    if len(tag) <= TAG_LIMIT and tag[:1].isalnum() and all(map(_may_be_in_a_tag, tag)):
        return tag
    message = N_("“%(typed)s” is not a tag; write letters, digits, - and _, as in +newsletter.")
    return Unreadable(Problem(message, {"typed": shown(text)}))


def _composed(text: str) -> str:
    if text.isascii():
        return text.lower()

    return normalize("NFC", normalize("NFC", text).lower())


def _may_be_in_a_tag(letter: str) -> bool:
    if letter.isalnum() or letter in "-_":
        return True

    return category(letter) in ("Mn", "Mc") and not re.match(_UNSEEN, letter)
