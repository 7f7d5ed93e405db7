"""A sign of life, given or received on a day. It starts the pace anew, whoever gave it."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from detox.domain.order import Order, in_order

PEOPLE = "people"
"""the activity that a sign counts for, and that one with minutes is logged as"""


class SignWay(StrEnum):
    """How a sign was given."""

    LETTER = "letter"
    MAIL = "mail"
    CALL = "call"
    MEETING = "meeting"
    MESSAGE = "message"
    OTHER = "other"


class Sign(NamedTuple):
    """A sign to a person, or `from_them`; `session` is the uid of what was logged with it, and
    `written` is when it was logged itself.
    """

    uid: str
    person: str
    day: date
    way: SignWay = SignWay.OTHER
    from_them: bool = False
    line: str = ""
    session: str = ""
    written: datetime | None = None

    @property
    def order(self) -> Order:
        """Its place among others, the oldest first."""
        return in_order(self.day, self.written, self.uid)


def by_person(signs: Iterable[Sign]) -> dict[str, list[Sign]]:
    """The signs of each person, the newest first."""
    found: dict[str, list[Sign]] = {}
    for sign in sorted(signs, key=lambda one: one.order, reverse=True):
        found.setdefault(sign.person, []).append(sign)
    return found


def last_signs(signs: Iterable[Sign]) -> dict[str, Sign]:
    """The newest sign of each person who has one."""
    found: dict[str, Sign] = {}
    for sign in signs:
        known = found.get(sign.person)
        if known is None or sign.order > known.order:
            found[sign.person] = sign
    return found
