"""People as a table for a spreadsheet: a row each, no cell of which can run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from detox.domain.cells import harmless
from detox.domain.person import Person, WayKind

HEADER = ("name", "mail", "phone", "post", "site", "handle", "circles")
MARK = b"name,mail,phone,post,site,handle,circles\r\n"
_KINDS = (WayKind.MAIL, WayKind.PHONE, WayKind.POST, WayKind.SITE, WayKind.HANDLE)
_BETWEEN = "\n"


def lines(people: Iterable[Person]) -> Iterator[str]:
    """The lines of the table; of several ways of a kind each stands on a line of its cell."""
    yield _line(HEADER)
    for person in people:
        yield _line(
            [
                person.name,
                *(_cell(person, kind) for kind in _KINDS),
                _BETWEEN.join(person.circles),
            ]
        )


def _cell(person: Person, kind: WayKind) -> str:
    return _BETWEEN.join(way.value for way in person.ways if way.kind is kind)


def _line(cells: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made).writerow([harmless(cell) for cell in cells])
    return made.getvalue()
