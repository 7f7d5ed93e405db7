"""Fields of records, checked as they are read; a wrong one is a `Flaw` that names it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from itertools import repeat
from math import inf
from typing import Any, NamedTuple, TypeVar

from detox.domain.days import EARLIEST, LATEST
from detox.domain.text import MOST_TAGS, NAME_LIMIT, NOTE_LIMIT, WORDS_LIMIT, clean
from detox.storage.columns import Alike
from detox.storage.document import Raw

E = TypeVar("E", bound=StrEnum)
_NEEDED = object()


class Flaw(ValueError):
    """A field of a record that does not hold what it should; `str()` is the field."""


def string_field(raw: Raw, field: str) -> str:
    """Text as it stands."""
    value = raw.get(field, "")
    if not isinstance(value, str):
        raise Flaw(field)
    return value


def text_field(raw: Raw, field: str, *, needed: bool = False, limit: int = WORDS_LIMIT) -> str:
    """Clean text on one line; not empty where it is `needed`."""
    found = string_field(raw, field)
    found = clean(found, limit) if found else found
    if needed and not found:
        raise Flaw(field)
    return found


def words_field(raw: Raw, field: str, most: int) -> tuple[str, ...]:
    """Several words, each clean, none of them empty."""
    words = raw.get(field, [])
    if words == []:
        return ()
    if not isinstance(words, list) or len(words) > most:
        raise Flaw(field)
    if not all(isinstance(each, str) for each in words):
        raise Flaw(field)
    found = tuple(clean(each, NAME_LIMIT) for each in words)
    if not all(found):
        raise Flaw(field)
    return found


def tags_field(raw: Raw) -> tuple[str, ...]:
    """Tags, clean."""
    return words_field(raw, "tags", MOST_TAGS)


def day_field(raw: Raw, field: str) -> date:
    """A local date that has to be there."""
    try:
        read = date.fromisoformat(raw[field])
    except (KeyError, TypeError, ValueError):
        raise Flaw(field) from None
    if not EARLIEST <= read <= LATEST:
        raise Flaw(field)
    return read


def maybe_day_field(raw: Raw, field: str) -> date | None:
    """A local date, or nothing."""
    return None if raw.get(field) is None else day_field(raw, field)


def day_text(day: date | None) -> str | None:
    """A local date as a file keeps it."""
    return None if day is None else day.isoformat()


def instant_field(text: object, field: str) -> datetime:
    """An instant, in UTC."""
    try:
        read = datetime.fromisoformat(text)  # type: ignore[arg-type]  # a wrong type is the flaw
    except (TypeError, ValueError):
        raise Flaw(field) from None
    if read.tzinfo is None or not EARLIEST.year <= read.year <= LATEST.year:
        raise Flaw(field)
    return read.astimezone(UTC)


def instant_text(instant: datetime) -> str:
    """An instant as a file keeps it."""
    return instant.astimezone(UTC).isoformat()[: -len("+00:00")] + "Z"


def word_field(words: type[E], raw: Raw, field: str) -> E:
    """One of the words there are for something."""
    try:
        return words(string_field(raw, field))
    except ValueError:
        raise Flaw(field) from None


class Field(NamedTuple):
    """One field of a record: how it is read, with what makes no sense as a `Flaw`, and written.

    `attr` is what the entity calls it. One that is `spare` is left out where it says nothing;
    `only` tells of an entity whether it is written at all.
    """

    name: str
    read: Callable[[Raw, str], Any]
    write: Callable[[Any], Any] | None = None
    attr: str = ""
    spare: bool = False
    only: Callable[[Any], bool] | None = None


class Shape:
    """The fields of a type, in the order in which a file has them. `wrong` names the field of an
    entity that does not go with the others.
    """

    def __init__(
        self, entity: type[Any], *fields: Field, wrong: Callable[[Any], str] | None = None
    ) -> None:
        attrs: tuple[str, ...] = entity._fields
        self._make: Callable[[Iterable[Any]], Any] = entity._make
        places = [attrs.index(each.attr or each.name) for each in fields]
        self._fields = list(zip(places, fields, strict=True))
        ordered = sorted(self._fields, key=lambda pair: pair[0])
        self._readers = [(field.name, field.read) for _place, field in ordered]
        self._wrong = wrong

    def raw(self, entity: Any) -> Raw:
        """An entity as its file keeps it, without what it is found by."""
        raw: Raw = {}
        for place, (name, _read, write, _attr, spare, only) in self._fields:
            value = entity[place]
            if only is not None:
                if not only(entity):
                    continue
            elif spare and value in (None, "", 0, ()):
                continue
            raw[name] = value if write is None else write(value)
        return raw

    def read(self, raw: Raw, *first: object) -> Any:
        """An entity from its record, and from what its first field is found by, where it has one.
        Raises `Flaw`.
        """
        entity = self._make([*first, *[read(raw, name) for name, read in self._readers]])
        if self._wrong is not None and (wrong := self._wrong(entity)):
            raise Flaw(wrong)
        return entity

    def read_alike(self, group: Alike) -> list[Any]:
        """The entities of records that are alike, found by their uids. Raises `Flaw`, and
        `TypeError` where they have to be read one by one.
        """
        columns: list[Iterable[object]] = [group.uids]
        for name, read in self._readers:
            if name in group.columns:
                columns.append(group.each(name, partial(_read_field, read, name)))
            else:
                columns.append(repeat(read(group.sample, name), len(group.uids)))
        return list(map(self._make, zip(*columns, strict=True)))

    def rewriting(self, name: str) -> Callable[[Raw], Any]:
        """Tells what a field of a record would be written as, once it was read; raises `Flaw`."""
        _place, field = next(pair for pair in self._fields if pair[1].name == name)
        read, write = field.read, field.write
        if write is None:
            return lambda raw: read(raw, name)
        return lambda raw: write(read(raw, name))


def _read_field(read: Callable[[Raw, str], Any], name: str, raw: Raw, _value: object) -> Any:
    return read(raw, name)


def text(
    name: str, *, needed: bool = False, limit: int = WORDS_LIMIT, spare: bool = False
) -> Field:
    """Clean text on one line; not empty where it is `needed`."""
    return Field(name, partial(text_field, needed=needed, limit=limit), spare=spare)


def whole(
    name: str,
    least: float = -inf,
    most: float = inf,
    default: object = _NEEDED,
    *,
    spare: bool = False,
) -> Field:
    """A whole number within bounds, or the default where there is one."""

    def read(raw: Raw, field: str) -> object:
        found = raw.get(field, default)
        if found is default and default is not _NEEDED:
            return found
        if type(found) is not int or not least <= found <= most:
            raise Flaw(field)
        return found

    return Field(name, read, spare=spare)


def day(name: str) -> Field:
    """A local date."""
    return Field(name, day_field, date.isoformat)


def maybe_day(name: str, *, spare: bool = False) -> Field:
    """A local date, or nothing."""
    return Field(name, maybe_day_field, day_text, spare=spare)


def instant(name: str) -> Field:
    """An instant, in UTC."""
    return Field(name, lambda raw, field: instant_field(raw.get(field), field), instant_text)


def maybe_instant(name: str, *, spare: bool = False) -> Field:
    """An instant, or nothing."""

    def read(raw: Raw, field: str) -> datetime | None:
        found = raw.get(field)
        return None if found is None else instant_field(found, field)

    return Field(name, read, lambda value: value and instant_text(value), spare=spare)


def word(name: str, words: type[E]) -> Field:
    """One of the words there are for something."""
    known = {str(each): each for each in words}

    def read(raw: Raw, field: str) -> E:
        found = known.get(string_field(raw, field))
        if found is None:
            raise Flaw(field)
        return found

    return Field(name, read, str)


def flag(name: str, *, default: bool = False, attr: str = "", spare: bool = False) -> Field:
    """Yes or no."""
    return Field(name, lambda raw, field: raw.get(field, default) is True, attr=attr, spare=spare)


def note(name: str, limit: int = NOTE_LIMIT, *, spare: bool = False) -> Field:
    """Clean text of several lines, or nothing."""

    def read(raw: Raw, field: str) -> str:
        return clean(string_field(raw, field), limit, lines=True) if raw.get(field) else ""

    return Field(name, read, spare=spare)


def tags(name: str) -> Field:
    """Tags, clean."""
    return Field(name, lambda raw, field: tags_field(raw) if raw.get(field) else (), list)


def listed(name: str, shape: Shape, *, spare: bool = False) -> Field:
    """Several of a shape of their own."""

    def read(raw: Raw, field: str) -> tuple[Any, ...]:
        found = raw.get(field, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise Flaw(field)
        return tuple(shape.read(each) for each in found)

    return Field(name, read, lambda value: [shape.raw(each) for each in value], spare=spare)


def maybe(name: str, shape: Shape) -> Field:
    """One of a shape of its own, or nothing."""

    def read(raw: Raw, field: str) -> Any:
        found = raw.get(field)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise Flaw(field)
        return shape.read(found)

    return Field(name, read, lambda value: value and shape.raw(value), spare=True)
