"""The records of people, as their document has them."""

from detox.domain.person import (
    HANDLE_LIMIT,
    LABEL_LIMIT,
    MOST_CIRCLES,
    MOST_JOINED,
    MOST_WAYS,
    MOST_WEEKS,
    NOTE_LIMIT,
    VALUE_LIMIT,
    Origin,
    Person,
    Way,
    WayKind,
    is_odd,
)
from detox.domain.sign import Sign, SignWay
from detox.domain.text import NAME_LIMIT, WORDS_LIMIT
from detox.storage.document import Raw
from detox.storage.fields import (
    Field,
    Flaw,
    Shape,
    day,
    flag,
    listed,
    maybe,
    maybe_day,
    maybe_instant,
    note,
    text,
    whole,
    word,
    words_field,
)


def words(name: str, most: int) -> Field:
    """Several words, each once."""

    def read(raw: Raw, field: str) -> tuple[str, ...]:
        found = words_field(raw, field, most)
        if len(set(found)) < len(found):
            raise Flaw(field)
        return found

    return Field(name, read, list, spare=True)


def _odd_person(person: Person) -> str:
    if len(person.ways) > MOST_WAYS:
        return "ways"
    return "rest_until" if person.rest_until is not None and not person.rests else ""


_WAY = Shape(
    Way,
    word("kind", WayKind),
    text("value", needed=True, limit=VALUE_LIMIT),
    text("label", limit=LABEL_LIMIT, spare=True),
    wrong=lambda way: "value" if is_odd(way) else "",
)
_ORIGIN = Shape(
    Origin,
    text("platform", needed=True),
    text("handle", limit=HANDLE_LIMIT, spare=True),
    maybe_day("since", spare=True),
)
PERSON = Shape(
    Person,
    text("name", needed=True, limit=NAME_LIMIT),
    listed("ways", _WAY, spare=True),
    words("circles", MOST_CIRCLES),
    whole("pace_weeks", 1, MOST_WEEKS, None, spare=True),
    text("bring", limit=WORDS_LIMIT, spare=True),
    note("note", NOTE_LIMIT, spare=True),
    maybe("origin", _ORIGIN),
    flag("rests", spare=True),
    maybe_day("rest_until", spare=True),
    maybe_day("added_on", spare=True),
    words("joined", MOST_JOINED),
    wrong=_odd_person,
)
SIGN = Shape(
    Sign,
    text("person", needed=True),
    day("day"),
    word("way", SignWay),
    flag("from_them", spare=True),
    text("line", limit=WORDS_LIMIT, spare=True),
    text("session", spare=True),
    maybe_instant("written", spare=True),
)
