"""How the value of each field in a file of facts is read; whatever is wrong with it is `Wrong`."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from detox.domain.feed import PARTS
from detox.domain.platform import Arrival, Counts, Feed, Place, Room, host_of, is_host
from detox.domain.problem import N_
from detox.domain.text import clean, shown

MAX_DAYS = 3650
MAX_SIZE = 1_000_000
NO_FEED = "none"
MAX_TEXT = 600
_MAX_ITEMS = 200
_BRACED = re.compile(r"\{(\w+)\}")
Choice = TypeVar("Choice", bound=StrEnum)


class Wrong(Exception):
    """What makes a file unusable: a message, and its parts but for the file and the field."""

    def __init__(self, message: str, field: str = "", **params: object) -> None:
        super().__init__(message)
        self.message, self.field, self.params = message, field, params


def _refuse(message: str, value: object, **params: object) -> NoReturn:
    raise Wrong(message, "", value=quoted(value), **params)


def quoted(value: object) -> str:
    """`value` fit for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return shown("{…}" if isinstance(value, dict) else str(value))
    except ValueError:  # an integer of thousands of digits
        return "…"


def text(value: object) -> str:
    """One line that can be seen, with something in it."""
    if isinstance(value, str) and len(value) <= MAX_TEXT:
        read = clean(value, MAX_TEXT)
        if read:
            return read
    _refuse(N_("%(file)s: %(field)s must be a line of text, not “%(value)s”."), value)


def texts(value: object) -> tuple[str, ...]:
    """A list of lines, or a single one."""
    if isinstance(value, str):
        return (text(value),)
    if isinstance(value, list) and len(value) <= _MAX_ITEMS:
        return tuple(text(each) for each in value)
    _refuse(N_("%(file)s: %(field)s must be a list of texts, not “%(value)s”."), value)


def path(value: object) -> tuple[str, ...]:
    """A row of menu labels, as a list or with > between them."""
    if isinstance(value, str):
        value = [each for each in value.replace("›", ">").split(">") if each.strip()]
    return texts(value)


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    _refuse(N_("%(file)s: %(field)s must be true or false, not “%(value)s”."), value)


def days(value: object) -> int:
    """A whole number of days."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_DAYS:
        return value
    message = N_(
        "%(file)s: %(field)s must be a number of days from 0 to %(most)d, not “%(value)s”."
    )
    _refuse(message, value, most=MAX_DAYS)


def url(value: object) -> str:
    """A web address."""
    if isinstance(value, str) and host_of(value) is not None:
        return value
    message = N_(
        "%(file)s: %(field)s must be an address with https:// or http://, not “%(value)s”."
    )
    _refuse(message, value)


def hosts(value: object) -> tuple[str, ...]:
    """A list of hosts, or a single one."""
    found = [value] if isinstance(value, str) else value
    message = N_(
        "%(file)s: %(field)s must be a list of hosts such as example.org, not “%(value)s”."
    )
    if not isinstance(found, list) or len(found) > _MAX_ITEMS:
        _refuse(message, value)
    for each in found:
        if not isinstance(each, str) or not is_host(each.lower()):
            _refuse(message, each)
    return tuple(dict.fromkeys(each.lower() for each in found))


def arrival(value: object) -> Arrival:
    """`{usual = 3, worst = 14}`, or one number that is both."""
    if isinstance(value, dict) and set(value) == {"usual", "worst"}:
        read = Arrival(days(value["usual"]), days(value["worst"]))
        if read.usual <= read.worst:
            return read
    if not isinstance(value, dict):
        return Arrival(days(value), days(value))
    message = N_(
        "%(file)s: %(field)s must look like {usual = 3, worst = 14}, with usual no "
        "longer than worst."
    )
    _refuse(message, value)


def feed(value: object) -> Feed:
    """`none`, or an address with parts in braces, or several of these."""
    if value == NO_FEED:
        return Feed()
    found = texts(value)
    message = N_(
        "%(file)s: %(field)s must be “none”, or an https address with one of %(parts)s in it, not "
        "“%(value)s”."
    )
    for each in found:
        named = _BRACED.findall(each)
        is_known = named and all(name in PARTS for name in named)
        whole = _BRACED.sub("a", each)
        if not (is_known and whole.startswith("https://") and host_of(whole)) or "{" in whole:
            _refuse(message, each, parts=", ".join(f"{{{name}}}" for name in PARTS))
    return Feed(found)


def rooms(value: object) -> tuple[Room, ...]:
    """`{post = 280, bio = 160}`: the most that a text may have in each place.

    Maybe with what it is counted in (`counts`), and what each link in a text counts (`links`) but
    for the bio.
    """
    message = N_("%(file)s: %(field)s must look like {post = 280, bio = 160}, not “%(value)s”.")
    if not isinstance(value, dict) or not any(place in value for place in Place):
        _refuse(message, value)
    counts = one_of(Counts)(value.get("counts", Counts.CHARACTERS.value))
    link = value.get("links")
    found = []
    for name, most in value.items():
        if name in ("counts", "links"):
            most = most if name == "links" else 1
        elif name in tuple(Place):
            place = Place(name)
            found.append(Room(place, most, counts, None if place is Place.BIO else link))
        else:
            _refuse(message, name)
        if not isinstance(most, int) or isinstance(most, bool) or not 0 < most <= MAX_SIZE:
            _refuse(message, most)
    return tuple(found)


def one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    """A reader of one word of `choices`."""

    def read(value: object) -> Choice:
        for choice in choices:
            if value == choice.value:
                return choice
        message = N_("%(file)s: %(field)s must be one of %(choices)s, not “%(value)s”.")
        _refuse(message, value, choices=", ".join(choices))

    return read


def key(value: object) -> str:
    """An id: small letters, digits and dashes."""
    if isinstance(value, str) and len(value) <= 40 and value.isascii():
        plain = value.replace("-", "a").isalnum()
        if plain and value == value.lower() and value.strip("-") == value:
            return value
    message = N_(
        "%(file)s: %(field)s must be lower-case letters, digits and dashes, not “%(value)s”."
    )
    _refuse(message, value)


Reader = Callable[[object], Any]
