"""Single fields of a record, checked as they are read; a wrong one is a `Flaw` that names it."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from detox.domain.days import EARLIEST, LATEST
from detox.domain.text import clean
from detox.storage.document import Raw

NOTE_LIMIT = 10_000
NAME_LIMIT = 80
TEXT_LIMIT = 200
MOST_TAGS = 50

E = TypeVar("E", bound=StrEnum)


class Flaw(ValueError):
    """A field of a record that does not hold what it should; `str()` is the field."""


def string_field(raw: Raw, field: str) -> str:
    """Text as it stands."""
    value = raw.get(field, "")
    if not isinstance(value, str):
        raise Flaw(field)
    return value


def text_field(raw: Raw, field: str, *, needed: bool = False) -> str:
    """Clean text on one line; not empty where it is `needed`."""
    text = clean(string_field(raw, field), TEXT_LIMIT)
    if needed and not text:
        raise Flaw(field)
    return text


def tags_field(raw: Raw) -> tuple[str, ...]:
    """Tags, clean."""
    tags = raw.get("tags", [])
    if not isinstance(tags, list) or len(tags) > MOST_TAGS:
        raise Flaw("tags")
    if not all(isinstance(tag, str) and tag for tag in tags):
        raise Flaw("tags")
    return tuple(clean(tag, NAME_LIMIT) for tag in tags)


def day_field(raw: Raw, field: str) -> date:
    """A local date that has to be there."""
    try:
        day = date.fromisoformat(raw[field])
    except (KeyError, TypeError, ValueError):
        raise Flaw(field) from None
    if not EARLIEST <= day <= LATEST:
        raise Flaw(field)
    return day


def maybe_day_field(raw: Raw, field: str) -> date | None:
    """A local date, or nothing."""
    return None if raw.get(field) is None else day_field(raw, field)


def day_text(day: date | None) -> str | None:
    """A local date as a file keeps it."""
    return None if day is None else day.isoformat()


def instant_field(text: object, field: str) -> datetime:
    """An instant, in UTC."""
    try:
        instant = datetime.fromisoformat(text)  # type: ignore[arg-type]  # a wrong type is the flaw
    except (TypeError, ValueError):
        raise Flaw(field) from None
    if instant.tzinfo is None or not EARLIEST.year <= instant.year <= LATEST.year:
        raise Flaw(field)
    return instant.astimezone(UTC)


def instant_text(instant: datetime) -> str:
    """An instant as a file keeps it."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def word_field(words: type[E], raw: Raw, field: str) -> E:
    """One of the words there are for something."""
    try:
        return words(string_field(raw, field))
    except ValueError:
        raise Flaw(field) from None
