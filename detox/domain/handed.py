"""What was handed out for calendars of this person, so that what is no longer meant is taken back.

An entry that was handed out once is listed as cancelled from the first export that no longer means
it, until every calendar had time to see that.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

KEPT_DAYS = 400
"""How long a cancelled entry is listed, from its day or its cancelling on, whichever is later."""
MOST_HANDED = 5_000
MOST_SEQUENCE = 2**31 - 1
"""The largest integer of RFC 5545, section 3.3.8."""


class Form(StrEnum):
    """What an entry is for a calendar (RFC 5545)."""

    EVENT = "VEVENT"
    TASK = "VTODO"


class Handed(NamedTuple):
    """One entry that was handed out: what tells it from all others, whose, what about, how new.

    `what` is the kind of a step, or of a day; names are not kept. `dropped_on` is when it was
    first listed as cancelled.
    """

    uid: str
    form: Form
    account: str
    what: str
    day: date
    sequence: int
    dropped_on: date | None = None


Book = Mapping[str, Handed]
"""What was handed out, by uid."""


def dropped(
    known: Book, meant: Collection[str], accounts: Collection[str] | None, today: date
) -> list[Handed]:
    """What was handed out for these `accounts`, or any, and is not `meant` any more, by day."""
    gone = (
        each._replace(dropped_on=each.dropped_on or today)
        for each in known.values()
        if each.uid not in meant and (accounts is None or each.account in accounts)
    )
    return sorted((e for e in gone if is_kept(e, today)), key=lambda e: (e.day, e.uid))


def is_kept(entry: Handed, today: date) -> bool:
    """Whether it is to be known still: meant, or cancelled not too long ago."""
    if entry.dropped_on is None:
        return True
    return today <= max(entry.day, entry.dropped_on) + timedelta(days=KEPT_DAYS)


def remembered(known: Book, listed: Iterable[Handed], today: date) -> dict[str, Handed]:
    """What to know from now on; of too many, those that were cancelled first are let go."""
    both = {**known, **{each.uid: each for each in listed}}
    kept = [each for each in both.values() if is_kept(each, today)]
    kept.sort(key=lambda e: (e.dropped_on or date.max, e.day, e.uid))
    return {each.uid: each for each in kept[-MOST_HANDED:]}
