"""People as cards for an address book: vCard 3.0 (RFC 2426), or 4.0 (RFC 6350, RFC 9554).

The same person always has the same UID, so that an address book updates a card it has already.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5

from icalendar.parser import Contentline

from detox.domain.person import Person, Way, WayKind
from detox.export.profiles import page_of

MARK = b"PRODID:-//Detox//"
"""What every file of cards has near its beginning."""
_PEOPLE = UUID("0b9b3c5e-6d1f-5a53-9c0e-3f2f6f0a7d14")
_PLAIN = {WayKind.MAIL: "EMAIL", WayKind.PHONE: "TEL"}


def cards(
    people: Iterable[Person], now: datetime, *, version: int = 3, notes: bool = False
) -> Iterator[bytes]:
    """A card for each person, with what one could bring and the note only if `notes` are asked
    for: those are about somebody else.
    """
    revised = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for person in people:
        lines = _lines(person, revised, version, notes)
        yield b"".join(map(_folded, lines))


def _folded(line: str) -> bytes:
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]  # as it comes
    return folded + b"\r\n"


def uid_of(person: Person) -> str:
    """What a card is known by."""
    return f"urn:uuid:{uuid5(_PEOPLE, person.uid)}"


def _lines(person: Person, revised: str, version: int, notes: bool) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}.0"
    yield "PRODID:-//Detox//Detox//EN"
    yield f"UID:{uid_of(person)}"
    if version == 4:
        yield "KIND:individual"
    yield f"FN:{_escaped(person.name)}"
    given, _blank, family = person.name.rpartition(" ")
    yield f"N:{_escaped(family)};{_escaped(given)};;;"
    for place, way in enumerate(person.ways, 1):
        yield from _labelled(way, list(_way(way, version)), place)
    if person.circles:
        yield "CATEGORIES:" + ",".join(_escaped(circle) for circle in person.circles)
    words = "\n".join(said for said in (person.bring, person.note) if said)
    if notes and words:
        yield f"NOTE:{_escaped(words)}"
    yield f"REV:{revised}"
    yield "END:VCARD"


def _way(way: Way, version: int) -> Iterator[str]:
    if way.kind in _PLAIN:
        yield f"{_PLAIN[way.kind]}:{_escaped(way.value)}"
    elif way.kind is WayKind.POST:  # nobody knows which part of it is the street
        yield f"ADR:;;{_escaped(way.value)};;;;"
    elif way.kind is WayKind.SITE:
        yield f"URL:{_address(way.value)}"
    else:
        yield from _profile(way, version)


def _profile(way: Way, version: int) -> Iterator[str]:
    """What many programs show as a bare address, and so that address beside it."""
    page = page_of(way)
    if version == 3:
        yield f"X-SOCIALPROFILE;TYPE={way.platform}:{_address(page) or _escaped(way.handle)}"
    else:
        said = f"SOCIALPROFILE;SERVICE-TYPE={way.platform};USERNAME={_parameter(way.handle)}"
        yield f"{said}:{_address(page)}" if page else f"{said};VALUE=text:{_escaped(way.handle)}"
    if page:
        yield f"URL:{_address(page)}"


def _labelled(way: Way, lines: list[str], place: int) -> Iterator[str]:
    """What a person calls a way has no place of its own: a group ties the two together."""
    if not way.label:
        yield from lines
        return
    for line in lines:
        yield f"item{place}.{line}"
    yield f"item{place}.X-ABLABEL:{_escaped(way.label)}"


def _escaped(text: str) -> str:
    """Text as a value has it; icalendar's own function for this is on its way out."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _address(url: str) -> str:
    """An address; what some readers take for the end of it is written as its number."""
    return url.replace("\\", "%5C").replace(",", "%2C").replace(";", "%3B").replace(" ", "%20")


def _parameter(text: str) -> str:
    """The value of a parameter (RFC 6868): quoted, and without a quote in it."""
    said = text.replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{said}"'
